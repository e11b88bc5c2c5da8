"""Two charts drawn for paper: arrivals by hour, and waits by agency; figures stand on the bars."""

import math
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from reports.figures import AgencyDay, Hour
from reports.fonts import MEDIUM, REGULAR, TABULAR, TABULAR_SEMIBOLD
from reports.numbers import tenth, whole
from reports.style import BAR, BAR_LIGHT, BORDER, INK, INK2, INK3, LINE, mm
from reports.text import fitted, fitting_size

FEWEST = 3  # agencies before a page break; fewer go to the next page whole


def nice_step(top: float, ticks: int = 4) -> float:
    """Return a grid step of 1, 2 or 5 times a power of ten that needs at most `ticks` steps to `top`."""
    raw = max(top, 1) / ticks
    power = 10 ** math.floor(math.log10(raw))
    return float(next(step * power for step in (1, 2, 5, 10) if step * power >= raw))


class HourBars(Flowable):
    """Paired bars per hour: visits that arrived (dark) and tickets that were issued (light, outlined)."""

    def __init__(self, hours: Sequence[Hour]) -> None:
        super().__init__()
        self.hours = tuple(hours)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        """Return the width and height that this takes, in points."""
        self.width, self.height = aW, 42 * mm
        return self.width, self.height

    def draw(self) -> None:
        """Draw at the origin; reportlab has moved the canvas."""
        canvas = self.canv
        top = max((max(hour.visits, hour.tickets) for hour in self.hours), default=0)
        step = max(1, nice_step(top))
        ceiling = max(1, math.ceil(top / step)) * step
        left, base, high = 8 * mm, 7 * mm, self.height - 15 * mm
        self._legend(left)
        for line in range(round(ceiling / step) + 1):
            y = base + high * line * step / ceiling
            canvas.setStrokeColor(LINE if line else BORDER)
            canvas.setLineWidth(0.5 if line else 0.8)
            canvas.line(left, y, self.width, y)
            canvas.setFillColor(INK3)
            canvas.setFont(TABULAR, 7)
            canvas.drawRightString(left - 1.5 * mm, y - 2.4, whole(round(line * step)))
        pitch = (self.width - left) / max(1, len(self.hours))
        for place, hour in enumerate(self.hours):
            self._pair(hour, left + pitch * place, pitch, base, high / ceiling)

    def _legend(self, left: float) -> None:
        canvas, y = self.canv, self.height - 3 * mm
        _swatch(canvas, left, y, light=False)
        canvas.drawString(left + 4 * mm, y, "Kunjungan datang")
        _swatch(canvas, left + 36 * mm, y, light=True)
        canvas.drawString(left + 40 * mm, y, "Tiket terbit")

    def _pair(self, hour: Hour, left: float, pitch: float, base: float, scale: float) -> None:
        canvas = self.canv
        wide = min(8 * mm, pitch * 0.36)
        middle = left + pitch / 2
        for value, x, light in (
            (hour.visits, middle - wide - 0.3 * mm, False),
            (hour.tickets, middle + 0.3 * mm, True),
        ):
            canvas.setFillColor(BAR_LIGHT if light else BAR)
            canvas.setStrokeColor(BAR)
            canvas.setLineWidth(0.6)
            if value:
                canvas.rect(x, base, wide, value * scale, stroke=1, fill=1)
            canvas.setFillColor(INK if value else INK3)
            canvas.setFont(TABULAR_SEMIBOLD if value else TABULAR, 6.8)
            canvas.drawCentredString(x + wide / 2, base + value * scale + 1.6, whole(value))
        canvas.setFillColor(INK2)
        canvas.setFont(TABULAR, 7)
        canvas.drawCentredString(middle, base - 3.6 * mm, f"{hour.hour:02d}.00")


