"""Restoring: what is refused, what comes back, and that no number is given twice (rows RES-01, 04, 06, 07, 14, STO-22)."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from desktop import swapping
from desktop.desk import Desk, Session
from desktop.errors import Busy, Misconfigured, NoInput, NotAllowed, NotVerified, Refused
from desktop.ids import Ids
from desktop.paths import Paths
from desktop.queries.backups import backup_now, emptied_name, own_place, shelf
from desktop.security import keys
from desktop.security.container import Kind, Manifest, measured, parts_of, write_container
from desktop.security.keys import Secrets
from desktop.security.recovery import new_recovery_key
from desktop.services.backups import back_up
from desktop.services.drilling import drill, note_drill
from desktop.services.erasing import erase_person
from desktop.services.keeping import check_rows, verify
from desktop.services.mall import open_mall
from desktop.services.restoring import RestoreOrder, look_into, restore, undo_restore
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from tests.conftest import PASSWORD
from tests.files.make import KEY
from tests.security.malls import RealMall, make_real_mall

OFFICE = "DPMPTSP"


@dataclass
class Backed:
    """A real mall with a base and a tail, two visits in each part, and where it is restored."""

    mall: RealMall
    desk: Desk
    into: Paths

    def order(self, **more: object) -> RestoreOrder:
        plain = RestoreOrder(own_place(self.desk), self.mall.recovery_key, self.into)
        return replace(plain, **more)  # type: ignore[arg-type]

    def opened(self) -> Desk:
        return signed_in(self.mall.open(self.into))

    def visit(self, desk: Desk | None = None, name: str = "Wayan") -> str:
        return (
            add_visit(desk or self.desk, NewVisit(("DUK-01",), name=name, anyway="uji"))
            .value.tickets[0]
            .number
        )


def signed_in(desk: Desk) -> Desk:
    officer = desk.store.execute_sql("SELECT id FROM officer WHERE login = 'admin'").fetchone()[0]
    desk.session = Session(officer, "admin", Role.ADMINISTRATOR)
    return desk


@pytest.fixture
def backed(tmp_path: Path):
    mall = make_real_mall(tmp_path / "one")
    desk = signed_in(mall.open())
    made = Backed(mall, desk, Paths(tmp_path / "two" / "data", tmp_path / "two" / "state"))
    for _ in range(2):
        made.visit()
        made.visit()
        back_up(desk)
        mall.clock.forward(minutes=60)
    assert [one.kind for one in shelf(own_place(desk), "")] == [Kind.BASE, Kind.TAIL]
    yield made
    desk.store.close()


def listing(folder: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def test_restored_mall_has_everything_and_gives_no_number_twice(backed: Backed):
    backed.visit()  # after the last backup: lost with the disk, and its number is on paper
    done = restore(backed.order(), clock=backed.mall.clock)
    assert (done.said.office, done.said.counts["visit"], done.parked) == (OFFICE, 4, None)
    desk = backed.opened()
    try:
        assert [row[0] for row in desk.store.execute_sql("SELECT number FROM ticket ORDER BY number")] == [
            f"DUK-A1-00{count}" for count in (1, 2, 3, 4)
        ]
        assert backed.visit(desk) == "DUK-A1a-001"
        assert verify(desk, done.said.heads).faults == ()
        assert check_rows(desk) == []
        kinds = [row[0] for row in desk.store.execute_sql("SELECT kind FROM journal WHERE kind IN (160, 10)")]
        assert sorted(kinds) == [10, 10, 160]
    finally:
        desk.store.close()


def test_base_alone_is_the_mall_as_it_was_in_the_morning(backed: Backed):
    base = shelf(own_place(backed.desk), "")[0].file
    assert restore(backed.order(file=base), clock=backed.mall.clock).said.counts["visit"] == 2


def test_look_into_a_backup_changes_nothing_and_tells_office_moment_and_counts(backed: Backed):
    before = listing(backed.mall.paths.data)
    found = look_into(own_place(backed.desk), backed.mall.recovery_key)
    assert (found.said.office, f"{found.moment:%H.%M}", found.said.counts["ticket"]) == (OFFICE, "09.00", 4)
    assert listing(backed.mall.paths.data) == before


@pytest.mark.parametrize("part", [0, 1], ids=["base", "tail"])
@pytest.mark.parametrize("place", [0, 300, -2000, -1])
def test_res_01_changed_part_is_refused_before_anything_is_touched(backed: Backed, part: int, place: int):
    file = shelf(own_place(backed.desk), "")[part].file
    whole = bytearray(file.read_bytes())
    whole[place] ^= 4
    file.write_bytes(whole)
    with pytest.raises((NotVerified, Refused, Misconfigured)):
        restore(backed.order(), clock=backed.mall.clock)
    assert not backed.into.data.exists()


def test_wrong_key_missing_file_and_missing_base_are_refused(backed: Backed, tmp_path: Path):
    tail = shelf(own_place(backed.desk), "")[1].file
    alone = Path(shutil.copy(tail, tmp_path))
    for order, error in (
        (backed.order(recovery_key="AAAA"), Misconfigured),
        (backed.order(file=tmp_path / "none"), NoInput),
        (backed.order(file=alone), NoInput),
        (backed.order(file=tmp_path / "one"), NoInput),
        (
            backed.order(
                file=own_place(backed.desk)
                / emptied_name(look_into(tail, backed.mall.recovery_key).said.mall)
            ),
            Refused,
        ),
    ):
        with pytest.raises(error):
            restore(order, clock=backed.mall.clock)
    assert not backed.into.data.exists()


def test_res_04_newer_backup_is_refused(backed: Backed, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("desktop.services.restoring.STEPS", ())
    with pytest.raises(Misconfigured) as caught:
        restore(backed.order(), clock=backed.mall.clock)
    assert caught.value.code == "store.newer"
    assert not backed.into.data.exists()


def test_res_07_mall_that_is_there_gives_way_to_its_administrator_alone_and_comes_back_by_undo(
    backed: Backed,
):
    restore(backed.order(), clock=backed.mall.clock)
    desk = backed.opened()
    lost = backed.visit(desk, "Sari")
    desk.store.close()
    with pytest.raises(NotAllowed):
        restore(backed.order(), clock=backed.mall.clock)
    with pytest.raises(NotAllowed):
        restore(backed.order(login="admin", password="salah"), clock=backed.mall.clock)
    admin = backed.order(login="admin", password=PASSWORD)
    done = restore(admin, clock=backed.mall.clock)
    assert done.parked is not None
    desk = backed.opened()
    assert backed.visit(desk) == "DUK-A1b-001"
    desk.store.close()
    undo_restore(admin, clock=backed.mall.clock)
    desk = backed.opened()
    try:
        numbers = [row[0] for row in desk.store.execute_sql("SELECT number FROM ticket")]
        assert lost in numbers
        assert backed.visit(desk) == "DUK-A1c-001"
        assert verify(desk).faults == ()
    finally:
        desk.store.close()


def test_res_06_mall_that_another_process_has_open_is_not_replaced(backed: Backed):
    order = backed.order(into=backed.mall.paths, login="admin", password=PASSWORD)
    with pytest.raises(Busy):
        restore(order, clock=backed.mall.clock)
    assert backed.visit() == "DUK-A1-005"


def test_restore_at_a_window_is_carried_out_when_the_mall_is_next_opened(backed: Backed):
    order = backed.order(into=backed.mall.paths, session=backed.desk.session, put_in=False)
    done = restore(order, clock=backed.mall.clock)
    assert done.parked is None
    assert done.stage is not None
    assert backed.visit() == "DUK-A1-005"  # until then the window works on
    beside = backed.mall.open()  # and so does a command beside it
    assert beside.store.execute_sql("SELECT count(*) FROM visit").fetchone() == (5,)
    beside.store.close()
    backed.desk.store.close()
    swapping.decide(backed.mall.paths, done.stage)
    desk = signed_in(backed.mall.open())
    try:
        assert backed.visit(desk) == "DUK-A1a-001"
    finally:
        desk.store.close()
    assert swapping.parked(backed.mall.paths) is not None


def test_damaged_mall_is_replaced_by_an_administrator_of_the_backup(backed: Backed):
    backed.desk.store.close()
    paths = backed.mall.paths
    paths.database.write_bytes(b"x" * 8192)
    place = own_place(backed.desk)
    wrong = backed.order(file=place, into=paths, login="admin", password="salah")
    with pytest.raises(NotAllowed):
        restore(wrong, clock=backed.mall.clock)
    assert paths.database.read_bytes() == b"x" * 8192
    restore(replace(wrong, password=PASSWORD), clock=backed.mall.clock)
    desk = signed_in(backed.mall.open())
    assert backed.visit(desk) == "DUK-A1a-001"
    desk.store.close()
    parked = swapping.parked(paths)
    assert parked is not None
    assert (parked / "pandu.db").read_bytes() == b"x" * 8192  # damage is kept, never thrown away


def test_res_04_backup_of_another_office_takes_its_name_typed_out(backed: Backed, tmp_path: Path):
    other = make_real_mall(tmp_path / "other")
    order = backed.order(into=other.paths, login="admin", password=PASSWORD)
    before = listing(other.paths.data)
    with pytest.raises(Refused) as caught:
        restore(order, clock=backed.mall.clock)
    assert (caught.value.code, listing(other.paths.data)) == ("restore.other_office", before)
    restore(replace(order, office=OFFICE, recovery_key=backed.mall.recovery_key), clock=backed.mall.clock)
    assert swapping.parked(other.paths) is not None


def test_sto_22_who_was_erased_after_the_backup_is_erased_in_what_is_restored(backed: Backed):
    desk, place = backed.desk, own_place(backed.desk)
    ticket = backed.visit(name="Made Astawa")
    (visit,) = desk.store.execute_sql("SELECT visit FROM ticket WHERE number = ?", (ticket,)).fetchone()
    code, person = desk.store.execute_sql("SELECT code, person FROM visit WHERE id = ?", (visit,)).fetchone()
    backed.mall.clock.forward(minutes=60)
    back_up(desk)
    tail = shelf(place, "")[-1].file
    desk.store.execute_sql("UPDATE ticket SET state = 'cancelled' WHERE number = ?", (ticket,))
    erase_person(desk, code)
    backed.mall.clock.forward(minutes=60)
    back_up(desk)
    done = restore(backed.order(file=tail), clock=backed.mall.clock)
    assert done.erased > 0
    restored = backed.opened()
    try:
        assert restored.store.execute_sql("SELECT name FROM person WHERE id = ?", (person,)).fetchone() == (
            "",
        )
        bodies = [
            row[0]
            for row in restored.store.execute_sql("SELECT body FROM journal WHERE body LIKE '%Astawa%'")
        ]
        assert bodies == []
        assert verify(restored).faults == ()
    finally:
        restored.store.close()


def test_res_14_drill_restores_for_trial_looks_through_everything_and_is_journalled(backed: Backed):
    before = sorted(one.name for one in backed.mall.paths.data.iterdir())
    drilled = drill(backed.desk)
    note_drill(backed.desk, drilled)
    assert (drilled.faults, drilled.differences) == ((), 0)
    assert sorted(one.name for one in backed.mall.paths.data.iterdir()) == before
    assert backup_now(backed.desk).drilled_at == backed.mall.clock()


def test_drill_of_a_base_whose_rows_are_not_its_journal_says_so(backed: Backed):
    backed.mall.clock.forward(minutes=24 * 60)
    backed.desk.store.execute_sql("UPDATE visit SET party = 7")
    backed.visit()
    back_up(backed.desk)
    assert drill(backed.desk).differences == 4


def test_res_04_older_backup_is_brought_up_to_the_present_schema(tmp_path: Path):
    ids, old = Ids.seeded(3), Path(__file__).parents[1] / "files" / "v0008.db"
    secrets, key = Secrets(KEY, ids.secret()), new_recovery_key(ids)
    key_file = keys.key_file_text(keys.wrap(secrets, key, ids, mall="b" * 32, demo=True))
    size, sha256 = measured(parts_of(old))
    said = Manifest(Kind.BASE, "b" * 32, "X", "WIB", 1, 8, {}, (), size, sha256)
    file = tmp_path / "pandu-bbbbbbbb-20261124T010000000000Z-base.pandu"
    write_container(file, said, key_file, secrets, lambda: parts_of(old))
    into = Paths(tmp_path / "data", tmp_path / "state")
    restore(RestoreOrder(file, key, into))
    desk = open_mall(into, lambda: key)
    try:
        assert verify(desk).faults == ()
        assert check_rows(desk) == []
    finally:
        desk.store.close()
