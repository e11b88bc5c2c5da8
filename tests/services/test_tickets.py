"""The ticket's way through the counter, effects read back from the tables."""

import pytest

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.services import counters, tickets
from desktop.services.referrals import refer_ticket
from desktop.services.undo import undo_ticket
from desktop.services.visits import NewVisit, add_visit
from models.folding import read
from models.rules.bodies.tickets import Outcome, Pick
from models.rules.bodies.visits import Priority
from models.rules.events import Subject


def came(desk: Desk, *services: str, **more) -> list[str]:
    """Take in a visitor and return the numbers."""
    added = add_visit(desk, NewVisit(services=services, **more)).value
    return [ticket.number for ticket in added.tickets]


def row(desk: Desk, number: str, *columns: str) -> tuple:
    found = desk.store.execute_sql(f"SELECT {', '.join(columns)} FROM ticket WHERE number = ?", (number,))
    return found.fetchone()


def test_numbers_of_a_service_begin_at_one_and_have_no_gaps(desk: Desk):
    assert [came(desk, "DUK-06")[0] for _ in range(3)] == ["DUK-F1-001", "DUK-F1-002", "DUK-F1-003"]


def test_recall_never_changes_the_first_call(mall):
    (number,) = came(mall.desk, "DUK-06")
    tickets.call_next(mall.desk, "DUK-L1")
    before = row(mall.desk, number, "first_called_at", "called_at")
    mall.clock.forward(minutes=3)
    tickets.recall_ticket(mall.desk, number)
    assert row(mall.desk, number, "first_called_at", "called_at") == before


def test_service_time_leaves_out_the_time_on_hold(mall):
    desk, clock = mall.desk, mall.clock
    (number,) = came(desk, "DUK-06")
    tickets.call_next(desk, "DUK-L1")
    tickets.start_ticket(desk, number)
    clock.forward(minutes=5)
    tickets.hold_ticket(desk, number)
    clock.forward(minutes=20)
    tickets.resume_ticket(desk, number)
    clock.forward(minutes=2)
    tickets.finish_ticket(desk, number)
    assert row(desk, number, "service_ms", "state") == (7 * 60_000, "done")


def test_finish_from_called_counts_from_the_call_and_is_estimated(mall):
    (number,) = came(mall.desk, "DUK-06")
    tickets.call_next(mall.desk, "DUK-L1")
    mall.clock.forward(minutes=4)
    tickets.finish_ticket(mall.desk, number)
    assert row(mall.desk, number, "service_ms", "estimated") == (4 * 60_000, 1)


def test_number_as_a_mall_without_lanes_shows_it_is_taken_at_the_counter(desk: Desk):
    came(desk, "DUK-06")
    tickets.call_next(desk, "DUK-L1")
    assert tickets.start_ticket(desk, "DUK-F-001").value.number == "DUK-F1-001"


def test_words_of_a_finish_are_kept_as_a_note(desk: Desk):
    (number,) = came(desk, "DUK-06")
    tickets.call_next(desk, "DUK-L1")
    tickets.finish_ticket(desk, number, words="  ambil besok ")
    assert desk.store.execute_sql("SELECT purpose, text FROM note").fetchall() == [("note", "ambil besok")]


def test_at_most_two_priority_calls_in_a_row_while_others_wait(desk: Desk):
    first = came(desk, "DUK-06")
    urgent = [came(desk, "DUK-06", priority=(Priority.PREGNANT,)) for _ in range(3)]
    called = []
    for _ in range(4):
        outcome = tickets.call_next(desk, "DUK-L1").value
        called.append((outcome.number, outcome.pick))
        tickets.finish_ticket(desk, outcome.number)
    assert called == [
        (urgent[0][0], Pick.PRIORITY),
        (urgent[1][0], Pick.PRIORITY),
        (first[0], Pick.TURN),
        (urgent[2][0], Pick.PRIORITY),
    ]


def test_visitor_at_another_counter_is_passed_over_and_keeps_the_place(desk: Desk):
    both = came(desk, "DUK-06", "POL-03")
    alone = came(desk, "POL-03")
    assert tickets.call_next(desk, "DUK-L1").value.number == both[0]
    counter = polri_counter(desk)
    assert tickets.call_next(desk, counter).value.number == alone[0]
    tickets.finish_ticket(desk, both[0])
    tickets.finish_ticket(desk, alone[0])
    assert tickets.call_next(desk, counter).value.number == both[1]


