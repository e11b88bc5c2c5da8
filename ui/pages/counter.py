"""The counter's page (Loket): one key from one visitor to the next, and everything that may come between."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.desk import Outcome, Topic
from desktop.queries.counter import CounterRow, CounterView, CurrentTicket, counters_of
from desktop.queries.enums import Outcome as Result
from desktop.queries.enums import ShiftState, TicketState
from desktop.services.papers import print_paper
from desktop.services.taking_in import receipt_of_ticket
from desktop.services.tickets import (
    CalledTicket,
    TicketNow,
    call_chosen,
    hold_ticket,
    miss_ticket,
    recall_ticket,
    resume_ticket,
    return_ticket,
    start_ticket,
)
from ui.counter.acts import Next, Went, end_and_call, finish
from ui.counter.choice import CounterChoice
from ui.counter.console import Console
from ui.counter.keys import WHEN
from ui.counter.said import ENDED, not_now
from ui.counter.sending import Acting, Sending
from ui.counter.sheet import Sheet, read_sheet
from ui.counter.sitting import Sitting
from ui.counter.trail import Trail
from ui.counter.waiting import Row, RowKind
from ui.debounce import Debounce
from ui.errors import Level as Gravity
from ui.errors import Shown, explain
from ui.front import Front
from ui.leaving.leaving import Leaving
from ui.page import Page, Surroundings
from ui.widgets.messages import Level

REREAD_TICKS = 30
"""Seconds after which the waiting minutes are read anew, when nothing else has happened."""


class CounterPage(Page):
    """The page of whoever sits at a counter."""

    name, title = "page.counter", "Loket"
    topics = frozenset({Topic.QUEUE, Topic.COUNTERS, Topic.DAY, Topic.CATALOGUE, Topic.PEOPLE})

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.desk = around.desk
        self.counter = ""
        self.sheet: Sheet | None = None
        self._asked = 0
        self._busy = False
        self._debounce = Debounce()
        self._ticks = 0
        self.console, self.choice = Console(around.actions), CounterChoice()
        centred = QWidget()
        row = QHBoxLayout(centred)
        row.setContentsMargins(16, 12, 16, 16)
        row.addStretch(1)
        row.addWidget(self.choice, 8)
        row.addStretch(1)
        self.rooms = QStackedWidget()
        self.rooms.addWidget(centred)
        self.rooms.addWidget(self.console)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rooms)
        self._bind()

    def _bind(self) -> None:
        does, console = self.around.actions.does, self.console
        for name, slot in (
            ("counter.next", self._on_next),
            ("counter.serve", self._on_serve),
            ("counter.recall", self._on_recall),
            ("counter.absent", self._on_absent),
            ("counter.finish", self._on_finish),
            ("counter.returned", self._on_returned),
            ("counter.hold", self._on_hold),
            ("counter.receipt", self._on_receipt),
        ):
            does(name, slot)
        console.ask.recall.clicked.connect(self._on_recall)
        console.ask.absent.clicked.connect(self._on_absent_and_next)
        console.keys.outcome.currentIndexChanged.connect(lambda _: self._on_outcome())
        console.lacking.accepted.connect(self._on_finish)
        console.pause.clicked.connect(self._on_pause)
        self.trail = Trail(self.desk, self._do, self.around.say, self._warn)
        self.sitting = Sitting(self.desk, console.pause, self._do, self.around.say)
        console.switch.clicked.connect(self._on_switch)
        console.chosen.clicked.connect(lambda: self._on_chosen(console.list.chosen))
        console.list.doubleClicked.connect(lambda _: self._on_chosen(console.list.chosen))
        console.list.activated.connect(lambda _: console.chosen.setFocus())
        acting = Acting(self._do, self.ask, self._ready, self._view, self._told, self._warn)
        self.sending = Sending(self.desk, console, acting)
        for name, slot in (
            ("counter.transfer", self.sending.transfer),
            ("counter.refer", self.sending.refer),
            ("counter.accept", self.sending.accept),
            ("counter.send_back", self.sending.send_back),
        ):
            does(name, slot)
        self.leaving = Leaving(self.around, self)
        self.choice.chose.connect(self.use)
        self.around.hub.ticked.connect(self._on_tick)

    # --- which counter, and what it shows ---

    def reload(self) -> None:
        """Read the counters to choose from, or how the chosen one stands."""
        self._ticks = 0
        self._asked += 1
        asked, desk = self._asked, self.desk
        if not self.counter:
            self.ask(lambda: counters_of(desk), self._show_counters)
            return
        self.ask(partial(read_sheet, desk, self.counter), partial(self._show_sheet, asked))

    def use(self, code: str) -> None:
        """Work at this counter from now on, until the officer leaves or chooses another."""
        self.counter = code
        self.trail.clear()
        self.rooms.setCurrentWidget(self.console)
        self.reload()
        self.console.keys.main().setFocus()

    def _show_counters(self, rows: list[CounterRow]) -> None:
        own = [row for row in rows if row.own]
        self.console.switch.setVisible(len(rows) > 1)
        if self.counter:
            return  # chosen while the list was under way
        if self.sheet is None and (len(rows) == 1 or len(own) == 1):
            self.use((own or rows)[0].code)
            return
        came = self.rooms.currentIndex() != 0
        self.rooms.setCurrentIndex(0)
        self.choice.show_counters(rows)
        if self.isVisible() and (came or not self.choice.isAncestorOf(self.focusWidget() or self)):
            self.choice.search.setFocus()

    def _on_switch(self) -> None:
        self.counter = ""
        self.choice.search.setText("")
        self.reload()

    def _show_sheet(self, asked: int, sheet: Sheet) -> None:
        if asked != self._asked or sheet.view.counter.code != self.counter:
            return  # a newer question is under way
        self.sheet = sheet
        self.console.show_sheet(sheet)

    def _on_outcome(self) -> None:
        if self.sheet is not None:
            self.console.keys.say_next(self.sheet.view)
            self.console.settle_lacking(self.current)

    def _view(self) -> CounterView | None:
        return None if self.sheet is None else self.sheet.view

    def _on_tick(self) -> None:
        if not self.isVisible() or self.sheet is None:
            return
        if self.sheet.view.current is not None:
            self.console.head.clock.tick(self.desk.clock())
        self._ticks += 1
        if self._ticks >= REREAD_TICKS:
            self.reload()

    @property
    def current(self) -> CurrentTicket | None:
        """The ticket that is called or served here, None for none."""
        return None if self.sheet is None else self.sheet.view.current

    def show_problem(self, problem: Shown) -> None:
        """Say above the keys what was refused, and show how things stand; what was typed stays."""
        self._busy = False
        level = Level.WARNING if problem.level is Gravity.REFUSED else Level.ERROR
        if self.rooms.currentWidget() is not self.console:
            super().show_problem(problem)
            return
        self.console.message.say(level, problem.sentence)

    # --- acting ---

    def _do(self, work: Callable[[], Outcome[Any]], done: Callable[[Any], None]) -> None:
        """Act once: what is pressed while an act is under way is not kept for later."""
        if self._busy:
            return
        self._busy = True
        self.console.message.clear()

        def answered(value: Any) -> None:
            self._busy = False
            done(value)

        self.act(work, answered)

    def _ready(self, name: str) -> CurrentTicket | None:
        """Return the ticket that a key is about; None when it may not be pressed now, which is said."""
        current = self.current
        if self.sheet is None or not self._debounce.lets(name):
            return None
        if current is None or current.state not in WHEN[name]:
            self._warn(not_now(name, current))
            return None
        return current

    def _warn(self, sentence: str) -> None:
        self.console.message.say(Level.WARNING, sentence)

    def _told(self, sentence: str, *numbers: str) -> None:
        """Say what was done, with the way back."""
        self.trail.told(sentence, numbers, self._shown(numbers[-1]))

    def _shown(self, number: str) -> str:
        """Return a number as this mall shows it."""
        if self.sheet is None:
            return number
        view = self.sheet.view
        known = (*view.waiting, *view.held, *view.absent, *((view.current,) if view.current else ()))
        return next((one.shown for one in known if one.number == number), number)

    def _on_next(self) -> None:
        if self.sheet is None or self._busy or not self._debounce.lets("counter.next"):
            return
        current, state = self.current, self.sheet.view.counter.state
        if current is not None and current.state is TicketState.CALLED:
            self.console.ask_about(current.shown)
            self.console.ask.recall.setFocus()
            return
        keys = self.console.keys
        order = Next(self.counter, reopen=current is None and state is ShiftState.PAUSED)
        if current is not None:
            order = Next(
                self.counter,
                finish=current.number,
                result=keys.result,
                words=keys.note.text(),
                lacking=self.console.lacks,
            )
        ended, sheet_of = ENDED.get(order.result, ""), self._sheet_of(current)
        self._do(partial(end_and_call, self.desk, order), partial(self._after_next, ended, sheet_of))

    def _on_absent_and_next(self) -> None:
        current = self._ready("counter.absent")
        if current is not None:
            order = Next(self.counter, miss=current.number)
            self._do(partial(end_and_call, self.desk, order), partial(self._after_next, "tidak hadir", ""))

    def _sheet_of(self, current: CurrentTicket | None) -> str:
        """Return the visit whose sheet is to be printed once its service has ended; empty for none."""
        return current.visit if current is not None and self.console.wants_sheet else ""

    def _after_next(self, ended: str, sheet_of: str, went: Went) -> None:
        called = went.called.number if went.called is not None else None
        parts = [f"{self._shown(went.ended)} {ended}."] if went.ended else []
        parts += [f"{number} sekarang menunggu." for number in went.follows]
        if called is not None:
            parts.append(f"{self._shown(called)} dipanggil.")
        if parts:
            self._told(" ".join(parts), *([called] if called else []), *([went.ended] if went.ended else []))
        if went.needs is not None:
            self.leaving.ask(went.needs, partial(self._after_leaving, sheet_of, calls=True))
            return
        if went.problem is not None:
            self.show_problem(explain(went.problem))
        elif called is None:
            self.console.message.say(Level.INFO, "Tidak ada yang menunggu untuk loket ini sekarang.")
        if went.ended and sheet_of:
            self._print_sheet(sheet_of)

    def _move(self, name: str, use_case: Callable[..., Outcome[TicketNow]], said: str) -> None:
        """Run one move of the ticket at the counter."""
        current = self._ready(name)
        if current is not None:
            sentence = f"{current.shown} {said}."
            self._do(
                partial(use_case, self.desk, current.number), lambda now: self._told(sentence, now.number)
            )

    def _on_serve(self) -> None:
        self._move("counter.serve", start_ticket, "mulai dilayani")

    def _on_recall(self) -> None:
        self._move("counter.recall", recall_ticket, "dipanggil ulang")
        self.console.ask_about("")

    def _on_absent(self) -> None:
        self._move("counter.absent", miss_ticket, "dicatat tidak hadir")

    def _on_hold(self) -> None:
        self._move("counter.hold", hold_ticket, "ditahan")

    def _on_returned(self) -> None:
        """Ask which papers are missing; give the dossier back at once where the service asks for none."""
        current, console = self._ready("counter.returned"), self.console
        if current is None:
            return
        console.keys.show_result(Result.RETURNED_INCOMPLETE)
        if console.asks_lacking:
            console.lacking.ticks.take_focus()
        else:
            self._on_finish()

    def _on_finish(self) -> None:
        current, keys = self._ready("counter.finish"), self.console.keys
        if current is None:
            return
        work = partial(finish, self.desk, current.number, keys.result, keys.note.text(), self.console.lacks)
        self._do(work, partial(self._after_finish, current, ENDED[keys.result], self._sheet_of(current)))

    def _after_finish(self, current: CurrentTicket, ended: str, sheet_of: str, went: Went) -> None:
        parts = (f"{current.shown} {ended}.", *(f"{number} sekarang menunggu." for number in went.follows))
        self._told(" ".join(parts), went.ended)
        if went.needs is not None:
            self.leaving.ask(went.needs, partial(self._after_leaving, sheet_of, calls=False))
        elif sheet_of:
            self._print_sheet(sheet_of)

    def _after_leaving(self, sheet_of: str, printed: bool, *, calls: bool) -> None:  # noqa: FBT001 - as `Then`
        """Go on where the question about the visitor's next step stood: print what else is owed, call the next."""
        if sheet_of and not printed:
            self._print_sheet(sheet_of)
        if calls:
            self._do(partial(end_and_call, self.desk, Next(self.counter)), partial(self._after_next, "", ""))

    def front(self) -> Front:
        """Return the ticket at the counter."""
        current = self.current
        return Front() if current is None else Front("", current.visit, current.id, current.shown)

    # --- from the list ---

    def _on_chosen(self, row: Row | None) -> None:
        if row is None or not self._debounce.lets(f"counter.chosen {row.number}"):
            return
        desk, number = self.desk, row.number
        if row.kind is RowKind.HELD:
            self._do(
                lambda: resume_ticket(desk, number), lambda _: self._told(f"{row.shown} dilanjutkan.", number)
            )
        elif row.kind is RowKind.ABSENT:
            said = f"{row.shown} kembali mengantre."
            self._do(lambda: return_ticket(desk, number), lambda _: self._told(said, number))
        else:

            def called(_: CalledTicket) -> None:
                self._told(f"{row.shown} dipanggil di luar urutan.", number)

            self._do(lambda: call_chosen(desk, self.counter, number), called)

    def _on_pause(self) -> None:
        if self.sheet is not None:
            self.sitting.ask(self.sheet)

    # --- paper ---

    def _on_receipt(self) -> None:
        current = self.current
        if current is None or current.state is not TicketState.SERVING:
            self.console.message.say(Level.WARNING, "Tanda terima dicetak untuk tiket yang sedang dilayani.")
        elif self._debounce.lets("counter.receipt"):
            about = current.id
            self._do(lambda: receipt_of_ticket(self.desk, about), self.around.papers.send)

    def _print_sheet(self, visit: str) -> None:
        self._do(lambda: print_paper(self.desk, "visit_sheet", visit), self.around.papers.send)

    # --- the window ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave panels and the question with Esc; nothing is done then."""
        if event.key() == Qt.Key.Key_Escape:
            self.console.ask_about("")
            self.console.message.clear()
            self.console.leave_lacking() if self.console.asks_lacking else self.console.show_visit()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the window as it is now."""
        super().showEvent(event)
        self.console.lay_out(self.window().width(), self.window().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the window's new size."""
        super().resizeEvent(event)
        self.console.lay_out(self.window().width(), self.window().height())
