"""Buttons that carry their key, and chips that can be chosen."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFont, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.icons import BUTTON
from ui.theme import Theme, theme_of
from ui.widgets.painting import begin, draw_icon, draw_key, key_width, plain, rounded, text_width, tip, write

PAD, GAP, KEY_GAP, KEY_PAD = 15, 8, 12, 10
LARGE = 48
"""From this height on, letters are those of the counter's main key."""


class Kind(StrEnum):
    """How a button calls for attention, one PRIMARY a page; FIELD looks like one to type in, which it opens."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"
    ON_TIP = "on_tip"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Coat:
    """The colour tokens of a button at one moment; empty for none."""

    ink: str
    fill: str = ""
    edge: str = ""
    dashed: bool = False


_RESTING = {
    Kind.PRIMARY: Coat("on_accent", "accent"),
    Kind.SECONDARY: Coat("ink", "surface", "border"),
    Kind.QUIET: Coat("accent"),
    Kind.DANGER: Coat("bad", "surface", "bad"),
    Kind.ON_TIP: Coat("tip_act"),
    Kind.FIELD: Coat("ink3", "surface", "border"),
}
_HOVERED = {
    Kind.PRIMARY: Coat("on_accent", "accent_hover"),
    Kind.SECONDARY: Coat("ink", "sunken", "border"),
    Kind.QUIET: Coat("accent", "sunken"),
    Kind.DANGER: Coat("bad", "sunken", "bad"),
}
_PRESSED = {
    Kind.PRIMARY: Coat("on_accent", "accent_pressed"),
    Kind.SECONDARY: Coat("ink", "sel", "accent"),
    Kind.QUIET: Coat("accent", "sel"),
    Kind.DANGER: Coat("bad", "sel", "bad"),
}


def key_text(key: QKeySequence | str) -> str:
    """Return a key as it stands on the keyboard: Ctrl+Enter, Spasi."""
    text = key if isinstance(key, str) else key.toString(QKeySequence.SequenceFormat.PortableText)
    return text.replace("Return", "Enter").replace("Space", "Spasi")


class KeyButton(QPushButton):
    """A button with an icon before its words and its key at the right.

    Where the room is too small it leaves out the key, then the icon, then the end of the words.

    Args:
        text: a verb; `&` is a letter.
        key: what its action is bound to, for the eye only: the action holds the key.
        icon: name of an icon, empty for none.
        kind: how it looks.
        height: pixels at 100 %: 36, main actions 40, the counter's main key 56 or 48.
        bare: only the icon is seen; the words are its name and tooltip.
        parent: its parent.
    """

    def __init__(
        self,
        text: str,
        *,
        key: str = "",
        icon: str = "",
        kind: Kind = Kind.SECONDARY,
        height: int = 36,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key, self._icon, self._kind, self._height, self._bare = key_text(key), icon, kind, height, bare
        self._hint = ""
        self.set_text(text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)

    @property
    def is_primary(self) -> bool:
        """Whether it is the next right thing to do on its page."""
        return self._kind is Kind.PRIMARY

    def set_text(self, text: str) -> None:
        """Show other words."""
        self._words = text
        self.setText(plain(text))
        self.setAccessibleName(text)
        self._say_key()

    def set_kind(self, kind: Kind) -> None:
        """Look as another kind: what is next on a page may change with what it shows."""
        self._kind = kind
        self._settle()

    def set_key(self, key: QKeySequence | str) -> None:
        """Show another key."""
        self._key = key_text(key)
        self._say_key()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._settle()

    def set_bare(self, *, bare: bool) -> None:
        """Show only the icon, where there is little room, or the words too."""
        if bare != self._bare:
            self._bare = bare
            self.setToolTip(tip(self._hint))
            self._say_key()

    def set_hint(self, words: str) -> None:
        """Say more than its words in the tooltip, whether they are seen or not."""
        self._hint = words
        self.setToolTip(tip(words))

    def set_height(self, height: int) -> None:
        """Take another height, pixels at 100 %."""
        self._height = height
        self._settle()

    def follow(self, action: QAction) -> None:
        """Fire an action, be alive and seen when it is, and show its key."""
        action.changed.connect(lambda: self._take_after(action))
        self.clicked.connect(action.trigger)
        self._take_after(action)

    def _take_after(self, action: QAction) -> None:
        self.setEnabled(action.isEnabled())
        self.set_key(action.shortcut())
        around = self.parentWidget()
        if not action.isVisible():
            self.hide()
        elif around is not None and not self.isVisibleTo(around):
            self.show()

    def _say_key(self) -> None:
        self.setAccessibleDescription(self._key)
        if self._bare and not self._hint:
            self.setToolTip(tip(f"{self._words} ({self._key})" if self._key else self._words))
        self._settle()

    def _settle(self) -> None:
        self.updateGeometry()
        self.update()

    def _font(self, theme: Theme) -> QFont:
        if self._kind is Kind.FIELD:
            return theme.font("body", 400)
        return theme.font("main" if self._height >= LARGE else "body", 600)

    def _parts(self, theme: Theme, *, bare: bool) -> tuple[float, float, float]:
        """Return the widths of icon, words and key, each with its gap; 0 for what is not there."""
        words = 0.0 if bare else text_width(self._words, self._font(theme))
        icon = theme.px(BUTTON + (0 if bare else GAP)) if self._icon else 0.0
        key = key_width(self._key, theme) + theme.px(KEY_GAP) if self._key and not bare else 0.0
        return icon, words, key

    def _pads(self, theme: Theme, key: float) -> tuple[int, int]:
        left = theme.px(10 if self._kind in {Kind.QUIET, Kind.ON_TIP} else PAD)
        return left, theme.px(KEY_PAD) if key else left

    def full_width(self) -> int:
        """Return the width that it takes with icon, words and key, also where it is bare now; pixels."""
        theme = theme_of(self)
        icon, words, key = self._parts(theme, bare=False)
        left, right = self._pads(theme, key)
        return round(left + icon + words + key + right + 1)

    def sizeHint(self) -> QSize:
        height = theme_of(self).px(self._height)
        return QSize(height if self._bare else self.full_width(), height)

    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        if self._bare:
            return self.sizeHint()
        _, words, _ = self._parts(theme, bare=False)
        return QSize(round(words + 2 * theme.px(GAP) + 1), theme.px(self._height))

    def _coat(self) -> Coat:
        if not self.isEnabled():
            return Coat(
                "disabled", "", "" if self._kind in {Kind.QUIET, Kind.ON_TIP} else "disabled", dashed=True
            )
        if self.isDown():
            return _PRESSED.get(self._kind, _RESTING[self._kind])
        if self.isChecked():
            return Coat("on_soft", "soft", "accent")
        if self.underMouse():
            return _HOVERED.get(self._kind, _RESTING[self._kind])
        return _RESTING[self._kind]

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, coat = theme_of(self), self._coat()
        with QPainter(self) as painter:
            begin(painter)
            rounded(
                painter,
                self.rect().toRectF(),
                theme.size("radius.control"),
                theme.colour(coat.fill) if coat.fill else None,
                theme.colour(coat.edge) if coat.edge else None,
                width=1 if coat.dashed else max(theme.edge, 2 if self.isChecked() else 1),
                dashed=coat.dashed,
            )
            self._paint_content(painter, theme, coat)

    def _paint_content(self, painter: QPainter, theme: Theme, coat: Coat) -> None:
        icon, words, key = self._parts(theme, bare=self._bare)
        left, right = self._pads(theme, key)
        room = float(self.width())
        if icon + words + key + left + right > room + 1:
            key, left, right = 0.0, theme.px(GAP), theme.px(GAP)
        if icon + words + left + right > room + 1 and not self._bare:
            icon = 0.0
        if self._bare:
            left = right = 0
        inner = room - left - right - key
        shown = min(words, inner - icon)
        x = left + (0.0 if self._kind is Kind.FIELD else max(0.0, (inner - icon - shown) / 2))
        if icon:
            top = (self.height() - theme.px(BUTTON)) / 2
            draw_icon(painter, QPointF(x, top), self._icon, theme, tone=coat.ink, size=BUTTON)
        line = QRectF(x + icon, 0, shown + 1, self.height())
        if not self._bare:
            write(painter, line, self._words, self._font(theme), theme.colour(coat.ink))
        if key:
            self._paint_key(painter, theme, coat, right)

    def _paint_key(self, painter: QPainter, theme: Theme, coat: Coat, right: int) -> None:
        width, height = key_width(self._key, theme), theme.size("height.key")
        cap = QRectF(self.width() - right - width, (self.height() - height) / 2, width, height)
        framed = self._kind in {Kind.PRIMARY, Kind.ON_TIP} or not self.isEnabled()
        draw_key(
            painter, cap, self._key, theme, ink=coat.ink if framed else "ink2", on="" if framed else "canvas"
        )


class Chip(QPushButton):
    """A choice among few that stand beside each other; chosen it carries a tick, an edge and bold words."""

    def __init__(self, text: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._icon = text, icon
        self.setText(plain(text))
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ring_round", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        words = text_width(self._words, theme.font("body", 600))
        return QSize(round(words + theme.px(16 + GAP + 2 * 14) + 1), theme.px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, chosen = theme_of(self), self.isChecked()
        if not self.isEnabled():
            coat = Coat("disabled", "", "disabled", dashed=True)
        elif chosen:
            coat = (
                Coat("on_accent", "accent", "accent")
                if theme.high_contrast
                else Coat("on_soft", "soft", "accent")
            )
        else:
            coat = Coat("ink", "sunken" if self.underMouse() else "surface", "border")
        with QPainter(self) as painter:
            begin(painter)
            rounded(
                painter,
                self.rect().toRectF(),
                self.height() / 2 - 1,
                theme.colour(coat.fill) if coat.fill else None,
                theme.colour(coat.edge),
                width=1 if coat.dashed else max(theme.edge, 2 if chosen else 1),
                dashed=coat.dashed,
            )
            name = "tick" if chosen else self._icon
            x = theme.px(14)
            if name:
                top = (self.height() - theme.px(16)) / 2
                draw_icon(painter, QPointF(x - 2, top), name, theme, tone=coat.ink)
            line = QRectF(x + theme.px(16 + 6), 0, self.width() - x, self.height())
            if not name:
                line.moveLeft(x + theme.px(11))
            write(
                painter, line, self._words, theme.font("body", 600 if chosen else 400), theme.colour(coat.ink)
            )
