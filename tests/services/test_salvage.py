"""What a damaged file still proves comes into the restored mall; nothing that cannot be proved, and nothing by half."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.desk import Desk, Identity
from desktop.errors import NoInput, NotAllowed, Refused
from desktop.services import keeping
from desktop.services.erasing import erase_person
from desktop.services.limiting import Correction, correct_person
from desktop.services.salvage import salvage
from desktop.services.tickets import cancel_ticket
from desktop.services.visits import NewVisit, add_visit
from models import journal, remnant
from models.rules.bodies.backups import ChainTaken, EventsSalvaged
from models.rules.bodies.officers import Role
from models.rules.codec import loads
from models.rules.kinds import BY_BODY
from models.schema import verified_copy
from models.store import Store
from tests.conftest import Mall

PAGE = 4096
AFTER_BACKUP = 40


@pytest.fixture
def damaged(mall: Mall, tmp_path: Path) -> Path:
    """The file of a mall that has worked on after its last backup, as it was set aside."""
    add_visit(mall.desk, NewVisit(("DUK-06",)))
    verified_copy(mall.desk.store, tmp_path, "backup", datetime(2026, 11, 24, 2, tzinfo=UTC))
    for number in range(AFTER_BACKUP):
        add_visit(mall.desk, NewVisit(("DUK-05",), name=f"Tamu {number}"))
    mall.desk.store.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    folder = tmp_path / "damaged"
    folder.mkdir()
    shutil.copyfile(mall.paths.database, folder / "pandu.db")
    return folder


@pytest.fixture
def restored(mall: Mall, damaged: Path, tmp_path: Path) -> Iterator[Desk]:
    """The same mall as the backup has it."""
    (backup,) = tmp_path.glob("pandu-backup-*.db")
    assert damaged.is_dir()
    store = Store(backup, mall.desk.store.key)
    store.connect()
    yield replace(mall.desk, store=store, session=mall.desk.session)
    store.close()


def tickets(desk: Desk) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = desk.store.execute_sql(
        "SELECT number, state, issued_at, id FROM ticket ORDER BY id"
    ).fetchall()
    return rows


def spoil(folder: Path, page: int) -> None:
    """Change one byte of one page."""
    with (folder / "pandu.db").open("r+b") as file:
        file.seek((page - 1) * PAGE + 2000)
        (byte,) = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte ^ 1]))


def spoil_journal(restored: Desk, folder: Path, *, whole: bool = False) -> int:
    """Damage a page behind the backup's events, or one that no event needs; return how many can be read still."""
    pages = (folder / "pandu.db").stat().st_size // PAGE
    after = journal.head(restored.store, restored.origin)
    for page in range(pages, 1, -1):
        spoil(folder, page)
        run = remnant.measure(restored.store.beside(folder / "pandu.db"), after)
        if run.events and run.whole == whole:
            return run.events
        spoil(folder, page)  # back
    raise AssertionError("there is no such page")


def test_sto_04_all_that_a_damaged_file_proves_comes_into_the_restored_mall(
    mall: Mall, restored: Desk, damaged: Path
) -> None:
    head, before = journal.head(mall.desk.store, mall.desk.origin), len(tickets(restored))
    spoil_journal(restored, damaged, whole=True)
    trial = salvage(restored, damaged, trial=True).value
    assert (trial.taken, len(tickets(restored))) == (0, before)
    done = salvage(restored, damaged).value
    assert trial.proved == done.proved == done.taken > AFTER_BACKUP
    assert tickets(restored) == tickets(mall.desk)
    assert journal.head(restored.store, restored.origin).seq == head.seq + 1  # that it was salvaged
    assert keeping.verify(restored, [head]).faults == ()
    assert keeping.check_rows(restored) == []
    assert salvage(restored, damaged).value.taken == 0


def test_sto_04_events_up_to_the_first_damaged_page_are_taken_and_none_behind_it(
    mall: Mall, restored: Desk, damaged: Path
) -> None:
    readable = spoil_journal(restored, damaged)
    done = salvage(restored, damaged / "pandu.db").value
    (run,) = done.runs
    assert (done.taken, run.whole) == (readable, False)
    found, known = tickets(restored), tickets(mall.desk)
    assert 1 < len(found) < len(known)
    assert set(found) <= set(known)
    assert keeping.verify(restored).faults == ()
    assert keeping.check_rows(restored) == []


def test_sto_04_journal_tells_what_was_taken_of_which_desk_and_from_where_to_where(
    mall: Mall, restored: Desk, damaged: Path
) -> None:
    before = journal.head(restored.store, restored.origin).seq
    readable = spoil_journal(restored, damaged)
    salvage(restored, damaged, trial=True)
    assert told(restored) == []
    done = salvage(restored, damaged).value
    assert told(restored) == [
        EventsSalvaged(readable, (ChainTaken(restored.origin, before, before + readable, whole=False),))
    ]
    assert done.taken == readable
    salvage(restored, damaged)  # nothing new, nothing told
    assert len(told(restored)) == 1


