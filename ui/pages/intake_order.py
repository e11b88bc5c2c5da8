"""The order of the services of a visit: the best one, until the officer moves a row by hand."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.desk import Desk
from desktop.queries.plan import VisitPlan, move_refusal
from ui.pages.intake_plan import PlanSection, ShownPlan, gain_words, read_plan

Read = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[BaseException], None]], None]
Say = Callable[[str, Callable[[], None] | None], None]


class VisitOrder(QObject):
    """Holds the services and has them planned; an order that was chosen by hand is left alone.

    The order changes by itself only when services or documents do: rows do not jump because a queue grew.

    Args:
        read: runs a query in the READ lane; its answer or failure comes back on the UI thread.
        desk: returns the desk with the officer of this moment.
        section: where the plan is shown.
        say: shows a toast, with a way to take it back.
        fail: says what went wrong.

    Signals:
        changed: the services, their order, or whether it was chosen by hand.
    """

    changed = Signal()

    def __init__(
        self,
        read: Read,
        desk: Callable[[], Desk],
        section: PlanSection,
        say: Say,
        fail: Callable[[BaseException], None],
    ) -> None:
        super().__init__(section)
        self._read, self._desk, self._section, self._say, self._fail = read, desk, section, say, fail
        self.services: tuple[str, ...] = ()
        self.by_hand = False
        self._unsettled = False
        self._asked = self._answered = 0
        self._plan: VisitPlan | None = None
        self._waiting: list[Callable[[], None]] = []
        section.ordered.connect(lambda code, by: self.when_planned(partial(self._move, code, by)))
        section.better.connect(self.take_best)
        section.ticked.connect(self._on_changed)

    def show(self, services: Sequence[str], *, by_hand: bool) -> None:
        """Take other services, as of another form."""
        self.services, self.by_hand = tuple(services), by_hand
        self._waiting.clear()
        self._on_changed()

    def want(self, wanted: Sequence[str]) -> None:
        """Take these services: what stays keeps its order, what is new comes at the end."""
        kept = [code for code in self.services if code in wanted]
        self.services = (*kept, *(code for code in wanted if code not in kept))
        self.by_hand = self.by_hand and bool(self.services)
        self._on_changed()

    def _on_changed(self) -> None:
        self._unsettled = True
        self.replan()
        self.changed.emit()

    def replan(self) -> None:
        """Read how the queues of the plan stand."""
        self._asked += 1
        number, services = self._asked, self.services
        if not services:
            self._plan, self._unsettled = None, False
            self._section.show_plan(None)
            self._answer(number)
            return
        work = partial(
            read_plan,
            self._desk(),
            services,
            self._section.documents.held,
            best=self._unsettled and not self.by_hand,
        )
        self._read(work, partial(self._planned, number), partial(self._unread, number))

    def _planned(self, number: int, shown: ShownPlan) -> None:
        if number != self._asked:
            return
        self._plan, self._unsettled = shown.plan, False
        found = tuple(row.service for row in shown.plan.rows)
        other = found != self.services
        self.services = found
        self._section.show_plan(shown)
        self._answer(number)
        if other:
            self.changed.emit()

    def _unread(self, number: int, error: BaseException) -> None:
        if number == self._asked:
            self._fail(error)
            self._answer(number)

    def _answer(self, number: int) -> None:
        """Do what waited for the plan; what asks for a new plan makes the rest wait for that."""
        self._answered = number
        while self._waiting and self._answered == self._asked:
            self._waiting.pop(0)()

    def when_planned(self, do: Callable[[], None]) -> None:
        """Do something when the plan of the services as they are now is there, at once where it is."""
        if self._answered == self._asked:
            do()
        else:
            self._waiting.append(do)

    def _move(self, code: str, by: int) -> None:
        """Move a row, or say why it must not go there; then nothing changes."""
        plan, order = self._plan, list(self.services)
        if plan is None or code not in order:
            return
        at = order.index(code)
        to = min(max(at + by, 0), len(order) - 1)
        refused = move_refusal(plan, at + 1, to + 1)
        if refused is not None:
            self._section.refuse(str(refused))
        elif to != at:
            order.insert(to, order.pop(at))
            self.services, self.by_hand = tuple(order), True
            self._on_changed()

    def take_best(self) -> None:
        """Put the plan into the best order, from where it goes on by itself; a toast takes it back."""
        better = self._plan.better if self._plan is not None else None
        if better is None:
            return
        before = self.services
        self.services, self.by_hand = better.services, False
        self._on_changed()
        self._say(f"Urutan terbaik dipakai: {gain_words(better)}", partial(self._put_back, before))

    def _put_back(self, services: tuple[str, ...]) -> None:
        """Take the best order back: from then on the order is the officer's, or it would come again."""
        if set(services) == set(self.services):
            self.services, self.by_hand = services, True
            self._on_changed()
