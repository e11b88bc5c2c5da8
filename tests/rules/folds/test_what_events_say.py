"""What each kind of event makes of its subject: its words taken over, its own fields changed, all else left.

The tables name for each kind what a state holds that the event does not say in words of the same name.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from models.rules import catalogue
from models.rules.bodies import (
    bookings,
    goals,
    notes,
    officers,
    people,
    places,
    promises,
    referrals,
    requests,
    rights,
    tickets,
    visits,
)
from models.rules.calendar import HolidayKind
from models.rules.events import MOST, Event, Source, Subject
from models.rules.folds import FOLDS
from models.rules.folds.bookings import BookingState
from models.rules.folds.goals import CommitmentState, Frozen
from models.rules.folds.places import SCOPES, NameSince
from models.rules.folds.rights import CaseState
from models.rules.folds.tickets import TicketState
from models.rules.identity import search_key
from models.rules.kinds import BY_BODY, KINDS
from models.rules.numbering import LANES
from models.rules.same_person import block_key
from tests.rules.bodies import bodies, id_of

Made = Callable[[Any, Event], Mapping[str, object]]
Changed = Callable[[Any, Any, Event], Mapping[str, object]]
OFFICER = "1" * 32
EMPTY = frozenset({Subject.OFFICER, Subject.PERSON, Subject.DAY})
"""Subjects that are there, empty, once anything is said of them."""


def _nothing(*_: object) -> Mapping[str, object]:
    return {}


def _name(one: Any) -> str:
    return one.__name__ if isinstance(one, type) else one.name.lower()


def _stamped(at: str, by: str) -> Made:
    return lambda _, event: {at: event.occurred_at, by: event.officer}


def _named(body: Any, event: Event) -> Mapping[str, object]:
    return {"names": (NameSince(event.occurred_at, body.name),)}


def _standard(body: catalogue.ServiceDescribed, event: Event) -> Mapping[str, object]:
    whole = body.sla_value is not None and body.sla_unit is not None
    sla = {} if whole else {"sla_value": None, "sla_unit": None}
    return {**_named(body, event), **sla, "minutes": max(0, body.minutes)}


def _described(body: people.PersonDescribed, _: Event) -> Mapping[str, object]:
    sex = {} if body.sex in ("L", "P") else {"sex": ""}
    return {**sex, "search_key": search_key(body.name), "block": block_key(body.name, body.birth)}


def _arrived(body: visits.VisitArrived, event: Event) -> Mapping[str, object]:
    at = event.occurred_at if body.arrived_at is None else body.arrived_at
    return {"arrived_at": at, "source": int(event.source), "party": max(1, body.party)}


def _issued(body: tickets.TicketIssued, event: Event) -> Mapping[str, object]:
    at = event.occurred_at
    return {
        "issued_at": at,
        "queued_at": at if body.queued_at is None else body.queued_at,
        "source": int(event.source),
        "state": TicketState.WAITING if body.after is None else TicketState.BLOCKED,
    }


def _out(body: places.OutageStarted, event: Event) -> Mapping[str, object]:
    widest = "building" if body.agency is None else "agency"
    return {
        "started_at": event.occurred_at,
        "scope": body.scope if body.scope in SCOPES else widest,
        "mode": body.mode if body.mode in list(places.OutageMode) else "noted",
    }


def _breached(body: rights.BreachOpened, event: Event) -> Mapping[str, object]:
    """No time of a breach lies after it was written down, nor its end before its beginning."""
    now = event.occurred_at
    known, begin = (min(max(0, at), now) for at in (body.known_at, body.from_at))
    end = min(max(body.to_at, begin), now)
    return {"known_at": known, "from_at": begin, "to_at": end, "opened_by": event.officer}


MAKES: dict[type, Made] = {
    catalogue.AgencyDescribed: _named,
    catalogue.CounterDescribed: _nothing,
    catalogue.ServiceDescribed: _standard,
    catalogue.DocumentTypeDescribed: _nothing,
    catalogue.LifeEventDescribed: _nothing,
    places.HolidaySet: lambda body, _: {"kind": body.kind if body.kind in list(HolidayKind) else "local"},
    places.DeskOpened: _nothing,
    places.CounterOpened: lambda _, event: {
        "opened_at": event.occurred_at, "since": event.occurred_at, "officer": event.officer,
    },
    places.OutageStarted: _out,
    places.DayClosed: _stamped("closed_at", "closed_by"),
    places.DayRevised: lambda *_: {"revision": 1},
    officers.OfficerNamed: _nothing,
    officers.OfficerSecretSet: lambda _, event: {"secret_at": event.occurred_at},
    officers.OfficerAuthorised: _nothing,
    officers.OfficerDisabled: lambda *_: {"disabled": True},
    notes.NoteWritten: _stamped("written_at", "officer"),
    notes.PaperDrawn: _stamped("drawn_at", "officer"),
    people.PersonDescribed: _described,
    visits.VisitArrived: _arrived,
    tickets.TicketIssued: _issued,
    referrals.ReferralMade: _stamped("made_at", "made_by"),
    bookings.BookingListed: _nothing,
    requests.RequestOpened: _stamped("opened_at", "opened_by"),
    promises.PromiseMade: _stamped("made_at", "made_by"),
    promises.StepGiven: _stamped("said_at", "said_by"),
    promises.StepSkipped: _stamped("said_at", "said_by"),
    rights.CaseOpened: lambda body, event: {
        "received_at": min(max(0, body.received_at), event.occurred_at), "opened_by": event.officer,
    },
    rights.DataDestroyed: _stamped("done_at", "officer"),
    rights.BreachOpened: _breached,
    goals.GoalSet: _stamped("set_at", "set_by"),
    goals.BlockerRaised: _stamped("raised_at", "raised_by"),
    goals.CommitmentMade: _stamped("made_at", "made_by"),
    goals.HuddleHeld: _stamped("held_at", "noted_by"),
}  # fmt: skip
"""Kinds that begin a state, and what it holds besides their words and the defaults."""

WHOLE: dict[type, Changed] = {
    catalogue.AgencyDescribed: lambda old, body, event: {"names": _names(old, body, event)},
    catalogue.CounterDescribed: _nothing,
    catalogue.ServiceDescribed: lambda old, body, event: {
        "names": _names(old, body, event), "letters": old.letters or body.letters,
    },
    catalogue.DocumentTypeDescribed: _nothing,
    catalogue.LifeEventDescribed: _nothing,
    places.HolidaySet: _nothing,
    places.DeskOpened: _nothing,
    notes.NoteWritten: _nothing,
    people.PersonDescribed: lambda old, *_: {
        name: getattr(old, name) for name in ("merged_into", "apart", "restricted", "held")
    },
    promises.StepGiven: _nothing,
    promises.StepSkipped: _nothing,
    goals.GoalSet: lambda old, *_: {"months": old.months},
    goals.HuddleHeld: _nothing,
}  # fmt: skip
"""Kinds that count whole when they are said again, and what of the state before stays."""


def _names(old: Any, body: Any, event: Event) -> tuple[NameSince, ...]:
    same = old.names and old.names[-1].name == body.name
    return old.names if same else (*old.names, NameSince(event.occurred_at, body.name))


def _by_default(state: type) -> dict[str, object]:
    return {field.name: field.default for field in fields(state) if field.default is not MISSING}


def _shared(body: Any, state: type) -> dict[str, object]:
    """Return the words of a body that stand in the state under the same name."""
    own = {field.name for field in fields(state)}
    return {field.name: getattr(body, field.name) for field in fields(body) if field.name in own}


def _event(body: Any, subject: Subject, at: int, officer: str | None = OFFICER) -> Event:
    number = BY_BODY[type(body)].number
    return Event("0" * 32, 1, 1, subject, id_of(subject), number, 1, at, officer, Source.PAPER, body)


def _said(data: Any, cls: type, subject: Subject) -> Event:
    """Return an event of a kind with any words, at any time, by somebody or nobody."""
    body = data.draw(bodies(cls))
    assume(not isinstance(body, places.DeskOpened) or body.lane in LANES)
    officer = data.draw(st.sampled_from((OFFICER, None)))
    return _event(body, subject, data.draw(st.integers(0, MOST)), officer)


@pytest.mark.parametrize("cls", MAKES, ids=_name)
@given(data=st.data())
@settings(max_examples=25)
def test_state_begins_with_the_words_of_its_event_and_nothing_else(cls: type, data):
    fold = FOLDS[BY_BODY[cls].subject]
    event = _said(data, cls, fold.subject)
    told = {**_by_default(fold.state), **_shared(event.body, fold.state), **MAKES[cls](event.body, event)}
    assert fold.step(None, event) == fold.state(**told)


@pytest.mark.parametrize("cls", WHOLE, ids=_name)
@given(data=st.data())
@settings(max_examples=25)
def test_newest_description_counts_whole_but_for_what_others_said(cls: type, data):
    fold = FOLDS[BY_BODY[cls].subject]
    old = data.draw(bodies(fold.state))
    assume(not getattr(old, "erased", False))
    event = _said(data, cls, fold.subject)
    anew = fold.step(None, event)
    assert fold.step(old, event) == replace(anew, **WHOLE[cls](old, event.body, event))


def _answered(old: Any, body: rights.CaseAnswered, event: Event) -> Mapping[str, object]:
    if old.state is CaseState.ANSWERED:
        return {}
    told = {"state": CaseState.ANSWERED, "answered_at": event.occurred_at, "answered_by": event.officer}
    return {**told, "outcome": body.outcome, "ground": body.ground}


def _apart(old: Any, body: people.PersonDistinguished, _: Event) -> Mapping[str, object]:
    others = set(old.apart) | {body.other} if body.different else set(old.apart) - {body.other}
    return {"apart": tuple(sorted(others))}


def _greeted(old: Any, _: object, event: Event) -> Mapping[str, object]:
    known = [at for at in (old.first_contact_at, event.occurred_at) if at is not None]
    return {"first_contact_at": min(known)}


def _contacted(old: Any, body: requests.ContactTried, event: Event) -> Mapping[str, object]:
    return {
        "contacts": old.contacts + 1,
        "contacted_at": event.occurred_at,
        "contacted_by": event.officer,
        "contacted_on": body.day,
        "contact_way": body.by,
        "contact_result": body.result,
        "again_on": body.again_on,
    }


def _words(body: Any, *names: str) -> Mapping[str, object]:
    return {name: getattr(body, name) for name in names}


def _frozen(old: Any, body: goals.GoalFrozen) -> tuple[Frozen, ...]:
    if body.month in {one.month for one in old.months}:
        return old.months
    added = (*old.months, Frozen(body.month, body.target, body.counted, body.actual))
    return tuple(sorted(added, key=lambda one: one.month))


def _settled(
    old: Any, event: Event, state: CommitmentState, reason: goals.UnkeptReason | None
) -> Mapping[str, object]:
    if old.state is not CommitmentState.OPEN:
        return {}
    told = {"settled_at": event.occurred_at, "settled_by": event.officer}
    return {**told, "state": state, "reason": reason if reason is not None else old.reason}


CHANGES: dict[type, Changed] = {
    places.Archived: lambda *_: {"archived": True},
    places.ClockConfirmed: lambda _, __, event: {"clock_confirmed_at": event.occurred_at},
    places.OutageEnded: lambda old, _, event: {
        "ended_at": event.occurred_at if old.ended_at is None else old.ended_at
    },
    places.DayClosed: lambda old, _, event: (
        {} if old.closed_at is not None else {"closed_at": event.occurred_at, "closed_by": event.officer}
    ),
    places.DayRevised: lambda old, *_: {"revision": old.revision + 1},
    officers.OfficerNamed: lambda _, body, __: _words(body, "login", "name", "title", "nip"),
    officers.OfficerSecretSet: lambda _, body, event: {
        **_words(body, "secret", "once"), "secret_at": event.occurred_at,
    },
    officers.OfficerAuthorised: lambda _, body, __: _words(body, "role", "agency"),
    officers.OfficerDisabled: lambda *_: {"disabled": True},
    officers.OfficerEnabled: lambda *_: {"disabled": False},
    notes.PaperDrawn: _nothing,
    people.PersonErased: lambda old, *_: {
        **_by_default(type(old)), **_words(old, "merged_into", "apart", "held"), "erased": True,
    },
    people.PersonMerged: lambda _, body, __: {"merged_into": body.into},
    people.PersonSeparated: lambda *_: {"merged_into": None},
    people.PersonDistinguished: _apart,
    rights.PersonRestricted: lambda *_: {"restricted": True},
    rights.PersonReleased: lambda *_: {"restricted": False},
    rights.PersonHeld: lambda *_: {"held": True},
    rights.HoldLifted: lambda *_: {"held": False},
    visits.VisitArrived: _nothing,
    visits.VisitGreeted: _greeted,
    visits.VisitPrioritised: lambda _, body, __: {
        "priority": body.basis, "told_by": body.told_by if body.basis else "",
    },
    visits.VisitAccommodated: lambda _, body, __: {"needs": body.needs},
    visits.ConsentGiven: lambda old, body, _: {"consents": tuple(sorted({*old.consents, body.purpose}))},
    visits.DocumentsChecked: lambda _, body, __: {"documents": body.held},
    visits.PersonAssigned: lambda _, body, __: {"person": body.person},
    bookings.BookingListed: _nothing,
    bookings.BookingClaimed: lambda _, body, __: {
        **_words(body, "visit", "ticket"), "state": BookingState.CHECKED_IN,
    },
    referrals.ReferralMade: _nothing,
    referrals.ReferralFollowed: lambda old, body, _: (
        {} if old.back is not None else {"back": body.back, "back_after": body.after}
    ),
    requests.RequestOpened: _nothing,
    requests.ContactTried: _contacted,
    requests.ReferenceGiven: lambda _, body, __: _words(body, "system", "reference"),
    promises.PromiseMade: _nothing,
    rights.CaseOpened: _nothing,
    rights.CaseAnswered: _answered,
    rights.DataDestroyed: _nothing,
    rights.BreachOpened: _nothing,
    rights.BreachNotified: lambda old, body, _: {"notified": tuple(sorted({*old.notified, body.whom}))},
    goals.GoalEnded: lambda old, _, event: {
        "ended_at": event.occurred_at if old.ended_at is None else old.ended_at
    },
    goals.GoalFrozen: lambda old, body, _: {"months": _frozen(old, body)},
    goals.BlockerRaised: _nothing,
    goals.BlockerClosed: lambda old, body, event: (
        {}
        if old.resolution is not None
        else {"resolution": body.resolution, "closed_at": event.occurred_at, "closed_by": event.officer}
    ),
    goals.CommitmentMade: _nothing,
    goals.CommitmentKept: lambda old, _, event: _settled(old, event, CommitmentState.KEPT, None),
    goals.CommitmentUnkept: lambda old, body, event: _settled(
        old, event, CommitmentState.UNKEPT, body.reason
    ),
    rights.BreachClosed: lambda old, _, event: {"closed_at": old.closed_at or event.occurred_at},
}  # fmt: skip
"""Kinds that change one thing of a state that is there, whatever that state is; the rest is left as it was."""

CATALOGUE = (Subject.AGENCY, Subject.COUNTER, Subject.SERVICE, Subject.DOCUMENT_TYPE, Subject.LIFE_EVENT)
SAID_OF = [
    (cls, of) for cls in CHANGES for of in (CATALOGUE if cls is places.Archived else (BY_BODY[cls].subject,))
]


@pytest.mark.parametrize(("cls", "subject"), SAID_OF, ids=_name)
@given(data=st.data())
@settings(max_examples=25)
def test_event_changes_its_own_fields_and_leaves_every_other(cls: type, subject: Subject, data):
    fold = FOLDS[subject]
    old = data.draw(bodies(fold.state))
    event = _said(data, cls, subject)
    assert fold.step(old, event) == replace(old, **CHANGES[cls](old, event.body, event))


def _foreign(subject: Subject) -> list[type]:
    told = {cls for cls, of in SAID_OF if of is subject}
    return [kind.body for kind in KINDS if kind.subject not in (subject, None) and kind.body not in told]


@pytest.mark.parametrize("subject", FOLDS, ids=_name)
@given(data=st.data())
@settings(max_examples=25)
def test_what_is_said_of_others_changes_nothing_and_begins_nothing(subject: Subject, data):
    fold = FOLDS[subject]
    event = _said(data, data.draw(st.sampled_from(_foreign(subject))), subject)
    old = data.draw(bodies(fold.state))
    assert fold.step(old, event) == old
    assert fold.step(None, event) == (fold.state() if subject in EMPTY else None)


@pytest.mark.parametrize("cls", [cls for cls in CHANGES if cls not in MAKES], ids=_name)
@given(data=st.data())
@settings(max_examples=10)
def test_fact_about_what_is_not_there_yet_begins_nothing(cls: type, data):
    subject = BY_BODY[cls].subject or Subject.AGENCY
    if subject not in EMPTY:
        assert FOLDS[subject].step(None, _said(data, cls, subject)) is None
