"""Panels in the room of the visit: a list to choose from and a key that does it; another counter of the service.

Nothing that was typed in a panel is lost by a refusal.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.queries.counter import TransferChoice
from desktop.queries.enums import words
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.list_rows import ListDelegate
from ui.widgets.words import label

ROW_HEIGHT = 40
NOBODY = "Tidak ada loket lain untuk layanan ini."


class Panel(QWidget):
    """A list to choose from, with a key that does it and one that leaves it.

    Signals:
        left: close it, nothing is done.
        accepted: do it, with what is chosen.
    """

    left = Signal()
    accepted = Signal()

    def __init__(self, name: str, verb: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._verb = verb
        self.title = label(verb, "title")
        self.hint = label("", "label", "ink2", weight=400, wrap=True)
        self.list = QListWidget()
        self.list.setObjectName(f"{name}.list")
        self.list.setAccessibleName(verb)
        self.list.setProperty("ring_own", True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(ListDelegate(self.list, row_height=ROW_HEIGHT))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemDoubleClicked.connect(lambda _: self.accepted.emit())
        self.list.currentItemChanged.connect(lambda *_: self._settle())
        self.do = KeyButton(verb, icon="arrow-right")
        self.do.setObjectName(f"{name}.do")
        self.do.clicked.connect(self.accepted)
        self.list.itemActivated.connect(lambda _: self.do.setFocus())  # Enter goes on, it never sends
        close = KeyButton("Tutup", key="Esc", kind=Kind.QUIET, height=32)
        close.setObjectName(f"{name}.close")
        close.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(close)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.column.addLayout(head)
        self.column.addWidget(self.hint)
        self.column.addWidget(self.list, 1)

    @property
    def code(self) -> str:
        """Code of what is chosen, empty for none."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole) or "")

    def show_choices(self, choices: list[tuple[str, str, bool]], hint: str) -> None:
        """Show what there is to choose.

        Args:
            choices: code, words, and whether it can be chosen.
            hint: what to say above the list, empty for nothing.
        """
        before = self.code
        self.list.clear()
        for code, said, able in choices:
            item = QListWidgetItem(said)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setSizeHint(QSize(0, theme_of(self).px(ROW_HEIGHT)))
            if not able:
                item.setFlags(Qt.ItemFlag.ItemIsSelectable)
            self.list.addItem(item)
            if able and (code == before or self.list.currentItem() is None):
                self.list.setCurrentItem(item)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self._settle()

    def _settle(self) -> None:
        item = self.list.currentItem()
        self.do.setEnabled(item is not None and bool(item.flags() & Qt.ItemFlag.ItemIsEnabled))


class TransferPanel(Panel):
    """Another counter of the same service.

    Signals:
        chose: code of the counter.
    """

    chose = Signal(str)

    def __init__(self) -> None:
        super().__init__("counter.send", "Alihkan")
        self.accepted.connect(self._go)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.do)
        self.column.addLayout(foot)

    def show_counters(self, shown: str, counters: tuple[TransferChoice, ...]) -> None:
        """Show to which counters a ticket can go."""
        self.title.setText(f"Alihkan {shown} ke loket lain")
        rows = [(one.code, f"{one.name}, lantai {one.floor} ({words(one.state)})", True) for one in counters]
        self.show_choices(rows, "" if rows else NOBODY)

    def _go(self) -> None:
        if self.code and self.do.isEnabled():
            self.chose.emit(self.code)
