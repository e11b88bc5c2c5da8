"""Work off the UI thread: four lanes of threads that answer on the UI thread.

Lanes are Python's own executors: peewee keeps its connection in a thread-local, and Qt's threads wipe that
between calls. `submit` stands in this module alone, since an executor swallows errors; here each call always
ends in `done` or `failed`, and a bug in `sys.excepthook` besides.
"""

import sys
from collections.abc import Callable
from enum import StrEnum
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from desktop.errors import NotAllowed, known_error

if TYPE_CHECKING:  # rooms are shown before anything of the store is loaded
    from concurrent.futures import Future, ThreadPoolExecutor

    from desktop.desk import Desk

Work = Callable[[], Any]
Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]
PATIENCE_S = 1.0
"""How long a closing window waits for reading and long work, which a driver or a network may hold up for ever."""


class Lane(StrEnum):
    """Where work runs: one writer in order, two readers that cannot write, two for what takes long, three printers.

    Printers have threads of their own: a driver that does not come back holds up neither a report nor all papers.
    """

    WRITE = "write"
    READ = "read"
    LONG = "long"
    PRINT = "print"


class Runner(Protocol):
    """Runs work and answers on the UI thread."""

    def run(self, lane: Lane, work: Work, done: Done, failed: Failed) -> None:
        """Run `work` in a lane; then `done` with its value, or `failed` with its error, on the UI thread."""

    def close(self) -> None:
        """Let written work end; drop the rest."""


class InlineRunner:
    """Runs everything at once on the calling thread; for tests of pages."""

    def run(self, lane: Lane, work: Work, done: Done, failed: Failed) -> None:  # noqa: ARG002
        """Run the work here and now."""
        try:
            value = work()
        except Exception as error:  # noqa: BLE001 - as the lanes do
            failed(error)
            return
        done(value)

    def close(self) -> None:
        """Have nothing to end."""


class _Answer(QObject):
    """Carries answers from a lane's thread to the UI thread."""

    arrived = Signal(object)


class LaneRunner:
    """The lanes of one window; each thread has its own connection once there is a mall to connect to.

    Attributes:
        left_behind: work was still under way when the lanes were closed; Python's own end would wait for it.
    """

    def __init__(self) -> None:
        self._desk: Desk | None = None
        self._closed = False
        self.left_behind = False
        self._under_way: set[Future[Any]] = set()
        self._answer = _Answer()
        self._answer.arrived.connect(_call, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _lanes(self) -> "dict[Lane, ThreadPoolExecutor]":
        """The executors, made when the first room is shown already and something is asked."""
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - 2 ms

        return {
            Lane.WRITE: ThreadPoolExecutor(1, "write"),
            Lane.READ: ThreadPoolExecutor(2, "read"),
            Lane.LONG: ThreadPoolExecutor(2, "long"),
            Lane.PRINT: ThreadPoolExecutor(3, "print"),
        }

    def serve(self, desk: "Desk | None") -> None:
        """Work for this mall from now on; its writer connection is that of the WRITE lane, which opened it."""
        self._desk = desk

    def run(self, lane: Lane, work: Work, done: Done, failed: Failed) -> None:
        """Run `work` in a lane; then `done` with its value, or `failed` with its error, on the UI thread.

        Once closed nothing is run: timers and late answers of a window that has gone still ask.
        """
        if self._closed:
            return

        def connected() -> Any:  # thread: the lane's
            if self._desk is not None and lane in (Lane.WRITE, Lane.READ):
                self._desk.connect_here(reading=lane is Lane.READ)
            return work()

        def answer(future: "Future[Any]") -> None:  # thread: the lane's
            self._under_way.discard(future)
            if future.cancelled():
                return
            error = future.exception()
            self._keep_refusal(error)
            call = partial(_fail, failed, error) if error is not None else partial(done, future.result())
            self._answer.arrived.emit(partial(self._give, call))

        future = self._lanes[lane].submit(connected)
        if lane is not Lane.WRITE:
            self._under_way.add(future)
        future.add_done_callback(answer)

    def _keep_refusal(self, error: BaseException | None) -> None:
        """Have the WRITE lane journal what a lane that only reads refused. Thread: the lane's, or the UI's."""
        if self._closed or self._desk is None or not isinstance(error, NotAllowed) or error.unkept is None:
            return
        officer, use_case = error.unkept, str(error.facts.get("use_case", ""))
        error.unkept = None
        self.run(Lane.WRITE, partial(self._desk.keep_refusal, officer, use_case), _told, _told)

    def _give(self, call: Callable[[], None]) -> None:
        if not self._closed:  # else its widgets may be gone
            call()

    def close(self) -> None:
        """Wait for everything that is being written, and a moment for what is being read or printed."""
        self._closed = True
        for lane in (Lane.READ, Lane.LONG, Lane.PRINT):
            self._lanes[lane].shutdown(wait=False, cancel_futures=True)
        self._lanes[Lane.WRITE].shutdown(wait=True)
        from concurrent.futures import wait  # noqa: PLC0415 - as the lanes

        self.left_behind = bool(wait(set(self._under_way), PATIENCE_S).not_done)
        if not self.left_behind:
            for lane in (Lane.READ, Lane.LONG, Lane.PRINT):
                self._lanes[lane].shutdown(wait=True)


def _fail(failed: Failed, error: BaseException) -> None:
    """Tell who asked; a bug is told to the last net too, since who asked only says that it did not work."""
    failed(error)
    if known_error(error) is None:
        sys.excepthook(type(error), error, error.__traceback__)


def _told(_: object) -> None:
    """Ask for no answer: the officer was told of the refusal itself."""


def _call(call: Callable[[], None]) -> None:
    call()
