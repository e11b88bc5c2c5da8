"""Who waits for this counter: whoever is next first, then the queue, who is on hold here, who did not come."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.queries.counter import HeldRow, WaitingRow
from desktop.queries.enums import words
from ui.counter.head import priority_icon
from ui.counter.sheet import Sheet
from ui.theme import Theme, theme_of
from ui.widgets.painting import RIGHT, begin, draw_icon, rounded, text_width, tip, write
from ui.widgets.tables import paint_ring

ROW_HEIGHT = 52
SIDE, ICON = 16, 16


class RowKind(StrEnum):
    """What choosing a row may do: call it, take it up again, put it back into the queue."""

    WAITING = "waiting"
    HELD = "held"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list.

    Attributes:
        number: as stored; `shown` as this mall shows it.
        icon: before `right`; `tone` is of both, `under` stands below them.
        priority: icons behind the number, `grounds` the same in words.
        next: is called next.
        dim: is passed over now.
    """

    kind: RowKind
    number: str
    shown: str
    service: str
    icon: str
    right: str
    tone: str
    under: str = ""
    priority: tuple[str, ...] = ()
    grounds: str = ""
    next: bool = False
    dim: bool = False

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        parts = (self.shown, self.service, self.grounds, self.right, self.under)
        return ", ".join(part for part in parts if part)


def rows_of(sheet: Sheet) -> tuple[Row, ...]:
    """Return the rows of a counter's list."""
    return tuple(_rows(sheet))


def _rows(sheet: Sheet) -> Iterator[Row]:
    for one in sheet.view.waiting:
        yield _waiting(one, sheet)
    for held in sheet.view.held:
        yield _held(held)
    for one in sheet.view.absent:
        at = "" if one.absent_at is None else sheet.clocks[one.absent_at]
        yield Row(
            RowKind.ABSENT,
            one.number,
            one.shown,
            one.service_name,
            "person-cross",
            "tidak hadir",
            "off",
            f"Dipanggil {at}",
        )


def _waiting(one: WaitingRow, sheet: Sheet) -> Row:
    icon, right, tone, under = "clock", f"{one.minutes} mnt", "ink2", ""
    if one.elsewhere is not None:
        place = one.elsewhere.agency_short or one.elsewhere.counter_name
        icon, right, tone, under = "play-circle", f"sedang di {place}", "serve", "Tidak dipanggil dua kali"
    elif one.returned_at is not None:
        icon, right, under = "person-cross", f"kembali {sheet.clocks[one.returned_at]}", "Pernah tidak hadir"
    elif one.late:
        icon, tone = "warning", "ret"
    if one.next:
        under = "Berikutnya"
    elif one.directed and not under:
        under = "Dialihkan ke sini"
    return Row(
        RowKind.WAITING,
        one.number,
        one.shown,
        one.service_name,
        icon,
        right,
        tone,
        under,
        tuple(dict.fromkeys(priority_icon(basis) for basis in one.priority)),
        ", ".join(words(basis) for basis in one.priority),
        one.next,
        one.elsewhere is not None,
    )


def _held(held: HeldRow) -> Row:
    away = held.elsewhere is not None
    right = f"sedang di {held.elsewhere.agency_short}" if held.elsewhere else "ditahan di sini"
    under = "" if away else "Dapat dilanjutkan"
    tone = "serve" if away else "hold"
    icon = "play-circle" if away else "pause"
    return Row(RowKind.HELD, held.number, held.shown, held.service_name, icon, right, tone, under, dim=away)


