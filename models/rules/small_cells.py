"""Small cells of a table of people: left out, so that nobody is found by what few have in common."""

from collections.abc import Mapping

LEAST = 5
"""Source: house rule for tables about people; below it somebody who knows the house would know who is meant."""


def suppressed(cells: Mapping[str, int]) -> dict[str, int | None]:
    """Return the cells with None for those of 1 to 4 people; nothing where all together are fewer than five.

    Where one cell alone would be left out, the next smallest goes too: the sum would tell it.
    """
    if sum(cells.values()) < LEAST:
        return {}
    small = {name for name, count in cells.items() if 0 < count < LEAST}
    if len(small) == 1:
        others = sorted((count, name) for name, count in cells.items() if count >= LEAST)
        small |= {name for _, name in others[:1]}
    return {name: None if name in small else count for name, count in cells.items()}
