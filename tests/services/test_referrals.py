"""Warm referrals: sent with a word, taken on or sent back, led back at the end; each undone by its opposite."""

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.services import tickets
from desktop.services.referrals import accept_referral, refer_ticket, return_referral
from desktop.services.undo import undo_ticket
from desktop.services.visits import NewVisit, add_visit
from models import folding
from models.rules.bodies.officers import Role
from models.rules.bodies.referrals import ReferralReason, ReturnReason
from models.rules.bodies.tickets import Outcome

HERE, THERE = "DUK-L1", "POL-L1"
SERVICE, OTHER = "DUK-06", "POL-03"


def state(desk: Desk, number: str | None) -> str:
    return desk.store.execute_sql("SELECT state FROM ticket WHERE number = ?", (number,)).fetchone()[0]


def referral(desk: Desk, *columns: str) -> tuple:
    rows = desk.store.execute_sql(f"SELECT {', '.join(columns)} FROM referral ORDER BY made_at, id")
    return rows.fetchall()[-1]


def queue_place(desk: Desk, number: str | None) -> tuple:
    sql = "SELECT queued_at, service FROM ticket WHERE number = ?"
    return desk.store.execute_sql(sql, (number,)).fetchone()


@pytest.fixture
def counter_of_other(desk: Desk) -> str:
    sql = "SELECT c.id FROM counter c, json_each(c.services) s WHERE s.value = ? ORDER BY c.id"
    return desk.store.execute_sql(sql, (OTHER,)).fetchone()[0]


def served(mall, **more) -> str:
    number = add_visit(mall.desk, NewVisit(services=(SERVICE,), **more)).value.tickets[0].number
    mall.clock.forward(minutes=5)
    tickets.call_next(mall.desk, HERE)
    tickets.start_ticket(mall.desk, number)
    return number


def sent(mall, **more) -> tuple[str, str]:
    number = served(mall)
    mall.clock.forward(minutes=5)
    return number, str(refer_ticket(mall.desk, number, OTHER, **more).value.next)


def test_referral_keeps_what_was_checked_why_by_whom_and_where(mall):
    number, _ = sent(mall, documents=("KTP", "KK"), reason=ReferralReason.PAPER_NEEDED)
    assert state(mall.desk, number) == "referred"
    officer = mall.desk.session.officer
    assert referral(mall.desk, "documents", "reason", "counter", "made_by", "state", "come_back") == (
        '["KTP","KK"]', "paper_needed", HERE, officer, "made", 0,
    )  # fmt: skip


def test_words_of_a_referral_stand_in_a_note_and_in_no_other_body(mall):
    sent(mall, note="ibunya menunggu di lobi")
    kinds = mall.desk.store.execute_sql("SELECT kind FROM journal WHERE body LIKE '%lobi%'").fetchall()
    assert kinds == [(90,)]


def test_unknown_document_is_refused_and_nothing_is_sent(mall):
    number = served(mall)
    with pytest.raises(Refused) as refused:
        refer_ticket(mall.desk, number, OTHER, documents=("XYZ",))
    assert refused.value.code == "visit.document_unknown"
    assert state(mall.desk, number) == "serving"


def test_start_of_service_takes_the_referral_on_and_its_undo_gives_it_up(mall, counter_of_other):
    _, number = sent(mall)
    tickets.call_next(mall.desk, counter_of_other)
    assert referral(mall.desk, "state", "accepted_counter") == ("made", None)
    tickets.start_ticket(mall.desk, number)
    assert referral(mall.desk, "state", "accepted_counter") == ("accepted", counter_of_other)
    undo_ticket(mall.desk, number)
    assert (state(mall.desk, number), *referral(mall.desk, "state", "accepted_at")) == (
        "called",
        "made",
        None,
    )


def test_finish_without_a_start_takes_the_referral_on_too(mall, counter_of_other):
    _, number = sent(mall)
    tickets.call_next(mall.desk, counter_of_other)
    tickets.finish_ticket(mall.desk, number)
    assert referral(mall.desk, "state") == ("accepted",)
    undo_ticket(mall.desk, number)
    assert referral(mall.desk, "state") == ("made",)


def test_undone_finish_leaves_the_acceptance_of_the_start(mall, counter_of_other):
    _, number = sent(mall)
    tickets.call_next(mall.desk, counter_of_other)
    tickets.start_ticket(mall.desk, number)
    tickets.finish_ticket(mall.desk, number)
    undo_ticket(mall.desk, number)
    assert referral(mall.desk, "state") == ("accepted",)


