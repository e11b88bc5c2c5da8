"""Taking out of a damaged file what a restored backup does not have yet: only what its chains prove."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import NoInput, Refused
from desktop.queries.belongings import belongings
from desktop.security.permissions import require
from desktop.services.erasing import empty_bodies, empty_notes, empty_prints
from desktop.services.quarantine import PARTS
from models import folding, journal, remnant
from models.remnant import Run
from models.rules.bodies.backups import ChainTaken, EventsSalvaged
from models.rules.events import Subject
from models.store import Store


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What a damaged file proved beyond what this mall had.

    Attributes:
        runs: one for each desk that either knows, by origin; may have no events.
        taken: how many events are in this mall now that were not before; 0 on a trial.
    """

    runs: tuple[Run, ...]
    taken: int

    @property
    def proved(self) -> int:
        """Return how many events the file proves that this mall did not have."""
        return sum(run.events for run in self.runs)


def salvage(desk: Desk, file: Path, *, trial: bool = False) -> Outcome[Salvaged]:
    """Put into this mall the events of a damaged file of the same mall that follow its own without a gap.

    For each desk the events are taken that can be read, are unchanged, and chain one after the other to the
    last one that this mall has. Behind the first damage nothing is taken: what cannot be proved is not guessed.
    The file itself is only copied; the copy is read. What came is journalled with the desks and numbers.

    Args:
        desk: of the restored mall, an administrator signed in.
        file: the damaged database, or the folder in which it was set aside; a WAL beside it is read too.
        trial: only say what there is.

    Raises:
        NoInput: there is no such file.
        Refused: `salvage.own` for this mall's own file; `salvage.refers` where the events speak of something
            that was lost: then none is taken.
    """
    require(desk, "file.salvage")
    database = file / PARTS[0] if file.is_dir() else file
    if not database.is_file():
        raise NoInput("paths.no_input", path=str(file))
    if database.resolve() == desk.store.path.resolve():
        raise Refused("salvage.own", path=str(file))
    with _copied(desk.store, database) as damaged:
        known = {head.origin: head for head in journal.heads(desk.store)}
        runs = tuple(remnant.runs(damaged, known))
        taken = 0 if trial else _take(desk, damaged, runs)
    return Outcome(Salvaged(runs, taken), frozenset(Topic) if taken else frozenset())


@contextmanager
def _copied(store: Store, database: Path) -> Iterator[Store]:
    """Lend a copy of a file with its WAL, in a folder of the owner's alone; opening one may write beside it."""
    with tempfile.TemporaryDirectory(prefix="pandu-") as folder:
        for ending in ("", "-wal"):
            part = database.with_name(database.name + ending)
            if part.is_file():
                shutil.copyfile(part, Path(folder) / f"{PARTS[0]}{ending}")
        yield store.beside(Path(folder) / PARTS[0])


def _take(desk: Desk, damaged: Store, runs: tuple[Run, ...]) -> int:
    rows = [row for run in runs for row in remnant.rows_of(damaged, run)]
    if not rows:
        return 0
    rows.sort(
        key=lambda row: (row[2], row[0], row[1])
    )  # as the desks' clocks had them: what is referred to first
    with desk.writing():
        desk.store.execute_sql("PRAGMA defer_foreign_keys = 1")
        for row in rows:
            folding.apply(desk.store, journal.insert_row(desk.store, row))
        if desk.store.execute_sql("PRAGMA foreign_key_check").fetchone() is not None:
            raise Refused("salvage.refers")
        chains = tuple(
            ChainTaken(run.after.origin, run.after.seq, run.last.seq, run.whole) for run in runs if run.events
        )
        with desk.writing() as write:  # a pen that knows where the chains end now
            _empty_erased(write, rows)
            write.append(EventsSalvaged(len(rows), chains), desk.origin)
    return len(rows)


def _empty_erased(write: Write, rows: list[tuple[Any, ...]]) -> None:
    """Empty what came of people who were erased in this mall meanwhile."""
    for person in sorted({row[4].hex() for row in rows if row[3] == Subject.PERSON}):
        state = write.read(Subject.PERSON, person)
        if state is not None and state.erased:
            has = belongings(write.db, person)
            empty_bodies(write, has)
            empty_notes(write, has.notes)
            empty_prints(write, has.papers)
            folding.refold(write.db, Subject.PERSON, person)
