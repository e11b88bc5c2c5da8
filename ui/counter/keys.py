"""The keys under the card: one green one that tells what it will do, and the rest in two rows."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.queries.counter import CounterView
from desktop.queries.enums import Outcome, ShiftState, TicketState
from ui.actions import Actions
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.painting import tip
from ui.widgets.words import set_shown

ANY = frozenset({TicketState.CALLED, TicketState.SERVING})
CALLED, SERVING = frozenset({TicketState.CALLED}), frozenset({TicketState.SERVING})
WHEN = {
    "counter.serve": CALLED,
    "counter.recall": CALLED,
    "counter.absent": CALLED,
    "counter.finish": ANY,
    "counter.transfer": ANY,
    "counter.refer": ANY,
    "counter.hold": SERVING,
    "counter.returned": ANY,
    "counter.accept": ANY,
    "counter.send_back": ANY,
}
"""Command -> the states of the ticket here in which it can be done; `counter.next` always can."""
ROWS = (
    (
        ("counter.recall", "Panggil ulang", "horn"),
        ("counter.absent", "Tidak hadir", "person-cross"),
        ("counter.finish", "Selesai saja", "tick"),
    ),
    (
        ("counter.transfer", "Alihkan", "arrow-right"),
        ("counter.refer", "Rujuk", "people"),
        ("counter.hold", "Tahan", "pause"),
        ("counter.returned", "Berkas kembali", "arrow-return"),
    ),
)
"""The smaller keys in their two rows: command, words, icon."""
ENDINGS = {
    Outcome.DONE: "Selesai",
    Outcome.RETURNED_INCOMPLETE: "Berkas kembali",
    Outcome.REJECTED: "Tolak",
    Outcome.SYSTEM_DOWN: "Sistem mati",
}
"""How the main key names what it does with the ticket in service."""


LEAST_WIDTH = 240
"""Of the main key, in pixels."""


class MainKey(KeyButton):
    """A key that is green only while it is the next right thing to do."""

    def minimumSizeHint(self) -> QSize:
        """Return less than its words where letters are very large; they stay its name and tooltip."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), LEAST_WIDTH), hint.height())

    def set_primary(self, *, primary: bool) -> None:
        """Fill it, or only outline it."""
        self._kind = Kind.PRIMARY if primary else Kind.SECONDARY
        self.update()


