"""What a move of a request asks before it is done, as a dialog: choices, papers to tick, words."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.queries.enums import ReceivedPaper
from ui.counter.ticks import ROW_HEIGHT, Ticks
from ui.requests.paper_rows import ROW_HEIGHT as PAPER_HEIGHT
from ui.requests.paper_rows import PaperRows
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.ring import FocusRing
from ui.widgets.words import label

WIDTH, WIDE, SHOWN_TICKS, SHOWN_PAPERS = 480, 600, 6, 5

BESIDE_PAPERS = 260
"""What the other parts of the dialog take of the window's height, pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class Question:
    """One choice among several: its name, and the stored values with their words; the first is preset."""

    name: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked.

    Attributes:
        title: what is about to be done, and to what.
        verb: on its button.
        icon: of the button.
        questions: choices, each of one value.
        ticks: papers as code, words, ticked at first; `ticks_name` says what ticking means.
        papers: documents that come in as code and words, each with its own form and count, in place of ticks.
        words: name of the field of words, empty for none; `needed` where it may not stay empty.
        danger: it says no to a citizen.
        told: what must be known for it, a line or more under the title; empty for none.
    """

    title: str
    verb: str
    icon: str = "tick"
    questions: tuple[Question, ...] = ()
    ticks: tuple[tuple[str, str, bool], ...] = ()
    ticks_name: str = ""
    papers: tuple[tuple[str, str], ...] = ()
    words: str = ""
    needed: bool = False
    danger: bool = False
    told: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: a value for each question, codes of the ticked papers, the words, what came in."""

    chosen: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()
    words: str = ""
    papers: tuple[ReceivedPaper, ...] = ()


class Ask(QDialog):
    """Ctrl+Enter does it, Esc goes back; what was typed stays after a refusal.

    Signals:
        given: the Answer.
    """

    given = Signal(object)

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requests.ask")
        self.setWindowTitle(form.title)
        self.setMinimumWidth(theme_of(self).px(WIDE if form.papers else WIDTH))
        self._form = form
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName("requests.ask.message")
        self.combos = [_combo(question) for question in form.questions]
        self.ticks = Ticks("requests.ask.papers", form.ticks_name)
        self.ticks.show_papers(form.ticks)
        self.papers = PaperRows(form.ticks_name, form.papers)
        self.words = QLineEdit()
        self.words.setObjectName("requests.ask.words")
        self.field = Field(form.words or "Catatan", self.words, optional=not form.needed)
        self.back = KeyButton("Batal", key="Esc", icon="close")
        kind = Kind.DANGER if form.danger else Kind.PRIMARY
        self.do = KeyButton(form.verb, key="Ctrl+Enter", icon=form.icon, kind=kind, height=40)
        self.do.setObjectName("requests.ask.do")
        self._lay_out()
        self.back.clicked.connect(self.reject)
        self.do.clicked.connect(self._on_do)
        self.words.returnPressed.connect(self.do.setFocus)
        self.ring = FocusRing(self)
        self._take_focus()

    def _lay_out(self) -> None:
        form, column = self._form, QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(form.title, "page", wrap=True))
        column.addWidget(self.message)
        if form.told:
            told = label(form.told, "body", weight=500, wrap=True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(told)
        rows, height = min(len(form.ticks), SHOWN_TICKS), ROW_HEIGHT
        shown: QScrollArea = self.ticks
        if form.papers:
            rows, height, shown = min(len(form.papers), self._room_for_papers()), PAPER_HEIGHT, self.papers
        if rows:
            shown.setFixedHeight(theme_of(self).px(rows * height + 10))
            column.addWidget(label(form.ticks_name, "label", "ink2"))
            column.addWidget(shown)
        for question, combo in zip(form.questions, self.combos, strict=True):
            column.addWidget(Field(question.name, combo))
        if form.words:
            column.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.do)
        column.addLayout(row)

    def _room_for_papers(self) -> int:
        """Return how many documents are seen at once: large letters and low windows leave room for two."""
        parent, theme = self.parentWidget(), theme_of(self)
        room = (parent or self).window().height() - theme.px(BESIDE_PAPERS)
        return max(2, min(SHOWN_PAPERS, room // theme.px(PAPER_HEIGHT)))

    def _take_focus(self) -> None:
        if self._form.papers:
            self.papers.take_focus()
        elif self._form.ticks:
            self.ticks.take_focus()
        elif self.combos:
            self.combos[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.words.setFocus(Qt.FocusReason.TabFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why it was not done."""
        self.message.say(Level.ERROR, sentence)

    def _on_do(self) -> None:
        words = self.words.text().strip()
        if self._form.needed and not words:
            self.field.set_error(f"Isi dahulu: {self._form.words.lower()}.")
            self.words.setFocus()
            return
        self.field.set_error("")
        if self.do.isEnabled():
            chosen = tuple(str(combo.currentData()) for combo in self.combos)
            self.given.emit(Answer(chosen, self.ticks.ticked, words, self.papers.answer))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not event.isAutoRepeat():
                self._on_do()
            return
        super().keyPressEvent(event)


def _combo(question: Question) -> QComboBox:
    made = QComboBox()
    for value, said in question.options:
        made.addItem(said, value)
    return made
