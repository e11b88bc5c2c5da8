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
from desktop.queries.plan import BetterOrder, PlanRow, VisitPlan, plan_visit
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
NOT_NOW = frozenset({"plan.not_now", "plan.not_today"})
PRESSING = frozenset({"plan.late", "plan.leaves", "plan.tight", "plan.stuck"})
"""Codes of reasons that a row says without being asked."""
KEYS = (("Alt+↑↓", "ubah urutan"), ("Del", "hapus"), ("Spasi", "ke berkas"))


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """A plan with times on the mall's clock; a text is empty where nobody can tell.

    Attributes:
        finish: when the visit may be over, `10.05–10.40`.
        begins: when each step is likely to begin, `09.40`.
    """

    plan: VisitPlan
    finish: str
    begins: tuple[str, ...]


def read_plan(
    desk: Desk, services: Sequence[str], documents: Sequence[str] | None, *, best: bool
) -> ShownPlan:
    """Return the plan as the page shows it, in the order given or in the best one; runs in the READ lane."""
    with desk.reading():
        plan = plan_visit(desk, services, documents)
        if best and plan.better is not None:
            plan = plan_visit(desk, plan.better.services, documents)
        finish = "–".join(clock(desk, at) for at in plan.finish_ms or ())
        begins = tuple("" if row.start_ms is None else clock(desk, row.start_ms) for row in plan.rows)
    return ShownPlan(plan, finish, begins)


def gain_words(better: BetterOrder) -> str:
    """Return what another order brings, in few words."""
    if better.more:
        return f"{better.more} layanan lagi sempat hari ini"
    if better.gain:
        return f"±{better.gain} mnt lebih cepat"
    return "berkas jadi sebelum diminta"


def hindered_words(row: PlanRow) -> str:
    """Return what is in a step's way beside its papers, in few words; a closed one says so by its turn."""
    for one in row.reasons if row.open else ():
        if one.code in NOT_NOW:
            why = str(dict(one.facts)["why"])
            return why[:1].upper() + why[1:]
        if one.code in PRESSING:
            return str(one).removesuffix(".")
    return ""


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


def plan_line(row: PlanRow, begins: str = "") -> PlanLine:
    """Return a step as the table shows it; `begins` is its time on the mall's clock."""
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
        begins=f"sekitar {begins}" if begins else "",
        hindered=hindered_words(row),
        reasons=tuple(str(one) for one in row.reasons),
    )


class PlanSection(QWidget):
    """The plan, its keys, the documents to tick, and what to mind.

    Signals:
        ordered: a service is to go up (below 0) or down by so many rows.
        better: the plan is to go into the best order.
        removed: a service is to be taken out.
        ticked: documents were ticked; `documents.held` tells which.
    """

    ordered = Signal(str, int)
    better = Signal()
    removed = Signal(str)
    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hints_wanted = True
        self.table = PlanTable()
        self.documents = DocumentTicks()
        self.refused = InlineMessage()
        self.best = KeyButton("", key="Ctrl+B", icon="sync", kind=Kind.QUIET, height=28)
        self.best.setObjectName("intake.best")
        self._finish = label("", "body", "on_soft", weight=600)
        self._empty = EmptyState("Belum ada keperluan", "Ketik keperluan di kiri; rencananya muncul di sini.")
        self._hints = KeyHints(KEYS, (66, 8, 16, 8))
        self._count = label("", "small", "ink3")
        self._all = KeyButton("Semua ada", kind=Kind.QUIET, height=28)
        self._all.setObjectName("intake.all_documents")
        self._none = KeyButton("Tidak ada", kind=Kind.QUIET, height=28)
        self._none.setObjectName("intake.no_documents")
        self._usual = label(
            "Huruf tebal: biasanya dibawa pada peristiwa ini, tanyakan dulu.", "small", "ink2"
        )
        self._usual.setWordWrap(True)
        self.bring = KeyButton(
            "Cetak yang harus dibawa", key="Ctrl+P", icon="printer", kind=Kind.QUIET, height=28
        )
        self.bring.setObjectName("intake.bring")
        self._papers = QWidget()
        self.warnings = [InlineMessage() for _ in range(MOST_WARNINGS)]
        self._lay_out()
        self._bind()
        self.show_plan(None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        self._heads: list[QBoxLayout] = [head]
        head.setContentsMargins(16, 13, 18, 3)
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
        papers.addWidget(self._usual)
        papers.addWidget(self.documents)
        papers.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)
        said = QVBoxLayout()
        said.setContentsMargins(16, 0, 16, 6)
        said.setSpacing(6)
        said.addWidget(self.best, 0, Qt.AlignmentFlag.AlignRight)
        said.addWidget(self.refused)
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
        column.addLayout(said)
        column.addWidget(self.table)
        column.addWidget(self._hints)
        column.addWidget(self.rule)
        column.addWidget(self._papers)
        column.addLayout(messages)
        column.addLayout(holder, 1)
        column.addStretch(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _bind(self) -> None:
        self.table.moved.connect(
            lambda row, to: self.ordered.emit(self.table.lines_.lines[row].code, to - row)
        )
        self.best.clicked.connect(self.better)
        self.table.removed.connect(lambda row: self.removed.emit(self.table.lines_.lines[row].code))
        self.table.opened.connect(lambda _: self.documents.take_focus())
        self.documents.ticked.connect(self.ticked)
        self.documents.rebuilt.connect(self._order_keys)
        self._all.clicked.connect(lambda: self.documents.tick_all(held=True))
        self._none.clicked.connect(lambda: self.documents.tick_all(held=False))

    def _order_keys(self) -> None:
        """Let Tab go from the plan through the ticks, which are made anew with each plan."""
        chain: list[QWidget] = [
            self.best,
            self.table,
            self._none,
            self._all,
            *self.documents.ticks,
            self.bring,
        ]
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
        begins = shown.begins if shown is not None else ()
        self.refused.clear()
        self.table.show_lines([plan_line(*one) for one in zip(rows, begins, strict=True)])
        self._offer(plan.better if plan is not None else None)
        has = bool(rows)
        self.table.setVisible(has)
        self._empty.setVisible(not has)
        self.rule.setVisible(has)
        self._hints.setVisible(has and self._hints_wanted)
        self._finish.setText(
            f"Perkiraan selesai {shown.finish}" if shown is not None and shown.finish else ""
        )
        self.documents.show_groups(plan.groups if plan is not None else ())
        self._usual.setVisible(bool(self.documents.usual))
        self._papers.setVisible(plan is not None and bool(plan.groups))
        if plan is not None:
            self._count.setText(f"{plan.required} syarat · {plan.fulfilled} sudah ada")
        self._warn(plan)

    def _offer(self, better: BetterOrder | None) -> None:
        """Show the way to a better order, where there is one, with what it brings."""
        self.best.set_text("Urutan terbaik" if better is None else f"Urutan terbaik · {gain_words(better)}")
        self.best.setVisible(better is not None)

    def refuse(self, why: str) -> None:
        """Say above the table why a row must not go there; the next plan takes it back."""
        self.refused.say(Level.WARNING, why)

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
