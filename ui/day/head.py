"""The head of the page Ringkasan: which day, the steps to others, and what may be done with it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.painting import tip
from ui.widgets.words import label

TITLED, TIGHT, CLOSED_TIGHT = 1400, 800, 1100
"""Widths of the page from which its title stands beside the keys, and from which the day is long, pixels at 100 %.

A closed day says when it was closed, and gives its long words for that earlier."""
DATE_WIDTH, SHORT_WIDTH = 268, 130
LONG_DATE, SHORT_DATE = "dddd, d MMMM yyyy", "d/M/yyyy"
ARROW = """QDateEdit::drop-down {
    border: none; width: 28px; subcontrol-origin: border; subcontrol-position: right center;
}"""
"""Puts the arrow into the middle of the field: without it Qt puts it into a corner."""
INDONESIAN = QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia)


class DayHead(QWidget):
    """Title, day and buttons.

    Signals:
        picked: a date that was chosen; None for today, whichever day that is by then.
    """

    picked = Signal(object)

    def __init__(self, title: str, buttons: Sequence[KeyButton]) -> None:
        super().__init__()
        self._today: date | None = None
        self._room = float(TITLED)
        self.before = KeyButton("Hari sebelumnya", icon="chevron-left", bare=True)
        self.after = KeyButton("Hari berikutnya", icon="chevron-right", bare=True)
        self.now = KeyButton("Hari ini", kind=Kind.QUIET)
        self.date = day_edit("day.date", "Hari")
        self.date.setDisplayFormat(LONG_DATE)
        self.title = label(title, "page")
        self.closed = label("", "small", "ink2", weight=500)
        self.closed.setMinimumWidth(1)  # it may be cut where the window is narrow, and is read out whole
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.title)
        row.addSpacing(10)
        for part in (self.before, self.date, self.after, self.now, self.closed):
            row.addWidget(part)
        row.addStretch(1)
        for button in buttons:
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # keys go first
            row.addWidget(button)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.now.clicked.connect(lambda: self.picked.emit(None))
        self.date.dateChanged.connect(self._pick)

    @property
    def day(self) -> date:
        """The day that stands in the field."""
        return shown_day(self.date)

    def show_day(self, day: date, today: date, *, closed_at: str, closed_by: str) -> None:
        """Show a day, how far one may go, and when it was closed (empty while it is open); by whom on asking."""
        self._today = today
        self.date.blockSignals(True)
        self.date.setMaximumDate(_qdate(today))
        self.date.setDate(_qdate(day))
        self.date.blockSignals(False)
        self.after.setEnabled(day < today)
        self.now.setEnabled(day != today)
        self.closed.setText(f"Ditutup {closed_at}" if closed_at else "")
        said = f"Ditutup {closed_at} oleh {closed_by}" if closed_at else ""
        self.closed.setToolTip(tip(said))
        self.closed.setAccessibleName(said)
        self.fit(self._room)

    def fit(self, width: float) -> None:
        """Leave out the title where the page, so many pixels at 100 % wide, has no room for it; then long words."""
        self._room = width
        tight = width < TIGHT
        short = tight or (bool(self.closed.text()) and width < CLOSED_TIGHT)
        self.title.setVisible(width >= TITLED)
        self.now.setVisible(not tight and (self.now.isEnabled() or not short))
        self.closed.setMinimumWidth(self.closed.sizeHint().width() if short and not tight else 1)
        self.date.setDisplayFormat(SHORT_DATE if short else LONG_DATE)
        self.date.setMinimumWidth(theme_of(self).px(SHORT_WIDTH if short else DATE_WIDTH))

    def _step(self, days: int) -> None:
        self.date.setDate(self.date.date().addDays(days))

    def _pick(self, shown: QDate) -> None:
        day = date(shown.year(), shown.month(), shown.day())
        self.picked.emit(None if day == self._today else day)


def day_edit(name: str, words: str) -> QDateEdit:
    """Return a field for a local day, as people here write it, with a calendar whose weeks begin on Monday."""
    made = QDateEdit()
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.lineEdit().setAccessibleName(words)
    made.setLocale(INDONESIAN)
    made.setDisplayFormat(SHORT_DATE)
    made.setCalendarPopup(True)
    made.setStyleSheet(ARROW)
    made.setKeyboardTracking(False)
    made.calendarWidget().setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    made.calendarWidget().setLocale(INDONESIAN)
    return made


def shown_day(field: QDateEdit) -> date:
    """Return the local day that stands in a field."""
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())


def set_day(field: QDateEdit, day: date) -> None:
    """Let a local day stand in a field."""
    field.setDate(_qdate(day))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
