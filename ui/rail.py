"""The rail at the left: the logo, the pages of the officer's role with their keys, the public display, who is here."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.desk import Desk
from ui.actions import COMMANDS
from ui.icons import RAIL, icon
from ui.theme import theme_of
from ui.widgets.painting import plain, rounded, tip, write
from ui.widgets.words import label, panel

WIDE, FOLDED = 184, 60
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
ITEM_HEIGHT, MARK_HEIGHT, LEAST_HEIGHT = 40, 62, 28
BESIDE = 18
"""Room at each side of an icon in the folded rail, pixels."""
LEAD = ("page.voice", "page.day", "page.goals", "page.settings")
"""The pages of who leads, under a mark of their own."""
ROLES = {
    "officer": "Petugas",
    "counter": "Petugas loket",
    "supervisor": "Penyelia",
    "administrator": "Administrator",
}
_ICONS = {command.id: command.icon for command in COMMANDS}


class RailItem(QPushButton):
    """One entry of the rail; the chosen one has a lighter field and a saffron mark."""

    def __init__(self, action: QAction, key: str) -> None:
        super().__init__()
        self.action_, self._key = action, key
        self._words = action.text().replace("&&", "&")
        self.setText(plain(self._words))
        self.setAccessibleName(self._words)
        self.setToolTip(tip(f"{self._words} ({action.shortcut().toString()})"))
        self.setCheckable(True)
        self.setProperty("ring", "rail")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.clicked.connect(action.trigger)
        self.narrow = False

    def sizeHint(self) -> QSize:
        """Return the height of an entry; the rail gives the width."""
        return QSize(FOLDED, theme_of(self).px(ITEM_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the height of its icon: with large letters and a low window entries move together."""
        return QSize(FOLDED, theme_of(self).px(LEAST_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw field, mark, icon, words and key."""
        theme = theme_of(self)
        chosen = self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = QRectF(self.rect()).adjusted(8, 0, -8, 0)
            if chosen or self.underMouse():
                rounded(painter, room, 6, theme.colour("rail_sel"))
            if chosen:
                mark = QRectF(room.left(), room.center().y() - 11, 3.5, 22)
                rounded(painter, mark, 1.75, theme.colour("on_rail" if theme.high_contrast else "marker"))
            tone = "on_rail" if chosen else "rail_ink"
            pixmap = icon(
                _ICONS.get(self.action_.objectName(), "info"),
                tone,
                RAIL,
                theme,
                self.devicePixelRatioF(),
            )
            side = theme.px(RAIL)
            left = room.center().x() - side / 2 if self.narrow else room.left() + 12
            painter.drawPixmap(int(left), int(room.center().y() - side / 2), pixmap)
            if self.narrow:
                return
            words = room.adjusted(12 + side + 8, 0, -24, 0)
            write(painter, words, self._words, theme.font("body", 600 if chosen else 500), theme.colour(tone))
            painter.setPen(theme.colour("on_rail" if chosen else "rail_ink2"))
            painter.setFont(theme.font("small", 600 if chosen else 400))
            painter.drawText(room.adjusted(0, 0, -8, 0), RIGHT, self._key)


class _Mark(QWidget):
    """The logo and the name of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """Return the height of the strip beside it."""
        return QSize(FOLDED, theme_of(self).px(MARK_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the height of the logo."""
        return QSize(FOLDED, theme_of(self).px(LEAST_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the two-stop path and the name."""
        theme = theme_of(self)
        with QPainter(self) as painter:
            side = theme.px(28)
            left = (self.width() - side) / 2 if self.narrow else 14
            painter.drawPixmap(
                int(left),
                int((self.height() - side) / 2),
                icon("logo", "marker", 28, theme, self.devicePixelRatioF()),
            )
            if not self.narrow:
                painter.setPen(theme.colour("rail_ink"))
                painter.setFont(theme.font("page", 700))
                room = QRectF(self.rect()).adjusted(14 + side + 8, 0, 0, 0)
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "Pandu")


class _Who(QWidget):
    """Initials, name and role of who is signed in."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role
        self.narrow = False
        self.setAccessibleName(f"{name}, {role}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        return QSize(FOLDED, theme_of(self).px(52))

    def minimumSizeHint(self) -> QSize:
        """Return the height of the round mark."""
        return QSize(FOLDED, theme_of(self).px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the round mark with initials, and the two lines beside it."""
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            side = theme.px(32)
            left = (self.width() - side) / 2 if self.narrow else 16
            circle = QRectF(left, (self.height() - side) / 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("marker"))
            painter.drawEllipse(circle)
            painter.setPen(theme.colour("on_marker"))
            painter.setFont(theme.font("small", 700))
            letters = "".join(word[0] for word in self._name.split()[:2]).upper()
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, letters)
            if self.narrow:
                return
            lines = QRectF(circle.right() + 10, circle.top(), self.width() - circle.right() - 14, side)
            upper, lower = lines.adjusted(0, 0, 0, -side / 2), lines.adjusted(0, side / 2, 0, 0)
            write(painter, upper, self._name, theme.font("label", 600), theme.colour("rail_ink"))
            write(painter, lower, self._role, theme.font("small"), theme.colour("rail_ink2"))


class Rail(QWidget):
    """The navigation; folds to icons where the window is narrow."""

    def __init__(self, desk: Desk, pages: Sequence[QAction], display: QAction) -> None:
        super().__init__()
        self.items = {
            action.objectName(): RailItem(action, action.shortcut().toString()[-1:]) for action in pages
        }
        self._display = RailItem(display, "F11")
        session = desk.session
        self._lead = label("PENYELIA", "key", "rail_ink2", weight=600)
        self._lead.setContentsMargins(16, 12, 0, 4)
        who = _Who(session.login if session else "", ROLES.get(str(session.role) if session else "", ""))
        self._mark = _Mark()
        self._parts: list[RailItem | _Mark | _Who] = [self._mark, *self.items.values(), self._display, who]
        frame = panel("rail", self)
        self._frame = frame
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addWidget(self._mark)
        for name, item in self.items.items():
            if name == LEAD[0]:
                column.addWidget(panel("rail_rule"))
                column.addWidget(self._lead)
            column.addWidget(item)
        column.addStretch(1)
        column.addWidget(panel("rail_rule"))
        column.addWidget(self._display)
        column.addWidget(who)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.fold(narrow=False)

    def choose(self, name: str) -> None:
        """Mark the page in front."""
        for known, item in self.items.items():
            item.setChecked(known == name)

    def fold(self, *, narrow: bool) -> None:
        """Show icons alone, or icons and words."""
        theme = theme_of(self)
        self.setFixedWidth(max(FOLDED, theme.px(RAIL) + 2 * BESIDE) if narrow else theme.px(WIDE))
        self._lead.setVisible(not narrow)
        for part in self._parts:
            part.narrow = narrow
            part.update()
