"""The counter's page."""

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries.counter import MOST_WAITING, CounterView, counter_view, counters_of, transfer_choices
from desktop.services import counters, tickets
from desktop.services.referrals import refer_ticket
from desktop.services.settings import change_setting
from desktop.services.visits import AddedVisit, NewVisit, add_visit
from models.folding import read
from models.rules.bodies.officers import Role
from models.rules.bodies.places import PauseReason
from models.rules.bodies.tickets import Outcome, Pick
from models.rules.bodies.visits import Accommodation, Priority
from models.rules.events import Subject
from models.rules.folds.places import ShiftState
from models.rules.folds.tickets import TicketState
from models.rules.itinerary import PaperState

HERE = "DUK-L1"


def came(desk: Desk, *services: str, **more) -> AddedVisit:
    return add_visit(desk, NewVisit(services=services or ("DUK-06",), **more)).value


def number(desk: Desk, *services: str, **more) -> str:
    return came(desk, *services, **more).tickets[0].number


def view(desk: Desk, counter: str = HERE) -> CounterView:
    return counter_view(desk, counter)


def queue(desk: Desk) -> list[str]:
    return [row.number for row in view(desk).waiting]


def test_officer_of_a_counter_may_use_those_of_the_own_agency(mall):
    duk = mall.as_role(Role.COUNTER, "DUK")
    assert {row.agency for row in counters_of(duk)} == {"DUK"}
    assert counters_of(mall.as_role(Role.OFFICER)) == []
    assert counters_of(mall.desk.signed_in(None)) == []
    assert len(counters_of(mall.desk)) == 61


def test_own_counter_stands_first_with_who_sits_there(mall):
    duk = mall.as_role(Role.COUNTER, "DUK")
    counters.open_counter(duk, "DUK-L3")
    mall.clock.forward(minutes=2)
    counters.pause_counter(duk, "DUK-L3", PauseReason.PRAYER)
    came(mall.desk, "DUK-01")
    first, second = counters_of(duk)[:2]
    assert (first.code, first.own, first.state, first.reason) == ("DUK-L3", True, ShiftState.PAUSED, "prayer")
    assert (first.officer_name, first.since, first.waiting) == ("counter-duk", mall.clock.ms, 1)
    assert (second.code, second.own, second.state, second.officer_name) == (
        "DUK-L1",
        False,
        ShiftState.CLOSED,
        "",
    )


def test_counter_with_nobody_shows_the_queue_and_who_is_next(mall):
    desk = mall.desk
    first = number(desk)
    mall.clock.forward(minutes=35)
    second = number(desk, priority=(Priority.PREGNANT,))
    shown = view(desk)
    assert (shown.current, shown.waiting_count, shown.longest_minutes) == (None, 2, 35)
    assert [(row.number, row.next, row.minutes, row.late) for row in shown.waiting] == [
        (second, True, 0, False), (first, False, 35, True),
    ]  # fmt: skip
    assert tickets.call_next(desk, HERE).value.number == second


def test_next_is_always_who_is_called(mall):
    desk = mall.desk
    for place in range(8):
        came(desk, priority=(Priority.SICK,) if place % 3 else ())
        mall.clock.forward(seconds=20)
    while (waiting := view(desk).waiting) and waiting[0].next:
        called = tickets.call_next(desk, HERE).value.number
        assert called == waiting[0].number
        tickets.finish_ticket(desk, called or "")
    assert view(desk).waiting == ()


def test_current_ticket_is_shown_as_the_counter_must_know_it(mall):
    desk = mall.desk
    visit = came(
        desk, "POL-03", "DUK-06", name="Siti Nur Aminah", id_number="3578014107857391", call_name="Ibu Siti",
        priority=(Priority.ELDERLY,), needs=(Accommodation.WHEELCHAIR,), consent=True, documents=("KK",),
    )  # fmt: skip
    tickets.call_next(desk, "POL-L4")
    tickets.finish_ticket(desk, visit.tickets[0].number)
    mall.clock.forward(minutes=3)
    tickets.call_next(desk, HERE)
    tickets.recall_ticket(desk, visit.tickets[1].number)
    now = view(desk).current
    assert now is not None
    assert (now.number, now.visit_code, now.name) == (visit.tickets[1].number, visit.code, "Ibu Siti")
    assert (now.priority, now.needs) == ((Priority.ELDERLY,), (Accommodation.WHEELCHAIR,))
    assert (now.state, now.called_at, now.calls, now.started_at) == (
        TicketState.CALLED,
        mall.clock.ms,
        2,
        None,
    )
    assert (now.standard_minutes, now.pick) == (10, Pick.PRIORITY)
    assert [(stop.step, stop.this) for stop in now.path] == [(1, False), (2, True)]
    assert [one.state for one in now.documents] == [
        PaperState.HELD,
        PaperState.HELD,
    ]  # KK, and the report of step 1
    everything = repr(view(desk))
    assert "Aminah" not in everything
    assert "3578014107857391" not in everything