def told(desk: Desk) -> list[EventsSalvaged]:
    kind = BY_BODY[EventsSalvaged].number
    rows = desk.store.execute_sql("SELECT body FROM journal WHERE kind = ?", (kind,)).fetchall()
    return [loads(EventsSalvaged, body) for (body,) in rows]


def test_sto_22_who_was_erased_in_the_restored_mall_does_not_come_back_out_of_the_damaged_file(
    mall: Mall, tmp_path: Path
) -> None:
    added = add_visit(mall.desk, NewVisit(("DUK-06",), name="Zulaikha")).value
    cancel_ticket(mall.desk, added.tickets[0].number, "pulang")
    verified_copy(mall.desk.store, tmp_path, "backup", datetime(2026, 11, 24, 2, tzinfo=UTC))
    correct_person(mall.desk, added.code, Correction(name="Zulaikha Wiryatmaja"), "menurut KTP")
    mall.desk.store.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    damaged = Path(shutil.copyfile(mall.paths.database, tmp_path / "damaged.db"))
    (backup,) = tmp_path.glob("pandu-backup-*.db")
    store = Store(backup, mall.desk.store.key)
    store.connect()
    restored = replace(mall.desk, store=store, identity=Identity("e" * 32, "1z"))
    erase_person(restored, added.code)
    assert salvage(restored, damaged).value.taken > 0
    said = store.execute_sql(
        "SELECT count(*) FROM journal WHERE body LIKE '%Zulaikha%' OR body LIKE '%menurut KTP%'"
    ).fetchone()
    rows = store.execute_sql("SELECT name FROM person").fetchall()
    assert (said, rows) == ((0,), [("",)])
    assert keeping.verify(restored).faults == ()
    assert keeping.check_rows(restored) == []
    store.close()


def test_file_that_was_set_aside_is_only_read(restored: Desk, damaged: Path) -> None:
    content = (damaged / "pandu.db").read_bytes()
    salvage(restored, damaged)
    assert [file.name for file in damaged.iterdir()] == ["pandu.db"]
    assert (damaged / "pandu.db").read_bytes() == content


def test_events_in_the_wal_beside_a_damaged_file_are_taken_too(
    mall: Mall, restored: Desk, damaged: Path
) -> None:
    add_visit(mall.desk, NewVisit(("DUK-05",)))
    wal = mall.paths.database.with_name("pandu.db-wal")
    assert wal.stat().st_size > 0
    shutil.copyfile(wal, damaged / wal.name)
    salvage(restored, damaged)
    assert tickets(restored) == tickets(mall.desk)


def test_mall_that_went_another_way_under_the_same_name_takes_nothing(restored: Desk, damaged: Path) -> None:
    add_visit(restored, NewVisit(("DUK-06",)))
    before = tickets(restored)
    done = salvage(restored, damaged).value
    assert (done.taken, [run.whole for run in done.runs]) == (0, [False])
    assert tickets(restored) == before


def test_file_of_another_key_proves_nothing(restored: Desk, damaged: Path) -> None:
    (damaged / "pandu.db").write_bytes(b"halo" * 5000)
    done = salvage(restored, damaged).value
    assert (done.taken, done.proved, [run.whole for run in done.runs]) == (0, 0, [False])


def test_only_an_administrator_salvages_and_never_from_the_mall_itself(
    mall: Mall, restored: Desk, damaged: Path
) -> None:
    with pytest.raises(Refused) as own:
        salvage(restored, restored.store.path)
    with pytest.raises(NoInput):
        salvage(restored, damaged / "none")
    assert own.value.code == "salvage.own"
    supervisor = replace(mall, desk=restored).as_role(Role.SUPERVISOR)
    with pytest.raises(NotAllowed):
        salvage(supervisor, damaged)


def test_verify_of_a_damaged_file_says_how_far_each_chain_is_whole(
    mall: Mall, restored: Desk, damaged: Path
) -> None:
    readable = spoil_journal(restored, damaged)
    after = journal.head(restored.store, restored.origin)
    store = Store(damaged / "pandu.db", mall.desk.store.key)
    store.connect()
    checked = keeping.verify(replace(mall.desk, store=store))
    store.close()
    assert [fault.code for fault in checked.faults] == ["file.pages", "journal.unreadable"]
    assert [(head.seq, head.origin) for head in checked.heads] == [(after.seq + readable, restored.origin)]
    assert checked.faults[1].seq == after.seq + readable + 1
