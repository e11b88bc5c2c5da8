"""The board and the path of a visit."""

from datetime import UTC, datetime

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries.agency_now import AgencyState
from desktop.queries.board import CARDS, Board, BoardColumn, TicketCard, board, visit_path
from desktop.services import counters, outages, tickets
from desktop.services.catalogue import archive_entry
from desktop.services.outages import NewOutage
from desktop.services.settings import change_setting
from desktop.services.undo import undo_ticket
from desktop.services.visits import AddedVisit, NewVisit, add_visit
from models.rules.bodies.officers import Role
from models.rules.bodies.places import OutageMode
from models.rules.bodies.tickets import Outcome
from models.rules.bodies.visits import Priority
from models.rules.folds.tickets import TicketState


def came(desk: Desk, *services: str, **more) -> AddedVisit:
    return add_visit(desk, NewVisit(services=services, **more)).value


def column(shown: Board, agency: str) -> BoardColumn:
    return next(column for column in shown.columns if column.agency == agency)


def card(desk: Desk, number: str, **more) -> TicketCard:
    return next(
        card
        for column in board(desk, columns=12, **more).columns
        for card in column.cards
        if card.number == number
    )


def test_columns_are_agencies_by_name_with_somebody_there(mall):
    came(mall.desk, "POL-03", "DUK-06")
    counters.open_counter(mall.desk, "BJK-L1")
    shown = board(mall.desk)
    assert [one.agency for one in shown.columns] == ["BJK", "DUK", "POL"]
    assert (shown.page, shown.pages, shown.first, shown.agencies) == (0, 1, 1, 3)
    assert shown.totals == {TicketState.WAITING: 2}


def test_pages_turn_and_the_last_one_stays(mall):
    came(mall.desk, "POL-03", "DUK-06", "BJK-02", "SAM-01", "IMI-01")
    pages = [board(mall.desk, page=page, columns=2) for page in (0, 1, 2, 9, -1)]
    assert [[one.agency for one in page.columns] for page in pages] == [
        ["BJK", "DUK"], ["IMI", "POL"], ["SAM"], ["SAM"], ["BJK", "DUK"],
    ]  # fmt: skip
    assert [(page.page, page.first) for page in pages] == [(0, 1), (1, 3), (2, 5), (2, 5), (0, 1)]


def test_empty_board_has_one_empty_page(desk: Desk):
    shown = board(desk)
    assert (shown.columns, shown.pages, shown.first, shown.agencies, shown.totals) == ((), 1, 0, 0, {})


def test_chosen_agencies_are_shown_though_nobody_is_there(desk: Desk):
    assert [one.agency for one in board(desk, ["POL"]).columns] == ["POL"]


def test_column_says_how_its_agency_stands(mall):
    desk = mall.desk
    for _ in range(3):
        came(desk, "DUK-06")
    waits = column(board(desk), "DUK")
    assert (waits.state, waits.minutes, waits.counters_open) == (AgencyState.UNSTAFFED, None, 0)
    for code in ("DUK-L1", "DUK-L2", "DUK-L3"):
        counters.open_counter(desk, code)
    opened = column(board(desk), "DUK")
    assert (opened.state, str(opened.words), opened.short) == (AgencyState.OPEN, "Buka", "Disdukcapil")
    assert (opened.counters_open, opened.counters, opened.waiting) == (3, "Loket 1–3 Dukcapil", 3)
    assert opened.minutes == (2, 26)  # around 3 x 10 / 2
    outage = outages.start_outage(desk, NewOutage("SIAK", agency="DUK", mode=OutageMode.NOTED)).value
    mall.clock.forward(minutes=5)
    down = column(board(desk), "DUK")
    assert (down.state, str(down.words), down.minutes) == (
        AgencyState.OUTAGE,
        "Sistem mati sejak 08.00",
        None,
    )
    outages.end_outage(desk, outage)
    for code in ("DUK-L1", "DUK-L2", "DUK-L3"):
        counters.pause_counter(desk, code)
    paused = column(board(desk), "DUK")
    assert (paused.state, str(paused.words)) == (AgencyState.BREAK, "Jeda sejak 08.05")
    mall.clock.set(datetime(2026, 11, 24, 5, 30, tzinfo=UTC))
    assert str(column(board(desk), "DUK").words) == "Istirahat s.d. 13.00"
    mall.clock.set(datetime(2026, 11, 24, 9, 30, tzinfo=UTC))
    assert str(column(board(desk), "DUK").words) == "Tutup, buka 25/11 07.30"


