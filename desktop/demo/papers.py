"""The papers of a handful of visits, printed in the course of the day as the officers would print them."""

from dataclasses import dataclass, field
from pathlib import Path

from desktop.desk import Desk
from desktop.paths import private_folder, write_whole
from desktop.services.papers import PaperKind, PrintedPaper, print_paper
from desktop.services.print_jobs import mark_sent
from desktop.services.taking_in import receipt_of_ticket
from desktop.services.visits import AddedVisit, NewVisit

FOLDER = "papers"
WANTED = {"priority": 2, "several": 3, "single": 2}
"""How many visits of each kind: one who goes first, one with several steps, one with a single step."""

HANDOVERS = 2


@dataclass(slots=True)
class Papers:
    """What is still to be printed; numbers are those of tickets whose receipt is wanted."""

    folder: Path
    wanted: dict[str, int] = field(default_factory=lambda: dict(WANTED))
    receipts: list[str] = field(default_factory=list)
    handovers: int = HANDOVERS

    def at_intake(self, desk: Desk, visit: NewVisit, added: AddedVisit) -> None:
        """Print the sheet and the tickets of a visit that was just taken in, when one of its kind is wanted."""
        kind = "priority" if visit.priority else "several" if len(added.tickets) > 1 else "single"
        if not added.tickets or visit.documents is None or not self.wanted[kind]:
            return
        self.wanted[kind] -= 1
        self._print(desk, PaperKind.VISIT_SHEET, added.code)
        for ticket in added.tickets:
            self._print(desk, PaperKind.TICKET, ticket.number)
            self.receipts.append(ticket.number)

    def wants_receipt(self, number: str) -> bool:
        """Return whether the receipt of a ticket is wanted."""
        return number in self.receipts

    def at_pickup(self, desk: Desk, request: str) -> None:
        """Print what the first ones sign who collect a product."""
        if self.handovers:
            self.handovers -= 1
            self._print(desk, PaperKind.HANDOVER, request)

    def at_counter(self, desk: Desk, number: str) -> None:
        """Print the receipt for the papers of a ticket that is done, when it is wanted."""
        if self.wants_receipt(number):
            self.receipts.remove(number)
            self._keep(desk, PaperKind.RECEIPT, receipt_of_ticket(desk, number).value)

    def _print(self, desk: Desk, kind: PaperKind, about: str) -> None:
        self._keep(desk, kind, print_paper(desk, kind, about).value)

    def _keep(self, desk: Desk, kind: PaperKind, printed: PrintedPaper) -> None:
        name = f"{kind.replace('_', '-')}-{printed.title}.pdf"
        write_whole(private_folder(self.folder) / name, printed.bytes, private=True)
        mark_sent(desk, printed.paper_id)
