"""Kill the program while it writes, open what is left, and look for what was lost.

`python -m tests.harness.kill --kills N [--seed S]` makes a mall, lets a worker process use it, kills that
with SIGKILL at a random moment, reopens the mall and compares it with what the worker had acknowledged;
N times, the mall going on from kill to kill. Exit code 1 when anything acknowledged was lost or anything is not whole.
A kill does not lose what the operating system holds in its cache: this is about the program, not about power.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.desk import Desk
from desktop.services.keeping import check_rows, verify
from models.journal import Head
from tests.harness.program import Program, quiet_zone

LONGEST_LIFE_S = 0.4
KILLS_PER_MALL = 20
"""A fresh mall after so many: each check reads the whole journal, which grows by some hundred events a kill."""
YOUNG = 0.3
"""Share of the workers that are killed while they still start: keys, nonce, the first write."""


@dataclass
class Summary:
    """What the kills showed.

    Attributes:
        acts: use cases that were acknowledged, by name.
        in_flight: those that were neither acknowledged nor lost: killed within, and whole all the same.
        lost: what was acknowledged and is not there, in words.
        corrupt: what is there and should not be, in words.
    """

    kills: int = 0
    acts: Counter[str] = field(default_factory=Counter)
    in_flight: int = 0
    lost: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Return whether nothing was lost and everything is whole."""
        return not self.lost and not self.corrupt

    def __str__(self) -> str:
        acts = ", ".join(f"{name} {count}" for name, count in sorted(self.acts.items()))
        first = (
            f"{self.kills} kills, {self.acts.total()} acknowledged acts ({acts}), "
            f"{self.in_flight} killed before the answer and kept whole, "
            f"{len(self.lost)} lost, {len(self.corrupt)} corrupt"
        )
        return "\n".join([first, *self.lost[:20], *self.corrupt[:20]])


@dataclass
class Known:
    """What must be there: the state of every ticket, the tickets of every visit, and the last chain heads."""

    states: dict[str, str] = field(default_factory=dict)
    visits: dict[str, set[str]] = field(default_factory=dict)
    heads: tuple[Head, ...] = ()

    def take(self, line: list[Any]) -> None:
        """Take in an acknowledged act."""
        name = line[1]
        if name == "visit":
            self.visits[line[2]] = {number for number, _ in line[3]}
            self.states.update({number: "waiting" for number, _ in line[3]})
        elif name == "call":
            if line[3] is not None:
                self.states[line[3]] = "called"
        else:
            self.states[line[2]] = line[3]


def killed_worker(program: Program, seed: int, *, lie: bool = False) -> list[list[Any]]:
    """Start a worker, kill it at a random moment, and return the whole lines that it wrote."""
    chance = random.Random(seed)
    lines: list[str] = []
    ready = threading.Event()
    with program.worker(
        "work", seed, "lie" if lie else "honest", stdin=subprocess.DEVNULL, stderr=None
    ) as worker:
        assert worker.stdout is not None
        out = worker.stdout

        def read() -> None:  # in a thread of its own, so that a full pipe never holds the worker up
            for line in out:
                lines.append(line)
                ready.set()
            ready.set()

        reader = threading.Thread(target=read)
        reader.start()
        if chance.random() < YOUNG:
            ready.wait(chance.uniform(0.1, LONGEST_LIFE_S))
            time.sleep(chance.uniform(0, 0.01))
        else:
            ready.wait()
            time.sleep(chance.uniform(0, LONGEST_LIFE_S))
        early = worker.poll()
        worker.kill()
        worker.wait()
        reader.join()
    if early is not None:
        raise RuntimeError(f"the worker ended by itself with {early}")
    return [json.loads(line) for line in lines if line.endswith("\n")]