def test_building_without_power_is_down_at_every_agency(mall):
    came(mall.desk, "DUK-06", "POL-03")
    outages.start_outage(mall.desk, NewOutage("Listrik", "power", mode=OutageMode.NOTED))
    assert {one.state for one in board(mall.desk).columns} == {AgencyState.OUTAGE}


def test_cards_stand_by_state_then_in_the_queues_order(mall):
    desk = mall.desk
    numbers = []
    for _ in range(6):
        numbers.append(came(desk, "DUK-06").tickets[0].number)
        mall.clock.forward(minutes=1)
    tickets.call_chosen(desk, "DUK-L2", numbers[4])
    tickets.start_ticket(desk, numbers[4])
    tickets.call_chosen(desk, "DUK-L1", numbers[5])
    tickets.call_chosen(desk, "DUK-L7", numbers[0])
    tickets.miss_ticket(desk, numbers[0])
    tickets.call_chosen(desk, "DUK-L7", numbers[1])
    tickets.finish_ticket(desk, numbers[1])
    cards = column(board(desk), "DUK").cards
    assert [one.number for one in cards] == [numbers[5], numbers[4], numbers[2], numbers[3], numbers[0]]
    assert cards[0].counter_name == "Loket 1 Dukcapil"
    everything = column(board(desk, only_open=False), "DUK").cards
    assert [one.number for one in everything][5:] == [numbers[1]]


def test_returned_ticket_stands_at_the_end_and_waits_anew(mall):
    desk = mall.desk
    first, second = (came(desk, "DUK-06").tickets[0].number for _ in range(2))
    tickets.call_chosen(desk, "DUK-L1", first)
    tickets.miss_ticket(desk, first)
    mall.clock.forward(minutes=10)
    tickets.return_ticket(desk, first)
    mall.clock.forward(minutes=2)
    assert [(one.number, one.minutes) for one in column(board(desk), "DUK").cards] == [
        (second, 12),
        (first, 2),
    ]


def test_wait_of_thirty_minutes_is_late(mall):
    number = came(mall.desk, "DUK-06").tickets[0].number
    mall.clock.forward(minutes=29.99)
    assert (card(mall.desk, number).minutes, card(mall.desk, number).late) == (29, False)
    mall.clock.forward(minutes=0.01)
    assert (card(mall.desk, number).minutes, card(mall.desk, number).late) == (30, True)
    tickets.call_next(mall.desk, "DUK-L1")
    mall.clock.forward(minutes=9)
    assert (card(mall.desk, number).minutes, card(mall.desk, number).late) == (30, False)


def test_card_shows_the_visits_steps_and_where_the_visitor_is(mall):
    desk = mall.desk
    police, card_, health = (
        t.number
        for t in came(
            desk, "POL-03", "DUK-06", "DKS-02", documents=("KK",), priority=(Priority.PREGNANT,)
        ).tickets
    )
    blocked = card(desk, card_)
    assert (blocked.state, blocked.after_step, blocked.minutes) == (TicketState.BLOCKED, 1, None)
    assert (blocked.step, blocked.steps, blocked.priority) == (2, 3, (Priority.PREGNANT,))
    assert [(dot.state, dot.this) for dot in blocked.dots] == [
        (TicketState.WAITING, False), (TicketState.BLOCKED, True), (TicketState.BLOCKED, False),
    ]  # fmt: skip
    tickets.call_next(desk, "POL-L4")
    elsewhere = card(desk, health).elsewhere
    assert elsewhere is not None
    assert (elsewhere.number, elsewhere.counter, elsewhere.counter_name, elsewhere.agency_short) == (
        police, "POL-L4", "Loket 4 Polri", "Polres",
    )  # fmt: skip
    assert card(desk, police).elsewhere is None
    assert card(desk, came(desk, "DUK-06").tickets[0].number).dots == ()


def test_text_finds_numbers_and_services(mall):
    desk = mall.desk
    change_setting(desk, "numbers", {"hide_lane": True})
    came(desk, "DUK-06")
    came(desk, "DUK-09")
    came(desk, "POL-03")
    found = {
        text: [one.shown for col in board(desk, text=text).columns for one in col.cards]
        for text in ("duk f 001", "F1-001", "hilang", "akta", "001", "x9", "0")
    }
    assert found == {
        "duk f 001": ["DUK-F-001"],
        "F1-001": ["DUK-F-001"],
        "hilang": ["DUK-F-001", "POL-C-001"],
        "akta": ["DUK-J-001"],
        "001": ["DUK-F-001", "DUK-J-001", "POL-C-001"],
        "x9": [],
        "0": [],
    }
    assert board(desk, text="akta").totals == {TicketState.WAITING: 3}
    assert [one.agency for one in board(desk, text="akta").columns] == ["DUK"]


