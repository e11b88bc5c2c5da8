"""Papers lie at a counter only once somebody came to it, and only while they were not given back."""

from dataclasses import replace

import pytest

from models.rules.at_counter import TAKEN_IN, papers_at_counter
from models.rules.folds.tickets import Ticket, TicketState

TICKET = Ticket("DUK-A1-001", "v", "DUK-06", "2026-11-24", "1", 1, 1, 0, 0, 1)


@pytest.mark.parametrize("state", list(TicketState))
def test_papers_are_there_in_some_states_and_only_after_a_call(state: TicketState) -> None:
    called = replace(TICKET, state=state, called_at=1)
    assert papers_at_counter(called) is (state in TAKEN_IN)
    assert not papers_at_counter(replace(called, called_at=None))
