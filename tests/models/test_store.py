"""The file: encrypted to its last byte, opened by its key alone, with the pragmas that durability needs."""

import threading
from pathlib import Path

import pytest
from peewee import OperationalError
from sqlcipher3 import dbapi2

from desktop.services.visits import NewVisit, add_visit
from models import folding
from models.errors import StoreProblem
from models.rules.bodies.people import PersonDescribed
from models.store import APPLICATION_ID, SQLITE_MAGIC, Store, check_encrypted, identify, opened
from tests.models.stores import KEY, PERSON, Pen, new_store

REQUIRED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "mmap_size": 0,
}


def pragma(store: Store, name: str) -> object:
    return store.execute_sql(f"PRAGMA {name}").fetchone()[0]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pandu.db"
    new_store(path).close()
    return path


def test_writer_who_waits_asks_often_enough_to_find_the_gaps_of_one_that_never_rests(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder, waiting = Store(file, KEY), Store(file, KEY)
    holder.connect()
    waiting.connect()
    holder.begin("IMMEDIATE")
    rested: list[float] = []

    def rest(seconds: float) -> None:
        rested.append(seconds)
        if len(rested) == 3:
            holder.rollback()

    monkeypatch.setattr("models.store.time.sleep", rest)
    waiting.begin("IMMEDIATE")
    assert rested == [0.002] * 3
    waiting.rollback()
    assert pragma(waiting, "busy_timeout") == 10_000
    holder.close()
    waiting.close()


def test_writer_who_waits_in_vain_is_told_and_may_go_on_reading(file: Path) -> None:
    holder, waiting = Store(file, KEY), Store(file, KEY)
    holder.connect()
    waiting.connect()
    waiting._timeout = 0
    holder.begin("IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"), waiting.atomic("IMMEDIATE"):
        pass
    assert waiting.execute_sql("SELECT count(*) FROM journal").fetchone() == (0,)
    holder.rollback()
    holder.close()
    waiting.close()


@pytest.mark.parametrize("name", REQUIRED)
def test_every_connection_of_every_thread_has_the_required_pragmas(file: Path, name: str):
    store, found = Store(file, KEY), []

    def look() -> None:
        for _ in range(2):  # a second connection of the same thread too
            store.connect()
            found.append(pragma(store, name))
            store.close()

    for _ in range(2):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    look()
    assert found == [REQUIRED[name]] * 6


def test_only_a_made_up_mall_may_lose_its_last_second(file: Path):
    with opened(Store(file, KEY, durable=False)) as store:
        assert (pragma(store, "synchronous"), pragma(store, "journal_mode")) == (0, "wal")


def test_new_file_is_not_in_clear(file: Path):
    assert file.read_bytes()[:16] != SQLITE_MAGIC
    assert b"journal" not in file.read_bytes()


def test_file_without_the_key_cannot_be_read_by_the_library_either(file: Path):
    connection = dbapi2.connect(str(file))
    with pytest.raises(dbapi2.DatabaseError):
        connection.execute("SELECT * FROM sqlite_master")
    connection.close()


def test_wrong_key_is_named_as_such(file: Path):
    with pytest.raises(StoreProblem) as caught, opened(Store(file, b"x" * 32)):
        pass
    assert caught.value.code == "store.wrong_key"


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to look like one" * 100])
def test_file_of_something_else_is_not_taken(tmp_path: Path, content: bytes):
    path = tmp_path / "pandu.db"
    path.write_bytes(content)
    if content:
        with pytest.raises(StoreProblem, match=r"store\.wrong_key"), opened(Store(path, KEY)):
            pass
    else:
        with opened(Store(path, KEY)) as store:
            assert identify(store) == 0


def test_encrypted_file_of_another_program_is_foreign(tmp_path: Path):
    path = tmp_path / "other.db"
    with Store(path, KEY) as store:
        store.execute_sql("CREATE TABLE recipe (name TEXT)")
    with pytest.raises(StoreProblem) as caught, opened(Store(path, KEY)):
        pass
    assert caught.value.code == "store.foreign"


def test_file_in_clear_is_refused(tmp_path: Path):
    path = tmp_path / "clear.db"
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("CREATE TABLE journal (x)")
    connection.close()
    with pytest.raises(StoreProblem), opened(Store(path, KEY)):
        pass
    store = Store(path, KEY)
    store.connect_params["passphrase"] = ""  # as a program without encryption would open it
    store.connect()
    with pytest.raises(StoreProblem) as caught:
        check_encrypted(store)
    store.close()
    assert caught.value.code == "store.in_clear"


@pytest.mark.parametrize("key", [b"", b"short", b"k" * 31, b"k" * 33])
def test_store_without_a_whole_key_cannot_be_made(tmp_path: Path, key: bytes):
    with pytest.raises(ValueError, match="32 bytes"):
        Store(tmp_path / "pandu.db", key)
    assert not (tmp_path / "pandu.db").exists()


def test_every_table_is_strict(file: Path):
    with opened(Store(file, KEY)) as store:
        tables = store.execute_sql("PRAGMA table_list").fetchall()
    loose = {name for _, name, kind, _, _, strict in tables if kind == "table" and not strict}
    assert loose == {"sqlite_schema", "sqlite_temp_schema"}


def test_store_that_is_only_read_cannot_write(file: Path):
    store = Store(file, KEY, read_only=True)
    with opened(store):
        assert store.execute_sql("SELECT count(*) FROM journal").fetchone() == (0,)
        store.execute_sql("PRAGMA query_only = 0")  # even then
        with pytest.raises(OperationalError, match="readonly"):
            store.execute_sql("INSERT INTO local VALUES ('a', 'b')")


def test_store_that_is_only_read_needs_no_wal_and_leaves_the_file_as_it_was(file: Path):
    before = file.read_bytes()
    assert not file.with_name("pandu.db-wal").exists()
    with opened(Store(file, KEY, read_only=True)) as store:
        assert pragma(store, "journal_mode") == "wal"
        assert store.execute_sql("SELECT count(*) FROM local").fetchone() == (0,)
    assert file.read_bytes() == before


def test_store_that_is_only_read_sees_what_another_connection_commits(file: Path):
    with opened(Store(file, KEY)) as writer, opened(Store(file, KEY, read_only=True)) as reader:
        writer.execute_sql("INSERT INTO local VALUES ('a', 'b')")
        assert reader.execute_sql("SELECT value FROM local").fetchall() == [("b",)]


def test_store_that_is_only_read_is_not_made(tmp_path: Path):
    with pytest.raises(OperationalError), opened(Store(tmp_path / "missing.db", KEY, read_only=True)):
        pass
    assert not (tmp_path / "missing.db").exists()


def test_no_file_of_the_data_dir_holds_a_name_a_number_or_a_phone_in_clear(mall):
    secret = ("Siti Rahmawati", "3273014101900001", "081234567890")
    order = NewVisit(("DUK-06",), name=secret[0], id_number=secret[1], phone=secret[2], note="surat hilang")
    add_visit(mall.desk, order)
    files = [path for path in mall.paths.data.rglob("*") if path.is_file()]
    assert {"pandu.db", "pandu.db-wal", "key.json"} <= {path.name for path in files}
    words = [*secret, "+6281234567890", "rahmawati", "surat hilang", "visit.arrived", "DUK-F1-001", "argon2"]
    for path in files:
        content = path.read_bytes().lower()
        assert [word for word in words if word.lower().encode() in content] == []


def test_changed_name_leaves_no_trace_in_the_search_index():
    store = new_store()
    pen = Pen(store)
    for name in ("Bambang Sutrisno", "Slamet"):
        folding.apply(store, pen.write(PersonDescribed(name=name), PERSON))
    blocks = b"".join(block for (block,) in store.execute_sql("SELECT block FROM person_name_data")).lower()
    store.execute_sql("INSERT INTO person_name (person_name, rank) VALUES ('integrity-check', 1)")
    found = store.execute_sql("SELECT rowid FROM person_name WHERE person_name MATCH 'bamb*'").fetchall()
    store.close()
    assert b"slamet" in blocks
    assert b"bambang" not in blocks
    assert b"ang" not in blocks
    assert found == []
