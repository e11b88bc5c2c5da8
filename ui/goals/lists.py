"""The two lists under the goals: what stands in the way, and what was taken on."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget

from desktop.queries.together import BlockerRow, CommitmentRow
from ui.goals.words import blocker_words, commitment_words, due_words
from ui.requests.two_lines import ENTRY, TwoLineDelegate, TwoLines, TwoLineTable, lower, paint_time, upper
from ui.theme import Theme, theme_of
from ui.widgets.buttons import KeyButton
from ui.widgets.cards import Card
from ui.widgets.painting import write
from ui.widgets.words import label

WHAT, DUE = range(2)
DUE_WIDTH = 116
LOWEST = 150
Entry = BlockerRow | CommitmentRow
Lines = Callable[[Any, int], tuple[str, str]]


class _Delegate(TwoLineDelegate):
    def __init__(self, view: TwoLineTable, lines: Lines) -> None:
        super().__init__(view)
        self._lines = lines

    def paint_cell(self, painter: QPainter, inner: QRectF, entry: Entry, column: int, theme: Theme) -> None:
        first, second = self._lines(entry, column)
        if column == DUE:
            paint_time(painter, inner, (first, second), theme, late=entry.late)
            return
        write(painter, upper(inner), first, theme.font("body", 500), theme.colour("ink"))
        write(painter, lower(inner), second, theme.font("label", 400), theme.colour("ink2"))


class ListCard(Card):
    """A list under its title, with what can be done with it at the right; words stand where nothing is.

    Args:
        title: of the card, and the table's name.
        name: objectName of the table.
        words: gives the two lines of an entry's first column.
        nothing: what is said of an empty list.
        buttons: at the right of the title.
    """

    def __init__(
        self,
        title: str,
        name: str,
        words: Callable[[Any], tuple[str, str]],
        nothing: str,
        buttons: Sequence[KeyButton],
    ) -> None:
        super().__init__(title, pad=12)
        self._words, self._today = words, date.min
        self.rows = TwoLines((title, "Paling lambat"), DUE, self._lines, lambda entry: str(entry.id))
        self.table = TwoLineTable(title, self.rows, WHAT, {DUE: DUE_WIDTH})
        self.table.setObjectName(name)
        self.table.setItemDelegate(_Delegate(self.table, self._lines))
        self.nothing = label(nothing, "label", "ink2", weight=400, wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.stack.setMinimumHeight(theme_of(self).px(LOWEST))
        self.body.addWidget(self.stack, 1)
        for button in buttons:
            self.head.addWidget(button)

    def _lines(self, entry: Entry, column: int) -> tuple[str, str]:
        return due_words(entry, self._today) if column == DUE else self._words(entry)

    @property
    def chosen(self) -> object:
        """The entry that is chosen, None where the list is empty."""
        return self.table.currentIndex().data(ENTRY)

    def show_rows(self, rows: Sequence[Entry], today: date) -> None:
        """Show other entries; the chosen place stays."""
        place, self._today = max(0, self.table.currentIndex().row()), today
        if self.rows.show_entries(rows):
            self.table.choose_place(min(place, len(rows) - 1))
        self.stack.setCurrentWidget(self.table if rows else self.nothing)


def blocker_card(buttons: Sequence[KeyButton]) -> ListCard:
    """Return the list of blockers."""
    nothing = "Tidak ada hambatan terbuka. Yang menghambat antarinstansi dicatat, lalu ditangani petugas instansi lain."
    return ListCard("Hambatan", "goals.blockers", blocker_words, nothing, buttons)


def commitment_card(buttons: Sequence[KeyButton]) -> ListCard:
    """Return the list of commitments."""
    nothing = (
        "Tidak ada komitmen terbuka. Yang disanggupi dalam briefing pagi dicatat, lalu diperiksa esoknya."
    )
    return ListCard("Komitmen", "goals.commitments", commitment_words, nothing, buttons)
