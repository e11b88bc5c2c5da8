"""How long planning a visit takes, and how far its bounded search is from the best: `python -m bench.planner`.

Wall time is what an officer waits; processor time is what is left of it on a machine that does nothing else.
"""

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from models.rules.planning.model import House, Span, Stop, Visitor
from models.rules.planning.search import EXACT, Best, best_order

HOUSE = House(minutes_a_floor=2, head_start=0.2)
TIMES, TIMES_LONG = 400, 60
KINDS = {
    "no prerequisites": (0.0, 0),
    "few, a break": (0.3, 1),
    "many, two breaks": (0.8, 2),
    "few, early closing": (0.3, -1),
}
"""Name -> share of legs with prerequisites, and breaks of the day (-1: some agencies close within the hour)."""


def stops(chance: random.Random, count: int, density: float, breaks: int) -> list[Stop]:
    """Return a visit of so many legs in no particular order, over four floors, waits up to 90 minutes."""
    new = chance.sample(range(count), count)
    found: dict[int, Stop] = {}
    for place in range(count):
        groups = tuple(
            frozenset(new[one] for one in chance.sample(range(place), min(place, chance.randint(1, 2))))
            for _ in range(chance.randint(1, 3))
            if place and chance.random() < density
        )
        found[new[place]] = Stop(
            chance.randint(0, 90), chance.randint(5, 30), chance.randint(1, 4), spans(chance, breaks), groups
        )
    return [found[place] for place in range(count)]


def spans(chance: random.Random, breaks: int) -> tuple[Span, ...]:
    """Return the open stretches of an agency."""
    if breaks < 0 and chance.random() < 0.4:
        return ((0, chance.randint(20, 60)),)
    cuts = [chance.randint(30, 120)]
    for _ in range(max(0, breaks)):
        cuts += [cuts[-1] + 15 + chance.randint(0, 45), cuts[-1] + 60 + chance.randint(20, 120)]
    cuts[-1] += 200
    return tuple(zip([0, *cuts[1::2]], cuts[::2], strict=True))


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds of wall and processor time, in order."""

    wall: list[float]
    processor: list[float]

    def __str__(self) -> str:
        wall, processor = sorted(self.wall), sorted(self.processor)
        return (
            f"p50 {percentile(wall, 50):.1f} ms, p99 {percentile(wall, 99):.1f} ms"
            f" (processor {percentile(processor, 50):.1f} and {percentile(processor, 99):.1f} ms)"
        )


def percentile(ordered: list[float], share: int) -> float:
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]


def timed(work: Callable[[], Best], into: Timings) -> Best:
    """Return what the work returns, and note how long it took."""
    wall, processor = time.perf_counter(), time.thread_time()
    found = work()
    into.processor.append(1000 * (time.thread_time() - processor))
    into.wall.append(1000 * (time.perf_counter() - wall))
    return found


def main() -> None:
    chance = random.Random(1)
    for kind, (density, breaks) in KINDS.items():
        timings = Timings([], [])
        for _ in range(TIMES):
            visit = stops(chance, EXACT, density, breaks)
            timed(lambda visit=visit: best_order(visit, Visitor(), HOUSE), timings)
        print(f"{EXACT} legs, {kind}: {timings}")
    for count in range(EXACT + 1, EXACT + 5):
        timings = Timings([], [])
        told, true = [], []
        for _ in range(TIMES_LONG):
            visit = stops(chance, count, *chance.choice(list(KINDS.values())[:3]))
            found = timed(lambda visit=visit: best_order(visit, Visitor(), HOUSE), timings)
            best = best_order(visit, Visitor(), HOUSE, exact=count).timetable
            told += [] if found.gap is None else [100 * found.gap / found.timetable.ends]
            if len(best.legs) == len(found.timetable.legs):
                true.append(100 * (found.timetable.ends - best.ends) / best.ends)
        print(
            f"{count} legs: {timings}; gap told, of {len(told)}: mean {statistics.mean(told):.1f} %,"
            f" most {max(told):.1f} %; truly, of {len(true)}: mean {statistics.mean(true):.2f} %,"
            f" most {max(true):.1f} %"
        )


if __name__ == "__main__":
    main()
