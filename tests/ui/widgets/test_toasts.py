"""Toasts: ten seconds, three at most, standing still under the pointer, out of the way of the keys, and the way back."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from ui.widgets.buttons import KeyButton
from ui.widgets.toasts import LIFE_MS, Countdown, Toast, ToastStack

SENTENCE = "Nomor DUK-A1-012 sudah dilewati dan dapat dipanggil lagi"


@pytest.fixture
def host(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def stack(host: QWidget) -> ToastStack:
    """A stack whose time passes only by the tests' word."""
    made = ToastStack(host)
    made._timer.timeout.disconnect()
    return made


def test_toast_goes_after_ten_seconds_and_not_before(stack: ToastStack) -> None:
    toast = stack.say("DUK-A1-012 dilewati")
    stack.pass_time(LIFE_MS - 1)
    assert stack.toasts() == [toast]
    stack.pass_time(1)
    assert stack.toasts() == []
    assert not toast.isVisible()


def test_line_empties_evenly() -> None:
    countdown = Countdown()
    countdown.pass_time(2_500, held=False)
    assert countdown.share == 0.75
    countdown.pass_time(99_000, held=False)
    assert (countdown.share, countdown.over) == (0, True)


def test_typing_ahead_never_reaches_the_way_back(stack: ToastStack, host: QWidget, qtbot) -> None:
    undone: list[str] = []
    first, second = QPushButton("Satu", host), QPushButton("Dua", host)
    for place, button in enumerate((first, second)):
        button.move(300, 40 * place)
        button.show()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    stack.say("DUK-A1-012 tersimpan", lambda: undone.append("visit"))
    assert QApplication.focusWidget() is first
    reached = set()
    for _ in range(6):
        focus = QApplication.focusWidget()
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Space)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert reached == {first, second}
    assert undone == []


def test_way_back_takes_no_focus_and_is_heard(stack: ToastStack) -> None:
    undo = stack.say("Dilewati", lambda: None).findChild(KeyButton, "undo")
    assert undo.focusPolicy() == Qt.FocusPolicy.NoFocus  # by a click neither
    assert QAccessible.queryAccessibleInterface(undo).text(QAccessible.Text.Name) == "Urungkan"


def test_toast_stays_under_the_pointer(stack: ToastStack) -> None:
    toast = stack.say("DUK-A1-012 dilewati")
    toast.underMouse = lambda: True
    stack.pass_time(60_000)
    assert stack.toasts() == [toast]


def test_fourth_toast_pushes_the_oldest_out(stack: ToastStack, qtbot) -> None:
    with qtbot.waitSignal(stack.expired) as gone:
        toasts = [stack.say(f"Tiket {number}") for number in range(4)]
    assert stack.toasts() == toasts[1:]
    assert gone.args == ["Tiket 0"]


def test_undo_takes_the_act_back_once(stack: ToastStack, host: QWidget) -> None:
    undone: list[str] = []
    stack.say("Dilewati", lambda: undone.append("dilewati"))
    host.findChild(Toast, "toast").findChild(KeyButton, "undo").click()
    assert undone == ["dilewati"]
    assert not stack.undo_latest()
    assert undone == ["dilewati"]


def test_key_takes_back_the_newest_act_that_can_be(stack: ToastStack) -> None:
    undone: list[str] = []
    first = stack.say("Dilewati", lambda: undone.append("first"))
    second = stack.say("Ditahan", lambda: undone.append("second"))
    stack.say("Tersimpan")
    keys = [toast.findChild(KeyButton, "undo").accessibleDescription() for toast in (first, second)]
    assert keys == ["", "Ctrl+Z"]
    assert stack.undo_latest()
    assert first.findChild(KeyButton, "undo").accessibleDescription() == "Ctrl+Z"
    assert stack.undo_latest()
    assert undone == ["second", "first"]


def test_toasts_lie_at_the_lower_left_newest_lowest(stack: ToastStack, host: QWidget) -> None:
    first, second = stack.say("Satu"), stack.say("Dua")
    assert second.geometry().bottomLeft() == QPoint(16, 600 - 16 - 1)
    assert first.geometry().bottom() < second.geometry().top()
    assert 360 <= second.width() <= 640
    assert second.height() >= 48
    host.resize(900, 500)
    assert second.geometry().bottom() == 500 - 16 - 1


