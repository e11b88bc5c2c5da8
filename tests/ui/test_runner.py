"""The lanes: what is being written ends, and a closed window is asked nothing more."""

import threading
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.queries.day_close import closing
from models.rules.bodies.officers import Role
from tests.conftest import Mall
from ui.runner import Lane, LaneRunner


def test_ui_09_work_answers_on_the_thread_that_asked(qtbot: Any) -> None:
    runner, threads = LaneRunner(), []
    runner.run(
        Lane.WRITE, threading.get_ident, lambda ran: threads.extend((ran, threading.get_ident())), print
    )
    qtbot.waitUntil(lambda: bool(threads))
    runner.close()
    assert threads[0] != threads[1] == threading.get_ident()


def test_ui_09_writing_under_way_ends_and_its_late_answer_is_dropped(qtbot: Any) -> None:
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


def test_what_a_reading_lane_refused_is_journalled_by_the_writing_one(mall: Mall, qtbot: Any) -> None:
    desk = mall.as_role(Role.OFFICER)
    runner, told = LaneRunner(), []
    reader = mall.reopened().signed_in(desk.session)
    reader.store.close()
    runner.serve(reader)
    runner.run(Lane.READ, lambda: closing(reader, reader.today()), told.append, told.append)
    qtbot.waitUntil(lambda: bool(told))
    runner.close()
    assert (told[0].code, told[0].unkept) == ("not_allowed", None)
    kept = desk.store.execute_sql("SELECT body FROM journal WHERE kind = 25").fetchall()
    assert kept == [('{"use_case":"day.close"}',)]
