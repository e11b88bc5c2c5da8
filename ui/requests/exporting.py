"""The list of requests as a file for spreadsheets, where papers go that are kept as files."""

from datetime import datetime
from pathlib import Path

from desktop.desk import Desk, Outcome
from desktop.queries.requests import RequestFilter
from ui.printing import keep


def export_filtered(
    desk: Desk, wanted: RequestFilter, ending: str, folder: Path, reason: str = ""
) -> Outcome[str]:
    """Write the requests that a page shows, and return a sentence with the file's name.

    Thread: WRITE, since it is journalled that they left.

    Args:
        desk: with the officer signed in.
        wanted: which.
        ending: `.xlsx` or `.csv`.
        folder: made where it is missing.
        reason: why names and numbers leave in clear; empty: they are masked.

    Raises:
        NotAllowed: the role does not reach.
        Refused: there are too many for one file.
        OSError: the folder or the file cannot be written.
    """
    from desktop.services.exporting import ListOrder, export_list  # noqa: PLC0415 - xlsxwriter

    order = ListOrder(wanted, ending, reveal=bool(reason), reason=reason)
    made = export_list(desk, order)
    local: datetime = desk.calendar().local(desk.now())
    kind = "permohonan-tanpa-samaran" if reason else "permohonan"
    name = f"{kind}-{local:%Y-%m-%d-%H%M%S}{ending}"
    said = keep(folder / name, made.value.data)
    return Outcome(f"{made.value.rows} permohonan: {said}", made.changed)