def test_referral_is_taken_on_by_a_key_of_its_own_while_the_visitor_waits(mall):
    _, number = sent(mall)
    accept_referral(mall.desk, number)
    assert (state(mall.desk, number), *referral(mall.desk, "state")) == ("waiting", "accepted")
    with pytest.raises(Refused) as refused:
        accept_referral(mall.desk, number)
    assert refused.value.code == "referral.accepted_before"
    undo_ticket(mall.desk, number)
    assert referral(mall.desk, "state") == ("made",)


def test_undo_takes_the_newest_first_the_start_then_the_word(mall, counter_of_other):
    _, number = sent(mall)
    tickets.call_next(mall.desk, counter_of_other)
    accept_referral(mall.desk, number)
    tickets.start_ticket(mall.desk, number)
    assert undo_ticket(mall.desk, number).value.state == "called"
    assert referral(mall.desk, "state") == ("accepted",)
    assert undo_ticket(mall.desk, number).value.state == "called"
    assert referral(mall.desk, "state") == ("made",)
    assert undo_ticket(mall.desk, number).value.state == "waiting"


def test_referral_is_undone_whole_but_not_once_it_is_taken_on(mall):
    first, number = sent(mall)
    accept_referral(mall.desk, number)
    with pytest.raises(Refused) as refused:
        undo_ticket(mall.desk, first)
    assert refused.value.code == "referral.taken_on"
    undo_ticket(mall.desk, number)
    undo_ticket(mall.desk, first)
    assert (state(mall.desk, first), state(mall.desk, number)) == ("serving", "cancelled")
    assert mall.desk.store.execute_sql("SELECT count(*) FROM referral").fetchone() == (0,)


def test_returned_visitor_waits_where_they_came_from_at_their_first_place(mall, counter_of_other):
    first, number = sent(mall)
    tickets.call_next(mall.desk, counter_of_other)
    back = return_referral(mall.desk, number, ReturnReason.PAPERS_SHORT, "surat RT belum ada").value
    assert back.state == "referred"
    assert queue_place(mall.desk, back.next) == queue_place(mall.desk, first)
    assert referral(mall.desk, "state", "return_reason", "returned_counter") == (
        "sent_back", "papers_short", counter_of_other,
    )  # fmt: skip
    note = mall.desk.store.execute_sql("SELECT purpose, text FROM note").fetchall()
    assert note == [("referral", "surat RT belum ada")]


def test_undone_return_puts_the_visitor_back_at_the_counter(mall, counter_of_other):
    _, number = sent(mall)
    tickets.call_next(mall.desk, counter_of_other)
    tickets.start_ticket(mall.desk, number)
    back = return_referral(mall.desk, number, ReturnReason.NOT_OURS).value.next
    undo_ticket(mall.desk, number)
    assert (state(mall.desk, number), state(mall.desk, back)) == ("serving", "cancelled")
    assert referral(mall.desk, "state", "back") == ("accepted", None)


def test_return_with_nothing_to_do_gives_no_number_and_is_undone(mall, counter_of_other):
    _, number = sent(mall)
    tickets.call_next(mall.desk, counter_of_other)
    now = return_referral(mall.desk, number, ReturnReason.SERVED_BEFORE, "sudah kemarin", place=False).value
    assert (now.state, now.next) == ("referred", None)
    assert referral(mall.desk, "state", "back") == ("sent_back", None)
    assert mall.desk.store.execute_sql("SELECT purpose FROM note").fetchall() == [("reason",)]
    undo_ticket(mall.desk, number)
    assert (state(mall.desk, number), *referral(mall.desk, "state")) == ("called", "made")


def test_return_is_refused_where_the_service_is_gone_and_leaves_the_ticket(mall, counter_of_other):
    _, number = sent(mall)
    tickets.call_next(mall.desk, counter_of_other)
    mall.desk.store.execute_sql("UPDATE service SET archived = 1 WHERE id = ?", (SERVICE,))
    with pytest.raises(Refused) as refused:
        return_referral(mall.desk, number, ReturnReason.NOT_OURS)
    assert refused.value.code == "referral.no_way_back"
    assert state(mall.desk, number) == "called"


