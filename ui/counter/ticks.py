"""Papers to be ticked, one below the other; they scroll by themselves where there are many."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme_of
from ui.widgets.painting import plain, tip
from ui.widgets.words import panel

ROW_HEIGHT, BESIDE = 28, 32
"""Of a tick, and what its box takes beside the words, in pixels."""


class Tick(QCheckBox):
    """A tick whose words end in dots where there is no room for all of them; its tooltip has them whole."""

    def __init__(self, words: str) -> None:
        super().__init__(plain(words))
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(tip(words))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of a row, whatever the words."""
        return QSize(super().sizeHint().width(), theme_of(self).px(ROW_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and room for the box."""
        theme = theme_of(self)
        return QSize(theme.px(BESIDE), theme.px(ROW_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the new width."""
        super().resizeEvent(event)
        room = event.size().width() - theme_of(self).px(BESIDE)
        self.setText(plain(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)))


class Ticks(QScrollArea):
    """Ticks by code; arrows go from one to the next, the space bar ticks."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.boxes: dict[str, Tick] = {}
        inner = panel()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(inner)

    def show_papers(self, papers: Sequence[tuple[str, str, bool]]) -> None:
        """Show other papers: code, words, and whether it is ticked at first."""
        for old in self.boxes.values():
            old.hide()
            old.deleteLater()
        self.boxes = {}
        for place, (code, words, ticked) in enumerate(papers):
            box = Tick(words)
            box.setObjectName(f"{self.objectName()}.{code}")
            box.setChecked(ticked)
            self.boxes[code] = box
            self._column.insertWidget(place, box)

    @property
    def ticked(self) -> tuple[str, ...]:
        """Codes of what is ticked, from top to bottom."""
        return tuple(code for code, box in self.boxes.items() if box.isChecked())

    def take_focus(self) -> None:
        """Take the keys to the first one."""
        first: QWidget | None = next(iter(self.boxes.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
