"""The board: columns beside each other, one selected ticket, arrows between cards and columns."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.queries.board import Board, TicketCard
from ui.board.column import Column
from ui.theme import theme_of

NARROWEST, GAP, MOST = 260, 12, 6
"""Width of a column, room between two, pixels at 100 %; columns at most."""


def columns_in(width: int, scale: float) -> int:
    """Return how many columns stand in a width, pixels."""
    return max(1, min(MOST, int((width + GAP) // (NARROWEST * scale + GAP))))


class BoardView(QWidget):
    """The columns of one page of agencies.

    Signals:
        chosen: the card that is selected now.
        opened: a card, by Enter or double click.
        turned: -1 or 1: beyond the first or last column.
        fitted: another number of columns has room.
    """

    chosen = Signal(object)
    opened = Signal(object)
    turned = Signal(int)
    fitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("queue.board")
        self.setAccessibleName("Papan antrean")
        self.room = 4
        self._chosen = ""
        self._shown = 0
        self._edge: tuple[int, int] | None = None
        self.columns = [Column() for _ in range(MOST)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for place, column in enumerate(self.columns):
            row.addWidget(column, 1)
            column.hide()
            column.list.chosen.connect(self._on_chosen)
            column.list.opened.connect(self._on_opened)
            column.list.aside.connect(partial(self._on_aside, place))

    @property
    def chosen_id(self) -> str:
        """The id of the ticket that is selected; empty for none. It stays when the ticket is out of sight."""
        return self._chosen

    def choose(self, ticket: str) -> None:
        """Select a ticket, or none."""
        self._chosen = ticket
        for column in self.columns:
            column.list.mark(ticket)

    def show_board(self, board: Board) -> None:
        """Show a page of the board; selection, focus and places stay."""
        self._shown = len(board.columns)
        for place, column in enumerate(self.columns):
            if place < self._shown:
                column.show_column(board.columns[place], self._chosen)
            column.setVisible(place < max(self._shown, 1) or place < self.room)
            column.head.setVisible(place < self._shown)
            column.list.setVisible(place < self._shown)
        if self._edge is not None and self._shown:
            side, row = self._edge
            self._edge = None
            self.columns[0 if side > 0 else self._shown - 1].list.take_focus(row)

    def card_of(self, ticket: str) -> TicketCard | None:
        """Return the card of a ticket, None where it is not on this page."""
        for column in self.columns[: self._shown]:
            row = column.list.rows.row_of(ticket)
            if row >= 0:
                return column.list.rows.cards[row]
        return None

    def take_focus(self, number: str) -> bool:
        """Put the focus on the ticket with a number and choose it; return whether it is on this page."""
        for column in self.columns[: self._shown]:
            for row, card in enumerate(column.list.rows.cards):
                if card.number == number:
                    column.list.take_focus(row)
                    return True
        return False

    def enter_from(self, side: int, row: int) -> None:
        """Put the focus into the first (1) or last (-1) column when the next page is shown."""
        self._edge = (side, row)

    def _on_chosen(self, card: TicketCard) -> None:
        self.choose(card.id)
        self.chosen.emit(card)

    def _on_opened(self, card: TicketCard) -> None:
        self._on_chosen(card)
        self.opened.emit(card)

    def _on_aside(self, place: int, step: int) -> None:
        """Go to the next column that has cards, or ask for the next page."""
        row = max(0, self.columns[place].list.currentIndex().row())
        target = place + step
        while 0 <= target < self._shown and not self.columns[target].list.rows.cards:
            target += step
        if 0 <= target < self._shown:
            self.columns[target].list.take_focus(row)
        else:
            self.enter_from(step, row)
            self.turned.emit(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = columns_in(event.size().width(), theme_of(self).scale)
        if room != self.room:
            self.room = room
            self.fitted.emit()
