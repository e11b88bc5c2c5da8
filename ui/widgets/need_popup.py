"""The list that opens while a need is typed: services and life events, with how their queue stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.icons import TAG
from ui.theme import Theme, theme_of
from ui.widgets.key_hints import KeyHints
from ui.widgets.painting import begin, draw_icon, rounded, text_width, write
from ui.widgets.words import panel

ROW, MOST = 50, 5
KEYS = (("↑↓", "pilih"), ("Enter", "tambah"), ("Esc", "tutup"))
_FOOT, _FRAME, _BELOW = 34, 10, 6
_SLIM = 380
"""In a list narrower than this a name has a line of its own, pixels at 100 %."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One row: name, what stands under it, and at the right how it stands, in words with an icon and a tone."""

    name: str
    under: str
    standing: str
    icon: str
    tone: str
    bold: bool = False


class _Lines(QAbstractListModel):
    """The rows as a list; what is read out is the whole row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[NeedLine, ...] = ()

    def show_lines(self, lines: Sequence[NeedLine]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self.lines[index.row()]
        return ", ".join(part for part in (line.name, line.under, line.standing) if part)


def matched_pieces(name: str, typed: str) -> list[tuple[str, bool]]:
    """Return a name in pieces, each with whether it is the beginning of a word that was typed."""
    asked = [word for word in re.findall(r"\w+", typed.casefold()) if word]
    pieces: list[tuple[str, bool]] = []
    for word in re.findall(r"\w+|\W+", name):
        hit = max((len(one) for one in asked if word.casefold().startswith(one)), default=0)
        if hit:
            pieces.append((word[:hit], True))
        if word[hit:]:
            pieces.append((word[hit:], False))
    return pieces


class _LineDelegate(QStyledItemDelegate):
    """Paints one row of 50 px."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.typed = ""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, theme_of(self._view).px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_of(self._view)
        lines = index.model().lines  # type: ignore[attr-defined]
        line: NeedLine = lines[index.row()]
        rect = QRectF(option.rect).adjusted(5, 0, -5, 0)
        painter.save()
        begin(painter)
        if option.state & QStyle.StateFlag.State_Selected:
            rounded(painter, rect, theme.size("radius.control"), theme.colour("sel"))
            bar = QRectF(rect.left() + 1, rect.top() + 12, 3, rect.height() - 24)
            rounded(painter, bar, 1.5, theme.colour("accent"))
        left, top, gap = rect.left() + theme.px(14), rect.top() + theme.px(5), theme.px(10)
        slim = rect.width() < theme.px(_SLIM)
        lower = QRectF(rect.left(), top + theme.px(20), rect.width(), theme.px(19))
        right = self._paint_standing(painter, theme, line, lower if slim else rect)
        end = rect.right() - theme.px(14) if slim else right - gap
        self._paint_name(painter, theme, line, QRectF(left, top, end - left, theme.px(20)))
        under = QRectF(left, lower.top(), right - gap - left, lower.height())
        write(painter, under, line.under, theme.font("small"), theme.colour("ink2"))
        painter.restore()

    def _paint_name(self, painter: QPainter, theme: Theme, line: NeedLine, room: QRectF) -> None:
        if line.bold:
            write(painter, room, line.name, theme.font("body", 600), theme.colour("ink"))
            return
        x, rest = room.left(), line.name
        for piece, hit in matched_pieces(line.name, self.typed):
            font = theme.font("body", 700 if hit else 400)
            width, rest = text_width(piece, font), rest[len(piece) :]
            ends = room.right() - text_width("… " if rest else "", font)
            field = QRectF(x, room.top(), width, room.height())
            if x + width > ends:  # what comes after is said by three dots
                field.setRight(room.right())
                write(painter, field, f"{piece}{rest}", font, theme.colour("ink"))
                return
            write(painter, field, piece, font, theme.colour("ink"))
            x += width

    @staticmethod
    def _paint_standing(painter: QPainter, theme: Theme, line: NeedLine, rect: QRectF) -> float:
        font: QFont = theme.font("small", 600 if line.tone == "ok" else 500)
        width = min(text_width(line.standing, font), rect.width() * 0.5)
        x = rect.right() - theme.px(14) - width
        tone: QColor = theme.colour("ink2" if line.tone == "ok" else line.tone)
        write(painter, QRectF(x, rect.top(), width + 1, rect.height()), line.standing, font, tone)
        if line.icon:
            x -= theme.px(TAG + 5)
            at = QPointF(x, rect.top() + (rect.height() - theme.px(TAG)) / 2)
            draw_icon(painter, at, line.icon, theme, tone=line.tone)
        return x


class NeedPopup(QFrame):
    """The list under (or above) its field; the field keeps the focus and hands over its keys.

    Signals:
        chosen: the place of a row that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("intake.need_list")
        self.setProperty("panel", "float")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lines = _Lines(self)
        self.view = QListView()
        self.view.setModel(self._lines)
        self._paints = _LineDelegate(self.view)
        self.view.setItemDelegate(self._paints)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setStyleSheet("QListView { border: none; }")
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName("Keperluan yang cocok")
        self.view.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self._foot = KeyHints(KEYS, (12, 6, 12, 6))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 5, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(panel("rule"))
        column.addWidget(self._foot)
        self._shadow = shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 69))
        self.setGraphicsEffect(shadow)
        self.hide()

    @property
    def current(self) -> int:
        """Place of the row that Enter would take; -1 for none."""
        return self.view.currentIndex().row()

    def move_current(self, by: int) -> None:
        """Go up or down, round the ends."""
        if self._lines.lines:
            self._choose((self.current + by) % len(self._lines.lines))

    def _choose(self, place: int) -> None:
        index = self._lines.index(place)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def open_at(
        self, field: QWidget, typed: str, lines: Sequence[NeedLine], bottom: int, *, most: int = MOST
    ) -> None:
        """Show these rows below a field, or above it where that leaves more room.

        Args:
            field: as wide as the list.
            typed: what is bold in the names.
            lines: at least one.
            bottom: of the page: nothing below it is covered, pixels.
            most: rows that are seen at once.
        """
        self._paints.typed = typed
        self._lines.show_lines(lines)
        self._choose(0)
        page = self.parentWidget()
        if page is None:
            return
        theme = theme_of(self)
        self._shadow.setEnabled(not theme.high_contrast)
        at = QRect(field.mapTo(page, field.rect().topLeft()), field.size())
        below = bottom - at.bottom() - _BELOW
        above = at.top() - _BELOW
        needed = theme.px(ROW) * min(len(lines), most) + max(theme.px(_FOOT), self._foot.sizeHint().height())
        needed += _FRAME
        upward = below < needed and above > below
        height = min(needed, above if upward else below)
        top = at.top() - _BELOW - height if upward else at.bottom() + _BELOW
        self.setGeometry(at.left(), top, at.width(), height)
        self.show()
        self.raise_()
