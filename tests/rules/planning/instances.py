"""Made-up visits for the tests of planning and its benchmark's twin: random, and the same for the same seed."""

import random
from itertools import permutations

from models.rules.planning.model import House, Stop, Timetable, Visitor, timetable


def random_stops(chance: random.Random, count: int, density: float, *, short_days: bool = True) -> list[Stop]:
    """Return legs with prerequisites that can be met, in an order that need not be legal."""
    new = chance.sample(range(count), count)
    found: list[Stop | None] = [None] * count
    for place in range(count):
        groups = tuple(
            frozenset(new[one] for one in chance.sample(range(place), min(place, chance.randint(1, 2))))
            for _ in range(chance.randint(1, 3))
            if place and chance.random() < density
        )
        cut = len(groups) if chance.random() < 0.7 else chance.randint(0, len(groups))
        found[new[place]] = Stop(
            wait=chance.randint(0, 90),
            service=chance.randint(0, 30),
            floor=chance.randint(1, 4),
            spans=random_spans(chance, short=short_days and chance.random() < 0.4),
            needs=groups[:cut],
            after=groups[cut:],
            elapsed=chance.randint(0, 30) if cut else 0,
        )
    return [stop for stop in found if stop is not None]


def random_spans(chance: random.Random, *, short: bool) -> tuple[tuple[int, int], ...]:
    """Return the hours of an agency: a day with a break, one without, a short one, or none."""
    if short:
        close = chance.randint(0, 90)
        return ((0, close),) if close > 10 else ()
    opens, pause = chance.choice((0, 0, 20)), chance.randint(30, 200)
    if chance.random() < 0.6:
        return (opens, pause), (pause + 45, pause + 45 + chance.randint(60, 240))
    return ((opens, pause + 200),)


def random_visitor(chance: random.Random, count: int) -> Visitor:
    """Return a visitor who has just come, is under way already, or must leave."""
    places = chance.sample(range(count), count)
    leaves_in = chance.choice((None, None, chance.randint(60, 240)))
    if count < 4 or chance.random() < 0.6:
        return Visitor(chance.randint(1, 4), chance.choice((0, 7)), leaves_in=leaves_in)
    return Visitor(2, 9, places[0], frozenset({places[1]}), frozenset({places[2]}), leaves_in)


def best_of_all(stops: list[Stop], visitor: Visitor, house: House) -> Timetable:
    """Return the best timetable by trying every order."""
    legs = [place for place in range(len(stops)) if place not in visitor.behind | visitor.out]
    tables = (timetable(order, stops, visitor, house) for order in permutations(legs))
    return min(tables, key=lambda table: table.rank)
