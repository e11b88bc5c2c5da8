"""The focus ring: follows the focus, leaves a gap, is cut off where the page scrolls, and is never in the way."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.ring import FocusRing


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


@pytest.fixture
def ring(window: QWidget) -> FocusRing:
    return FocusRing(window)


def focus(widget: QWidget, qtbot) -> None:
    with qtbot.waitExposed(widget.window()):
        widget.window().show()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def test_ring_lies_around_what_has_the_focus_with_a_gap(window, ring, qtbot) -> None:
    button = QPushButton("Simpan", window)
    button.setGeometry(50, 60, 100, 36)
    focus(button, qtbot)
    assert ring.target is button
    assert ring.isVisible()
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)


def test_ring_moves_with_it_and_goes_with_it(window, ring, qtbot) -> None:
    button = QPushButton("Simpan", window)
    focus(button, qtbot)
    button.setGeometry(80, 90, 100, 36)
    assert ring.geometry().topLeft() == QPoint(76, 86)
    button.hide()
    assert not ring.isVisible()


def test_ring_lets_the_pointer_through_and_takes_no_focus(ring) -> None:
    assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert ring.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_ring_is_cut_off_at_the_edge_of_what_scrolls(window, ring, qtbot) -> None:
    area, page = QScrollArea(window), QWidget()
    area.setGeometry(0, 0, 200, 100)
    area.setWidget(page)
    page.resize(150, 400)
    field = QLineEdit(page)
    field.setGeometry(20, 70, 100, 36)
    focus(field, qtbot)
    viewport = area.viewport()
    assert ring.geometry().bottom() == viewport.mapTo(window, viewport.rect().bottomLeft()).y()
    area.verticalScrollBar().setValue(200)
    assert not ring.isVisible()


def test_lists_paint_their_own_ring(window, ring, qtbot) -> None:
    listed = QListWidget(window)
    focus(listed, qtbot)
    assert ring.target is None
    assert not ring.isVisible()


def test_ring_takes_the_tone_of_the_place(window, ring, qtbot) -> None:
    rail = QWidget(window)
    rail.setProperty("ring_tone", "marker")
    button = QPushButton("Tamu", rail)
    focus(button, qtbot)
    assert ring._tone(button) == "marker"
    assert ring._tone(QPushButton("Simpan", window)) == "focus"


def test_ring_of_one_window_leaves_the_other_alone(window, ring, qtbot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    button = QPushButton("Lain", other)
    focus(button, qtbot)
    assert ring.target is None


def test_ring_outlives_what_it_lay_around(window, ring, qtbot) -> None:
    QVBoxLayout(window)
    first, second = QPushButton("Satu"), QPushButton("Dua")
    window.layout().addWidget(first)
    window.layout().addWidget(second)
    focus(first, qtbot)
    with qtbot.waitSignal(first.destroyed):
        first.deleteLater()
    focus(second, qtbot)
    assert ring.target is second
    assert ring.isVisible()


def test_ring_is_painted_in_its_colour(window, ring, theme, qtbot) -> None:
    button = QPushButton("Simpan", window)
    button.setGeometry(50, 60, 100, 36)
    focus(button, qtbot)
    image = window.grab().toImage()
    assert image.pixelColor(100, 57).name() == theme.colours["focus"].lower()
    assert image.pixelColor(100, 59).name() == theme.colours["canvas"].lower()