class WaitingModel(QAbstractListModel):
    """The rows as a list; the UserRole gives the Row itself."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.shown
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row.spoken)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None


class WaitingDelegate(QStyledItemDelegate):
    """Draws a row as two lines: number and wait, service and what is to be known."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = theme_of(self._view)
        return QSize(theme.px(120), theme.px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Row):
            return
        theme, field = theme_of(self._view), QRectF(option.rect)
        painter.save()
        begin(painter)
        self._paint_ground(
            painter, theme, field, row, chosen=bool(option.state & QStyle.StateFlag.State_Selected)
        )
        inner = field.adjusted(theme.px(SIDE), theme.px(5), -theme.px(SIDE), -theme.px(5))
        half = inner.height() / 2
        upper = QRectF(inner.left(), inner.top(), inner.width(), half)
        lower = QRectF(inner.left(), inner.top() + half, inner.width(), half)
        self._paint_upper(painter, theme, upper, row)
        self._paint_lower(painter, theme, lower, row)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            paint_ring(painter, field, theme)
        painter.restore()

    @staticmethod
    def _paint_ground(painter: QPainter, theme: Theme, field: QRectF, row: Row, *, chosen: bool) -> None:
        if row.next:
            painter.fillRect(field, theme.colour("sel"))
            bar = QRectF(field.left() + 1, field.top() + 10, theme.px(4), field.height() - 20)
            rounded(painter, bar, 2, theme.colour("accent"))
        else:
            line = QRectF(
                field.left() + theme.px(SIDE), field.bottom() - 1, field.width() - 2 * theme.px(SIDE), 1
            )
            painter.fillRect(line, theme.colour("line"))
        if chosen:
            edge = field.adjusted(2, 2, -2, -2)
            rounded(painter, edge, theme.size("radius.control"), None, theme.colour("accent"), width=2)

    @staticmethod
    def _paint_upper(painter: QPainter, theme: Theme, field: QRectF, row: Row) -> None:
        bold, small = theme.font("body", 600), theme.font("label", 500, tabular=True)
        ink = theme.colour("ink2" if row.dim else "ink")
        side = theme.px(ICON)
        number = min(text_width(row.shown, bold), field.width())
        spare = (
            field.width() - number - side - theme.px(14)
        )  # the number is never cut for what stands beside it
        width = max(0.0, min(text_width(row.right, small), spare))
        right = QRectF(field.right() - width - 1, field.top(), width + 1, field.height())
        middle = field.top() + (field.height() - side) / 2
        write(painter, right, row.right, small, theme.colour(row.tone), align=RIGHT)
        draw_icon(
            painter,
            QPointF(right.left() - side - theme.px(6), middle),
            row.icon,
            theme,
            tone=row.tone,
            size=ICON,
        )
        room = right.left() - side - theme.px(12) - field.left()
        write(painter, QRectF(field.left(), field.top(), room, field.height()), row.shown, bold, ink)
        x = field.left() + min(number, room) + theme.px(14)
        for icon in row.priority:
            if x + side < right.left() - side - theme.px(8):
                draw_icon(painter, QPointF(x, middle), icon, theme, tone="accent", size=ICON)
            x += side + theme.px(6)

    @staticmethod
    def _paint_lower(painter: QPainter, theme: Theme, field: QRectF, row: Row) -> None:
        font = theme.font("small", 600 if row.next else 400)
        width = min(text_width(row.under, font), field.width() * 0.6)
        under = QRectF(field.right() - width - 1, field.top(), width + 1, field.height())
        write(painter, under, row.under, font, theme.colour("accent" if row.next else "ink3"), align=RIGHT)
        room = field.width() - width - theme.px(10 if row.under else 0)
        service = QRectF(field.left(), field.top(), room, field.height())
        write(painter, service, row.service, theme.font("label", 400), theme.colour("ink2"))


class WaitingList(QListView):
    """The list; a chosen row stays chosen while it is there, whatever moves around it."""

    chose = Signal(object)
    """The chosen Row, or None."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("counter.waiting")
        self.setAccessibleName("Menunggu di loket ini")
        self.setProperty("ring_own", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView#counter\\.waiting { border: none; border-radius: 0; }")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.model_ = WaitingModel()
        self.setModel(self.model_)
        self.setItemDelegate(WaitingDelegate(self))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chose.emit(self.chosen))

    @property
    def chosen(self) -> Row | None:
        """The chosen row, None where there is none."""
        indexes = self.selectedIndexes()
        row = indexes[0].data(Qt.ItemDataRole.UserRole) if indexes else None
        return row if isinstance(row, Row) else None

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows, with the same one chosen and the same place in view."""
        if rows == self.model_.rows:
            return
        before, place = self.chosen, self.verticalScrollBar().value()
        self.model_.show_rows(rows)
        kept = next(
            (i for i, row in enumerate(rows) if before is not None and row.number == before.number), None
        )
        if kept is not None:
            self.setCurrentIndex(self.model_.index(kept, 0))
        self.verticalScrollBar().setValue(place)
        self.chose.emit(self.chosen)
