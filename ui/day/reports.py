"""Reports of a span of days over the page Ringkasan: which one, from when to when, on paper or as a file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.desk import Desk
from desktop.printing.periods import REPORTS, Period, PeriodReport, drawn, period_report
from desktop.queries.periods import month_of
from ui.day.head import day_edit, set_day, shown_day
from ui.dialogs.preview import Preview, pictures
from ui.errors import explain
from ui.page import Page
from ui.printing import keep
from ui.runner import Lane
from ui.widgets.asking import AskingDialog, choices
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level

WIDTH = 520
MOST_NUMBER = 99_999
FORMS = (
    ("Lihat dan cetak (PDF)", ".pdf"),
    ("Excel (XLSX)", ".xlsx"),
    ("Tabel polos (CSV)", ".csv"),
    ("Angka untuk program lain (JSON)", ".json"),
)


@dataclass(frozen=True, slots=True)
class AskedReport:
    """Which report, of which local days, in which form; `urut` as in the agenda book, None by hand."""

    name: str
    period: Period
    ending: str
    urut: int | None

    @property
    def title(self) -> str:
        """What a print queue and a folder may show."""
        return f"{self.name}-{self.period.first.isoformat()}-{self.period.last.isoformat()}"


class ReportsDialog(AskingDialog):
    """Asks which report of a span is wanted; the month of a day at first.

    Signals:
        wanted: an AskedReport.
    """

    wanted = Signal(object)

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__("reports", "Laporan rentang hari", WIDTH, parent)
        month = month_of(day)
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName("reports.message")
        self.name = choices("reports.name", [(made.title, name) for name, made in REPORTS.items()])
        self.first = day_edit("reports.first", "Dari")
        self.last = day_edit("reports.last", "Sampai")
        set_day(self.first, month.first)
        set_day(self.last, month.last)
        self.form = choices("reports.form", FORMS)
        self.number = QLineEdit()
        self.number.setObjectName("reports.number")
        self.number.setValidator(QIntValidator(1, MOST_NUMBER, self.number))
        self.back = KeyButton("Batal", key="Esc", icon="close")
        self.do = KeyButton("Buat", key="Ctrl+Enter", icon="document", kind=Kind.PRIMARY, height=40)
        self.do.setObjectName("reports.do")
        self._lay_out()
        self.back.clicked.connect(self.reject)
        self.do.clicked.connect(self.go)
        self.name.setFocus()

    def _lay_out(self) -> None:
        days = QHBoxLayout()
        days.setSpacing(12)
        self.first_field, self.last_field = Field("Dari", self.first), Field("Sampai", self.last)
        for field in (self.first_field, self.last_field):
            days.addWidget(field, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.do)
        self.column.addWidget(self.message)
        self.column.addWidget(Field("Laporan", self.name))
        self.column.addLayout(days)
        self.column.addWidget(Field("Bentuk", self.form))
        help_text = "Dari buku agenda; kosongkan bila ditulis tangan"
        self.column.addWidget(Field("Nomor urut", self.number, optional=True, help_text=help_text))
        self.column.addLayout(foot)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was made; what was chosen stays."""
        self.do.setEnabled(True)
        self.message.say(Level.ERROR, sentence)

    def go(self) -> None:
        """Make the report, once its days are in their order."""
        if not self.do.isEnabled():
            return
        first, last = shown_day(self.first), shown_day(self.last)
        self.last_field.set_error("Sebelum hari pertama" if last < first else "")
        if last < first:
            self.last.setFocus()
            return
        self.do.setEnabled(False)
        self.message.clear()
        urut = int(self.number.text()) if self.number.hasAcceptableInput() else None
        period = Period(first, last)
        self.wanted.emit(AskedReport(self.name.currentData(), period, self.form.currentData(), urut))


class Reports:
    """Makes reports over a page: read, drawn where it holds up nobody, then shown or kept as a file."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._dialog: ReportsDialog | None = None

    def ask(self, day: date) -> None:
        """Ask which report is wanted; the month of a local day is preset."""
        dialog = ReportsDialog(day, self._page)
        dialog.wanted.connect(partial(self._make, dialog))
        dialog.finished.connect(lambda _: self._forget(dialog))
        self._dialog = dialog
        self._page.open_dialog(dialog)

    def _forget(self, dialog: ReportsDialog) -> None:
        """Let a dialog go that Esc took away; what is still being drawn for it is not shown."""
        if self._dialog is dialog:
            self._dialog = None

    def _make(self, dialog: ReportsDialog, asked: AskedReport) -> None:
        def failed(error: BaseException) -> None:
            if self._dialog is dialog:
                dialog.refuse(explain(error).sentence)
            else:
                self._page.show_problem(explain(error))

        def draw(report: PeriodReport) -> None:
            done = partial(self._show if asked.ending == ".pdf" else self._kept, dialog, asked)
            self._page.around.runner.run(Lane.LONG, self._work(asked, report), done, failed)

        read = partial(_report, self._page.around.desk, asked)
        self._page.around.runner.run(Lane.READ, read, draw, failed)

    def _work(self, asked: AskedReport, report: PeriodReport) -> Callable[[], object]:
        if asked.ending == ".pdf":
            return partial(_pictured, report)
        return partial(_written, report, asked, self._page.around.printing.folder)

    def _show(self, dialog: ReportsDialog, asked: AskedReport, made: tuple[bytes, list[QImage]]) -> None:
        if self._dialog is not dialog:
            return
        pdf, shown = made
        send = partial(self._page.around.printing.send, f"Laporan {asked.title}", pdf)
        dialog.accept()
        self._page.open_dialog(Preview(REPORTS[asked.name].title, shown, send, self._page))

    def _kept(self, dialog: ReportsDialog, _: AskedReport, sentence: str) -> None:
        if self._dialog is dialog:
            dialog.accept()
        self._page.around.say(sentence, None)


def _report(desk: Desk, asked: AskedReport) -> PeriodReport:
    """Return a report, not drawn yet. Thread: READ."""
    return period_report(desk, asked.name, asked.period, asked.urut)


def _pictured(report: PeriodReport) -> tuple[bytes, list[QImage]]:
    """Return the PDF, and its pages as pictures. Thread: LONG."""
    pdf = drawn(report, ".pdf")
    return pdf, pictures(pdf)


def _written(report: PeriodReport, asked: AskedReport, folder: Path) -> str:
    """Keep the file beside the papers and return a sentence that says where. Thread: LONG."""
    return keep(folder / f"{asked.title}{asked.ending}", drawn(report, asked.ending))
