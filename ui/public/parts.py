"""The parts of the public display, painted in the pixels of its drawing, 1366 wide, and scaled as a whole."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.icons import icon
from ui.theme import FAMILY, Theme, theme_of
from ui.widgets.painting import CENTRE, LEFT, RIGHT, begin, rounded, write

SMALLEST = 12
FROM_AFAR = 19
"""Least size of what the hall reads, pixels of the drawing; what is longer ends in three dots."""
"""No letters of the display are ever smaller, pixels of the drawing."""


def letters(size: float, weight: int = 400, *, tabular: bool = False) -> QFont:
    """Return letters of the drawing, whatever the font scale of the desk."""
    font = QFont(FAMILY)
    font.setPixelSize(max(SMALLEST, round(size)))
    font.setWeight(QFont.Weight(weight))
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def fitting(text: str, size: int, room: float, weight: int = 700) -> QFont:
    """Return letters of a size, or as much smaller as a text needs to fit into a room, while the hall can read them."""
    font = letters(size, weight)
    while (wide := QFontMetricsF(font).horizontalAdvance(text)) > room and font.pixelSize() > FROM_AFAR:
        font = letters(max(FROM_AFAR, min(font.pixelSize() - 1, int(font.pixelSize() * room / wide))), weight)
    return font


def on_dark(theme: Theme) -> QColor:
    """Return the colour of large words on the rail's colour, where the called number stands."""
    return theme.colour("rail_ink" if theme.high_contrast else "on_rail")


