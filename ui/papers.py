"""The papers of visits on their way out: sent, marked when they arrived, and those that did not come out."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.desk import Desk, Outcome, Topic
from desktop.queries.prints import UnprintedRow, unprinted
from desktop.queries.sentences import clock
from desktop.queries.session import may
from desktop.services.papers import PrintedPaper, redraw
from desktop.services.print_jobs import DroppedJob, drop_job, mark_failed, mark_sent, restore_job
from ui.errors import explain
from ui.hub import Hub
from ui.printing import Printing
from ui.runner import Lane, Runner


@dataclass(frozen=True, slots=True)
class OwedPaper:
    """A paper that did not come out, and since when on the mall's clock, as `09.14`."""

    row: UnprintedRow
    since: str


def owed_papers(desk: Desk) -> tuple[OwedPaper, ...]:
    """Return the papers of today that no printer is known to have, oldest first. Thread: READ."""
    return tuple(OwedPaper(row, clock(desk, row.at)) for row in unprinted(desk))


class Papers(QObject):
    """The one way from a drawn paper to the printer.

    Signals:
        found: the papers that did not come out, as a tuple of OwedPaper, oldest first; those that are
            under way at this moment are not among them.
        dropped: a DroppedJob that somebody settled.
    """

    found = Signal(object)
    dropped = Signal(object)

    def __init__(
        self, desk: Desk, runner: Runner, hub: Hub, printing: Printing, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._hub, self._printing = desk, runner, hub, printing
        self._under_way: set[str] = set()
        self._looking = self._again = False
        self.owed: tuple[OwedPaper, ...] = ()
        hub.changed.connect(self._on_changed)

    def send(self, printed: PrintedPaper) -> None:
        """Give a paper to the printer; what became of it is noted when that is known."""
        desk, paper = self._desk_now(), printed.paper_id
        self._under_way.add(paper)
        self._printing.send(
            f"{printed.title}-salinan-{printed.copy}" if printed.copy else printed.title,
            printed.bytes,
            partial(self._mark, paper, partial(mark_sent, desk, paper)),
            partial(self._mark, paper, partial(mark_failed, desk, paper)),
            undrawn=printed.undrawn,
        )

    def print_again(self, row: UnprintedRow) -> None:
        """Print a paper that did not come out, as it was drawn: it is no copy."""
        if row.paper_id in self._under_way:
            return
        self._under_way.add(row.paper_id)
        desk = self._desk_now()

        def drawn(again: Outcome[bytes]) -> None:
            self.send(PrintedPaper(row.paper_id, again.value, row.copy, row.title))

        self._runner.run(
            Lane.WRITE, partial(redraw, desk, row.paper_id), drawn, partial(self._failed, row.paper_id)
        )
        self._show(self.owed)

    def settle(self, row: UnprintedRow) -> None:
        """Wait for a paper no longer."""
        self._write(partial(drop_job, self._desk_now(), row.paper_id), self.dropped.emit)

    def want_again(self, job: DroppedJob) -> None:
        """Wait for a paper after all."""
        self._write(partial(restore_job, self._desk_now(), job), lambda _: None)

    def look(self) -> None:
        """Read what did not come out; one reading at a time, and once more where something changed meanwhile."""
        if self._looking:
            self._again = True
            return
        if not may(self._desk, "paper.print"):
            return
        self._looking, self._again = True, False
        self._runner.run(Lane.READ, partial(owed_papers, self._desk_now()), self._looked, self._unread)

    def _desk_now(self) -> Desk:
        """Return the desk with the officer of this moment, who may have left when the lane gets to it."""
        return self._desk.signed_in(self._desk.session)

    def _looked(self, found: tuple[OwedPaper, ...]) -> None:
        self._looking = False
        self._show(found)
        if self._again:
            self.look()

    def _unread(self, error: BaseException) -> None:
        self._looking = False
        self._printing.told.emit(explain(error).sentence, False)

    def _show(self, found: tuple[OwedPaper, ...]) -> None:
        self.owed = tuple(one for one in found if one.row.paper_id not in self._under_way)
        self.found.emit(self.owed)

    def _mark(self, paper: str, work: Callable[[], Outcome[Any]]) -> None:
        self._write(work, lambda _: self._under_way.discard(paper), partial(self._failed, paper))

    def _failed(self, paper: str, error: BaseException) -> None:
        self._under_way.discard(paper)
        self._printing.told.emit(explain(error).sentence, False)
        self.look()

    def _write(
        self,
        work: Callable[[], Outcome[Any]],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        def answered(outcome: Outcome[Any]) -> None:
            done(outcome.value)
            self._hub.publish(outcome.changed)

        def refused(error: BaseException) -> None:
            self._printing.told.emit(explain(error).sentence, False)
            self.look()

        self._runner.run(Lane.WRITE, work, answered, failed or refused)

    def _on_changed(self, topics: frozenset[Topic]) -> None:
        if Topic.DAY in topics:
            self.look()
