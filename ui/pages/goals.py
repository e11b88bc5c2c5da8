"""The page Sasaran: what the building aims at together, what stands in the way, what was taken on."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.desk import Desk, Topic
from desktop.printing.periods import Period, PeriodReport, drawn, period_report
from desktop.queries.enums import CommitmentState, words
from desktop.queries.goals import GoalRow, goal_board
from desktop.queries.together import (
    BlockerRow,
    CommitmentRate,
    CommitmentRow,
    blockers,
    commitment_rate,
    commitments,
)
from desktop.services.goals import end_goal
from ui.dialogs.preview import Preview, pictures
from ui.errors import Shown, explain
from ui.goals.acting import Acting
from ui.goals.board import GoalBoard
from ui.goals.forms import Form
from ui.goals.lists import blocker_card, commitment_card
from ui.goals.parts import PartsDialog
from ui.goals.words import capital, month_words
from ui.page import Page, Surroundings
from ui.runner import Lane
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.cards import EmptyState
from ui.widgets.key_hints import KeyHints
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.words import label

NARROW = 1000
"""Width of the page under which the lists stand one above the other, pixels at 100 %."""
LOW = 560
"""Height of the page under which it has no room for the row of keys, pixels at 100 %."""
KEYS = (("Enter", "bagian tiap instansi"), ("F9", "catat hasil"), ("Shift+Del", "akhiri tujuan"))
EMPTY = "Belum ada tujuan bersama"
HINT = "Pilih tiga sampai lima yang hanya dapat dicapai bersama. Angkanya dihitung Pandu"


@dataclass(frozen=True, slots=True)
class Look:
    """What the page shows, read at one moment; `rate` of this month."""

    today: date
    goals: list[GoalRow]
    blockers: list[BlockerRow]
    commitments: list[CommitmentRow]
    rate: CommitmentRate


def _look(desk: Desk) -> Look:
    """Return what the page shows. Thread: READ."""
    with desk.reading():
        today = desk.today()
        return Look(
            today,
            goal_board(desk),
            blockers(desk),
            [
                one
                for one in commitments(desk, ended_from=today)
                if one.state is CommitmentState.OPEN or one.due == today
            ],
            commitment_rate(desk, today.replace(day=1), today),
        )


def _briefing(desk: Desk) -> PeriodReport:
    """Return today's briefing, not drawn yet. Thread: READ."""
    today = desk.today()
    return period_report(desk, "briefing", Period(today, today))


def _pictured(report: PeriodReport) -> tuple[bytes, list[QImage]]:
    """Return the PDF, and its pages as pictures. Thread: LONG."""
    pdf = drawn(report, ".pdf")
    return pdf, pictures(pdf)


