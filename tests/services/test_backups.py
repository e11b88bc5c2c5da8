"""Backing up: what lies at a place, and what is said of one that failed (rows STO-10, RES-13)."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries.attention import AttentionKind
from desktop.queries.backups import backup_now, own_place, shelf
from desktop.queries.day_page import day_overview
from desktop.security.container import Kind, open_container, sealed_payload
from desktop.security.keys import Secrets
from desktop.services.backup_places import add_place, drop_place
from desktop.services.backups import STALE_S, back_up
from desktop.services.settings import change_setting
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from models.tails import read_tail
from tests.conftest import TUESDAY_0800_WIB, Mall


def visit(desk: Desk) -> None:
    add_visit(desk, NewVisit(("DUK-06",), name="Wayan Sudiarsa", anyway="uji"))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


def kinds(place: Path) -> list[Kind]:
    return [one.kind for one in shelf(place, "")]


@pytest.fixture
def real(mall: Mall) -> Mall:
    """The mall, taken for one that is not made up."""
    mall.desk.store.execute_sql("DELETE FROM local WHERE name = 'demo'")
    return mall


def test_first_backup_is_a_base_then_what_is_new_then_nothing_and_a_base_on_the_next_day(mall: Mall):
    own = own_place(mall.desk)
    for expected in ([Kind.BASE], [Kind.BASE]):
        assert [made.kind for made in back_up(mall.desk).made] == expected
        assert kinds(own) == [Kind.BASE]  # nothing is new: nothing is written
    mall.clock.forward(minutes=60)
    visit(mall.desk)
    back_up(mall.desk)
    assert kinds(own) == [Kind.BASE, Kind.TAIL]
    mall.clock.forward(minutes=24 * 60)
    visit(mall.desk)
    back_up(mall.desk)
    assert kinds(own) == [Kind.BASE, Kind.TAIL, Kind.BASE]


def test_tail_holds_what_is_new_and_what_no_event_makes(mall: Mall):
    back_up(mall.desk)
    visit(mall.desk)
    mall.clock.forward(minutes=1)
    back_up(mall.desk)
    newest = shelf(own_place(mall.desk), "")[-1]
    found = open_container(newest.file, lambda _: Secrets(mall.desk.store.key, mall.desk.mall_key))
    tail = read_tail(sealed_payload(found))
    (events,) = mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
    assert found.manifest.counts["events"] == events
    assert 0 < len(tail.events) < events
    assert "origin" in dict(tail.local["local"])


def test_nothing_of_a_person_stands_in_a_backup_in_clear(mall: Mall):
    back_up(mall.desk)
    visit(mall.desk)
    mall.clock.forward(minutes=1)
    back_up(mall.desk)
    for file in own_place(mall.desk).iterdir():
        assert b"Wayan" not in file.read_bytes()
        assert file.stat().st_mode & 0o077 == 0


def test_sto_10_place_that_is_gone_is_named_with_its_age_and_keeps_no_other_from_its_backup(
    real: Mall, stick: Path
):
    add_place(real.desk, stick)
    assert len(back_up(real.desk).made) == 2
    for file in stick.iterdir():
        file.unlink()
    stick.rmdir()
    real.clock.forward(minutes=180)
    visit(real.desk)
    done = back_up(real.desk)
    assert [made.place for made in done.made] == [str(own_place(real.desk))]
    assert [(one.place, one.problem) for one in done.failed] == [(str(stick), "backup.no_place")]
    assert not stick.exists()  # nothing is written below a stick that is not there
    now = backup_now(real.desk)
    assert (now.call, str(now.words)) == (True, "Cadangan gagal, terakhir baru saja")
    assert real.clock() - (now.places[1].good_at or 0) == 180 * 60_000
    rows = [
        row
        for row in day_overview(real.desk, real.desk.today()).attention
        if row.kind is AttentionKind.BACKUP
    ]
    assert str(rows[0].detail) == f"Tidak sampai di {stick}. Periksa media dan ruangnya."


def test_res_13_backup_older_than_26_hours_calls(real: Mall):
    back_up(real.desk)
    real.clock.forward(minutes=26 * 60)
    assert (backup_now(real.desk).call, str(backup_now(real.desk).words)) == (False, "Cadangan 26 jam lalu")
    real.clock.forward(minutes=1)
    assert backup_now(real.desk).call


def test_made_up_mall_asks_for_no_backup(mall: Mall):
    assert (backup_now(mall.desk).call, backup_now(mall.desk).made_up) == (False, True)


def test_backups_are_thinned_within_the_time_that_the_office_keeps_them(mall: Mall):
    change_setting(mall.desk, "backup", {"keep_days": 3})
    own = own_place(mall.desk)
    for day in range(6):
        mall.clock.set(TUESDAY_0800_WIB + timedelta(days=day))
        for _ in range(3):
            visit(mall.desk)
            back_up(mall.desk)
            mall.clock.forward(minutes=60)
    days = [one.made_at // 86_400_000 for one in shelf(own, "")]
    first = round(TUESDAY_0800_WIB.timestamp()) // 86_400
    assert sorted(set(days)) == [first + day for day in (2, 3, 4, 5)]
    assert [days.count(first + day) for day in (2, 3, 4, 5)] == [2, 2, 3, 3]  # a base and its newest tail


def test_what_a_killed_backup_left_is_swept_later_and_a_younger_one_is_let_alone(mall: Mall):
    own = own_place(mall.desk)
    own.mkdir(mode=0o700, exist_ok=True)
    old, young = own / ".pandu-x.1.tmp", own / ".pandu-y.2.tmp"
    for left in (old, young):
        left.write_bytes(b"x")
    stale = old.stat().st_mtime - STALE_S - 60
    os.utime(old, (stale, stale))
    back_up(mall.desk)
    assert not old.exists()
    assert young.exists()


def test_places_are_added_and_dropped_by_who_leads_and_lie_outside_the_data(mall: Mall, stick: Path):
    desk = mall.desk
    assert add_place(desk, stick).value == (own_place(desk), stick)
    assert add_place(desk, stick).value == (own_place(desk), stick)
    assert drop_place(desk, stick).value == (own_place(desk),)
    for place, code in ((stick / "none", "backup.no_place"), (mall.paths.data, "backup.place_in_data")):
        with pytest.raises(Refused) as caught:
            add_place(desk, place)
        assert caught.value.code == code
    with pytest.raises(NotAllowed):
        add_place(mall.as_role(Role.OFFICER), stick)
