"""The list of what needs attention: an icon, what it is, where, and the way there."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.queries.day_page import AttentionKind, AttentionRow
from ui.icons import BUTTON
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.cards import Card
from ui.widgets.painting import begin, draw_icon, rounded, tip
from ui.widgets.words import label, panel

LOOKS = {
    AttentionKind.OUTAGE: ("plug-off", "bad", "Kelola"),
    AttentionKind.BREACHES: ("warning", "bad", "Lihat"),
    AttentionKind.CASES: ("lock", "ret", "Jawab"),
    AttentionKind.COMPLAINTS: ("voice", "ret", "Buka pengaduan"),
    AttentionKind.CALL_BACK: ("person", "call", "Lihat tamu"),
    AttentionKind.PROMISES: ("bookmark", "call", "Buku janji"),
    AttentionKind.FOLLOW_UP: ("folder", "call", "Buka daftar"),
    AttentionKind.UNTOLD: ("door", "ret", "Beri langkah"),
    AttentionKind.DUPLICATES: ("people", "serve", "Bandingkan"),
    AttentionKind.LONG_WAIT: ("warning", "ret", "Buka"),
    AttentionKind.UNPRINTED: ("printer", "call", "Lihat kertas"),
    AttentionKind.PAUSED: ("pause", "call", "Lihat loket"),
    AttentionKind.NOT_CLOSED: ("lock", "serve", "Tutup hari"),
    AttentionKind.NOT_REPORTED: ("printer", "serve", "Cetak"),
    AttentionKind.BACKUP: ("database", "call", "Cadangan"),
    AttentionKind.JUMPS: ("people", "serve", "Lihat daftar"),
}
"""Icon, tone and what leads there, by what it is about."""
LEAST_HEIGHT = 150
DISC = 32


class Disc(QWidget):
    """An icon on a tinted disc; the words beside it say the same."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        side = theme_of(self).px(DISC)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        theme = theme_of(self)
        edge = theme.colour(self._tone) if theme.high_contrast else None
        with QPainter(self) as painter:
            field = QRectF(self.rect())
            rounded(begin(painter), field, field.height() / 2, theme.colour(f"{self._tone}_tint"), edge)
            inset = (field.height() - theme.px(BUTTON)) / 2
            draw_icon(painter, field.topLeft() + QRectF(inset, inset, 0, 0).topLeft(), self._icon, theme,
                      tone=self._tone, size=BUTTON)  # fmt: skip


class Entry(QWidget):
    """One thing to look at.

    Signals:
        opened: the row, its way was taken.
    """

    opened = Signal(object)

    def __init__(self, row: AttentionRow) -> None:
        super().__init__()
        self.row = row
        icon, tone, way = LOOKS[row.kind]
        self.words = label("", "body", weight=600)
        self.detail = label("", "label", "ink2", weight=400)
        self.way = KeyButton(way, kind=Kind.QUIET, height=32)
        self.way.clicked.connect(lambda: self.opened.emit(self.row))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for line in (self.words, self.detail):
            line.setMinimumWidth(40)
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            lines.addWidget(line)
        across = QHBoxLayout()
        across.setContentsMargins(0, 6, 0, 6)
        across.setSpacing(12)
        across.addWidget(Disc(icon, tone))
        across.addLayout(lines, 1)
        across.addWidget(self.way)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(across)
        self.rule = panel("rule")
        column.addWidget(self.rule)
        self.show_row(row)

    def show_row(self, row: AttentionRow) -> None:
        """Show how it stands now."""
        self.row = row
        self.words.setText(str(row.words))
        self.detail.setText(str(row.detail))
        self.detail.setToolTip(tip(str(row.detail)))
        self.setAccessibleName(f"{row.words}. {row.detail}")
        self.way.setAccessibleName(f"{LOOKS[row.kind][2]}: {row.words}")


class Attention(Card):
    """All of them, most pressing first, down the first column and then the next.

    An entry stays the same widget while it lasts, so that a refresh takes the focus from nobody.

    Signals:
        opened: an AttentionRow whose way was taken.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__("Perlu perhatian")
        self.entries: dict[tuple[AttentionKind, str], Entry] = {}
        self._columns = 2
        self.count = label("", "small", "ink2", tabular=True)
        self.head.addWidget(self.count)
        self.nothing = label("Tidak ada yang perlu perhatian.", "body", "ink2", weight=400)
        inner = panel()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(0)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(self.nothing)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        self.area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self.area.setMinimumHeight(LEAST_HEIGHT)
        self.body.addWidget(self.area, 1)

    def show_rows(self, rows: Sequence[AttentionRow], at: str) -> None:
        """Show these, as they stood at a time of the mall's clock."""
        wanted = {(row.kind, row.id): row for row in rows}
        for key in [key for key in self.entries if key not in wanted]:
            entry = self.entries.pop(key)
            self._grid.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        for key, row in wanted.items():
            if key in self.entries:
                self.entries[key].show_row(row)
            else:
                self.entries[key] = Entry(row)
                self.entries[key].opened.connect(self.opened)
        self.entries = {key: self.entries[key] for key in wanted}
        self.nothing.setVisible(not wanted)
        self.count.setText(f"{len(wanted)} hal · diperbarui {at}" if wanted else f"diperbarui {at}")
        self._arrange()

    def fold(self, *, narrow: bool) -> None:
        """Stand in one column where the page is narrow."""
        if self._columns != (1 if narrow else 2):
            self._columns = 1 if narrow else 2
            self._arrange()

    def _arrange(self) -> None:
        entries = list(self.entries.values())
        down = -(-len(entries) // self._columns)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < self._columns))
        for place, entry in enumerate(entries):
            self._grid.removeWidget(entry)
            self._grid.addWidget(entry, place % down, place // down)
            last = place % down == down - 1 or place == len(entries) - 1
            entry.rule.setVisible(not last)
