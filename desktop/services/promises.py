"""The promise book (Buku janji): what the house promised a visitor, by when, who owes it, and whether it was kept."""

from dataclasses import dataclass
from datetime import datetime

from desktop.desk import Desk, Outcome, Topic, Write, milliseconds
from desktop.errors import Refused
from desktop.queries.promises import named_promise
from desktop.security.permissions import require
from desktop.services.notes import write_note
from models.journal import events_of
from models.rules.bodies import promises as said
from models.rules.bodies.officers import Role
from models.rules.bodies.promises import BrokenReason
from models.rules.events import Subject, Undone, in_order
from models.rules.folds.promises import Promise, PromiseState
from models.rules.folds.tickets import Ticket

CHANGED = frozenset({Topic.PROMISES})


@dataclass(frozen=True, slots=True)
class NewPromise:
    """A promise to write down.

    Attributes:
        words: what was promised, at most 1,000 characters.
        due: by when, with a zone.
        agency: code of the agency that owes it; None: that of the ticket's service or of the officer at a
            counter, else the desk.
        owner: id of the officer who owes it; None: who writes it down.
        visit: id of the visit; it follows from the ticket.
        ticket: id of one of its tickets.
        request: id of a dossier.
    """

    words: str
    due: datetime
    agency: str | None = None
    owner: str | None = None
    visit: str | None = None
    ticket: str | None = None
    request: str | None = None


def make_promise(desk: Desk, order: NewPromise) -> Outcome[str]:
    """Write a promise down and return its id.

    Raises:
        Refused: it has no words, its time is past, or agency, officer, visit or ticket are unknown.
        NotAllowed: the role `counter`, for another agency.
    """
    with desk.writing() as write:
        if milliseconds(order.due) <= write.now_ms:
            raise Refused("promise.past")
        body = _made(write, order)
        require(desk, "promise.make", body.agency)
        promise = write.new_id()
        if not order.words.strip():
            raise Refused("promise.no_words")
        write.append(body, promise)
        write_note(write, Subject.PROMISE, promise, "promise", order.words)
    return Outcome(promise, CHANGED)


def _made(write: Write, order: NewPromise) -> said.PromiseMade:
    ticket: Ticket | None = write.read(Subject.TICKET, order.ticket) if order.ticket else None
    session = write.desk.session
    agency = order.agency
    if agency is None and ticket is not None:
        agency = write.read(Subject.SERVICE, ticket.service).agency
    if agency is None and session is not None and session.role is Role.COUNTER:
        agency = session.agency
    visit = ticket.visit if ticket is not None else order.visit
    owner = order.owner or (None if session is None else session.officer)
    for subject, named in (
        (Subject.AGENCY, agency),
        (Subject.OFFICER, owner),
        (Subject.TICKET, order.ticket),
        (Subject.VISIT, visit),
    ):
        if named is not None and write.read(subject, named) is None:
            raise Refused("promise.about_unknown", what=subject.name.lower())
    return said.PromiseMade(milliseconds(order.due), agency, owner, visit, order.ticket, order.request)


def keep_promise(desk: Desk, named: str) -> Outcome[str]:
    """Note that a promise was kept, and return its id.

    Raises:
        Refused: there is no such promise, or its end is noted already.
        NotAllowed: the role `counter`, for another agency's.
    """
    return _end(desk, named, said.PromiseKept())


def break_promise(desk: Desk, named: str, reason: BrokenReason, apology: str = "") -> Outcome[str]:
    """Note that a promise was not kept, why, and what was said to the visitor about it.

    Raises:
        Refused: as `keep_promise`.
        NotAllowed: as `keep_promise`.
    """
    return _end(desk, named, said.PromiseBroken(reason), apology)


def _end(
    desk: Desk, named: str, body: said.PromiseKept | said.PromiseBroken, apology: str = ""
) -> Outcome[str]:
    with desk.writing() as write:
        promise, state = _known(write, named)
        if state.state is not PromiseState.OPEN:
            raise Refused("promise.over", state=state.state)
        write.append(body, promise)
        write_note(write, Subject.PROMISE, promise, "apology", apology)
    return Outcome(promise, CHANGED)


def undo_promise(desk: Desk, named: str, *, making: bool = False) -> Outcome[str]:
    """Take back the end of a promise; or, `making`, that it was made, as long as it has not ended.

    Raises:
        Refused: there is no such promise, or what is to be taken back is not the last word on it.
        NotAllowed: as `keep_promise`.
    """
    with desk.writing() as write:
        promise, state = _known(write, named)
        last = in_order(events_of(write.db, Subject.PROMISE, promise))[-1]
        if isinstance(last.body, said.PromiseMade) is not making:
            raise Refused("promise.not_so", state=state.state)
        write.append(Undone(last.origin, last.seq), promise, subject=Subject.PROMISE)
    return Outcome(promise, CHANGED)


def _known(write: Write, named: str) -> tuple[str, Promise]:
    promise = named_promise(write.desk, named)
    state: Promise = write.read(Subject.PROMISE, promise)
    require(write.desk, "promise.settle", state.agency)
    return promise, state
