"""The list of requests as a file for spreadsheets, where papers go that are kept as files."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.desk import Desk, Outcome
from desktop.queries.requests import RequestFilter
from ui.printing import keep

if TYPE_CHECKING:
    from desktop.services.exporting import DrawnList, ListOrder


@dataclass(frozen=True, slots=True)
class Wanted:
    """What shall leave: which requests, `.xlsx` or `.csv`, and why in clear (empty: masked)."""

    requests: RequestFilter
    ending: str
    reason: str = ""


def draw_filtered(desk: Desk, wanted: Wanted) -> "DrawnList":
    """Draw the masked file, which takes a second for some thousand rows.

    Thread: LONG, with a connection of its own for as long as it reads.

    Raises:
        NotAllowed: the role does not reach.
        Refused: there are too many for one file.
    """
    from desktop.services.exporting import draw_list  # noqa: PLC0415 - xlsxwriter

    with desk.lent_connection(), desk.reading():
        return draw_list(desk, _order(wanted))


def keep_filtered(desk: Desk, wanted: Wanted, folder: Path, drawn: "DrawnList | None" = None) -> Outcome[str]:
    """Journal that the requests leave, write their file, and return a sentence with its name.

    Thread: WRITE; in clear it is drawn here, so that the file holds exactly the people who are named.

    Args:
        desk: with the officer signed in.
        wanted: which, and how.
        folder: made where it is missing.
        drawn: the masked file.

    Raises:
        NotAllowed: the role does not reach.
        Refused: there are too many for one file.
        OSError: the folder or the file cannot be written.
    """
    from desktop.services.exporting import export_list  # noqa: PLC0415 - xlsxwriter

    made = export_list(desk, _order(wanted), drawn)
    local: datetime = desk.calendar().local(desk.now())
    kind = "permohonan-tanpa-samaran" if wanted.reason else "permohonan"
    name = f"{kind}-{local:%Y-%m-%d-%H%M%S}{wanted.ending}"
    said = keep(folder / name, made.value.data)
    return Outcome(f"{made.value.rows} permohonan: {said}", made.changed)


def _order(wanted: Wanted) -> "ListOrder":
    from desktop.services.exporting import ListOrder  # noqa: PLC0415 - xlsxwriter

    return ListOrder(wanted.requests, wanted.ending, reveal=bool(wanted.reason), reason=wanted.reason)
