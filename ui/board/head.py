"""The upper part of the page Antrean: totals by state, filters, the pager of agencies."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.queries.agencies import AgencyName
from desktop.queries.board import Board
from desktop.queries.enums import TicketState, words
from ui.icons import TAG, as_icon
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton
from ui.widgets.painting import plain, tip
from ui.widgets.tags import state_look
from ui.widgets.words import Icon, label, set_shown

SEARCH_MS = 150
"""Of rest after a key before the board is read anew."""
SHOWN_TOTALS = (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.DONE)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the board shall show; an empty agency for all."""

    text: str = ""
    agency: str = ""
    only_open: bool = True


class Totals(QWidget):
    """Today's tickets by state: icon, figure, word."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.figures: dict[TicketState, QLabel] = {}
        self._words: list[QLabel] = []
        for state in SHOWN_TOTALS:
            look = state_look(state)
            figure = label("0", "title", "ink", tabular=True)
            row.addWidget(Icon(look.icon, look.tone, TAG))
            row.addWidget(figure)
            word = label(words(state), "label", "ink2", weight=400)
            row.addWidget(word)
            if state is not SHOWN_TOTALS[-1]:
                row.addSpacing(12)
            self.figures[state] = figure
            self._words.append(word)
        self.show_totals({})

    def show_totals(self, totals: Mapping[TicketState, int]) -> None:
        """Show other figures."""
        for state, figure in self.figures.items():
            figure.setText(str(totals.get(state, 0)))
        said = [f"{totals.get(state, 0)} {words(state)}" for state in SHOWN_TOTALS]
        self.setAccessibleName(", ".join(said))
        self.setToolTip(tip(", ".join(said)))

    def fold(self, *, tight: bool) -> None:
        """Leave the words to the tooltip where there is very little room."""
        for word in self._words:
            word.setVisible(not tight)


class Filters(QWidget):
    """Search, agency and state, and the pager beside them.

    Signals:
        changed: other tickets are wanted.
        turned: -1 or 1.
    """

    changed = Signal()
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setObjectName("queue.search")
        self.search.setAccessibleName("Cari nomor tiket atau layanan")
        self.search.setPlaceholderText("Nomor, nama, telepon, layanan")
        self.search.setClearButtonEnabled(True)
        self._sign = self.search.addAction(
            as_icon("search", theme_of(self)), QLineEdit.ActionPosition.LeadingPosition
        )
        self.agency = _combo("queue.agency", "Instansi")
        self.state = _combo("queue.state", "Keadaan tiket")
        self.state.addItem("Belum selesai", True)
        self.state.addItem("Semua hari ini", False)
        self.before = KeyButton("Instansi sebelumnya", icon="chevron-left", bare=True)
        self.after = KeyButton("Instansi berikutnya", icon="chevron-right", bare=True)
        self.place = label("", "label", "ink2", weight=400, tabular=True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        for part, stretch in ((self.search, 5), (self.agency, 3), (self.state, 3)):
            self.row.addWidget(part, stretch)
        self.row.addSpacing(6)
        for pager in (self.before, self.place, self.after):
            self.row.addWidget(pager)
        self._tight = False
        self._agencies: tuple[AgencyName, ...] | None = None
        self.show_agencies(())
        self._rest = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._rest.timeout.connect(self.changed)
        self.search.textChanged.connect(lambda _: self._rest.start())
        self.search.returnPressed.connect(self.look_now)
        self.agency.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.state.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))

    @property
    def wish(self) -> Wish:
        """What is asked for now."""
        return Wish(self.search.text(), self.agency.currentData() or "", bool(self.state.currentData()))

    def look_now(self) -> None:
        """Look for what is typed without waiting any longer."""
        self._rest.stop()
        self.changed.emit()

    def clear(self) -> None:
        """Show everything again."""
        self._set("", only_open=True)

    def _set(self, words: str, *, only_open: bool) -> None:
        with QSignalBlocker(self.agency), QSignalBlocker(self.state), QSignalBlocker(self.search):
            self.search.setText(words)
            self.agency.setCurrentIndex(0)
            self.state.setCurrentIndex(self.state.findData(only_open))
        self.look_now()

    def seek(self, words: str) -> None:
        """Look for words among all tickets of today, whatever was filtered before."""
        self._set(words, only_open=False)

    def show_agencies(self, agencies: Sequence[AgencyName]) -> None:
        """Offer other agencies; the one that is chosen stays chosen."""
        if tuple(agencies) == self._agencies:
            return
        self._agencies = tuple(agencies)
        chosen = self.agency.currentData()
        with QSignalBlocker(self.agency):
            self.agency.clear()
            self.agency.addItem("Semua instansi", "")
            for agency in agencies:
                self.agency.addItem(agency.short, agency.code)
            self.agency.setCurrentIndex(max(0, self.agency.findData(chosen)))
        set_shown(self.agency, shown=len(agencies) != 1)

    def show_place(self, board: Board) -> None:
        """Say which agencies are seen, and of how many."""
        last = board.first + len(board.columns) - 1
        of = f"{board.first}–{last}" if last > board.first else str(board.first)
        self.place.setText(f"Instansi {of} dari {board.agencies}" if board.agencies else "")
        self.before.setEnabled(board.page > 0)
        self.after.setEnabled(board.page + 1 < board.pages)
        for part in (self.before, self.after):
            part.setVisible(board.pages > 1)
        self.place.setVisible(board.pages > 1 and not self._tight)

    def fold(self, *, narrow: bool, tight: bool) -> None:
        """Leave out the filter of states where there is little room, with very little the pager's words too."""
        self.state.setVisible(not narrow)
        self._tight = tight
        self.agency.setMinimumContentsLength(5 if tight else 10)
        self.place.setVisible(not tight and self.after.isVisibleTo(self))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_sign"):
            self._sign.setIcon(as_icon("search", theme_of(self)))


def _combo(name: str, spoken: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(spoken)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(10)
    made.setMaxVisibleItems(16)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


class Head(QWidget):
    """Title, totals, filters, the two acts on the chosen ticket that are reached most, and one beside the totals."""

    def __init__(self, title: str, buttons: Sequence[KeyButton], beside: KeyButton) -> None:
        super().__init__()
        self.totals = Totals()
        self.filters = Filters()
        upper = QHBoxLayout()
        upper.addWidget(label(plain(title), "page"))
        upper.addStretch(1)
        upper.addWidget(self.totals)
        upper.addSpacing(10)
        upper.addWidget(beside)
        lower = QHBoxLayout()
        lower.setSpacing(8)
        lower.addWidget(self.filters, 1)
        lower.addSpacing(6)
        for button in buttons:
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            lower.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(upper)
        column.addLayout(lower)
