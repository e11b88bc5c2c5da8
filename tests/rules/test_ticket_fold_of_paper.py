"""The ticket's fold where facts are missing: calls by nobody known, ends that nobody timed."""

from models.rules.bodies import tickets as said
from models.rules.bodies.tickets import Outcome
from models.rules.events import Event, Source, Subject
from models.rules.folds.tickets import Ticket, TicketState, step

MINUTE = 60_000


def ticket_of(*told: tuple[object, int]) -> Ticket:
    """Return the ticket that was issued at minute 0 and told these facts at their minutes."""
    issued = said.TicketIssued("0" * 32, "DUK-06", "2026-03-13", "DUK-F1-001", "1", 1)
    state = None
    for seq, (body, minute) in enumerate([(issued, 0), *told], 1):
        at = minute * MINUTE
        state = step(
            state,
            Event("0" * 32, seq, seq << 16, Subject.TICKET, "1" * 32, 0, 1, at, None, Source.PAPER, body),
        )
    assert state is not None
    return state


def test_call_without_a_counter_is_a_call():
    ticket = ticket_of((said.TicketCalled("a", ""), 5), (said.TicketFinished("a", Outcome.DONE), 9))
    assert (ticket.first_called_at, ticket.counter, ticket.state) == (5 * MINUTE, None, TicketState.DONE)
    assert (ticket.service_ms, ticket.estimated) == (4 * MINUTE, True)


def test_second_call_under_the_same_id_changes_nothing():
    ticket = ticket_of((said.TicketCalled("a", ""), 5), (said.TicketCalled("a", "DUK-L1"), 6))
    assert (ticket.first_called_at, ticket.counter) == (5 * MINUTE, None)


def test_facts_about_a_call_that_is_not_known_yet_are_no_call():
    ticket = ticket_of((said.TicketFinished("a", Outcome.DONE), 9))
    assert (ticket.state, ticket.first_called_at, ticket.called_at) == (TicketState.DONE, None, None)
    assert (ticket.service_ms, ticket.estimated, ticket.finished_at) == (None, False, 9 * MINUTE)


def test_start_without_a_call_is_enough_for_the_time_of_service():
    ticket = ticket_of((said.TicketStarted("a"), 5), (said.TicketFinished("a", Outcome.SYSTEM_DOWN), 9))
    assert (ticket.service_ms, ticket.estimated, ticket.first_called_at) == (4 * MINUTE, False, None)


def test_untimed_end_has_neither_an_end_nor_a_time_of_service():
    down = said.TicketFinished("a", Outcome.SYSTEM_DOWN, untimed=True)
    ticket = ticket_of((said.TicketCalled("a", "DUK-L1"), 5), (said.TicketStarted("a"), 6), (down, 6))
    assert (ticket.state, ticket.finished_at, ticket.service_ms) == (TicketState.SYSTEM_DOWN, None, None)
    assert (ticket.counter, ticket.started_at, ticket.estimated) == ("DUK-L1", 6 * MINUTE, False)


def test_untimed_end_takes_no_time_from_an_end_that_is_known():
    down = said.TicketFinished("a", Outcome.SYSTEM_DOWN, untimed=True)
    ticket = ticket_of(
        (said.TicketCalled("a", "DUK-L1"), 5), (said.TicketFinished("a", Outcome.DONE), 9), (down, 9)
    )
    assert (ticket.state, ticket.finished_at, ticket.service_ms) == (TicketState.DONE, 9 * MINUTE, 4 * MINUTE)


def test_outage_that_ends_a_called_ticket_elsewhere_measures_no_service():
    ticket = ticket_of(
        (said.TicketCalled("a", "DUK-L1"), 5), (said.TicketFinished(None, Outcome.SYSTEM_DOWN), 9)
    )
    assert (ticket.state, ticket.service_ms, ticket.estimated) == (TicketState.SYSTEM_DOWN, None, False)


def test_who_leaves_during_service_is_cancelled_but_real_service_elsewhere_beats_it():
    left = said.TicketCancelled(call="a")
    begun = ((said.TicketCalled("a", "DUK-L1"), 5), (said.TicketStarted("a"), 6), (left, 7))
    ticket = ticket_of(*begun)
    assert (ticket.state, ticket.conflicts, ticket.finished_at) == (TicketState.CANCELLED, (), 7 * MINUTE)
    other = ticket_of(*begun, (said.TicketCalled("b", "DUK-L2"), 8), (said.TicketStarted("b"), 9))
    assert (other.state, other.counter) == (TicketState.SERVING, "DUK-L2")
    assert "cancel_vs_service" in other.conflicts


def test_cancel_without_a_call_loses_against_service_that_had_begun():
    ticket = ticket_of(
        (said.TicketCalled("a", "DUK-L1"), 5), (said.TicketStarted("a"), 6), (said.TicketCancelled(), 7)
    )
    assert (ticket.state, ticket.conflicts) == (TicketState.SERVING, ("cancel_vs_service",))