class WaitBars(Flowable):
    """A bar to the median and a whisker to P90 per agency, in the order given; never ranked.

    Rows are as low as 29 agencies need to share a page with the arrivals, but never under 3.7 mm.
    """

    def __init__(self, agencies: Sequence[AgencyDay], row_mm: float = 0) -> None:
        super().__init__()
        self.agencies = tuple(agencies)
        self.row = (row_mm or min(4.6, max(3.7, 116 / max(1, len(self.agencies))))) * mm

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        """Return the width and height that this takes, in points."""
        self.width, self.height = aW, 7 * mm + self.row * len(self.agencies) + 5 * mm
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        """Break between agencies; a part has its own axis."""
        self.wrap(aW, aH)
        fits = int((aH - 12 * mm) // self.row)
        if fits < FEWEST or fits >= len(self.agencies):
            return []
        row = self.row / mm
        return [WaitBars(self.agencies[:fits], row), WaitBars(self.agencies[fits:], row)]

    def draw(self) -> None:
        """Draw at the origin; reportlab has moved the canvas."""
        canvas = self.canv
        left, right = 70 * mm, self.width - 24 * mm
        base, high = 5 * mm, self.row * len(self.agencies)
        top = max((day.wait_p90_min or 0 for day in self.agencies), default=0)
        step = nice_step(top)
        ceiling = max(1, math.ceil(top / step)) * step
        for line in range(round(ceiling / step) + 1):
            x = left + (right - left) * line * step / ceiling
            canvas.setStrokeColor(LINE if line else BORDER)
            canvas.setLineWidth(0.5 if line else 0.8)
            canvas.line(x, base, x, base + high)
            canvas.setFillColor(INK3)
            canvas.setFont(TABULAR, 7)
            canvas.drawCentredString(x, base - 3.4 * mm, f"{whole(round(line * step))}")
        self._legend(left)
        for place, day in enumerate(self.agencies):
            y = base + high - (place + 0.5) * self.row
            self._row(day, y, left, (right - left) / ceiling)

    def _legend(self, left: float) -> None:
        canvas, y = self.canv, self.height - 3 * mm
        _swatch(canvas, left, y, light=False)
        canvas.drawString(left + 4 * mm, y, "Median")
        canvas.setStrokeColor(INK2)
        canvas.setLineWidth(0.9)
        canvas.line(left + 20 * mm, y + 2.4, left + 27 * mm, y + 2.4)
        canvas.line(left + 27 * mm, y + 0.4, left + 27 * mm, y + 4.4)
        canvas.drawString(left + 29 * mm, y, "P90")
        canvas.setFont(MEDIUM, 7)
        canvas.setFillColor(INK2)
        canvas.drawRightString(self.width - 11 * mm, y, "Median")
        canvas.drawRightString(self.width, y, "P90")

    def _row(self, day: AgencyDay, y: float, left: float, scale: float) -> None:
        canvas = self.canv
        canvas.setFillColor(INK)
        size = fitting_size(day.name, REGULAR, 7.4, left - 2.5 * mm, least=6)
        canvas.setFont(REGULAR, size)
        canvas.drawString(0, y - 2.5, fitted(day.name, REGULAR, size, left - 2.5 * mm))
        median, ninety = day.wait_p50_min, day.wait_p90_min
        if median is not None and ninety is not None:
            canvas.setStrokeColor(INK2)
            canvas.setLineWidth(0.9)
            canvas.line(left, y, left + ninety * scale, y)
            canvas.line(left + ninety * scale, y - 2, left + ninety * scale, y + 2)
            canvas.setFillColor(BAR)
            canvas.rect(left, y - 0.29 * self.row, median * scale, 0.58 * self.row, stroke=0, fill=1)
        canvas.setFillColor(INK)
        canvas.setFont(TABULAR_SEMIBOLD, 7.4)
        canvas.drawRightString(self.width - 11 * mm, y - 2.5, tenth(median))
        canvas.setFont(TABULAR, 7.4)
        canvas.setFillColor(INK2)
        canvas.drawRightString(self.width, y - 2.5, tenth(ninety))


def _swatch(canvas: Canvas, x: float, y: float, *, light: bool) -> None:
    """Draw the legend's square and leave the canvas set for the word beside it."""
    canvas.setFillColor(BAR_LIGHT if light else BAR)
    canvas.setStrokeColor(BAR)
    canvas.setLineWidth(0.6)
    canvas.rect(x, y - 0.5, 2.4 * mm, 2.4 * mm, stroke=1, fill=1)
    canvas.setFillColor(INK2)
    canvas.setFont(MEDIUM, 7)
