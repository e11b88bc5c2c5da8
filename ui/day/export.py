"""The register of a day as a file for spreadsheets, where papers go that are kept as files."""

from datetime import date
from pathlib import Path

from desktop.desk import Desk
from ui.printing import keep


def export_day(desk: Desk, day: date | None, ending: str, folder: Path) -> str:
    """Write all tickets of a local day, without anything of a person, and return a sentence with the file's name.

    Thread: LONG, with a connection of its own for as long as it reads.

    Args:
        desk: with the officer signed in.
        day: first and last day of the register; None for today.
        ending: `.xlsx` or `.csv`.
        folder: made where it is missing; an older file of that day is replaced.

    Raises:
        NotAllowed: the role does not reach.
        OSError: the folder or the file cannot be written.
    """
    from desktop.services.exporting import ExportOrder, export_register  # noqa: PLC0415 - xlsxwriter

    with desk.lent_connection(), desk.reading():
        of = day or desk.today()
        made = export_register(desk, ExportOrder("tickets", of, of, ending)).value
    return keep(folder / f"rekap-tiket-{of.isoformat()}{ending}", made.data)
