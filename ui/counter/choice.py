"""Which counter is this? Asked once; those of the officer's own agency, or all for a supervisor."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from desktop.queries.counter import CounterRow
from desktop.queries.enums import ShiftState, words
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.cards import Card
from ui.widgets.list_rows import ListDelegate
from ui.widgets.words import label

ROW_HEIGHT = 44
WIDEST = 640


class CounterChoice(Card):
    """The list of counters, with a field that narrows it.

    Signals:
        chose: code of the counter.
    """

    chose = Signal(str)

    def __init__(self) -> None:
        super().__init__("Anda di loket mana?", pad=24)
        self.setObjectName("counter.choice")
        self.setMaximumWidth(WIDEST)
        self._rows: Sequence[CounterRow] = ()
        self.search = QLineEdit()
        self.search.setObjectName("counter.choice.search")
        self.search.setAccessibleName("Cari loket")
        self.search.setPlaceholderText("Cari loket atau instansi")
        self.search.textChanged.connect(lambda _: self._fill())
        self.hint = label("", "body", "ink2", wrap=True)
        self.list = QListWidget()
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.setObjectName("counter.choice.list")
        self.list.setAccessibleName("Loket")
        self.list.setProperty("ring_own", True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAlternatingRowColors(True)
        self.list.setItemDelegate(ListDelegate(self.list, row_height=ROW_HEIGHT))
        self.list.itemDoubleClicked.connect(lambda _: self._go())
        self.take = KeyButton("Pakai loket ini", icon="counter", kind=Kind.PRIMARY, height=40)
        self.take.setObjectName("counter.choice.take")
        self.take.clicked.connect(self._go)
        self.list.itemActivated.connect(lambda _: self.take.setFocus())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.take)
        body: QVBoxLayout = self.body
        body.addWidget(
            label(
                "Diingat sampai Anda keluar. Loket baru terbuka setelah panggilan pertama.",
                "label",
                "ink2",
                weight=400,
                wrap=True,
            )
        )
        body.addWidget(self.search)
        body.addWidget(self.hint)
        body.addWidget(self.list, 1)
        body.addLayout(foot)

    def show_counters(self, rows: Iterable[CounterRow]) -> None:
        """Show the counters that may be used."""
        self._rows = tuple(rows)
        self._fill()

    def _fill(self) -> None:
        wanted = self.search.text().casefold().split()
        self.list.clear()
        for row in self._rows:
            said = self._words(row)
            if not all(part in f"{said} {row.code}".casefold() for part in wanted):
                continue
            item = QListWidgetItem(said)
            item.setData(Qt.ItemDataRole.UserRole, row.code)
            item.setSizeHint(QSize(0, theme_of(self).px(ROW_HEIGHT)))
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        self.take.setEnabled(self.list.count() > 0)
        hint = (
            "" if self._rows else "Belum ada loket untuk Anda di katalog. Minta supervisor mengimpor katalog."
        )
        self.hint.setText(hint or ("" if self.list.count() else "Tidak ada loket yang cocok."))
        self.hint.setVisible(bool(self.hint.text()))

    @staticmethod
    def _words(row: CounterRow) -> str:
        parts = [row.name] if row.agency_short in row.name else [row.name, row.agency_short]
        parts.append(f"lantai {row.floor}" if row.floor > 0 else f"basemen {1 - row.floor}")
        parts.append(f"{row.waiting} antre")
        if row.own:
            parts.append(f"{words(row.state)}, loket Anda")
        elif row.state is not ShiftState.CLOSED:
            parts.append(f"{words(row.state)}, {row.officer_name}" if row.officer_name else words(row.state))
        return " · ".join(parts)

    def _go(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chose.emit(str(item.data(Qt.ItemDataRole.UserRole)))
