"""What stands in the way and who of another agency looks after it; what was taken on in the morning briefing."""

from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import Refused
from desktop.queries.officers import by_login
from desktop.queries.together import named_in
from desktop.security.permissions import require
from desktop.services.notes import write_note
from models.rules.bodies import goals as said
from models.rules.bodies.goals import BlockerCause, Resolution, UnkeptReason
from models.rules.bodies.officers import Role
from models.rules.events import Subject
from models.rules.folds.goals import Blocker, Commitment, CommitmentState
from models.rules.folds.officers import Officer

CHANGED = frozenset({Topic.GOALS})


@dataclass(frozen=True, slots=True)
class NewBlocker:
    """A blocker to raise.

    Attributes:
        words: what stands in the way, at most 1,000 characters; may be empty where the cause says it.
        owner: login of the officer who looks after it, of another agency.
        due: local day.
        agency: code of the agency that raises it; None: that of the officer at a counter, else the desk.
        outage: id of an outage; `service`: code of a service.
    """

    cause: BlockerCause
    owner: str
    due: date
    words: str = ""
    agency: str | None = None
    outage: str | None = None
    service: str | None = None


def raise_blocker(desk: Desk, order: NewBlocker) -> Outcome[str]:
    """Raise a blocker and return its id.

    Raises:
        NotAllowed: the role `counter`, for another agency.
        Refused: its day is past, its owner is unknown or of no other agency, or what it names is unknown.
    """
    session = desk.session
    own = session.agency if session is not None and session.role is Role.COUNTER else None
    agency = order.agency or own
    require(desk, "blocker.raise", agency)
    with desk.writing() as write:
        _check_due(write, order.due)
        owner, officer = _officer(write, order.owner)
        if officer.agency is None or officer.agency == agency:
            raise Refused("blocker.owner", name=officer.name)
        for subject, named in (
            (Subject.AGENCY, agency),
            (Subject.OUTAGE, order.outage),
            (Subject.SERVICE, order.service),
        ):
            if named is not None and write.read(subject, named) is None:
                raise Refused("blocker.about_unknown", what=subject.name.lower(), named=named)
        if order.cause is BlockerCause.OTHER and not order.words.strip():
            raise Refused("blocker.no_words")
        blocker = write.new_id()
        due = order.due.isoformat()
        write.append(
            said.BlockerRaised(order.cause, owner, due, agency, order.outage, order.service), blocker
        )
        write_note(write, Subject.BLOCKER, blocker, "blocker", order.words)
    return Outcome(blocker, CHANGED)


def close_blocker(desk: Desk, named: str, resolution: Resolution, words: str = "") -> Outcome[str]:
    """Note that a blocker is out of the way, and return its id.

    Raises:
        NotAllowed: the role `counter`, for one that another agency raised.
        Refused: there is no such blocker, or it is closed already.
    """
    with desk.writing() as write:
        blocker = named_in(desk, "blocker", named)
        state: Blocker = write.read(Subject.BLOCKER, blocker)
        require(desk, "blocker.close", state.agency)
        if state.resolution is not None:
            raise Refused("blocker.closed")
        write.append(said.BlockerClosed(resolution), blocker)
        write_note(write, Subject.BLOCKER, blocker, "resolution", words)
    return Outcome(blocker, CHANGED)


def make_commitment(desk: Desk, words: str, who: str, due: date) -> Outcome[str]:
    """Write down what an officer, by login, takes on until a local day, and return its id.

    Raises:
        NotAllowed: the role does not reach.
        Refused: it has no words, its day is past, or the officer is unknown.
    """
    require(desk, "commitment.note")
    with desk.writing() as write:
        _check_due(write, due)
        officer, _ = _officer(write, who)
        if not words.strip():
            raise Refused("commitment.no_words")
        commitment = write.new_id()
        write.append(said.CommitmentMade(officer, due.isoformat()), commitment)
        write_note(write, Subject.COMMITMENT, commitment, "commitment", words)
    return Outcome(commitment, CHANGED)


def settle_commitment(
    desk: Desk, named: str, unkept: UnkeptReason | None = None, words: str = ""
) -> Outcome[str]:
    """Note that a commitment was kept, or for which reason it was not, and return its id.

    Raises:
        NotAllowed: the role does not reach.
        Refused: there is no such commitment, or its end is noted already.
    """
    require(desk, "commitment.note")
    with desk.writing() as write:
        commitment = named_in(desk, "commitment", named)
        state: Commitment = write.read(Subject.COMMITMENT, commitment)
        if state.state is not CommitmentState.OPEN:
            raise Refused("commitment.over", state=state.state)
        write.append(said.CommitmentKept() if unkept is None else said.CommitmentUnkept(unkept), commitment)
        write_note(write, Subject.COMMITMENT, commitment, "reason", words)
    return Outcome(commitment, CHANGED)


def hold_huddle(desk: Desk, agencies: tuple[str, ...]) -> Outcome[str]:
    """Note which agencies were in today's morning briefing, and return the day; said again, the newest counts.

    Raises:
        NotAllowed: the role does not reach.
        Refused: none was there, or one is unknown.
    """
    require(desk, "commitment.note")
    there = tuple(sorted(set(agencies)))
    if not there:
        raise Refused("huddle.nobody")
    with desk.writing() as write:
        for code in there:
            if write.read(Subject.AGENCY, code) is None:
                raise Refused("catalogue.no_agency", agency=code)
        day = write.today().isoformat()
        write.append(said.HuddleHeld(there), day)
    return Outcome(day, CHANGED)


def _check_due(write: Write, due: date) -> None:
    if due < write.today():
        raise Refused("together.past", due=due)


def _officer(write: Write, login: str) -> tuple[str, Officer]:
    found = by_login(write.desk.store, login)
    if found is None or found[1].disabled:
        raise Refused("together.no_officer", login=login)
    return found
