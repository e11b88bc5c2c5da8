"""What is chosen in a section, at the right of its list: facts, words, and the next right step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.voice.items import Card as Chosen
from ui.widgets.buttons import KeyButton
from ui.widgets.cards import Card
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.tags import Tag
from ui.widgets.words import NumberLabel, label, panel

HINT = "Pilih satu baris dari daftar untuk melihat isinya dan langkah berikutnya."


class VoiceCard(Card):
    """The card; its keys stay in place while what is above them scrolls.

    Args:
        following: the green button.
        others: those beside and under it.
        reveal: shows somebody in clear.
    """

    def __init__(self, following: KeyButton, others: tuple[KeyButton, ...], reveal: KeyButton) -> None:
        super().__init__(pad=14)
        self.setObjectName("voice.card")
        self.setAccessibleName("Yang dipilih")
        self.following, self.others, self.reveal = following, others, reveal
        self.number = NumberLabel("", "title")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.number.setWordWrap(True)
        self.state = Tag("received")
        self.alert = InlineMessage(Level.WARNING)
        self.hint = label(HINT, "body", "ink2", weight=400, wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown = ""
        self._lay_out()
        self.show_card(None)

    def _lay_out(self) -> None:
        self.top = QWidget()
        lines = QVBoxLayout(self.top)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self.number, 1)
        head.addWidget(self.reveal)
        lines.addLayout(head)
        lines.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        self.inner = panel()
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(0, 0, 6, 0)
        self.column.setSpacing(8)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("Keterangan")
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidget(self.inner)
        self.area.viewport().setAutoFillBackground(False)
        self.inner.setAutoFillBackground(False)
        self.keys = QWidget()
        keys = QVBoxLayout(self.keys)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(8)
        keys.addWidget(self.following)
        row = QHBoxLayout()
        row.setSpacing(8)
        for place, button in enumerate(self.others):
            row.addWidget(button, int(place < len(self.others) - 1))
        keys.addLayout(row)
        for part in (self.top, self.alert):
            self.body.addWidget(part)
        self.body.addWidget(self.hint, 1)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.keys)

    def show_card(self, chosen: Chosen | None) -> None:
        """Show something else; None: nothing is chosen."""
        for part in (self.top, self.area, self.keys):
            part.setVisible(chosen is not None)
        self.hint.setVisible(chosen is None)
        if chosen is None:
            self.alert.clear()
            self._fill(())
            self._shown = ""
            return
        self.number.set_number(chosen.title)
        self.state.setVisible(bool(chosen.state))
        if chosen.state:
            self.state.show_state(chosen.state)
        self.reveal.setVisible(chosen.person)
        if chosen.alert:
            self.alert.say(Level.WARNING, chosen.alert)
        else:
            self.alert.clear()
        self._fill((_facts(chosen.facts), *_texts(chosen.texts)))
        if chosen.id != self._shown:
            self.area.verticalScrollBar().setValue(0)
        self._shown = chosen.id

    def _fill(self, parts: tuple[QWidget, ...]) -> None:
        """Put these in the place of what stood there."""
        while (old := self.column.takeAt(0)) is not None:
            gone = old.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for part in parts:
            self.column.addWidget(part)
        self.column.addStretch(1)


def _facts(facts: tuple[tuple[str, str], ...]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate((name, value) for name, value in facts if value):
        grid.addWidget(label(name, "label", "ink2", weight=400), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(value, "label", weight=500, wrap=True), row, 1)
    return made


def _texts(texts: tuple[tuple[str, str], ...]) -> tuple[QWidget, ...]:
    made: list[QWidget] = []
    for head, words in texts:
        if words:
            told: QLabel = label(words, "body", weight=400, wrap=True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            made += [label(head, "label", "ink2", weight=600), told]
    return tuple(made)
