"""What desks that did not see each other make of one complaint; which step leads where."""

from itertools import product
from typing import Any

import pytest

from models.errors import RuleBroken
from models.rules.bodies import voice as said
from models.rules.bodies.voice import ComplaintClass, ComplaintOutcome, VoiceChannel
from models.rules.complaint_clocks import CHOICES, DAYS, answer_days
from models.rules.events import Event, Source, Subject
from models.rules.folds import FOLDS
from models.rules.folds.voice import MOVES, OVER, OWED, ComplaintState, Step, move, steps
from models.rules.kinds import BY_BODY

ONE, OTHER = "1" * 32, "2" * 32
TAKEN = said.ComplaintReceived(
    "P1-261124-0001ABCD", "2026-11-24", "1", 1, VoiceChannel.BOX, ComplaintClass.PLAIN, 0, 99, 14
)
ANSWERED = said.ComplaintAnswered(ComplaintOutcome.FOUNDED)


def folded(*bodies: Any) -> Any:
    """Return the state after bodies that two desks wrote in turn, a millisecond apart."""
    events = [
        Event(
            (ONE, OTHER)[place % 2], place + 1, place, Subject.COMPLAINT, "5" * 32, BY_BODY[type(body)].number, 1,
            place, f"{place}" * 32, Source.DESK, body,
        )
        for place, body in enumerate(bodies)
    ]  # fmt: skip
    return FOLDS[Subject.COMPLAINT].all(reversed(events))


def test_first_end_of_a_complaint_counts_and_another_is_seen():
    state = folded(TAKEN, said.ComplaintWithdrawn(), said.ComplaintForwarded())
    assert (state.state, state.closed_at, state.conflicts) == (ComplaintState.WITHDRAWN, 1, ("double_end",))


def test_same_end_said_twice_is_no_conflict():
    state = folded(TAKEN, said.ComplaintWithdrawn(), said.ComplaintWithdrawn())
    assert (state.closed_at, state.conflicts) == (1, ())


def test_answer_of_a_complaint_that_is_not_here_yet_makes_none():
    assert folded(ANSWERED) is None


def test_first_answer_counts_and_looking_through_after_it_changes_nothing():
    late = said.ComplaintVerified(ComplaintClass.OVERSIGHT, 999, 60, "POL")
    state = folded(TAKEN, ANSWERED, said.ComplaintAnswered(ComplaintOutcome.UNFOUNDED), late)
    assert (state.outcome, state.answered_at, state.days, state.agency) == (
        ComplaintOutcome.FOUNDED, 1, 14, None,
    )  # fmt: skip


@pytest.mark.parametrize(("step", "state"), list(product(Step, ComplaintState)))
def test_step_leads_on_exactly_from_the_states_that_allow_it(step: Step, state: ComplaintState):
    allowed, after = MOVES[step]
    if state in allowed:
        assert move(step, state, "P") is after
        assert step in steps(state)
    else:
        with pytest.raises(RuleBroken, match=r"complaint\.move"):
            move(step, state, "P")


def test_nothing_leads_on_from_an_end_and_something_from_everywhere_else():
    assert all(not steps(state) for state in OVER)
    assert all(steps(state) for state in ComplaintState if state not in OVER)
    assert not OWED & OVER


def test_every_class_has_a_clock_that_a_mall_may_set():
    assert set(DAYS) == set(ComplaintClass)
    assert all(days in CHOICES for days in DAYS.values())
    assert answer_days(ComplaintClass.OVERSIGHT, {"oversight": 30}) == 30
