"""The band under the top strip while something is down: what, since when, who waits, and the way to them."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.queries.outages import OutageNow
from ui.icons import RAIL
from ui.outage.words import band
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.messages import announce
from ui.widgets.painting import tip
from ui.widgets.words import Icon, label, set_shown

HEIGHT = 36


class OutageBand(QWidget):
    """One line over the whole width; hidden while nothing is down.

    Signals:
        opened: the list of those who wait is wanted.
    """

    opened = Signal()

    def __init__(self, key: str) -> None:
        super().__init__()
        self.setObjectName("outage.band")
        self._said = ""
        self.line = label("", "body", "bad", weight=600)
        self.line.setMinimumWidth(40)
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.manage = KeyButton("Kelola", key=key, kind=Kind.QUIET, height=28)
        self.manage.setObjectName("outage.band.manage")
        self.manage.clicked.connect(self.opened)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 10, 3)
        row.setSpacing(9)
        row.addWidget(Icon("plug-off", "bad", RAIL))
        row.addWidget(self.line, 1)
        row.addWidget(self.manage)
        self.setMinimumHeight(theme_of(self).px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        set_shown(self, shown=False)

    def show_outages(self, outages: Sequence[OutageNow]) -> None:
        """Show what is down now; a screen reader hears of a new outage once, not of each minute's figures."""
        words = band(outages)
        self.line.setText(words)
        self.line.setToolTip(tip(words))
        self.setAccessibleName(words)
        set_shown(self, shown=bool(words))
        heads = "; ".join(f"Gangguan {one.system}, {one.where}" for one in outages)
        if heads != self._said:
            self._said = heads
            announce(self, heads)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("bad_tint"))
            painter.fillRect(0, self.height() - theme.edge, self.width(), theme.edge, theme.colour("bad"))
