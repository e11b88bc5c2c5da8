"""What may be done with a person's data: corrected, restricted, released, held; each needs a reason."""

from dataclasses import dataclass, fields, replace
from datetime import date

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import Refused
from desktop.queries.belongings import named_person
from desktop.queries.same_people import same_ids
from desktop.security.permissions import require
from desktop.services.notes import write_reason
from desktop.services.visits import NewVisit, describe
from models.rules.bodies.people import IdType, PersonDescribed
from models.rules.bodies.rights import HoldLifted, PersonHeld, PersonReleased, PersonRestricted
from models.rules.events import Subject
from models.rules.folds.visits import Person
from models.rules.identity import NAME_LIMIT, clean_text

CHANGED = frozenset({Topic.PEOPLE, Topic.QUEUE, Topic.REQUESTS})


@dataclass(frozen=True, slots=True)
class Correction:
    """What is right instead; None leaves it, an empty text empties it.

    `birth` is YYYY-MM-DD; `sex` L or P; `id_type` goes with `id_number`.
    """

    name: str | None = None
    call_name: str | None = None
    id_type: IdType | None = None
    id_number: str | None = None
    phone: str | None = None
    birth: str | None = None
    sex: str | None = None
    village: str | None = None


def correct_person(desk: Desk, named: str, right: Correction, reason: str) -> Outcome[str]:
    """Correct a person's data and return their id; what stood there before stays in the journal.

    Raises:
        Refused: there is no such person, nothing changes, the data are restricted, a value cannot be one, or
            the reason is missing.
        NotAllowed: the role does not reach.
    """
    require(desk, "person.correct")
    with desk.writing() as write:
        person = named_person(desk, named)
        state = _standing(write, person)
        if state.restricted:
            raise Refused("person.restricted")
        before = PersonDescribed(**{one.name: getattr(state, one.name) for one in fields(PersonDescribed)})
        after = _corrected(before, right, write.today())
        if after == before:
            raise Refused("correct.same")
        write.append(after, person)
        write_reason(write, Subject.PERSON, person, reason)
    return Outcome(person, CHANGED)


def _corrected(before: PersonDescribed, right: Correction, today: date) -> PersonDescribed:
    """Return the data as corrected; each new value is read as the front desk reads it."""
    try:
        birth = date.fromisoformat(right.birth) if right.birth else None
    except ValueError as error:
        raise Refused("visit.birth") from error
    asked = NewVisit(
        (),
        name=right.name or "",
        id_type=right.id_type or (before.id_type if before.id_type is not IdType.NONE else IdType.NIK),
        id_number=right.id_number or "",
        phone=right.phone or "",
        birth=birth,
        person="known",
    )
    told = describe(asked, today)[0] or PersonDescribed()
    if right.sex not in (None, "", "L", "P"):
        raise Refused("correct.sex")
    after = before
    if right.name is not None:
        after = replace(after, name=told.name)
    if right.phone is not None:
        after = replace(after, phone=told.phone)
    if right.birth is not None:
        after = replace(after, birth=told.birth)
    if right.call_name is not None:
        after = replace(after, call_name=clean_text(right.call_name, NAME_LIMIT))
    if right.village is not None:
        after = replace(after, village=clean_text(right.village, NAME_LIMIT))
    if right.sex is not None:
        after = replace(after, sex=right.sex)
    if right.id_number is not None:
        after = replace(after, id_type=told.id_type, id_number=told.id_number)
    return after


def restrict_person(desk: Desk, named: str, reason: str) -> Outcome[str]:
    """Keep a person's data and use them no longer: hidden from search, lists, papers and exports.

    Raises:
        Refused: there is no such person, it is so already, or the reason is missing.
        NotAllowed: the role does not reach.
    """
    return _limit(desk, named, PersonRestricted, reason)


def release_person(desk: Desk, named: str, reason: str) -> Outcome[str]:
    """Lift the restriction of a person's data; refusals as `restrict_person`."""
    return _limit(desk, named, PersonReleased, reason)


def hold_person(desk: Desk, named: str, reason: str) -> Outcome[str]:
    """Keep a person's data from being destroyed, for a legal case; refusals as `restrict_person`."""
    return _limit(desk, named, PersonHeld, reason)


def lift_hold(desk: Desk, named: str, reason: str) -> Outcome[str]:
    """Let a person's data be destroyed again when their time has come; refusals as `restrict_person`."""
    return _limit(desk, named, HoldLifted, reason)


Limit = type[PersonRestricted] | type[PersonReleased] | type[PersonHeld] | type[HoldLifted]


def _limit(desk: Desk, named: str, body: Limit, reason: str) -> Outcome[str]:
    """Say the same of a person and of everybody who was merged into them."""
    require(desk, "person.limit")
    with desk.writing() as write:
        person = named_person(desk, named)
        state = _standing(write, person)
        asked = body in (PersonRestricted, PersonHeld)
        now = state.restricted if body in (PersonRestricted, PersonReleased) else state.held
        if asked is now:
            raise Refused("limit.so_already")
        for one in same_ids(write.db, person):
            write.append(body(), one)
        write_reason(write, Subject.PERSON, person, reason)
    return Outcome(person, CHANGED)


def _standing(write: Write, person: str) -> Person:
    state: Person | None = write.read(Subject.PERSON, person)
    if state is None or state.erased:
        raise Refused("person.unknown")
    return state
