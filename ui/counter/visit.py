"""The visit behind the ticket: its path, the papers that are here or missing, and words from the counter before."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.queries.counter import CounterDocument, CounterNote, CurrentTicket
from desktop.queries.enums import PaperState, TicketState
from ui.actions import Actions
from ui.counter.referral import ReferralPart
from ui.counter.sheet import Sheet
from ui.widgets.flow import FlowLayout
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.painting import tip
from ui.widgets.paths import Mark, PathStrip, Stop
from ui.widgets.words import Icon, label, panel, set_shown

LEAST_HEIGHT = 56
ENDED = frozenset(TicketState) - {
    TicketState.BLOCKED,
    TicketState.WAITING,
    TicketState.CALLED,
    TicketState.SERVING,
    TicketState.HELD,
}
PAPERS = {
    PaperState.HELD: ("tick-circle", "ok", "ink", "{}"),
    PaperState.MISSING: ("warning", "ret", "ret", "{} belum ada"),
    PaperState.COMES: ("clock", "ink2", "ink2", "{} menyusul"),
    PaperState.UNASKED: ("info", "ink2", "ink2", "{} belum ditanyakan"),
}
"""State of a paper -> icon, its tone, tone of the words, the words."""


def stops_of(ticket: CurrentTicket) -> tuple[Stop, ...]:
    """Return the visit's path as it is drawn; none for a visit with a single step."""
    if len(ticket.path) < 2:  # noqa: PLR2004 - a line needs two ends
        return ()
    stops = []
    for stop in ticket.path:
        mark = Mark.OPEN
        if stop.this:
            mark = Mark.HERE
        elif stop.state in ENDED:
            mark = Mark.DONE
        elif stop.state is TicketState.BLOCKED:
            mark = Mark.BLOCKED
        stops.append(Stop(stop.agency_short, "Di sini" if stop.this else str(stop.words), mark))
    return tuple(stops)


def note_words(note: CounterNote, at: str) -> str:
    """Return a message with who wrote it and when."""
    return f"Pesan {note.agency_short or 'meja depan'} {at}: {note.text}"


class VisitPart(QScrollArea):
    """Scrolls by itself between number and keys, so that the keys stay where they are."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Jalur kunjungan dan berkas")
        self.path, self.referral = PathStrip(), ReferralPart(actions)
        self._papers = QWidget()
        self._paper_row = FlowLayout(self._papers, gap=22)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(6)
        inner = panel()
        inner.setObjectName("counter.visit")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(10)
        column.addWidget(self.referral)
        column.addWidget(self.path)
        column.addWidget(self._papers)
        column.addLayout(self._notes)
        column.addStretch(1)
        self.setWidget(inner)

    def show_ticket(self, ticket: CurrentTicket, sheet: Sheet) -> None:
        """Show the visit of a ticket."""
        stops = stops_of(ticket)
        self.path.show_stops(stops)
        set_shown(self.path, shown=bool(stops))
        self.referral.show_referral(ticket.referral)
        self._paper_row.clear()
        set_shown(self._papers, shown=bool(ticket.documents))
        if ticket.documents:
            self._paper_row.addWidget(label("Berkas", "label", "ink2"))
        for document in ticket.documents:
            self._paper_row.addWidget(_paper(document))
        self._show_notes(ticket, sheet)

    def _show_notes(self, ticket: CurrentTicket, sheet: Sheet) -> None:
        """Show messages: where a counter sent the visitor they are the first thing to read."""
        for place in (self._notes, self.referral.notes):
            while (item := place.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        room = self._notes if ticket.referral is None else self.referral.notes
        for note in ticket.notes:
            words = note_words(note, sheet.clocks.get(note.at, ""))
            room.addWidget(InlineMessage(Level.INFO, words))


def _paper(document: CounterDocument) -> QWidget:
    icon, tone, ink, said = PAPERS[document.state]
    piece = QWidget()
    row = QHBoxLayout(piece)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(7)
    row.addWidget(Icon(icon, tone, 16))
    name = f"{document.name}, diperiksa" if document.checked else document.name
    words = label(said.format(name), "body", ink, weight=500 if ink == "ret" else 400)
    words.setToolTip(tip(words.text()))
    row.addWidget(words)
    return piece
