"""The quiet bar under the list: how many requests are chosen, how they stand, and what all of them allow."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.queries.enums import RequestState
from desktop.queries.requests import RequestRow
from ui.widgets.buttons import KeyButton
from ui.widgets.cards import Card
from ui.widgets.flow import flow
from ui.widgets.messages import announce
from ui.widgets.tags import state_word
from ui.widgets.words import label

NOTHING = "Tidak ada langkah yang sama untuk semuanya."


class LotBar(Card):
    """Hidden while nothing is chosen.

    Args:
        keys: the buttons of the lot, in their order.
        release: lets all go.
    """

    def __init__(self, keys: Sequence[KeyButton], release: Callable[[], None]) -> None:
        super().__init__(pad=10)
        self.setObjectName("requests.lot")
        self.setAccessibleName("Permohonan yang dipilih bersama")
        self.count = label("", "body", weight=600)
        self.states = label("", "label", "ink2", weight=400, wrap=True)
        self.let_go = KeyButton("Lepas pilihan", key="Esc", icon="close", height=32)
        self.let_go.setObjectName("requests.lot.release")
        self.let_go.clicked.connect(release)
        self._release = release
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.count)
        head.addWidget(self.states, 1)
        head.addWidget(self.let_go)
        self._keys = flow(*keys, gap=8)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._keys)
        self.body.addLayout(column)
        self.hide()

    def show_rows(self, rows: Sequence[RequestRow], *, together: bool) -> None:
        """Say what is chosen; `together`: there is a step that all of them allow."""
        said = f"{len(rows)} dipilih" if rows else ""
        if said != self.count.text():
            announce(self, said)
        self.count.setText(said)
        counts = Counter(row.state for row in rows)
        words = [f"{counts[state]} {state_word(state)}" for state in RequestState if counts[state]]
        self.states.setText(" · ".join(words) if together else f"{' · '.join(words)}. {NOTHING}")
        self.setVisible(bool(rows))

    def fold(self, *, narrow: bool) -> None:
        """Leave out words where there is little room."""
        self.let_go.set_bare(bare=narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let all go with Esc from every key of the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self._release()
        else:
            super().keyPressEvent(event)