def examine(desk: Desk, known: Known, flight: list[Any] | None, summary: Summary) -> None:
    """Compare the reopened mall with what is known, and take over what the act in flight may have changed."""
    rows = desk.store.execute_sql(
        "SELECT t.number, t.state, t.service, v.code FROM ticket t JOIN visit v ON v.id = t.visit"
    ).fetchall()
    found = {number: state for number, state, _, _ in rows}
    if len(found) != len(rows):
        summary.corrupt.append(f"{len(rows) - len(found)} numbers were given twice")
    visits: dict[str, set[str]] = {
        code: set() for (code,) in desk.store.execute_sql("SELECT code FROM visit")
    }
    for number, _, _, code in rows:
        visits[code].add(number)
    changed = {
        number
        for number in found.keys() | known.states.keys()
        if found.get(number) != known.states.get(number)
    }
    begun = {
        code for code in visits.keys() | known.visits.keys() if visits.get(code) != known.visits.get(code)
    }
    if (changed or begun) and _explained(changed, begun, flight, known, rows):
        summary.in_flight += 1
    elif changed or begun:
        for number in sorted(changed):
            words = f"{number}: acknowledged {known.states.get(number)}, found {found.get(number)}, in flight {flight}"
            (summary.lost if number in known.states else summary.corrupt).append(words)
        summary.lost += [
            f"visit {code}: {known.visits.get(code)}, found {visits.get(code)}" for code in sorted(begun)
        ]
    known.states, known.visits = found, visits
    _check_soundness(desk, known, summary)


def _explained(
    changed: set[str],
    begun: set[str],
    flight: list[Any] | None,
    known: Known,
    rows: list[tuple[str, str, str, str]],
) -> bool:
    """Return whether the differences are exactly those of the one act that was begun and not acknowledged."""
    if flight is None:
        return False
    found = {number: state for number, state, _, _ in rows}
    services = {number: service for number, _, service, _ in rows}
    name = flight[1]
    if name == "visit":
        new = changed - known.states.keys()
        return (
            new == changed
            and len(begun) == 1
            and not begun & known.visits.keys()
            and sorted(services[number] for number in new if number in found) == sorted(flight[2])
            and {found[number] for number in new} == {"waiting"}
        )
    if begun or len(changed) != 1:
        return False
    (number,) = changed
    if name == "call":
        return known.states.get(number) == "waiting" and found.get(number) == "called"
    return number == flight[2] and found.get(number) == flight[3]


def _check_soundness(desk: Desk, known: Known, summary: Summary) -> None:
    checked = verify(desk, known.heads)
    known.heads = checked.heads
    summary.corrupt += [f"verify: {fault.code} {fault.origin[:8]} {fault.seq}" for fault in checked.faults]
    summary.corrupt += [
        f"rebuild --check: {one.what} {one.subject} {one.subject_id}" for one in check_rows(desk)
    ]
    (desks,) = desk.store.execute_sql("SELECT count(*) FROM desk").fetchone()
    if desks != 1:
        summary.corrupt.append(f"a killed desk took itself for a copy: {desks} origins")
    (gaps,) = desk.store.execute_sql(
        "SELECT count(*) FROM (SELECT 1 FROM ticket GROUP BY service, day, lane HAVING max(count) <> count(*))"
    ).fetchone()
    if gaps:
        summary.corrupt.append(f"{gaps} services have a gap in their numbers")


def run_kills(kills: int, seed: int, folder: Path, *, lie: bool = False, until_loss: bool = False) -> Summary:
    """Make a mall below a folder, kill its worker so many times, and return what was seen.

    Args:
        kills: how often.
        seed: of the moments and of the workers' choices.
        folder: empty or not there.
        lie: let the worker acknowledge too early, to see that this harness sees it.
        until_loss: stop at the first loss.
    """
    summary, chance = Summary(), random.Random(seed)
    for number in range(kills):
        if number % KILLS_PER_MALL == 0:
            program = Program(folder / f"home-{number}")
            program.init(quiet_zone())
            known = Known()
        lines = killed_worker(program, chance.randrange(1 << 30), lie=lie)
        summary.kills += 1
        for line in lines:
            if line[0] == "done":
                known.take(line)
                summary.acts[line[1]] += 1
        flight = lines[-1] if lines and lines[-1][0] == "about" else None
        desk = program.opened()
        try:
            examine(desk, known, flight, summary)
        finally:
            desk.store.close()
        if until_loss and summary.lost:
            break
    return summary


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.harness.kill", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 20))
    parser.add_argument(
        "--lie", action="store_true", help="a worker that acknowledges before it commits: must fail"
    )
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pandu-kill-") as folder:
        summary = run_kills(args.kills, args.seed, Path(folder) / "home", lie=args.lie)
    sys.stdout.write(f"seed {args.seed}: {summary}\n")
    return 0 if summary.good else 1


if __name__ == "__main__":
    sys.exit(main())
