"""The rules by which a ticket's fold decides between desks that did not see each other, one test a rule.

Each history is a list of bodies at minute 0, 1, 2 ...; a pair `(desk, body)` lets another desk speak.
"""

import pytest

from models.errors import RuleBroken
from models.rules.bodies import tickets as said
from models.rules.bodies.tickets import Outcome
from models.rules.events import Event, Source, Subject, Undone
from models.rules.folds import fold_ticket
from models.rules.folds.tickets import MOVES, Ticket, TicketState, move
from models.rules.kinds import BY_BODY

MINUTE = 60_000
DESKS = ("1" * 32, "2" * 32, "3" * 32)
A, B, C = "aaaaaaaa", "bbbbbbbb", "cccccccc"
ISSUED = said.TicketIssued("7" * 32, "DUK-06", "2026-11-24", "DUK-F1-001", "1", 1)
CALL_A = said.TicketCalled(A, "DUK-L1")
CALL_B = said.TicketCalled(B, "DUK-L2")
START_A, START_B = said.TicketStarted(A), said.TicketStarted(B)
DONE_A, DONE_B = said.TicketFinished(A, Outcome.DONE), said.TicketFinished(B, Outcome.REJECTED)


def fold(*history: object, issued: said.TicketIssued = ISSUED) -> Ticket:
    """Return the ticket after a history; the ticket was issued at minute 0."""
    events = []
    for minute, step in enumerate((issued, *history)):
        desk, body = step if isinstance(step, tuple) else (0, step)
        events.append(
            Event(
                DESKS[desk], minute + 1, minute, Subject.TICKET, "5" * 32, BY_BODY[type(body)].number, 1,
                minute * MINUTE, None, Source.DESK, body,
            )
        )  # fmt: skip
    state = fold_ticket(events)
    assert state is not None
    return state


def test_finished_call_beats_started_beats_called():
    assert fold(CALL_A, (1, CALL_B)).call == A
    assert fold(CALL_A, (1, CALL_B), (1, START_B)).call == B
    both = fold(CALL_A, (1, CALL_B), (1, START_B), START_A, DONE_A)
    assert (both.call, both.state) == (A, "done")


def test_finish_of_the_later_call_wins_over_a_start_of_the_earlier():
    ticket = fold(CALL_A, START_A, (1, CALL_B), (1, DONE_B))
    assert (ticket.call, ticket.state, ticket.counter) == (B, "rejected", "DUK-L2")


def test_earlier_call_wins_among_equals():
    assert fold(CALL_B, (1, CALL_A)).counter == "DUK-L2"
    assert fold(CALL_A, (1, CALL_B)).counter == "DUK-L1"
    assert fold(CALL_A, (1, CALL_B), (1, START_B), START_A).counter == "DUK-L1"


def test_two_calls_in_one_round_are_a_double_call_that_stays_visible():
    assert fold(CALL_A).conflicts == ()
    assert fold(CALL_A, (1, CALL_B)).conflicts == ("double_call",)
    assert fold(CALL_A, (1, CALL_B), said.TicketMissed(A), START_B, DONE_B).conflicts == ("double_call",)


def test_two_services_are_a_double_service():
    ticket = fold(CALL_A, (1, CALL_B), START_A, (1, START_B))
    assert ticket.conflicts == ("double_service", "double_call")
    assert fold(CALL_A, (1, CALL_B), START_A, DONE_A, (1, DONE_B)).state == "done"


def test_service_of_the_losing_counter_is_no_part_of_the_time():
    ticket = fold(CALL_A, (1, CALL_B), START_A, (1, START_B), DONE_A, (1, DONE_B))
    assert (ticket.call, ticket.service_ms) == (A, 2 * MINUTE)


def test_cancel_loses_to_service_and_the_contradiction_shows():
    ticket = fold(CALL_A, (1, said.TicketCancelled()), START_A)
    assert (ticket.state, ticket.conflicts) == ("serving", ("cancel_vs_service",))
    assert fold(CALL_A, START_A, DONE_A, (1, said.TicketCancelled())).state == "done"


