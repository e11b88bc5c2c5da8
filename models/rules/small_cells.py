"""Hiding counts so small that somebody could be recognised, and what else one would have to hide for it.

A table is published with its row sums, column sums and grand sum; a reader may add and subtract.
Seen as a graph, with a vertex for each line and an edge for each hidden cell, a cell can be reckoned from the others
exactly where its edge lies on no cycle: the unknowns of the sums have one solution there and nowhere else.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEAST = 5
"""Counts below it are hidden; nothing is told by a zero."""
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Published:
    """A table as it may go out: None where a count is hidden; sums count what is hidden too."""

    cells: tuple[tuple[int | None, ...], ...]
    row_sums: tuple[int | None, ...]
    column_sums: tuple[int | None, ...]
    total: int | None


def published(rows: Sequence[Sequence[int]], least: int = LEAST) -> Published:
    """Return a table of counts with nothing in it from which one below `least` could be reckoned.

    Args:
        rows: of the same length, no count negative; a single list is one row.
        least: the smallest count that may be seen.

    Raises:
        ValueError: a count is negative, or the rows differ in length.
    """
    if any(count < 0 for row in rows for count in row):
        raise ValueError("a negative count")
    columns = list(zip(*rows, strict=True))
    full = [[*row, sum(row)] for row in rows]
    full.append([*map(sum, columns), sum(map(sum, rows))])
    hidden = {
        (line, place) for line, row in enumerate(full) for place, count in enumerate(row) if 0 < count < least
    }
    _complete(full, hidden, least)
    seen = [
        tuple(None if (line, place) in hidden else count for place, count in enumerate(row))
        for line, row in enumerate(full)
    ]
    *body, last = seen
    return Published(
        cells=tuple(row[:-1] for row in body),
        row_sums=tuple(row[-1] for row in body),
        column_sums=last[:-1],
        total=last[-1],
    )


def suppressed(cells: Mapping[str, int]) -> dict[str, int | None]:
    """Return the counts of one list with None where one is hidden; nothing where all together are below `LEAST`."""
    if sum(cells.values()) < LEAST:
        return {}
    return dict(zip(cells, published([list(cells.values())]).cells[0], strict=True))


def _complete(full: list[list[int]], hidden: set[Cell], least: int) -> None:
    """Hide more, smallest first, until nothing can be reckoned; a zero is hidden only when nothing else is left."""
    while True:
        bare = _alone(hidden)
        lines = {line for line, _ in bare}
        places = {place for _, place in bare}
        if not bare:
            lines, places = _told(full, hidden, least)
        candidates = [
            (line, place)
            for line, row in enumerate(full)
            for place, _ in enumerate(row)
            if (line, place) not in hidden and (line in lines or place in places)
        ]
        if not candidates:
            return
        hidden.add(
            min(
                candidates,
                key=lambda one: (
                    full[one[0]][one[1]] == 0,
                    len(_alone(hidden | {one})),
                    full[one[0]][one[1]],
                    one,
                ),
            )
        )


def _told(full: list[list[int]], hidden: set[Cell], least: int) -> tuple[set[int], set[int]]:
    """Return rows and columns whose hidden counts together are so few that their sum tells too much."""
    ends = len(full) - 1, len(full[0]) - 1
    lines = {
        line
        for line, row in enumerate(full)
        if (line, ends[1]) not in hidden
        and 0 < sum(row[place] for place in range(ends[1]) if (line, place) in hidden) < least
    }
    places = {
        place
        for place in range(len(full[0]))
        if (ends[0], place) not in hidden
        and 0 < sum(full[line][place] for line in range(ends[0]) if (line, place) in hidden) < least
    }
    return lines, places


def _alone(hidden: set[Cell]) -> set[Cell]:
    """Return the hidden cells that lie on no cycle of hidden cells: bridges, by the least reachable depth."""
    edges: defaultdict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
    for line, place in sorted(hidden):
        edges["row", line].append(("column", place))
        edges["column", place].append(("row", line))
    depth: dict[tuple[str, int], int] = {}
    least: dict[tuple[str, int], int] = {}
    bare: set[Cell] = set()

    def visit(vertex: tuple[str, int], before: tuple[str, int] | None) -> None:
        depth[vertex] = least[vertex] = len(depth)
        for other in edges[vertex]:
            if other == before:
                continue
            if other not in depth:
                visit(other, vertex)
                least[vertex] = min(least[vertex], least[other])
                if least[other] > depth[vertex]:
                    row, column = sorted((vertex, other), reverse=True)
                    bare.add((row[1], column[1]))
            else:
                least[vertex] = min(least[vertex], depth[other])

    for vertex in list(edges):
        if vertex not in depth:
            visit(vertex, None)
    return bare
