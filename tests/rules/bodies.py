"""Any body of any kind, built from its annotations, and any envelope around it, for hypothesis."""

import dataclasses
import types
from enum import Enum
from functools import cache
from typing import Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from models.rules.bodies import tickets as said
from models.rules.bodies.tickets import Outcome
from models.rules.events import MOST, NAMED_BY_CODE, Event, Source, Subject, Undone
from models.rules.kinds import BY_BODY, KINDS

ORIGINS = ("0" * 32, "a" * 32, "f" * 32)
"""Three desks that did not see each other."""
CALLS = ("00000001", "00000002", "0000000f")
TEXTS = st.one_of(
    st.sampled_from(("", "DUK-06", "DUK-L1", "{}", "[1]", "2026-11-24", *CALLS)),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=6),
)
NUMBERS = st.one_of(st.integers(-2, 4), st.integers(-MOST, MOST))

COUNTERS = ("DUK-L1", "DUK-L2", "DUK-L3")
ISSUED = said.TicketIssued("7" * 32, "DUK-06", "2026-11-24", "DUK-F1-001", "1", 1)
calls, rounds = st.sampled_from(CALLS), st.integers(0, 2)
FACTS = st.one_of(
    st.just(ISSUED),
    st.builds(said.TicketCalled, calls, st.sampled_from(COUNTERS), rounds),
    *(
        st.builds(fact, calls)
        for fact in (
            said.TicketRecalled,
            said.TicketStarted,
            said.TicketHeld,
            said.TicketResumed,
            said.TicketMissed,
        )
    ),
    st.builds(said.TicketFinished, st.one_of(st.none(), calls), st.sampled_from(Outcome)),
    st.builds(said.TicketRequeued, rounds),
    st.builds(said.TicketTransferred, st.one_of(st.none(), calls), st.sampled_from(COUNTERS), rounds),
    st.builds(said.TicketCancelled),
    st.builds(said.TicketExpired),
    st.builds(said.TicketUnblocked),
    st.builds(said.ChoiceGiven, st.sampled_from(CALLS), st.sampled_from(said.OutageChoice)),
)


@cache
def values(hint: object) -> st.SearchStrategy:
    """Return a strategy for the values of an annotation that the codec understands."""
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of(*(st.none() if arg is type(None) else values(arg) for arg in get_args(hint)))
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=3).map(tuple)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return bodies(hint)
    return {str: TEXTS, int: NUMBERS, bool: st.booleans()}[hint]


@cache
def bodies(cls: type) -> st.SearchStrategy:
    """Return a strategy for all values of a body's class."""
    hints = get_type_hints(cls)
    return st.builds(cls, **{field.name: values(hints[field.name]) for field in dataclasses.fields(cls)})


def id_of(subject: Subject) -> str:
    """Return the one id that the events of a subject are about in these tests."""
    return "2026-11-24" if subject in NAMED_BY_CODE else "5" * 32


def events_about(subject: Subject, *more: st.SearchStrategy) -> st.SearchStrategy:
    """Return a strategy for one event of a subject: its own kinds, others', undo, unknown and erased bodies."""
    own = [kind.body for kind in KINDS if kind.subject in (subject, None) and kind.body is not Undone]
    undo = st.builds(Undone, st.sampled_from(ORIGINS), st.integers(1, 6))
    foreign = st.sampled_from([kind.body for kind in KINDS if kind.subject is not subject]).flatmap(bodies)
    body = st.one_of(*more, *(bodies(cls) for cls in own), undo, st.none(), foreign)
    return st.builds(
        lambda body, **facts: Event(
            subject=subject,
            subject_id=id_of(subject),
            kind=999 if body is None else BY_BODY[type(body)].number,
            v=1,
            body=body,
            **facts,
        ),
        body=body,
        origin=st.sampled_from(ORIGINS),
        seq=st.integers(1, 6),
        hlc=st.integers(0, 5),
        occurred_at=st.one_of(st.integers(0, 5), st.integers(0, MOST)),
        officer=st.sampled_from((None, "1" * 32, "2" * 32)),
        source=st.sampled_from(Source),
    )
