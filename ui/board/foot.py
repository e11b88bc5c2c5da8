"""The foot of the page Antrean: the visit of the chosen ticket, and what can be done with the ticket."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from desktop.queries.enums import TicketState
from desktop.queries.visit_path import PathStop, VisitPath
from ui.widgets.buttons import KeyButton
from ui.widgets.paths import Mark, PathStrip, Stop
from ui.widgets.tags import state_word
from ui.widgets.words import NumberLabel, label

HEIGHT = 78
_AT = frozenset({TicketState.CALLED, TicketState.SERVING, TicketState.HELD})
_ENDED_WELL = frozenset({TicketState.DONE, TicketState.RETURNED_INCOMPLETE, TicketState.REFERRED})


def path_stops(path: VisitPath, *, brief: bool = False) -> list[Stop]:
    """Return the stops of a visit as the strip draws them; `brief` leaves out counters and times."""
    return [
        Stop(stop.agency_short, _note(stop, brief=brief), _mark(stop), stop.state.value)
        for stop in path.stops
    ]


def _mark(stop: PathStop) -> Mark:
    if stop.state in _ENDED_WELL:
        return Mark.DONE
    if stop.state is TicketState.BLOCKED:
        return Mark.BLOCKED
    return Mark.HERE if stop.this or stop.state in _AT else Mark.OPEN


def _note(stop: PathStop, *, brief: bool) -> str:
    """Return what a stop is at, as short as it can be said."""
    if brief and stop.state is not TicketState.BLOCKED:
        return state_word(stop.state)
    said = str(stop.words).replace(" menit", " mnt")
    return said if stop.this or stop.ahead is None else f"Menunggu, {stop.ahead} di depan"


class Foot(QFrame):
    """Number and path of the chosen ticket; a hint while none is chosen."""

    def __init__(self, buttons: Sequence[KeyButton]) -> None:
        super().__init__()
        self.setProperty("panel", "foot")
        self.setMinimumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.number = NumberLabel("", "page")
        self.number.setObjectName("queue.current")
        self.note = label("", "label", "ink2", weight=400)
        self.path = PathStrip()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.number)
        words.addWidget(self.note)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addLayout(words)
        row.addSpacing(40)
        row.addWidget(self.path, 1)
        for button in buttons:
            row.addWidget(button)
        self._narrow = False
        self._path: VisitPath | None = None
        self.show_path(None, "")

    def fold(self, *, narrow: bool) -> None:
        """Say less of each stop where there is little room."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._draw()

    def show_path(self, path: VisitPath | None, shown: str) -> None:
        """Show the visit of a ticket; None: no ticket is chosen."""
        self.number.set_number(shown)
        self.number.setVisible(bool(shown))
        self._path = path
        self._draw()
        if path is None:
            self.note.setText("" if shown else "Pilih tiket untuk melihat jalannya kunjungan.")
            return
        steps = len(path.stops)
        here = f"Langkah {path.this} dari {steps}" if path.this else "Sudah dibatalkan"
        self.note.setText(here if steps > 1 or not path.this else "Kunjungan satu langkah")

    def _draw(self) -> None:
        path = self._path
        self.path.show_stops(() if path is None else path_stops(path, brief=self._narrow))
        if path is not None and not self._narrow and self.path.sizeHint().width() > self.path.width():
            self.path.show_stops(path_stops(path, brief=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less of each stop before one is left out."""
        super().resizeEvent(event)
        self._draw()
