"""The plan of a visit: prerequisites first, documents already held taken as given."""

from hypothesis import given
from hypothesis import strategies as st

from models.rules.folds.tickets import TicketState as S
from models.rules.itinerary import LegPapers, LegStanding, PaperState, plan_legs, unlocked

KK = LegPapers(("LAMA",), ("KK",))
KTP = LegPapers(("KK",), ("KTP",))
SIM = LegPapers(("KTP|KK", "FOTO"), ("SIM",))
CODES = ("A", "B", "C", "D")
LEGS = st.lists(
    st.builds(
        LegPapers,
        st.lists(st.lists(st.sampled_from(CODES), min_size=1, max_size=2).map("|".join), max_size=3),
        st.lists(st.sampled_from(CODES), max_size=2),
    ),
    max_size=6,
)
HELD = st.none() | st.sets(st.sampled_from(CODES))


def afters(legs, held) -> list[int | None]:
    return [leg.after for leg in plan_legs(legs, held)]


def test_leg_waits_for_the_one_that_makes_its_paper():
    assert afters([KK, KTP, SIM], ("LAMA", "FOTO")) == [None, 1, 2]


def test_held_paper_lets_a_leg_queue_at_once():
    assert afters([KK, KTP, SIM], ("LAMA", "FOTO", "KK")) == [None, None, None]


def test_paper_that_nobody_makes_is_missing_and_blocks_nothing():
    (leg,) = plan_legs([SIM], ("KK",))
    assert (leg.after, leg.missing) == (None, ("FOTO",))
    assert [(p.group, p.state) for p in leg.papers] == [
        ("KTP|KK", PaperState.HELD), ("FOTO", PaperState.MISSING),
    ]  # fmt: skip


def test_paper_on_its_way_counts_as_missing_until_it_is_there():
    leg = plan_legs([KK, KTP], ("LAMA",))[1]
    assert (leg.missing, leg.papers[0].state, leg.papers[0].from_step) == (("KK",), PaperState.COMES, 1)


def test_nobody_waits_for_papers_that_nobody_asked_about():
    plan = plan_legs([KK, KTP, SIM], None)
    assert [leg.after for leg in plan] == [None, None, None]
    assert [leg.missing for leg in plan] == [(), (), ()]
    assert [paper.from_step for leg in plan for paper in leg.papers] == [None, 1, 2, None]


def test_unasked_renewal_is_no_source_of_the_paper_that_it_renews():
    renewal = LegPapers(("KTP",), ("KTP",))
    assert plan_legs([renewal, SIM], None)[1].papers[0].from_step is None
    assert plan_legs([renewal, SIM], ("FOTO",))[1].papers[0].from_step == 1


def test_of_two_makers_the_later_counts():
    assert afters([KK, KK, KTP], ("LAMA",)) == [None, None, 2]


@given(LEGS, HELD)
def test_every_leg_waits_for_an_earlier_one_that_makes_what_it_lacks(legs, held):
    plan = plan_legs(legs, held)
    assert [[paper.group for paper in leg.papers] for leg in plan] == [list(leg.requires) for leg in legs]
    for place, leg in enumerate(plan, 1):
        if leg.after is not None:
            made = set(legs[leg.after - 1].produces)
            assert held is not None
            assert leg.after < place
            assert any(made.intersection(group.split("|")) for group in leg.missing)
        for paper in leg.papers:
            assert (paper.state is PaperState.UNASKED) == (held is None)
            assert paper.from_step is None or set(paper.group.split("|")) & set(
                legs[paper.from_step - 1].produces
            )


@given(LEGS, st.sets(st.sampled_from(CODES)), st.sampled_from(CODES))
def test_one_more_paper_in_hand_never_adds_a_lack(legs, held, one):
    before, after = (plan_legs(legs, papers) for papers in (held, held | {one}))
    for less, more in zip(after, before, strict=True):
        assert set(less.missing) <= set(more.missing)


LP, CARD = LegStanding(S.WAITING, (), ("LP",)), LegStanding(S.BLOCKED, ("LP|LAMA",), ("KTP",))
STANDINGS = st.lists(
    st.builds(
        LegStanding,
        st.sampled_from(S),
        st.lists(st.lists(st.sampled_from(CODES), min_size=1, max_size=2).map("|".join), max_size=2),
        st.lists(st.sampled_from(CODES), max_size=2),
    ),
    max_size=6,
)


def ended(leg: LegStanding, state: S) -> LegStanding:
    return LegStanding(state, leg.missing, leg.produces)


def test_leg_is_unlocked_once_its_paper_is_made():
    assert unlocked([LP, CARD]) == ()
    assert unlocked([ended(LP, S.SERVING), CARD]) == ()
    assert unlocked([ended(LP, S.DONE), CARD]) == (2,)


def test_leg_waits_for_all_of_its_papers():
    health = LegStanding(S.WAITING, (), ("SHT",))
    licence = LegStanding(S.BLOCKED, ("LP", "SHT", "FOTO"), ("SIM",))
    assert unlocked([ended(LP, S.DONE), health, licence]) == ()
    assert unlocked([ended(LP, S.DONE), ended(health, S.DONE), licence]) == (3,)


def test_any_of_several_makers_unlocks():
    assert unlocked([ended(LP, S.REJECTED), ended(LP, S.DONE), CARD]) == (3,)
    assert unlocked([LP, ended(LP, S.DONE), CARD]) == (3,)


def test_maker_that_failed_keeps_its_leg_blocked():
    for state in (
        S.RETURNED_INCOMPLETE,
        S.REJECTED,
        S.REFERRED,
        S.SYSTEM_DOWN,
        S.NO_SHOW,
        S.CANCELLED,
        S.EXPIRED,
    ):
        assert unlocked([ended(LP, state), CARD]) == ()


def test_chain_is_unlocked_one_by_one():
    licence = LegStanding(S.BLOCKED, ("KTP",), ("SIM",))
    assert unlocked([ended(LP, S.DONE), CARD, licence]) == (2,)
    assert unlocked([ended(LP, S.DONE), ended(CARD, S.WAITING), licence]) == ()
    assert unlocked([ended(LP, S.DONE), ended(CARD, S.DONE), licence]) == (3,)


def test_blocked_legs_that_only_wait_for_each_other_are_let_go():
    family, card = LegStanding(S.BLOCKED, ("KTP",), ("KK",)), LegStanding(S.BLOCKED, ("KK",), ("KTP",))
    assert unlocked([family, card]) == (1, 2)
    assert unlocked([family, ended(card, S.WAITING)]) == ()
    assert unlocked([family, card, LegStanding(S.WAITING, (), ("KK",))]) == ()


def test_leg_that_lacks_only_what_nobody_makes_may_wait():
    assert unlocked([LegStanding(S.BLOCKED, ("FOTO",), ())]) == (1,)


@given(STANDINGS)
def test_only_blocked_legs_are_unlocked_and_none_is_lost(legs):
    found = unlocked(legs)
    assert all(legs[place - 1].state is S.BLOCKED for place in found)
    blocked = {place for place, leg in enumerate(legs, 1) if leg.state is S.BLOCKED}
    ends = [leg.state not in {S.WAITING, S.CALLED, S.SERVING, S.HELD, S.BLOCKED, S.DONE} for leg in legs]
    if blocked and not any(ends):
        while blocked:
            legs = [ended(leg, S.DONE) if place not in blocked else leg for place, leg in enumerate(legs, 1)]
            free = set(unlocked(legs))
            assert free
            blocked -= free
