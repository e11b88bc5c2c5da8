"""One look at the board: what is asked of the store for it, and what comes back."""

from dataclasses import dataclass

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.agencies import AgencyName, agency_names
from desktop.queries.board import Board, VisitPath, board, visit_path
from desktop.queries.enums import TicketState
from ui.board.head import Wish

_TO_COME = frozenset({TicketState.BLOCKED, TicketState.WAITING})


@dataclass(frozen=True, slots=True)
class Look:
    """What one reading of the page found; `path` is of the chosen ticket, None for none."""

    board: Board
    path: VisitPath | None
    agencies: tuple[AgencyName, ...]


def look(desk: Desk, wish: Wish, page: int, columns: int, chosen: str) -> Look:
    """Return the board as it is wished for, with the visit of the chosen ticket; at one moment."""
    with desk.reading():
        found = board(
            desk, {wish.agency} if wish.agency else None, page, columns, wish.text, only_open=wish.only_open
        )
        return Look(found, _path(desk, chosen), agency_names(desk))


def to_come(path: VisitPath) -> bool:
    """Return whether a visit of several steps has one that still waits."""
    return len(path.stops) > 1 and any(stop.state in _TO_COME for stop in path.stops)


def _path(desk: Desk, chosen: str) -> VisitPath | None:
    try:
        return visit_path(desk, chosen) if chosen else None
    except Refused:  # a ticket of a file that was put back meanwhile
        return None
