"""Papers taken in and products handed over, each together with the paper that is owed for it.

Saved apart, a crash in between would leave a dossier that nobody knows to be without its receipt.
"""

from dataclasses import dataclass

from desktop.desk import Desk, Outcome
from desktop.printing.rows import find_ticket
from desktop.services.opening import NewRequest, Someone, hand_over, open_request
from desktop.services.papers import PaperKind, PrintedPaper, print_paper
from desktop.services.requests import RequestNow
from models.rules.bodies.requests import Proof


@dataclass(frozen=True, slots=True)
class WithPaper:
    """A request as it stands now, and its paper on the way to the printer."""

    request: RequestNow
    paper: PrintedPaper


def take_in_papers(desk: Desk, order: NewRequest, *, finish: bool = False) -> Outcome[WithPaper]:
    """Open a request and draw its receipt in one transaction.

    Args:
        desk: with the officer signed in.
        order: the request.
        finish: as for `open_request`.

    Raises:
        Refused: as for `open_request`.
        NotAllowed: as for `open_request` and `print_paper`.
    """
    with desk.writing():
        opened = open_request(desk, order, finish=finish)
        paper = print_paper(desk, PaperKind.RECEIPT, opened.value.id)
    return Outcome(WithPaper(opened.value, paper.value), opened.changed | paper.changed)


def receipt_of_ticket(desk: Desk, about: str) -> Outcome[PrintedPaper]:
    """Draw the receipt for the papers of a ticket; the request is opened where it has none yet.

    Of several requests it is the newest one's.

    Args:
        desk: with the officer signed in.
        about: number of today or id of the ticket.

    Raises:
        Refused: there is no such ticket, or no papers can be at the counter in its state.
        NotAllowed: as for `open_request` and `print_paper`.
    """
    with desk.writing() as write:
        ticket_id, _ = find_ticket(desk, about)
        row = write.db.execute_sql(
            "SELECT id FROM request WHERE ticket = ? ORDER BY count DESC, id DESC LIMIT 1", (ticket_id,)
        ).fetchone()
        if row is not None:
            return print_paper(desk, PaperKind.RECEIPT, row[0])
        taken = take_in_papers(desk, NewRequest(ticket=ticket_id))
    return Outcome(taken.value.paper, taken.changed)


def hand_over_product(
    desk: Desk, code: str, proof: Proof, collector: Someone | None = None, note: str = ""
) -> Outcome[WithPaper]:
    """Note that a product was collected and draw the paper of it in one transaction; see `hand_over`."""
    with desk.writing():
        done = hand_over(desk, code, proof, collector, note)
        paper = print_paper(desk, PaperKind.HANDOVER, done.value.id)
    return Outcome(WithPaper(done.value, paper.value), done.changed | paper.changed)
