"""Toasts: what was just done, and for ten seconds the way back."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.icons import RAIL
from ui.theme import theme_of
from ui.widgets.berths import MARGIN, berth, covered, worked_with
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.messages import announce
from ui.widgets.painting import begin, rounded, text_width
from ui.widgets.words import Icon, label

LIFE_MS = 10_000
MOST = 3
_STEP_MS = 100
_NARROWEST, _NARROW, _WIDEST = 240, 360, 640
_NO_BREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"
_SIDE = 0.32
"""Share of a small window that its side column has, over which a narrow toast fits."""


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
    """One sentence over the page, with a line that empties; it stands still under the pointer.

    It never takes the focus: who types ahead while it comes must not fire what it offers.
    """

    undone = Signal()

    def __init__(self, sentence: str, icon: str, *, can_undo: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.sentence = sentence
        self.countdown = Countdown()
        self.setObjectName("toast")
        self.setAccessibleName(sentence)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 10, 6)
        row.setSpacing(9)
        row.addWidget(Icon(icon, "on_tip", RAIL))
        whole = sentence.replace("-", _NO_BREAK_HYPHEN)  # no number is torn apart where the toast is narrow
        row.addWidget(label(whole, "body", "on_tip", weight=500, wrap=True), 1)
        self._newest = False
        self._undo: KeyButton | None = None
        if can_undo:
            self._undo = KeyButton(self.tr("Urungkan"), key="Ctrl+Z", kind=Kind.ON_TIP)
            self._undo.setObjectName("undo")
            self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._undo.clicked.connect(self.undone)
            row.addWidget(self._undo)

    @property
    def can_undo(self) -> bool:
        """Whether what it tells of can be taken back."""
        return self._undo is not None

    def set_newest(self, *, newest: bool) -> None:
        """Say whether this is the toast that Ctrl+Z would take back; it shows the key where there is room."""
        self._newest = newest
        self._fit(self.width())

    def lie(self, place: QRect) -> None:
        """Lie there."""
        self._fit(place.width())
        self.setGeometry(place)

    def _fit(self, width: int) -> None:
        """Show the key where there is room, beside the longest word too: no number is cut off for it."""
        if self._undo is None:
            return
        self._undo.set_key("Ctrl+Z" if self._newest else "")
        longest = max(self.sentence.split(), key=len, default="")
        if width < max(theme_of(self).px(_NARROW), self._width_with(longest)):
            self._undo.set_key("")

    def natural_width(self) -> int:
        """Return how wide it is with its sentence in one line."""
        return self._width_with(self.sentence)

    def _width_with(self, line: str) -> int:
        theme = theme_of(self)
        words = text_width(line, theme.font("body", 500)) + theme.px(RAIL)
        undo = 0 if self._undo is None else self._undo.sizeHint().width()
        return round(words + undo + 14 + 10 + 2 * 9 + 4)

    def sizes(self, room: QRect) -> list[QSize]:
        """Return how large it may be in a room: in one line where that is not too wide, else narrow."""
        theme, widest = theme_of(self), room.width()
        narrow = min(max(round(widest * _SIDE), theme.px(_NARROWEST)), theme.px(_NARROW), widest)
        self._fit(theme.px(_WIDEST))
        wide = min(max(self.natural_width(), theme.px(_NARROW)), theme.px(_WIDEST), widest)
        return [QSize(width, self._height(width)) for width in dict.fromkeys((wide, narrow))]

    def _height(self, width: int) -> int:
        self._fit(width)
        needed = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        return max(theme_of(self).size("height.toast"), needed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            begin(painter)
            rounded(painter, QRectF(self.rect()), theme.size("radius.row"), theme.colour("tip"))
            width = (self.width() - 16) * self.countdown.share
            rounded(painter, QRectF(8, self.height() - 5, width, 2), 1, theme.colour("tip_act"))


class ToastStack(QObject):
    """The toasts of a window: low over `host` where they cover no key, newest lowest, at most three.

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
        toast.raise_()
        announce(toast, sentence)
        if not self._timer.isActive():
            self._watch.start()
            self._timer.start()
        return toast

    def stand(self, *, lift: int = 0, right: bool = False) -> None:
        """Stand so many pixels (at 100 %) above the lower edge, where that covers no key and no field.

        At the left or, where the page wants it, at the right, if both have room.
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

    def forget(self) -> None:
        """Let all go: whoever comes next takes nothing back that another did."""
        for toast in self.toasts():
            self._drop(toast)

    def pass_time(self, ms: int) -> None:
        """Let time pass for all toasts; those whose time has run out go."""
        for toast in self.toasts():
            toast.countdown.pass_time(ms, held=toast.underMouse())
            toast.update()
            if toast.countdown.over:
                self._drop(toast)
        self._make_way()

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
        """Put each where it covers nothing; the newest always somewhere, an older one only where there is room."""
        newest = next((toast for toast in reversed(self.toasts()) if toast.can_undo), None)
        room = self._room()
        worked, others = worked_with(self._host, self.toasts()), list[QRect]()
        for toast in reversed(self.toasts()):
            toast.set_newest(newest=toast is newest)
            place = berth(room, toast.sizes(room), worked, others, right=self._right)
            fits = not others or (place is not None and covered(place, worked) == 0)
            if fits and place is not None:
                toast.lie(place)
                others.append(place)
            toast.setVisible(fits)  # where it lies, or a pointer at its old place would hold it

    def _room(self) -> QRect:
        lift = theme_of(self._host).px(self._lift)
        return self._host.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN - lift)

    def _make_way(self) -> None:
        """Stand elsewhere where a key has come up below a toast; else stay, since nothing should jump."""
        worked = worked_with(self._host, self.toasts())
        if any(toast.isHidden() or covered(toast.geometry(), worked) for toast in self.toasts()):
            self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.StyleChange}:
            self._arrange()
        return super().eventFilter(watched, event)
