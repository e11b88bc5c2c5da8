"""What painted widgets and delegates share: outlines, icons, key caps, short words."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, Qt

from ui.icons import TAG, icon
from ui.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def plain(text: str) -> str:
    """Return a text for buttons, menus and tabs, where a single `&` would become an access key."""
    return text.replace("&", "&&")


def tip(text: str, *, wrapped: bool = False) -> str:
    """Return a text for a tooltip, where Qt takes what looks like markup for markup.

    Args:
        text: as people read it.
        wrapped: break its lines where they get long, which Qt does for markup alone.
    """
    if not (wrapped or Qt.mightBeRichText(text)):
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<p style="white-space: pre-wrap">{escaped}</p>'


def begin(painter: QPainter) -> QPainter:
    """Return the painter with smooth edges."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    return painter


def pen_of(colour: QColor, width: float, *, dashed: bool = False) -> QPen:
    """Return a pen; dashes are longer on the broad lines of paths than on outlines."""
    pen = QPen(colour, width)
    if dashed:
        pen.setDashPattern([3.0, 2.0] if width > 1 else [4.0, 3.0])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    edge: QColor | None = None,
    *,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """Paint a rounded field whose edge lies wholly inside `rect`."""
    inset = width / 2 if edge is not None else 0
    painter.setPen(Qt.PenStyle.NoPen if edge is None else pen_of(edge, width, dashed=dashed))
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Paint one line of text, shortened at its end where the room is too small; `&` is a letter."""
    painter.setFont(font)
    painter.setPen(colour)
    short = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
    painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, short)


def text_width(text: str, font: QFont) -> float:
    """Return how wide a text is, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def draw_icon(
    painter: QPainter, at: QPointF, name: str, theme: Theme, *, tone: str = "ink2", size: int = TAG
) -> None:
    """Paint an icon with its upper left corner at a point; `size` is pixels at 100 %."""
    device = painter.device()
    dpr = 1.0 if device is None else device.devicePixelRatio()
    painter.drawPixmap(QPointF(round(at.x()), round(at.y())), icon(name, tone, size, theme, dpr))


def key_width(key: str, theme: Theme) -> float:
    """Return the width of a key cap."""
    return max(text_width(key, theme.font("key")) + theme.px(12), theme.size("height.key"))


def draw_key(
    painter: QPainter, rect: QRectF, key: str, theme: Theme, *, ink: str = "ink2", on: str = "canvas"
) -> None:
    """Paint a key cap; `ink` is the token of its letters, `on` that of its field, empty for none.

    A cap without a field takes its edge from the ink.
    """
    edge = theme.colour(ink if not on or theme.high_contrast else "line")
    rounded(painter, rect, theme.size("radius.key"), theme.colour(on) if on else None, edge)
    write(painter, rect, key, theme.font("key"), theme.colour(ink), align=CENTRE)