def test_cancel_wins_over_waiting_called_and_missed():
    assert fold(said.TicketCancelled()).state == "cancelled"
    called = fold(CALL_A, said.TicketCancelled())
    assert (called.state, called.conflicts, called.counter) == ("cancelled", (), "DUK-L1")
    assert fold(said.TicketCancelled(), (1, CALL_A)).state == "cancelled"
    assert fold(CALL_A, said.TicketMissed(A), said.TicketCancelled()).state == "cancelled"


def test_expired_loses_to_served_called_and_missed():
    expired = said.TicketExpired()
    assert fold(expired).state == "expired"
    for history, state in (
        ((CALL_A, START_A, DONE_A), "done"),
        ((CALL_A, START_A), "serving"),
        ((CALL_A,), "called"),
        ((CALL_A, said.TicketMissed(A)), "no_show"),
    ):
        ticket = fold((1, expired), *history)
        assert (ticket.state, ticket.conflicts) == (state, ("cancel_vs_service",))


def test_who_cancels_beats_the_clock_that_expires():
    first = fold(said.TicketCancelled(), (1, said.TicketExpired()))
    last = fold((1, said.TicketExpired()), said.TicketCancelled())
    assert (first.state, first.finished_at) == ("cancelled", 1 * MINUTE)
    assert (last.state, last.finished_at) == ("cancelled", 2 * MINUTE)


def test_ticket_that_came_back_and_was_never_called_again_expires():
    ticket = fold(CALL_A, said.TicketMissed(A), said.TicketRequeued(1), said.TicketExpired())
    assert (ticket.state, ticket.counter, ticket.conflicts) == ("expired", None, ())


def test_recall_after_finish_changes_nothing():
    history = (CALL_A, START_A, DONE_A)
    assert fold(*history, (1, said.TicketRecalled(A))) == fold(*history)


def test_start_after_finish_changes_nothing():
    ticket = fold(CALL_A, DONE_A, (1, START_A))
    assert (ticket.started_at, ticket.service_ms, ticket.estimated) == (None, MINUTE, True)


def test_time_on_hold_until_the_finish_is_no_service():
    ticket = fold(CALL_A, START_A, said.TicketHeld(A), DONE_A)
    assert (ticket.state, ticket.service_ms) == ("done", MINUTE)


def test_two_times_on_hold_are_both_taken_off():
    hold, resume = said.TicketHeld(A), said.TicketResumed(A)
    assert fold(CALL_A, START_A, hold, resume, hold).state == "held"
    assert fold(CALL_A, START_A, hold, resume, hold, resume, DONE_A).service_ms == 3 * MINUTE


def test_second_hold_and_second_resume_change_nothing():
    ticket = fold(
        CALL_A, START_A, said.TicketHeld(A), (1, said.TicketHeld(A)), said.TicketResumed(A),
        (1, said.TicketResumed(A)), DONE_A,
    )  # fmt: skip
    assert ticket.service_ms == 3 * MINUTE


def test_missed_then_requeued_ticket_waits_in_the_next_round_from_its_return():
    ticket = fold(CALL_A, said.TicketMissed(A), said.TicketRequeued(1))
    assert (ticket.state, ticket.round, ticket.queued_at) == ("waiting", 1, 3 * MINUTE)
    assert (ticket.counter, ticket.call, ticket.first_called_at) == (None, None, MINUTE)
    again = fold(CALL_A, said.TicketMissed(A), said.TicketRequeued(1), said.TicketCalled(B, "DUK-L2", 1))
    assert (again.state, again.counter, again.conflicts) == ("called", "DUK-L2", ())


def test_return_of_a_stale_round_keeps_the_earlier_place():
    history = (CALL_A, said.TicketMissed(A), said.TicketRequeued(1))
    assert fold(*history, (1, said.TicketRequeued(1))) == fold(*history)


def test_undone_return_is_a_no_show_again():
    missed = (CALL_A, said.TicketMissed(A))
    ticket = fold(*missed, said.TicketRequeued(1), Undone(DESKS[0], 4))
    assert ticket == fold(*missed)
    assert ticket.state == "no_show"


def test_call_of_a_later_round_counts_before_its_return_is_known():
    ticket = fold(CALL_A, said.TicketMissed(A), (1, said.TicketCalled(B, "DUK-L2", 1)))
    assert (ticket.state, ticket.call) == ("called", B)


