"""Who is at the counter: the big number, the call name, the service, and the time beside the standard's."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.queries.counter import CurrentTicket
from desktop.queries.enums import Priority, TicketState, words
from ui.widgets.flow import FlowLayout
from ui.widgets.tags import Tag
from ui.widgets.target_bar import TargetBar
from ui.widgets.words import Icon, NumberLabel, label, restyle, set_shown, set_tone

SECOND_MS, MINUTE_MS = 1000, 60_000
PRIORITY_ICONS = {
    Priority.ELDERLY: "elder",
    Priority.DISABILITY: "wheelchair",
    Priority.PREGNANT: "pregnant",
    Priority.NURSING: "nursing",
    Priority.TODDLER: "child",
    Priority.CHILD: "child",
}


def priority_icon(basis: Priority) -> str:
    """Return the icon of a ground for priority."""
    return PRIORITY_ICONS.get(basis, "person")


def duration(ms: int) -> str:
    """Return a time as on a stop watch: `04.12`, from an hour on `1.04.12`."""
    seconds = max(0, ms) // SECOND_MS
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}.{minutes:02}.{seconds:02}" if hours else f"{minutes:02}.{seconds:02}"


def first_capital(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


class Clockwork(QWidget):
    """The timer at the right; it counts on its own from what it was last shown, and asks no store."""

    def __init__(self) -> None:
        super().__init__()
        self._since: int | None = None
        self._held_ms = self._standard = 0
        self.caption = label("", "label", "ink2", weight=400)
        self.time = label("", "timer", tabular=True)
        self.time.setObjectName("counter.time")
        self.bar = TargetBar()
        self._late = Icon("warning", "ret", 16)
        self.target = label("", "label", "ink2", weight=400)
        below = QHBoxLayout()
        below.setSpacing(5)
        below.addStretch(1)
        below.addWidget(self._late)
        below.addWidget(self.target)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        right = Qt.AlignmentFlag.AlignRight
        column.addWidget(self.caption, 0, right)
        column.addWidget(self.time, 0, right)
        column.addWidget(self.bar, 0, right)
        column.addLayout(below)
        column.addStretch(1)

    def show_ticket(self, ticket: CurrentTicket) -> None:
        """Count for another ticket: since the start of service, or since the call while nobody has come."""
        serving = ticket.state is TicketState.SERVING
        self._since = ticket.started_at if serving else ticket.called_at
        self._held_ms = ticket.held_ms if serving else 0
        self._standard = ticket.standard_minutes if serving else 0
        self.caption.setText("Lama layanan" if serving else "Sejak dipanggil")
        set_shown(self.bar, shown=bool(self._standard))
        if not serving:
            times = f"panggilan ke-{ticket.calls}" if ticket.calls > 1 else ""
            self._say(times, late=False)

    def tick(self, now_ms: int) -> None:
        """Show the time that has passed until an instant."""
        passed = 0 if self._since is None else max(0, now_ms - self._since - self._held_ms)
        self.time.setText(duration(passed))
        if self._standard:
            share = passed / (self._standard * MINUTE_MS)
            self.bar.show_share(share)
            late = share > 1
            self._say(f"{'lewat' if late else 'dari'} target {self._standard} menit", late=late)

    def _say(self, words_: str, *, late: bool) -> None:
        self.target.setText(words_)
        set_tone(self.target, "ret" if late else "ink2")
        set_shown(self._late, shown=late)


class Head(QWidget):
    """The upper part of the card."""

    def __init__(self) -> None:
        super().__init__()
        self.tag = Tag("called")
        self.number = NumberLabel(role="number")
        self.number.setObjectName("counter.current")
        self.name = label("", "page")
        self._basis = QWidget()
        self._bases = FlowLayout(self._basis, gap=12)
        self.service = label("", "body", "ink2", wrap=True)
        self.clock = Clockwork()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._made_left(), 1)
        self._row.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignTop)

    def _made_left(self) -> QVBoxLayout:
        called = QHBoxLayout()
        called.setSpacing(18)
        called.addWidget(self.name)
        called.addWidget(self._basis, 1)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self.tag)
        left.addWidget(self.number)
        left.addLayout(called)
        left.addWidget(self.service)
        return left

    def show_ticket(self, ticket: CurrentTicket) -> None:
        """Show another ticket, or the same one anew."""
        serving = ticket.state is TicketState.SERVING
        self.tag.show_state(ticket.state, "Sedang dilayani" if serving else "Dipanggil, belum dilayani")
        self.number.set_number(ticket.shown)
        self.name.setText(ticket.name or "Tamu tanpa nama")
        set_tone(self.name, "ink" if ticket.name else "ink2")
        self.service.setText(ticket.service_name)
        self._bases.clear()
        for basis in ticket.priority:
            self._add(priority_icon(basis), first_capital(words(basis)))
        for need in ticket.needs:
            self._add("info", first_capital(words(need)))
        self.clock.show_ticket(ticket)

    def _add(self, icon: str, said: str) -> None:
        piece = QWidget()
        row = QHBoxLayout(piece)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(6)
        row.addWidget(Icon(icon, "accent", 18))
        row.addWidget(label(said, "body", "accent", weight=600))
        self._bases.addWidget(piece)

    def set_low(self, *, low: bool) -> None:
        """Take the smaller number where the window is low."""
        role = "number_low" if low else "number"
        if self.number.property("role") != role:
            self.number.setProperty("role", role)
            restyle(self.number)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(max(self.number.sizeHint().width(), self.clock.sizeHint().width()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        needed = self.number.sizeHint().width() + self.clock.sizeHint().width() + 16
        across = QBoxLayout.Direction.LeftToRight
        way = across if event.size().width() >= needed else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != way:
            self._row.setDirection(way)
        super().resizeEvent(event)