def polri_counter(desk: Desk) -> str:
    rows = desk.store.execute_sql("SELECT id, services FROM counter WHERE agency = 'POL' ORDER BY id")
    return next(code for code, services in rows if "POL-03" in services)


def test_absent_visitor_returns_to_the_end_of_the_queue(mall):
    desk = mall.desk
    (first,) = came(desk, "DUK-06")
    mall.clock.forward(minutes=1)
    (second,) = came(desk, "DUK-06")
    tickets.call_next(desk, "DUK-L1")
    tickets.miss_ticket(desk, first)
    mall.clock.forward(minutes=1)
    tickets.return_ticket(desk, first)
    order = []
    for _ in range(2):
        order.append(tickets.call_next(desk, "DUK-L1").value.number)
        tickets.finish_ticket(desk, order[-1])
    assert order == [second, first]


def test_transferred_ticket_waits_for_its_counter_alone_and_keeps_its_place(mall):
    desk = mall.desk
    (first,) = came(desk, "DUK-06")
    mall.clock.forward(minutes=1)
    (second,) = came(desk, "DUK-06")
    tickets.call_next(desk, "DUK-L1")
    tickets.transfer_ticket(desk, first, "DUK-L2")
    assert tickets.call_next(desk, "DUK-L1").value.number == second
    called = tickets.call_next(desk, "DUK-L2").value
    assert (called.number, called.pick) == (first, Pick.DIRECTED)


def test_missing_papers_are_kept_as_the_groups_that_the_service_asks_for(mall):
    (number,) = came(mall.desk, "DUK-06")
    tickets.call_next(mall.desk, "DUK-L1")
    tickets.finish_ticket(mall.desk, number, Outcome.RETURNED_INCOMPLETE, lacking=("LP", "KK"))
    (ticket,) = row(mall.desk, number, "id")
    assert read(mall.desk.store, Subject.TICKET, ticket).lacking == ("KK", "LP|LAMA")
    undo_ticket(mall.desk, number)
    assert read(mall.desk.store, Subject.TICKET, ticket).lacking == ()


@pytest.mark.parametrize(
    ("result", "lacking", "code"),
    [
        (Outcome.DONE, ("KK",), "ticket.nothing_lacks"),
        (Outcome.RETURNED_INCOMPLETE, ("SIM",), "ticket.not_required"),
    ],
)
def test_missing_papers_that_make_no_sense_are_refused(mall, result, lacking, code):
    (number,) = came(mall.desk, "DUK-06")
    tickets.call_next(mall.desk, "DUK-L1")
    with pytest.raises(Refused) as refused:
        tickets.finish_ticket(mall.desk, number, result, lacking=lacking)
    assert (refused.value.code, *row(mall.desk, number, "state")) == (code, "called")


def test_dossier_that_is_given_back_leaves_the_steps_after_it_blocked(mall):
    papers = ("KK", "LP", "AKL", "FOTO", "SIDIK", "JKN")
    first, second = came(mall.desk, "DUK-06", "POL-01", documents=papers)
    tickets.call_next(mall.desk, "DUK-L1")
    assert tickets.finish_ticket(mall.desk, first, Outcome.RETURNED_INCOMPLETE).value.unblocked == ()
    assert row(mall.desk, second, "state") == ("blocked",)


def test_referral_ends_the_ticket_and_keeps_the_arrival_at_the_other_agency(mall):
    desk = mall.desk
    (number,) = came(desk, "POL-03")
    mall.clock.forward(minutes=10)
    (later,) = came(desk, "BJK-03")
    tickets.call_next(desk, polri_counter(desk))
    now = refer_ticket(desk, number, "BJK-03", "KTP sudah diperiksa").value
    assert now.state == "referred"
    mall.clock.forward(minutes=4)
    counter = desk.store.execute_sql("SELECT id FROM counter WHERE services LIKE '%BJK-03%'").fetchone()[0]
    assert tickets.call_next(desk, counter).value.number == now.next
    assert later != now.next
    assert desk.store.execute_sql("SELECT text FROM note").fetchall() == [("KTP sudah diperiksa",)]