class Part(QWidget):
    """A field of the drawing; `put` says where it is and how large the drawing is shown."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.factor = 1.0

    def put(self, field: QRectF, factor: float) -> None:
        """Take a place, in pixels of the drawing."""
        self.factor = factor
        scaled = QRectF(
            field.x() * factor, field.y() * factor, field.width() * factor, field.height() * factor
        )
        self.setGeometry(scaled.toAlignedRect())
        self.update()

    @property
    def field(self) -> QRectF:
        """The part's own field in pixels of the drawing."""
        return QRectF(0, 0, self.width() / self.factor, self.height() / self.factor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            begin(painter)
            painter.scale(self.factor, self.factor)
            self.draw(painter, theme_of(self))

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """Paint it in pixels of the drawing."""

    def sign(self, painter: QPainter, at: QPointF, name: str, tone: str, size: int) -> None:
        """Paint an icon, sharp at any factor."""
        theme = theme_of(self)
        dpr = self.devicePixelRatioF() * self.factor
        painter.drawPixmap(at, icon(name, tone, round(size / theme.scale), theme, dpr))


class Words(Part):
    """A line of large words that may stand on a saffron block; it tells itself to screen readers.

    Args:
        name: its objectName.
        parent: its parent.
        size: of its letters, pixels of the drawing; long words are set smaller.
        align: at the left, or in the middle of its block.
    """

    def __init__(self, name: str, parent: QWidget, size: int, align: Qt.AlignmentFlag = LEFT) -> None:
        super().__init__(name, parent)
        self._size, self._align = size, align
        self.words, self.marked = "", False

    def say(self, words: str, *, marked: bool) -> None:
        """Show words; `marked`: on saffron."""
        if (words, marked) != (self.words, self.marked):
            self.words, self.marked = words, marked
            self.setAccessibleName(words)
            self.update()

    def draw(self, painter: QPainter, theme: Theme) -> None:
        if self.marked and self.words:
            rounded(painter, self.field, 16, theme.colour("marker"))
        pad = 8 if self._align == LEFT else 20
        room = self.field.adjusted(pad, 0, -pad, 0)
        font = fitting(self.words, self._size, room.width())
        write(
            painter,
            room,
            self.words,
            font,
            theme.colour("on_marker") if self.marked else on_dark(theme),
            align=self._align,
        )


class Top(Part):
    """The name of the mall, what to do, date and clock."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("display.top", parent)
        self.mall = self.date = self.zone = self.clock = ""

    def say(self, mall: str, date: str, zone: str, clock: str) -> None:
        """Show another time."""
        self.mall, self.date, self.zone, self.clock = mall, date, zone, clock
        self.setAccessibleName(f"{mall}. {date}, {clock} {zone}")
        self.update()

    def draw(self, painter: QPainter, theme: Theme) -> None:
        field, ink, ink2 = self.field, theme.colour("ink"), theme.colour("ink2")
        painter.fillRect(field, theme.colour("surface"))
        rounded(painter, QRectF(24, 16, 52, 52), 10, theme.colour("rail"))
        self.sign(painter, QPointF(32, 24), "logo", "marker", 36)
        clock = letters(58, 700, tabular=True)
        right = field.width() - 24
        taken = max(160.0, QFontMetricsF(clock).horizontalAdvance(self.clock) + 40)
        write(painter, QRectF(right - taken, 6, taken, 74), self.clock, clock, ink, align=RIGHT)
        date = QRectF(right - taken - 330, 15, 330, 30)
        write(painter, date, self.date, letters(20), ink2, align=RIGHT)
        write(painter, date.translated(0, 28), self.zone, letters(16), ink2, align=RIGHT)
        room = date.left() + 120 - 94
        write(painter, QRectF(94, 13, room, 34), self.mall, fitting(self.mall, 26, room, 600), ink)
        write(
            painter,
            QRectF(94, 46, room, 28),
            "Silakan menuju loket saat nomor Anda tampil",
            letters(18),
            ink2,
        )


class Called(Part):
    """The number that is called now, and where to go."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("display.called", parent)
        self.number = Words("display.number", self, 126)
        self.counter = Words("display.counter", self, 84, CENTRE)
        self._head = self._count = self._agency = self._floor = ""

    def say(
        self, head: str, number: str, counter: str, *, agency: str, floor: str, count: int, swapped: bool
    ) -> None:
        """Show a call; swapped, the number stands on saffron and the counter does not."""
        said = (head, f"panggilan ke-{count}" if count > 1 else "", agency, floor)
        if said != (self._head, self._count, self._agency, self._floor):
            self._head, self._count, self._agency, self._floor = said
            self.update()
        self.number.say(number, marked=swapped)
        self.counter.say(counter, marked=not swapped)

    @property
    def lift(self) -> float:
        """How far its content is moved so that it stands in the middle, pixels of the drawing."""
        return max(-24.0, min(140.0, (self.field.height() - 548) / 2))

    def put(self, field: QRectF, factor: float) -> None:
        super().put(field, factor)
        top = self.lift
        self.number.put(QRectF(48, 100 + top, field.width() - 80, 136), factor)
        self.counter.put(QRectF(56, 270 + top, 420, 132), factor)

    def draw(self, painter: QPainter, theme: Theme) -> None:
        field, top = self.field, self.lift
        painter.fillRect(field, theme.colour("rail"))
        if not theme.high_contrast:
            self._draw_path(painter, theme)
        on_rail, soft = on_dark(theme), theme.colour("rail_ink")
        self.sign(painter, QPointF(60, 38 + top), "horn", "marker", 34)
        write(painter, QRectF(110, 33 + top, field.width() - 330, 44), self._head, letters(33, 600), on_rail)
        count = QRectF(field.width() - 232, 38 + top, 200, 36)
        write(painter, count, self._count, letters(25), soft, align=RIGHT)
        room = field.width() - 508 - 24
        write(
            painter,
            QRectF(508, 284 + top, room, 54),
            self._agency,
            fitting(self._agency, 42, room, 600),
            on_rail,
        )
        write(painter, QRectF(508, 340 + top, room, 42), self._floor, letters(30), soft)

    def _draw_path(self, painter: QPainter, theme: Theme) -> None:
        """Paint the path, the program's mark, along the lower edge."""
        width, base = self.field.width(), self.field.height() - 20
        path = QPainterPath(QPointF(-10, base))
        path.cubicTo(
            QPointF(0.42 * width, base + 6), QPointF(0.48 * width, base - 104), QPointF(width - 52, base - 75)
        )
        colour = theme.colour("rail_sel")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(width - 52, base - 75), 16, 16)


