"""The file's shape: made by all steps, upgraded after a copy, never downgraded, the same as the models."""

import dataclasses
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from peewee import IntegrityError

from models import folding, journal
from models.errors import StoreProblem
from models.fold_table import FoldTable
from models.migrations import STEPS
from models.plain_tables import LOCAL, Journal, Table
from models.rules.bodies.people import PersonDescribed
from models.rules.folds import FOLDS
from models.schema import expected_shape, run_step, shape, upgrade, verified_copy
from models.store import SQLITE_MAGIC, Store, identify, opened
from models.tables import FOLD_TABLES
from tests.models.stores import KEY, PERSON, Pen, new_store

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
NEXT = (
    "ALTER TABLE local ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX local_note ON local (note)",
)
BROKEN = ("ALTER TABLE local ADD COLUMN note TEXT", "CREATE TABLE half (x TEXT) STRICT")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of today's shape with one person in it."""
    path = tmp_path / "pandu.db"
    store = new_store(path)
    folding.apply(store, Pen(store).write(PersonDescribed(name="Sri"), PERSON))
    store.close()
    return path


def content(path: Path) -> dict[str, list]:
    with opened(Store(path, KEY)) as store:
        names = [row[0] for row in store.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: store.execute_sql(f'SELECT * FROM "{name}"').fetchall() for name in sorted(names)}


def test_new_file_is_made_by_running_all_steps(tmp_path: Path):
    with opened(Store(tmp_path / "pandu.db", KEY)) as store:
        assert identify(store) == 0
        assert upgrade(store) == len(STEPS) == identify(store)
        assert not (tmp_path / "backups").exists()
        assert upgrade(store) == len(STEPS)


def test_upgrade_keeps_every_row_and_copies_the_file_first(file: Path):
    before = content(file)
    with opened(Store(file, KEY)) as store:
        assert upgrade(store, now=NOON, steps=(*STEPS, NEXT)) == len(STEPS) + 1
        assert store.execute_sql("PRAGMA foreign_keys").fetchone() == (1,)
    after = content(file)
    assert {name: rows for name, rows in after.items() if name != "local"} == {
        name: rows for name, rows in before.items() if name != "local"
    }
    (copy,) = (file.parent / "backups").iterdir()
    assert copy.name == f"pandu-before-{len(STEPS) + 1:04d}-20261124T050000.db"
    assert copy.stat().st_mode & 0o077 == 0
    assert copy.read_bytes()[:16] != SQLITE_MAGIC
    assert content(copy) == before


def test_upgraded_file_has_the_shape_of_a_new_one(file: Path, tmp_path: Path):
    steps = (*STEPS, NEXT)
    with opened(Store(file, KEY)) as old, opened(Store(tmp_path / "new.db", KEY)) as new:
        upgrade(old, steps=steps)
        upgrade(new, steps=steps)
        assert shape(old) == shape(new)


@pytest.mark.parametrize("bad", ["SELECT no_such_column FROM local", "INSERT INTO local VALUES ('a')"])
def test_sto_08_failing_step_leaves_the_file_as_before_and_the_copy(file: Path, bad: str):
    before = content(file)
    with opened(Store(file, KEY)) as store, pytest.raises(Exception, match=r"no such column|has 3 columns"):
        upgrade(store, now=NOON, steps=(*STEPS, (*BROKEN, bad)))
    assert content(file) == before
    with opened(Store(file, KEY)) as store:
        assert (identify(store), store.execute_sql("PRAGMA foreign_keys").fetchone()) == (len(STEPS), (1,))
    (copy,) = (file.parent / "backups").iterdir()
    assert content(copy) == before


def test_failing_second_step_keeps_the_first(file: Path):
    with opened(Store(file, KEY)) as store:
        with pytest.raises(Exception, match="syntax error"):
            upgrade(store, steps=(*STEPS, NEXT, ("NONSENSE",)))
        assert identify(store) == len(STEPS) + 1


def test_step_that_breaks_a_reference_is_refused(mall):
    mall.desk.store.close()
    with opened(Store(mall.paths.database, mall.desk.store.key)) as store:
        with pytest.raises(StoreProblem) as caught:
            upgrade(store, steps=(*STEPS, ("UPDATE counter SET agency = 'NOT'",)))
        assert caught.value.code == "store.step_failed"
        assert store.execute_sql("SELECT count(*) FROM counter WHERE agency = 'NOT'").fetchone() == (0,)


def test_step_that_another_process_has_run_meanwhile_is_not_run_again(file: Path):
    with opened(Store(file, KEY)) as one, opened(Store(file, KEY)) as other:
        upgrade(one, steps=(*STEPS, NEXT))
        run_step(other, len(STEPS) + 1, NEXT)  # it had read the version before
        assert identify(other) == len(STEPS) + 1


def test_sto_07_file_of_a_newer_program_is_refused_untouched(file: Path):
    with opened(Store(file, KEY)) as store:
        store.execute_sql(f"PRAGMA user_version = {len(STEPS) + 1}")
    before = file.read_bytes()
    with opened(Store(file, KEY)) as store, pytest.raises(StoreProblem) as caught:
        upgrade(store)
    assert caught.value.code == "store.newer"
    assert file.read_bytes() == before
    assert not (file.parent / "backups").exists()