class Keys(QWidget):
    """Outcome, note and keys.

    Attributes:
        buttons: by command.
    """

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self.buttons: dict[str, KeyButton] = {}
        self._icons: dict[str, str] = {}
        self.outcome = QComboBox()
        self.outcome.setObjectName("counter.outcome")
        self.note = QLineEdit()
        self.note.setObjectName("counter.note")
        self.note.setPlaceholderText("Catatan hasil")
        self.note.returnPressed.connect(self._on_enter)
        self.outcome_field = Field("Hasil", self.outcome)
        self.note_field = Field("Catatan", self.note, optional=True)
        self.serve = self._main("counter.serve", "Mulai layani", "play-circle")
        self.next = self._main("counter.next", "Panggil berikutnya", "horn")
        self._lay_out()

    def _lay_out(self) -> None:
        self.fields = QWidget()
        fields = QHBoxLayout(self.fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(12)
        fields.addWidget(self.outcome_field, 1)
        fields.addWidget(self.note_field, 1)
        main = QHBoxLayout()
        main.setSpacing(8)
        main.addWidget(self.serve, 3)
        main.addWidget(self.next, 2)
        self._grids = (QGridLayout(), QGridLayout())
        for grid, keys in zip(self._grids, ROWS, strict=True):
            grid.setSpacing(8)
            for name, words, icon in keys:
                self._add(name, words, icon)
        self._place(cramped=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.fields)
        column.addLayout(main)
        column.addLayout(self._grids[0])
        column.addLayout(self._grids[1])

    def _bound(self, button: KeyButton, name: str) -> None:
        button.setObjectName(name)
        action = self._actions[name]
        button.set_key(action.shortcut())
        button.clicked.connect(lambda: self._actions.trigger(name))
        self.buttons[name] = button

    def _main(self, name: str, words: str, icon: str) -> MainKey:
        button = MainKey(words, icon=icon, kind=Kind.PRIMARY, height=56)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bound(button, name)
        return button

    def _add(self, name: str, words: str, icon: str) -> None:
        button = KeyButton(words, icon=icon, height=40)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icons[name] = icon
        self._bound(button, name)

    def _place(self, *, cramped: bool) -> None:
        """Put the smaller keys into their rows; two in a row where letters are large for the window."""
        for grid, keys in zip(self._grids, ROWS, strict=True):
            across = 2 if cramped else len(keys)
            for place, (name, _, _) in enumerate(keys):
                grid.removeWidget(self.buttons[name])
                grid.addWidget(self.buttons[name], place // across, place % across)
            for place in range(len(keys)):
                first = 10 if place == 0 else 9  # its key cap, Shift+F8, is the longest
                grid.setColumnStretch(place, first if place < across else 0)

    def _on_enter(self) -> None:
        """Go on to the next field: Enter never ends a service."""
        self.note.focusNextPrevChild(True)

    @property
    def result(self) -> Outcome:
        """The outcome that is shown; done where nothing else was chosen."""
        return Outcome(self.outcome.currentData() or Outcome.DONE)

    def show_view(self, view: CounterView) -> None:
        """Show what can be done now."""
        self._fill_outcomes(view)
        state = None if view.current is None else view.current.state
        focused = next((b for b in self.buttons.values() if b.hasFocus()), None)
        set_shown(self.serve, shown=state is TicketState.CALLED)
        self.next.set_primary(primary=state is not TicketState.CALLED)
        for name, button in self.buttons.items():
            button.setEnabled(state in WHEN.get(name, frozenset((state,))))
        self.outcome.setEnabled(state is not None)
        self.note.setEnabled(state is not None)
        self.say_next(view)
        self.next.setToolTip(tip(self.next.accessibleName()))
        if focused is not None and not (focused.isEnabled() and focused.isVisible()):
            self.main().setFocus()

    def main(self) -> KeyButton:
        """Return the key that is the next right thing."""
        return self.serve if self.serve.isEnabled() and self.serve.isVisibleTo(self) else self.next

    def say_next(self, view: CounterView) -> None:
        """Say on the main key what it will do."""
        calls = "Panggil berikutnya"
        state = view.counter.state
        if view.current is None and state is not ShiftState.OPEN:
            opens = "Buka loket" if state is ShiftState.CLOSED else "Buka lagi"
            self.next.set_text(f"{opens} & panggil berikutnya")
        elif view.current is not None and view.current.state is TicketState.SERVING:
            self.next.set_text(f"{ENDINGS.get(self.result, 'Selesai')} & panggil berikutnya")
        else:
            self.next.set_text(calls)

    def _fill_outcomes(self, view: CounterView) -> None:
        shown = [self.outcome.itemData(place) for place in range(self.outcome.count())]
        wanted = [choice.outcome.value for choice in view.outcomes]
        if shown == wanted:
            return
        self.outcome.blockSignals(True)
        self.outcome.clear()
        for choice in view.outcomes:
            self.outcome.addItem(str(choice.words), choice.outcome.value)
        self.outcome.blockSignals(False)

    def show_result(self, result: Outcome) -> None:
        """Show another outcome."""
        self.outcome.setCurrentIndex(max(0, self.outcome.findData(result.value)))

    def fresh(self) -> None:
        """Take outcome and note back to their presets, for another ticket."""
        self.show_result(Outcome.DONE)
        self.note.setText("")

    def set_low(self, *, low: bool, narrow: bool, cramped: bool) -> None:
        """Take less height; narrow: no labels, and no icons beside the smaller keys."""
        self._place(cramped=cramped)
        for main in (self.serve, self.next):
            main.set_height(48 if low else 56)
        for name, icon in self._icons.items():
            self.buttons[name].set_height(36 if low else 40)
            self.buttons[name].set_icon("" if narrow and self._actions[name].shortcut().count() else icon)
        self.outcome_field.set_bare(low or narrow)
        self.note_field.set_bare(low or narrow)
