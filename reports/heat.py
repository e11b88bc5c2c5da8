"""A heat map for paper: each cell has its number, and a tint that a black-and-white copy keeps."""

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from reports.arrangement import HeatMap
from reports.columns import Kind
from reports.fonts import MEDIUM, REGULAR, TABULAR, TABULAR_SEMIBOLD
from reports.numbers import tenth, whole
from reports.style import INK, INK2, INK3, LINE, WHITE, mm

LIGHT, DARK = (0.965, 0.985, 0.98), (0.04, 0.32, 0.29)
"""Of the smallest and the largest value; their lightness falls evenly, and with it the grey of a copy."""
TURN = 0.72
"""From this share on white figures are read more easily than dark ones."""
STEPS = 6
ROW, HEAD, SCALE = 6.4 * mm, 6 * mm, 8 * mm
LABEL, WIDEST = 24 * mm, 26 * mm


class Heat(Flowable):
    """The map of a `HeatMap`, as wide as its columns need."""

    def __init__(self, chart: HeatMap) -> None:
        super().__init__()
        self.chart = chart
        known = [value for row in chart.values for value in row if value is not None]
        self.top = max(known, default=0)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        """Return the width and height that this takes, in points."""
        self.cell = min(WIDEST, (aW - LABEL) / max(1, len(self.chart.across)))
        self.width = LABEL + self.cell * len(self.chart.across)
        self.height = HEAD + ROW * len(self.chart.down) + SCALE
        return aW, self.height

    def draw(self) -> None:
        """Draw at the origin; reportlab has moved the canvas."""
        canvas, top = self.canv, self.height - HEAD
        canvas.setFont(MEDIUM, 7.4)
        canvas.setFillColor(INK2)
        canvas.drawString(0, top + 1.8 * mm, self.chart.corner)
        for place, head in enumerate(self.chart.across):
            canvas.drawCentredString(LABEL + self.cell * (place + 0.5), top + 1.8 * mm, head)
        for line, (head, values) in enumerate(zip(self.chart.down, self.chart.values, strict=True)):
            base = top - ROW * (line + 1)
            canvas.setFont(TABULAR, 7.4)
            canvas.setFillColor(INK2)
            canvas.drawString(0, base + ROW / 2 - 2.5, head)
            self._cells(values, base)
        self._scale()

    def _cells(self, values: Sequence[float | None], base: float) -> None:
        canvas = self.canv
        for place, value in enumerate(values):
            x = LABEL + self.cell * place
            share = self._share(value)
            canvas.setFillColor(WHITE if value is None else tint(share))
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.5)
            canvas.rect(x, base, self.cell, ROW, stroke=1, fill=1)
            if value is None:
                continue
            canvas.setFont(TABULAR_SEMIBOLD if share > TURN else TABULAR, 7.6)
            canvas.setFillColor(WHITE if share > TURN else INK)
            canvas.drawCentredString(x + self.cell / 2, base + ROW / 2 - 2.6, self._said(value))

    def _share(self, value: float | None) -> float:
        return value / self.top if value and self.top else 0

    def _said(self, value: float) -> str:
        return tenth(value) if self.chart.kind is Kind.DECIMAL else whole(round(value))

    def _scale(self) -> None:
        """Draw the tints from nothing to the largest value, with their numbers and unit."""
        canvas, wide, base = self.canv, 9 * mm, 1.2 * mm
        canvas.setFont(REGULAR, 7)
        for step in range(STEPS + 1):
            share = step / STEPS
            canvas.setFillColor(tint(share))
            canvas.setStrokeColor(LINE)
            canvas.rect(LABEL + wide * step, base + 0.8 * mm, wide, 2 * mm, stroke=1, fill=1)
        canvas.setFillColor(INK3)
        end = LABEL + wide * (STEPS + 1)
        canvas.drawRightString(LABEL - 1.5 * mm, base + 0.9 * mm, self._said(0))
        unit = f" {self.chart.unit}" if self.chart.unit else ""
        canvas.drawString(end + 1.5 * mm, base + 0.9 * mm, f"{self._said(self.top)}{unit}")


def tint(share: float) -> Color:
    """Return the colour of a share of the largest value, 0 to 1."""
    return Color(*(light + (dark - light) * share for light, dark in zip(LIGHT, DARK, strict=True)))
