"""The page Antrean: what it shows, that nothing jumps, and what its keys do to the tables."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

from desktop.desk import Topic
from desktop.queries.enums import OutageMode, TicketState
from desktop.services import counters, outages, tickets
from desktop.services.outages import NewOutage
from desktop.services.visits import NewVisit, add_visit
from tests.ui.pages.queue_stage import Slow, Stage, made_stage, services_of, take
from ui.board.card import PRIORITY_ICONS, card_look, spoken_card
from ui.board.column import queue_words, short_counters
from ui.board.view import columns_in


@pytest.fixture
def stage(mall, qtbot) -> Stage:
    return made_stage(qtbot, mall.desk)


def test_page_says_that_nobody_waits(stage: Stage) -> None:
    assert stage.page.middle.currentWidget() is stage.page.nobody
    assert not stage.page.cancel.isEnabled()


def test_new_ticket_appears_when_the_queue_changes(stage: Stage) -> None:
    (service, _), *_ = services_of(stage.desk)
    (number,) = take(stage.desk, service)
    assert number not in stage.cards()
    stage.hub.publish({Topic.QUEUE})
    assert stage.cards()[number].state is TicketState.WAITING
    assert stage.page.head.totals.figures[TicketState.WAITING].text() == "1"


def test_ticket_that_is_sought_is_chosen_though_an_older_reading_comes_first(stage: Stage) -> None:
    (service, _), *_ = services_of(stage.desk)
    first, second = (take(stage.desk, service)[0] for _ in range(2))
    slow = Slow()
    stage.page.around = replace(stage.page.around, runner=slow)
    stage.page.head.filters.search.setText("tidak ada")
    stage.page.reload()
    stage.page.seek(second)
    slow.go_on()
    assert stage.page.foot.number.text() == second
    assert first not in stage.cards()


def test_selection_stays_on_its_ticket_when_others_come_and_go_before_it(stage: Stage, mall) -> None:
    (service, counter), *_ = services_of(stage.desk)
    first, second, third = (take(stage.desk, service)[0] for _ in range(3))
    stage.page.reload()
    stage.choose(second)
    tickets.cancel_ticket(stage.desk, first)
    tickets.call_chosen(stage.desk, counter, third)
    take(stage.desk, service)
    stage.hub.publish({Topic.QUEUE})
    chosen = stage.cards()[second].id
    assert stage.page.board.chosen_id == chosen
    (column,) = (c for c in stage.page.board.columns if c.list.rows.row_of(chosen) >= 0)
    assert column.list.currentIndex().data(Qt.ItemDataRole.UserRole).number == second
    assert stage.page.foot.number.text() == second


def test_selected_ticket_that_leaves_the_board_is_still_told_of(stage: Stage) -> None:
    (service, counter), *_ = services_of(stage.desk)
    number = take(stage.desk, service)[0]
    stage.page.reload()
    stage.choose(number)
    tickets.call_next(stage.desk, counter)
    tickets.finish_ticket(stage.desk, number)
    stage.hub.publish({Topic.QUEUE})
    assert number not in stage.cards()
    assert stage.page.foot.number.text() == number
    assert "Selesai" in stage.page.foot.path.accessibleName()
    assert not stage.page.cancel.isEnabled()
    assert not stage.page.route.isEnabled()


def test_scrolled_place_stays_through_a_refresh(stage: Stage) -> None:
    (service, _), *_ = services_of(stage.desk)
    for _ in range(20):
        take(stage.desk, service)
    stage.page.reload()
    bar = stage.page.board.columns[0].list.verticalScrollBar()
    bar.setValue(300)
    take(stage.desk, service)
    stage.hub.publish({Topic.QUEUE})
    assert bar.value() == 300


def test_cancel_is_one_key_and_can_be_taken_back(stage: Stage) -> None:
    (service, _), *_ = services_of(stage.desk)
    number = take(stage.desk, service)[0]
    stage.page.reload()
    stage.choose(number)
    stage.page.cancel.click()
    assert stage.state(number) == "cancelled"
    sentence, undo = stage.said[-1]
    assert number in sentence
    undo()
    assert stage.state(number) == "waiting"


def test_a_key_pressed_twice_acts_once(stage: Stage) -> None:
    (service, counter), *_ = services_of(stage.desk)
    number = take(stage.desk, service)[0]
    tickets.call_next(stage.desk, counter)
    stage.page.reload()
    stage.choose(number)
    stage.actions.trigger("queue.recall")
    stage.actions.trigger("queue.recall")
    calls = stage.desk.store.execute_sql("SELECT calls FROM ticket WHERE number = ?", (number,)).fetchone()[0]
    assert '"recalls":1' in calls.replace(" ", "")


def test_only_what_the_state_allows_is_alive(stage: Stage) -> None:
    (service, counter), *_ = services_of(stage.desk)
    number = take(stage.desk, service)[0]
    page = stage.page
    page.reload()
    stage.choose(number)
    assert [b.isEnabled() for b in (page.route, page.recall, page.cancel)] == [True, False, True]
    assert not page.return_.isVisible()
    tickets.call_next(stage.desk, counter)
    stage.hub.publish({Topic.QUEUE})
    assert page.recall.isEnabled()
    tickets.miss_ticket(stage.desk, number)
    stage.hub.publish({Topic.QUEUE})
    assert page.return_.isVisible()
    page._rest.stop()
    page.return_.click()
    assert stage.state(number) == "waiting"


def test_refusal_stands_above_the_board(stage: Stage) -> None:
    (service, counter), *_ = services_of(stage.desk)
    number = take(stage.desk, service)[0]
    stage.page.reload()
    stage.choose(number)
    tickets.call_next(stage.desk, counter)
    tickets.start_ticket(stage.desk, number)  # by another process: the page does not know yet
    stage.page.cancel.click()
    assert stage.state(number) == "serving"
    assert stage.page.message.isVisible()
    assert number in stage.page.message.sentence


def test_search_finds_part_of_a_number_and_keeps_the_rest_out(stage: Stage) -> None:
    pairs = services_of(stage.desk)
    number = take(stage.desk, pairs[0][0])[0]
    other = take(stage.desk, pairs[1][0])[0]
    stage.page.head.filters.search.setText(number.lower().replace("-", ""))
    stage.page.head.filters.look_now()
    assert number in stage.cards()
    assert other not in stage.cards()
    stage.page.head.filters.search.setText("zzzz")
    stage.page.head.filters.look_now()
    assert stage.page.middle.currentWidget() is stage.page.no_match


def test_agency_and_state_filters_choose_what_is_shown(stage: Stage) -> None:
    (one, counter), (two, _), *_ = services_of(stage.desk)
    done, other = take(stage.desk, one)[0], take(stage.desk, two)[0]
    tickets.call_next(stage.desk, counter)
    tickets.finish_ticket(stage.desk, done)
    filters = stage.page.head.filters
    filters.agency.setCurrentIndex(filters.agency.findData(one.split("-")[0]))
    assert stage.cards().keys() == set()
    filters.state.setCurrentIndex(1)
    assert stage.cards().keys() == {done}
    filters.clear()
    assert stage.cards().keys() == {other}


def test_arrows_go_between_cards_and_columns(stage: Stage, qtbot) -> None:
    (one, _), (two, _), *_ = services_of(stage.desk)
    a, b, c = take(stage.desk, one)[0], take(stage.desk, one)[0], take(stage.desk, two)[0]
    stage.page.reload()
    stage.choose(a)
    cards = stage.cards()
    board = stage.page.board
    (own,) = (col for col in board.columns if col.list.rows.row_of(cards[a].id) >= 0)
    qtbot.keyClick(own.list, Qt.Key.Key_Down)
    assert board.chosen_id == cards[b].id
    (side,) = (col for col in board.columns if col.list.rows.row_of(cards[c].id) >= 0)
    forward = board.columns.index(side) > board.columns.index(own)
    qtbot.keyClick(own.list, Qt.Key.Key_Right if forward else Qt.Key.Key_Left)
    assert board.chosen_id == cards[c].id


def test_right_of_the_last_column_is_the_next_page(stage: Stage, qtbot) -> None:
    for service, _ in services_of(stage.desk)[:6]:
        take(stage.desk, service)
    stage.page.reload()
    board = stage.page.board
    last = [column for column in board.columns if column.isVisibleTo(board)][-1]
    last.list.take_focus(0)
    before = board.chosen_id
    qtbot.keyClick(last.list, Qt.Key.Key_Right)
    assert stage.page.head.filters.before.isEnabled()
    assert board.chosen_id != before
    assert board.card_of(board.chosen_id) is not None


def test_details_name_every_step_and_no_person(stage: Stage) -> None:
    (one, _), (two, _), *_ = services_of(stage.desk)
    order = NewVisit((one, two), name="Siti Aminah", anyway="uji")
    numbers = [ticket.number for ticket in add_visit(stage.desk, order).value.tickets]
    stage.page.reload()
    stage.choose(numbers[0])
    stage.page.details.click()
    rows = stage.page._dialog.table.model()
    shown = [rows.index(r, c).data() for r in range(rows.rowCount()) for c in range(rows.columnCount())]
    assert set(numbers) <= set(shown)
    assert not any("Siti" in str(text) for text in shown)


def test_card_says_its_state_in_icon_word_and_colour(stage: Stage) -> None:
    (one, counter), *_ = services_of(stage.desk)
    number = take(stage.desk, one)[0]
    stage.page.reload()
    card = stage.cards()[number]
    assert card_look(card, down=False)[1] == "Menunggu"
    look, word = card_look(card, down=True)
    assert (look.icon, word) == ("plug-off", "Sistem mati")
    tickets.call_next(stage.desk, counter)
    stage.page.reload()
    called = stage.cards()[number]
    assert card_look(called, down=True)[1] == "Dipanggil"
    assert card_look(called, down=False)[0].marked
    assert number in spoken_card(called)


def test_every_reason_for_priority_has_its_icon() -> None:
    from desktop.queries.enums import Priority

    assert set(PRIORITY_ICONS) == set(Priority)


def test_outage_is_seen_on_who_waits(stage: Stage) -> None:
    (one, counter), *_ = services_of(stage.desk)
    take(stage.desk, one)
    counters.open_counter(stage.desk, counter)
    outages.start_outage(stage.desk, NewOutage("SIAK", agency=one.split("-")[0], mode=OutageMode.NOTED))
    stage.page.reload()
    assert stage.page.board.columns[0].list.rows.down


def test_only_cards_that_are_seen_are_painted(stage: Stage, monkeypatch) -> None:
    (service, _), *_ = services_of(stage.desk)
    for _ in range(40):
        take(stage.desk, service)
    stage.page.reload()
    painted = []
    monkeypatch.setattr("ui.board.card.paint_card", lambda *_, **__: painted.append(1))
    shown = stage.page.board.columns[0].list
    picture = QPixmap(shown.viewport().size())
    shown.viewport().render(picture)
    assert 0 < len(painted) <= shown.viewport().height() // 78 + 2


@pytest.mark.parametrize(
    ("width", "scale", "columns"),
    [(1150, 1.0, 4), (932, 1.0, 3), (1704, 1.0, 6), (932, 2.0, 1), (100, 1.0, 1)],
)
def test_columns_follow_the_width(width: int, scale: float, columns: int) -> None:
    assert columns_in(width, scale) == columns


def test_queue_is_a_range_or_says_that_nobody_can_tell() -> None:
    assert queue_words(7, (15, 25)) == "7 antre · 15–25 mnt"
    assert queue_words(2, None) == "2 antre · belum dapat dihitung"
    assert queue_words(0, (0, 0)) == "Tidak ada antrean"


@pytest.mark.parametrize(
    ("names", "short"),
    [("Loket 2, 3 Dukcapil", "Loket 2, 3"), ("Loket 1 BP3MI", "Loket 1"), ("Teller", "Teller"), ("", "")],
)
def test_counters_lose_what_the_column_says_already(names: str, short: str) -> None:
    assert short_counters(names) == short
