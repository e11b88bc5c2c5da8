"""Labels: always plain text, sized and coloured by role and tone."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.icons import RAIL
from ui.theme import theme_of
from ui.widgets.painting import begin, draw_icon, draw_key, key_width, tip


def restyle(widget: QWidget) -> None:
    """Make a changed property of a widget count in its style."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_shown(widget: QWidget, *, shown: bool) -> None:
    """Show or hide a piece; one that has no parent yet is seen with its page, not as a window of its own."""
    if shown and widget.parentWidget() is None:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)
    else:
        widget.setVisible(shown)


def label(
    text: str = "",
    role: str = "body",
    tone: str = "ink",
    *,
    weight: int = 0,
    wrap: bool = False,
    tabular: bool = False,
) -> QLabel:
    """Return a label of plain text; no data can become markup in it.

    Args:
        text: the words; `&` is a letter.
        role: size and weight, of `[type]` in the token table.
        tone: a colour token of text.
        weight: 400 to 700; 0 for the role's own.
        wrap: whether it may take several lines.
        tabular: digits of one width, for clocks and durations.
    """
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    if weight:
        made.setProperty("weight", str(weight))
    if tabular:
        digits = QFont()
        digits.setFeature(QFont.Tag("tnum"), 1)
        made.setFont(digits)
    return made


def set_tone(shown: QLabel, tone: str) -> None:
    """Change the colour of a label."""
    if shown.property("tone") != tone:
        shown.setProperty("tone", tone)
        restyle(shown)


def panel(kind: str = "none", parent: QWidget | None = None) -> QFrame:
    """Return a frame of a kind: rail, strip, foot, status, column, card, dialog, float, rule or none."""
    made = QFrame(parent)
    made.setProperty("panel", kind)
    return made


class NumberLabel(QLabel):
    """A ticket number: proportional digits, since tabular ones tear its hyphens apart; read out as such."""

    def __init__(self, number: str = "", role: str = "title", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("weight", "700")
        self.set_number(number)

    def set_number(self, number: str) -> None:
        """Show another number; empty for none."""
        self.setText(number)
        self.setAccessibleName(self.tr("Nomor antrean {}").format(number) if number else "")


class Icon(QWidget):
    """An icon beside words; without a name it is decoration."""

    def __init__(
        self,
        name: str,
        tone: str = "ink2",
        size: int = RAIL,
        *,
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.setAccessibleName(spoken)
        self.setToolTip(tip(spoken))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, tone: str) -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        side = theme_of(self).px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            draw_icon(
                begin(painter), QPointF(0, 0), self._name, theme_of(self), tone=self._tone, size=self._size
            )


class KeyCap(QWidget):
    """A key as it stands on the keyboard, in hints."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(round(key_width(self._key, theme)), theme.size("height.key"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            draw_key(begin(painter), self.rect().toRectF(), self._key, theme_of(self))
