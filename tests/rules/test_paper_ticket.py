"""A paper ticket becomes events, and the fold and the way back both say what the paper said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.bodies.tickets import TicketCancelled, TicketExpired, TicketIssued
from models.rules.events import Event, Source, Subject
from models.rules.folds.tickets import SERVED, Ticket, TicketState, step
from models.rules.paper_ticket import (
    PaperOutcome,
    PaperTicket,
    events_of_paper,
    order_faults,
    outcome_faults,
    written_on_paper,
)

P = PaperOutcome


@st.composite
def papers(draw: st.DrawFn) -> PaperTicket:
    """Draw tickets that a file may hold: every outcome, with times that it needs and may have."""
    outcome = draw(st.sampled_from([None, *P]))
    at = draw(st.integers(10**12, 2 * 10**12))
    times = {}
    for column in ("called", "started", "finished"):
        at += draw(st.integers(0, 10**8))
        if draw(st.booleans()):
            times[column] = at
    for column, code in outcome_faults(outcome, times):
        if code == "paper.time_missing":
            times[column] = at if column != "called" else times.get("started", times.get("finished", at))
        elif column == "outcome":
            times.clear()
        else:
            times.pop(column, None)
    issued = min([at, *times.values()]) - draw(st.integers(0, 10**8))
    return PaperTicket("DUK-06", draw(st.sampled_from(["", "DUK-L1"])), issued, outcome=outcome, **times)


def journalled(paper: PaperTicket) -> list[Event]:
    issued = TicketIssued("0" * 32, paper.service, "2026-03-13", "DUK-F1-001", "1", 1)
    told = [(issued, paper.issued), *events_of_paper(paper, "00c0ffee")]
    return [
        Event("0" * 32, seq, seq << 16, Subject.TICKET, "1" * 32, 0, 1, at, None, Source.PAPER, body)
        for seq, (body, at) in enumerate(told, 1)
    ]


def folded(paper: PaperTicket) -> Ticket:
    state = None
    for event in journalled(paper):
        state = step(state, event)
    assert state is not None
    return state


@given(papers())
def test_events_of_a_paper_ticket_give_back_the_paper(paper: PaperTicket):
    assert not list(outcome_faults(paper.outcome, [n for n in TIMES if getattr(paper, n) is not None]))
    assert written_on_paper(journalled(paper)) == paper


TIMES = ("issued", "called", "started", "finished")


@given(papers())
def test_fold_of_a_paper_ticket_has_its_outcome_its_times_and_no_conflict(paper: PaperTicket):
    ticket = folded(paper)
    assert ticket.state == (paper.outcome or TicketState.WAITING)
    assert (ticket.first_called_at, ticket.called_at) == (paper.called, paper.called)
    assert ticket.conflicts == ()
    assert ticket.counter == (paper.counter or None if paper.called is not None else None)
    assert ticket.for_counter == (paper.counter or None if paper.called is None else None)
    begun = paper.called if paper.started is None else paper.started
    timed = ticket.state in SERVED and None not in (begun, paper.finished)
    assert ticket.service_ms == (paper.finished - begun if timed else None)
    assert ticket.estimated == (timed and paper.started is None)
    if ticket.state in SERVED:
        assert ticket.finished_at == paper.finished


@given(papers())
def test_events_of_a_paper_ticket_never_go_back_in_time(paper: PaperTicket):
    times = [event.occurred_at for event in journalled(paper)]
    assert times == sorted(times)


def test_what_the_program_adds_is_not_on_paper():
    paper = PaperTicket("DUK-06", "", 10**12)
    expired = Event(
        "0" * 32, 9, 9 << 16, Subject.TICKET, "1" * 32, 0, 1, 10**12, None, Source.PAPER, TicketExpired()
    )
    assert written_on_paper([*journalled(paper), expired]) == paper


def test_ticket_without_an_issue_is_none():
    assert written_on_paper([]) is None


@pytest.mark.parametrize(
    ("outcome", "given_times", "faults"),
    [
        (None, ["issued"], []),
        (None, ["issued", "called"], [("outcome", "paper.no_outcome")]),
        (None, ["finished"], [("outcome", "paper.no_outcome")]),
        *((o, ["called", "finished"], []) for o in (P.DONE, P.RETURNED_INCOMPLETE, P.REJECTED, P.REFERRED)),
        *(
            (o, ["started"], [("called", "paper.time_missing"), ("finished", "paper.time_missing")])
            for o in (P.DONE, P.RETURNED_INCOMPLETE, P.REJECTED, P.REFERRED)
        ),
        (P.DONE, ["called", "started"], [("finished", "paper.time_missing")]),
        (P.NO_SHOW, ["called"], []),
        (P.NO_SHOW, [], [("called", "paper.time_missing")]),
        (
            P.NO_SHOW,
            ["called", "started", "finished"],
            [("started", "paper.time_too_many"), ("finished", "paper.time_too_many")],
        ),
        (P.CANCELLED, [], []),
        (P.CANCELLED, ["called", "started"], []),
        (P.CANCELLED, ["finished"], [("finished", "paper.time_too_many")]),
        (P.SYSTEM_DOWN, [], []),
        (P.SYSTEM_DOWN, ["started"], []),
        (P.SYSTEM_DOWN, ["called", "started", "finished"], []),
    ],
)
def test_outcome_decides_which_times_there_are(outcome, given_times, faults):
    assert list(outcome_faults(outcome, given_times)) == faults


def test_times_never_decrease_and_gaps_between_them_do_not_hide_it():
    times = {"issued": 5, "called": None, "started": 4, "finished": 3}
    assert list(order_faults(times)) == [("started", "issued"), ("finished", "started")]
    assert list(order_faults({"issued": 5, "called": 5, "started": 5, "finished": 5})) == []


@pytest.mark.parametrize(
    ("times", "call"), [({}, None), ({"called": 1}, None), ({"called": 1, "started": 2}, "c")]
)
def test_cancelled_ticket_ends_a_call_only_where_somebody_came_to_it(times: dict[str, int], call: str | None):
    paper = PaperTicket("DUK-06", "DUK-L1", 0, outcome=P.CANCELLED, **times)
    (*_, (last, at)) = events_of_paper(paper, "c")
    assert (last, at) == (TicketCancelled(call=call), max(times.values(), default=0))