def test_missed_call_gives_way_to_a_live_one_of_the_same_round():
    ticket = fold(CALL_A, (1, CALL_B), said.TicketMissed(A))
    assert (ticket.state, ticket.call) == ("called", B)
    assert fold(CALL_A, (1, CALL_B), said.TicketMissed(A), (1, said.TicketMissed(B))).state == "no_show"


def test_missed_call_of_the_present_round_beats_a_live_one_of_a_stale_round():
    later = (said.TicketCalled(C, "DUK-L3", 1), said.TicketMissed(C))
    ticket = fold(CALL_A, (1, CALL_B), said.TicketMissed(A), said.TicketRequeued(1), *later)
    assert (ticket.state, ticket.call) == ("no_show", C)


def test_call_that_still_lasts_beside_a_later_one_shows():
    ticket = fold(CALL_A, (1, said.TicketCalled(B, "DUK-L2", 1)))
    assert (ticket.state, ticket.call, ticket.conflicts) == ("called", B, ("double_call",))


def test_live_call_of_a_stale_round_does_not_undo_the_return_but_shows():
    ticket = fold(CALL_A, (1, CALL_B), said.TicketMissed(A), said.TicketRequeued(1))
    assert (ticket.state, ticket.conflicts) == ("waiting", ("double_call",))


@pytest.mark.parametrize("history", [(said.TicketMissed(A), START_A), (START_A, said.TicketMissed(A))])
def test_call_that_one_desk_missed_and_another_served_is_served(history):
    ticket = fold(CALL_A, history[0], (1, history[1]))
    assert (ticket.state, ticket.conflicts) == ("serving", ("missed_vs_service",))
    held = fold(CALL_A, history[0], (1, history[1]), (1, said.TicketHeld(A)))
    assert held.state == "held"
    done = fold(CALL_A, history[0], (1, history[1]), (1, DONE_A))
    assert (done.state, done.conflicts) == ("done", ("missed_vs_service",))


def test_finish_of_a_missed_call_counts():
    ticket = fold(CALL_A, said.TicketMissed(A), (1, DONE_A))
    assert (ticket.state, ticket.service_ms, ticket.estimated) == ("done", 2 * MINUTE, True)


def test_finish_of_a_call_that_another_desk_sent_on_counts_and_shows():
    ticket = fold(CALL_A, START_A, said.TicketTransferred(A, "DUK-L2", 1), (1, DONE_A))
    assert (ticket.state, ticket.counter, ticket.service_ms) == ("done", "DUK-L1", 2 * MINUTE)
    assert ticket.conflicts == ("return_vs_service",)


def test_start_of_a_call_that_was_returned_meanwhile_is_served_and_shows():
    ticket = fold(CALL_A, (1, CALL_B), said.TicketMissed(A), said.TicketRequeued(1), (1, START_B))
    assert (ticket.state, ticket.call) == ("serving", B)
    assert ticket.conflicts == ("double_call", "return_vs_service")


def test_ticket_sent_on_from_service_keeps_its_place_and_waits_for_its_counter():
    ticket = fold(CALL_A, START_A, said.TicketTransferred(A, "DUK-L2", 1))
    assert (ticket.state, ticket.queued_at, ticket.for_counter) == ("waiting", 0, "DUK-L2")
    assert (ticket.counter, ticket.started_at, ticket.conflicts) == (None, None, ())


def test_service_is_summed_over_two_counters():
    ticket = fold(
        CALL_A, START_A, said.TicketTransferred(A, "DUK-L2", 1),
        said.TicketCalled(B, "DUK-L2", 1), START_B, said.TicketFinished(B, Outcome.DONE),
    )  # fmt: skip
    assert (ticket.service_ms, ticket.estimated, ticket.started_at) == (2 * MINUTE, False, 5 * MINUTE)
    assert ticket.conflicts == ()


def test_call_that_was_sent_on_before_anybody_came_is_no_service():
    ticket = fold(
        CALL_A, said.TicketTransferred(A, "DUK-L2", 1), said.TicketCalled(B, "DUK-L2", 1), START_B,
        said.TicketFinished(B, Outcome.DONE),
    )  # fmt: skip
    assert ticket.service_ms == MINUTE


