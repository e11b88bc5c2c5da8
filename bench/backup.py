"""How long backups and the way back take: `python -m bench.backup [DEMO]`, a folder that `pandu demo` made."""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import TypeVar

from desktop.demo.play import make_living_demo
from desktop.desk import Desk
from desktop.paths import Paths
from desktop.queries.backups import own_place, shelf
from desktop.services.backups import back_up
from desktop.services.drilling import drill
from desktop.services.mall import open_mall
from desktop.services.notes import write_note
from desktop.services.restoring import RestoreOrder, restore
from models.rules.events import Subject

T = TypeVar("T")
A_SECOND = 200
"""Writes a second that another process makes meanwhile."""


def write_on(paths: Paths, key: str, ready: Event, enough: Event, told: "Queue[str]") -> None:
    """Write 200 times a second until it is enough, and tell how many there were and how long the worst took."""
    desk = open_mall(paths, lambda: key)
    count, worst, begun = 0, 0.0, time.perf_counter()
    while not enough.is_set():
        asked = time.perf_counter()
        with desk.writing() as write:
            write_note(write, Subject.DESK, desk.origin, "note", f"bench {count}")
        count, worst = count + 1, max(worst, time.perf_counter() - asked)
        ready.set()
        time.sleep(max(0.0, begun + count / A_SECOND - time.perf_counter()))
    rate = count / (time.perf_counter() - begun)
    told.put(f"{rate:.0f} writes a second meanwhile, the slowest {1000 * worst:.0f} ms")
    desk.store.close()


def while_others_write(desk: Desk, paths: Paths, key: str, folder: Path) -> None:
    """Back up, base and tail, while another process writes, and restore what came."""
    place = folder / "stick"
    place.mkdir()
    spawn = get_context("spawn")
    ready, enough, told = spawn.Event(), spawn.Event(), spawn.Queue()
    writer = spawn.Process(target=write_on, args=(paths, key, ready, enough, told))
    writer.start()
    ready.wait()
    (at_start,) = desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
    timed("base while another process writes", lambda: back_up(desk, [place]))
    timed("and what is new since, the same way", lambda: back_up(desk, [place]))
    enough.set()
    print(told.get())
    writer.join()
    into = Paths(folder / "written", folder / "written-state")
    found = restore(RestoreOrder(place, key, into)).said.counts["events"]
    print(f"restored: {found - at_start} events more than at the start of the first")


def timed(name: str, work: Callable[[], T]) -> T:
    """Return what the work gives, and say how long it took."""
    begun = time.perf_counter()
    value = work()
    print(f"{name:<44} {time.perf_counter() - begun:8.2f} s")
    return value


def main(demo: Path) -> None:
    """Back up a copy of a made-up mall, write some more, and go all the way to the first number elsewhere."""
    key = json.loads((demo / "access.json").read_text(encoding="utf-8"))["recovery_key"]
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(shutil.copytree(demo / "data", Path(folder) / "data")), Path(folder) / "state")
        desk = open_mall(paths, lambda: key)
        (events,) = desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
        print(f"{events} events, {paths.database.stat().st_size / 1e6:.0f} MB")
        timed("base, written, opened and read back", lambda: back_up(desk))
        timed("again, nothing new", lambda: back_up(desk))
        while_others_write(desk, paths, key, Path(folder))
        desk.store.close()
        place = own_place(desk)
        print(f"base {shelf(place, '')[0].file.stat().st_size / 1e6:.1f} MB")
        into = Paths(Path(folder) / "new", Path(folder) / "new-state")
        timed("restore on an empty disk", lambda: restore(RestoreOrder(place, key, into)))
        new = timed("opened", lambda: open_mall(into, lambda: key))
        new.store.close()
        desk.connect_here()
        timed("drill, everything folded anew", lambda: drill(desk))
        desk.store.close()


if __name__ == "__main__":
    if sys.argv[1:]:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as made:
            make_living_demo(Path(made), datetime.now(UTC))
            main(Path(made))
