"""An upgrade that is killed before any of its statements: the old file or a finished step, and the copy is there."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from models import folding, journal
from models.fold_table import FoldTable
from models.migrations import STEPS
from models.schema import expected_shape, shape, upgrade
from models.store import Store, identify, opened
from models.tables import FOLD_TABLES
from tests.files.make import KEY

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="only here can a process be doubled")

OLDEST = Path(__file__).parents[1] / "files" / "v0001.db"


class Counted:
    """A connection that is asked before each statement."""

    def __init__(self, inner: Any, before: Callable[[str], None]) -> None:
        self.__dict__.update(inner=inner, before=before)

    def execute(self, sql: str, *more: Any) -> Any:
        self.before(sql)
        return self.inner.execute(sql, *more)

    def cursor(self) -> Any:
        return Cursor(self.inner.cursor(), self.before)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


class Cursor(Counted):
    def __iter__(self) -> Iterator[Any]:
        return iter(self.inner)


class Watched(Store):
    """A store whose statements are told to `before`."""

    def __init__(self, path: Path, before: Callable[[str], None]) -> None:
        super().__init__(path, KEY)
        self.before = before

    def _connect(self) -> Any:
        return Counted(super()._connect(), self.before)


@contextmanager
def mall_of_the_first_day(folder: Path) -> Iterator[Path]:
    folder.mkdir()
    yield Path(shutil.copyfile(OLDEST, folder / "pandu.db"))
    shutil.rmtree(folder)


def bring_up(path: Path, before: Callable[[str], None]) -> None:
    """Open a file as the program does: upgrade it, and make its rows again."""
    store = Watched(path, before)
    store.connect()
    upgrade(store)
    folding.refresh(store)
    store.close()


def killed_at(path: Path, number: int) -> None:
    """Open a file in a process of its own, which is killed before so many statements."""

    def before(_: str) -> None:
        nonlocal number
        number -= 1
        if number < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child == 0:
        try:
            bring_up(path, before)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), status


def test_sto_08_upgrade_killed_before_any_statement_is_old_or_new_and_its_copy_is_there(
    tmp_path: Path,
) -> None:
    statements: list[str] = []
    with mall_of_the_first_day(tmp_path / "whole") as path:
        bring_up(path, statements.append)
        with opened(Store(path, KEY)) as store:
            end, rows = journal.heads(store), content(store)
    shapes = shapes_of_each_day()
    seen = set()
    for number in range(0, len(statements), step()):
        with mall_of_the_first_day(tmp_path / "mall") as path:
            killed_at(path, number)
            with opened(Store(path, KEY)) as store:
                version = identify(store)
                assert shape(store) == shapes[version], statements[number]
                assert journal.heads(store) == end
            copies = list((path.parent / "backups").glob("pandu-*.db"))
            assert version == 1 or copies, statements[number]
            for copy in copies:
                with opened(Store(copy, KEY, read_only=True)) as store:
                    assert (identify(store), journal.heads(store)) == (1, end)
            bring_up(path, lambda _: None)
            with opened(Store(path, KEY)) as store:
                assert (identify(store), content(store)) == (len(STEPS), rows)
            assert not list((path.parent / "backups").glob(".*.tmp*"))
            seen.add(version)
    assert seen == set(range(1, len(STEPS) + 1))


def step() -> int:
    """Return how many statements lie between two kills: few in a search, else as many as keep it short."""
    return int(os.environ.get("PANDU_EVERY_STATEMENT", "9"))


def content(store: Store) -> list[list[Any]]:
    return [
        sorted(store.execute_sql(table.select_sql()).fetchall(), key=repr) for table in FOLD_TABLES.values()
    ]


def shapes_of_each_day() -> dict[int, dict[str, str]]:
    """Return the shape after each step."""
    shapes = {}
    for count in range(1, len(STEPS) + 1):
        store = Store.in_memory(KEY)
        store.connect()
        upgrade(store, steps=STEPS[:count])
        shapes[count] = shape(store)
        store.close()
    return shapes


def test_sto_08_rows_of_a_newer_fold_are_made_again_at_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copyfile(OLDEST, tmp_path / "pandu.db"))
    bring_up(path, lambda _: None)
    table: type[FoldTable] = next(iter(FOLD_TABLES.values()))
    with opened(Store(path, KEY)) as store:
        assert not folding.refresh(store)
        before = content(store)
    original = table.fold()

    class Newer:
        version = original.version + 1

        def __getattr__(self, name: str) -> Any:
            return getattr(original, name)

    monkeypatch.setattr(table, "fold", classmethod(lambda _: Newer()))
    statements: list[str] = []
    spare = Path(shutil.copyfile(path, tmp_path / "spare.db"))
    bring_up(spare, statements.append)
    first = next(n for n, sql in enumerate(statements) if sql.startswith("DELETE FROM"))
    for number in (first, first + 1, (first + len(statements)) // 2, len(statements) - 2):
        killed_at(path, number)
        with opened(Store(path, KEY)) as store:
            assert content(store) == before
    with opened(Store(path, KEY)) as store:
        assert folding.refresh(store)
        assert content(store) == before
        assert not folding.refresh(store)
        assert shape(store) == expected_shape(lambda: Store.in_memory(KEY))
