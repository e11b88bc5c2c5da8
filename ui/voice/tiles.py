"""Large answers for fingers: a number, words that may take two lines, a tick once chosen; and the path of questions."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import theme_of
from ui.widgets.painting import CENTRE, begin, draw_icon, plain, rounded, write

CAP, PAD, TICK, SMALL_TICK = 36, 16, 24, 16


class Tile(QPushButton):
    """One answer.

    Args:
        words: what it says, up to two lines.
        number: its key, for the eye; empty for none.
        role: size of its letters.
        height: pixels at 100 %, of one line.
        parent: its parent.
    """

    def __init__(
        self,
        words: str,
        *,
        number: str = "",
        role: str = "page",
        height: int = 72,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._number, self._role, self._height = number, role, height
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.setText(plain(words))
        self.setAccessibleName(f"{self._number}. {words}" if self._number else words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        words = QFontMetricsF(theme.font(self._role, 600)).horizontalAdvance(self._words)
        return QSize(round(words) + theme.px(2 * PAD + 8) + self._side(), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(96) + self._side(), theme.px(min(self._height, 48)))

    def _side(self) -> int:
        """Return the room of the number at the left, in pixels."""
        return theme_of(self).px(CAP + 14) if self._number else 0

    @property
    def _tick(self) -> int:
        return TICK if self._number else SMALL_TICK

    def _tick_at(self) -> QPointF:
        """Return where the tick goes: after the words, or into the corner where they stand in the middle."""
        theme = theme_of(self)
        side = theme.px(self._tick)
        if self._number:
            return QPointF(self.width() - theme.px(PAD) - side, (self.height() - side) / 2)
        return QPointF(self.width() - theme.px(6) - side, theme.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, chosen = theme_of(self), self.isChecked()
        filled = chosen and theme.high_contrast
        ink = "on_accent" if filled else "on_soft" if chosen else "ink"
        ground = "accent" if filled else "soft" if chosen else "sel" if self.isDown() else "surface"
        with QPainter(self) as painter:
            begin(painter)
            rounded(
                painter,
                self.rect().toRectF(),
                theme.size("radius.card"),
                theme.colour(ground),
                theme.colour("accent" if chosen or self.underMouse() else "border"),
                width=max(theme.edge, 2 if chosen else 1),
            )
            left = float(theme.px(PAD))
            if self._number:
                side = theme.px(CAP)
                cap = QRectF(left, (self.height() - side) / 2, side, side)
                rounded(
                    painter, cap, theme.size("radius.control"), theme.colour("canvas"), theme.colour("border")
                )
                write(painter, cap, self._number, theme.font("page", 700), theme.colour("ink"), align=CENTRE)
            if chosen:
                draw_icon(painter, self._tick_at(), "tick", theme, tone=ink, size=self._tick)
            right = theme.px(PAD + (TICK + 8 if chosen and self._number else 0))
            field = QRectF(
                left + self._side(), 4, self.width() - left - self._side() - right, self.height() - 8
            )
            painter.setFont(theme.font(self._role, 600 if chosen else 500))
            painter.setPen(theme.colour(ink))
            side_of = Qt.AlignmentFlag.AlignLeft if self._number else Qt.AlignmentFlag.AlignHCenter
            flags = side_of | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(field, int(flags) | int(Qt.TextFlag.TextWordWrap), self._words)


class Stops(QWidget):
    """The questions as stops on a path: those behind are filled, the one in front is ringed."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._at = count, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_at(self, place: int) -> None:
        """Stand at a stop, 0 for the first."""
        self._at = place
        self.setAccessibleName(f"Pertanyaan {place + 1} dari {self._count}")
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(400), theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        radius, middle = theme.px(7), self.height() / 2
        step = (self.width() - 4 * radius) / max(1, self._count - 1)
        places = [QPointF(2 * radius + step * place, middle) for place in range(self._count)]
        with QPainter(self) as painter:
            begin(painter)
            painter.setPen(QPen(theme.colour("border"), 2))
            painter.drawLine(places[0], places[-1])
            painter.setPen(QPen(theme.colour("accent"), 3))
            painter.drawLine(places[0], places[self._at])
            for place, at in enumerate(places):
                done = place < self._at
                painter.setBrush(theme.colour("accent" if done else "canvas"))
                here = place == self._at
                edge = "accent" if done or here else "border"
                painter.setPen(QPen(theme.colour(edge), 3 if here else 2))
                painter.drawEllipse(at, radius + (3 if here else 0), radius + (3 if here else 0))
