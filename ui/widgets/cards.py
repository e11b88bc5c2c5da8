"""Fields on the canvas that hold other pieces: cards, key figures, and what stands where nothing is yet."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import TAG
from ui.theme import theme_of
from ui.widgets.painting import begin, rounded
from ui.widgets.words import Icon, KeyCap, label


class Card(QFrame):
    """An outlined field; cards stand on the canvas and never in each other.

    Attributes:
        body: where its content goes.
        head: the row of the title; extras go to its right end. Hidden without a title.
    """

    def __init__(self, title: str = "", *, pad: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(pad, pad if not title else pad - 4, pad, pad)
        column.setSpacing(8)
        self._top = QWidget()
        self.head = QHBoxLayout(self._top)
        self.head.setContentsMargins(0, 0, 0, 0)
        self.title = label(title, "title")
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column.addWidget(self._top)
        column.addLayout(self.body, 1)
        self._top.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self.title.setText(title)
        self._top.setVisible(bool(title))
        self.setAccessibleName(title)


class Figure(QWidget):
    """A key figure: what it counts, the figure, and one line that sets it in proportion.

    Signals:
        opened: its list is wanted: Enter, the space bar, or a click; only of one that `opens_list`.
    """

    opened = Signal()

    def __init__(
        self, caption: str, value: str = "", note: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._caption = label(caption, "label", "ink2", weight=400)
        self._value = label(value, "figure", tabular=True)
        self._icon = Icon("warning", "ret", TAG)
        self._note = label(note, "small", "ink3")
        below = QHBoxLayout()
        below.setSpacing(5)
        below.addWidget(self._icon)
        below.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._caption)
        column.addWidget(self._value)
        column.addLayout(below)
        self.show_figure(value, note)

    def opens_list(self) -> None:
        """Be one that opens the list that it counts."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Enter membuka daftarnya")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opening = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if opening and self.focusPolicy() is not Qt.FocusPolicy.NoFocus and not event.isAutoRepeat():
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if inside and self.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            self.opened.emit()
        super().mouseReleaseEvent(event)

    def show_figure(self, value: str, note: str = "", *, tone: str = "", icon: str = "") -> None:
        """Show another figure; a note that calls for attention has a tone and an icon."""
        self._value.setText(value)
        self._note.setText(note)
        self._note.setProperty("tone", tone or "ink3")
        self._note.setProperty("weight", "600" if tone else "400")
        self._note.style().polish(self._note)
        self._icon.setVisible(bool(icon))
        if icon:
            self._icon.show_icon(icon, tone or "ink3")
        said = f"{self._caption.text()}: {value}"
        self.setAccessibleName(f"{said}, {note}" if note else said)


class _PathDrawing(QWidget):
    """The path from where one stands to where one is done; also the program's mark."""

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(108), theme.px(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        accent = theme.colour("accent")
        with QPainter(self) as painter:
            begin(painter)
            painter.scale(theme.scale, theme.scale)
            line = QPainterPath(QPointF(15, 31))
            line.cubicTo(QPointF(42, 10), QPointF(56, 40), QPointF(92, 14))
            painter.setPen(QPen(accent, 2.2))
            painter.drawPath(line)
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(QPointF(12, 32), 5, 5)
            painter.setBrush(accent)
            painter.drawEllipse(QPointF(95, 12), 5.2, 5.2)


class EmptyState(QWidget):
    """What stands where nothing is yet: one line what is so, one line what to do, with the key."""

    def __init__(self, title: str, hint: str = "", *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label(title, "title", wrap=True)
        self._hint = label(hint, "label", "ink2", weight=400, wrap=not key)
        below = QHBoxLayout()
        below.setSpacing(8)
        if key:
            below.addStretch(1)
            below.addWidget(self._hint)
            below.addWidget(KeyCap(key))
            below.addStretch(1)
        else:
            below.addWidget(self._hint)
        for line in (self._title, self._hint):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(4)
        column.addStretch(1)
        drawing = _PathDrawing()
        drawing.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column.addWidget(drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addLayout(below)
        column.addStretch(1)
        self.setAccessibleName(". ".join(part for part in (title, hint, key) if part))

    @property
    def title(self) -> QLabel:
        """The line that says what is so."""
        return self._title

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            field = QRectF(self.rect())
            edge = theme.colour("border")
            rounded(
                begin(painter), field, theme.size("radius.card"), theme.colour("surface"), edge, dashed=True
            )
