"""Work off the UI thread: three lanes of threads that answer on the UI thread.

Lanes are Python's own executors: peewee keeps its connection in a thread-local, and Qt's threads wipe that
between calls. `submit` stands in this module alone, since an executor swallows errors; here each call always
ends in `done` or `failed`.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from desktop.desk import Desk

Work = Callable[[], Any]
Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]


class Lane(StrEnum):
    """Where work runs: one writer in order, two readers that cannot write, two for what takes long."""

    WRITE = "write"
    READ = "read"
    LONG = "long"


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
    """The lanes of one window, each thread with its own connection to the desk's store."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._answer = _Answer()
        self._answer.arrived.connect(lambda call: call(), Qt.ConnectionType.QueuedConnection)
        self._lanes = {
            Lane.WRITE: ThreadPoolExecutor(1, "write", initializer=self._connect),
            Lane.READ: ThreadPoolExecutor(2, "read", initializer=self._connect_reading),
            Lane.LONG: ThreadPoolExecutor(2, "long"),
        }

    def _connect(self) -> None:  # thread: the lane's
        self._desk.store.connect(reuse_if_open=True)

    def _connect_reading(self) -> None:  # thread: the lane's
        self._connect()
        self._desk.store.execute_sql("PRAGMA query_only = 1")

    def run(self, lane: Lane, work: Work, done: Done, failed: Failed) -> None:
        """Run `work` in a lane; then `done` with its value, or `failed` with its error, on the UI thread."""

        def answer(future: "Future[Any]") -> None:  # thread: the lane's
            if future.cancelled():
                return
            error = future.exception()
            call = (lambda: failed(error)) if error is not None else (lambda: done(future.result()))
            self._answer.arrived.emit(call)

        self._lanes[lane].submit(work).add_done_callback(answer)

    def close(self) -> None:
        """Wait for everything that is being written; reading and long work that has not begun is dropped."""
        for lane in (Lane.READ, Lane.LONG):
            self._lanes[lane].shutdown(wait=False, cancel_futures=True)
        self._lanes[Lane.WRITE].shutdown(wait=True)
        for lane in (Lane.READ, Lane.LONG):
            self._lanes[lane].shutdown(wait=True)
