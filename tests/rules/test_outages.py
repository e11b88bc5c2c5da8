"""Outages without a store: whom one hits, and minutes that are never counted twice."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RuleBroken
from models.rules.bodies import places
from models.rules.bodies import tickets as said
from models.rules.bodies.places import OutageMode
from models.rules.bodies.tickets import OutageChoice
from models.rules.events import Event, Source
from models.rules.folds.places import Outage, step_outage
from models.rules.folds.tickets import TicketState, step
from models.rules.kinds import BY_BODY
from models.rules.outages import Target, length_ms, merged, stops_numbers, target, within
from tests.rules.bodies import ISSUED

DESK, ID = "0" * 32, "5" * 32


def event_of(body: object, seq: int) -> Event:
    """Return the event in which one desk says something at one moment after the other."""
    kind = BY_BODY[type(body)]
    return Event(DESK, seq, seq << 16, kind.subject or 0, ID, kind.number, 1, seq, None, Source.DESK, body)


MOMENTS = st.integers(0, 200)
SPANS = st.lists(st.tuples(MOMENTS, MOMENTS), max_size=8)


def covered(spans) -> set[int]:
    """Return every moment of the spans, one by one: what the rules must agree with."""
    return {moment for start, end in spans for moment in range(start, end)}


@given(SPANS)
def test_overlapping_outages_are_never_counted_twice(spans):
    assert length_ms(spans) == len(covered(spans))
    assert length_ms(spans + spans) == length_ms(spans)


@given(SPANS)
def test_merged_spans_lie_apart_in_order_and_cover_the_same(spans):
    found = merged(spans)
    assert covered(found) == covered(spans)
    assert all(start < end for start, end in found)
    assert all(end < start for (_, end), (start, _) in pairwise(found))


@given(SPANS, SPANS)
def test_only_what_lies_in_opening_hours_counts(spans, windows):
    assert covered(within(spans, windows)) == covered(spans) & covered(windows)


def test_a_service_brings_its_agency_and_the_house_has_none():
    assert target("service", None, "DUK-06", "DUK") == Target("service", "DUK", "DUK-06")
    assert target("agency", "DUK", None, None) == Target("agency", "DUK")
    assert target("building", "DUK", None, None) == Target("building")
    assert target("power", None, None, None) == Target("power")
    assert target("network", "DUK", None, None) == Target("network", "DUK")


@pytest.mark.parametrize(
    ("given_", "code"),
    [
        (("service", None, None, None), "outage.needs_service"),
        (("service", "POL", "DUK-06", "DUK"), "outage.other_agency"),
        (("agency", None, None, None), "outage.needs_agency"),
    ],
)
def test_a_scope_without_its_target_is_refused(given_, code):
    with pytest.raises(RuleBroken) as refused:
        target(*given_)
    assert refused.value.code == code


def test_refusal_names_the_service_and_the_agency_that_it_is_not_of():
    with pytest.raises(RuleBroken) as refused:
        target("service", "POL", "DUK-06", "DUK")
    assert refused.value.facts == {"service": "DUK-06", "agency": "POL"}


def test_only_stop_stops_numbers():
    assert [mode for mode in OutageMode if stops_numbers(mode)] == [OutageMode.STOP]


def test_outage_of_an_older_program_is_noted_only_and_so_is_one_of_an_unknown_mode():
    old = step_outage(None, event_of(places.OutageStarted("DUK", "SIAK", "2026-11-24"), 1))
    new = step_outage(None, event_of(places.OutageStarted("DUK", "SIAK", "2026-11-24", mode="half"), 1))
    assert isinstance(old, Outage)
    assert (old.mode, new.mode) == ("noted", "noted")


def test_later_choice_about_one_outage_replaces_the_earlier_and_leaves_others():
    ticket = step(None, event_of(ISSUED, 1))
    for at, (outage, choice) in enumerate(
        (("a", OutageChoice.WAIT), ("b", OutageChoice.WAIT), ("a", OutageChoice.CALL_BACK)), 2
    ):
        ticket = step(ticket, event_of(said.ChoiceGiven(outage, choice), at))
    assert [(one.outage, one.choice) for one in ticket.choices] == [("b", "wait"), ("a", "call_back")]
    assert ticket.state is TicketState.WAITING
