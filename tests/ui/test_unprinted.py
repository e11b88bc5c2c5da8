"""Papers that did not come out: the status bar tells of them, the list prints or settles them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.desk import Desk, Topic
from desktop.queries.day_page import AttentionKind
from desktop.services.papers import PaperKind, PrintedPaper, print_paper
from desktop.services.print_jobs import mark_failed, mark_sent
from tests.printing.arrivals import guest
from ui.pages.day import DayPage
from ui.runner import InlineRunner, Lane
from ui.theme import ThemeHolder
from ui.widgets.buttons import KeyButton
from ui.widgets.toasts import Toast
from ui.workbench import Workbench


class Patient(InlineRunner):
    """Runs everything at once but what is printed, which waits for the test's word."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, lane: Lane, *work: Any) -> None:
        if lane is Lane.PRINT:
            self.waiting.append(lambda: InlineRunner.run(self, lane, *work))
        else:
            super().run(lane, *work)


def sheet(desk: Desk, *, failed: bool = True) -> PrintedPaper:
    printed = print_paper(desk, PaperKind.VISIT_SHEET, guest(desk, "DUK-06").id).value
    if failed:
        mark_failed(desk, printed.paper_id)
    return printed


@pytest.fixture
def runner() -> Patient:
    return Patient()


@pytest.fixture
def bench(desk: Desk, holder: ThemeHolder, runner: Patient, qtbot: Any, tmp_path: Path) -> Workbench:
    """A window at work that has looked once; papers go to files."""
    made = Workbench(desk, runner, holder)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.printing.printer = ""
    made.printing.use_folder(tmp_path / "papers")
    made.show()
    qtbot.waitExposed(made)
    made.go("page.queue")
    return made


def told(bench: Workbench) -> str:
    return bench.status.printer.accessibleName()


def button(bench: Workbench, name: str) -> KeyButton:
    found = bench.unprinted.findChild(KeyButton, name)
    assert isinstance(found, KeyButton)
    return found


def test_status_bar_counts_what_did_not_come_out_and_is_within_reach_only_then(
    bench: Workbench, desk: Desk
) -> None:
    part = bench.status.printer
    calm = told(bench)
    assert "belum" not in calm
    assert part.focusPolicy() == Qt.FocusPolicy.NoFocus
    papers = [sheet(desk), sheet(desk)]
    bench.hub.publish({Topic.DAY})
    assert told(bench) == "2 belum tercetak"
    assert part.words.property("tone") == "call"
    assert part.focusPolicy() == Qt.FocusPolicy.TabFocus
    for paper in papers:
        mark_sent(desk, paper.paper_id)
    bench.hub.publish({Topic.DAY})
    assert told(bench) == calm
    assert part.words.property("tone") == "ink2"


def test_cra_02_window_looks_for_papers_when_it_begins(bench: Workbench, desk: Desk) -> None:
    sheet(desk)
    bench.begin()
    bench.end()
    assert told(bench) == "1 belum tercetak"


@pytest.mark.parametrize("way", ["mouse", "space", "key", "attention"])
def test_list_opens_from_the_status_bar_by_a_key_and_from_the_days_page(
    bench: Workbench, desk: Desk, qtbot: Any, way: str
) -> None:
    sheet(desk)
    bench.hub.publish({Topic.DAY})
    part = bench.status.printer
    if way == "mouse":
        qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
    elif way == "space":
        QTest.keyClick(part, Qt.Key.Key_Space)
    elif way == "key":
        shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(bench, Qt.Key.Key_B, shift)
    else:
        bench.go("page.day")
        page = bench.page
        assert isinstance(page, DayPage)
        next(
            entry for (kind, _), entry in page.attention.entries.items() if kind is AttentionKind.UNPRINTED
        ).way.click()
    assert bench.unprinted.isVisible()
    assert len(bench.unprinted.rows) == 1
    QTest.keyClick(button(bench, "unprinted.print"), Qt.Key.Key_Escape)
    assert not bench.unprinted.isVisible()


