"""Papers to be ticked, one below the other; they scroll by themselves where there are many."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.painting import plain
from ui.widgets.words import panel


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
        self.boxes: dict[str, QCheckBox] = {}
        inner = panel()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(4, 2, 4, 2)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self.setWidget(inner)

    def show_papers(self, papers: Sequence[tuple[str, str, bool]]) -> None:
        """Show other papers: code, words, and whether it is ticked at first."""
        for old in self.boxes.values():
            old.hide()
            old.deleteLater()
        self.boxes = {}
        for place, (code, words, ticked) in enumerate(papers):
            box = QCheckBox(plain(words))
            box.setObjectName(f"{self.objectName()}.{code}")
            box.setAccessibleName(words)
            box.setToolTip(words)
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
