"""The list of citizens' cases: what is asked, how many of the 72 hours are left, and the answer to each."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from desktop.queries.breaches import BreachRow
from desktop.queries.cases import CaseRow
from desktop.queries.enums import CaseGround, CaseOutcome, CaseState, Pressure, Right, words
from ui.theme import theme_of
from ui.widgets.asking import AskingDialog, choices
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.painting import tip
from ui.widgets.tables import Table
from ui.widgets.words import label

WIDTH, HEIGHT = 940, 520
HEADS = ("Nomor", "Yang diminta", "Diterima", "Batas", "Sisa", "Keadaan")
WIDTHS = (150, 0, 120, 120, 150, 160)
"""Pixels at 100 %; 0 takes what the others leave."""
ROW = Qt.ItemDataRole.UserRole
LEVELS = {Pressure.URGENT: Level.WARNING, Pressure.OVERDUE: Level.ERROR}


@dataclass(frozen=True, slots=True)
class Asked:
    """A new case as typed: which right, whom it is about (id or code, may be empty), what was said."""

    right: Right
    about: str
    words: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a case: which, how it ended, why where it was not done, words for the letter."""

    case: str
    outcome: CaseOutcome
    ground: CaseGround | None
    words: str


class CaseBook(AskingDialog):
    """The list; single keys write a case down, answer the chosen one, print its letter, take the answer back.

    Signals:
        asked: an Asked.
        answered: an Answered.
        printed: id of the case whose letter is wanted.
        undone: id of the case whose answer is taken back.
    """

    asked = Signal(object)
    answered = Signal(object)
    printed = Signal(str)
    undone = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("cases", "Permintaan warga", WIDTH, parent)
        theme, window = theme_of(self), parent.window() if parent is not None else None
        high = theme.px(HEIGHT)
        self.resize(self.minimumWidth(), high if window is None else min(high, window.height() - 40))
        self.law = label(
            "Dijawab paling lambat 3x24 jam sejak diterima; malam dan hari libur ikut dihitung.",
            "body", "ink2", weight=400, wrap=True,
        )  # fmt: skip
        self.message = InlineMessage(Level.INFO)
        self.message.setObjectName("cases.message")
        self.table = Table("Permintaan warga tentang datanya")
        self.table.setObjectName("cases.list")
        self.rows = QStandardItemModel(0, len(HEADS), self)
        self.table.setModel(self.rows)
        self.whole = label("", "label", "ink", weight=400, wrap=True)
        self.breaches = label("", "body", "bad", weight=600, wrap=True)
        self.breaches.setObjectName("cases.breaches")
        self._make_forms()
        self.back = KeyButton("Tutup", key="Esc", icon="close")
        self.new = KeyButton("Permintaan baru", key="N", icon="plus")
        self.undo = KeyButton("Urungkan", key="U", icon="undo")
        self.print_ = KeyButton("Cetak surat", key="C", icon="printer")
        self.answer = KeyButton("Jawab", key="J", icon="tick-circle")
        for button, name in (
            (self.new, "new"), (self.undo, "undo"), (self.print_, "print"), (self.answer, "answer"),
        ):  # fmt: skip
            button.setObjectName(f"cases.{name}")
        self._lay_out()
        self._bind()

    def _make_forms(self) -> None:
        """Make the two forms, of which at most one is shown under the list."""
        self.right = choices("cases.right", [(words(one), one.value) for one in Right])
        self.about, self.said, self.reply = QLineEdit(), QLineEdit(), QLineEdit()
        self.about.setObjectName("cases.about")
        self.about.setPlaceholderText("Kode kunjungan atau permohonan")
        self.said.setObjectName("cases.said")
        self.reply.setObjectName("cases.reply")
        self.outcome = choices("cases.outcome", [(words(one), one.value) for one in CaseOutcome])
        grounds = [("–", ""), *((words(one), one.value) for one in CaseGround)]
        self.ground = choices("cases.ground", grounds)
        self.new_form = _form(
            Field("Hak", self.right),
            Field("Tentang siapa", self.about, optional=True),
            Field("Yang diminta", self.said, optional=True),
        )
        self.answer_form = _form(
            Field("Hasil", self.outcome),
            Field("Alasan bila tidak dipenuhi", self.ground, optional=True),
            Field("Penjelasan untuk surat", self.reply, optional=True),
        )
        for form in (self.new_form, self.answer_form):
            form.hide()

    def _lay_out(self) -> None:
        self.column.setSpacing(8)
        self.column.addWidget(self.law)
        self.column.addWidget(self.breaches)
        self.column.addWidget(self.message)
        self.column.addWidget(self.table, 1)
        for part in (self.whole, self.new_form, self.answer_form):
            self.column.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.back)
        foot.addWidget(self.new)
        foot.addStretch(1)
        for button in (self.undo, self.print_, self.answer):
            foot.addWidget(button)
        self.column.addLayout(foot)

    def _bind(self) -> None:
        self.back.clicked.connect(self.reject)
        self.new.clicked.connect(self._on_new)
        self.answer.clicked.connect(self._on_answer)
        self.undo.clicked.connect(lambda: self._tell(self.undo, self.undone))
        self.print_.clicked.connect(lambda: self._tell(self.print_, self.printed))
        self.said.returnPressed.connect(self._on_said)
        self.reply.returnPressed.connect(self._on_reply)
        self.table.installEventFilter(self)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._settle())

    @property
    def chosen(self) -> CaseRow | None:
        """The case that the keys are about, None where the list is empty."""
        row = self.table.currentIndex().siblingAtColumn(0).data(ROW)
        return row if isinstance(row, CaseRow) else None

    def begin_about(self, code: str) -> None:
        """Let a new case be about whom the page in front shows."""
        self.about.setText(code)

    def show_cases(self, rows: list[CaseRow], breaches: list[BreachRow]) -> None:
        """Show these, the most pressing first, and the breaches that are open; the chosen row stays where it was."""
        named = ", ".join(f"{one.number} ({_left(one)})" for one in breaches)
        self.breaches.setText(f"Insiden data yang belum selesai: {named}")
        self.breaches.setVisible(bool(breaches))
        place = max(0, self.table.currentIndex().row())
        self.rows.clear()
        self.rows.setHorizontalHeaderLabels(HEADS)
        for row in rows:
            cells = _cells(row)
            items = [QStandardItem(text) for text in cells]
            items[0].setData(row, ROW)
            items[0].setData(", ".join(cells), Qt.ItemDataRole.AccessibleTextRole)
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
        self._tell_pressing(rows)
        self._settle()
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell_pressing(self, rows: list[CaseRow]) -> None:
        first = rows[0] if rows else None
        if first is None:
            self.message.say(Level.INFO, "Belum ada permintaan warga.")
        elif first.pressure in LEVELS:
            self.message.say(
                LEVELS[first.pressure], f"{first.number} {words(first.pressure)}: {_left(first)}."
            )

    def say(self, level: Level, sentence: str) -> None:
        """Say something above the list."""
        self.message.say(level, sentence)

    def _settle(self) -> None:
        row = self.chosen
        self.whole.setText("" if row is None else _whole(row))
        waits = row is not None and row.state is CaseState.OPEN
        self.answer.setEnabled(waits)
        for button in (self.undo, self.print_):
            button.setEnabled(row is not None and not waits)

    def _on_new(self) -> None:
        self.answer_form.hide()
        self.new_form.show()
        self.right.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_answer(self) -> None:
        if self.answer.isEnabled():
            self.new_form.hide()
            self.answer_form.show()
            self.outcome.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_said(self) -> None:
        self.asked.emit(Asked(Right(self.right.currentData()), self.about.text(), self.said.text()))

    def _on_reply(self) -> None:
        row = self.chosen
        if row is not None:
            ground = self.ground.currentData()
            outcome = CaseOutcome(self.outcome.currentData())
            self.answered.emit(
                Answered(row.id, outcome, CaseGround(ground) if ground else None, self.reply.text())
            )

    def hide_forms(self) -> None:
        """Close and empty whichever form is open."""
        for line in (self.about, self.said, self.reply):
            line.setText("")
        for form in (self.new_form, self.answer_form):
            form.hide()
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, button: KeyButton, signal: SignalInstance) -> None:
        row = self.chosen
        if row is not None and button.isEnabled():
            self.message.clear()
            signal.emit(row.id)

    @property
    def _asking(self) -> bool:
        return self.new_form.isVisible() or self.answer_form.isVisible()

    def go(self) -> None:
        """Keep what the open form says."""
        if self.new_form.isVisible():
            self._on_said()
        elif self.answer_form.isVisible():
            self._on_reply()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the open form first; then take the single keys."""
        if self._asking and event.key() == Qt.Key.Key_Escape:
            self.hide_forms()
        elif self._asking or not self._take_key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the single keys before the table, which would search its rows for letters."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        acts = {
            Qt.Key.Key_N: self._on_new,
            Qt.Key.Key_J: self._on_answer,
            Qt.Key.Key_C: self.print_.click,
            Qt.Key.Key_U: self.undo.click,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None or self._asking or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        if not event.isAutoRepeat():
            act()
        return True


def _form(*fields: Field) -> QWidget:
    """Return fields beside each other, with how to keep and how to leave them underneath."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    row = QHBoxLayout()
    row.setSpacing(8)
    for place, field in enumerate(fields):
        row.addWidget(field, 2 if place == len(fields) - 1 else 1)
    column.addLayout(row)
    column.addWidget(label("Ctrl+Enter menyimpan, Esc batal", "small", "ink2", weight=400))
    return made


def _left(row: CaseRow | BreachRow) -> str:
    """Return how long is left in words."""
    if row.left == 0:
        return "kurang dari 1 jam"
    return f"{row.left} jam lagi" if row.left > 0 else f"lewat {-row.left} jam"


def _whole(row: CaseRow) -> str:
    """Return what the lines are too short for: how identity was shown, what was said, what was answered."""
    answer = f"Dijawab: {row.answer}" if row.answer else ""
    ground = words(row.ground) if row.ground else ""
    return " · ".join(filter(None, (words(row.proof), row.words, ground, answer)))


def _cells(row: CaseRow) -> tuple[str, ...]:
    state = words(row.pressure) if row.pressure else words(row.outcome or row.state)
    left = _left(row) if row.pressure else "–"
    right = words(row.right)
    return (
        row.number,
        right[:1].upper() + right[1:],
        row.received,
        row.due,
        left,
        state[:1].upper() + state[1:],
    )
