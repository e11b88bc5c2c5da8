"""QR codes as vector squares that a 203 dpi printer draws whole and any reader takes."""

import segno
from reportlab.platypus import Flowable, Indenter, Spacer

from reports.style import BLACK, mm

MODULE_MM = 0.75  # six dots of a 203 dpi head (8 dots a mm)
QUIET_MODULES = 4
PREFIX = "PANDU1:"


def payload(code: str) -> str:
    """Return what the QR of a visit or request code holds: prefix and code in capitals, no personal data.

    Raises:
        ValueError: the code has characters outside QR's alphanumeric set.
    """
    text = PREFIX + code.upper()
    if not set(text) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"):
        raise ValueError("qr.characters")
    return text


def code_title(code: str) -> str:
    """Return what a code on paper is called: of a visit (V), of a request (R) or of a complaint (P)."""
    kinds = {"R": "Kode permohonan", "P": "Kode pengaduan"}
    return kinds.get(code[:1].upper(), "Kode kunjungan")


class Qr(Flowable):
    """A QR code with its quiet zone; `module_mm` is the side of one module.

    `flush` = "left" or "right" lets the quiet zone of that side hang into the paper's white margin.
    """

    def __init__(self, code: str, module_mm: float = MODULE_MM, flush: str = "") -> None:
        super().__init__()
        made = segno.make(payload(code), error="m", mode="alphanumeric", micro=False, boost_error=False)
        self._rows = [bytes(row) for row in made.matrix]
        self._module = module_mm * mm
        self.side = (len(self._rows) + 2 * QUIET_MODULES) * self._module
        quiet = QUIET_MODULES * self._module
        self.width = self.side - quiet if flush else self.side
        self._shift = -quiet if flush == "left" else 0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        """Return the width and height that this takes, in points."""
        return self.width, self.side

    def draw(self) -> None:
        """Fill one path of horizontal runs, so that no seam shows between modules."""
        canvas, module = self.canv, self._module
        canvas.saveState()
        canvas.translate(self._shift, 0)
        canvas.setFillColor(BLACK)
        path = canvas.beginPath()
        for line, row in enumerate(self._rows):
            bottom = self.side - (QUIET_MODULES + line + 1) * module
            for start, length in _runs(row):
                path.rect((QUIET_MODULES + start) * module, bottom, length * module, module)
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.restoreState()


class _Corner(Flowable):
    """Takes no room and hangs a QR code into the upper right corner below it."""

    def __init__(self, qr: Qr) -> None:
        super().__init__()
        self.qr = qr

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        """Return no height; the width of the frame is remembered."""
        self.width = aW
        return aW, 0

    def draw(self) -> None:
        """Draw the code below the origin, its modules flush with the right edge."""
        self.qr.drawOn(self.canv, self.width - self.qr.width, -self.qr.side)


def beside_code(words: list[Flowable], code: str, module_mm: float, width: float) -> list[Flowable]:
    """Return lines of text with the QR of a code at their right, on a sheet `width` points wide.

    The lines are no table cells, so that a very long one may go on over pages.
    """
    qr = Qr(code, module_mm, flush="right")
    high = sum(line.wrap(width - qr.width, 10_000)[1] for line in words)
    return [
        _Corner(qr),
        Indenter(0, qr.width),
        *words,
        Indenter(0, -qr.width),
        Spacer(0, max(0, qr.side - high)),
    ]


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Return start and length of each run of dark modules."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and runs and runs[-1][0] + runs[-1][1] == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((place, 1))
    return runs
