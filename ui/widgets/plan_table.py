"""The plan of a visit as a table: the path at its left, one high row a step, its keys."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QStyle, QStyleOptionViewItem

from ui.icons import RAIL, TAG
from ui.theme import Theme, theme_of
from ui.widgets.painting import RIGHT, begin, draw_icon, tip, write
from ui.widgets.paths import Mark, paint_column_stop
from ui.widgets.row_drag import RowDrag
from ui.widgets.tables import RowDelegate, Table, paint_ring
from ui.widgets.tags import StateLook, paint_tag, tag_size

ROW = 78
HEADS = ("", "Layanan", "Perkiraan", "Loket", "Giliran")
PATH, SERVICE, ESTIMATE, PLACE, TURN = range(5)
_PATH_WIDTH, _ESTIMATE_WIDTH, _PLACE_WIDTH, _TURN_WIDTH, _ICON_WIDTH = 66, 100, 122, 172, 48
_TIGHT, _CRAMPED = 620, 440
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One step as it is shown.

    Attributes:
        code: of the service.
        papers: how the documents stand; `lacking` when one is missing.
        blocked: it waits for an earlier step.
        closed: it cannot be taken in now.
        begins: when it is likely to begin, as `sekitar 09.40`; empty where nobody can tell.
        hindered: what is in its way today, in few words; empty for nothing.
        reasons: why it stands there and what is in its way, in whole sentences.
    """

    code: str
    name: str
    where: str
    papers: str
    lacking: bool
    estimate: str
    waiting: str
    place: str
    cost: str
    turn: str
    blocked: bool
    closed: bool
    begins: str = ""
    hindered: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def below(self) -> tuple[str, bool]:
        """What stands below the service, the most pressing first, and whether it warns."""
        said = (self.hindered, self.papers if self.lacking or not self.hindered else "")
        return " · ".join(part for part in said if part), self.lacking or bool(self.hindered)

    @property
    def look(self) -> StateLook:
        """How its turn is shown."""
        if self.closed:
            return StateLook("struck-circle", "ret")
        return StateLook("lock", "off", dashed=True) if self.blocked else StateLook("clock", "wait")


class PlanLines(QAbstractTableModel):
    """The steps as a table of words, which is what is read out."""

    def __init__(self, lines: Sequence[PlanLine] = ()) -> None:
        super().__init__()
        self.lines = tuple(lines)
        self.tight = False

    def show_lines(self, lines: Sequence[PlanLine]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == TURN:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if section == TURN and self.tight:
            return None
        return HEADS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return " ".join(line.reasons)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (PATH, SERVICE, TURN):
            about = (line.turn,) if index.column() == TURN else (line.name, line.where, line.papers)
            return tip("\n".join(dict.fromkeys((*about, *line.reasons))))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == PLACE:
            return tip("\n".join(part for part in (line.place, line.cost) if part))
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cells = {
            PATH: (f"{index.row() + 1}",),
            SERVICE: (line.name, line.where, line.below[0]),
            ESTIMATE: (line.estimate, line.waiting),
            PLACE: (line.place, line.cost),
            TURN: (line.turn, line.begins),
        }
        return ", ".join(part for part in cells[index.column()] if part)


class _StepDelegate(RowDelegate):
    """Paints the cells of a step."""

    def __init__(self, table: "PlanTable") -> None:
        super().__init__(table, row_height=ROW)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(40, theme_of(self._table).px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_of(self._table)
        rect = QRectF(option.rect)
        lines = self._table.lines_.lines
        line = lines[index.row()]
        painter.save()
        begin(painter)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("sel"))
        if index.column() != PATH:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        if index.column() == PATH:
            self._paint_path(painter, theme, rect, index.row())
        elif index.column() == SERVICE:
            self._paint_service(painter, theme, rect, line)
        elif index.column() == TURN:
            self._paint_turn(painter, theme, rect, line)
        elif index.column() == ESTIMATE:
            self._paint_estimate(painter, theme, rect, line)
        else:
            self._paint_place(painter, theme, rect, line)
        if index.column() != PATH:
            self._paint_below(painter, theme, rect, line)
        if self._has_ring(index):
            painter.setClipping(False)
            paint_ring(painter, self._row_rect(rect), theme)
        painter.restore()

    def _paint_path(self, painter: QPainter, theme: Theme, rect: QRectF, row: int) -> None:
        lines = self._table.lines_.lines
        marks = [Mark.BLOCKED if line.blocked else Mark.HERE for line in lines]
        after = marks[row + 1] if row + 1 < len(marks) else None
        field = QRectF(rect.left() + theme.px(20), rect.top(), theme.px(28), rect.height())
        paint_column_stop(painter, field, row + 1, marks[row], theme, after=after)

    def _paint_service(self, painter: QPainter, theme: Theme, rect: QRectF, line: PlanLine) -> None:
        room = QRectF(rect.left(), rect.top() + theme.px(12), rect.width() - theme.px(8), theme.px(20))
        write(painter, room, line.name, theme.font("body", 600), theme.colour("ink"))
        room.translate(0, theme.px(20))
        write(painter, room, line.where, theme.font("label", 400), theme.colour("ink2"))

    @staticmethod
    def _paint_estimate(painter: QPainter, theme: Theme, rect: QRectF, line: PlanLine) -> None:
        room = QRectF(rect.left(), rect.top() + theme.px(12), rect.width() - theme.px(8), theme.px(20))
        write(painter, room, line.estimate, theme.font("body", 600), theme.colour("ink"))
        room.translate(0, theme.px(20))
        write(painter, room, line.waiting, theme.font("label", 400), theme.colour("ink2"))

    @staticmethod
    def _paint_place(painter: QPainter, theme: Theme, rect: QRectF, line: PlanLine) -> None:
        """Write the counters, of which a service may have many, in two lines."""
        room = QRectF(rect.left(), rect.top() + theme.px(13), rect.width() - theme.px(8), theme.px(39))
        painter.setFont(theme.font("body", 600))
        painter.setPen(theme.colour("ink"))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, line.place)

    def _paint_below(self, painter: QPainter, theme: Theme, rect: QRectF, line: PlanLine) -> None:
        """Write papers and cost, which need more room than their columns: each cell paints its share of the line."""
        table = self._table
        left, end = table.columnViewportPosition(SERVICE), table.viewport().width() - theme.px(16)
        room = QRectF(left, rect.top() + theme.px(51), end - left, theme.px(20))
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        if line.cost and not table.isColumnHidden(PLACE):
            cost = room.adjusted(table.columnViewportPosition(PLACE) - left, 0, 0, 0)
            write(painter, cost, line.cost, theme.font("small"), theme.colour("ink2"))
            room.setRight(cost.left() - theme.px(8))
        said, warns = line.below
        if said:
            tone, icon = ("ret", "warning") if warns else ("ink2", "document")
            at = QPointF(room.left(), room.top() + (room.height() - theme.px(TAG)) / 2)
            draw_icon(painter, at, icon, theme, tone=tone)
            room.setLeft(room.left() + theme.px(TAG + 4))
            font = theme.font("small", 600 if warns else 400)
            write(painter, room, said, font, theme.colour(tone))
        painter.restore()

    def _paint_turn(self, painter: QPainter, theme: Theme, rect: QRectF, line: PlanLine) -> None:
        look = line.look
        right = rect.right() - theme.px(16)
        if rect.width() < theme.px(_TURN_WIDTH - 30):
            at = QPointF(right - theme.px(RAIL), rect.top() + theme.px(14))
            draw_icon(painter, at, look.icon, theme, tone=look.tone, size=RAIL)
            return
        size = tag_size(line.turn, theme)
        width = min(size.width(), right - rect.left())
        tag = QRectF(right - width, rect.top() + theme.px(8), width, size.height())
        paint_tag(painter, tag, line.turn, look, theme)
        below = QRectF(rect.left(), rect.top() + theme.px(35), right - rect.left(), theme.px(17))
        write(painter, below, line.begins, theme.font("small"), theme.colour("ink2"), align=RIGHT)


