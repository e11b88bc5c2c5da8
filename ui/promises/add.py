"""Writing a promise down: what, by when, who owes it; about the ticket or visit in front."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from PySide6.QtCore import QDate, QDateTime, QTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QLineEdit, QWidget

from desktop.queries.agencies import AgencyName
from desktop.services.promises import NewPromise
from ui.widgets.asking import AskingDialog, choices
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.words import label

WIDTH = 520
SOON = timedelta(hours=1)
TOMORROW = time(10)
NOBODY = "Bukan tentang tiket yang sedang dibuka."


class PromiseDialog(AskingDialog):
    """One sentence and a time are enough; Ctrl+Enter writes it down.

    Signals:
        wanted: what was promised, a local datetime with its zone, and an agency's code (empty: of itself).
    """

    wanted = Signal(object)

    def __init__(
        self,
        now: datetime,
        agencies: Sequence[AgencyName],
        about: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("promise.new", "Catat janji", WIDTH, parent)
        self._now = now
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName("promise.message")
        self.words = QLineEdit()
        self.words.setObjectName("promise.words")
        self.words.setPlaceholderText("Misalnya: kami telepon bila KTP sudah tercetak")
        self.words_field = Field("Apa yang dijanjikan", self.words)
        self.due = QDateTimeEdit(_qt(_soon(now)))
        self.due.setObjectName("promise.due")
        self.due.setDisplayFormat("dd/MM/yyyy HH.mm")
        self.due_field = Field("Paling lambat", self.due)
        self.agency = choices("promise.agency", [("Instansi tiket ini" if about else "Meja depan", "")])
        for one in agencies:
            self.agency.addItem(one.short, one.code)
        self.hour = KeyButton("1 jam lagi", key="F5", height=32)
        self.tomorrow = KeyButton("Besok 10.00", key="F6", height=32)
        self.back = KeyButton("Batal", key="Esc", icon="close")
        self.do = KeyButton("Catat janji", key="Ctrl+Enter", icon="bookmark", kind=Kind.PRIMARY, height=40)
        self.do.setObjectName("promise.do")
        self._lay_out(f"Tentang {about}." if about else NOBODY)
        self.hour.setShortcut("F5")
        self.tomorrow.setShortcut("F6")
        self.hour.clicked.connect(lambda: self.due.setDateTime(_qt(_soon(now))))
        self.tomorrow.clicked.connect(lambda: self.due.setDateTime(_qt(_tomorrow(now))))
        self.back.clicked.connect(self.reject)
        self.do.clicked.connect(self.go)
        self.words.setFocus()

    def _lay_out(self, about: str) -> None:
        self.column.addWidget(label(about, "label", "ink2", weight=400, wrap=True))
        self.column.addWidget(self.message)
        self.column.addWidget(self.words_field)
        self.column.addWidget(self.due_field)
        quick = QHBoxLayout()
        quick.setSpacing(8)
        quick.addWidget(self.hour)
        quick.addWidget(self.tomorrow)
        quick.addStretch(1)
        self.column.addLayout(quick)
        self.column.addWidget(Field("Yang menepati", self.agency))
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.do)
        self.column.addLayout(foot)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was written down; what was typed stays."""
        self.message.say(Level.ERROR, sentence)

    def go(self) -> None:
        """Write it down, or say what is missing."""
        if not self.words.text().strip():
            self.words_field.set_error("Isi apa yang dijanjikan.")
            self.words.setFocus()
            return
        chosen = self.due.dateTime().toPython()
        if not isinstance(chosen, datetime):
            return
        due = chosen.replace(tzinfo=self._now.tzinfo)
        self.wanted.emit(NewPromise(self.words.text(), due, agency=self.agency.currentData() or None))


def _soon(now: datetime) -> datetime:
    """Return an hour from now, on the next full five minutes."""
    later = now + SOON
    return later + timedelta(minutes=-later.minute % 5, seconds=-later.second)


def _tomorrow(now: datetime) -> datetime:
    return datetime.combine(now.date() + timedelta(1), TOMORROW, now.tzinfo)


def _qt(moment: datetime) -> QDateTime:
    """Return a local time of the mall as Qt shows it, whatever the computer's own zone is."""
    day, clock = moment.date(), moment.time()
    return QDateTime(QDate(day.year, day.month, day.day), QTime(clock.hour, clock.minute))