def test_miss_of_an_unknown_call_hides_no_known_one():
    ticket = fold(CALL_A, (1, said.TicketMissed(B)))
    assert (ticket.state, ticket.call) == ("called", A)
    assert fold((1, said.TicketRecalled(B))).state == "waiting"
    assert fold((1, said.TicketHeld(B))).state == "waiting"


def test_finish_of_an_unknown_call_ends_the_ticket_without_a_time():
    ticket = fold((1, DONE_B))
    assert (ticket.state, ticket.counter, ticket.called_at) == ("rejected", None, None)
    assert (ticket.service_ms, ticket.estimated, ticket.first_called_at) == (None, False, None)


def test_finish_of_an_unknown_call_contradicts_no_return_since_its_round_is_unknown():
    assert fold(said.TicketTransferred(None, "DUK-L2", 1), (1, DONE_B)).conflicts == ()


def test_start_of_an_unknown_call_is_a_service_at_a_counter_yet_unknown():
    ticket = fold((1, START_B))
    assert (ticket.state, ticket.counter, ticket.called_at) == ("serving", None, None)
    assert ticket.started_at == MINUTE


def test_ticket_whose_system_was_down_before_any_call_has_no_service_time():
    ticket = fold(
        CALL_A, said.TicketMissed(A), said.TicketRequeued(1), said.TicketFinished(None, Outcome.SYSTEM_DOWN)
    )
    assert (ticket.state, ticket.finished_at) == ("system_down", 4 * MINUTE)
    assert (ticket.service_ms, ticket.estimated, ticket.counter) == (None, False, None)


def test_outcome_without_a_call_is_kept_as_it_was_said():
    assert fold(said.TicketFinished(None, Outcome.DONE)).state == "done"


def test_first_outcome_of_a_call_counts():
    ticket = fold(CALL_A, START_A, DONE_A, (1, said.TicketFinished(A, Outcome.REJECTED)))
    assert (ticket.state, ticket.finished_at) == ("done", 3 * MINUTE)


def test_call_announced_twice_stays_where_it_was_first():
    ticket = fold(CALL_A, (1, said.TicketCalled(A, "DUK-L2", 5)))
    assert (ticket.counter, ticket.called_at, len(ticket.calls)) == ("DUK-L1", MINUTE, 1)


def test_ticket_that_waits_for_another_leg_is_blocked_until_that_is_done():
    issued = said.TicketIssued("7" * 32, "DUK-06", "2026-11-24", "DUK-F1-001", "1", 1, after="8" * 32)
    assert fold(issued=issued).state == "blocked"
    assert fold(said.TicketUnblocked(), issued=issued).state == "waiting"


def test_ticket_issued_twice_keeps_its_first_number():
    assert fold((1, said.TicketIssued("7" * 32, "DUK-06", "2026-11-24", "DUK-F1-999", "1", 999))) == fold()


@pytest.mark.parametrize("name", MOVES)
@pytest.mark.parametrize("state", TicketState)
def test_every_move_starts_from_the_states_of_the_table_alone(name: str, state: TicketState):
    if state in MOVES[name]:
        move(name, state, "DUK-F1-001")
    else:
        with pytest.raises(RuleBroken, match=rf"ticket\.{name}"):
            move(name, state, "DUK-F1-001")


def test_recalls_are_counted_until_the_call_ends():
    again = said.TicketRecalled(A)
    assert fold(CALL_A, again, again, START_A, DONE_A, again).calls[0].recalls == 2


def test_papers_that_a_counter_found_missing_stay_with_its_call():
    lacking = said.TicketFinished(A, Outcome.RETURNED_INCOMPLETE, lacking=("KK", "KTP"))
    assert fold(CALL_A, START_A, lacking).lacking == ("KK", "KTP")
    assert fold(CALL_A, START_A, DONE_A, (1, lacking)).lacking == ()
    assert fold(CALL_A, START_A, said.TicketTransferred(A, "DUK-L2", 1), CALL_B).lacking == ()
