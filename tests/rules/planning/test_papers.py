"""Where papers come from, whatever the order, and which orders and moves that allows."""

import json
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.catalogue_file import read_catalogue
from models.rules.itinerary import LegPapers
from models.rules.planning.circles import doable
from models.rules.planning.model import House, Stop, Visitor
from models.rules.planning.papers import Supply, broken, move_refused, prerequisites, renewals, sources
from models.rules.planning.search import best_order
from resources import read_bytes

CATALOGUE = read_catalogue(json.loads(read_bytes("catalogue/sample.json")))
REPORT = LegPapers(("KTP|KK",), ("LP",))
CARD = LegPapers(("KK", "LP|LAMA"), ("KTP",))
LICENCE = LegPapers(("KTP", "SHT"), ("SIM",))
HEALTH = LegPapers(("KTP",), ("SHT",))
FAMILY = LegPapers(("KTP",), ("KK",))
YOUNG = LegPapers(("KK",), ("KTP",))
RENEWAL = LegPapers(("KK",), ("KK",))
CODES = ("A", "B", "C", "D")
LEGS = st.lists(
    st.builds(
        LegPapers,
        st.lists(st.lists(st.sampled_from(CODES), min_size=1, max_size=2).map("|".join), max_size=3),
        st.lists(st.sampled_from(CODES), max_size=2),
    ),
    max_size=6,
)


def supplies(legs, held) -> list[list[Supply]]:
    return [[need.supply for need in leg] for leg in sources(legs, held)]


def test_paper_is_held_made_or_lacking():
    needs = sources([LICENCE, HEALTH, CARD], ("KK",))
    assert [(n.group, n.supply, set(n.makers)) for leg in needs for n in leg] == [
        ("KTP", Supply.MADE, {2}), ("SHT", Supply.MADE, {1}), ("KTP", Supply.MADE, {2}),
        ("KK", Supply.HELD, set()), ("LP|LAMA", Supply.LACKING, set()),
    ]  # fmt: skip


def test_of_several_makers_any_will_do():
    assert prerequisites(sources([HEALTH, CARD, YOUNG], ("KK", "LAMA"))) == ((frozenset({1, 2}),), (), ())


def test_family_card_and_identity_card_that_need_each_other_are_asked_for():
    assert supplies([FAMILY, YOUNG, HEALTH], ()) == [[Supply.CIRCLE], [Supply.CIRCLE], [Supply.MADE]]
    assert supplies([FAMILY, YOUNG], ("KK",)) == [[Supply.MADE], [Supply.HELD]]


def test_renewal_does_not_make_the_first_paper():
    assert supplies([RENEWAL, YOUNG], ()) == [[Supply.LACKING], [Supply.LACKING]]
    either = LegPapers(("KK|LAMA",), ("KK",))
    assert supplies([either, YOUNG], ()) == [[Supply.LACKING], [Supply.LACKING]]
    assert supplies([either, YOUNG], ("LAMA",)) == [[Supply.HELD], [Supply.MADE]]


def test_nothing_is_lacking_as_long_as_nobody_has_asked():
    assert supplies([LICENCE, HEALTH], None) == [[Supply.UNASKED, Supply.MADE], [Supply.UNASKED]]
    assert supplies([FAMILY, YOUNG], None) == [[Supply.UNASKED], [Supply.UNASKED]]


@given(LEGS, st.sets(st.sampled_from(CODES)))
def test_every_visit_has_a_legal_order(legs, held):
    needs = sources(legs, held)
    assert doable(prerequisites(needs)) == set(range(len(legs)))
    orders = permutations(range(len(legs)))
    assert any(not broken(order, needs) for order in orders)


@given(LEGS, st.sets(st.sampled_from(CODES)), st.sampled_from(CODES))
def test_one_more_paper_in_hand_never_adds_a_lack(legs, held, one):
    for before, after in zip(sources(legs, held), sources(legs, held | {one}), strict=True):
        for had, has in zip(before, after, strict=True):
            if had.supply is Supply.HELD:
                assert has.supply is Supply.HELD


def test_leg_may_not_be_moved_before_the_one_that_makes_its_paper():
    needs = sources([REPORT, CARD, HEALTH], ("KK",))
    refused = move_refused((0, 1, 2), (1, 0, 2), needs)
    assert refused is not None
    assert (refused.leg, refused.group, refused.makers) == (1, "LP|LAMA", frozenset({0}))
    assert move_refused((0, 1, 2), (0, 2, 1), needs) is not None


def test_leg_may_be_moved_before_one_of_two_makers():
    needs = sources([CARD, YOUNG, HEALTH], ("KK", "LAMA"))
    assert move_refused((0, 1, 2), (0, 2, 1), needs) is None
    assert move_refused((0, 1, 2), (2, 0, 1), needs) is not None


def test_leg_that_is_left_out_is_no_fault_of_the_order():
    needs = sources([CARD, HEALTH, YOUNG], ("KK", "LAMA"))
    assert broken((1,), needs) == ()
    assert broken((2, 1), needs) == ()
    assert [one.leg for one in broken((1, 2), needs)] == [1]


def test_wrong_order_may_be_mended_step_by_step():
    needs = sources([REPORT, CARD, HEALTH], ("KK",))
    assert len(broken((2, 1, 0), needs)) == 2
    assert move_refused((2, 1, 0), (1, 2, 0), needs) is None


def test_held_paper_that_an_earlier_leg_renews_is_used_new():
    legs = [RENEWAL, LegPapers(("KK",), ("JKN",)), LegPapers(("FOTO",), ())]
    needs = sources(legs, ("KK", "FOTO"))
    assert renewals(legs, ("KK", "FOTO"), needs) == ((), (frozenset({0}),), ())
    assert renewals(legs[::-1], ("KK", "FOTO"), needs[::-1]) == ((), (), ())


def test_held_paper_is_renewed_for_a_leg_that_could_use_another_in_its_place():
    legs = [RENEWAL, LegPapers(("AKTA|KK",), ("JKN",))]
    assert renewals(legs, ("KK",), sources(legs, ("KK",))) == ((), (frozenset({0}),))


def test_renewal_that_needs_the_later_leg_itself_holds_nobody_up():
    legs = [LegPapers(("X",), ("KK",)), LegPapers(("KK",), ("X",))]
    needs = sources(legs, ("KK",))
    assert prerequisites(needs) == ((frozenset({1}),), ())
    assert renewals(legs, ("KK",), needs) == ((), ())


@pytest.mark.parametrize("event", sorted(CATALOGUE.life_events))
def test_life_event_is_planned_from_the_papers_it_starts_with(event):
    life = CATALOGUE.life_events[event]
    legs = [LegPapers(CATALOGUE.services[c].requires, CATALOGUE.services[c].produces) for c in life.legs]
    needs = sources(legs, life.starts_with)
    assert {need.supply for leg in needs for need in leg} <= {Supply.HELD, Supply.MADE}
    assert broken(range(len(legs)), needs) == ()
    after = renewals(legs, life.starts_with, needs)
    stops = [
        Stop(10 * (len(legs) - place), 10, 1, ((0, 480),), needs=own, after=after[place])
        for place, own in enumerate(prerequisites(needs))
    ]
    best = best_order(stops, Visitor(), House()).timetable
    assert (best.late, len(best.legs)) == ((), len(legs))
    held = set(life.starts_with)
    for place in best.order:
        assert all(held.intersection(group.split("|")) for group in legs[place].requires)
        held |= set(legs[place].produces)


def test_thirteen_life_events_are_planned():
    assert len(CATALOGUE.life_events) == 13
