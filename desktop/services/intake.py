"""Taking somebody in together with the paper that they are owed, so that no crash comes between the two."""

from dataclasses import dataclass

from desktop.desk import Desk, Outcome
from desktop.services.joining import join_visit
from desktop.services.papers import PaperKind, PrintedPaper, print_paper
from desktop.services.visits import AddedVisit, NewVisit, add_visit


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A visit that was saved, and its sheet on the way to the printer; None where none was asked for."""

    visit: AddedVisit
    sheet: PrintedPaper | None = None


def take_in(desk: Desk, order: NewVisit, *, printing: bool, joins: str = "") -> Outcome[TakenIn]:
    """Take in a visitor and draw the sheet in one transaction: who has a number is owed its paper.

    Saved apart, a crash in between would leave numbers that nobody knows to be missing on paper.

    Args:
        desk: with the officer signed in.
        order: the visit.
        printing: whether a sheet shall be printed; a question only has none.
        joins: id of the visitor's visit of today that the services are added to; empty for a visit of its own.

    Raises:
        Refused: as for `add_visit` or `join_visit`.
        NotAllowed: as for `add_visit` and `print_paper`.
    """
    if not printing or order.information_only:
        added = _added(desk, order, joins)
        return Outcome(TakenIn(added.value), added.changed)
    with desk.writing():
        added = _added(desk, order, joins)
        sheet = print_paper(desk, PaperKind.VISIT_SHEET, added.value.id)
    return Outcome(TakenIn(added.value, sheet.value), added.changed | sheet.changed)


def _added(desk: Desk, order: NewVisit, joins: str) -> Outcome[AddedVisit]:
    """Add the visit, or add to one of today; a question only is a visit of its own."""
    return join_visit(desk, joins, order) if joins and not order.information_only else add_visit(desk, order)
