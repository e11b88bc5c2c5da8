"""What desks that did not see each other make of one promise, and of one next step."""

from dataclasses import replace
from typing import Any

from models.rules.bodies import promises as said
from models.rules.events import Event, Source, Subject
from models.rules.folds import FOLDS
from models.rules.folds.promises import PromiseState
from models.rules.kinds import BY_BODY

ONE, OTHER = "1" * 32, "2" * 32


def folded(subject: Subject, *bodies: Any) -> Any:
    """Return the state after bodies that two desks wrote in turn, a millisecond apart."""
    events = [
        Event(
            (ONE, OTHER)[place % 2], place + 1, place, subject, "5" * 32, BY_BODY[type(body)].number, 1, place,
            f"{place}" * 32, Source.DESK, body,
        )
        for place, body in enumerate(bodies)
    ]  # fmt: skip
    return FOLDS[subject].all(reversed(events))


MADE = said.PromiseMade(due_at=99)
BROKEN = said.PromiseBroken(said.BrokenReason.NOT_READY)


def test_first_word_on_the_end_of_a_promise_counts_and_its_opposite_is_seen():
    state = folded(Subject.PROMISE, MADE, BROKEN, said.PromiseKept())
    assert (state.state, state.ended_at, state.reason) == (PromiseState.BROKEN, 1, BROKEN.reason)
    assert state.conflicts == ("double_end",)


def test_end_of_a_promise_keeps_when_and_by_whom_and_leaves_the_rest():
    made = folded(Subject.PROMISE, MADE)
    ended = {"ended_at": 1, "ended_by": "1" * 32}
    assert folded(Subject.PROMISE, MADE, said.PromiseKept()) == replace(
        made, state=PromiseState.KEPT, **ended
    )
    assert folded(Subject.PROMISE, MADE, BROKEN) == replace(
        made, state=PromiseState.BROKEN, reason=BROKEN.reason, **ended
    )


def test_same_end_said_twice_is_no_conflict():
    state = folded(Subject.PROMISE, MADE, said.PromiseKept(), said.PromiseKept())
    assert (state.state, state.ended_at, state.conflicts) == (PromiseState.KEPT, 1, ())


def test_end_of_a_promise_that_is_not_here_yet_makes_none():
    assert folded(Subject.PROMISE, said.PromiseKept()) is None


def test_newest_word_on_a_next_step_counts_whole():
    skipped = said.StepSkipped("7" * 32, "2026-11-24", said.NoResult.OTHER, said.Skipped.GONE)
    given = said.StepGiven("7" * 32, "2026-11-24", said.NoResult.NOT_OURS, said.NextAction.GO_ELSEWHERE)
    assert folded(Subject.NEXT_STEP, skipped, given).skipped is None
    assert folded(Subject.NEXT_STEP, given, skipped).action is None
