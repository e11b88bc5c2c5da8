"""CRA-06: an exception in slot, timer, event, thread or executor: dialog, log entry, the window lives, the draft is intact."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QTimer, QtMsgType
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.conftest import PASSWORD, Mall
from ui.alarm import MANY
from ui.crash import CrashNet, _note_of_qt
from ui.dialogs.crash import CrashDialog
from ui.pages.intake import IntakePage
from ui.runner import InlineRunner, Lane, LaneRunner
from ui.shell import Access, Shell

SECRET = "Siti Aminah 3273010101900001"


class Broken(QWidget):
    """A window that fails when it is told to."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            fail()
        return super().event(event)


def fail(*_: object) -> None:
    raise ValueError(SECRET)


class Stage:
    """A window with a net under it, its clock standing."""

    def __init__(self, folder: Path, window: QWidget) -> None:
        self.window, self.folder, self.now = window, folder, 0.0
        self.kept, self.said, self.restarts = 0, [], 0
        self.net = CrashNet(
            folder,
            over=lambda: window,
            keep_typed=self._keep,
            say=self.said.append,
            restart=self._restart,
            now=lambda: self.now,
        )

    def _keep(self) -> None:
        self.kept += 1

    def _restart(self) -> None:
        self.restarts += 1

    @property
    def dialog(self) -> CrashDialog:
        assert self.net.dialog is not None
        return self.net.dialog

    def reports(self) -> list[Path]:
        return sorted(file for file in self.folder.glob("*.txt") if not file.name.startswith("fault-"))


@pytest.fixture
def stage(qtbot: Any, tmp_path: Path) -> Iterator[Stage]:
    window = Broken()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    made = Stage(tmp_path / "crash", window)
    made.net.spread()
    yield made
    made.net.fold()


def in_slot(stage: Stage) -> None:
    button = QPushButton("rusak", stage.window)
    button.clicked.connect(fail)
    button.click()


def in_timer(_: Stage) -> None:
    QTimer.singleShot(0, fail)


def in_event(stage: Stage) -> None:
    QApplication.postEvent(stage.window, QEvent(QEvent.Type.User))


def in_thread(_: Stage) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_executor(stage: Stage) -> None:
    runner = LaneRunner()
    told: list[BaseException] = []
    runner.run(Lane.READ, fail, print, told.append)
    while not told:
        QTest.qWait(1)
    runner.close()


@pytest.mark.parametrize("where", [in_slot, in_timer, in_event, in_thread, in_executor])
def test_cra_06_bug_anywhere_is_one_dialog_with_a_report_and_a_log_record_and_no_value(
    stage: Stage, qtbot: Any, caplog: pytest.LogCaptureFixture, where: Callable[[Stage], None]
) -> None:
    where(stage)
    qtbot.waitUntil(lambda: stage.net.dialog is not None)
    assert stage.dialog.isVisible()
    assert stage.window.isVisible()
    assert stage.kept == 1
    (report,) = stage.reports()
    shown = stage.dialog.report.toPlainText()
    assert report.read_text(encoding="utf-8") == shown
    assert "ValueError" in shown
    assert "tests/ui/test_crash.py" in shown
    (record,) = [one for one in caplog.records if one.name == "pandu.crash"]
    assert record.levelno == logging.ERROR
    assert report.name in record.getMessage()
    assert not any("Siti" in words for words in (shown, record.getMessage(), stage.dialog.place.text()))
    stage.dialog.reject()
    assert stage.net.dialog is None


def test_cra_06_error_that_the_program_knows_is_no_bug_in_a_lane_either(stage: Stage, qtbot: Any) -> None:
    from desktop.errors import Refused

    def refused() -> None:
        raise Refused("draft.gone")

    runner, told = LaneRunner(), []
    runner.run(Lane.READ, refused, print, told.append)
    qtbot.waitUntil(lambda: bool(told))
    runner.close()
    QTest.qWait(1)
    assert stage.net.dialog is None
    assert stage.reports() == []


def test_cra_06_bug_in_what_nobody_waits_for_is_written_down_without_a_dialog(
    stage: Stage, qtbot: Any
) -> None:
    class Left:
        def __del__(self) -> None:
            fail()

    Left()
    qtbot.waitUntil(lambda: len(stage.reports()) == 1)
    assert stage.net.dialog is None


