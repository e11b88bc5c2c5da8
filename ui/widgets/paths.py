"""The path of a visit: numbered stops on a line, lying as a strip or standing beside a table's rows."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import TAG
from ui.theme import Theme, theme_of
from ui.widgets.painting import CENTRE, begin, draw_icon, pen_of, rounded, text_width, write
from ui.widgets.tags import state_look

STOP = 24
"""Diameter of a stop in a strip, pixels at 100 %; 28 in a column."""
_AFTER, _NOTE_TOP, _HEIGHT = 9, 26, 48
_LEAST_LINE = 24


class Mark(StrEnum):
    """What a stop says by its form."""

    DONE = "done"
    HERE = "here"
    OPEN = "open"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Stop:
    """One leg of a visit.

    Attributes:
        title: the agency.
        note: its state in words: `Menunggu, 2 antre`.
        mark: its form: filled with a tick, filled with its number, hollow, or hollow on a dashed line.
        state: stored word of the ticket's state, for the note's icon and colour; empty for none.
    """

    title: str
    note: str
    mark: Mark
    state: str = ""


def paint_stop(
    painter: QPainter, centre: QPointF, radius: float, number: int, mark: Mark, *, theme: Theme
) -> None:
    """Paint one stop: filled when one is there or done, hollow before, its edge dashed while it is blocked."""
    accent = theme.colour("accent")
    field = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    filled = mark in {Mark.DONE, Mark.HERE}
    rounded(
        painter,
        field,
        radius - (0 if filled else 1),
        accent if filled else theme.colour("surface"),
        None if filled else accent,
        width=2,
        dashed=mark is Mark.BLOCKED,
    )
    if mark is Mark.DONE:
        side = theme.px(TAG)
        corner = QPointF(centre.x() - side / 2, centre.y() - side / 2)
        draw_icon(painter, corner, "tick", theme, tone="on_accent")
        return
    ink = theme.colour("on_accent" if filled else "accent")
    write(painter, field, str(number), theme.font("small", 700), ink, align=CENTRE)


def paint_line(painter: QPainter, line: QLineF, theme: Theme, *, dashed: bool) -> None:
    """Paint a piece of the path."""
    painter.setPen(pen_of(theme.colour("accent"), 2, dashed=dashed))
    painter.drawLine(line)


def paint_column_stop(
    painter: QPainter, rect: QRectF, number: int, mark: Mark, theme: Theme, *, after: Mark | None = None
) -> None:
    """Paint a row's stop in the middle of `rect`, with the path through it to its upper and lower edges.

    Delegates call it for each row of a plan: nothing goes up from number 1, nothing down where `after`, the
    next row's mark, is None.
    """
    radius = theme.px(14)
    middle = rect.center()
    if number > 1:
        line = QLineF(middle.x(), rect.top(), middle.x(), middle.y() - radius)
        paint_line(painter, line, theme, dashed=mark is Mark.BLOCKED)
    if after is not None:
        line = QLineF(middle.x(), middle.y() + radius, middle.x(), rect.bottom())
        paint_line(painter, line, theme, dashed=after is Mark.BLOCKED)
    paint_stop(painter, middle, radius, number, mark, theme=theme)


class PathColumn(QWidget):
    """The stops of a plan below each other, each in the middle of a row of `pitch` pixels at 100 %."""

    def __init__(self, stops: Sequence[Stop] = (), pitch: int = 78, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pitch = pitch
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_stops(stops)

    def show_stops(self, stops: Sequence[Stop]) -> None:
        """Show another path."""
        self._stops = tuple(stops)
        self.setAccessibleName(spoken(self._stops))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(34), theme.px(self._pitch) * len(self._stops))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        pitch = theme.px(self._pitch)
        with QPainter(self) as painter:
            begin(painter)
            for place, stop in enumerate(self._stops):
                after = self._stops[place + 1].mark if place + 1 < len(self._stops) else None
                row = QRectF(0, place * pitch, self.width(), pitch)
                paint_column_stop(painter, row, place + 1, stop.mark, theme, after=after)


def spoken(stops: Sequence[Stop]) -> str:
    """Return a path in words, for screen readers."""
    return ". ".join(f"{number} {stop.title}: {stop.note}" for number, stop in enumerate(stops, 1))


def shown_stops(widths: Sequence[float], room: float, here: int) -> range:
    """Return which stops a strip shows: all where they fit, else `here`, what follows, and then what was before."""
    first, end, used = here, here + 1, widths[here]
    while end < len(widths) and used + widths[end] <= room:
        used += widths[end]
        end += 1
    while first > 0 and used + widths[first - 1] <= room:
        first -= 1
        used += widths[first]
    return range(first, end)


def stop_here(marks: Sequence[Mark]) -> int:
    """Return the place of the stop that a strip shows in any case: where one is, else the first that is not done."""
    for wanted in ({Mark.HERE}, set(Mark) - {Mark.DONE}):
        found = next((place for place, mark in enumerate(marks) if mark in wanted), None)
        if found is not None:
            return found
    return len(marks) - 1


class PathStrip(QWidget):
    """A visit from left to right; with little room it shows the present and the next stops only."""

    def __init__(self, stops: Sequence[Stop] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_stops(stops)

    def show_stops(self, stops: Sequence[Stop]) -> None:
        """Show another path."""
        self._stops = tuple(stops)
        self.setAccessibleName(spoken(self._stops))
        self.setToolTip("")
        self.updateGeometry()
        self.update()

    def _widths(self, theme: Theme) -> list[float]:
        """Return the least width of each stop with its words and a short line after it."""
        found = []
        for stop in self._stops:
            note = text_width(stop.note, theme.font("label", 400)) + (theme.px(TAG + 5) if stop.state else 0)
            words = max(text_width(stop.title, theme.font("body", 600)), note)
            found.append(theme.px(STOP + _AFTER) + words + theme.px(_LEAST_LINE))
        return found

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(round(sum(self._widths(theme))), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(160), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._stops:
            return
        theme = theme_of(self)
        widths = self._widths(theme)
        here = stop_here([stop.mark for stop in self._stops])
        shown = shown_stops(widths, self.width() + theme.px(_LEAST_LINE), here)
        spare = max(0.0, self.width() + theme.px(_LEAST_LINE) - sum(widths[i] for i in shown))
        each = min(spare / len(shown), theme.px(90))
        x = 0.0
        with QPainter(self) as painter:
            begin(painter)
            for i in shown:
                width = widths[i] + each if len(shown) > 1 else float(self.width())
                self._paint_leg(painter, theme, i, QRectF(x, 0, width, self.height()))
                x += width

    def _paint_leg(self, painter: QPainter, theme: Theme, place: int, field: QRectF) -> None:
        stop, last = self._stops[place], place + 1 == len(self._stops)
        side, gap = theme.px(STOP), theme.px(_AFTER)
        middle = theme.px(STOP) / 2 + 1
        title = theme.font("body", 600)
        left = field.left() + side + gap
        room = field.width() - side - gap - (0 if last else theme.px(12))
        words = min(text_width(stop.title, title), room)
        if not last:
            after = self._stops[place + 1].mark is Mark.BLOCKED
            tail = QLineF(left + words + theme.px(8), middle, field.right(), middle)
            if tail.x2() > tail.x1():
                paint_line(painter, tail, theme, dashed=after)
        paint_line(
            painter, QLineF(field.left() + side, middle, left - theme.px(4), middle), theme, dashed=False
        )
        centre = QPointF(field.left() + side / 2, middle)
        paint_stop(painter, centre, side / 2, place + 1, stop.mark, theme=theme)
        write(
            painter, QRectF(left, middle - side / 2, words + 1, side), stop.title, title, theme.colour("ink")
        )
        self._paint_note(painter, theme, stop, QRectF(left, theme.px(_NOTE_TOP), room, theme.px(20)))

    @staticmethod
    def _paint_note(painter: QPainter, theme: Theme, stop: Stop, field: QRectF) -> None:
        tone = state_look(stop.state).tone if stop.state else "ink2"
        if stop.state:
            top = field.top() + (field.height() - theme.px(TAG)) / 2
            look = state_look(stop.state)
            draw_icon(painter, QPointF(field.left(), top), look.icon, theme, tone=tone)
            field = field.adjusted(theme.px(TAG + 5), 0, 0, 0)
        write(painter, field, stop.note, theme.font("label", 400), theme.colour("ink2"))
