"""The themes of the window: tokens from one table, a palette, a style sheet and the bundled letters."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from string import Template

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from resources import path, read_bytes
from resources.tokens import SIZES, THEMES, TYPES

FAMILY = "Inter"
SMALLEST, LARGEST = 1.0, 2.0
_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
_HOLDER = "pandu_theme"
_TABULAR = "tnum"
_TICK = 18
_PAD, _INNER, _THICK = 10, 34, 2  # of fields: at their sides, height inside the edge, edge of a wrong one


class ThemeName(StrEnum):
    """Which theme."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Theme:
    """The look at one moment.

    Attributes:
        colours: `#RRGGBB` by token.
        types: pixels at 100 % and weight (400 to 700) by role of text.
        sizes: pixels at 100 % by `space.x`, `radius.x`, `height.x`.
        scale: font scale, 1.0 to 2.0; multiplies every size.
        edge: width of the edge of what one can operate, in pixels.
        ring: width of the focus ring, in pixels.
    """

    name: ThemeName
    colours: Mapping[str, str]
    types: Mapping[str, tuple[int, int]]
    sizes: Mapping[str, int]
    scale: float
    edge: int
    ring: int

    @property
    def high_contrast(self) -> bool:
        """Whether tints carry an outline and chosen things are filled."""
        return self.name is ThemeName.CONTRAST

    def colour(self, token: str) -> QColor:
        """Return the colour of a token.

        Raises:
            KeyError: there is no such token.
        """
        return QColor(self.colours[token])

    def px(self, size: float) -> int:
        """Return a size at 100 % in pixels of this font scale."""
        return round(size * self.scale)

    def size(self, name: str) -> int:
        """Return a named size, `height.control`, in pixels of this font scale."""
        return self.px(self.sizes[name])

    def font(self, role: str = "body", weight: int = 0, *, tabular: bool = False) -> QFont:
        """Return the letters of a role.

        Args:
            role: of `[type]` in the token table.
            weight: 400 to 700; 0 for the role's own.
            tabular: digits of one width, for clocks, tables and durations; never for ticket numbers.
        """
        size, own = self.types[role]
        font = QFont(FAMILY)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight or own))
        if tabular:
            font.setFeature(QFont.Tag(_TABULAR), 1)
        return font


def load_theme(name: ThemeName | str, scale: float = 1.0) -> Theme:
    """Return a theme from the token table; a scale outside 1.0 to 2.0 is brought to its nearer end."""
    name = ThemeName(name)
    return Theme(name, types=TYPES, sizes=SIZES, scale=min(max(scale, SMALLEST), LARGEST), **THEMES[name])


class _Names(Mapping[str, str]):
    """What the style sheet's names stand for: tokens, `$p16` (scaled pixels), `$type_x`, `$edge`, `$dir`.

    `$thick_pad` and `$thick_height` take back what a broader edge adds, so that nothing moves.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def __getitem__(self, name: str) -> str:
        theme = self._theme
        if found := re.fullmatch(r"p(\d+)", name):
            return f"{theme.px(int(found[1]))}px"
        if name.startswith("type_"):
            size, weight = theme.types[name.removeprefix("type_")]
            return f"font-size: {theme.px(size)}px; font-weight: {weight}"
        if name == "edge":
            return f"{theme.edge}px"
        if name == "round":
            return f"{(theme.px(_TICK) + 2 * theme.edge) // 2}px"  # one more and Qt draws a square
        if name.startswith("thick_"):
            lost = _THICK - theme.edge
            return f"{theme.px(_PAD) - lost}px" if name == "thick_pad" else f"{theme.px(_INNER) - 2 * lost}px"
        if name == "dir":
            return path(f"theme/{theme.name}").as_posix()
        return theme.colours[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._theme.colours)

    def __len__(self) -> int:
        return len(self._theme.colours)


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of a theme.

    Raises:
        KeyError: the template names something that the tokens do not have.
    """
    return Template(read_bytes("theme/style.qss").decode()).substitute(_Names(theme))


def palette(theme: Theme) -> QPalette:
    """Return the palette for what the style sheet does not reach."""
    tokens = {
        QPalette.ColorRole.Window: "canvas",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "zebra",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.PlaceholderText: "ink3",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.BrightText: "bad",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.ToolTipBase: "tip",
        QPalette.ColorRole.ToolTipText: "on_tip",
        QPalette.ColorRole.Light: "surface",
        QPalette.ColorRole.Midlight: "sunken",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Dark: "border",
        QPalette.ColorRole.Shadow: "border",
    }
    made = QPalette()
    for role, token in tokens.items():
        made.setColor(role, theme.colour(token))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("disabled"))
    return made


@cache
def register_fonts() -> None:
    """Make the bundled letters known, once; without them a bare system shows boxes."""
    for weight in _WEIGHTS:
        QFontDatabase.addApplicationFont(str(path(f"fonts/{FAMILY}-{weight}.ttf")))


def apply(app: QApplication, theme: Theme) -> None:
    """Give the application a theme: letters, palette and style sheet over Fusion."""
    register_fonts()
    app.setFont(theme.font())
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))


class ThemeHolder(QObject):
    """The one place that knows which theme is on; made once, by whoever makes the application.

    Painted widgets ask `theme_of` when they paint. A new style sheet makes Qt repaint and measure anew all
    widgets, so that only what keeps something of a theme (a pixmap, a row height) listens to `changed`.
    """

    changed = Signal(object)
    """The new Theme."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._app = app
        self.theme = theme
        app.setProperty(_HOLDER, self)
        apply(app, theme)

    def use(self, theme: Theme) -> None:
        """Change to another theme or font scale."""
        if theme == self.theme:
            return
        self.theme = theme
        apply(self._app, theme)
        self.changed.emit(theme)


def holder_of(app: QCoreApplication) -> ThemeHolder | None:
    """Return the application's theme holder, None where none was made."""
    found = app.property(_HOLDER)
    return found if isinstance(found, ThemeHolder) else None


def theme_of(_widget: QWidget) -> Theme:
    """Return the theme that a widget is painted in; the light one where no holder was made."""
    app = QCoreApplication.instance()
    holder = None if app is None else holder_of(app)
    return load_theme(ThemeName.LIGHT) if holder is None else holder.theme
