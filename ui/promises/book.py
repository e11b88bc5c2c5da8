"""The promise book of today: what is owed, what is late, and what became of each."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QWidget

from desktop.queries.enums import BrokenReason, PromiseState, words
from desktop.queries.promises import KeptRate, PromiseRow
from ui.theme import theme_of
from ui.widgets.asking import AskingDialog, choices
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.painting import tip
from ui.widgets.tables import Table
from ui.widgets.words import label

WIDTH, HEIGHT = 900, 500
HEADS = ("Jatuh tempo", "Janji", "Yang menepati", "Tentang", "Keadaan")
WIDTHS = (110, 0, 170, 130, 160)
"""Pixels at 100 %; 0 takes what the others leave."""
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Broken:
    """That a promise was not kept: which, why, and what was said to the visitor about it."""

    promise: str
    reason: BrokenReason
    apology: str


class PromiseBook(AskingDialog):
    """The list; single keys say what became of the chosen promise.

    Signals:
        kept: id of the promise.
        broken: a Broken.
        undone: id of the promise whose end is taken back.
        wants_new: a promise is to be written down.
    """

    kept = Signal(str)
    broken = Signal(object)
    undone = Signal(str)
    wants_new = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("promises", "Buku janji hari ini", WIDTH, parent)
        theme, window = theme_of(self), parent.window() if parent is not None else None
        high = theme.px(HEIGHT)
        self.resize(self.minimumWidth(), high if window is None else min(high, window.height() - 40))
        self.rate = label("", "body", "ink2", weight=400, wrap=True)
        self.message = InlineMessage(Level.INFO)
        self.message.setObjectName("promises.message")
        self.table = Table("Janji yang jatuh tempo sampai hari ini")
        self.table.setObjectName("promises.list")
        self.rows = QStandardItemModel(0, len(HEADS), self)
        self.table.setModel(self.rows)
        self.reason = choices("promises.reason", [(words(one), one.value) for one in BrokenReason])
        self.apology = QLineEdit()
        self.apology.setObjectName("promises.apology")
        self.apology.setPlaceholderText("Apa yang disampaikan kepada tamu; Enter menyimpan, Esc batal")
        self.whole = label("", "label", "ink", weight=400, wrap=True)
        self.why = QWidget()
        self.back = KeyButton("Tutup", key="Esc", icon="close")
        self.new = KeyButton("Janji baru", key="N", icon="plus")
        self.undo = KeyButton("Urungkan", key="U", icon="undo")
        self.break_ = KeyButton("Tidak ditepati", key="B", icon="cross-circle")
        self.keep = KeyButton("Ditepati", key="T", icon="tick-circle")
        for button, name in (
            (self.new, "new"),
            (self.undo, "undo"),
            (self.break_, "break"),
            (self.keep, "keep"),
        ):
            button.setObjectName(f"promises.{name}")
        self._lay_out()
        self._bind()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.why)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Field("Mengapa tidak ditepati", self.reason), 1)
        row.addWidget(Field("Permintaan maaf", self.apology, optional=True), 2)
        self.why.hide()
        self.column.setSpacing(8)
        for part in (self.rate, self.message):
            self.column.addWidget(part)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.whole)
        self.column.addWidget(self.why)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.back)
        foot.addWidget(self.new)
        foot.addStretch(1)
        for button in (self.undo, self.break_, self.keep):
            foot.addWidget(button)
        self.column.addLayout(foot)

    def _bind(self) -> None:
        self.back.clicked.connect(self.reject)
        self.new.clicked.connect(self.wants_new)
        self.keep.clicked.connect(self._on_keep)
        self.break_.clicked.connect(self._on_break)
        self.undo.clicked.connect(self._on_undo)
        self.apology.returnPressed.connect(self._on_why)
        self.table.installEventFilter(self)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._settle())

    @property
    def chosen(self) -> PromiseRow | None:
        """The promise that the keys are about, None where the list is empty."""
        row = self.table.currentIndex().siblingAtColumn(0).data(ROW)
        return row if isinstance(row, PromiseRow) else None

    def show_promises(self, rows: list[PromiseRow], rate: KeptRate) -> None:
        """Show what is due until today, and how today's have ended; the chosen row stays where it was."""
        place = max(0, self.table.currentIndex().row())
        self.rate.setText(_rate(rate))
        self.rows.clear()
        self.rows.setHorizontalHeaderLabels(HEADS)
        for row in rows:
            cells = _cells(row)
            items = [QStandardItem(text) for text in cells]
            items[0].setData(row, ROW)
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
        if rows:
            self.table.selectRow(min(place, len(rows) - 1))
        else:
            self.message.say(Level.INFO, "Belum ada janji yang jatuh tempo sampai hari ini.")
        self._settle()
        if not self.why.isVisible():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def say(self, level: Level, sentence: str) -> None:
        """Say something above the list."""
        self.message.say(level, sentence)

    def _settle(self) -> None:
        row = self.chosen
        self.whole.setText("" if row is None else _whole(row))
        for button in (self.keep, self.break_):
            button.setEnabled(row is not None and row.state is PromiseState.OPEN)
        self.undo.setEnabled(row is not None and row.state is not PromiseState.OPEN)

    def _on_keep(self) -> None:
        row = self.chosen
        if row is not None and self.keep.isEnabled():
            self.message.clear()
            self.kept.emit(row.id)

    def _on_break(self) -> None:
        if self.break_.isEnabled():
            self.why.show()
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_why(self) -> None:
        row = self.chosen
        if row is not None and self.break_.isEnabled():
            self.broken.emit(Broken(row.id, BrokenReason(self.reason.currentData()), self.apology.text()))
        self._hide_why()

    def _hide_why(self) -> None:
        self.apology.setText("")
        self.why.hide()
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_undo(self) -> None:
        row = self.chosen
        if row is not None and self.undo.isEnabled():
            self.undone.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the question why first; then take the single keys."""
        if self.why.isVisible():
            if event.key() == Qt.Key.Key_Escape:
                self._hide_why()
            elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.apology.hasFocus():
                self.focusNextChild()
            return
        if not self._take_key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the single keys before the table, which would search its rows for letters."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        acts = {
            Qt.Key.Key_T: self._on_keep,
            Qt.Key.Key_B: self._on_break,
            Qt.Key.Key_U: self._on_undo,
            Qt.Key.Key_N: self.wants_new.emit,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None or self.why.isVisible() or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        if not event.isAutoRepeat():
            act()
        return True


def _whole(row: PromiseRow) -> str:
    """Return the whole promise, for which its line may be too short, with what was said when it was broken."""
    return " · ".join(filter(None, (row.words, row.owner, row.apology and f"Disampaikan: {row.apology}")))


def _rate(rate: KeptRate) -> str:
    if rate.percent is None:
        return "Hari ini belum ada janji yang jatuh tempo."
    whole = rate.kept + rate.broken + rate.open
    left = f", {rate.open} belum dicatat" if rate.open else ""
    return f"Ditepati seluruh gedung hari ini: {rate.kept} dari {whole} ({rate.percent}%){left}."


def _cells(row: PromiseRow) -> tuple[str, ...]:
    state = "lewat waktu" if row.late else words(row.state)
    reason = "" if row.reason is None else f": {words(row.reason)}"
    who = " · ".join(filter(None, (row.agency_short or "Meja depan", row.owner)))
    return (row.due, row.words, who, row.about or "–", state[:1].upper() + state[1:] + reason)
