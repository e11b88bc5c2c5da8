"""Whatever events a desk holds, and in whatever order they came: one state, and no exception."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.bodies import tickets as said
from models.rules.events import Event, Source, Subject, Undone, in_order
from models.rules.folds import FOLDS, fold_ticket
from models.rules.folds.tickets import TicketState
from models.rules.kinds import BY_BODY
from tests.rules.bodies import CALLS, FACTS, ISSUED, ORIGINS, events_about, id_of


def shuffled(events: list[Event], chance: random.Random) -> list[Event]:
    """Return the events in another order, some of them twice."""
    more = [*events, *(event for event in events if chance.random() < 0.4)]
    chance.shuffle(more)
    return more


@pytest.mark.parametrize("subject", list(FOLDS), ids=lambda subject: subject.name.lower())
@given(data=st.data(), chance=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_any_order_and_repetition_of_events_gives_one_state(subject: Subject, data, chance):
    events = data.draw(st.lists(events_about(subject), max_size=8))
    fold = FOLDS[subject]
    assert fold.all(shuffled(events, chance)) == fold.all(events)


def ticket_histories() -> st.SearchStrategy:
    """Return plausible histories (issue, call, fact, fact) cut into each other, and absurd ones."""
    return st.lists(events_about(Subject.TICKET, FACTS, FACTS, FACTS), max_size=14)


@given(events=ticket_histories(), issued=st.booleans(), chance=st.randoms(use_true_random=False))
@settings(max_examples=400, deadline=None)
def test_three_desks_that_contradict_each_other_agree_about_every_ticket(events, issued, chance):
    if issued:
        events = [
            first_event(ISSUED),
            *(event for event in events if (event.origin, event.seq) != (ORIGINS[0], 1)),
        ]
    state = fold_ticket(events)
    assert fold_ticket(shuffled(events, chance)) == state
    if state is not None:
        assert state.state in TicketState
        assert state.service_ms is None or state.service_ms >= 0


def first_event(body: object) -> Event:
    return stored(body, ORIGINS[0], 1, -1)


def stored(body: object, origin: str, seq: int, hlc: int) -> Event:
    return Event(
        origin, seq, hlc, Subject.TICKET, id_of(Subject.TICKET), BY_BODY[type(body)].number, 1,
        max(hlc, 0), None, Source.DESK, body,
    )  # fmt: skip


def fold_by_clock_alone(events: list[Event]) -> object:
    """Fold as a careless program would: equal clocks stay in the order in which the events came."""
    state = None
    for event in sorted(in_arrival_order(events), key=lambda event: event.hlc):
        state = FOLDS[Subject.TICKET].step(state, event)
    return state


def in_arrival_order(events: list[Event]) -> list[Event]:
    wanted = in_order(events)
    return [event for event in events if event in wanted]


def test_order_by_clock_alone_would_be_seen_by_these_tests():
    """Two desks call in the same tick: sorted by clock alone, who came first in the file would win."""
    events = [
        first_event(ISSUED),
        stored(said.TicketCalled(CALLS[0], "DUK-L1"), ORIGINS[1], 1, 5),
        stored(said.TicketCalled(CALLS[1], "DUK-L2"), ORIGINS[2], 1, 5),
    ]
    turned = [events[0], events[2], events[1]]
    assert fold_by_clock_alone(events) != fold_by_clock_alone(turned)
    assert fold_ticket(events) == fold_ticket(turned)


def test_undo_of_an_undo_lets_the_act_stand():
    events = [first_event(ISSUED), stored(said.TicketCancelled(), ORIGINS[0], 2, 1)]
    undone = [*events, stored(Undone(ORIGINS[0], 2), ORIGINS[0], 3, 2)]
    redone = [*undone, stored(Undone(ORIGINS[0], 3), ORIGINS[0], 4, 3)]
    assert [fold_ticket(some).state for some in (events, undone, redone)] == [
        "cancelled",
        "waiting",
        "cancelled",
    ]


def test_undo_of_what_comes_later_takes_nothing_back():
    events = [
        first_event(ISSUED),
        stored(Undone(ORIGINS[1], 1), ORIGINS[0], 2, 1),
        stored(said.TicketCancelled(), ORIGINS[1], 1, 2),
    ]
    assert fold_ticket(events).state == "cancelled"


def test_undo_of_an_event_that_never_came_takes_nothing_back():
    events = [first_event(ISSUED), stored(Undone(ORIGINS[1], 9), ORIGINS[0], 2, 1)]
    assert fold_ticket(events).state == "waiting"


def test_copy_with_an_erased_body_counts_before_one_with_it():
    import dataclasses

    whole = first_event(ISSUED)
    erased = dataclasses.replace(whole, body=None)
    assert fold_ticket([whole, erased]) is fold_ticket([erased, whole]) is None
