"""Sending a ticket on (F4): to another counter of its service, or to another agency; typing filters the list."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.queries.routes import Route, RouteKind, Routes
from ui.icons import BUTTON
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.painting import RIGHT, begin, draw_icon, text_width, write
from ui.widgets.ring import FocusRing
from ui.widgets.tables import paint_ring, paint_row_ground
from ui.widgets.words import label

ROW_HEIGHT = 52
WIDTH = 520
LIST_HEIGHT = 312
ROUTE = Qt.ItemDataRole.UserRole


def spoken_route(route: Route) -> str:
    """Return a place in words, for screen readers and the filter."""
    kind = "Loket" if route.kind is RouteKind.COUNTER else "Rujuk"
    return ", ".join(
        part for part in (kind, route.name, route.agency_short, route.place, _state(route)) if part
    )


def fits(route: Route, typed: str) -> bool:
    """Return whether every typed word is part of a place's name, agency, counters or code."""
    text = f"{spoken_route(route)} {route.code}".casefold()
    return all(word in text for word in typed.casefold().split())


def _state(route: Route) -> str:
    said = "" if route.state is None else str(route.state)
    return said[:1].upper() + said[1:]


class RouteDelegate(QStyledItemDelegate):
    """Paints a place: its kind as an icon, name, where it is, and how it stands."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme_of(self._view).px(200), theme_of(self._view).px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        route = index.data(ROUTE)
        if not isinstance(route, Route):
            return
        theme = theme_of(self._view)
        ink, ink2 = ("ink", "ink2") if route.open else ("disabled", "disabled")
        field = QRectF(option.rect)
        painter.save()
        begin(painter)
        paint_row_ground(painter, option, theme)
        middle = field.center().y()
        name = "counter" if route.kind is RouteKind.COUNTER else "arrow-right"
        at = QPointF(field.left() + theme.px(14), middle - theme.px(BUTTON) / 2)
        draw_icon(painter, at, name, theme, tone=ink2, size=BUTTON)
        words = field.adjusted(theme.px(44), theme.px(6), -theme.px(14), -theme.px(6))
        upper, lower = (
            words.adjusted(0, 0, 0, -words.height() / 2),
            words.adjusted(0, words.height() / 2, 0, 0),
        )
        small = theme.font("label", 400)
        state = _state(route) or f"{route.waiting} antre"
        taken = min(text_width(state, small), upper.width() / 2)
        right = QRectF(upper.right() - taken, upper.top(), taken, upper.height())
        write(painter, right, state, small, theme.colour(ink2), align=RIGHT)
        first = upper.adjusted(0, 0, -taken - theme.px(12), 0)
        write(painter, first, route.name, theme.font("body", 600), theme.colour(ink))
        where = " · ".join(part for part in (route.agency_short, route.place) if part)
        write(painter, lower, where, small, theme.colour(ink2))
        if self._view.hasFocus() and option.state & QStyle.StateFlag.State_Selected:
            paint_ring(painter, field, theme)
        painter.restore()


class RouteDialog(QDialog):
    """The list of places, and a field that filters it.

    Enter in the field goes to the list, Ctrl+Enter sends; down in the field moves in the list.

    Signals:
        sent: the Route that was chosen.
    """

    sent = Signal(object)

    def __init__(self, routes: Routes, shown: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("route")
        self.setWindowTitle("Arahkan tiket")
        self.setMinimumWidth(theme_of(self).px(WIDTH))
        self._routes = routes
        self.search = QLineEdit()
        self.search.setObjectName("route.search")
        self.search.setPlaceholderText("Nama loket, layanan, atau instansi")
        self.search.setClearButtonEnabled(True)
        self.field = Field("Ke mana", self.search)
        self.places = QStandardItemModel(self)
        self.list = self._made_list()
        self.message = InlineMessage(Level.INFO)
        self.back = KeyButton("Batal", key="Esc", icon="close")
        self.send = KeyButton("Arahkan", key="Ctrl+Enter", icon="arrow-right", kind=Kind.PRIMARY, height=40)
        self.send.setObjectName("route.send")
        self._lay_out(shown)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list.doubleClicked.connect(lambda _: self._on_send())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._settle())
        self.back.clicked.connect(self.reject)
        self.send.clicked.connect(self._on_send)
        self.ring = FocusRing(self)
        self._filter("")
        self.search.setFocus()

    def _made_list(self) -> QListView:
        made = QListView()
        made.setObjectName("route.list")
        made.setAccessibleName("Tujuan")
        made.setModel(self.places)
        made.setItemDelegate(RouteDelegate(made))
        made.setUniformItemSizes(True)
        made.setMinimumHeight(theme_of(self).px(LIST_HEIGHT))
        made.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        return made

    def _lay_out(self, shown: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(f"Arahkan {shown}", "page"))
        column.addWidget(self.field)
        column.addWidget(self.message)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.send)
        column.addLayout(row)

    @property
    def chosen(self) -> Route | None:
        """The place that is chosen, None where none can be."""
        route = self.list.currentIndex().data(ROUTE)
        return route if isinstance(route, Route) and route.open else None

    def _filter(self, typed: str) -> None:
        self.places.clear()
        for route in self._routes.found:
            if fits(route, typed):
                item = QStandardItem(route.name)
                item.setData(route, ROUTE)
                item.setData(spoken_route(route), Qt.ItemDataRole.AccessibleTextRole)
                item.setEnabled(route.open)
                self.places.appendRow(item)
        first = next((row for row in range(self.places.rowCount()) if self.places.item(row).isEnabled()), -1)
        if first >= 0:
            self.list.setCurrentIndex(self.places.index(first, 0))
        self._say_what_is_missing()
        self._settle()

    def _say_what_is_missing(self) -> None:
        if self._routes.found and not self.places.rowCount():
            self.message.say(Level.INFO, "Tidak ada tujuan dengan kata itu.")
        elif not self._routes.found:
            self.message.say(Level.INFO, "Tidak ada loket lain untuk layanan ini.")
        elif not self._routes.may_refer:
            self.message.say(
                Level.INFO, "Ke instansi lain: baru dapat dirujuk dari loket, sesudah dipanggil."
            )
        else:
            self.message.clear()

    def _settle(self) -> None:
        route = self.chosen
        self.send.setEnabled(route is not None)
        self.send.set_text("Rujuk" if route is not None and route.kind is RouteKind.SERVICE else "Arahkan")

    def _on_send(self) -> None:
        route = self.chosen
        if route is not None:
            self.sent.emit(route)
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not event.isAutoRepeat():
                self._on_send()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while one types, and Enter go to it."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        row = self.list.currentIndex().row() + step
        while 0 <= row < self.places.rowCount():
            if self.places.item(row).isEnabled():
                self.list.setCurrentIndex(self.places.index(row, 0))
                return
            row += step
