"""A desk that nobody touches locks itself: after the minutes that the mall allows, with a minute's warning."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QVBoxLayout

from desktop.desk import Desk, Topic
from desktop.errors import Refused
from desktop.queries.settings import idle_minutes
from desktop.services.settings import change_setting
from tests.conftest import PASSWORD, Mall
from ui.idle import Idle
from ui.rooms.lock import LockRoom
from ui.runner import InlineRunner
from ui.shell import Access, Shell
from ui.workbench import Workbench


class Seconds:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.s = 1000.0

    def __call__(self) -> float:
        return self.s


def made(mall: Mall, qtbot: Any, *, demo: bool = False) -> Shell:
    access = Access("admin", PASSWORD, mall.recovery_key)
    shell = Shell(mall.paths, runner=InlineRunner(), access=access, demo=demo)
    qtbot.addWidget(shell)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.begin()
    return shell


@pytest.fixture
def shell(mall: Mall, qtbot: Any) -> Shell:
    return made(mall, qtbot)


@pytest.fixture
def clock(shell: Shell) -> Seconds:
    seconds = Seconds()
    work(shell).idle.now = seconds
    work(shell).idle.touch()
    return seconds


def work(shell: Shell) -> Workbench:
    assert shell.workbench is not None
    return shell.workbench


def passes(shell: Shell, clock: Seconds, seconds: float) -> None:
    clock.s += seconds
    work(shell).hub.ticked.emit()


def locked(shell: Shell) -> bool:
    return isinstance(shell.rooms.currentWidget(), LockRoom)


def unlock(shell: Shell) -> None:
    room = shell.rooms.currentWidget()
    assert isinstance(room, LockRoom)
    room.password.setText(PASSWORD)
    room.enter.click()


def lock_words(shell: Shell) -> str:
    return work(shell).status.lock.accessibleName()


def test_desk_that_nobody_touches_for_ten_minutes_locks_itself(shell: Shell, clock: Seconds) -> None:
    passes(shell, clock, 10 * 60 - 1)
    assert not locked(shell)
    passes(shell, clock, 1)
    assert locked(shell)


def test_tim_06_desk_that_slept_for_two_hours_is_locked_at_the_first_tick(
    shell: Shell, clock: Seconds
) -> None:
    passes(shell, clock, 2 * 3600)
    assert locked(shell)


@pytest.mark.parametrize("how", ["key", "pointer"])
def test_tim_06_hand_that_wakes_the_desk_comes_too_late_to_keep_it_open(
    shell: Shell, clock: Seconds, how: str
) -> None:
    clock.s += 2 * 3600
    if how == "key":
        QTest.keyClick(shell.windowHandle(), Qt.Key.Key_Shift)
    else:
        QTest.mouseMove(shell.windowHandle())
    assert locked(shell)


def test_last_minute_is_counted_down_in_the_status_bar(shell: Shell, clock: Seconds) -> None:
    calm = lock_words(shell)
    passes(shell, clock, 539)
    assert lock_words(shell) == calm
    passes(shell, clock, 1)
    assert lock_words(shell) == "Terkunci dalam 60 detik"
    passes(shell, clock, 17)
    assert lock_words(shell) == "Terkunci dalam 43 detik"
    QTest.keyClick(shell.windowHandle(), Qt.Key.Key_Shift)
    passes(shell, clock, 1)
    assert lock_words(shell) == calm


@pytest.mark.parametrize("how", ["key", "pointer", "wheel"])
def test_whoever_touches_the_desk_has_ten_minutes_again(
    shell: Shell, clock: Seconds, qtbot: Any, how: str
) -> None:
    passes(shell, clock, 9 * 60)
    window = shell.windowHandle()
    if how == "key":
        QTest.keyClick(window, Qt.Key.Key_Down)
    elif how == "pointer":
        for place in (QPoint(300, 300), QPoint(340, 320)):
            QTest.mouseMove(window, place)
            qtbot.wait(1)  # the window hears of it by its queue
    else:
        QTest.wheelEvent(window, shell.rect().center(), shell.rect().center())
    passes(shell, clock, 9 * 60)
    assert not locked(shell)


def test_mall_sets_how_long_and_it_counts_at_once(shell: Shell, clock: Seconds, desk: Desk) -> None:
    change_setting(desk, "lock", {"minutes": 2})
    work(shell).hub.publish({Topic.SETTINGS})
    passes(shell, clock, 119)
    assert not locked(shell)
    passes(shell, clock, 1)
    assert locked(shell)


def test_time_behind_the_lock_does_not_count(shell: Shell, clock: Seconds) -> None:
    passes(shell, clock, 600)
    passes(shell, clock, 500)
    unlock(shell)
    passes(shell, clock, 599)
    assert not locked(shell)


def test_made_up_mall_does_not_lock_itself_and_tells_its_password(mall: Mall, qtbot: Any) -> None:
    shell = made(mall, qtbot, demo=True)
    clock = Seconds()
    work(shell).idle.now = clock
    passes(shell, clock, 100_000)
    assert not locked(shell)
    shell.lock()
    assert any(PASSWORD in label.text() for label in shell.findChildren(type(work(shell).status.lock.words)))


def test_dialogs_and_menus_are_hidden_by_the_lock_and_what_was_typed_comes_back(
    shell: Shell, clock: Seconds, qtbot: Any
) -> None:
    dialog = QDialog(work(shell).page)
    typed = QLineEdit("alasan yang panjang")
    QVBoxLayout(dialog).addWidget(typed)
    work(shell).page.open_dialog(dialog)
    menu = QMenu(work(shell).page)
    menu.addAction("Sesuatu")
    menu.popup(shell.mapToGlobal(shell.rect().center()))
    work(shell).unprinted.open_here()
    passes(shell, clock, 600)
    seen = [widget for widget in (dialog, menu, work(shell).unprinted) if widget.isVisible()]
    assert (locked(shell), seen) == (True, [])
    unlock(shell)
    assert dialog.isVisible()
    assert typed.text() == "alasan yang panjang"


def test_dialog_that_comes_behind_the_lock_waits_there(shell: Shell) -> None:
    shell.lock()
    dialog = QDialog(work(shell).page)
    work(shell).page.open_dialog(dialog)
    assert not dialog.isVisible()
    unlock(shell)
    assert dialog.isVisible()


def test_desk_is_locked_once(shell: Shell) -> None:
    shell.lock()
    shell.lock()
    assert len(shell.findChildren(LockRoom)) == 1


def test_without_a_limit_nothing_runs_out() -> None:
    clock = Seconds()
    idle = Idle(now=clock)
    clock.s += 1e9
    assert idle.tick() is None


@pytest.mark.parametrize(("minutes", "code"), [(0, "bad_minutes"), (61, "bad_minutes"), ("5", "bad_part")])
def test_never_is_no_choice(desk: Desk, minutes: object, code: str) -> None:
    with pytest.raises(Refused, match=rf"settings\.{code}"):
        change_setting(desk, "lock", {"minutes": minutes})
    assert idle_minutes(desk) == 10
