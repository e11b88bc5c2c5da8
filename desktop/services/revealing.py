"""Looking at people in clear: who a visitor or an applicant is and how to reach them, each look journalled."""

from dataclasses import dataclass, field

from desktop.desk import Desk, Outcome, Write
from desktop.errors import Refused
from desktop.printing.rows import find_complaint, find_visit, steps_of
from desktop.queries.names import day_start_ms
from desktop.queries.same_people import kept_id
from desktop.queries.visit_path import require_one_of
from desktop.security.permissions import require
from desktop.services.notes import write_note, write_reason
from desktop.services.requests import known_request
from models.rules.bodies.notes import AccessViewed, LookReason
from models.rules.events import Subject
from models.rules.folds.visits import Person

OWN_ACTS = (40, 41, 52, 54, 110, 111, 190)
"""Kinds by which a visitor is the officer's own: arrived, greeted, called, started, request opened, papers received,
complaint taken in."""


@dataclass(frozen=True, slots=True)
class Look:
    """Why somebody is looked at; nothing where it is the officer's own visitor of today."""

    reason: LookReason | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class PersonInClear:
    """A person as the paper shows them.

    Attributes:
        role: `visitor`, `applicant`, `proxy`, `company`, `collector` or `complainant`.
        birth: ISO day, empty where it is not known.
    """

    role: str
    person: str
    name: str
    phone: str
    id_number: str = field(default="", repr=False)
    birth: str = ""


def reveal_request(desk: Desk, code: str, look: Look | None = None) -> Outcome[tuple[PersonInClear, ...]]:
    """Return the people of a request in clear; one look for each is journalled.

    Raises:
        Refused: there is no such request; it is not the officer's own of today and no reason was given.
        NotAllowed: the role does not reach.
    """
    with desk.writing() as write:
        request_id, request = known_request(write, code, "request.reveal")
        roles = {
            "applicant": request.person,
            "proxy": request.proxy,
            "company": request.company,
            "collector": request.collector,
        }
        about = [request_id, *_visit_and_tickets(write, request.visit)]
        return _shown(write, roles, request_id, about, look or Look())


def reveal_visit(desk: Desk, code: str, look: Look | None = None) -> Outcome[tuple[PersonInClear, ...]]:
    """Return the visitor of a visit in clear, empty where nobody gave a name; the look is journalled.

    Raises:
        Refused: there is no such visit; it is not the officer's own of today and no reason was given.
        NotAllowed: the role `counter`, and no step belongs to the own agency.
    """
    require(desk, "visit.reveal")
    with desk.writing() as write:
        visit_id, visit = find_visit(desk, code)
        require_one_of(desk, [step.service.agency for step in steps_of(desk, visit_id)])
        roles = {"visitor": visit.person}
        return _shown(write, roles, visit_id, _visit_and_tickets(write, visit_id), look or Look())


def reveal_complaint(desk: Desk, code: str, look: Look | None = None) -> Outcome[tuple[PersonInClear, ...]]:
    """Return who complained in clear, empty for somebody unnamed; the look is journalled.

    Raises:
        Refused: there is no such complaint; it is not the officer's own of today and no reason was given.
        NotAllowed: the role does not reach; the role `counter`, for another agency's.
    """
    complaint, state = find_complaint(desk, code)
    require(desk, "complaint.reveal", state.agency or "")
    with desk.writing() as write:
        return _shown(write, {"complainant": state.person}, complaint, [complaint], look or Look())


def reveal_person(desk: Desk, person: str, look: Look | None = None) -> Outcome[tuple[PersonInClear, ...]]:
    """Return somebody of the guest book in clear, as intake has them before it; the look is journalled.

    Raises:
        Refused: there is no such person; they are not the officer's own of today and no reason was given.
        NotAllowed: the role does not reach.
    """
    require(desk, "person.reveal")
    with desk.writing() as write:
        kept = kept_id(write.db, person)
        known: Person | None = write.read(Subject.PERSON, kept)
        if known is None or known.erased:
            raise Refused("person.unknown")
        return _shown(write, {"visitor": kept}, "", _visits_today(write, kept), look or Look())


def _shown(
    write: Write, roles: dict[str, str | None], about_id: str, about: list[str], look: Look
) -> Outcome[tuple[PersonInClear, ...]]:
    own = _is_own_today(write, about)
    if look.reason is LookReason.OWN_TODAY or (look.reason is None and not own):
        raise Refused("reveal.no_reason")
    reason = look.reason or LookReason.OWN_TODAY
    people = [_person(write, role, person) for role, person in roles.items() if person is not None]
    for person in dict.fromkeys(one.person for one in people):
        write.append(AccessViewed(reason, about_id, _why(write, person, reason, look.words)), person)
    return Outcome(tuple(people))


def _why(write: Write, person: str, reason: LookReason, words: str) -> str | None:
    if reason is LookReason.OTHER:
        return write_reason(write, Subject.PERSON, person, words)
    return write_note(write, Subject.PERSON, person, "look", words)


def _person(write: Write, role: str, person: str) -> PersonInClear:
    known: Person = write.read(Subject.PERSON, person) or Person()
    birth = known.birth or ""
    return PersonInClear(role, person, known.name, known.phone, known.id_number, birth)


def _visit_and_tickets(write: Write, visit: str | None) -> list[str]:
    if visit is None:
        return []
    rows = write.db.execute_sql("SELECT id FROM ticket WHERE visit = ?", (visit,)).fetchall()
    return [visit, *(row[0] for row in rows)]


def _visits_today(write: Write, person: str) -> list[str]:
    rows = write.db.execute_sql(
        "SELECT id FROM visit WHERE person = ? AND day = ?", (person, write.today().isoformat())
    ).fetchall()
    return [id_ for (visit,) in rows for id_ in _visit_and_tickets(write, visit)]


def _is_own_today(write: Write, about: list[str]) -> bool:
    """Return whether the officer took in, called or began one of these today."""
    session = write.desk.session
    if session is None or not about:
        return False
    marks, kinds = ", ".join("?" * len(about)), ", ".join(map(str, OWN_ACTS))
    found = write.db.execute_sql(
        f"""SELECT 1 FROM journal WHERE subject_id IN ({marks}) AND kind IN ({kinds})
        AND officer = ? AND occurred_at >= ? LIMIT 1""",
        (*map(bytes.fromhex, about), bytes.fromhex(session.officer), day_start_ms(write.desk, write.today())),
    ).fetchone()
    return found is not None
