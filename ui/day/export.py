"""The register of a day as a file for spreadsheets, where papers go that are kept as files."""

from datetime import date
from pathlib import Path

from desktop.desk import Desk, Outcome
from ui.dialogs.export import Exported, Wanted
from ui.printing import keep


def export_day(desk: Desk, day: date | None, ending: str, folder: Path, wanted: Wanted) -> Outcome[Exported]:
    """Write all tickets of a local day, without anything of a person. Thread: WRITE.

    Args:
        desk: with the officer signed in.
        day: first and last day of the register; None for today.
        ending: `.xlsx` or `.csv`.
        folder: made where it is missing; an older file of that day stays, and the new one gets another name.
        wanted: with the password where it was not given a moment ago.

    Raises:
        NotAllowed: the role does not reach, or the password is wrong or missing.
        OSError: the folder or the file cannot be written.
    """
    from desktop.services.exporting import ExportOrder, export_register  # noqa: PLC0415 - xlsxwriter

    desk = wanted.confirmed(desk)
    of = day or desk.today()
    order = ExportOrder("tickets", of, of, ending, reason=wanted.words, purpose=wanted.purpose)
    made = export_register(desk, order)
    sentence = keep(folder / f"rekap-tiket-{of.isoformat()}{ending}", made.value.data)
    return Outcome(Exported(sentence, desk.session), made.changed)
