"""The visit and the person: folds of their events."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from models.rules.bodies import people, rights, visits
from models.rules.bodies.people import IdType
from models.rules.bodies.visits import Accommodation, Channel, Priority
from models.rules.events import Event
from models.rules.identity import search_key
from models.rules.same_person import block_key


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as its events leave it; instants are UTC milliseconds."""

    code: str
    day: str
    lane: str
    count: int
    arrived_at: int
    source: int
    person: str | None = None
    channel: Channel = Channel.DIRECT
    party: int = 1
    information_only: bool = False
    paper: str | None = None
    first_contact_at: int | None = None
    priority: tuple[Priority, ...] = ()
    told_by: str = ""
    needs: tuple[Accommodation, ...] = ()
    consents: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


def step_visit(state: Visit | None, event: Event) -> Visit | None:
    """Return the visit after one more event."""
    body = event.body
    if state is None:
        return _arrived(body, event) if isinstance(body, visits.VisitArrived) else None
    change = _VISIT_STEPS.get(type(body))
    return state if change is None else change(state, body, event)


def _arrived(body: visits.VisitArrived, event: Event) -> Visit:
    return Visit(
        code=body.code,
        day=body.day,
        lane=body.lane,
        count=body.count,
        arrived_at=event.occurred_at if body.arrived_at is None else body.arrived_at,
        source=int(event.source),
        person=body.person,
        channel=body.channel,
        party=max(1, body.party),
        information_only=body.information_only,
        paper=body.paper,
    )


def _greeted(visit: Visit, _: object, event: Event) -> Visit:
    first = event.occurred_at if visit.first_contact_at is None else visit.first_contact_at
    return replace(visit, first_contact_at=min(first, event.occurred_at))


def _consented(visit: Visit, body: visits.ConsentGiven, _: Event) -> Visit:
    return replace(visit, consents=tuple(sorted({*visit.consents, body.purpose})))


def _withdrawn(visit: Visit, body: visits.ConsentWithdrawn, _: Event) -> Visit:
    consents = tuple(sorted({*visit.consents} - {body.purpose}))
    if body.purpose == "disability":
        basis = tuple(one for one in visit.priority if one is not Priority.DISABILITY)
        return replace(visit, consents=consents, priority=basis, told_by=visit.told_by if basis else "")
    needs = () if body.purpose == "accommodation" else visit.needs
    return replace(visit, consents=consents, needs=needs)


_VISIT_STEPS: dict[type, Callable[[Visit, Any, Event], Visit]] = {
    visits.VisitGreeted: _greeted,
    visits.VisitPrioritised: lambda visit, body, _: replace(
        visit, priority=body.basis, told_by=body.told_by if body.basis else ""
    ),
    visits.VisitAccommodated: lambda visit, body, _: replace(visit, needs=body.needs),
    visits.ConsentGiven: _consented,
    visits.ConsentWithdrawn: _withdrawn,
    visits.DocumentsChecked: lambda visit, body, _: replace(visit, documents=body.held),
    visits.PersonAssigned: lambda visit, body, _: replace(visit, person=body.person),
}


RESTRICTED = "(dibatasi)"
"""Stands wherever a name would; the data themselves stay in the journal until the restriction is lifted."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person as their events leave them; an erased or hidden one is empty but still there.

    Attributes:
        search_key: the name folded for search (case, accents, titles, old spelling).
        merged_into: id of the person under whom this one is found; None for one who stands alone.
        apart: ids of people who look alike and were found to be others.
        block: what another entry must share to be compared with this one by name and birth.
        restricted: the data stay in the journal and are used no more; the row shows `RESTRICTED` for a name.
        held: a legal hold keeps the data from being destroyed.
    """

    name: str = ""
    call_name: str = ""
    id_type: IdType = IdType.NONE
    id_number: str = ""
    no_id_reason: str = ""
    phone: str = ""
    birth: str = ""
    sex: str = ""
    village: str = ""
    search_key: str = ""
    erased: bool = False
    merged_into: str | None = None
    apart: tuple[str, ...] = ()
    block: str = ""
    restricted: bool = False
    held: bool = False


def step_person(state: Person | None, event: Event) -> Person | None:
    """Return the person after one more event; once erased, erased for good, though still merged or not."""
    state, body = state or Person(), event.body
    if isinstance(body, people.PersonErased):
        return Person(erased=True, merged_into=state.merged_into, apart=state.apart, held=state.held)
    if isinstance(body, people.PersonDescribed):
        return state if state.erased else _described(state, body)
    if isinstance(body, people.PersonMerged):
        return state if body.into == event.subject_id else replace(state, merged_into=body.into)
    if isinstance(body, people.PersonSeparated):
        return replace(state, merged_into=None)
    if isinstance(body, people.PersonDistinguished):
        others = {*state.apart, body.other} if body.different else {*state.apart} - {body.other}
        return replace(state, apart=tuple(sorted(others)))
    return _limited(state, body)


def _limited(state: Person, body: object) -> Person:
    """Return the person after a word on what may be done with their data."""
    if isinstance(body, rights.PersonRestricted | rights.PersonReleased):
        return replace(state, restricted=isinstance(body, rights.PersonRestricted))
    if isinstance(body, rights.PersonHeld | rights.HoldLifted):
        return replace(state, held=isinstance(body, rights.PersonHeld))
    return state


def shown_person(state: Person) -> Person:
    """Return what lists, papers and exports may read of a person: of a restricted one that it is one, no more."""
    if state.erased or not state.restricted:
        return state
    return Person(
        name=RESTRICTED, merged_into=state.merged_into, apart=state.apart, restricted=True, held=state.held
    )


def _described(state: Person, body: people.PersonDescribed) -> Person:
    return Person(
        name=body.name,
        call_name=body.call_name,
        id_type=body.id_type,
        id_number=body.id_number,
        no_id_reason=body.no_id_reason,
        phone=body.phone,
        birth=body.birth,
        sex=body.sex if body.sex in ("L", "P") else "",
        village=body.village,
        search_key=search_key(body.name),
        merged_into=state.merged_into,
        apart=state.apart,
        block=block_key(body.name, body.birth),
        restricted=state.restricted,
        held=state.held,
    )
