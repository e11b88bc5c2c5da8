"""Toasts: ten seconds, three at most, standing still under the focus, and the way back."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.buttons import KeyButton
from ui.widgets.toasts import LIFE_MS, Countdown, Toast, ToastStack


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


def test_toast_stays_while_its_button_has_the_focus(stack: ToastStack, host: QWidget, qtbot) -> None:
    elsewhere = QPushButton("Lain", host)
    elsewhere.show()
    toast = stack.say("DUK-A1-012 dilewati", lambda: None)
    undo = toast.findChild(KeyButton, "undo")
    undo.setFocus()
    qtbot.waitUntil(undo.hasFocus)
    stack.pass_time(60_000)
    assert stack.toasts() == [toast]
    elsewhere.setFocus()
    qtbot.waitUntil(elsewhere.hasFocus)
    stack.pass_time(LIFE_MS)
    assert stack.toasts() == []


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


def test_toasts_at_the_right_leave_the_left_half_alone(stack: ToastStack, host: QWidget) -> None:
    stack.stand(lift=64, right=True)
    toast = stack.say(
        "Nomor DUK-A1-012 sudah dilewati dan dapat dipanggil lagi di loket mana pun", lambda: None
    )
    assert toast.geometry().left() >= host.width() // 2
    assert toast.geometry().bottom() == 600 - 16 - 64 - 1


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
