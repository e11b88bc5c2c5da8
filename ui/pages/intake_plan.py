"""Sections 3 and 4 of intake: the plan of the visit and the documents that it asks for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.queries.enums import PaperState
from desktop.queries.places import floor
from desktop.queries.plan import PlanRow, VisitPlan, plan_visit
from desktop.queries.sentences import clock
from ui.pages.intake_documents import DocumentTicks
from ui.pages.intake_need import minutes_words
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.cards import EmptyState
from ui.widgets.key_hints import KeyHints
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.plan_table import PlanLine, PlanTable
from ui.widgets.words import label, panel

MOST_WARNINGS = 3
KEYS = (("Alt+↑↓", "ubah urutan"), ("Del", "hapus"), ("Spasi", "ke berkas"))


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """A plan with the mall's time at which the visit may be over, `10.05–10.40`; empty where nobody can tell."""

    plan: VisitPlan
    finish: str


def read_plan(desk: Desk, services: Sequence[str], documents: Sequence[str] | None) -> ShownPlan:
    """Return the plan as the page shows it; runs in the READ lane."""
    plan = plan_visit(desk, services, documents)
    if plan.finish_ms is None:
        return ShownPlan(plan, "")
    early, late = (clock(desk, at) for at in plan.finish_ms)
    return ShownPlan(plan, f"{early}–{late}")


def papers_words(row: PlanRow) -> tuple[str, bool]:
    """Return how the documents of a step stand, and whether one is missing."""
    states = [document.state for document in row.documents]
    missing = [document.name for document in row.documents if document.state is PaperState.MISSING]
    if not states:
        return "Tanpa syarat berkas", False
    if missing:
        return f"Kurang: {', '.join(missing)}", True
    coming = [document.name for document in row.documents if document.state is PaperState.COMES]
    if coming:
        return f"{', '.join(coming)} menyusul", False
    if PaperState.UNASKED in states:
        return f"{len(states)} berkas, belum diperiksa", False
    return f"Berkas {len(states)} dari {len(states)}", False


def counters_words(counters: str) -> str:
    """Return `Loket 3, 4, 7` of `Loket 3, 4, 7 Dukcapil`: the agency stands beside it already."""
    found = re.fullmatch(r"(.*[0-9]) [^0-9,]+", counters)
    return found[1] if found else counters


def plan_line(row: PlanRow) -> PlanLine:
    """Return a step as the table shows it."""
    papers, lacking = papers_words(row)
    floors = ", ".join(floor(level) for level in row.floors)
    if not row.open:
        turn = str(row.why or "Belum bisa diambil")
    else:
        turn = "Antre sekarang" if row.joins_now else f"Sesudah langkah {row.after}"
    return PlanLine(
        code=row.service,
        name=row.name,
        where=" · ".join(part for part in (row.agency_short, floors) if part),
        papers=papers,
        lacking=lacking,
        estimate=minutes_words(row.minutes) or "–",
        waiting=f"{row.waiting} antre",
        place=counters_words(row.counters) or "–",
        cost=row.fee,
        turn=turn,
        blocked=not row.joins_now,
        closed=not row.open,
    )


