"""How good the forecasts of simulated days are, by way and by an agency's counters: `python -m bench.forecast`.

Constants were chosen on days 1 to 20; days 101 to 120 judge them. The catalogue's minutes are the mean of what
the simulated services take; the last table is for a house where each service takes longer or shorter than that.
"""

from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from random import Random

from desktop.simulation.accuracy import Sums, accuracy, by_size, of_steps, of_visits, total
from desktop.simulation.day import Day, Way
from desktop.simulation.house import sample_house
from desktop.simulation.study import WAYS
from desktop.simulation.visitors import VISITS, Visitor, visitors_of

TUNED, JUDGED = range(1, 21), range(101, 121)
OFF = 0.3
"""Sigma of the lognormal by which a service's true minutes differ from the catalogue's."""
HEAD = "forecasts  held %  of waiting %  width  error  last one's"


def play(off: float, job: tuple[Way, int]) -> tuple[dict[int, Sums], Sums]:
    """Return what a day's forecasts came to: of waits by the number of counters, and of whole visits."""
    way, seed = job
    house = sample_house()
    visitors = visitors_of(house, seed, VISITS)
    guests = Day(house, _off(visitors, seed, off), way).play()
    return of_steps(step for guest in guests for step in guest.steps), of_visits(guests)


def _off(visitors: Sequence[Visitor], seed: int, sigma: float) -> Sequence[Visitor]:
    """Return the visitors with each service longer or shorter by a factor of its own, the same all day."""

    def longer(service: str) -> float:
        return Random(f"{service} {seed}").lognormvariate(-sigma * sigma / 2, sigma)

    return [
        replace(
            visitor,
            steps=tuple(
                replace(step, service_ms=round(step.service_ms * longer(step.service)))
                for step in visitor.steps
            ),
        )
        for visitor in visitors
    ]


def say(name: str, sums: Sums) -> None:
    """Print one row."""
    row = accuracy(name, sums)
    last = f"{row.last_error:10.1f}" if row.last_error else " " * 10
    print(
        f"  {name:22} {row.count:9} {100 * row.within:7.1f} {100 * row.waited_within:13.1f}"
        f" {row.width:6.1f} {row.error:6.1f} {last}"
    )


def table(title: str, ways: Sequence[Way], days: Iterable[int], off: float = 0.0) -> None:
    """Play the days under each way and print what their forecasts came to."""
    print(f"{title}\n  {'':22} {HEAD}")
    jobs = [(way, seed) for way in ways for seed in days]
    with ProcessPoolExecutor() as pool:
        played = list(zip(jobs, pool.map(partial(play, off), jobs, chunksize=4), strict=True))
    for way in ways:
        waits = by_size([one for (own, _), (one, _) in played if own == way])
        say(way.name, total(waits.values()))
        for counters, sums in waits.items():
            say(f"  {counters} counters", sums)
        say("  whole visits", total(one for (own, _), (_, one) in played if own == way))


def main() -> None:
    table("days 1 to 20", WAYS, TUNED)
    table("days 101 to 120", WAYS, JUDGED)
    table(f"days 101 to 120, services off by {100 * OFF:.0f} %", WAYS, JUDGED, OFF)


if __name__ == "__main__":
    main()
