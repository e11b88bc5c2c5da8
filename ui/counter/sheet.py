"""What the counter's page shows, read in one go in a lane: the view, and its instants on the mall's clock."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.desk import Desk
from desktop.queries.counter import CounterView, counter_view
from desktop.queries.sentences import clock


@dataclass(frozen=True, slots=True)
class Sheet:
    """The counter at one moment.

    Attributes:
        clocks: instant in UTC milliseconds -> `09.14`.
    """

    view: CounterView
    clocks: Mapping[int, str]


def read_sheet(desk: Desk, counter: str) -> Sheet:
    """Return how a counter stands now. Thread: READ.

    Raises:
        Refused: there is no such counter.
    """
    view = counter_view(desk, counter)
    rows = (*view.waiting, *view.absent)
    instants = {row.returned_at for row in rows} | {row.absent_at for row in rows} | {view.counter.since}
    if view.current is not None:
        instants |= {note.at for note in view.current.notes}
    return Sheet(view, {at: clock(desk, at) for at in instants if at is not None})