def test_blocked_step_waits_once_the_paper_it_needs_is_made(desk: Desk):
    police, card = came(desk, "POL-03", "DUK-06", documents=("KTP", "KK"))
    assert row(desk, card, "state") == ("blocked",)
    assert tickets.call_next(desk, "DUK-L1").value.number is None
    tickets.call_next(desk, polri_counter(desk))
    assert tickets.finish_ticket(desk, police).value.unblocked == (card,)
    assert tickets.call_next(desk, "DUK-L1").value.number == card


def test_blocked_step_stays_blocked_when_the_step_before_came_back_incomplete(desk: Desk):
    police, card = came(desk, "POL-03", "DUK-06", documents=("KTP", "KK"))
    tickets.call_next(desk, polri_counter(desk))
    tickets.finish_ticket(desk, police, Outcome.RETURNED_INCOMPLETE)
    assert row(desk, card, "state") == ("blocked",)


@pytest.mark.parametrize("act", ["call", "start", "hold", "resume", "finish", "absent", "return", "cancel"])
def test_undo_leaves_the_ticket_as_it_was_before(mall, act: str):
    desk = mall.desk
    (number,) = came(desk, "DUK-06")
    before_act = {
        "call": [],
        "start": ["call"],
        "hold": ["call", "start"],
        "resume": ["call", "start", "hold"],
        "finish": ["call", "start"],
        "absent": ["call"],
        "return": ["call", "absent"],
        "cancel": [],
    }
    acts = {
        "call": lambda: tickets.call_next(desk, "DUK-L1"),
        "start": lambda: tickets.start_ticket(desk, number),
        "hold": lambda: tickets.hold_ticket(desk, number),
        "resume": lambda: tickets.resume_ticket(desk, number),
        "finish": lambda: tickets.finish_ticket(desk, number),
        "absent": lambda: tickets.miss_ticket(desk, number),
        "return": lambda: tickets.return_ticket(desk, number),
        "cancel": lambda: tickets.cancel_ticket(desk, number),
    }
    for name in before_act[act]:
        acts[name]()
        mall.clock.forward(minutes=1)
    columns = "state, counter, calls, queued_at, first_called_at, started_at, finished_at, service_ms, round"
    before = row(desk, number, columns)
    acts[act]()
    assert row(desk, number, columns) != before
    mall.clock.forward(seconds=5)
    undo_ticket(desk, number)
    assert row(desk, number, columns) == before


def test_undo_of_a_finish_blocks_what_it_unblocked_until_that_was_called(desk: Desk):
    police, card = came(desk, "POL-03", "DUK-06", documents=("KTP", "KK"))
    tickets.call_next(desk, polri_counter(desk))
    tickets.finish_ticket(desk, police)
    undo_ticket(desk, police)
    assert row(desk, card, "state") == ("blocked",)
    tickets.finish_ticket(desk, police)
    tickets.call_next(desk, "DUK-L1")
    with pytest.raises(Refused, match=r"ticket.followed_on"):
        undo_ticket(desk, police)


@pytest.mark.parametrize(
    ("name", "act"),
    [
        ("start", tickets.start_ticket),
        ("hold", tickets.hold_ticket),
        ("resume", tickets.resume_ticket),
        ("finish", tickets.finish_ticket),
        ("absent", tickets.miss_ticket),
        ("return", tickets.return_ticket),
        ("recall", tickets.recall_ticket),
    ],
)
def test_refused_move_says_why_and_changes_nothing(desk: Desk, name: str, act):
    (number,) = came(desk, "DUK-06")
    events = desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
    with pytest.raises(Refused, match=rf"ticket\.{name}"):
        act(desk, number)
    assert desk.store.execute_sql("SELECT count(*) FROM journal").fetchone() == events


def test_counter_with_somebody_at_it_calls_nobody_else(desk: Desk):
    came(desk, "DUK-06")
    came(desk, "DUK-06")
    tickets.call_next(desk, "DUK-L1")
    with pytest.raises(Refused, match=r"counter.busy"):
        tickets.call_next(desk, "DUK-L1")


def test_call_opens_a_closed_counter_and_refuses_a_paused_one(desk: Desk):
    assert tickets.call_next(desk, "DUK-L1").value.number is None
    assert desk.store.execute_sql("SELECT counter, state FROM shift").fetchall() == [("DUK-L1", "open")]
    counters.pause_counter(desk, "DUK-L1")
    with pytest.raises(Refused, match=r"counter.paused"):
        tickets.call_next(desk, "DUK-L1")
