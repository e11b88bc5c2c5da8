"""A person that was found: who it may be, and what choosing them takes."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.icons import TAG
from ui.theme import Theme, theme_of
from ui.widgets.painting import CENTRE, begin, draw_icon, draw_key, key_width, rounded, text_width, tip, write

_HEIGHT, _AVATAR, _PAD, _GAP = 52, 34, 10, 10


class MatchPlace(StrEnum):
    """How a card stands: chosen, first of what was found, or further below."""

    CHOSEN = "chosen"
    FIRST = "first"
    MORE = "more"


class MatchCard(QPushButton):
    """A soft card with initials, name and masked number; or with a booking, its time and service."""

    def __init__(self, name: str, parts: Sequence[str], place: MatchPlace, what: str = "orang") -> None:
        super().__init__()
        self._name, self._parts, self._place = name or "Tanpa nama", tuple(parts), place
        line = " · ".join(self._parts)
        words = [part for part in self._name.split() if part[0].isalnum()]
        self._initials = "".join(word[0] for word in words[:2]).upper()
        said = "dipakai, Esc melepas" if place is MatchPlace.CHOSEN else f"pakai {what} ini"
        self.setAccessibleName(f"{self._name}, {line}, {said}")
        self.setToolTip(tip(f"{self._name}\n{line}"))
        self.setAutoDefault(False)
        self.setStyleSheet("MatchCard { border: none; padding: 0; min-height: 0; }")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(320), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            begin(painter)
            soft = self._place is not MatchPlace.MORE or self.underMouse()
            edge = theme.colour("border") if theme.high_contrast or not soft else None
            field = QRectF(self.rect())
            rounded(
                painter,
                field,
                theme.size("radius.row"),
                theme.colour("soft" if soft else "surface"),
                edge,
                width=2 if theme.high_contrast and self._place is MatchPlace.CHOSEN else 1,
            )
            self._paint_avatar(painter, theme)
            right = self._paint_end(painter, theme)
            left = theme.px(_PAD + _AVATAR + _GAP)
            room = QRectF(left, theme.px(6), right - left - theme.px(8), theme.px(21))
            ink = "on_soft" if soft else "ink"
            write(painter, room, self._name, theme.font("body", 600), theme.colour(ink))
            below = room.translated(0, theme.px(20))
            font = theme.font("small")
            tone = "on_soft" if soft else "ink2"
            write(painter, below, self._fitting(font, below.width()), font, theme.colour(tone))

    def _fitting(self, font: QFont, room: float) -> str:
        """Return as many parts of the second line as there is room for."""
        parts = list(self._parts)
        while len(parts) > 1 and text_width(" · ".join(parts), font) > room:
            parts.pop()
        return " · ".join(parts)

    def _paint_avatar(self, painter: QPainter, theme: Theme) -> None:
        side = theme.px(_AVATAR)
        disc = QRectF(theme.px(_PAD), (self.height() - side) / 2, side, side)
        rounded(painter, disc, side / 2, theme.colour("accent"))
        write(
            painter,
            disc,
            self._initials,
            theme.font("small", 700),
            theme.colour("on_accent"),
            align=CENTRE,
        )

    def _paint_end(self, painter: QPainter, theme: Theme) -> float:
        """Paint what stands at the right and return where it begins."""
        font = theme.font("label", 600)
        words = {MatchPlace.CHOSEN: "Dipakai", MatchPlace.FIRST: "pakai", MatchPlace.MORE: "Pilih"}
        said = words[self._place] if self.width() >= theme.px(380) else ""
        width = text_width(said, font) if said else 0.0
        end = self.width() - theme.px(_PAD + 2)
        x = end - width
        tone = "ink" if self._place is MatchPlace.MORE and not self.underMouse() else "on_soft"
        line = QRectF(x, 0, width + 1, self.height())
        if said:
            write(painter, line, said, font, theme.colour(tone))
        if self._place is MatchPlace.CHOSEN:
            x -= theme.px(TAG + 6)
            top = (self.height() - theme.px(TAG)) / 2
            draw_icon(painter, QPointF(x, top), "tick-circle", theme, tone=tone)
        elif self._place is MatchPlace.FIRST:
            cap, height = key_width("Enter", theme), theme.size("height.key")
            x -= cap + theme.px(6)
            draw_key(painter, QRectF(x, (self.height() - height) / 2, cap, height), "Enter", theme)
        return x
