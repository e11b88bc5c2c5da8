"""One agency on the board: how it stands, and its cards in a list that scrolls on its own."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

import re
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QVBoxLayout, QWidget

from desktop.queries.agency_now import AgencyState
from desktop.queries.board import BoardColumn, TicketCard
from ui.board.card import CardDelegate, spoken_card
from ui.icons import TAG
from ui.theme import theme_of
from ui.widgets.painting import RIGHT, begin, draw_icon, text_width, tip, write
from ui.widgets.words import label

HEAD_HEIGHT = 88
_NUMBERS = re.compile(r"\D*[0-9][0-9, –]*")
AGENCY_LOOKS = {
    AgencyState.OPEN: ("tick-circle", "ok"),
    AgencyState.BREAK: ("pause", "call"),
    AgencyState.UNSTAFFED: ("person-cross", "off"),
    AgencyState.CLOSED: ("struck-circle", "off"),
    AgencyState.OUTAGE: ("plug-off", "bad"),
}
"""Icon and colour of each state of an agency."""


def queue_words(waiting: int, minutes: tuple[int, int] | None) -> str:
    """Return a queue in words, as `7 antre · 15–25 mnt`."""
    if not waiting:
        return "Tidak ada antrean"
    if minutes is None:
        return f"{waiting} antre · belum dapat dihitung"
    low, high = minutes
    return f"{waiting} antre · {low}–{high} mnt" if low < high else f"{waiting} antre · {high} mnt"


def short_counters(names: str) -> str:
    """Return counters without the agency's name after the last number: `Loket 2, 3 Dukcapil` is `Loket 2, 3`."""
    found = _NUMBERS.match(names)
    return names if found is None else found[0].rstrip(", –")


