"""Planning anew what is left of a visit, from Antrean."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.desk import Desk
from desktop.services import counters, tickets
from desktop.services.outages import NewOutage, start_outage
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.tickets import Outcome
from tests.conftest import Mall
from tests.ui.pages.queue_stage import Stage, made_stage, take
from ui.board.card import spoken_card
from ui.dialogs.replan import HOLDS, STUCK, ReplanDialog

WALLET = ("POL-03", "DUK-06", "DKS-02")


@pytest.fixture
def stage(mall: Mall, qtbot: Any, tmp_path: Any) -> Stage:
    for code in ("POL-L4", "DUK-L1", "DKS-L1"):
        counters.open_counter(mall.desk, code)
    made = made_stage(qtbot, mall.desk)
    made.page.around.printing.use_folder(tmp_path / "papers")
    made.page.around.printing.printer = ""
    return made


def taken(stage: Stage) -> list[str]:
    order = NewVisit(WALLET, documents=("KK",))
    numbers = [ticket.number for ticket in add_visit(stage.desk, order).value.tickets]
    stage.page.reload()
    return numbers


def opened(stage: Stage, number: str) -> ReplanDialog:
    stage.choose(number)
    stage.actions.trigger("queue.replan")
    (dialog,) = stage.page.findChildren(ReplanDialog)
    return dialog


def cells(dialog: ReplanDialog) -> list[tuple[str, ...]]:
    rows = dialog.table.model()
    return [
        tuple(rows.index(row, column).data() for column in range(1, rows.columnCount()))
        for row in range(rows.rowCount())
    ]


def test_a_fresh_visit_goes_as_planned_and_says_when(stage: Stage) -> None:
    numbers = taken(stage)
    dialog = opened(stage, numbers[1])
    assert [row[0] for row in cells(dialog)] == numbers
    assert all(row[2] != "–" for row in cells(dialog))
    assert dialog.messages[0].sentence == HOLDS


def test_what_has_changed_is_told_in_words(stage: Stage) -> None:
    numbers = taken(stage)
    counters.close_counter(stage.desk, "DKS-L1")
    start_outage(stage.desk, NewOutage("SIAK", agency="DUK"))
    dialog = opened(stage, numbers[0])
    said = [message.sentence for message in dialog.messages if message.sentence]
    assert said == [
        f"{numbers[1]}: sistem layanannya sedang mati.",
        f"{numbers[2]}: tidak ada loket yang melayaninya sekarang.",
    ]
    assert {row[2] for row in cells(dialog)} == {"–"}


def test_steps_behind_one_that_failed_are_said_to_be_stuck(stage: Stage) -> None:
    numbers = taken(stage)
    tickets.call_next(stage.desk, "POL-L4")
    tickets.finish_ticket(stage.desk, numbers[0], Outcome.RETURNED_INCOMPLETE)
    stage.page.reload()
    dialog = opened(stage, numbers[1])
    assert [(row[0], row[3]) for row in cells(dialog)] == [(numbers[1], STUCK), (numbers[2], STUCK)]
    assert "berakhir tanpa selesai" in dialog.messages[0].sentence


def test_the_sheet_is_printed_again_by_keys(stage: Stage, tmp_path: Any) -> None:
    dialog = opened(stage, taken(stage)[0])
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not (tmp_path / "papers").exists()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [paper.read_bytes()[:5] for paper in (tmp_path / "papers").iterdir()] == [b"%PDF-"]


def test_a_visit_of_one_step_or_one_that_is_over_has_nothing_to_plan(stage: Stage, desk: Desk) -> None:
    (number,) = take(desk, "DUK-06")
    stage.page.reload()
    stage.choose(number)
    assert not stage.page.replan.isVisible()
    stage.actions.trigger("queue.replan")
    assert stage.page.findChildren(ReplanDialog) == []


def test_who_is_served_elsewhere_is_said_to_be_at_another_counter(stage: Stage) -> None:
    police, identity = take(stage.desk, "POL-03", "DUK-06")
    called = tickets.call_next(stage.desk, "POL-L4").value.number
    assert called == police
    tickets.start_ticket(stage.desk, police)
    stage.page.reload()
    assert "Di loket lain: Polres" in spoken_card(stage.cards()[identity])


def test_board_marks_what_is_still_to_come_of_a_visit_that_does_not_go_as_planned(stage: Stage) -> None:
    numbers, other = taken(stage), taken(stage)
    assert not any(card.replan for card in stage.cards().values())
    tickets.call_next(stage.desk, "POL-L4")
    tickets.finish_ticket(stage.desk, numbers[0], Outcome.RETURNED_INCOMPLETE)
    stage.page.reload()
    cards = stage.cards()
    assert [cards[number].replan for number in (*numbers[1:], *other)] == [True, True, False, False, False]
    assert "Perlu rencana ulang" in spoken_card(cards[numbers[1]])
    assert "Perlu rencana ulang" not in spoken_card(cards[other[1]])


def test_outage_of_one_step_marks_the_others_too_and_a_single_step_not(stage: Stage) -> None:
    numbers, alone = taken(stage), take(stage.desk, "DUK-06")
    start_outage(stage.desk, NewOutage("SIAK", agency="DUK"))
    stage.page.reload()
    cards = stage.cards()
    assert [cards[number].replan for number in (*numbers, *alone)] == [True, True, True, False]
    assert "Perlu rencana ulang" in spoken_card(cards[numbers[0]])
