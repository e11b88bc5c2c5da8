"""A tick box that is drawn, since no bundled face has one."""

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from reports.style import INK, mm

SIDE_MM = 3.1


class TickBox(Flowable):
    """An empty or ticked square, for a line of text beside it."""

    def __init__(self, *, ticked: bool, colour: Color = INK) -> None:
        super().__init__()
        self.ticked, self.colour = ticked, colour

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        """Return the width and height that this takes, in points."""
        return SIDE_MM * mm, (SIDE_MM + 0.5) * mm

    def draw(self) -> None:
        """Draw at the origin; reportlab has moved the canvas."""
        canvas, side = self.canv, SIDE_MM * mm
        canvas.saveState()
        canvas.setStrokeColor(self.colour)
        canvas.setLineWidth(0.9)
        canvas.roundRect(0, 0, side, side, 0.5 * mm, stroke=1, fill=0)
        if self.ticked:
            canvas.setLineWidth(1.4)
            canvas.setLineCap(1)
            path = canvas.beginPath()
            path.moveTo(side * 0.22, side * 0.5)
            path.lineTo(side * 0.43, side * 0.27)
            path.lineTo(side * 0.8, side * 0.76)
            canvas.drawPath(path, stroke=1, fill=0)
        canvas.restoreState()
