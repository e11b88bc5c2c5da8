"""A notice that can be pressed: a tag beside the page's title."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.theme import theme_of
from ui.widgets.painting import begin
from ui.widgets.tags import StateLook, paint_tag, tag_size


class NoticeButton(QPushButton):
    """A tag with an icon that opens what it tells of."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._look, self._words = StateLook(icon, "call"), ""
        self.setAutoDefault(False)
        self.setProperty("ring_round", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("NoticeButton { border: none; padding: 0; min-height: 0; }")

    def say(self, words: str) -> None:
        """Say something else; empty hides it."""
        self._words = words
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return tag_size(self._words, theme_of(self))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_tag(begin(painter), self.rect().toRectF(), self._words, self._look, theme_of(self))
