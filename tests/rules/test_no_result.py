"""Which visits end without a result, whatever their tickets went through."""

from hypothesis import given
from hypothesis import strategies as st

from models.rules.folds.tickets import OPEN, TicketState
from models.rules.no_result import WITHOUT, Leg, ended_without_result

S = TicketState
LEGS = st.lists(
    st.builds(
        Leg, st.uuids().map(str), st.sampled_from(S), st.one_of(st.none(), st.integers(0, 5)), st.booleans()
    ),
    max_size=5,
)


@given(LEGS, st.randoms(use_true_random=False))
def test_order_of_the_tickets_changes_nothing(legs: list[Leg], chance):
    turned = list(legs)
    chance.shuffle(turned)
    assert ended_without_result(turned) == ended_without_result(legs)


@given(LEGS)
def test_only_a_visit_that_is_over_ends_without_a_result(legs: list[Leg]):
    found = ended_without_result(legs)
    if any(leg.state in OPEN for leg in legs):
        assert found is None
    if found is not None:
        last = next(leg for leg in legs if leg.id == found)
        assert last.state in WITHOUT or (last.state is S.CANCELLED and last.left)


def test_last_end_decides():
    rejected, done = Leg("1", S.REJECTED, 1), Leg("2", S.DONE, 2)
    assert ended_without_result([rejected, done]) is None
    assert ended_without_result([Leg("2", S.DONE, 1), Leg("1", S.REJECTED, 2)]) == "1"


def test_who_left_is_counted_and_what_was_a_mistake_is_not():
    assert ended_without_result([Leg("1", S.CANCELLED, 1, left=True)]) == "1"
    assert ended_without_result([Leg("1", S.CANCELLED, 1)]) is None
    assert ended_without_result([Leg("1", S.REJECTED, 1), Leg("2", S.CANCELLED, 2)]) == "1"
