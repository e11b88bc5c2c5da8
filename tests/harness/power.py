"""Cut the power while a desk works a day, open what the disk kept with the real program, and look for what was lost.

`python -m tests.harness.power [--days N] [--seed S]` works scripted days on a disk that forgets what was not synced.
After every acknowledged use case the power is cut: all unsynced is gone, then again with any sector of it down or
not. What is left is opened by the program; every row of every table must be as it was acknowledged, and the file,
its chains and its rows whole. Cuts in the middle of a use case must leave the state before it or after it.
`--planted normal` opens the file with `synchronous=NORMAL`, `--planted early` acknowledges before the commit, as a
program would that prints first: both must be found out, and then the exit code is 1.
"""

import argparse
import hashlib
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from desktop.desk import Desk
from desktop.services.keeping import check_rows, verify
from models.store import Store
from tests.harness.forgetful_disk import ForgetfulDisk
from tests.harness.power_day import acts
from tests.harness.program import Program, quiet_zone

MIDWAY = 0.02
"""Share of the writes and syncs within a use case before which the power is cut as well."""


@dataclass
class Cuts:
    """What the cuts showed.

    Attributes:
        acts: acknowledged use cases, by name.
        clean: cuts after which all unsynced was gone; `torn`: any sector of it down or not; `midway`: in the middle
            of a use case.
        lost: what was acknowledged and not there, in words; `corrupt`: what was not whole.
    """

    acts: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    torn: int = 0
    midway: int = 0
    lost: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Return whether nothing was lost and everything is whole."""
        return not self.lost and not self.corrupt

    def __str__(self) -> str:
        named = ", ".join(f"{name} {count}" for name, count in sorted(self.acts.items()))
        first = (
            f"{self.acts.total()} acknowledged acts ({named}); power cut {self.clean} times with all unsynced "
            f"gone, {self.torn} times with torn sectors, {self.midway} times in the middle of an act: "
            f"{len(self.lost)} lost, {len(self.corrupt)} corrupt"
        )
        return "\n".join([first, *self.lost[:5], *self.corrupt[:5]])


def content(store: Store) -> str:
    """Return a digest of every row of every table, those that are no folds included."""
    names = store.execute_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name NOT LIKE 'person_name_%' ORDER BY name"
    ).fetchall()
    digest = hashlib.sha256()
    for (name,) in names:
        rows = sorted(map(repr, store.execute_sql(f'SELECT * FROM "{name}"').fetchall()))
        digest.update("\n".join([name, *rows]).encode())
    return digest.hexdigest()


class Blackout:
    """A mall on a forgetful disk, and what is left of it after each cut."""

    def __init__(self, program: Program, seed: int, *, planted: str = "") -> None:
        self.program = program
        self.chance = random.Random(seed)
        self.planted = planted
        self.disk = ForgetfulDisk(program.data, synchronous="normal" if planted == "normal" else "full")
        self.cuts = Cuts()

    def work(self, day: Callable[[Desk, random.Random], Iterator[tuple[str, Callable[[], Any]]]]) -> Cuts:
        """Work a day act by act, with a cut after each and some within, and return what they showed."""
        with self.disk.under():
            desk = self.program.opened()
            try:
                for name, act in day(desk, self.chance):
                    self._one(desk, name, act)
            finally:
                desk.store.close()
        return self.cuts

    def _one(self, desk: Desk, name: str, act: Callable[[], Any]) -> None:
        before, midway = content(desk.store), []

        def perhaps_cut() -> None:
            if self.chance.random() < MIDWAY:
                midway.append(self.disk.cut(self.chance))

        early = self.disk.cut() if self.planted == "early" else None
        self.disk.before_write = perhaps_cut
        act()
        self.disk.before_write = lambda: None
        after = content(desk.store)
        self.cuts.acts[name] += 1
        for left in midway:
            self._examine(left, {before, after}, f"midway in {name}")
            self.cuts.midway += 1
        self._examine(early or self.disk.cut(), {after}, name)
        self.cuts.clean += 1
        self._examine(early or self.disk.cut(self.chance), {after}, f"{name}, torn")
        self.cuts.torn += 1

    def _examine(self, left: dict[str, bytes], may_be: set[str], words: str) -> None:
        with tempfile.TemporaryDirectory(prefix="pandu-power-") as folder:
            copy = self.program.copied(Path(folder) / "home")
            for file in copy.data.glob("pandu.db*"):
                file.unlink()
            for name, data in left.items():
                (copy.data / name).write_bytes(data)
            self._compare(copy, may_be, words)

    def _compare(self, copy: Program, may_be: set[str], words: str) -> None:
        try:
            desk = copy.opened()
        except Exception as error:  # noqa: BLE001 - whatever keeps the mall from opening is what is looked for
            self.cuts.corrupt.append(f"after {words}: cannot be opened: {error!r}")
            return
        try:
            if content(desk.store) not in may_be:
                self.cuts.lost.append(f"after {words}: the rows are not those that were acknowledged")
            faults = [*verify(desk).faults, *check_rows(desk)]
            self.cuts.corrupt += [f"after {words}: {fault}" for fault in faults]
        finally:
            desk.store.close()


def run_cuts(days: int, seed: int, folder: Path, *, planted: str = "", most: int | None = None) -> Cuts:
    """Work so many days and return what the cuts showed.

    Args:
        most: end after so many acts; None: the whole day.
    """
    total = Cuts()
    for number in range(days):
        program = Program(folder / f"day{number}")
        program.init(quiet_zone())
        blackout = Blackout(program, seed + number, planted=planted)
        blackout.cuts = total
        blackout.work(lambda desk, chance: _first(acts(desk, chance), most))
        shutil.rmtree(program.home)
    return total


def _first(found: Iterator[Any], most: int | None) -> Iterator[Any]:
    for number, one in enumerate(found):
        if most is not None and number >= most:
            return
        yield one


def main() -> int:
    """Run from the command line; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--days", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--planted", choices=("normal", "early"), default="")
    asked = parser.parse_args()
    begun = datetime.now(UTC)
    with tempfile.TemporaryDirectory(prefix="pandu-power-") as folder:
        found = run_cuts(asked.days, asked.seed, Path(folder), planted=asked.planted)
    took = (datetime.now(UTC) - begun) / timedelta(seconds=1)
    sys.stdout.write(f"{found}\n{took:.0f} s, seed {asked.seed}\n")
    return 0 if found.good else 1


if __name__ == "__main__":
    sys.exit(main())