class PlanTable(Table):
    """The steps; as high as its rows, so that it scrolls with what stands around it.

    Signals:
        moved: a row is to go to another place; both numbers from 0, by keys or by the mouse.
        removed: the row in front is to go.
        opened: its documents are asked for.
    """

    moved = Signal(int, int)
    removed = Signal(int)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__("Rencana kunjungan", row_height=ROW)
        self.setObjectName("intake.plan")
        self.lines_ = PlanLines()
        self.setModel(self.lines_)
        self.setItemDelegate(_StepDelegate(self))
        self.setAlternatingRowColors(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(
            "QTableView { border: none; border-radius: 0; } QHeaderView::section { padding: 0 16px 0 0; }"
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        heads = self.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.drag = RowDrag(self)
        self.drag.dropped.connect(self.moved)
        self.show_lines(())

    def show_lines(self, lines: Sequence[PlanLine]) -> None:
        """Show another plan; the row in front stays where it is, by its service."""
        current = self.current_code()
        self.lines_.show_lines(lines)
        self._fit()
        codes = [line.code for line in lines]
        if codes:
            self.selectRow(codes.index(current) if current in codes else 0)

    def current_code(self) -> str:
        """Return the service of the row in front, empty for none."""
        row = self.currentIndex().row()
        return self.lines_.lines[row].code if 0 <= row < len(self.lines_.lines) else ""

    def _fit(self) -> None:
        theme = theme_of(self)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.setFixedHeight(
            theme.px(ROW) * len(self.lines_.lines) + self.horizontalHeader().sizeHint().height()
        )
        self.updateGeometry()
        self._share()

    def _share(self) -> None:
        theme = theme_of(self)
        tight = self.lines_.tight = self.width() < theme.px(_TIGHT)
        widths = {
            PATH: theme.px(_PATH_WIDTH),
            ESTIMATE: theme.px(_ESTIMATE_WIDTH),
            PLACE: theme.px(_PLACE_WIDTH - (28 if tight else 0)),
            TURN: theme.px(_ICON_WIDTH if tight else _TURN_WIDTH),
        }
        cramped = self.width() < theme.px(_CRAMPED)  # large letters: what matters most stays
        for column in (ESTIMATE, PLACE):
            self.setColumnHidden(column, cramped)
            widths[column] = 0 if cramped else widths[column]
        rest = self.width() - sum(widths.values())
        widths[SERVICE] = max(theme.px(120), rest)
        for column, width in widths.items():
            if width:
                self.setColumnWidth(column, width)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "lines_"):
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Alt and an arrow change the order, Del take out, Space open the documents."""
        row, key = self.currentIndex().row(), event.key()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        if row >= 0 and step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if 0 <= row + step < len(self.lines_.lines):
                self.moved.emit(row, row + step)
        elif row >= 0 and key == Qt.Key.Key_Delete:
            self.removed.emit(row)
        elif row >= 0 and key == Qt.Key.Key_Space:
            self.opened.emit(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)
