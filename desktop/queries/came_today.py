"""What of today there is already about somebody who stands at intake: their visit and its numbers."""

from dataclasses import dataclass

from desktop.desk import Desk
from desktop.printing.rows import shown_number, steps_of
from desktop.queries.people import people_rows
from desktop.security.permissions import require
from models.rules.folds.tickets import OPEN


@dataclass(frozen=True, slots=True)
class CameToday:
    """A visit of today.

    Attributes:
        visit: its id.
        at: local `HH.MM` of its arrival.
        numbers: that are still open, as this mall shows them, in the order of the visit; empty where all is over.
    """

    visit: str
    at: str
    numbers: tuple[str, ...]


def came_today(desk: Desk, person: str) -> CameToday | None:
    """Return somebody's newest visit of today that has a number, under whatever entry; None where there is none.

    Raises:
        NotAllowed: the role takes nobody in.
    """
    require(desk, "visit.add")
    row = people_rows(desk, (person,)).get(person)
    if row is None or not row.visit_today:
        return None
    still = (step.ticket for step in steps_of(desk, row.visit_today) if step.ticket.state in OPEN)
    return CameToday(
        row.visit_today, row.came_today, tuple(shown_number(desk, ticket.number) for ticket in still)
    )
