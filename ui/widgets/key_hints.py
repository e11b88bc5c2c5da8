"""A row of keys and what each does, for the foot of a list or table."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.words import KeyCap, label

GAP, BETWEEN = 7, 14


class KeyHints(QWidget):
    """Key caps, each with its words behind it, from the left.

    Args:
        hints: key and words, as `("Del", "hapus")`.
        margins: left, top, right, bottom, in pixels: where the list above begins its text.
    """

    def __init__(self, hints: Sequence[tuple[str, str]], margins: tuple[int, int, int, int]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(*margins)
        row.setSpacing(GAP)
        for key, words in hints:
            row.addWidget(KeyCap(key))
            row.addWidget(label(words, "small", "ink2"))
            row.addSpacing(BETWEEN)
        row.addStretch(1)
