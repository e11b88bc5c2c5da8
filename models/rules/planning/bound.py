"""What no order of a visit can beat: how many legs can be done today at most, and when the last is over at best."""

from collections.abc import Mapping, Sequence

from models.rules.planning.model import House, Stop, Visitor, finish, latest, opens_at, turn_of


def lower_bound(stops: Sequence[Stop], visitor: Visitor, house: House) -> tuple[int, int]:
    """Return the most legs that can be done today, and the minute before which they cannot all be over.

    Each leg is over no earlier than if the visitor went straight to it and its prerequisites were over as
    early as they can be. The visitor is at one counter at a time, and walks at least once to every floor.
    """
    earliest = _earliest(stops, visitor, house)
    legs = sorted((start, stops[place].service, end) for place, (start, end) in earliest.items())
    clock = visitor.free_in
    for start, service, _ in legs:
        clock = max(clock, start) + service
    floors = [stops[place].floor for place in earliest]
    services = sum(service for _, service, _ in legs)
    walked = _walk(floors, visitor.floor) * house.minutes_a_floor if floors else 0
    last = max((end for _, _, end in legs), default=0)
    return len(legs), max(clock, last, visitor.free_in + walked + services if legs else 0)


def _walk(floors: Sequence[int], start: int) -> int:
    """Return how many floors somebody walks at least who has to be on all of them."""
    low, high = min(*floors, start), max(*floors, start)
    return high - low + min(high - start, start - low)


def _earliest(stops: Sequence[Stop], visitor: Visitor, house: House) -> dict[int, tuple[int, int]]:
    """Return for each leg that can be done today when it starts and ends at best."""
    ended = dict.fromkeys(visitor.done, 0)
    if visitor.serving is not None:
        ended[visitor.serving] = visitor.free_in
    found: dict[int, tuple[int, int]] = {}
    for _ in stops:
        for place, stop in enumerate(stops):
            if place in visitor.behind or place in visitor.out:
                continue
            best = _alone(stop, ended, visitor, house)
            if best is not None:
                found[place], ended[place] = best, best[1]
    return found


def _alone(stop: Stop, ended: Mapping[int, int], visitor: Visitor, house: House) -> tuple[int, int] | None:
    """Return when a leg starts and ends if the visitor goes nowhere but where its prerequisites are."""
    groups = [[ended[one] for one in group if one in ended] for group in (*stop.needs, *stop.after)]
    if not all(groups):
        return None
    over = [min(group) for group in groups]
    turn = turn_of(stop, max(over[: len(stop.needs)], default=0), house)
    walked = visitor.free_in + abs(stop.floor - visitor.floor) * house.minutes_a_floor
    start = None if turn is None else opens_at(stop.spans, max(turn, walked, *over))
    end = None if start is None else finish(stop.spans, start, stop.service)
    return None if start is None or end is None or end > latest(visitor) else (start, end)
