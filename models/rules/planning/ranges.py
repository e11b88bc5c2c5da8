"""How long an order takes as a range: once with short waits and services, once with long ones."""

import math
from collections.abc import Sequence
from dataclasses import replace

from models.rules.forecast import LESS, MORE, Minutes
from models.rules.planning.model import House, Stop, Visitor, timetable

_LONG_AFTER = 24 * 60


def widened(stop: Stop, factor: float, wait: int | None = None) -> Stop:
    """Return a leg at one end of its range.

    Args:
        stop: with its expected minutes.
        factor: `LESS` or `MORE`, of wait and service.
        wait: that end of the wait's own range, where it has one.
    """
    side = math.ceil if factor > 1 else math.floor
    return replace(
        stop, wait=side(stop.wait * factor) if wait is None else wait, service=side(stop.service * factor)
    )


def duration(
    order: Sequence[int],
    stops: Sequence[Stop],
    visitor: Visitor,
    house: House,
    *,
    waits: Sequence[tuple[int, int] | None] = (),
) -> Minutes:
    """Return in how many minutes an order is over, as if nobody closed or had to leave today.

    Args:
        order: places from 0, as `timetable` takes them.
        stops: all legs with their expected minutes.
        visitor: where they are.
        house: the mall.
        waits: for each leg the range of its wait, None where it is that around the expected one.
    """
    known = waits or [None] * len(stops)
    going = replace(visitor, leaves_in=None)
    low, high = (
        timetable(
            order,
            [
                _open_end(widened(stop, factor, own and own[side]))
                for stop, own in zip(stops, known, strict=True)
            ],
            going,
            house,
        ).ends
        for side, factor in enumerate((LESS, MORE))
    )
    return max(low, visitor.free_in), max(high, visitor.free_in)


def _open_end(stop: Stop) -> Stop:
    if not stop.spans:
        return stop
    *earlier, (start, end) = stop.spans
    return replace(stop, spans=(*earlier, (start, end + _LONG_AFTER)))
