"""Parts of dialogs that ask something: a list to choose from, chips of which one is chosen, Enter that goes on."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QDialog, QVBoxLayout, QWidget

from ui.theme import theme_of
from ui.widgets.buttons import Chip
from ui.widgets.flow import flow
from ui.widgets.ring import FocusRing
from ui.widgets.words import label

EDGE_ROOM = 40
"""Pixels that a dialog leaves of the window's width."""
T = TypeVar("T", bound=str)


class AskingDialog(QDialog):
    """A dialog in which Enter goes to the next field and Ctrl+Enter does what it is for.

    Args:
        name: its objectName.
        title: of its window, and in it.
        width: pixels at 100 %, less where the window is narrow.
        parent: over whose window it stands.
    """

    def __init__(self, name: str, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        wanted = theme_of(self).px(width)
        room = parent.window().width() - EDGE_ROOM if parent is not None else wanted
        self.setMinimumWidth(min(wanted, room))
        self.title = label(title, "page", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(12)
        self.column.addWidget(self.title)
        self.ring = FocusRing(self)

    def go(self) -> None:
        """Do what the dialog is for, where that can be done now."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and not event.isAutoRepeat():
                self.go()
            elif not control:
                self.focusNextChild()
            return
        super().keyPressEvent(event)


def choices(name: str, entries: Iterable[tuple[str, Any]]) -> QComboBox:
    """Return a list to choose from; each entry is its words and what they stand for."""
    made = QComboBox()
    made.setObjectName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(10)
    made.setMaxVisibleItems(12)
    for words, value in entries:
        made.addItem(words, value)
    return made


def chips(parent: QWidget, words: Mapping[T, str], name: str) -> dict[T, Chip]:
    """Return chips of which one is chosen, the first at the start; the arrows move between them."""
    group = QButtonGroup(parent)
    made = {}
    for value, text in words.items():
        chip = Chip(text)
        chip.setObjectName(f"{name}.{value}")
        group.addButton(chip)
        made[value] = chip
    next(iter(made.values())).setChecked(True)
    return made


def chip_group(name: str, made: Mapping[T, Chip]) -> QVBoxLayout:
    """Return the chips in lines under what they answer."""
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label(name, "label", "ink2"))
    for chip in made.values():
        chip.setAccessibleDescription(name)
    column.addWidget(flow(*made.values(), gap=8))
    return column