@pytest.fixture
def key(host: QWidget) -> KeyButton:
    """A key at the lower left."""
    made = KeyButton("Panggil", parent=host)
    made.setGeometry(16, 500, 400, 80)
    made.show()
    return made


def test_toasts_stand_above_a_bar_of_the_page(stack: ToastStack) -> None:
    stack.stand(lift=64)
    assert stack.say("Satu").geometry().bottom() == 600 - 16 - 64 - 1


def test_toasts_stand_at_the_right_where_the_page_is_worked_with_at_the_left(stack: ToastStack) -> None:
    stack.stand(right=True)
    assert stack.say("Satu").geometry().bottomRight() == QPoint(900 - 16 - 1, 600 - 16 - 1)


def test_toasts_stand_where_they_cover_no_key(stack: ToastStack, key: KeyButton) -> None:
    toasts = [stack.say(f"{SENTENCE} {number}", lambda: None) for number in range(3)]
    assert [toast.geometry().intersects(key.geometry()) for toast in toasts] == [False] * 3
    assert toasts[2].geometry().bottomRight() == QPoint(900 - 16 - 1, 600 - 16 - 1)
    assert all(one.geometry().top() > other.geometry().bottom() for other, one in pairwise(toasts))


def test_toast_makes_way_for_a_key_that_comes_up_below_it_and_else_stays(
    stack: ToastStack, host: QWidget
) -> None:
    toast = stack.say("Satu")
    before = toast.geometry()
    stack.pass_time(1)
    assert toast.geometry() == before
    key = KeyButton("Panggil", parent=host)
    key.setGeometry(before)
    key.show()
    stack.pass_time(1)
    assert not toast.geometry().intersects(key.geometry())


def test_older_toast_is_not_seen_where_there_is_no_room_and_can_still_be_taken_back(
    stack: ToastStack, host: QWidget
) -> None:
    undone: list[str] = []
    key = KeyButton("Panggil", parent=host)
    key.setGeometry(0, 0, 900, 500)
    key.show()
    host.resize(400, 600)
    toasts = [
        stack.say("Satu", lambda: undone.append("first")),
        stack.say("Dua", lambda: undone.append("second")),
    ]
    assert [toast.isVisible() for toast in toasts] == [False, True]
    assert stack.undo_latest()
    assert toasts[0].isVisible()
    assert stack.undo_latest()
    assert undone == ["second", "first"]


def test_narrow_toast_tears_no_number_apart_and_leaves_out_the_key(stack: ToastStack, host: QWidget) -> None:
    host.resize(700, 600)
    blocked = KeyButton("Panggil", parent=host)
    blocked.setGeometry(0, 0, 400, 600)
    blocked.show()
    toast = stack.say("Nomor DUK-A1-012 dilewati", lambda: None)
    undo = toast.findChild(KeyButton, "undo")
    assert toast.width() < 300
    assert undo.accessibleDescription() == ""
    (words,) = (found for found in toast.findChildren(QLabel) if found.text())
    assert "-" not in words.text()
    assert toast.accessibleName() == "Nomor DUK-A1-012 dilewati"


def test_long_number_is_shown_whole_before_the_key_of_the_way_back(host: QWidget) -> None:
    toast = Toast("R1-261124-0014AS5N: menunggu pemohon.", "tick-circle", can_undo=True, parent=host)
    toast.set_newest(newest=True)
    toast.lie(QRect(0, 0, 360, 80))
    toast.show()
    (said,) = toast.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1:]
    number = said.text().split()[0]
    assert said.fontMetrics().horizontalAdvance(number) <= said.width()
    toast.lie(QRect(0, 0, 600, 60))
    assert toast.findChild(KeyButton).accessibleDescription() == "Ctrl+Z"


def test_toast_fits_a_narrow_window(stack: ToastStack, host: QWidget) -> None:
    host.resize(300, 400)
    toast = stack.say("Nomor DUK-A1-012 sudah dilewati dan dapat dipanggil lagi", lambda: None)
    assert host.rect().contains(toast.geometry())


def test_clock_of_the_toasts_runs_only_while_there_are_some(host: QWidget) -> None:
    stack = ToastStack(host)
    assert not stack._timer.isActive()
    stack.say("Satu")
    assert stack._timer.isActive()
    stack.pass_time(LIFE_MS)
    assert not stack._timer.isActive()
