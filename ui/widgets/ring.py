"""The focus ring: one overlay in a window that follows the focus, since a style sheet cannot leave a gap."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.theme import theme_of
from ui.widgets.painting import begin, rounded

GAP = 2
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
    QEvent.Type.EnabledChange,
    QEvent.Type.StyleChange,
    QEvent.Type.ZOrderChange,
}


class FocusRing(QWidget):
    """The ring of a window or dialog: make one, with the window as its parent.

    A widget may say `ring_round` (a pill), `ring_tone` (for itself and all inside it: `marker` on the rail), or
    `ring_own` (it paints its own, as item views do).
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._whole = QRect()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
            self._on_focus(None, app.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """The widget that the ring lies around; None while it is hidden."""
        return self._target

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = new if new is not None and self._is_mine(new) else None
        if self._target is not None:
            self._watched = [self._target, *self._parents(self._target)]
            for widget in self._watched:
                widget.installEventFilter(self)
        self._place()

    def _is_mine(self, widget: QWidget) -> bool:
        own = isinstance(widget, QAbstractItemView) or widget.property("ring_own")
        return not own and widget is not self.window() and widget.window() is self.window()

    def _parents(self, widget: QWidget) -> list[QWidget]:
        """Return the parents of a widget up to and without the window."""
        found = []
        parent = widget.parentWidget()
        while parent is not None and parent is not self.parentWidget():
            found.append(parent)
            parent = parent.parentWidget()
        return found

    def _place(self) -> None:
        target, window = self._seen_target(), self.parentWidget()
        if target is None or window is None:
            self.hide()
            return
        grow = GAP + theme_of(self).ring
        at = target.mapTo(window, QPoint(0, 0))
        self._whole = QRect(at, target.size()).adjusted(-grow, -grow, grow, grow)
        seen = self._whole & window.rect()
        for parent in self._parents(target):
            area = parent.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
                seen &= QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
        self.setVisible(not seen.isEmpty())
        self.setGeometry(seen)
        self.raise_()
        self.update()

    def _seen_target(self) -> QWidget | None:
        """Return what the ring lies around; None where it is gone, hidden or dead."""
        target, window = self._target, self.parentWidget()
        if target is None or window is None or not isValid(target):
            return None
        return target if target.isVisibleTo(window) and target.isEnabled() else None

    def _tone(self, target: QWidget) -> str:
        for widget in (target, *self._parents(target)):
            if tone := widget.property("ring_tone"):
                return str(tone)
        return "focus"

    def paintEvent(self, _event: QPaintEvent) -> None:
        target = self._target
        if target is None or not isValid(target):
            return
        theme = theme_of(self)
        whole = QRectF(self._whole).translated(-self.x(), -self.y())
        radius = theme.size("radius.control") + GAP + theme.ring / 2
        if target.property("ring_round"):
            radius = whole.height() / 2 - theme.ring / 2
        with QPainter(self) as painter:
            rounded(begin(painter), whole, radius, None, theme.colour(self._tone(target)), width=theme.ring)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)