class Cards(QAbstractListModel):
    """The cards of a column; a change of their states keeps the rows, so that nothing jumps."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards: tuple[TicketCard, ...] = ()
        self.down = False

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.cards)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid() or index.row() >= len(self.cards):
            return None
        card = self.cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return card.shown
        if role == Qt.ItemDataRole.UserRole:
            return card
        if role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        spoken = spoken_card(card, down=self.down)
        return tip(spoken) if role == Qt.ItemDataRole.ToolTipRole else spoken

    def show_cards(self, cards: tuple[TicketCard, ...], *, down: bool) -> bool:
        """Show other cards; return whether the rows are others than before."""
        if cards == self.cards and down == self.down:
            return False
        same = [card.id for card in cards] == [card.id for card in self.cards]
        self.down = down
        if same:
            self.cards = cards
            if cards:
                self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))
            return False
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()
        return True

    def row_of(self, ticket: str) -> int:
        """Return the row of a ticket, -1 where it is not shown."""
        return next((row for row, card in enumerate(self.cards) if card.id == ticket), -1)


class CardList(QListView):
    """The list of a column.

    Signals:
        chosen: a card, by key or pointer.
        opened: a card, by Enter or double click.
        aside: -1 or 1: to the column at the left or right.
    """

    chosen = Signal(object)
    opened = Signal(object)
    aside = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = Cards(self)
        self.setModel(self.rows)
        self.setItemDelegate(CardDelegate(self))
        self.setUniformItemSizes(True)
        self.setMinimumHeight(40)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda index: self._tell(self.opened, index))
        self.pressed.connect(lambda index: self._tell(self.chosen, index))

    def show_cards(self, cards: tuple[TicketCard, ...], chosen: str, *, down: bool) -> None:
        """Show other cards; place and current card stay where they are."""
        current = self._current()
        self.setProperty("chosen", chosen)
        self.setProperty("down", down)
        if self.rows.show_cards(cards, down=down):
            row = self.rows.row_of(chosen) if chosen else -1
            if row < 0 and current is not None:
                row = self.rows.row_of(current.id)
            if row >= 0:
                self._set_row(row)
        self.viewport().update()

    def mark(self, chosen: str) -> None:
        """Mark the ticket that is selected on the board, where it is here."""
        self.setProperty("chosen", chosen)
        self.viewport().update()

    def take_focus(self, row: int) -> None:
        """Take the focus at a row, or at the last one where there are fewer; choose its card."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        row = min(row, len(self.rows.cards) - 1)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row))
            self.chosen.emit(self.rows.cards[row])

    def _set_row(self, row: int) -> None:
        blocked = self.selectionModel().blockSignals(True)
        self.selectionModel().setCurrentIndex(
            self.rows.index(row), self.selectionModel().SelectionFlag.NoUpdate
        )
        self.selectionModel().blockSignals(blocked)

    def _current(self) -> TicketCard | None:
        index = self.currentIndex()
        return (
            self.rows.cards[index.row()] if index.isValid() and index.row() < len(self.rows.cards) else None
        )

    def _tell(self, signal: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        card = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(card, TicketCard):
            signal.emit(card)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.aside.emit(-1 if key == Qt.Key.Key_Left else 1)
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._tell(self.opened, self.currentIndex())
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before or key == Qt.Key.Key_Space:
            self._tell(self.chosen, self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.rows.cards:
            return
        theme = theme_of(self)
        with QPainter(self.viewport()) as painter:
            line = QRectF(theme.px(14), theme.px(6), self.viewport().width() - theme.px(28), theme.px(22))
            write(painter, line, "Tidak ada tiket di sini.", theme.font("label", 400), theme.colour("ink3"))


class ColumnHead(QWidget):
    """How an agency stands: name, state and counters, people waiting and for how long."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = self._state = self._counters = self._queue = ""
        self._look = AGENCY_LOOKS[AgencyState.CLOSED]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_column(self, column: BoardColumn) -> None:
        """Show another agency, or another state of it."""
        self._name, self._state = column.short, str(column.words)
        self._counters = short_counters(column.counters)
        self._queue = queue_words(column.waiting, column.minutes)
        self._look = AGENCY_LOOKS[column.state]
        said = [column.name, self._state, column.counters, self._queue]
        self.setAccessibleName(". ".join(part for part in said if part))
        self.setToolTip(tip("\n".join(part for part in (column.name, column.counters) if part)))
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(200), theme.px(HEAD_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        icon, tone = self._look
        room = self.width() - theme.px(28)
        with QPainter(self) as painter:
            begin(painter)
            lines = [QRectF(theme.px(14), theme.px(top), room, theme.px(22)) for top in (10, 33, 55)]
            write(painter, lines[0], self._name, theme.font("title"), theme.colour("ink"))
            draw_icon(painter, lines[1].topLeft() + QPointF(-1, theme.px(3)), icon, theme, tone=tone)
            state = lines[1].adjusted(theme.px(TAG + 3), 0, 0, 0)
            strong = theme.font("label", 600)
            write(painter, state, self._state, strong, theme.colour(tone))
            left = state.left() + text_width(self._state, strong) + theme.px(10)
            counters = QRectF(left, state.top(), max(0.0, lines[1].right() - left), state.height())
            write(
                painter, counters, self._counters, theme.font("small"), theme.colour("ink2"), align=RIGHT
            ) if counters.width() > theme.px(30) else None
            write(painter, lines[2], self._queue, theme.font("label", 400), theme.colour("ink2"))


class Column(QFrame):
    """A column of the board: head, cards, and how many more there are."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "column")
        self.agency = ""
        self.head = ColumnHead(self)
        self.list = CardList(self)
        self.more = label("", "small", "ink2", wrap=True)
        self.more.setContentsMargins(14, 4, 14, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        column.addWidget(self.more)
        self.more.hide()

    def show_column(self, column: BoardColumn, chosen: str) -> None:
        """Show an agency; another one than before begins at its top."""
        if column.agency != self.agency:
            self.agency = column.agency
            self.list.scrollToTop()
        self.head.show_column(column)
        self.list.setAccessibleName(f"Antrean {column.short}")
        self.list.show_cards(column.cards, chosen, down=column.state is AgencyState.OUTAGE)
        self.more.setText(f"{column.more} tiket lagi; saring agar terlihat." if column.more else "")
        self.more.setVisible(bool(column.more))
