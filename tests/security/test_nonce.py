"""The boot nonce: no copy and no older state of a file ever gives a number that was given before."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.desk import Desk, Session
from desktop.errors import Refused
from desktop.paths import Paths
from desktop.security import nonce
from desktop.services import keeping
from desktop.services.examining import examine
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from tests.security.malls import RealMall, make_real_mall

DAY_MS = int(timedelta(days=1).total_seconds() * 1000)


@pytest.fixture
def mall(tmp_path: Path) -> RealMall:
    return make_real_mall(tmp_path)


def issue(desk: Desk, count: int = 1) -> list[str]:
    """Give numbers, as the administrator."""
    desk.session = administrator(desk)
    orders = [NewVisit(("DUK-01",)) for _ in range(count)]
    return [add_visit(desk, order).value.tickets[0].number for order in orders]


def administrator(desk: Desk) -> Session:
    (officer,) = desk.store.execute_sql("SELECT id FROM officer").fetchone()
    return Session(officer, "admin", Role.ADMINISTRATOR)


def numbers(mall: RealMall, count: int = 1, paths: Paths | None = None) -> list[str]:
    """Give numbers as one process of its own."""
    desk = mall.open(paths)
    try:
        return issue(desk, count)
    finally:
        desk.store.close()


def origin(mall: RealMall) -> str:
    desk = mall.open()
    desk.store.close()
    return desk.origin


def kept(mall: RealMall) -> dict:
    return json.loads(mall.paths.nonce.read_text())


def copied(mall: RealMall, to: str = "copy") -> Path:
    """Return a copy of the data dir as a person would make it, the program closed."""
    target = mall.paths.data.with_name(to)
    shutil.copytree(mall.paths.data, target)
    return target


def put_back(mall: RealMall, copy: Path) -> None:
    shutil.rmtree(mall.paths.data)
    shutil.copytree(copy, mall.paths.data)


def test_same_file_on_the_same_computer_keeps_its_origin_and_counts_on(mall):
    before = origin(mall)
    assert numbers(mall, 2) == ["DUK-A1-001", "DUK-A1-002"]
    assert numbers(mall) == ["DUK-A1-003"]
    assert origin(mall) == before


def test_older_copy_put_back_on_the_same_day_never_repeats_a_number(mall):
    given = numbers(mall, 3)
    copy = copied(mall)
    given += numbers(mall, 2)
    put_back(mall, copy)
    given += numbers(mall, 3)
    assert given[-3:] == ["DUK-A1a-001", "DUK-A1a-002", "DUK-A1a-003"]
    assert len(set(given)) == len(given)


def test_same_older_copy_put_back_twice_gets_another_letter(mall):
    copy = copied(mall)
    given = numbers(mall)
    for _ in range(3):
        put_back(mall, copy)
        given += numbers(mall)
    assert given == ["DUK-A1-001", "DUK-A1a-001", "DUK-A1b-001", "DUK-A1c-001"]


def test_copy_at_another_path_goes_on_under_a_fresh_origin_and_the_first_under_its_own(mall):
    first = origin(mall)
    numbers(mall)
    other = Paths(copied(mall), mall.paths.state)
    third = Paths(copied(mall, "third"), mall.paths.state)
    assert numbers(mall, paths=other) == ["DUK-A1a-001"]
    assert numbers(mall, paths=third) == ["DUK-A1b-001"]
    assert numbers(mall, paths=other) == ["DUK-A1a-002"]
    assert (numbers(mall), origin(mall)) == (["DUK-A1-002"], first)


def test_missing_state_means_a_copy_and_the_letters_go_on(mall):
    numbers(mall)
    shutil.rmtree(mall.paths.state)
    assert numbers(mall) == ["DUK-A1a-001"]
    shutil.rmtree(mall.paths.state)
    assert numbers(mall) == ["DUK-A1b-001"]
    assert numbers(mall) == ["DUK-A1b-002"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"current": null}', '{"current": 5, "other": "x"}'])
def test_state_that_cannot_be_read_means_a_copy(mall, text: str):
    mall.paths.nonce.write_text(text)
    assert numbers(mall) == ["DUK-A1a-001"]


def test_file_without_a_nonce_is_a_copy_also_where_the_state_has_none(mall):
    desk = mall.open()
    desk.store.execute_sql("DELETE FROM local WHERE name = 'nonce'")
    desk.store.close()
    shutil.rmtree(mall.paths.state)
    assert numbers(mall) == ["DUK-A1a-001"]


def test_file_whose_last_event_is_another_than_was_noted_is_a_copy(mall):
    numbers(mall)
    head = mall.paths.nonce.with_suffix(".head")
    head.write_text(head.read_text()[:-5] + "0000\n")
    assert numbers(mall) == ["DUK-A1a-001"]


def test_state_of_another_kind_does_not_pass_for_a_nonce(mall):
    value = kept(mall)["current"]
    mall.paths.nonce.write_text(json.dumps({"letter": value}))
    assert numbers(mall) == ["DUK-A1a-001"]


def test_fresh_origin_is_journalled_and_its_chain_is_whole(mall):
    first = origin(mall)
    numbers(mall)
    shutil.rmtree(mall.paths.state)
    numbers(mall)
    desk = mall.open()
    checked = keeping.verify(desk)
    rows = desk.store.execute_sql("SELECT id, lane, suffix FROM desk ORDER BY suffix").fetchall()
    desk.store.close()
    assert checked.faults == ()
    assert {head.origin for head in checked.heads} == {first, desk.origin}
    assert rows == [(first, 1, ""), (desk.origin, 1, "a")]


def test_visit_codes_carry_the_letter_too(mall):
    shutil.rmtree(mall.paths.state)
    desk = mall.open()
    issue(desk)
    (code,) = desk.store.execute_sql("SELECT code FROM visit").fetchone()
    desk.store.close()
    assert code.upper().startswith("V1A-261124-")


def test_readers_change_nothing(mall):
    numbers(mall, 2)
    shutil.rmtree(mall.paths.state)
    mall.clock.ms += 3 * DAY_MS
    desk = mall.open()
    before = mall.paths.database.read_bytes(), origin(mall)
    keeping.verify(desk)
    keeping.check_rows(desk)
    examine(desk, mall.paths)
    desk.store.close()
    assert (mall.paths.database.read_bytes(), origin(mall)) == before
    assert not mall.paths.state.exists()


def test_nonce_is_renewed_once_a_day(mall):
    numbers(mall)
    first = kept(mall)
    mall.clock.ms += DAY_MS
    numbers(mall)
    assert kept(mall) == first
    mall.clock.ms += 1
    numbers(mall)
    second = kept(mall)
    assert second != first
    assert set(second) == {"current"}
    numbers(mall)
    assert kept(mall) == second


def test_copy_from_before_the_renewal_is_a_copy_after_it(mall):
    copy = copied(mall)
    state = mall.paths.nonce.with_suffix(".head")
    mall.clock.ms += DAY_MS + 1
    numbers(mall)
    state.unlink()  # by the nonce alone
    put_back(mall, copy)
    assert numbers(mall) == ["DUK-A1a-001"]


def test_process_whose_first_use_case_was_refused_does_not_bring_an_older_nonce_back(mall):
    first, early, late = origin(mall), mall.open(), mall.open()
    early.session = late.session = administrator(early)
    mall.clock.forward(minutes=24 * 60 + 30)
    with pytest.raises(Refused):
        add_visit(early, NewVisit(services=("NO-SUCH",), anyway="uji"))
    mall.clock.forward(minutes=24 * 60 + 30)
    issue(late)
    issue(early)
    for desk in (early, late):
        desk.store.close()
    numbers(mall)
    assert origin(mall) == first


def with_pair(mall: RealMall, *, committed: bool) -> None:
    """Leave what a power cut leaves between the pair and the commit, or between the commit and the drop."""
    desk = mall.open()
    stored = nonce.get_local(desk.store, "nonce")
    other = "e" * 32
    pair = {"current": other, "next": stored} if committed else {"current": stored, "next": other}
    mall.paths.nonce.write_text(json.dumps(pair))
    desk.store.close()


@pytest.mark.parametrize("committed", [False, True])
def test_leftover_pair_is_settled_to_what_the_file_says(mall, committed: bool):
    before = origin(mall)
    with_pair(mall, committed=committed)
    numbers(mall)
    desk = mall.open()
    desk.store.close()
    assert desk.origin == before
    desk.store.connect()
    assert kept(mall) == {"current": nonce.get_local(desk.store, "nonce")}
    desk.store.close()


def settle_and_lose_power(desk: Desk, mall: RealMall) -> None:
    desk.store.begin("IMMEDIATE")
    nonce.Watch(mall.paths).settle(desk)
    desk.store.rollback()
    desk.store.close()


def test_crash_between_the_pair_and_the_commit_leaves_the_mall_usable(mall):
    before = origin(mall)
    mall.clock.ms += DAY_MS + 1
    desk = mall.open()
    settle_and_lose_power(desk, mall)
    assert set(kept(mall)) == {"current", "next"}
    assert numbers(mall) == ["DUK-A1-001"]
    assert origin(mall) == before


def test_crash_while_a_copy_takes_its_origin_leaves_the_mall_usable(mall):
    numbers(mall)
    shutil.rmtree(mall.paths.state)
    desk = mall.open()
    settle_and_lose_power(desk, mall)
    given = numbers(mall)
    assert given[0].startswith("DUK-A1")
    assert given[0] not in ("DUK-A1-001", "DUK-A1-002")
    assert numbers(mall)[0].endswith("-002")


def test_refused_use_case_of_a_copy_does_not_use_up_letters(mall):
    shutil.rmtree(mall.paths.state)
    desk = mall.open()
    desk.session = administrator(desk)
    for _ in range(3):
        with pytest.raises(Refused):
            add_visit(desk, NewVisit(("DUK-99",)))
    assert issue(desk) == ["DUK-A1a-001"]
    desk.store.close()
    assert numbers(mall) == ["DUK-A1a-002"]


def test_all_who_work_at_a_copy_work_under_the_fresh_origin(mall):
    numbers(mall)
    shutil.rmtree(mall.paths.state)
    desk = mall.open()
    officer = desk.signed_in(administrator(desk))
    assert issue(officer) == ["DUK-A1a-001"]
    assert issue(desk) == ["DUK-A1a-002"]
    desk.store.close()


def test_second_process_beside_the_first_finds_the_same_file(mall):
    window, command = mall.open(), mall.open()
    given = [*issue(window), *issue(command), *issue(window), *issue(command)]
    window.store.close()
    command.store.close()
    assert given == [f"DUK-A1-00{n}" for n in (1, 2, 3, 4)]


def test_file_ahead_of_what_the_state_folder_noted_is_the_same_file(mall):
    """A power cut may lose the note, which is not forced to disk; never the event."""
    numbers(mall)
    head = mall.paths.nonce.with_suffix(".head")
    noted = head.read_bytes()
    numbers(mall)
    head.write_bytes(noted)
    assert numbers(mall) == ["DUK-A1-003"]
    for harm in (b"", noted[:40], b"not a head at all\n"):
        head.write_bytes(harm)
        numbers(mall)
    assert numbers(mall) == ["DUK-A1-007"]


def test_state_folder_that_cannot_be_written_stops_no_one(mall):
    desk = mall.open()
    assert issue(desk) == ["DUK-A1-001"]
    shutil.rmtree(mall.paths.state)
    assert issue(desk) == ["DUK-A1-002"]
    desk.store.close()


def test_state_is_for_its_owner_alone(mall):
    numbers(mall)
    for place in (mall.paths.nonce.parent, *mall.paths.nonce.parent.iterdir()):
        assert place.stat().st_mode & 0o077 == 0


def test_new_mall_at_the_place_of_an_old_one_is_no_copy(mall, tmp_path):
    numbers(mall, 3)
    shutil.rmtree(mall.paths.data)
    again = make_real_mall(tmp_path)
    assert numbers(again) == ["DUK-A1-001"]


def test_made_up_mall_has_no_nonce(tmp_path, template):
    shutil.copytree(template.folder, tmp_path / "moved")
    assert list((tmp_path / "moved").rglob("nonce*")) == []