class PlanSection(QWidget):
    """The plan, its keys, the documents to tick, and what to mind.

    Signals:
        ordered: a row goes up (-1) or down (1).
        removed: a service is to be taken out.
        ticked: documents were ticked; `documents.held` tells which.
    """

    ordered = Signal(str, int)
    removed = Signal(str)
    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hints_wanted = True
        self.table = PlanTable()
        self.documents = DocumentTicks()
        self._finish = label("", "body", "on_soft", weight=600)
        self._empty = EmptyState("Belum ada keperluan", "Ketik keperluan di kiri; rencananya muncul di sini.")
        self._hints = KeyHints(KEYS, (66, 8, 16, 8))
        self._count = label("", "small", "ink3")
        self._all = KeyButton("Semua ada", kind=Kind.QUIET, height=28)
        self._all.setObjectName("intake.all_documents")
        self._none = KeyButton("Tidak ada", kind=Kind.QUIET, height=28)
        self._none.setObjectName("intake.no_documents")
        self._papers = QWidget()
        self.warnings = [InlineMessage() for _ in range(MOST_WARNINGS)]
        self._lay_out()
        self._bind()
        self.show_plan(None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        self._heads: list[QBoxLayout] = [head]
        head.setContentsMargins(16, 13, 18, 9)
        head.addWidget(label("3  Rencana kunjungan", "title"))
        head.addStretch(1)
        head.addWidget(self._finish)
        papers = QVBoxLayout(self._papers)
        papers.setContentsMargins(16, 8, 16, 0)
        papers.setSpacing(6)
        top = QHBoxLayout()
        self._heads.append(top)
        top.addWidget(label("4  Berkas yang dibawa", "title"))
        top.addStretch(1)
        top.addWidget(self._count)
        top.addWidget(self._none)
        top.addWidget(self._all)
        papers.addLayout(top)
        papers.addWidget(self.documents)
        self.rule = panel("rule")
        messages = QVBoxLayout()
        messages.setContentsMargins(16, 4, 16, 12)
        messages.setSpacing(6)
        for message in self.warnings:
            messages.addWidget(message)
        holder = QVBoxLayout()
        holder.setContentsMargins(16, 0, 16, 16)
        holder.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table)
        column.addWidget(self._hints)
        column.addWidget(self.rule)
        column.addWidget(self._papers)
        column.addLayout(messages)
        column.addLayout(holder, 1)
        column.addStretch(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _bind(self) -> None:
        self.table.moved.connect(lambda row, by: self.ordered.emit(self.table.lines_.lines[row].code, by))
        self.table.removed.connect(lambda row: self.removed.emit(self.table.lines_.lines[row].code))
        self.table.opened.connect(lambda _: self.documents.take_focus())
        self.documents.ticked.connect(self.ticked)
        self.documents.rebuilt.connect(self._order_keys)
        self._all.clicked.connect(lambda: self.documents.tick_all(held=True))
        self._none.clicked.connect(lambda: self.documents.tick_all(held=False))

    def _order_keys(self) -> None:
        """Let Tab go from the plan through the ticks, which are made anew with each plan."""
        chain: list[QWidget] = [self.table, self._none, self._all, *self.documents.ticks]
        for one, following in pairwise(chain):
            QWidget.setTabOrder(one, following)

    def stack_heads(self, *, stacked: bool) -> None:
        """Let what stands at the right of the titles go below them, where letters are large."""
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        for head in self._heads:
            head.setDirection(direction)

    def show_hints(self, *, shown: bool) -> None:
        """Show or leave out the keys of the table, where the window is low."""
        self._hints_wanted = shown
        self._hints.setVisible(shown and bool(self.table.lines_.lines))

    def show_plan(self, shown: ShownPlan | None) -> None:
        """Show another plan; None for a visit without any service."""
        plan = shown.plan if shown is not None else None
        rows = plan.rows if plan is not None else ()
        self.table.show_lines([plan_line(row) for row in rows])
        has = bool(rows)
        self.table.setVisible(has)
        self._empty.setVisible(not has)
        self.rule.setVisible(has)
        self._hints.setVisible(has and self._hints_wanted)
        self._finish.setText(
            f"Perkiraan selesai {shown.finish}" if shown is not None and shown.finish else ""
        )
        self.documents.show_groups(plan.groups if plan is not None else ())
        self._papers.setVisible(plan is not None and bool(plan.groups))
        if plan is not None:
            self._count.setText(f"{plan.required} syarat · {plan.fulfilled} sudah ada")
        self._warn(plan)

    def _warn(self, plan: VisitPlan | None) -> None:
        said: list[tuple[Level, str]] = []
        if plan is not None:
            said += [(Level.ERROR, str(one)) for one in plan.refusals]
            said += [(Level.WARNING, str(one)) for one in plan.warnings]
        for place, message in enumerate(self.warnings):
            level, sentence = said[place] if place < len(said) else (Level.INFO, "")
            if message.sentence != sentence:
                message.say(level, sentence)

    def say_empty(self, *, asking: bool) -> None:
        """Tell in the empty plan what is so: nothing chosen yet, or a mere question."""
        self._empty.title.setText("Hanya bertanya, tanpa nomor antrean" if asking else "Belum ada keperluan")

    def focus_table(self) -> None:
        """Take the keys to the plan."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
