"""How long backups and the way back take: `python -m bench.backup [DEMO]`, a folder that `pandu demo` made."""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from desktop.demo.play import make_living_demo
from desktop.paths import Paths
from desktop.queries.backups import own_place, shelf
from desktop.services.backups import back_up
from desktop.services.drilling import drill
from desktop.services.mall import open_mall
from desktop.services.restoring import RestoreOrder, restore

T = TypeVar("T")


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
