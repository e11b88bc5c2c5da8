"""Icons: own drawings on a 20 grid in one colour, which is put in when they are loaded."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import read_bytes
from ui.theme import Theme

TAG, BUTTON, RAIL = 16, 18, 20
"""Sizes in pixels at 100 %: in tags, in buttons, in the rail and messages."""

_DRAWN_IN = b"#000"


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, dpr: float) -> QPixmap:
    drawing = read_bytes(f"icons/{name}.svg").replace(_DRAWN_IN, colour.encode())
    side = round(size * dpr)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(dpr)
    return pixmap


def icon(name: str, token: str, size: int, theme: Theme, dpr: float = 1.0) -> QPixmap:
    """Return an icon in a token's colour.

    Args:
        name: of a file in `resources/icons`, without its ending.
        token: a colour token.
        size: pixels at 100 %; grows with the theme's font scale.
        theme: the theme that the widget is painted in.
        dpr: device pixels a pixel, of the widget that shows it.

    Raises:
        FileNotFoundError: there is no such icon.
        KeyError: there is no such token.
    """
    return _drawn(name, theme.colours[token], theme.px(size), dpr)


def as_icon(name: str, theme: Theme, tone: str = "ink2", size: int = BUTTON, dpr: float = 1.0) -> QIcon:
    """Return an icon for menus, line edits and item views, with its disabled twin; made anew when themes change."""
    made = QIcon(icon(name, tone, size, theme, dpr))
    made.addPixmap(icon(name, "disabled", size, theme, dpr), QIcon.Mode.Disabled)
    return made