def test_sto_08_upgrade_without_room_for_the_copy_changes_nothing(file: Path, monkeypatch):
    usage = shutil.disk_usage(file.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    before = content(file)
    with opened(Store(file, KEY)) as store, pytest.raises(StoreProblem) as caught:
        upgrade(store, steps=(*STEPS, NEXT))
    assert caught.value.code == "store.no_space"
    assert content(file) == before


def test_copy_has_what_was_committed_last(file: Path):
    with opened(Store(file, KEY)) as store:
        store.execute_sql("INSERT INTO local VALUES ('fresh', 'in the wal only')")
        copy = verified_copy(store, file.parent / "b", "now", NOON)
    assert content(copy)["local"] == [("fresh", "in the wal only")]


class ScratchedDisk(Store):
    """A store whose copies lie on a bad disk."""

    scratch = 0

    def beside(self, path: Path) -> Store:
        data = bytearray(path.read_bytes())
        data[self.scratch] ^= 1
        path.write_bytes(data)
        return super().beside(path)


@pytest.mark.parametrize("scratch", [20, 5000, -100])
def test_damaged_copy_is_noticed_and_is_no_backup(file: Path, scratch: int):
    disk = ScratchedDisk(file, KEY)
    disk.scratch = scratch
    with opened(disk) as store, pytest.raises(StoreProblem) as caught:
        verified_copy(store, file.parent / "b", "now", NOON)
    assert caught.value.code == "store.copy_failed"
    assert list((file.parent / "b").iterdir()) == []


def columns(store: Store, table: str) -> set[str]:
    return {row[1] for row in store.execute_sql(f'PRAGMA table_info("{table}")')}


def fields(table: type[Table]) -> set[str]:
    return {field.column_name for field in table._meta.sorted_fields}


def test_columns_of_the_models_are_those_of_the_file():
    store = new_store()
    for table in (*FOLD_TABLES.values(), *LOCAL, Journal):
        only_in_file = {"n"} if table is FOLD_TABLES[10] else set()
        assert columns(store, table._meta.table_name) == fields(table) | only_in_file, table
    known = {table._meta.table_name for table in (*FOLD_TABLES.values(), *LOCAL, Journal)}
    names = {row[0] for row in store.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {name for name in names if not name.startswith("person_name")} == known
    store.close()


def test_columns_that_may_be_null_are_those_of_the_models():
    store = new_store()
    for table in FOLD_TABLES.values():
        info = store.execute_sql(f'PRAGMA table_info("{table.table_name()}")').fetchall()
        may = {row[1] for row in info if not row[3] and row[1] not in ("id", "n")}
        assert may == {field.name for field in table.state_fields() if field.null}, table
    store.close()


@pytest.mark.parametrize("table", FOLD_TABLES.values(), ids=lambda table: table.table_name())
def test_row_holds_every_field_of_the_state_and_no_other(table: type[FoldTable]):
    assert {field.name for field in table.state_fields()} == {
        field.name for field in dataclasses.fields(FOLDS[table.subject].state)
    }


def test_wrong_words_and_numbers_are_refused_by_the_file_itself(mall):
    store = mall.desk.store
    refused = [
        ("agency", "kind", "XXX"),
        ("service", "site", "nowhere"),
        ("service", "sla_unit", "years"),
        ("service", "minutes", -1),
        ("service", "archived", 2),
        ("service", "requires", "no json"),
        ("holiday", "kind", "private"),
        ("desk", "lane", 100),
        ("desk", "lane", 0),
        ("officer", "role", "root"),
        ("officer", "once", 7),
        ("setting", "value", "{"),
    ]
    for table, column, value in refused:
        assert store.execute_sql(f"SELECT count(*) FROM {table}").fetchone()[0] > 0
        with pytest.raises(IntegrityError, match="CHECK"):
            store.execute_sql(f"UPDATE {table} SET {column} = ?", (value,))
    for table, column, value in (("desk", "lane", "one"), ("agency", "archived", "no")):
        with pytest.raises(IntegrityError, match="cannot store TEXT"):
            store.execute_sql(f"UPDATE {table} SET {column} = ?", (value,))


def test_row_that_refers_to_nothing_is_refused(mall):
    store = mall.desk.store
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        store.execute_sql("UPDATE counter SET agency = 'NOT'")


def test_dropped_trigger_is_another_shape(file: Path):
    with opened(Store(file, KEY)) as store:
        assert shape(store) == expected_shape(lambda: Store.in_memory(KEY))
        store.execute_sql("DROP TRIGGER journal_no_delete")
        assert shape(store) != expected_shape(lambda: Store.in_memory(KEY))


def test_copy_of_a_file_keeps_its_journal_whole(mall):
    copy = verified_copy(mall.desk.store, mall.paths.backups, "x", NOON)
    heads = journal.heads(mall.desk.store)
    with opened(Store(copy, mall.desk.store.key, read_only=True)) as store:
        assert list(journal.verify(store, heads)) == []
        assert list(folding.differences(store)) == []


class CutOff(Store):
    """A store whose process ends while a copy is being checked."""

    def beside(self, path: Path) -> Store:
        raise KeyboardInterrupt(path)


def test_sto_08_copy_has_its_name_only_once_it_is_checked_and_a_half_one_goes(file: Path):
    folder = file.parent / "b"
    with opened(CutOff(file, KEY)) as store, pytest.raises(KeyboardInterrupt):
        verified_copy(store, folder, "now", NOON)
    assert list(folder.glob("pandu-*")) == []
    assert len(list(folder.iterdir())) == 1
    with opened(Store(file, KEY)) as store:
        copy = verified_copy(store, folder, "now", NOON)
    assert list(folder.iterdir()) == [copy]
