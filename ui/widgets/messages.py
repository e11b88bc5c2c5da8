"""Messages that stand in the page beside what they speak of, and the banner for the whole desk."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import RAIL
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.painting import begin, rounded
from ui.widgets.words import Icon, label, set_shown, set_tone


class Level(StrEnum):
    """How much a message asks for."""

    INFO = "info"
    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


_LOOK = {
    Level.INFO: ("info", "serve"),
    Level.OK: ("tick-circle", "ok"),
    Level.WARNING: ("warning", "ret"),
    Level.ERROR: ("cross-circle", "bad"),
}


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say a sentence; does nothing where none runs."""
    if not sentence:
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - 1 ms

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


class InlineMessage(QWidget):
    """One sentence with icon, bar and tint; also the summary of what is wrong in a form.

    Insert it into the layout above or below what it speaks of; it is hidden while it has nothing to say.
    Its objectName is the page's to give.
    """

    def __init__(self, level: Level = Level.INFO, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon, tone = _LOOK[level]
        self._icon = Icon(icon, tone, RAIL)
        self._line = label("", "body", tone, weight=500, wrap=True)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._line)
        words.addLayout(self._links)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 14, 10)
        row.setSpacing(9)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.say(level, sentence)

    @property
    def sentence(self) -> str:
        """What it says; empty while it is hidden."""
        return self._line.text()

    def say(self, level: Level, sentence: str) -> None:
        """Say one sentence; an empty one hides the message."""
        self._clear_links()
        self._level = level
        icon, tone = _LOOK[level]
        self._icon.show_icon(icon, tone)
        self._line.setText(sentence)
        set_tone(self._line, tone)
        self.setAccessibleName(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_shown(self, shown=bool(sentence))
        announce(self, sentence)
        self.update()

    def clear(self) -> None:
        """Say nothing more."""
        self.say(Level.INFO, "")

    def summarise(self, sentence: str, fields: Sequence[Field]) -> None:
        """Say what is wrong in a form, with a link to each field in the field's own words, and take the focus."""
        self.say(Level.ERROR, sentence)
        for field in fields:
            self._add_link(field)
        said = [field.error for field in fields]
        self.setAccessibleDescription(" ".join(said))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_link(self, field: Field) -> None:
        link = KeyButton(field.error or field.name, kind=Kind.QUIET, height=28)
        link.clicked.connect(lambda: field.control.setFocus(Qt.FocusReason.OtherFocusReason))
        self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _clear_links(self) -> None:
        while (item := self._links.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, tone = theme_of(self), _LOOK[self._level][1]
        colour = theme.colour(tone)
        with QPainter(self) as painter:
            begin(painter)
            edge = colour if theme.high_contrast else None
            rounded(
                painter, QRectF(self.rect()), theme.size("radius.row"), theme.colour(f"{tone}_tint"), edge
            )
            rounded(painter, QRectF(6, 8, 3, self.height() - 16), 1.5, colour)


class Banner(QWidget):
    """One line under the top strip, over the whole width, for the state of the whole desk."""

    def __init__(self, sentence: str = "", icon: str = "warning", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = label(sentence, "body", "call", weight=600, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(9)
        row.addWidget(Icon(icon, "call", RAIL))
        row.addWidget(self._line, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.say(sentence)

    def say(self, sentence: str) -> None:
        """Show another sentence; an empty one hides the banner."""
        self._line.setText(sentence)
        self.setAccessibleName(sentence)
        set_shown(self, shown=bool(sentence))
        announce(self, sentence)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("call_tint"))
            painter.fillRect(0, self.height() - theme.edge, self.width(), theme.edge, theme.colour("call"))
