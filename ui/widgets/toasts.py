"""Toasts: what was just done, and for ten seconds the way back."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.icons import RAIL
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.messages import announce
from ui.widgets.painting import begin, rounded, text_width
from ui.widgets.words import Icon, label

LIFE_MS = 10_000
MOST = 3
_STEP_MS = 100
_MARGIN, _BETWEEN, _NARROWEST, _WIDEST = 16, 8, 360, 640
_RIGHT_SHARE = 0.42


@dataclass(slots=True)
class Countdown:
    """How long a toast still stays, in milliseconds; time passes only by `pass_time`."""

    left_ms: int = LIFE_MS

    def pass_time(self, ms: int, *, held: bool) -> None:
        """Let time pass; while held it stands."""
        if not held:
            self.left_ms = max(0, self.left_ms - ms)

    @property
    def share(self) -> float:
        """What is left, from 1 to 0."""
        return self.left_ms / LIFE_MS

    @property
    def over(self) -> bool:
        """Whether its time has run out."""
        return self.left_ms == 0


class Toast(QWidget):
    """One sentence over the page, with a line that empties; it stands still under the pointer or the focus."""

    undone = Signal()

    def __init__(self, sentence: str, icon: str, *, can_undo: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.sentence = sentence
        self.countdown = Countdown()
        self.setObjectName("toast")
        self.setAccessibleName(sentence)
        self.setProperty("ring_tone", "tip_act")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 10, 6)
        row.setSpacing(9)
        row.addWidget(Icon(icon, "on_tip", RAIL))
        row.addWidget(label(sentence, "body", "on_tip", weight=500, wrap=True), 1)
        self._undo: KeyButton | None = None
        if can_undo:
            self._undo = KeyButton(self.tr("Urungkan"), key="Ctrl+Z", kind=Kind.ON_TIP)
            self._undo.setObjectName("undo")
            self._undo.clicked.connect(self.undone)
            row.addWidget(self._undo)

    @property
    def can_undo(self) -> bool:
        """Whether what it tells of can be taken back."""
        return self._undo is not None

    def show_key(self, *, shown: bool) -> None:
        """Show Ctrl+Z only on the toast that the key would take back."""
        if self._undo is not None:
            self._undo.set_key("Ctrl+Z" if shown else "")

    def natural_width(self) -> int:
        """Return how wide it is with its sentence in one line."""
        theme = theme_of(self)
        words = text_width(self.sentence, theme.font("body", 500)) + theme.px(RAIL)
        undo = 0 if self._undo is None else self._undo.sizeHint().width()
        return round(words + undo + 14 + 10 + 2 * 9 + 4)

    def held(self) -> bool:
        """Return whether the pointer or the focus is on it."""
        focused = QApplication.focusWidget()
        return self.underMouse() or (focused is not None and self.isAncestorOf(focused))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            begin(painter)
            rounded(painter, QRectF(self.rect()), theme.size("radius.row"), theme.colour("tip"))
            width = (self.width() - 16) * self.countdown.share
            rounded(painter, QRectF(8, self.height() - 5, width, 2), 1, theme.colour("tip_act"))


class ToastStack(QObject):
    """The toasts of a window: at the lower left of `host`, newest lowest, at most three.

    Args:
        host: what they lie over, such as the area of the pages.
    """

    expired = Signal(str)
    """The sentence of a toast that has gone, for the log of the status bar."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._lift, self._right = 0, False
        self._shown: list[tuple[Toast, Callable[[], None] | None]] = []
        self._watch = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._on_time)
        host.installEventFilter(self)

    def say(
        self, sentence: str, undo: Callable[[], None] | None = None, *, icon: str = "tick-circle"
    ) -> Toast:
        """Show a sentence; `undo` is what takes the act back.

        Never the only place of an error, and never with a name, a NIK or a service of a person.
        """
        while len(self._shown) >= MOST:
            self._drop(self._shown[0][0])
        toast = Toast(sentence, icon, can_undo=undo is not None, parent=self._host)
        toast.undone.connect(lambda: self._undo(toast))
        self._shown.append((toast, undo))
        self._arrange()
        toast.show()
        toast.raise_()
        announce(toast, sentence)
        if not self._timer.isActive():
            self._watch.start()
            self._timer.start()
        return toast

    def stand(self, *, lift: int = 0, right: bool = False) -> None:
        """Stand so many pixels (at 100 %) above the lower edge, at its left end or in the right two fifths.

        So they are never over what a page is worked with.
        """
        self._lift, self._right = lift, right
        self._arrange()

    def toasts(self) -> list[Toast]:
        """Return what is shown, oldest first."""
        return [toast for toast, _ in self._shown]

    def undo_latest(self) -> bool:
        """Take back the newest act that can be; return whether there was one. This is what Ctrl+Z does."""
        for toast, undo in reversed(self._shown):
            if undo is not None:
                self._undo(toast)
                return True
        return False

    def pass_time(self, ms: int) -> None:
        """Let time pass for all toasts; those whose time has run out go."""
        for toast in self.toasts():
            toast.countdown.pass_time(ms, held=toast.held())
            toast.update()
            if toast.countdown.over:
                self._drop(toast)

    def _on_time(self) -> None:
        self.pass_time(self._watch.restart())

    def _undo(self, toast: Toast) -> None:
        undo = next((undo for shown, undo in self._shown if shown is toast), None)
        self._drop(toast)
        if undo is not None:
            undo()

    def _drop(self, toast: Toast) -> None:
        self._shown = [entry for entry in self._shown if entry[0] is not toast]
        toast.hide()
        toast.setObjectName("")
        toast.deleteLater()
        self.expired.emit(toast.sentence)
        if not self._shown:
            self._timer.stop()
        self._arrange()

    def _arrange(self) -> None:
        newest = next((toast for toast in reversed(self.toasts()) if toast.can_undo), None)
        theme = theme_of(self._host)
        bottom = self._host.height() - _MARGIN - theme.px(self._lift)
        room = round(self._host.width() * (_RIGHT_SHARE if self._right else 1)) - 2 * _MARGIN
        for toast in reversed(self.toasts()):
            toast.show_key(shown=toast is newest)
            width = max(min(toast.natural_width(), theme.px(_WIDEST), room), min(theme.px(_NARROWEST), room))
            needed = toast.heightForWidth(width) if toast.hasHeightForWidth() else toast.sizeHint().height()
            height = max(theme.size("height.toast"), needed)
            left = self._host.width() - _MARGIN - width if self._right else _MARGIN
            toast.setGeometry(left, bottom - height, width, height)
            bottom -= height + _BETWEEN

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.StyleChange}:
            self._arrange()
        return super().eventFilter(watched, event)
