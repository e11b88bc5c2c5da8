"""Cases about citizens' rights (Permintaan warga): received, answered, opened again."""

from dataclasses import dataclass
from datetime import datetime

from desktop.desk import Desk, Outcome, Topic, milliseconds
from desktop.errors import Refused
from desktop.queries.belongings import named_person
from desktop.queries.cases import named_case
from desktop.security.permissions import require
from desktop.services.notes import write_note
from models.journal import events_of
from models.rules.bodies.rights import CaseAnswered, CaseGround, CaseOpened, CaseOutcome, IdentityProof, Right
from models.rules.events import Subject, Undone, in_order
from models.rules.folds.rights import Case, CaseState

CHANGED = frozenset({Topic.PEOPLE})


@dataclass(frozen=True, slots=True)
class NewCase:
    """What somebody asks.

    Attributes:
        about: id of the person, or the code of a visit or request of theirs; empty where they are not in the file.
        received: when it came, with a zone; None for now. The 72 hours run from it.
        words: what they said, at most 1,000 characters.
    """

    right: Right
    about: str = ""
    received: datetime | None = None
    proof: IdentityProof = IdentityProof.SEEN
    words: str = ""


def open_case(desk: Desk, order: NewCase) -> Outcome[str]:
    """Write down what somebody asks about their data and return the id of the case.

    Raises:
        Refused: there is no such person, or it is said to have come in the future.
        NotAllowed: the role does not reach.
    """
    require(desk, "rights.open")
    with desk.writing() as write:
        received = write.now_ms if order.received is None else milliseconds(order.received)
        if not 0 <= received <= write.now_ms:
            raise Refused("case.to_come")
        person = named_person(desk, order.about) if order.about.strip() else None
        case = write.new_id()
        write.append(CaseOpened(order.right, received, person, order.proof), case)
        write_note(write, Subject.CASE, case, "note", order.words)
    return Outcome(case, CHANGED)


def answer_case(
    desk: Desk, named: str, outcome: CaseOutcome, ground: CaseGround | None = None, words: str = ""
) -> Outcome[str]:
    """Close a case with its outcome and return its id; the words go into the letter.

    Raises:
        Refused: there is no such case, it is answered, or a refusal is without its ground.
        NotAllowed: the role does not reach.
    """
    require(desk, "rights.answer")
    with desk.writing() as write:
        case = named_case(desk, named)
        state: Case = write.read(Subject.CASE, case)
        if state.state is not CaseState.OPEN:
            raise Refused("case.answered_already")
        if outcome in (CaseOutcome.REFUSED, CaseOutcome.PARTLY) and ground is None:
            raise Refused("case.no_ground")
        write.append(CaseAnswered(outcome, ground), case)
        write_note(write, Subject.CASE, case, "reason", words)
    return Outcome(case, CHANGED)


def reopen_case(desk: Desk, named: str) -> Outcome[str]:
    """Take the answer of a case back and return its id; its 72 hours run on from when it came.

    Raises:
        Refused: there is no such case, or it is open.
        NotAllowed: the role does not reach.
    """
    require(desk, "rights.answer")
    with desk.writing() as write:
        case = named_case(desk, named)
        last = in_order(events_of(write.db, Subject.CASE, case))[-1]
        if not isinstance(last.body, CaseAnswered):
            raise Refused("case.is_open")
        write.append(Undone(last.origin, last.seq), case, subject=Subject.CASE)
    return Outcome(case, CHANGED)
