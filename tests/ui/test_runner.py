"""The lanes: what is being written ends, and a closed window is asked nothing more."""

import threading
from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.runner import Lane, LaneRunner


def test_work_answers_on_the_thread_that_asked(qtbot: Any) -> None:
    runner, threads = LaneRunner(), []
    runner.run(
        Lane.WRITE, threading.get_ident, lambda ran: threads.extend((ran, threading.get_ident())), print
    )
    qtbot.waitUntil(lambda: bool(threads))
    runner.close()
    assert threads[0] != threads[1] == threading.get_ident()


def test_writing_under_way_ends_and_its_late_answer_is_dropped(qtbot: Any) -> None:
    runner, go, written, told = LaneRunner(), threading.Event(), [], []
    runner.run(Lane.WRITE, lambda: (go.wait(), written.append("first")), told.append, told.append)
    runner.run(Lane.WRITE, lambda: written.append("second"), told.append, told.append)
    go.set()
    runner.close()
    QCoreApplication.processEvents()
    assert written == ["first", "second"]
    assert told == []


def test_a_closed_runner_is_asked_in_vain(qtbot: Any) -> None:
    runner, ran = LaneRunner(), []
    runner.close()
    runner.run(Lane.READ, lambda: ran.append("read"), ran.append, ran.append)
    QCoreApplication.processEvents()
    assert ran == []
