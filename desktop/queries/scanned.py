"""Where a scanned code leads: a visit to its ticket, a request or a complaint to itself."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.printing.rows import find_complaint, find_request, find_visit, steps_of
from desktop.security.permissions import require
from models.rules.folds.tickets import TicketState

_OVER = frozenset({TicketState.CANCELLED, TicketState.EXPIRED, TicketState.DONE, TicketState.NO_SHOW})


class ScannedKind(StrEnum):
    """What a code is of."""

    TICKET = "ticket"
    REQUEST = "request"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class Scanned:
    """Where to look, and for what: the number of a ticket, or the code of a request or complaint."""

    kind: ScannedKind
    words: str


def scanned(desk: Desk, typed: str) -> Scanned:
    """Return where a code leads; of a visit with several tickets the first that is not over.

    Raises:
        Refused: `scan.unknown`: it is no code of this mall, or nothing here has it.
        NotAllowed: the role does not reach.
    """
    require(desk, "ticket.show")
    bare = typed.strip().upper().removeprefix("PANDU1:")
    with desk.reading():
        try:
            if bare.startswith("P"):
                return Scanned(ScannedKind.COMPLAINT, find_complaint(desk, bare)[1].code)
            if bare.startswith("R"):
                return Scanned(ScannedKind.REQUEST, find_request(desk, bare)[1].code)
            steps = steps_of(desk, find_visit(desk, bare)[0])
        except Refused as refused:
            raise Refused("scan.unknown") from refused
        step = next((one for one in steps if one.ticket.state not in _OVER), next(iter(steps), None))
    if step is None:
        raise Refused("scan.unknown")
    return Scanned(ScannedKind.TICKET, step.ticket.number)
