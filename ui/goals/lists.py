"""The two lists under the goals: what stands in the way, and what was taken on."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QStackedWidget

from desktop.queries.together import BlockerRow, CommitmentRow
from ui.goals.words import affected_words, blocker_words, commitment_state, due_words
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton
from ui.widgets.cards import Card
from ui.widgets.painting import tip
from ui.widgets.tables import Table
from ui.widgets.words import label

ROW = Qt.ItemDataRole.UserRole
LOWEST = 150


class ListCard(Card):
    """A list under its title, with what can be done with it at the right; words stand where nothing is.

    Args:
        title: of the card, and the table's name.
        name: objectName of the table.
        heads: of the columns; `widths` in pixels at 100 %, 0 takes what the others leave.
        nothing: what is said of an empty list.
        buttons: at the right of the title.
    """

    def __init__(
        self,
        title: str,
        name: str,
        heads: Sequence[tuple[str, int]],
        nothing: str,
        buttons: Sequence[KeyButton],
    ) -> None:
        super().__init__(title, pad=12)
        self._heads = heads
        self.table = Table(title)
        self.table.setObjectName(name)
        self.rows = QStandardItemModel(0, len(heads), self)
        self.table.setModel(self.rows)
        self.nothing = label(nothing, "label", "ink2", weight=400, wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.stack.setMinimumHeight(theme_of(self).px(LOWEST))
        self.body.addWidget(self.stack, 1)
        for button in buttons:
            self.head.addWidget(button)

    @property
    def chosen(self) -> object:
        """The row that is chosen, None where the list is empty."""
        return self.table.currentIndex().siblingAtColumn(0).data(ROW)

    def show_rows(self, rows: Sequence[tuple[object, Sequence[str]]]) -> None:
        """Show rows with the words of their cells; the chosen place stays."""
        place = max(0, self.table.currentIndex().row())
        self.rows.clear()
        self.rows.setHorizontalHeaderLabels([head for head, _ in self._heads])
        for row, cells in rows:
            items = [QStandardItem(words) for words in cells]
            items[0].setData(row, ROW)
            items[0].setData(", ".join(filter(None, cells)), Qt.ItemDataRole.AccessibleTextRole)
            for item, words in zip(items, cells, strict=True):
                item.setToolTip(tip(words))
            self.rows.appendRow(items)
        bar = self.table.horizontalHeader()
        bar.setStretchLastSection(False)
        for column, (_, width) in enumerate(self._heads):
            if width:
                bar.resizeSection(column, theme_of(self).px(width))
            else:
                bar.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        if rows:
            self.table.selectRow(min(place, len(rows) - 1))
        self.stack.setCurrentWidget(self.table if rows else self.nothing)


def blocker_card(buttons: Sequence[KeyButton]) -> ListCard:
    """Return the list of blockers."""
    heads = (("Sampai", 96), ("Yang menghambat", 0), ("Ditangani", 130), ("Tamu", 62))
    nothing = "Tidak ada hambatan terbuka. Yang menghambat antarinstansi dicatat, lalu ditangani petugas instansi lain."
    return ListCard("Hambatan", "goals.blockers", heads, nothing, buttons)


def commitment_card(buttons: Sequence[KeyButton]) -> ListCard:
    """Return the list of commitments."""
    heads = (("Sampai", 96), ("Komitmen", 0), ("Siapa", 130), ("Keadaan", 96))
    nothing = (
        "Tidak ada komitmen terbuka. Yang disanggupi dalam briefing pagi dicatat, lalu diperiksa esoknya."
    )
    return ListCard("Komitmen", "goals.commitments", heads, nothing, buttons)


def blocker_cells(row: BlockerRow, today: date) -> tuple[str, ...]:
    """Return the words of a blocker's cells."""
    owner = row.owner_agency or row.owner
    return due_words(row.due, today, late=row.late), blocker_words(row), owner, affected_words(row)


def commitment_cells(row: CommitmentRow, today: date) -> tuple[str, ...]:
    """Return the words of a commitment's cells."""
    return due_words(row.due, today, late=row.late), row.words, row.who, commitment_state(row)