def test_name_is_first_name_and_initial_or_nothing(mall):
    desk = mall.desk
    came(desk, name="Siti Nur Aminah")
    came(desk)
    for name in ("Siti N.", ""):
        called = tickets.call_next(desk, HERE).value.number
        now = view(desk).current
        assert now is not None
        assert now.name == name
        tickets.finish_ticket(desk, called or "")


def test_papers_are_held_coming_missing_or_not_asked(mall):
    desk = mall.desk
    states = {}
    for documents in (("LAMA",), None):
        called = came(desk, "DUK-06", "DUK-02", documents=documents).tickets[0].number
        tickets.call_chosen(desk, HERE, called)
        now = view(desk).current
        assert now is not None
        states[documents] = [one.state for one in now.documents]
        tickets.finish_ticket(desk, called)
    assert states == {
        ("LAMA",): [PaperState.COMES, PaperState.HELD],
        None: [PaperState.UNASKED, PaperState.UNASKED],
    }
    tickets.call_chosen(desk, HERE, number(desk, documents=("FOTO",)))
    now = view(desk).current
    assert now is not None
    assert [one.state for one in now.documents] == [PaperState.MISSING, PaperState.MISSING]


def test_timer_can_be_drawn_from_start_and_hold(mall):
    desk = mall.desk
    one = number(desk)
    tickets.call_next(desk, HERE)
    tickets.start_ticket(desk, one)
    started = mall.clock.ms
    mall.clock.forward(minutes=2)
    tickets.hold_ticket(desk, one)
    held = view(desk)
    assert (held.current, [row.number for row in held.held]) == (None, [one])
    mall.clock.forward(minutes=5)
    tickets.resume_ticket(desk, one)
    now = view(desk).current
    assert now is not None
    assert (now.started_at, now.held_ms, view(desk).held) == (started, 5 * 60_000, ())


def test_messages_come_from_the_front_desk_and_from_who_referred(mall):
    desk = mall.desk
    one = number(desk, "POL-03", note="pakai kursi roda")
    tickets.call_next(desk, "POL-L4")
    mall.clock.forward(minutes=4)
    refer_ticket(desk, one, "DUK-06", "surat sudah diperiksa asli")
    tickets.call_next(desk, HERE)
    now = view(desk).current
    assert now is not None
    assert [(note.text, note.agency_short) for note in now.notes] == [
        ("pakai kursi roda", ""), ("surat sudah diperiksa asli", "Polres"),
    ]  # fmt: skip
    assert now.notes[1].at == mall.clock.ms


def test_words_at_the_finish_are_kept_as_a_note(mall):
    desk = mall.desk
    one = number(desk)
    tickets.call_next(desk, HERE)
    tickets.finish_ticket(desk, one, Outcome.RETURNED_INCOMPLETE, "pas foto belum ada")
    ticket = desk.store.execute_sql("SELECT id FROM ticket WHERE number = ?", (one,)).fetchone()[0]
    row = desk.store.execute_sql("SELECT about_id, purpose, text FROM note").fetchone()
    assert row == (ticket, "note", "pas foto belum ada")


def test_absent_returned_and_elsewhere_are_marked(mall):
    desk = mall.desk
    absent, returned, away = number(desk), number(desk), number(desk, "DUK-06", "POL-03")
    for one in (absent, returned):
        tickets.call_next(desk, HERE)
        tickets.miss_ticket(desk, one)
        mall.clock.forward(minutes=1)
    tickets.return_ticket(desk, returned)
    tickets.call_next(desk, "POL-L4")
    shown = view(desk)
    rows = {row.number: row for row in shown.waiting}
    assert list(rows) == [returned, away]
    assert (rows[returned].returned_at, rows[returned].next) == (mall.clock.ms, True)
    elsewhere = rows[away].elsewhere
    assert elsewhere is not None
    assert (elsewhere.agency_short, rows[away].next) == ("Polres", False)
    assert [(row.number, row.absent_at is not None) for row in shown.absent] == [(absent, True)]
    assert shown.today.absent == 1


