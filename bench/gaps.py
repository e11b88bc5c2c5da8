"""How long the window answers nothing, at its fullest: `python -m bench.gaps`.

A busy day in the real window with its real lanes: every page brought to the front, the board with 2,000 tickets
that wait (against an empty one), and the search for a visitor among 200,000 persons, typed as people type.
The persons are written as the program writes them, one `person.described` event each onto the journal and its
row, ten thousand to a transaction; only the checks of what was typed are left out.

`gap` is the longest time between two beats of the event loop by the clock on the wall, `own` the longest in which
this process was at work: on a computer that others use as well only the second one is the window's.
"""

import os
import random
import statistics
import time
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from bench.heart import Stillness, Window
from bench.malls import a_mall, orders, serve_all
from desktop.demo.people import PHONE, REGION, full_name
from desktop.desk import Desk
from desktop.services.visits import add_visit
from models.rules.bodies.people import IdType, PersonDescribed
from ui.widgets.match_card import MatchCard
from ui.widgets.searching import WAIT_MS
from ui.workbench import Workbench

VISITS, WAITING, PERSONS = 700, 2000, 200_000
AT_ONCE = 10_000
TIMES = 10
KEY_MS = 70
"""Between two keys of somebody who types well."""
MOST_MS = 100
"""Asked for: no longer gap at any of these."""
BORN = date(1950, 1, 1).toordinal()


def busy_day(desk: Desk) -> None:
    """Take in a day; half of it is served already."""
    taken_in = orders(desk, VISITS)
    for order in taken_in[: VISITS // 2]:
        add_visit(desk, order)
    serve_all(desk)
    for order in taken_in[VISITS // 2 :]:
        add_visit(desk, order)


def waiting(desk: Desk) -> int:
    (count,) = desk.store.execute_sql("SELECT count(*) FROM ticket WHERE state = 'waiting'").fetchone()
    return int(count)


def fill_up(desk: Desk) -> None:
    """Take in visitors until 2,000 tickets wait."""
    for order in orders(desk, WAITING, seed=5):
        if waiting(desk) >= WAITING:
            return
        add_visit(desk, order)


def persons(desk: Desk) -> PersonDescribed:
    """Write 200,000 persons and return the last."""
    chance = random.Random(6)
    for begin in range(0, PERSONS, AT_ONCE):
        with desk.writing() as write:
            for place in range(begin, begin + AT_ONCE):
                birth = date.fromordinal(BORN + chance.randrange(20_000))
                person = PersonDescribed(
                    name=full_name(chance),
                    id_type=IdType.NIK,
                    id_number=f"{REGION}{birth:%d%m%y}{place % 9999 + 1:04}",
                    phone=f"+62{PHONE[1:]}{place:08}",
                    birth=birth.isoformat(),
                )
                write.append(person, write.new_id())
    return person


def typed(window: Window, words: str) -> Stillness:
    """Type into the search for a visitor, key by key, until it has answered; the time counts from the last key."""
    edit = window.bench.findChild(QLineEdit, "intake.identity")
    assert edit is not None
    edit.setFocus()

    def type_next(rest: str) -> None:
        QTest.keyClicks(edit, rest[0])
        if rest[1:]:
            QTimer.singleShot(KEY_MS, partial(type_next, rest[1:]))
        else:
            QTimer.singleShot(WAIT_MS + KEY_MS, partial(setattr, window, "typing", False))

    def begin() -> None:
        window.typing = True
        edit.selectAll()
        type_next(words)

    figures = window.watch(*[begin] * 3)
    found = len(window.bench.findChildren(MatchCard))
    assert found, words
    since_last = [taken - KEY_MS * (len(words) - 1) for taken in figures.answered]
    return Stillness(since_last, figures.gaps, figures.own)


def pages(bench: Workbench) -> list[str]:
    return list(bench._kinds)  # noqa: SLF001 - a bench looks inside


def board(window: Window) -> Stillness:
    """Read and show the board again and again."""
    window.bench.go("page.queue")
    window.settle()
    return window.watch(*[window.bench.page.reload] * TIMES)


def to_and_fro(window: Window, name: str) -> Stillness:
    """Bring a page to the front again and again."""
    other = "page.settings" if name == "page.goals" else "page.goals"
    return window.watch(*[partial(window.bench.go, it) for it in (other, name) * TIMES])


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    worst: dict[str, tuple[float, float]] = {}

    def tell(name: str, figures: Stillness) -> Stillness:
        print(f"{name}: {figures}")
        worst[name] = max(figures.own), max(figures.gaps)
        return figures

    with a_mall(durable=False) as desk:
        window = Window(desk)
        window.watch(window.work)
        empty = tell("board, empty", board(window))
        window.close()
        busy_day(desk)
        window = Window(desk)
        tell("after the sign-in", window.watch(window.work))
        for name in pages(window.bench):
            tell(f"{name}, first time", window.watch(partial(window.bench.go, name)))
        for name in pages(window.bench):
            tell(name, to_and_fro(window, name))
        fill_up(desk)
        full = tell(f"board, {waiting(desk)} waiting", board(window))
        ratio = statistics.median(full.answered) / statistics.median(empty.answered)
        print(f"board: a refresh takes {ratio:.1f} x as long as on an empty one")
        begun = time.perf_counter()
        last = persons(desk)
        print(f"{PERSONS} persons written in {time.perf_counter() - begun:.0f} s")
        window.bench.go("page.intake")
        window.settle()
        for words in ("s", "siti", "siti sari", "muhammad", last.id_number, "0" + last.phone[3:]):
            tell(f"search {words!r}", typed(window, words))
        window.close()
    where = max(worst, key=worst.__getitem__)
    print(
        f"longest gap of all: {max(gap for _, gap in worst.values()):.0f} ms; own {worst[where][0]:.0f} ms, "
        f"{where} (asked: under {MOST_MS} ms)"
    )


if __name__ == "__main__":
    main()
