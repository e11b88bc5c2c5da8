"""What came with a referred visitor: who sent them and why, what is checked already, and the two answers."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.queries.counter import CurrentReferral
from ui.actions import Actions
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.flow import FlowLayout
from ui.widgets.words import Icon, label, set_shown


class ReferralPart(QWidget):
    """Stands over the path of the visit; words that came with the visitor stand in its `notes`."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("counter.came_by")
        self.words = label("", "body", "ink", weight=500, wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon("arrow-right", "hold", 18))
        head.addWidget(self.words, 1)
        self.notes = QVBoxLayout()
        self.notes.setSpacing(6)
        self._papers = QWidget()
        self._paper_row = FlowLayout(self._papers, gap=18)
        self.accept = _answer("counter.accept", "Terima rujukan", "tick", actions)
        self.back = _answer("counter.send_back", "Kembalikan…", "arrow-return", actions)
        self._answers = QWidget()
        answers = QHBoxLayout(self._answers)
        answers.setContentsMargins(0, 0, 0, 0)
        answers.setSpacing(8)
        answers.addWidget(self.accept)
        answers.addWidget(self.back)
        answers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self.notes)
        column.addWidget(self._papers)
        column.addWidget(self._answers)

    def show_referral(self, referral: CurrentReferral | None) -> None:
        """Show what came with the visitor; None for one whom no counter sent."""
        set_shown(self, shown=referral is not None)
        if referral is None:
            return
        taken_on = referral.may_return and not referral.may_accept
        said = f"{referral.words}.{' Rujukan diterima.' if taken_on else ''}"
        self.words.setText(said)
        self._paper_row.clear()
        set_shown(self._papers, shown=bool(referral.papers))
        if referral.papers:
            self._paper_row.addWidget(label("Juga diperiksa", "label", "ink2"))
        for name in referral.papers:
            self._paper_row.addWidget(_checked(name))
        set_shown(self.accept, shown=referral.may_accept)
        set_shown(self._answers, shown=referral.may_return)
        names = ", ".join(referral.papers)
        self.setAccessibleName(f"{said} {f'Juga diperiksa: {names}.' if names else ''}".strip())


def _answer(name: str, words: str, icon: str, actions: Actions) -> KeyButton:
    button = KeyButton(words, icon=icon, kind=Kind.QUIET, height=32)
    button.setObjectName(name)
    button.set_key(actions[name].shortcut())
    button.clicked.connect(lambda: actions.trigger(name))
    return button


def _checked(name: str) -> QWidget:
    piece = QWidget()
    row = QHBoxLayout(piece)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(Icon("tick-circle", "ok", 16))
    row.addWidget(label(name, "body"))
    return piece