def test_ticket_sent_to_another_counter_is_in_its_queue_alone(mall):
    desk = mall.desk
    one = number(desk)
    tickets.transfer_ticket(desk, one, "DUK-L2")
    assert view(desk).waiting == ()
    (row,) = view(desk, "DUK-L2").waiting
    assert (row.directed, row.returned_at, row.next) == (True, None, True)


def test_figures_of_the_day_are_of_this_counter(mall):
    desk = mall.desk
    for minutes, outcome in ((4, Outcome.DONE), (9, Outcome.REJECTED)):
        one = number(desk)
        tickets.call_next(desk, HERE)
        tickets.start_ticket(desk, one)
        mall.clock.forward(minutes=minutes)
        tickets.finish_ticket(desk, one, outcome)
    figures = view(desk).today
    assert (figures.finished, figures.service_p50_min, figures.absent) == (2, 6.5, 0)
    other = view(desk, "DUK-L2").today
    assert (other.finished, other.service_p50_min) == (0, None)
    mall.clock.forward(minutes=24 * 60)
    assert view(desk).today.finished == 0


def test_list_holds_thirty_and_the_next_is_among_them(mall):
    for _ in range(MOST_WAITING + 2):
        came(mall.desk)
    last = number(mall.desk, priority=(Priority.CHILD,))
    shown = view(mall.desk)
    assert (len(shown.waiting), shown.waiting_count) == (MOST_WAITING, MOST_WAITING + 3)
    assert (shown.waiting[0].number, shown.waiting[0].next) == (last, True)


def test_transfers_are_other_counters_of_the_service_open_ones_first(mall):
    desk = mall.desk
    counters.open_counter(desk, "DUK-L7")
    ticket = came(desk).tickets[0]
    assert [one.code for one in transfer_choices(desk, ticket.id)] == ["DUK-L7", "DUK-L1", "DUK-L2", "DUK-L8"]
    tickets.call_next(desk, HERE)
    choices = view(desk).transfers
    assert [(one.code, one.state) for one in choices][:2] == [
        ("DUK-L7", ShiftState.OPEN), ("DUK-L2", ShiftState.CLOSED),
    ]  # fmt: skip
    tickets.transfer_ticket(desk, ticket.number, choices[0].code)
    with pytest.raises(Refused, match=r"ticket\.unknown"):
        transfer_choices(desk, "0" * 32)


def test_outcomes_are_those_that_a_counter_may_choose(desk: Desk):
    outcomes = view(desk).outcomes
    assert [str(one.words) for one in outcomes] == [
        "Selesai", "Berkas kembali, ada yang kurang", "Ditolak", "Sistem mati",
    ]  # fmt: skip
    assert outcomes[0].outcome is Outcome.DONE


def test_numbers_are_shown_as_the_mall_does(mall):
    change_setting(mall.desk, "numbers", {"hide_lane": True})
    came(mall.desk)
    assert view(mall.desk).waiting[0].shown == "DUK-F-001"


def test_looking_at_a_counter_opens_nobodys_data(mall):
    came(mall.desk, name="Siti Aminah")
    tickets.call_next(mall.desk, HERE)
    before = mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
    view(mall.desk)
    assert mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone() == before


def test_counter_of_another_agency_is_refused_and_the_refusal_journalled(mall):
    pol = mall.as_role(Role.COUNTER, "POL")
    with pytest.raises(NotAllowed):
        view(pol)
    assert mall.desk.store.execute_sql("SELECT body FROM journal WHERE kind = 25").fetchall() == [
        ('{"use_case":"ticket.call"}',)
    ]
    with pytest.raises(Refused, match=r"counter\.unknown"):
        view(mall.desk, "NO-L1")


def test_connection_that_only_reads_refuses_without_a_word(mall):
    from dataclasses import replace

    from models.store import Store

    pol = mall.as_role(Role.COUNTER, "POL")
    store = Store(mall.paths.database, mall.desk.store.key, read_only=True)
    store.connect()
    with pytest.raises(NotAllowed):
        view(replace(pol, store=store))
    assert view(replace(mall.desk, store=store)).current is None
    store.close()
    assert read(mall.desk.store, Subject.COUNTER, HERE) is not None
