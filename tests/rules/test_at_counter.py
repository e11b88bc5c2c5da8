"""Papers lie at a counter only once somebody came to it, and only while they were not given back."""

from dataclasses import replace

import pytest

from models.rules.at_counter import TAKEN_IN, papers_at_counter
from models.rules.bodies.tickets import OutageChoice
from models.rules.folds.tickets import Chosen, Ticket, TicketState

TICKET = Ticket("DUK-A1-001", "v", "DUK-06", "2026-11-24", "1", 1, 1, 0, 0, 1)


@pytest.mark.parametrize("state", list(TicketState))
def test_papers_are_there_in_some_states_and_only_after_a_call(state: TicketState) -> None:
    called = replace(TICKET, state=state, called_at=1)
    assert papers_at_counter(called) is (state in TAKEN_IN)
    assert not papers_at_counter(replace(called, called_at=None))


@pytest.mark.parametrize(("choice", "there"), [(one, one is OutageChoice.LEAVE_FILE) for one in OutageChoice])
def test_file_that_was_left_during_an_outage_is_there_without_a_call(choice: OutageChoice, there: bool):
    asked = replace(TICKET, state=TicketState.SYSTEM_DOWN, choices=(Chosen("o", choice, 1),))
    assert papers_at_counter(asked) is there


def test_papers_are_there_once_service_began_though_its_call_is_not_known():
    assert papers_at_counter(replace(TICKET, state=TicketState.SERVING, started_at=1))
