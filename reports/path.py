"""The visit as a line with numbered stops: the house's picture, on paper."""

from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Table

from reports.fonts import BOLD, SEMIBOLD
from reports.style import ACCENT, BLACK, INK, LINE, WHITE, bare_rules, mm


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a path: a thermal head has black only."""

    line: Color = ACCENT
    text: Color = INK


COLOUR = Ink()
THERMAL = Ink(BLACK, BLACK)


def draw_stop(
    canvas: Canvas, x: float, y: float, radius: float, label: str, *, hollow: bool, ink: Ink
) -> None:
    """Draw one numbered stop around (x, y); hollow = waits for an earlier one."""
    canvas.saveState()
    canvas.setStrokeColor(ink.line)
    canvas.setFillColor(WHITE if hollow else ink.line)
    canvas.setLineWidth(1.2)
    canvas.circle(x, y, radius, stroke=1, fill=1)
    size = radius * (1.15 if len(label) == 1 else 0.95)
    canvas.setFillColor(ink.line if hollow else WHITE)
    canvas.setFont(BOLD, size)
    canvas.drawCentredString(x, y - size * 0.36, label)
    canvas.restoreState()


class Heading(Flowable):
    """A section's head: numbered stop, title, and the line that goes on to the edge."""

    def __init__(self, number: int, title: str) -> None:
        super().__init__()
        self.number, self.title = str(number), title
        self.keepWithNext = 1
        self.spaceBefore, self.spaceAfter = 4.4 * mm, 2 * mm

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        """Return the width and height that this takes, in points."""
        self.width = aW
        return aW, 5 * mm

    def draw(self) -> None:
        """Draw at the origin; reportlab has moved the canvas."""
        canvas, middle = self.canv, 2.5 * mm
        start = 7 * mm + stringWidth(self.title, SEMIBOLD, 10) + 2.5 * mm
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.8)
        canvas.line(start, middle, self.width, middle)
        draw_stop(canvas, 2.5 * mm, middle, 2.3 * mm, self.number, hollow=False, ink=COLOUR)
        canvas.setFillColor(INK)
        canvas.setFont(SEMIBOLD, 10)
        canvas.drawString(7 * mm, middle - 3.6, self.title)


class PathLine(Flowable):
    """A short horizontal path: `count` stops, of which `current` (1 = first) is filled."""

    def __init__(self, count: int, current: int, ink: Ink = THERMAL) -> None:
        super().__init__()
        self.count, self.current, self.ink = count, current, ink

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        """Return the width and height that this takes, in points."""
        self.width = aW
        return aW, 7 * mm

    def draw(self) -> None:
        """Draw at the origin; reportlab has moved the canvas."""
        pitch = min(14 * mm, (self.width - 8 * mm) / max(1, self.count - 1))
        left = (self.width - pitch * (self.count - 1)) / 2
        canvas, middle = self.canv, 3.5 * mm
        canvas.setStrokeColor(self.ink.line)
        canvas.setLineWidth(1.2)
        canvas.line(left, middle, left + pitch * (self.count - 1), middle)
        for place in range(1, self.count + 1):
            hollow = place != self.current
            x = left + pitch * (place - 1)
            draw_stop(canvas, x, middle, 2.9 * mm, str(place), hollow=hollow, ink=self.ink)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stop's mark: label, hollow when it waits, and the line onward (None = the path ends here)."""

    label: str
    waits: bool
    onward_waits: bool | None
    ink: Ink = COLOUR


class Stop(Table):
    """One stop of a vertical path: its mark at the left, its content beside it; splits over pages."""

    mark: Mark | None = None
    _height: float  # set by Table.wrap; the stubs leave it out

    @classmethod
    def of(cls, mark: Mark, content: list[Flowable], width: float, gap_mm: float = 4) -> "Stop":
        """Return the stop; `width` in points, of which the first 10 mm are the path's."""
        gutter = 10 * mm
        rows = [["", line] for line in content]
        made = cls(rows, colWidths=[gutter, width - gutter], splitInRow=1)
        made.setStyle([*bare_rules(), ("BOTTOMPADDING", (0, -1), (-1, -1), gap_mm * mm)])
        made.mark = mark
        return made

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        """Return the parts that fit; the first keeps the mark, the others the line."""
        parts: list[Any] = super().split(availWidth, availHeight)
        if self.mark and len(parts) > 1:
            parts[0].mark = replace(self.mark, onward_waits=False)
            for part in parts[1:]:
                part.mark = replace(self.mark, label="")
        return parts

    def draw(self) -> None:
        """Draw at the origin; reportlab has moved the canvas."""
        super().draw()
        if self.mark is None:
            return
        mark, canvas = self.mark, self.canv
        x, y = 3.6 * mm, self._height - 3.6 * mm
        if mark.onward_waits is not None:
            canvas.saveState()
            canvas.setStrokeColor(mark.ink.line)
            canvas.setLineWidth(1.4)
            canvas.setDash([3, 2.2] if mark.onward_waits else [])
            canvas.line(x, y - 3.3 * mm if mark.label else self._height, x, -0.3 * mm)
            canvas.restoreState()
        if mark.label:
            draw_stop(canvas, x, y, 3.3 * mm, mark.label, hollow=mark.waits, ink=mark.ink)
