"""The list of requests as a file for spreadsheets, where papers go that are kept as files."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.desk import Desk, Outcome
from desktop.queries.requests import RequestFilter
from ui.dialogs.export import Exported, Wanted
from ui.printing import keep

if TYPE_CHECKING:
    from desktop.services.exporting import ExportedRegister, ListOrder


@dataclass(frozen=True, slots=True)
class ListWanted:
    """What shall leave: which requests, `.xlsx` or `.csv`, people in clear or masked, and what was said about it."""

    requests: RequestFilter
    ending: str
    clear: bool
    said: Wanted


def draw_filtered(desk: Desk, wanted: ListWanted) -> "ExportedRegister":
    """Draw the masked file, which takes a second for some thousand rows.

    Thread: LONG, with a connection of its own for as long as it reads.

    Raises:
        NotAllowed: the role does not reach.
        Refused: there are too many for one file, or a reason is missing.
    """
    from desktop.services.exporting import draw_list  # noqa: PLC0415 - xlsxwriter

    with desk.lent_connection(), desk.reading():
        return draw_list(desk, _order(wanted))


def keep_filtered(
    desk: Desk, wanted: ListWanted, folder: Path, drawn: "ExportedRegister | None" = None
) -> Outcome[Exported]:
    """Journal that the requests leave, write their file, and return a sentence with its name.

    Thread: WRITE; in clear it is drawn here, so that the file holds exactly the people who are named.

    Args:
        desk: with the officer signed in.
        wanted: which, and how; with the password where it was not given a moment ago.
        folder: made where it is missing.
        drawn: the masked file.

    Raises:
        NotAllowed: the role does not reach, or the password is wrong or missing.
        Refused: there are too many for one file, or a reason is missing.
        OSError: the folder or the file cannot be written.
    """
    from desktop.services.exporting import export_list  # noqa: PLC0415 - xlsxwriter

    desk = wanted.said.confirmed(desk)
    made = export_list(desk, _order(wanted), drawn)
    local: datetime = desk.calendar().local(desk.now())
    kind = "permohonan-tanpa-samaran" if wanted.clear else "permohonan"
    name = f"{kind}-{local:%Y-%m-%d-%H%M%S}{wanted.ending}"
    sentence = f"{made.value.rows} permohonan: {keep(folder / name, made.value.data)}"
    return Outcome(Exported(sentence, desk.session), made.changed)


def _order(wanted: ListWanted) -> "ListOrder":
    from desktop.services.exporting import ListOrder  # noqa: PLC0415 - xlsxwriter

    said = wanted.said
    return ListOrder(wanted.requests, wanted.ending, wanted.clear, said.words, said.purpose)