def test_one_print_from_the_list_clears_a_paper_and_is_no_copy(
    bench: Workbench, desk: Desk, runner: Patient, tmp_path: Path
) -> None:
    printed = sheet(desk)
    bench.hub.publish({Topic.DAY})
    bench.unprinted.open_here()
    button(bench, "unprinted.print").click()
    assert bench.unprinted.rows == {}
    runner.waiting.pop()()
    assert "belum" not in told(bench)
    (file,) = (tmp_path / "papers").iterdir()
    assert (file.name, file.read_bytes()) == (f"{printed.title}.pdf", printed.bytes)


def test_print_that_fails_again_comes_back_to_the_list(
    bench: Workbench, desk: Desk, runner: Patient, tmp_path: Path
) -> None:
    sheet(desk)
    (tmp_path / "papers").write_text("in the way")
    bench.hub.publish({Topic.DAY})
    bench.unprinted.open_here()
    button(bench, "unprinted.print").click()
    assert "belum" not in told(bench)
    runner.waiting.pop()()
    assert told(bench) == "1 belum tercetak"
    assert len(bench.unprinted.rows) == 1


def test_all_papers_are_printed_by_one_button(bench: Workbench, desk: Desk, runner: Patient) -> None:
    for _ in range(3):
        sheet(desk)
    bench.hub.publish({Topic.DAY})
    bench.unprinted.open_here()
    button(bench, "unprinted.print_all").click()
    for work in runner.waiting[:]:
        work()
    assert [len(runner.waiting), "belum" in told(bench)] == [3, False]


def test_paper_under_way_is_not_counted(bench: Workbench, desk: Desk, runner: Patient) -> None:
    bench.papers.send(sheet(desk, failed=False))
    bench.hub.publish({Topic.DAY})
    assert "belum" not in told(bench)
    runner.waiting.pop()()
    assert "belum" not in told(bench)


def test_paper_that_is_not_needed_goes_and_comes_back_by_undo(bench: Workbench, desk: Desk) -> None:
    sheet(desk)
    bench.hub.publish({Topic.DAY})
    bench.unprinted.open_here()
    button(bench, "unprinted.drop").click()
    assert "belum" not in told(bench)
    assert bench.toasts.undo_latest()
    assert told(bench) == "1 belum tercetak"


def test_print_of_a_paper_that_came_out_is_a_file_of_its_own_and_says_which_copy(
    bench: Workbench, desk: Desk, runner: Patient, tmp_path: Path
) -> None:
    about = guest(desk, "DUK-06")
    for _ in range(2):
        bench.papers.send(print_paper(desk, PaperKind.VISIT_SHEET, about.id).value)
        runner.waiting.pop()()
    names = sorted(file.name for file in (tmp_path / "papers").iterdir())
    assert names == [f"{about.code}-salinan-1.pdf", f"{about.code}.pdf"]


def test_focus_stays_in_the_list_when_a_row_goes(bench: Workbench, desk: Desk, qtbot: Any) -> None:
    papers = [sheet(desk), sheet(desk)]
    bench.hub.publish({Topic.DAY})
    bench.activateWindow()
    bench.unprinted.open_here()
    qtbot.waitUntil(bench.unprinted.rows[papers[0].paper_id].print_button.hasFocus)
    mark_sent(desk, papers[0].paper_id)
    bench.hub.publish({Topic.DAY})
    assert bench.unprinted.rows[papers[1].paper_id].print_button.hasFocus()


@pytest.mark.parametrize(("undrawn", "said"), [(("文", "中"), True), ((), False)])
def test_exp_09_window_tells_which_characters_the_paper_only_has_as_codes(
    bench: Workbench, desk: Desk, runner: Patient, undrawn: tuple[str, ...], said: bool
) -> None:
    bench.papers.send(replace(sheet(desk, failed=False), undrawn=undrawn))
    runner.waiting.pop()()
    shown = [toast.sentence for toast in bench.findChildren(Toast)]
    codes = "2 huruf tidak dapat dicetak dan di kertas tertulis [U+4E2D] [U+6587]"
    assert any(sentence.startswith(codes) for sentence in shown) is said
