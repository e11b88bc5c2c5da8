"""The plan of a visit: prerequisites first, documents already held taken as given."""

from hypothesis import given
from hypothesis import strategies as st

from models.rules.planning import LegPapers, PaperState, later_maker, plan_legs

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


def test_wrong_order_names_the_leg_that_should_go_first():
    assert later_maker([SIM, KTP, KK], 1, "KTP|KK") == 2
    assert later_maker([SIM, KTP, KK], 3, "LAMA") is None
    assert later_maker([KTP], 1, "KTP") is None


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