def test_column_holds_sixty_cards_and_counts_the_rest(mall):
    for _ in range(CARDS + 3):
        came(mall.desk, "DUK-06")
    shown = column(board(mall.desk), "DUK")
    assert (len(shown.cards), shown.more, shown.waiting) == (CARDS, 3, CARDS + 3)


def test_nobody_who_waits_is_out_of_sight_when_a_service_is_archived(mall):
    number = came(mall.desk, "DIF-01").tickets[0].number
    archive_entry(mall.desk, "service", "DIF-01")
    assert card(mall.desk, number).number == number


def test_counter_sees_its_own_agency(mall):
    came(mall.desk, "DUK-06", "POL-03")
    shown = board(mall.as_role(Role.COUNTER, "POL"))
    assert [one.agency for one in shown.columns] == ["POL"]
    assert shown.totals == {TicketState.WAITING: 1}
    with pytest.raises(NotAllowed):
        board(mall.desk.signed_in(None))


def test_yesterdays_tickets_are_gone(mall):
    came(mall.desk, "DUK-06")
    mall.clock.forward(minutes=24 * 60)
    assert board(mall.desk, only_open=False).totals == {}


def test_path_says_what_each_step_is_at(mall):
    desk = mall.desk
    visit = came(desk, "POL-03", "DUK-06", "BJK-02", documents=("KK",))
    police, identity, _ = visit.tickets
    came(desk, "BJK-02")
    mall.clock.forward(minutes=7)
    tickets.call_next(desk, "POL-L4")
    mall.clock.forward(minutes=3)
    path = visit_path(desk, identity.id)
    assert (path.visit, path.code, path.this) == (visit.id, visit.code, 2)
    assert [str(stop.words) for stop in path.stops] == [
        "Dipanggil 08.07 ke Loket 4 Polri", "Sesudah langkah 1", str(path.stops[2].words),
    ]  # fmt: skip
    assert [(stop.agency_short, stop.this, stop.ahead) for stop in path.stops[:2]] == [
        ("Polres", False, None), ("Disdukcapil", True, None),
    ]  # fmt: skip
    tickets.finish_ticket(desk, police.number, Outcome.DONE)
    path = visit_path(desk, identity.id)
    assert [str(stop.words) for stop in path.stops[:2]] == ["Selesai 08.10", "Menunggu 0 menit"]
    assert path.stops[0].words.words("en") == "Done 08.10"


def test_path_counts_who_is_ahead(mall):
    came(mall.desk, "DUK-06")
    ticket = came(mall.desk, "DUK-06").tickets[0]
    assert visit_path(mall.desk, ticket.id).stops[0].ahead == 1


@pytest.mark.parametrize("outcome", Outcome)
def test_every_end_of_a_step_has_its_words(mall, outcome: Outcome):
    ticket = came(mall.desk, "DUK-06").tickets[0]
    tickets.call_next(mall.desk, "DUK-L1")
    tickets.finish_ticket(mall.desk, ticket.number, outcome)
    (stop,) = visit_path(mall.desk, ticket.id).stops
    assert str(stop.words).endswith(" 08.00")


def test_cancelled_step_leaves_the_path_and_comes_back_with_undo(mall):
    first, second = came(mall.desk, "DUK-06", "POL-03").tickets
    tickets.cancel_ticket(mall.desk, first.number)
    path = visit_path(mall.desk, first.id)
    assert ([stop.number for stop in path.stops], path.this) == ([second.number], None)
    undo_ticket(mall.desk, first.number)
    assert visit_path(mall.desk, first.id).this == 1


def test_path_is_for_agencies_of_the_visit(mall):
    ticket = came(mall.desk, "DUK-06", "POL-03").tickets[0]
    assert visit_path(mall.as_role(Role.COUNTER, "POL"), ticket.id).this == 1
    with pytest.raises(NotAllowed):
        visit_path(mall.as_role(Role.COUNTER, "BPN"), ticket.id)
    with pytest.raises(Refused, match=r"ticket\.unknown"):
        visit_path(mall.desk, "0" * 32)