class Recent(Part):
    """The calls before: number, agency and age at the left, counter at the right."""

    TOP, PITCH, HEIGHT = 74, 93, 82

    def __init__(self, parent: QWidget) -> None:
        super().__init__("display.recent", parent)
        self.rows: tuple[tuple[str, str, str], ...] = ()

    @property
    def room(self) -> int:
        """How many rows have room."""
        return max(1, int((self.field.height() - self.TOP + self.PITCH - self.HEIGHT) // self.PITCH))

    def say(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """Show other calls: number, agency and age, counter."""
        if tuple(rows) != self.rows:
            self.rows = tuple(rows)
            self.setAccessibleName("Baru dipanggil: " + "; ".join(f"{row[0]}, {row[2]}" for row in rows))
            self.update()

    def draw(self, painter: QPainter, theme: Theme) -> None:
        field = self.field
        painter.fillRect(field, theme.colour("canvas"))
        head = QRectF(36, 24, field.width() - 56, 40)
        write(painter, head, "Baru dipanggil", letters(27, 600), theme.colour("ink"))
        for place, (number, note, counter) in enumerate(self.rows[: self.room]):
            card = QRectF(20, self.TOP + place * self.PITCH, field.width() - 40, self.HEIGHT)
            edge = theme.colour("line")
            rounded(painter, card, 10, theme.colour("surface"), edge, width=theme.edge)
            inner = card.adjusted(20, 8, -24, -6)
            font = fitting(counter, 40, inner.width() * 0.45)
            taken = QFontMetricsF(font).horizontalAdvance(counter)
            write(painter, inner, counter, font, theme.colour("on_soft"), align=RIGHT)
            left = inner.adjusted(0, 0, -taken - 16, 0)
            upper = QRectF(left.left(), left.top(), left.width(), 44)
            write(painter, upper, number, fitting(number, 37, left.width()), theme.colour("ink"))
            lower = QRectF(left.left(), left.top() + 42, left.width(), 26)
            write(painter, lower, note, letters(19), theme.colour("ink2"))


class Agencies(Part):
    """How the agencies stand, five at a time."""

    EACH = 5

    def __init__(self, parent: QWidget) -> None:
        super().__init__("display.agencies", parent)
        self.rows: tuple[tuple[str, str, str, str], ...] = ()

    def say(self, rows: Sequence[tuple[str, str, str, str]]) -> None:
        """Show other agencies: icon, its colour, name, how it stands."""
        if tuple(rows) != self.rows:
            self.rows = tuple(rows)
            self.setAccessibleName("; ".join(f"{row[2]}: {row[3]}" for row in rows))
            self.update()

    def draw(self, painter: QPainter, theme: Theme) -> None:
        field, line = self.field, theme.colour("line")
        painter.fillRect(field, theme.colour("surface"))
        painter.fillRect(QRectF(0, 0, field.width(), theme.edge), line)
        each = (field.width() - 24) / self.EACH
        for place, (name, tone, agency, note) in enumerate(self.rows[: self.EACH]):
            left = 24 + place * each
            if place:
                painter.fillRect(QRectF(left - 14, 18, 1, field.height() - 36), line)
            self.sign(painter, QPointF(left, 18), name, tone, 24)
            room = each - 60
            write(
                painter,
                QRectF(left + 32, 14, room, 32),
                agency,
                fitting(agency, 22, room, 600),
                theme.colour("ink"),
            )
            ink = theme.colour("ink2" if tone in ("ok", "off") else tone)
            write(painter, QRectF(left + 32, 45, room, 28), note, fitting(note, 19, room, 400), ink)


class Ticker(Part):
    """One line for everybody; it stands still, so that all can read it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("display.ticker", parent)
        self.words, self.urgent = "", False

    def say(self, words: str, *, urgent: bool = False) -> None:
        """Show another line; an urgent one tells what is down."""
        if (words, urgent) != (self.words, self.urgent):
            self.words, self.urgent = words, urgent
            self.setAccessibleName(words)
            self.update()

    def draw(self, painter: QPainter, theme: Theme) -> None:
        field = self.field
        icon, tone = ("plug-off", "bad") if self.urgent else ("info", "call")
        painter.fillRect(field, theme.colour(f"{tone}_tint"))
        self.sign(painter, QPointF(26, (field.height() - 24) / 2), icon, tone, 24)
        room = field.adjusted(62, 0, -24, 0)
        write(painter, room, self.words, fitting(self.words, 21, room.width(), 500), theme.colour("ink"))
