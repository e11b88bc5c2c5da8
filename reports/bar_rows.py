"""Bars under each other for paper, on one scale from zero, with their figures at the right edge."""

from reportlab.platypus import Flowable

from reports.arrangement import Bar, Bars
from reports.columns import DECIMALS
from reports.fonts import REGULAR, TABULAR, TABULAR_SEMIBOLD
from reports.numbers import decimals, whole
from reports.style import BAR, BORDER, INK, INK2, mm
from reports.text import fitted

ROW, LABEL, FIGURE, NOTE = 5.2 * mm, 66 * mm, 16 * mm, 30 * mm


class BarRows(Flowable):
    """The bars of a `Bars`; breaks between two of them."""

    def __init__(self, chart: Bars, top: float | None = None) -> None:
        super().__init__()
        self.chart = chart
        self.top = top if top is not None else max((bar.value for bar in chart.bars), default=0)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        """Return the width and height that this takes, in points."""
        self.width, self.height = aW, ROW * len(self.chart.bars)
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803, ARG002
        """Break between bars; both parts keep the scale."""
        fits, bars = int(aH // ROW), self.chart.bars
        if fits < 2 or fits >= len(bars):  # noqa: PLR2004 - one alone would look lost
            return []
        parts = (bars[:fits], bars[fits:])
        return [BarRows(Bars(self.chart.title, part, self.chart.kind), self.top) for part in parts]

    def draw(self) -> None:
        """Draw at the origin; reportlab has moved the canvas."""
        noted = NOTE if any(bar.note for bar in self.chart.bars) else 0
        room = self.width - LABEL - FIGURE - noted
        canvas = self.canv
        canvas.setStrokeColor(BORDER)
        canvas.setLineWidth(0.8)
        canvas.line(LABEL, 0, LABEL, self.height)
        for place, bar in enumerate(self.chart.bars):
            middle = self.height - ROW * (place + 0.5)
            self._bar(bar, middle, room * bar.value / self.top if self.top else 0, noted)

    def _bar(self, bar: Bar, middle: float, long: float, noted: float) -> None:
        canvas = self.canv
        canvas.setFillColor(INK)
        canvas.setFont(REGULAR, 7.8)
        canvas.drawString(0, middle - 2.7, fitted(bar.label, REGULAR, 7.8, LABEL - 2 * mm))
        canvas.setFillColor(BAR)
        canvas.rect(LABEL, middle - 0.29 * ROW, long, 0.58 * ROW, stroke=0, fill=1)
        canvas.setFillColor(INK)
        canvas.setFont(TABULAR_SEMIBOLD, 7.8)
        places = DECIMALS.get(self.chart.kind)
        figure = whole(round(bar.value)) if places is None else decimals(bar.value, places)
        canvas.drawRightString(self.width - noted, middle - 2.7, figure)
        canvas.setFillColor(INK2)
        canvas.setFont(TABULAR, 7.4)
        canvas.drawRightString(self.width, middle - 2.7, bar.note)
