"""One ticket as a card: number and wait, service, state, and at its foot priority and the steps of the visit."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.queries.board import TicketCard
from desktop.queries.enums import Priority, TicketState, words
from ui.icons import TAG
from ui.theme import Theme, theme_of
from ui.widgets.painting import RIGHT, begin, draw_icon, pen_of, rounded, text_width, write
from ui.widgets.tags import StateLook, state_look, state_word

HEIGHT, PITCH = 72, 78
"""Of a card, and from card to card; the ring of the one with the focus lies between. Pixels at 100 %."""
SIDE, PAD = 8, 14
_RING = 3
_DOT, _DOTS_APART = 3.5, 13
_LINES = (8, 28, 47)
_LINE_HEIGHT = 19
_WAITED = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.HELD})
REPLAN = "Perlu rencana ulang"
PRIORITY_ICONS = {
    Priority.ELDERLY: "elder",
    Priority.DISABILITY: "wheelchair",
    Priority.PREGNANT: "pregnant",
    Priority.NURSING: "nursing",
    Priority.TODDLER: "child",
    Priority.CHILD: "child",
    Priority.SICK: "plus",
    Priority.DISASTER: "warning",
}


def card_look(card: TicketCard, *, down: bool) -> tuple[StateLook, str]:
    """Return how a card's state looks and reads.

    Args:
        card: the ticket.
        down: its agency's system is down, so that who waits cannot be served.
    """
    if card.state is TicketState.WAITING and down:
        return state_look("system_down"), state_word("system_down")
    word = state_word(card.state)
    if card.state is TicketState.BLOCKED and card.replan:
        return StateLook("sync", "ret"), REPLAN
    if card.state is TicketState.BLOCKED and card.after_step is not None:
        word = f"Sesudah langkah {card.after_step}"
    elif card.state is TicketState.WAITING and card.elsewhere is not None:
        word = f"Di loket lain: {card.elsewhere.agency_short}"
    return state_look(card.state), word


def spoken_card(card: TicketCard, *, down: bool = False) -> str:
    """Return a card in words, for screen readers."""
    parts = [card.shown, card.service_name, card_look(card, down=down)[1]]
    if card.minutes is not None and card.state in _WAITED:
        parts.append(f"{card.minutes} menit")
    if card.replan and REPLAN not in parts:
        parts.append(REPLAN)
    parts += [words(basis) for basis in card.priority]
    if card.steps > 1 and card.step:
        parts.append(f"langkah {card.step} dari {card.steps}")
    return ", ".join(parts)


class CardDelegate(QStyledItemDelegate):
    """Paints cards; all of one height, so that a view asks only for those it shows.

    Args:
        view: the list that it paints for.
        chosen: returns the id of the ticket that is selected on the whole board.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = theme_of(self._view)
        return QSize(theme.px(120), theme.px(PITCH))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(card, TicketCard):
            return
        theme = theme_of(self._view)
        gap = theme.px(PITCH - HEIGHT) / 2
        field = QRectF(option.rect).adjusted(theme.px(SIDE), gap, -theme.px(SIDE), -gap)
        chosen = bool(self._view.property("chosen") == card.id)
        current = self._view.hasFocus() and self._view.currentIndex().row() == index.row()
        painter.save()
        begin(painter)
        paint_card(painter, field, card, theme, chosen=chosen, down=bool(self._view.property("down")))
        if current:
            ring = field.adjusted(-_RING, -_RING, _RING, _RING)
            radius = theme.size("radius.row") + _RING - 1
            rounded(painter, ring, radius, None, theme.colour("focus"), width=theme.ring)
        painter.restore()


def paint_card(
    painter: QPainter, field: QRectF, card: TicketCard, theme: Theme, *, chosen: bool, down: bool
) -> None:
    """Paint a card into a field."""
    look, word = card_look(card, down=down)
    ground, edge = ("sel", "accent") if chosen else ("surface", "line")
    rounded(
        painter,
        field,
        theme.size("radius.row"),
        theme.colour(ground),
        theme.colour(edge),
        width=2 if chosen or theme.high_contrast else 1,
    )
    if look.marked:
        bar = QRectF(field.left() + 4, field.top() + theme.px(10), 3, field.height() - theme.px(20))
        rounded(painter, bar, 1.5, theme.colour(look.tone))
    lines = [
        QRectF(
            field.left() + theme.px(PAD),
            field.top() + theme.px(top),
            field.width() - theme.px(PAD + 10),
            theme.px(_LINE_HEIGHT),
        )
        for top in _LINES
    ]
    taken = _paint_wait(painter, lines[0], card, theme)
    number = theme.font("title", 700)
    write(painter, lines[0].adjusted(0, 0, -taken, 0), card.shown, number, theme.colour("ink"))
    write(painter, lines[1], card.service_name, theme.font("label", 400), theme.colour("ink2"))
    taken = _paint_foot(painter, lines[2], card, theme)
    draw_icon(painter, lines[2].topLeft() + QPointF(0, theme.px(1.5)), look.icon, theme, tone=look.tone)
    line = lines[2].adjusted(theme.px(TAG + 4), 0, -taken, 0)
    write(painter, line, word, theme.font("small", 600), theme.colour(look.tone))


def _paint_wait(painter: QPainter, line: QRectF, card: TicketCard, theme: Theme) -> float:
    """Paint how long one waits, and return the room that it took."""
    if card.minutes is None or card.state not in _WAITED:
        return 0.0
    late = card.late
    text, font = f"{card.minutes} mnt", theme.font("label", 600 if late else 400, tabular=True)
    write(painter, line, text, font, theme.colour("ret" if late else "ink2"), align=RIGHT)
    taken = text_width(text, font) + theme.px(8)
    if late:
        taken += theme.px(TAG + 4)
        at = QPointF(line.right() - taken + theme.px(8), line.top() + theme.px(1.5))
        draw_icon(painter, at, "warning", theme, tone="ret")
    return taken


def _paint_foot(painter: QPainter, line: QRectF, card: TicketCard, theme: Theme) -> float:
    """Paint the dots of the visit, priority and the need of a new plan from the right; return the room taken."""
    right, middle = line.right(), line.center().y()
    if card.dots:
        radius, apart = theme.px(10 * _DOT) / 10, theme.px(_DOTS_APART)
        accent = theme.colour("accent")
        left = right - radius - apart * (len(card.dots) - 1)
        painter.setPen(pen_of(accent, 1.5))
        painter.drawLine(QLineF(left, middle, right - radius, middle))
        for place, dot in enumerate(card.dots):
            painter.setBrush(accent if dot.this else theme.colour("surface"))
            painter.drawEllipse(QPointF(left + place * apart, middle), radius, radius)
        right = left - radius - theme.px(10)
    marks = [(PRIORITY_ICONS.get(basis, "person"), "accent") for basis in card.priority]
    if card.replan and card.state is not TicketState.BLOCKED:
        marks.insert(0, ("sync", "ret"))
    for icon, tone in reversed(marks):
        right -= theme.px(TAG)
        at = QPointF(right, line.top() + theme.px(1.5))
        draw_icon(painter, at, icon, theme, tone=tone)
        right -= theme.px(4)
    return line.right() - right
