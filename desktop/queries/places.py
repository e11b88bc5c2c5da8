"""Where things are and what they are called: counters by floor, papers by name, visitors by short name."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from desktop.desk import Desk
from models.folding import read
from models.rules.events import Subject
from models.rules.folds.places import Counter
from models.rules.folds.visits import RESTRICTED
from models.rules.identity import initials

_A_RUN = 3
_NUMBERED = re.compile(r"(.*?)([0-9]+)(.*)")


def counter_place(counter: Counter) -> str:
    """Return where one counter is, as `Lantai 1 · Loket 5 Dukcapil`."""
    return f"{floor(counter.floor)} · {counter.name}"


def floor(number: int) -> str:
    """Return a floor in words; 1 is the ground floor, 0 the first basement."""
    return f"Lantai {number}" if number > 0 else f"Basemen {1 - number}"


def service_place(desk: Desk, service: str, only: str | None = None) -> str:
    """Return where a service is given, by floor; empty where no counter gives it.

    Args:
        desk: where to read.
        service: its code.
        only: the counter that alone shall serve, after a transfer.
    """
    if only is not None:
        counter: Counter | None = read(desk.store, Subject.COUNTER, only)
        return "" if counter is None else counter_place(counter)
    rows = desk.store.execute_sql(
        """SELECT c.floor, c.name FROM counter c, json_each(c.services) s
        WHERE s.value = ? AND NOT c.archived ORDER BY c.floor, c.id""",
        (service,),
    ).fetchall()
    by_floor: dict[int, list[str]] = defaultdict(list)
    for level, name in rows:
        by_floor[level].append(name)
    return "; ".join(f"{floor(level)} · {together(names)}" for level, names in by_floor.items())


def together(names: Sequence[str], join: Callable[[Iterable[str]], str] | None = None) -> str:
    """Return the names of counters, those that differ by their number alone as `Loket 1 atau 5–8 Dukcapil`.

    Args:
        names: as on their signs.
        join: makes one text of several; `either` by default.
    """
    join = join or either
    numbers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        parts = _NUMBERED.fullmatch(name)
        key = (parts[1], parts[3]) if parts else (name, "")
        numbers[key].append(parts[2] if parts else "")
    return join(f"{head}{join(_runs(counts))}{tail}" for (head, tail), counts in numbers.items())


def _runs(counts: Sequence[str]) -> Iterator[str]:
    """Yield numbers in order, three and more that follow each other as `5–8`."""
    if not all(counts):
        yield from counts
        return
    runs: list[list[int]] = []
    for count in sorted(map(int, counts)):
        if runs and runs[-1][-1] + 1 == count:
            runs[-1].append(count)
        else:
            runs.append([count])
    for run in runs:
        yield from [f"{run[0]}–{run[-1]}"] if len(run) >= _A_RUN else map(str, run)


def either(words: Iterable[str]) -> str:
    """Return words as `A`, `A atau B`, `A, B atau C`."""
    *first, last = words
    return " atau ".join(filter(None, (", ".join(first), last)))


def document_names(desk: Desk) -> dict[str, str]:
    """Return code -> name of all document types, archived ones too."""
    return dict(desk.store.execute_sql("SELECT id, name FROM document_type").fetchall())


def short_name(name: str) -> str:
    """Return first word and next initial; of a single name its first letter only, never the whole.

    What stands for the name of somebody whose data are restricted is no name, and stays whole.
    """
    if name == RESTRICTED:
        return name
    short = initials(name)
    if not short or " " in short:
        return short
    return f"{next(char for char in short if char.isalnum()).upper()}."
