"""The row of eight key figures of a day."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.queries.counted import Counted
from desktop.queries.day_page import DayOverview, UsualDay
from ui.day.words import compared, minutes, usual_days
from ui.theme import theme_of
from ui.widgets.cards import Card, Figure

ACCURACY = (
    "Rata-rata selisih antara tunggu yang disampaikan dan yang terjadi; persen: tunggu di dalam rentangnya."
)
_IN_ROW, _FOLDED, _WITH_OUTAGE = 8, 4, 5


class Upright(QWidget):
    """A thin line between figures that stand side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme_of(self).colour("line"))


class Figures(Card):
    """Eight figures in a row, in two where the page is narrow; each says its own proportion.

    A ninth tells of outages, on days that had any; then they stand in two rows. Each opens the list of what it
    counts, or is made from.

    Signals:
        opened: the Counted whose list is wanted.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(pad=12)
        self.setAccessibleName("Angka utama")
        self.arrived = Figure("Tamu datang")
        self.done = Figure("Tamu selesai")
        self.waiting = Figure("Menunggu")
        self.wait = Figure("Median tunggu")
        self.priority = Figure("Prioritas, median")
        self.service = Figure("Median layanan")
        self.returned = Figure("Berkas kembali")
        self.accuracy = Figure("Akurasi perkiraan")
        self.outage = Figure("Gangguan")
        self._figures = (
            self.arrived, self.done, self.waiting, self.wait, self.accuracy, self.priority, self.service,
            self.returned, self.outage,
        )  # fmt: skip
        self.lists = {
            Counted.VISITS: self.arrived,
            Counted.VISITS_ENDED: self.done,
            Counted.WAITING: self.waiting,
            Counted.SERVED: self.service,
            Counted.RETURNED: self.returned,
            Counted.WAITED: self.wait,
            Counted.FORECAST: self.accuracy,
            Counted.PRIORITY: self.priority,
            Counted.OUTAGES: self.outage,
        }
        for which, figure in self.lists.items():
            figure.opens_list()
            figure.opened.connect(partial(self.opened.emit, which))
        self.accuracy.setToolTip(ACCURACY)
        self.accuracy.setAccessibleDescription(ACCURACY)
        self._holders = [_ruled(figure) for figure in self._figures]
        self._columns, self._narrow, self._down = 0, False, False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self.body.addLayout(self._grid)
        self.fold(narrow=False)

    def fold(self, *, narrow: bool) -> None:
        """Stand in two rows where the page is narrow."""
        self._narrow = narrow
        columns = _WITH_OUTAGE if self._down else _FOLDED if narrow else _IN_ROW
        self._holders[-1][0].setVisible(self._down)
        if columns == self._columns:
            return
        self._columns = columns
        for column in range(_IN_ROW):
            self._grid.setColumnStretch(column, int(column < columns))
        for place, (holder, rule) in enumerate(self._holders):
            self._grid.removeWidget(holder)
            self._grid.addWidget(holder, place // columns, place % columns)
            rule.setVisible(place % columns > 0)

    def show_day(self, seen: DayOverview) -> None:
        """Show the figures of a day."""
        figures, usual = seen.figures, seen.usual
        note = compared(figures.visits - usual.visits) if usual.days else f"{figures.tickets} tiket"
        self.arrived.show_figure(str(figures.visits), note)
        for figure in (self.arrived, self.wait):
            figure.setAccessibleDescription(_usual_words(usual, seen.day))
        at_once = figures.done_at_once_percent
        self.done.show_figure(
            str(figures.visits_ended), "" if at_once is None else f"{at_once}% sekali datang"
        )
        self._show_waiting(seen)
        self._show_accuracy(seen)
        note = f"P90 {minutes(figures.wait_p90_min)}"
        if usual.wait_p50_min is not None:
            note = f"biasanya {usual.wait_p50_min:.0f}, {note.removesuffix(' mnt')}"
        self.wait.show_figure(minutes(figures.wait_p50_min), note)
        self.priority.show_figure(
            minutes(figures.priority_wait_p50_min), f"semua tamu {minutes(figures.wait_p50_min)}"
        )
        self.service.show_figure(
            minutes(figures.service_p50_min), f"{figures.served} dilayani, {figures.no_show} absen"
        )
        percent = figures.returned_percent
        self.returned.show_figure(
            str(figures.returned), "" if percent is None else f"{percent}% dari layanan"
        )
        self.outage.show_figure(minutes(float(figures.outage_minutes)), f"{figures.outages} kali")
        self._down = figures.outages > 0
        self.fold(narrow=self._narrow)

    def _show_waiting(self, seen: DayOverview) -> None:
        longest = seen.figures.longest_wait_min
        note = "" if longest is None else f"terlama {longest} mnt"
        late = seen.figures.late > 0
        self.waiting.show_figure(
            str(seen.figures.waiting), note, tone="ret" if late else "", icon="warning" if late else ""
        )

    def _show_accuracy(self, seen: DayOverview) -> None:
        found = seen.forecasts
        value = "-" if found.error_min is None else f"±{minutes(found.error_min)}"
        note = "" if found.within_percent is None else f"{found.within_percent}% tepat"
        self.accuracy.show_figure(value, note)


def _usual_words(usual: UsualDay, day: date) -> str:
    """Return what the figures are compared with, for who asks; empty where there is no history."""
    if not usual.days:
        return ""
    wait = "" if usual.wait_p50_min is None else f", tunggu {minutes(usual.wait_p50_min)}"
    until = f"{usual_days(len(usual.days), day)} sampai jam yang sama"
    return f"{until}: {usual.visits} tamu, {usual.served} dilayani{wait}"


def _ruled(figure: Figure) -> tuple[QWidget, QWidget]:
    """Return a holder of a figure with a line before it, and the line."""
    holder = QWidget()
    rule = Upright()
    row = QGridLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setHorizontalSpacing(14)
    row.addWidget(rule, 0, 0)
    row.addWidget(figure, 0, 1)
    row.setColumnStretch(1, 1)
    return holder, rule