def test_ticket_that_no_referral_brought_is_neither_taken_on_nor_sent_back(mall):
    number = served(mall)
    for act in (accept_referral, lambda d, n: return_referral(d, n, ReturnReason.OTHER)):
        with pytest.raises(Refused) as refused:
            act(mall.desk, number)
        assert refused.value.code == "referral.none"


def test_waiting_ticket_is_called_before_it_is_sent_back(mall):
    _, number = sent(mall)
    with pytest.raises(Refused) as refused:
        return_referral(mall.desk, number, ReturnReason.OTHER)
    assert refused.value.code == "ticket.send_back"


def test_end_of_the_other_leg_leads_back_to_the_first_place_once(mall, counter_of_other):
    first, number = sent(mall, come_back=True)
    tickets.call_next(mall.desk, counter_of_other)
    now = tickets.finish_ticket(mall.desk, number).value
    assert queue_place(mall.desk, now.next) == queue_place(mall.desk, first)
    assert tickets.call_next(mall.desk, HERE).value.number == now.next
    assert tickets.finish_ticket(mall.desk, str(now.next)).value.next is None


def test_who_is_led_back_is_in_no_figure_of_referrals(mall, counter_of_other):
    _, number = sent(mall, come_back=True)
    tickets.call_next(mall.desk, counter_of_other)
    tickets.finish_ticket(mall.desk, number)
    rows = mall.desk.store.execute_sql(
        "SELECT count(*) FILTER (WHERE referred_from IS NOT NULL), count(*) FILTER (WHERE state = 'referred') "
        "FROM ticket"
    )
    assert rows.fetchone() == (1, 1)


def test_other_ends_than_done_lead_nobody_back(mall, counter_of_other):
    _, number = sent(mall, come_back=True)
    tickets.call_next(mall.desk, counter_of_other)
    assert tickets.finish_ticket(mall.desk, number, Outcome.REJECTED).value.next is None


def test_undone_end_takes_the_way_back_away_until_somebody_called_it(mall, counter_of_other):
    _, number = sent(mall, come_back=True)
    tickets.call_next(mall.desk, counter_of_other)
    tickets.start_ticket(mall.desk, number)
    back = tickets.finish_ticket(mall.desk, number).value.next
    undo_ticket(mall.desk, number)
    assert (state(mall.desk, number), state(mall.desk, back)) == ("serving", "cancelled")
    assert referral(mall.desk, "back", "state") == (None, "accepted")
    again = tickets.finish_ticket(mall.desk, number).value.next
    assert again not in (None, back)
    tickets.call_next(mall.desk, HERE)
    with pytest.raises(Refused) as refused:
        undo_ticket(mall.desk, number)
    assert refused.value.code == "ticket.followed_on"


def test_wish_to_come_back_survives_a_second_referral(mall, counter_of_other):
    first, number = sent(mall, come_back=True)
    tickets.call_next(mall.desk, counter_of_other)
    tickets.start_ticket(mall.desk, number)
    third = refer_ticket(mall.desk, number, "BJK-03").value.next
    counter = mall.desk.store.execute_sql(
        "SELECT c.id FROM counter c, json_each(c.services) s WHERE s.value = 'BJK-03'"
    ).fetchone()[0]
    tickets.call_next(mall.desk, counter)
    back = tickets.finish_ticket(mall.desk, str(third)).value.next
    assert queue_place(mall.desk, back) == queue_place(mall.desk, first)


def test_counter_of_another_agency_may_not_answer(mall):
    _, number = sent(mall)
    stranger = mall.as_role(Role.COUNTER, "DUK")
    for act in (accept_referral, lambda d, n: return_referral(d, n, ReturnReason.OTHER)):
        with pytest.raises(NotAllowed):
            act(stranger, number)
    accept_referral(mall.as_role(Role.COUNTER, "POL"), number)
    assert referral(mall.desk, "state") == ("accepted",)


def test_rows_are_the_fold_of_the_journal_after_all_of_it(mall, counter_of_other):
    first, number = sent(mall, come_back=True)
    tickets.call_next(mall.desk, counter_of_other)
    back = return_referral(mall.desk, number, ReturnReason.NOT_OURS).value.next
    undo_ticket(mall.desk, number)
    tickets.finish_ticket(mall.desk, number)
    assert back
    assert first
    assert list(folding.differences(mall.desk.store)) == []
