"""Saving at intake: a visit with its sheet in one go, or more services in the visit of today; what is said then."""

from dataclasses import dataclass

from desktop.desk import Desk, Outcome
from desktop.printing.rows import shown_number
from desktop.services.intake import take_in
from desktop.services.papers import PrintedPaper
from desktop.services.visits import AddedVisit, NewVisit


@dataclass(frozen=True, slots=True)
class Saved:
    """A visit that was saved, its new numbers as this mall shows them, and its sheet on the way to the printer.

    `joined`: it was there already today.
    """

    visit: AddedVisit
    numbers: tuple[str, ...]
    sheet: PrintedPaper | None
    joined: bool = False

    @property
    def sentence(self) -> str:
        """Return what is said of it: numbers and codes only."""
        if not self.numbers:
            return f"Kunjungan {self.visit.code} dicatat, hanya bertanya"
        numbers = ", ".join(self.numbers)
        return f"{numbers} ditambahkan ke kunjungan hari ini" if self.joined else f"{numbers} tersimpan"


def save_visit(desk: Desk, order: NewVisit, joins: str, *, printing: bool) -> Outcome[Saved]:
    """Take a visitor in and return what the page shows of it; runs in the WRITE lane.

    Args:
        desk: with the officer signed in.
        order: the visit.
        joins: id of the visit of today that the services are added to; empty for a visit of its own.
        printing: whether a sheet is wanted.
    """
    outcome = take_in(desk, order, printing=printing, joins=joins)
    visit, sheet = outcome.value.visit, outcome.value.sheet
    numbers = tuple(shown_number(desk, ticket.number) for ticket in visit.tickets)
    joined = bool(joins) and not order.information_only
    return Outcome(Saved(visit, numbers, sheet, joined), outcome.changed)
