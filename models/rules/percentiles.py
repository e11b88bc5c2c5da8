"""The arithmetic of the figures: percentiles, minutes and percentages that add up.

Defined once, so that screen, PDF, XLSX and JSON agree to the last digit.
"""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

_TENTH = Decimal("0.1")
_MS_PER_MINUTE = 60_000


def percentile(values: Iterable[float], p: int) -> float | None:
    """Return the p-th percentile, by linear interpolation between order statistics; None without values.

    Args:
        values: in any order, any unit; the result has the same unit and lies between two of them.
        p: whole percent, 0 to 100; 50 is the median.

    Raises:
        ValueError: `p` is not within 0 to 100.

    Source: definition 7 of Hyndman and Fan (1996), as spreadsheets' PERCENTILE.INC has it.
    """
    if not 0 <= p <= 100:  # noqa: PLR2004 - percent
        raise ValueError(f"no such percentile: {p}")
    ranked = sorted(values)
    if not ranked:
        return None
    rank, rest = divmod(p * (len(ranked) - 1), 100)  # whole numbers: no rounding decides the rank
    if not rest:
        return ranked[rank]
    low, high = ranked[rank], ranked[rank + 1]
    return max(low, min(high, (low * (100 - rest) + high * rest) / 100))  # never outside by rounding


def minutes(ms: float) -> Decimal:
    """Return milliseconds as minutes with one decimal, half up."""
    return (Decimal(ms) / _MS_PER_MINUTE).quantize(_TENTH, ROUND_HALF_UP)


def largest_remainder(parts: Sequence[int], total: int = 1000) -> tuple[Decimal, ...]:
    """Return the share of each part in percent with one decimal; together they are exactly 100.0.

    All shares are rounded down, then the tenths that are missing go to the largest remainders, the
    earlier part first among equals. All shares are 0.0 when the parts sum to nothing.

    Args:
        parts: counts, none negative; may be empty.
        total: what the shares add to, in tenths of a percent.

    Raises:
        ValueError: a count is negative.
    """
    if any(part < 0 for part in parts):
        raise ValueError("a share of a negative count")
    whole = sum(parts)
    if not whole:
        return tuple(Decimal("0.0") for _ in parts)
    floors, remainders = zip(*(divmod(part * total, whole) for part in parts), strict=True)
    missing = total - sum(floors)
    lucky = set(sorted(range(len(parts)), key=lambda place: (-remainders[place], place))[:missing])
    return tuple((floor + (place in lucky)) * _TENTH for place, floor in enumerate(floors))
