"""The referral's fold: what counts when desks that did not see each other answer one."""

from dataclasses import replace

from models.rules.bodies.referrals import (
    ReferralAccepted,
    ReferralFollowed,
    ReferralMade,
    ReferralReturned,
    ReturnReason,
)
from models.rules.events import Event, Source, Subject
from models.rules.folds import FOLDS
from models.rules.folds.referrals import Referral, ReferralState
from models.rules.kinds import BY_BODY

MADE = ReferralMade("v" * 32, "1" * 32, "2" * 32, "POL-03", "2026-11-24", "DUK-L1", ("KK",))


def fold(*bodies: object) -> Referral:
    """Return the referral after these events, one a second, each by an officer of its own."""
    events = [
        Event(
            "0" * 32, place, place, Subject.REFERRAL, "5" * 32, BY_BODY[type(body)].number, 1, place * 1000,
            f"{place:032x}", Source.DESK, body,
        )
        for place, body in enumerate(bodies, 1)
    ]  # fmt: skip
    state = FOLDS[Subject.REFERRAL].all(events)
    assert isinstance(state, Referral)
    return state


def test_answer_without_the_referral_itself_is_nothing_yet():
    event = Event(
        "0" * 32, 1, 1, Subject.REFERRAL, "5" * 32, 65, 1, 1000, None, Source.DESK, ReferralAccepted("POL-L4")
    )  # fmt: skip
    assert FOLDS[Subject.REFERRAL].all([event]) is None


def test_first_acceptance_counts():
    state = fold(MADE, ReferralAccepted("POL-L4"), ReferralAccepted("POL-L5"))
    assert (state.state, state.accepted_counter, state.accepted_at) == (
        ReferralState.ACCEPTED, "POL-L4", 2000,
    )  # fmt: skip


def test_return_after_an_acceptance_keeps_both_and_is_what_holds():
    back = ReferralReturned(ReturnReason.NOT_OURS, "POL-L4", "3" * 32)
    state = fold(MADE, ReferralAccepted("POL-L4"), back)
    assert (state.state, state.accepted_at, state.returned_at) == (ReferralState.RETURNED, 2000, 3000)
    assert (state.back, state.back_after) == ("3" * 32, MADE.sent)


def test_acceptance_after_a_return_does_not_take_it_back():
    state = fold(MADE, ReferralReturned(ReturnReason.OTHER), ReferralAccepted("POL-L4"))
    assert (state.state, state.accepted_at, state.back, state.back_after) == (
        ReferralState.RETURNED, 3000, None, None,
    )  # fmt: skip


def test_answer_keeps_who_gave_it_when_and_at_which_counter():
    back = ReferralReturned(ReturnReason.NOT_OURS, "POL-L5", "3" * 32)
    made, accepted = fold(MADE), fold(MADE, ReferralAccepted("POL-L4"))
    assert accepted == replace(
        made,
        state=ReferralState.ACCEPTED,
        accepted_at=2000,
        accepted_by=f"{2:032x}",
        accepted_counter="POL-L4",
    )
    assert fold(MADE, ReferralAccepted("POL-L4"), back) == replace(
        accepted,
        state=ReferralState.RETURNED,
        returned_at=3000,
        returned_by=f"{3:032x}",
        returned_counter="POL-L5",
        return_reason=ReturnReason.NOT_OURS,
        back="3" * 32,
        back_after=MADE.sent,
    )


def test_second_return_is_a_conflict_that_is_seen_and_changes_nothing_else():
    first = ReferralReturned(ReturnReason.NOT_OURS, "POL-L4", "3" * 32)
    once, twice = (
        fold(MADE, first),
        fold(MADE, first, ReferralReturned(ReturnReason.OTHER, "POL-L5", "4" * 32)),
    )
    assert twice == replace(once, conflicts=("double_return",))


def test_first_way_back_counts():
    state = fold(MADE, ReferralFollowed("3" * 32, MADE.sent), ReferralFollowed("4" * 32, MADE.sent))
    assert (state.back, state.back_after) == ("3" * 32, MADE.sent)
    late = fold(
        MADE, ReferralFollowed("3" * 32, "6" * 32), ReferralReturned(ReturnReason.OTHER, back="4" * 32)
    )
    assert (late.back, late.back_after, late.state) == ("3" * 32, "6" * 32, ReferralState.RETURNED)
