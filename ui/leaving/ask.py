"""The panel for a visitor who leaves without a result: why, what next, where, from when, whom to ask."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop.queries.enums import AskWhom, NextAction, NoResult, Skipped, words
from desktop.queries.next_steps import Needed, Place
from desktop.services.next_steps import NewStep
from ui.day.words import long_day
from ui.widgets.asking import AskingDialog, choices
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.words import label

WIDTH = 560


class LeavingDialog(AskingDialog):
    """One small form with everything usual chosen already: Ctrl+Enter is enough.

    Signals:
        given: a NewStep.
        skipped: a NoResult and a Skipped.
    """

    given = Signal(object)
    skipped = Signal(object, object)

    def __init__(self, needed: Needed, places: tuple[Place, ...], parent: QWidget | None = None) -> None:
        super().__init__("leaving", f"Langkah berikutnya untuk {needed.shown}", WIDTH, parent)
        self.needed, self.printed, self.taken_back = needed, False, False
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName("leaving.message")
        self.reason = choices("leaving.reason", [(_cap(words(one)), one.value) for one in NoResult])
        self.action = choices("leaving.action", [(_cap(words(one)), one.value) for one in NextAction])
        for one in Skipped:
            self.action.addItem(f"Lewati: {words(one)}", one.value)
        self.where = choices("leaving.where", [(f"{needed.service_name}, {needed.agency_short}", "")])
        for place in places:
            self.where.addItem(f"{place.agency_short}: {place.name}", place.code)
        self.on = choices("leaving.on", [(long_day(day), day.isoformat()) for day in needed.days])
        self.on.addItem("Kapan saja", "")
        self.whom = choices("leaving.whom", [(_cap(words(one)), one.value) for one in AskWhom])
        self.words = QLineEdit()
        self.words.setObjectName("leaving.words")
        self.words.setPlaceholderText("Misalnya: bawa akta kelahiran asli")
        self.back = KeyButton("Nanti", key="Esc", icon="close")
        self.do = KeyButton("Simpan & cetak", key="Ctrl+Enter", icon="printer", kind=Kind.PRIMARY, height=40)
        self.do.setObjectName("leaving.do")
        self._lay_out()
        self.back.clicked.connect(self.reject)
        self.do.clicked.connect(self.go)
        self.reason.setCurrentIndex(self.reason.findData(needed.reason.value))
        self.action.setCurrentIndex(self.action.findData(needed.action.value))
        self.action.currentIndexChanged.connect(lambda _: self._settle())
        self._settle()
        self.action.setFocus()

    def _lay_out(self) -> None:
        said = "Tamu ini pulang tanpa hasil. Yang dipilih di sini tercetak di lembarnya."
        self.column.addWidget(label(said, "label", "ink2", weight=400, wrap=True))
        self.column.addWidget(self.message)
        self.where_field = Field("Di mana", self.where)
        self.on_field = Field("Mulai kapan", self.on)
        self.whom_field = Field("Bertanya kepada", self.whom)
        self.words_field = Field("Catatan untuk tamu", self.words, optional=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(Field("Sebab", self.reason), 0, 0)
        grid.addWidget(Field("Langkah berikutnya", self.action), 0, 1)
        grid.addWidget(self.where_field, 1, 0, 1, 2)
        grid.addWidget(self.on_field, 2, 0)
        grid.addWidget(self.whom_field, 2, 1)
        grid.addWidget(self.words_field, 3, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.column.addLayout(grid)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.do)
        self.column.addLayout(foot)

    @property
    def _skips(self) -> bool:
        return self.action.currentData() in set(Skipped)

    def _settle(self) -> None:
        for field in (self.where_field, self.on_field, self.whom_field, self.words_field):
            field.setEnabled(not self._skips)
        self.do.set_text("Lewati" if self._skips else "Simpan & cetak")
        self.do.set_icon("arrow-right" if self._skips else "printer")

    def take_back(self) -> None:
        """Go: the end that this is about was taken back."""
        self.taken_back = True
        self.reject()

    def refuse(self, sentence: str) -> None:
        """Say why nothing was kept; what was chosen stays."""
        self.message.say(Level.ERROR, sentence)

    def go(self) -> None:
        """Keep the next step, or why there is none."""
        reason, action = NoResult(self.reason.currentData()), self.action.currentData()
        if self._skips:
            self.skipped.emit(reason, Skipped(action))
            return
        on = self.on.currentData()
        step = NewStep(
            reason,
            NextAction(action),
            service=self.where.currentData() or None,
            on=date.fromisoformat(on) if on else None,
            ask=AskWhom(self.whom.currentData()),
            words=self.words.text(),
        )
        self.given.emit(step)


def _cap(said: str) -> str:
    return said[:1].upper() + said[1:]