def test_cra_06_crash_loop_is_one_dialog_one_report_and_a_number_that_grows(stage: Stage, qtbot: Any) -> None:
    for _ in range(MANY):
        in_slot(stage)
    qtbot.waitUntil(lambda: stage.net.alarm.total == MANY)
    assert len(stage.window.findChildren(CrashDialog)) == 1
    assert len(stage.reports()) == 1
    assert f"{MANY} kali" in stage.dialog.repeats.sentence
    assert "Mulai ulang" in stage.dialog.repeats.sentence
    stage.dialog.go_on_button.click()
    stage.now = 3600
    in_slot(stage)
    qtbot.waitUntil(lambda: bool(stage.said))
    assert stage.net.dialog is None
    assert f"{MANY + 1} kali" in stage.said[-1]


def test_cra_06_report_is_copied_whole(stage: Stage, qtbot: Any) -> None:
    in_slot(stage)
    qtbot.waitUntil(lambda: stage.net.dialog is not None)
    stage.dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == stage.dialog.report.toPlainText()


def test_cra_06_officer_who_types_on_while_the_dialog_comes_fires_nothing_in_it(
    stage: Stage, qtbot: Any
) -> None:
    in_slot(stage)
    qtbot.waitUntil(lambda: stage.net.dialog is not None)
    QTest.keyClicks(stage.dialog.focusWidget(), "budi ")
    QTest.keyClick(stage.dialog.focusWidget(), "\r")
    assert stage.dialog.isVisible()
    assert stage.restarts == 0


def test_cra_06_officer_can_start_the_program_anew(stage: Stage, qtbot: Any) -> None:
    in_slot(stage)
    qtbot.waitUntil(lambda: stage.net.dialog is not None)
    stage.dialog.restart_button.click()
    assert stage.restarts == 1
    assert stage.net.dialog is None


def test_cra_06_bug_in_keeping_what_is_typed_does_not_keep_the_dialog_away(
    tmp_path: Path, qtbot: Any
) -> None:
    window = Broken()
    qtbot.addWidget(window)
    window.show()
    stage = Stage(tmp_path / "crash", window)
    stage.net._keep_typed = fail
    stage.net.spread()
    in_slot(stage)
    qtbot.waitUntil(lambda: stage.net.dialog is not None)
    stage.net.fold()


def test_hooks_are_put_back_and_an_empty_fault_file_goes(stage: Stage) -> None:
    assert len(list(stage.folder.glob("fault-*.txt"))) == 1
    caught = sys.excepthook
    stage.net.fold()
    assert sys.excepthook != caught
    assert list(stage.folder.glob("fault-*.txt")) == []


def test_fault_file_in_which_something_stands_outlives_the_next_start(stage: Stage) -> None:
    stage.net.fold()
    died, idle = stage.folder / "fault-99999998.txt", stage.folder / "fault-99999999.txt"
    died.write_text("Fatal Python error: Segmentation fault\n")
    idle.write_text("")
    stage.net.spread()
    assert died.exists()
    assert not idle.exists()


def test_words_of_qt_are_logged_without_what_was_typed(caplog: pytest.LogCaptureFixture) -> None:
    told = 'QLayout: "Siti Aminah" has 3273010101900001 parents'
    _note_of_qt(QtMsgType.QtWarningMsg, SimpleNamespace(category="default"), told)
    _note_of_qt(QtMsgType.QtDebugMsg, SimpleNamespace(category="default"), "nothing")
    (record,) = [one for one in caplog.records if one.name == "pandu.qt"]
    assert record.getMessage() == "default: QLayout: … has … parents"


def test_cra_06_form_that_is_being_typed_stays_and_is_kept_as_a_draft(mall: Mall, qtbot: Any) -> None:
    shell = Shell(mall.paths, runner=InlineRunner(), access=Access("admin", PASSWORD, mall.recovery_key))
    qtbot.addWidget(shell)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.begin()
    assert shell.desk is not None
    shell.desk.clock = mall.clock
    assert shell.workbench is not None
    page = shell.workbench.page
    assert isinstance(page, IntakePage)
    QTest.keyClicks(page.person.identity, "Contoh Warga")
    net = CrashNet(
        mall.paths.crashes, over=lambda: shell, keep_typed=shell.keep_typed, say=print, restart=shell.close
    )
    net.spread()
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: net.dialog is not None)
    net.fold()
    assert page.form().identity == "Contoh Warga"
    ((body,),) = mall.desk.store.execute_sql("SELECT body FROM draft").fetchall()
    assert "Contoh Warga" in body
    assert net.dialog is not None
    net.dialog.reject()
    QTest.keyClicks(page.person.identity, " Dua")
    assert page.form().identity == "Contoh Warga Dua"
