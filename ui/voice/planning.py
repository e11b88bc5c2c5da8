"""Planning what is done about a weak element: which, what, by whom, until when."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QWidget

from desktop.queries.agencies import AgencyName
from desktop.queries.enums import Element
from desktop.queries.survey_figures import SkmFigures
from desktop.queries.survey_form import period_words
from desktop.services.surveys import NewPlan
from ui.widgets.asking import AskingDialog, choices
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.words import label

WIDTH = 560
DAYS = 30
"""From today until the day that is proposed."""


class PlanDialog(AskingDialog):
    """One sentence is enough; the lowest element and a month from now are proposed.

    Signals:
        wanted: a NewPlan.
    """

    wanted = Signal(object)

    def __init__(
        self, figures: SkmFigures, agencies: Sequence[AgencyName], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__("survey.new_plan", "Rencanakan perbaikan", WIDTH, parent)
        self._figures = figures
        self.message = InlineMessage(Level.ERROR)
        means = {one.element: one for one in figures.elements}
        lowest = [means[one] for one in figures.lowest]
        others = [one for one in figures.elements if one.element not in figures.lowest]
        self.element = choices(
            "survey.plan.element", [(f"{one.number} {one.name}", one.element) for one in (*lowest, *others)]
        )
        self.words = QLineEdit()
        self.words.setObjectName("survey.plan.words")
        self.words.setPlaceholderText("Misalnya: loket cepat untuk pengambilan pada pukul 09.00-11.00")
        self.words_field = Field("Apa yang dilakukan", self.words)
        self.owner = choices("survey.plan.owner", [("Pengelola MPP", "")])
        for agency in agencies:
            self.owner.addItem(agency.short, agency.code)
        due = today + timedelta(DAYS)
        self.due = QDateEdit(QDate(due.year, due.month, due.day))
        self.due.setObjectName("survey.plan.due")
        self.due.setDisplayFormat("dd/MM/yyyy")
        self.back = KeyButton("Batal", key="Esc", icon="close")
        self.do = KeyButton("Simpan rencana", key="Ctrl+Enter", icon="tick", kind=Kind.PRIMARY, height=40)
        self.do.setObjectName("survey.plan.do")
        self.back.clicked.connect(self.reject)
        self.do.clicked.connect(self.go)
        self._lay_out()
        self.words.setFocus()

    def _lay_out(self) -> None:
        about = self._figures.agency_name or "seluruh MPP"
        line = f"Dari nilai {period_words(self._figures.period)}, {about}."
        self.column.addWidget(label(line, "label", "ink2", weight=400, wrap=True))
        self.column.addWidget(self.message)
        self.column.addWidget(Field("Unsur", self.element))
        self.column.addWidget(self.words_field)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Field("Yang melakukan", self.owner), 2)
        row.addWidget(Field("Paling lambat", self.due), 1)
        self.column.addLayout(row)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.do)
        self.column.addLayout(foot)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was planned; what was typed stays."""
        self.message.say(Level.ERROR, sentence)

    def go(self) -> None:
        """Plan it, or say what is missing."""
        if not self.words.text().strip():
            self.words_field.set_error("Isi apa yang dilakukan.")
            self.words.setFocus()
            return
        day = self.due.date()
        self.wanted.emit(
            NewPlan(
                element=Element(self.element.currentData()),
                words=self.words.text(),
                due=date(day.year(), day.month(), day.day()),
                owner=self.owner.currentData() or None,
                agency=self._figures.agency,
                period=self._figures.period,
            )
        )
