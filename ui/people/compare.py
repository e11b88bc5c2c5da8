"""Two entries side by side: one person, or two. The keys decide; nothing is merged by itself."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QWidget

from desktop.queries.duplicates import Comparison, Side
from desktop.queries.enums import Match, MergeReason, words
from ui.theme import theme_of
from ui.widgets.asking import AskingDialog, chip_group, chips
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.painting import tip
from ui.widgets.tables import Table
from ui.widgets.words import label

WIDTH = 960
HEADS = ("", "Data lama", "Data baru", "Kecocokan")
WIDTHS = (150, 0, 0, 150)
"""Pixels at 100 %; 0 shares what the others leave."""
MARKS = {Match.SAME: "=  ", Match.NEAR: "≈  ", Match.PART: "≈  ", Match.DIFFERS: "≠  "}
"""A sign before the word of a match, so that a column is read at a glance."""
KEEP = {"one": "Data lama", "other": "Data baru"}
NONE = "–"


class CompareDialog(AskingDialog):
    """A pair, which of the two is kept, and why; left and right arrow choose, Ctrl+Enter merges.

    Signals:
        merged: ids of the kept and of the other entry, a MergeReason, and words.
        told_apart: ids of the two.
        wants_all: ids of the two, to be shown in clear.
        passed: the next pair is wanted.
    """

    merged = Signal(str, str, object, str)
    told_apart = Signal(str, str)
    wants_all = Signal(str, str)
    passed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("compare", "Satu orang, atau dua?", WIDTH, parent)
        self.found: Comparison | None = None
        self.place = label("", "label", "ink2", weight=400)
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName("compare.message")
        self.table = Table("Dua data tamu berdampingan", row_height=30)
        self.table.setObjectName("compare.table")
        self.rows = QStandardItemModel(0, len(HEADS), self)
        self.table.setModel(self.rows)
        self.keep = chips(self, KEEP, "compare.keep")
        self.reasons = chips(
            self, {one: words(one)[:1].upper() + words(one)[1:] for one in MergeReason}, "compare.reason"
        )
        self.note = QLineEdit()
        self.note.setObjectName("compare.note")
        self.note_field = Field("Penjelasan", self.note, optional=True, bare=True)
        self.note.setPlaceholderText("Penjelasan; perlu bila alasannya lain")
        self.back = KeyButton("Tutup", key="Esc", icon="close")
        self.skip = KeyButton("Lewati", key="PgDn", icon="chevron-right")
        self.all = KeyButton("Lengkap", key="F6", icon="eye")
        self.two = KeyButton("Dua orang", key="F9", icon="people")
        self.merge = KeyButton("Gabungkan", key="Ctrl+Enter", icon="person", kind=Kind.PRIMARY, height=40)
        for button, name in (
            (self.skip, "skip"),
            (self.all, "all"),
            (self.two, "two"),
            (self.merge, "merge"),
        ):
            button.setObjectName(f"compare.{name}")
        self._lay_out()
        self._bind()

    def _lay_out(self) -> None:
        column = self.column
        column.setSpacing(8)
        column.addWidget(self.place)
        column.addWidget(self.message)
        column.addWidget(self.table, 1)
        column.addLayout(chip_group("Yang dipertahankan", self.keep))
        column.addLayout(chip_group("Alasan menggabungkan", self.reasons))
        column.addWidget(self.note_field)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.back, self.skip, self.all):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.two)
        foot.addWidget(self.merge)
        column.addLayout(foot)

    def _bind(self) -> None:
        self.back.clicked.connect(self.reject)
        self.skip.clicked.connect(self.passed)
        self.all.clicked.connect(self._on_all)
        self.two.clicked.connect(self._on_two)
        self.merge.clicked.connect(self.go)
        for chip in self.keep.values():
            chip.installEventFilter(self)
        for chip in self.reasons.values():
            chip.toggled.connect(lambda _: self.message.clear())

    def show_pair(self, found: Comparison, place: str, *, more: bool) -> None:
        """Show a pair; `place` says which of how many, `more` whether another follows."""
        fresh = self.found is None or (self.found.one.id, self.found.other.id) != (
            found.one.id,
            found.other.id,
        )
        self.found = found
        self.place.setText(place)
        self.message.clear()
        self.skip.setVisible(more)
        self.all.setEnabled(not found.clear)
        self._fill(found)
        if fresh:
            self.keep["one"].setChecked(True)
            self.note.setText("")
            self.keep["one"].setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self, found: Comparison) -> None:
        alike = found.likeness
        self.rows.clear()
        self.rows.setHorizontalHeaderLabels(HEADS)
        for name, one, other, match in (
            ("Nama", found.one.name, found.other.name, alike.name),
            ("Nomor identitas", found.one.number, found.other.number, alike.number),
            ("Lahir", found.one.birth, found.other.birth, alike.birth),
            ("Telepon", found.one.phone, found.other.phone, alike.phone),
            ("Jenis kelamin", found.one.sex, found.other.sex, alike.sex),
            ("Desa/kelurahan", found.one.village, found.other.village, None),
            ("Kunjungan", _visits(found.one), _visits(found.other), None),
        ):
            said = "" if match is None else MARKS.get(match, "") + words(match)
            cells = (name, one or NONE, other or NONE, said)
            items = [QStandardItem(text) for text in cells]
            items[0].setData(", ".join(filter(None, cells)), Qt.ItemDataRole.AccessibleTextRole)
            for item, text in zip(items, cells, strict=True):
                item.setToolTip(tip(text))
            self.rows.appendRow(items)
        heads = self.table.horizontalHeader()
        heads.setStretchLastSection(False)
        for column, width in enumerate(WIDTHS):
            if width:
                heads.resizeSection(column, theme_of(self).px(width))
            else:
                heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumHeight(theme_of(self).px(30 * self.rows.rowCount() + 40))

    def refuse(self, sentence: str) -> None:
        """Say why nothing was decided."""
        self.message.say(Level.ERROR, sentence)

    @property
    def reason(self) -> MergeReason:
        """Why they are one."""
        return next(reason for reason, chip in self.reasons.items() if chip.isChecked())

    def go(self) -> None:
        """Merge the pair as it is chosen."""
        if self.found is None:
            return
        sides = (self.found.one.id, self.found.other.id)
        kept, other = sides if self.keep["one"].isChecked() else sides[::-1]
        self.merged.emit(kept, other, self.reason, self.note.text())

    def _on_two(self) -> None:
        if self.found is not None:
            self.told_apart.emit(self.found.one.id, self.found.other.id)

    def _on_all(self) -> None:
        if self.found is not None and not self.found.clear:
            self.wants_all.emit(self.found.one.id, self.found.other.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let left and right choose the entry that stands there."""
        sides = {Qt.Key.Key_Left: "one", Qt.Key.Key_Right: "other"}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in sides:
            chosen = self.keep[sides[Qt.Key(event.key())]]
            chosen.setChecked(True)
            chosen.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that stand on the buttons."""
        acts = {Qt.Key.Key_F6: self._on_all, Qt.Key.Key_F9: self._on_two}
        if not self.skip.isHidden():
            acts[Qt.Key.Key_PageDown] = self.passed.emit
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            act()


def _visits(side: Side) -> str:
    last = "/".join(reversed(side.last_day.split("-")))
    parts = [
        f"{side.visits} kali",
        f"terakhir {last}" if last else "",
        f"+{side.others} data" if side.others else "",
    ]
    return ", ".join(filter(None, parts))
