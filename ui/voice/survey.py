"""The survey as cards for the page of the public's voice: index and band, nine elements, what is planned."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from desktop.queries.enums import SampleMethod, Weight, words
from desktop.queries.survey_figures import SkmFigures, SkmPlan
from desktop.queries.survey_form import PeriodName
from ui.theme import theme_of
from ui.voice.bars import ElementBar, ElementBars
from ui.widgets.asking import choices
from ui.widgets.buttons import KeyButton
from ui.widgets.cards import Card
from ui.widgets.painting import tip
from ui.widgets.tables import Table
from ui.widgets.words import label

QUALITY = {"A": "Sangat baik", "B": "Baik", "C": "Kurang baik", "D": "Tidak baik"}
LEFT, PLANS = 300, 140
HEADS = ("Paling lambat", "Unsur", "Rencana", "Yang melakukan", "Keadaan")
WIDTHS = (120, 70, 0, 190, 130)
"""Pixels at 100 %; 0 takes what the others leave."""
NOBODY = "Belum ada lembar pada masa ini."


class SurveyCards(QWidget):
    """What the survey of a time comes to; the page that holds it reads the figures and does what is asked for.

    Signals:
        period_chosen: name of another time.
        wants_paper: sheets are to be typed.
        wants_kiosk: the kiosk is to be opened or closed.
        wants_plan: something is to be planned.
        finished: mark of a plan that is done.
    """

    period_chosen = Signal(str)
    wants_paper = Signal()
    wants_kiosk = Signal()
    wants_plan = Signal()
    finished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("survey")
        self.period = choices("survey.period", [])
        self.period.setAccessibleName("Masa survei")
        self.period.activated.connect(lambda _: self.period_chosen.emit(self.period.currentData()))
        self.paper = KeyButton("Ketik lembar", key="Ctrl+Shift+K", icon="note")
        self.kiosk = KeyButton("Layar isian", key="Shift+F11", icon="display")
        self.plan = KeyButton("Rencanakan", icon="plus")
        for button, name, signal in (
            (self.paper, "paper", self.wants_paper),
            (self.kiosk, "kiosk", self.wants_kiosk),
            (self.plan, "plan", self.wants_plan),
        ):
            button.setObjectName(f"survey.open_{name}")
            button.clicked.connect(signal)
        self.index = label("", "timer")
        self.index.setObjectName("survey.index")
        self.band = label("", "title", "ink")
        self.trend = label("", "label", "ink2", weight=400, wrap=True)
        self.sheets = label("", "label", "ink", wrap=True)
        self.sheets.setObjectName("survey.sheets")
        self.samples = label("", "label", "ink2", weight=400, wrap=True)
        self.method = label("", "small", "ink3", wrap=True)
        self.bars = ElementBars()
        self.tied = label("", "small", "ink2", wrap=True)
        self.plans = Table("Rencana perbaikan")
        self.plans.setObjectName("survey.plans")
        self.plans.setMinimumHeight(theme_of(self).px(PLANS))
        self.rows = QStandardItemModel(0, len(HEADS), self)
        self.plans.setModel(self.rows)
        self.done = KeyButton("Tandai selesai", icon="tick-circle", height=32)
        self.done.setObjectName("survey.plan_done")
        self.done.clicked.connect(self._on_done)
        self.plans.selectionModel().currentRowChanged.connect(lambda *_: self._settle())
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.period)
        head.addStretch(1)
        for button in (self.plan, self.kiosk, self.paper):
            head.addWidget(button)
        figure = Card("Nilai SKM")
        figure.setMinimumWidth(theme_of(self).px(LEFT))
        for part in (self.index, self.band, self.trend, self.sheets, self.samples):
            figure.body.addWidget(part)
        figure.body.addStretch(1)
        figure.body.addWidget(self.method)
        elements = Card("Sembilan unsur")
        elements.body.addWidget(self.bars, 1)
        elements.body.addWidget(self.tied)
        self.upper = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.upper.setSpacing(12)
        self.upper.addWidget(figure, 2)
        self.upper.addWidget(elements, 5)
        plans = Card("Rencana perbaikan")
        plans.head.addWidget(self.done)
        plans.body.addWidget(self.plans, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self.upper, 3)
        column.addWidget(plans, 2)

    def show_periods(self, periods: Sequence[PeriodName], chosen: str) -> None:
        """Offer times to choose from."""
        self.period.clear()
        for one in periods:
            self.period.addItem(one.words, one.name)
        self.period.setCurrentIndex(max(0, self.period.findData(chosen)))

    def show_figures(self, figures: SkmFigures) -> None:
        """Show the figures of a time; the chosen plan stays where it was."""
        index = "–" if figures.index is None else _decimal(figures.index)
        self.index.setText(index)
        self.index.setAccessibleName(f"Nilai SKM {index}")
        self.band.setText(
            f"Mutu {figures.band} · {QUALITY[figures.band]}" if figures.band else _why_none(figures)
        )
        self.trend.setText(_trend(figures))
        self.trend.setVisible(bool(self.trend.text()))
        self.sheets.setText(
            f"{figures.sheets} lembar ({figures.kiosk} layar isian, {figures.paper} kertas) dari "
            f"{figures.population} kunjungan yang dilayani"
        )
        self.samples.setText("\n".join(_samples(figures)))
        self.method.setText(f"PermenPANRB 14/2017, {words(Weight(figures.weight))}.")
        self.bars.show_bars(
            [
                ElementBar(one.number, one.name, one.mean, one.element in figures.lowest)
                for one in figures.elements
            ]
        )
        self.tied.setText(
            "Beberapa unsur sama rendahnya, maka lebih dari tiga ditandai." if figures.tied else ""
        )
        self.tied.setVisible(figures.tied)
        self._show_plans(figures)

    def _show_plans(self, figures: SkmFigures) -> None:
        place = max(0, self.plans.currentIndex().row())
        numbers = {one.element: one.number for one in figures.elements}
        self.rows.clear()
        self.rows.setHorizontalHeaderLabels(HEADS)
        for plan in figures.plans:
            cells = _cells(plan, numbers.get(plan.element, ""))
            items = [QStandardItem(text) for text in cells]
            for item, text in zip(items, cells, strict=True):
                item.setToolTip(tip(text))
            items[0].setData(plan, Qt.ItemDataRole.UserRole)
            items[0].setData(", ".join(filter(None, cells)), Qt.ItemDataRole.AccessibleTextRole)
            self.rows.appendRow(items)
        heads = self.plans.horizontalHeader()
        heads.setStretchLastSection(False)
        for column, width in enumerate(WIDTHS):
            if width:
                heads.resizeSection(column, theme_of(self).px(width))
            else:
                heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        if figures.plans:
            self.plans.selectRow(min(place, len(figures.plans) - 1))
        self._settle()

    @property
    def chosen(self) -> SkmPlan | None:
        """The plan that the button is about."""
        plan = self.plans.currentIndex().siblingAtColumn(0).data(Qt.ItemDataRole.UserRole)
        return plan if isinstance(plan, SkmPlan) else None

    def _settle(self) -> None:
        plan = self.chosen
        self.done.setEnabled(plan is not None and not plan.done)

    def _on_done(self) -> None:
        plan = self.chosen
        if plan is not None:
            self.finished.emit(plan.mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the chosen plan be done by its key."""
        if event.key() == Qt.Key.Key_T and self.plans.hasFocus() and self.done.isEnabled():
            self._on_done()
            return
        super().keyPressEvent(event)


def _decimal(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _why_none(figures: SkmFigures) -> str:
    return NOBODY if not figures.sheets else "Belum ada nilai: ada unsur tanpa jawaban."


def _trend(figures: SkmFigures) -> str:
    if figures.index is None or figures.previous is None:
        return ""
    change = figures.index - figures.previous
    way = "naik" if change > 0 else "turun" if change < 0 else "tetap"
    by = "" if change == 0 else f" {_decimal(abs(change))}"
    return f"Masa sebelumnya {_decimal(figures.previous)}, {way}{by}"


def _samples(figures: SkmFigures) -> list[str]:
    return [
        f"{words(SampleMethod(one.method))}: perlu {one.needed}, "
        + ("tercapai" if one.reached else f"kurang {one.needed - figures.sheets}")
        for one in figures.samples
    ]


def _cells(plan: SkmPlan, number: str) -> tuple[str, ...]:
    state = "Selesai" if plan.done else "Lewat waktu" if plan.late else "Berjalan"
    return (_day(plan.due), number, plan.words or "–", plan.owner_name or "Pengelola MPP", state)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