class GoalsPage(Page):
    """The goals of this month above, the two lists below."""

    name, title = "page.goals", "Sasaran"
    topics = frozenset({Topic.GOALS, Topic.DAY})

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._columns = 0
        self._drawing = self._begun = False
        self.month = label("", "label", "ink2", weight=400)
        self.brief = self._button("goals.briefing", Kind.PRIMARY)
        self.huddle, self.new = self._button("goals.huddle"), self._button("goals.new")
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName("goals.message")
        self.board = GoalBoard()
        self.empty = EmptyState(EMPTY, HINT, key=around.actions["goals.new"].shortcut().toString())
        self.empty.setObjectName("goals.empty")
        self.blockers = blocker_card((self._button("goals.blocker", height=32),))
        self.commitments = commitment_card((self._button("goals.commit", height=32),))
        self.hints = KeyHints(KEYS, (16, 0, 16, 8))
        self.acting = Acting(self)
        self._lay_out()
        self._bind()

    def _button(self, command: str, kind: Kind = Kind.SECONDARY, height: int = 36) -> KeyButton:
        """Return a button that does a command."""
        action = self.around.actions[command]
        icon = {"goals.briefing": "printer", "goals.new": "plus", "goals.huddle": "people"}.get(
            command, "plus"
        )
        made = KeyButton(action.text(), key=action.shortcut().toString(), icon=icon, kind=kind, height=height)
        made.setObjectName(command)
        made.clicked.connect(action.trigger)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label("Sasaran", "page"))
        head.addSpacing(6)
        head.addWidget(self.month)
        head.addStretch(1)
        for button in (self.huddle, self.new, self.brief):
            head.addWidget(button)
        upper = QVBoxLayout()
        upper.setContentsMargins(16, 8, 16, 0)
        upper.setSpacing(8)
        upper.addLayout(head)
        upper.addWidget(self.message)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(16, 0, 16, 12)
        self._grid.setSpacing(12)
        self._grid.addWidget(self.board, 0, 0, 1, 2)
        self._grid.addWidget(self.empty, 1, 0, 1, 2)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(upper)
        column.addWidget(self.area, 1)
        column.addWidget(self.hints)
        self._arrange(2)

    def _arrange(self, columns: int) -> None:
        """Put the lists side by side, or one above the other."""
        if columns == self._columns:
            return
        self._columns = columns
        for card in (self.blockers, self.commitments):
            self._grid.removeWidget(card)
        if columns == 1:
            self._grid.addWidget(self.blockers, 2, 0, 1, 2)
            self._grid.addWidget(self.commitments, 3, 0, 1, 2)
        else:
            self._grid.addWidget(self.blockers, 2, 0)
            self._grid.addWidget(self.commitments, 2, 1)
        for row, stretch in enumerate((0, 1, 2, 2 if columns == 1 else 0)):
            self._grid.setRowStretch(row, stretch)
        for place in (0, 1):
            self._grid.setColumnStretch(place, 1)

    def _bind(self) -> None:
        does = self.around.actions.does
        does("goals.briefing", self._on_briefing)
        does("goals.new", self.acting.ask_goal)
        does("goals.end", self._on_end)
        does("goals.parts", lambda: self._on_parts(self.board.chosen))
        does("goals.blocker", self.acting.ask_blocker)
        does("goals.commit", self.acting.ask_commitment)
        does("goals.huddle", self.acting.ask_huddle)
        does("goals.settle", self._on_settle)
        self.board.opened.connect(self._on_parts)
        self.blockers.table.activated.connect(lambda _: self.acting.ask_end(self.blockers.chosen))
        self.commitments.table.activated.connect(lambda _: self.acting.ask_end(self.commitments.chosen))

    # reading

    def shown(self) -> None:
        """Let the keys begin at the goals; later they come back to where they were."""
        super().shown()
        if not self._begun:
            self._begun = True
            (self.board if self.board.chosen else self.new).setFocus(Qt.FocusReason.TabFocusReason)

    def reload(self) -> None:
        """Read everything anew."""
        self.ask(partial(_look, self.around.desk), self._show)

    def _show(self, seen: Look) -> None:
        self.month.setText(month_words(f"{seen.today:%Y-%m}"))
        self.board.show_goals(seen.goals)
        self.board.setVisible(bool(seen.goals))
        self.empty.setVisible(not seen.goals)
        self._grid.setRowStretch(1, 0 if seen.goals else 1)
        self.brief.set_kind(Kind.PRIMARY if seen.goals else Kind.SECONDARY)
        self.new.set_kind(Kind.SECONDARY if seen.goals else Kind.PRIMARY)
        self.blockers.show_rows(seen.blockers, seen.today)
        self.commitments.show_rows(seen.commitments, seen.today)
        self.blockers.set_title(f"Hambatan ({len(seen.blockers)})" if seen.blockers else "Hambatan")
        whole = seen.rate.kept + seen.rate.unkept + seen.rate.open
        kept = f"Komitmen · {seen.rate.kept} dari {whole} ditepati" if whole else "Komitmen"
        self.commitments.set_title(kept)

    def show_problem(self, problem: Shown) -> None:
        """Show what went wrong: in the form that asked, or above the goals."""
        if isinstance(self._dialog, Form):
            self._dialog.refuse(problem.sentence)
        else:
            self.message.say(Level.ERROR, problem.sentence)

    # acting

    def _on_parts(self, row: GoalRow | None) -> None:
        if row is not None:
            self.open_dialog(PartsDialog(row, self))

    def _on_end(self) -> None:
        row = self.board.chosen
        if row is None:
            return
        said = f"{capital(words(row.measure))} tidak lagi menjadi tujuan. Bulan-bulannya tetap tersimpan."
        work = partial(end_goal, self.around.desk, row.measure)
        self.act(work, lambda _: self.around.say(said, partial(self.acting.restore, row)))

    def _on_settle(self) -> None:
        """Note the end of what is chosen in the list that has the focus, the commitments where neither has."""
        card = self.blockers if self.blockers.table.hasFocus() else self.commitments
        self.acting.ask_end(card.chosen)

    def _on_briefing(self) -> None:
        """Read the briefing, draw it where it holds up nobody, and show it."""
        if self._drawing:
            return
        self._drawing = True
        self.brief.setEnabled(False)
        self.message.clear()
        run = self.around.runner.run
        run(
            Lane.READ,
            partial(_briefing, self.around.desk),
            lambda report: run(Lane.LONG, partial(_pictured, report), self._preview, self._not_drawn),
            self._not_drawn,
        )

    def _preview(self, made: tuple[bytes, list[QImage]]) -> None:
        self._rest()
        pdf, shown = made
        send = partial(self.around.printing.send, "Briefing pagi", pdf)
        self.open_dialog(Preview("Briefing pagi", shown, send, self))

    def _not_drawn(self, error: BaseException) -> None:
        self._rest()
        self.message.say(Level.ERROR, explain(error).sentence)

    def _rest(self) -> None:
        self._drawing = False
        self.brief.setEnabled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lists above each other where the page is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < theme_of(self).px(NARROW)
        self._arrange(1 if narrow else 2)
        self.huddle.set_bare(bare=narrow)
        self.hints.setVisible(self.height() >= theme_of(self).px(LOW))
