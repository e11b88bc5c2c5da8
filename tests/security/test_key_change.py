"""Changing the keys of a mall: old or new, whole, at every moment; and nobody learns either."""

import json

import pytest

from desktop.errors import Busy, DeskError, Misconfigured, NotAllowed, Unavailable
from desktop.security import key_change, keys
from desktop.security.keys import SERVICE
from desktop.services import renewing
from desktop.services.keeping import verify
from desktop.services.renewing import renew_recovery_key, rotate_key
from models.rekeying import opens
from models.rules.bodies.officers import Role
from tests.security.malls import REAL, RealMall, make_real_mall, ring_of


def as_admin(mall: RealMall):
    from desktop.desk import Session

    desk = mall.open()
    (officer,) = desk.store.execute_sql("SELECT id FROM officer").fetchone()
    desk.session = Session(officer, "admin", Role.ADMINISTRATOR)
    return desk


def told(desk, kind: int) -> int:
    return desk.store.execute_sql("SELECT count(*) FROM journal WHERE kind = ?", (kind,)).fetchone()[0]


def content_of(mall: RealMall) -> dict:
    return json.loads(mall.paths.key_file.read_text())


def is_sound(mall: RealMall) -> None:
    desk = mall.open()
    assert verify(desk).faults == ()
    assert desk.store.execute_sql("PRAGMA journal_mode").fetchone() == ("wal",)
    assert "next" not in content_of(mall)
    desk.store.close()


def test_rotated_key_opens_the_file_and_the_old_one_does_not(use_ring, tmp_path):
    ring = use_ring(ring_of(REAL))
    mall = make_real_mall(tmp_path)
    desk = as_admin(mall)
    old = desk.store.key
    done = rotate_key(desk, mall.paths, mall.recovery_key)
    assert done.in_keyring
    assert not opens(mall.paths.database, old)
    by_paper = keys.unwrap(content_of(mall), mall.recovery_key)
    assert by_paper.database != old
    assert list(ring.held.values()) == [(by_paper.database + by_paper.mall).hex()]
    paper, mall.recovery_key = mall.recovery_key, None
    is_sound(mall)  # by the keyring alone
    ring.held.clear()
    mall.recovery_key = paper
    is_sound(mall)  # by the paper alone
    again = as_admin(mall)
    assert (told(again, 12), again.mall_key) == (1, by_paper.mall)
    rotate_key(again, mall.paths, mall.recovery_key)
    is_sound(mall)


def test_rotation_is_journalled_without_the_key(tmp_path):
    mall = make_real_mall(tmp_path)
    desk = as_admin(mall)
    old = desk.store.key.hex()
    rotate_key(desk, mall.paths, mall.recovery_key)
    desk = mall.open()
    body, officer = desk.store.execute_sql("SELECT body, officer FROM journal WHERE kind = 12").fetchone()
    assert officer is not None
    text = body if isinstance(body, str) else body.decode()
    for secret in (old, desk.store.key.hex(), desk.mall_key.hex()):
        assert secret[:16] not in text
    desk.store.close()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR])
def test_keys_are_the_administrators_alone(mall, role):
    before = mall.paths.key_file.read_bytes()
    desk = mall.as_role(role)
    with pytest.raises(NotAllowed):
        rotate_key(desk, mall.paths, mall.recovery_key)
    with pytest.raises(NotAllowed):
        renew_recovery_key(desk, mall.paths)
    assert mall.paths.key_file.read_bytes() == before


def test_rotation_wants_the_right_recovery_key(tmp_path):
    mall = make_real_mall(tmp_path)
    desk, before = as_admin(mall), mall.paths.key_file.read_bytes()
    with pytest.raises(Misconfigured, match=r"key\.wrong_recovery"):
        rotate_key(desk, mall.paths, mall.recovery_key[:-4] + "0000")
    assert mall.paths.key_file.read_bytes() == before
    desk.store.close()
    is_sound(mall)


def test_rotation_waits_for_nobody_who_has_the_file_open(tmp_path):
    mall = make_real_mall(tmp_path)
    desk, other, before = as_admin(mall), mall.open(), mall.paths.key_file.read_bytes()
    with pytest.raises(Busy, match=r"key\.in_use"):
        rotate_key(desk, mall.paths, mall.recovery_key)
    assert mall.paths.key_file.read_bytes() == before
    assert other.store.execute_sql("SELECT count(*) FROM officer").fetchone() == (1,)
    other.store.close()
    is_sound(mall)


def test_rotation_stops_before_the_disk_is_full(tmp_path, monkeypatch):
    mall = make_real_mall(tmp_path)
    desk, before = as_admin(mall), mall.paths.key_file.read_bytes()
    monkeypatch.setattr(renewing, "ROOM", 10**9)
    with pytest.raises(Unavailable, match=r"key\.no_space"):
        rotate_key(desk, mall.paths, mall.recovery_key)
    assert mall.paths.key_file.read_bytes() == before
    desk.store.close()


def test_sto_17_keyring_that_will_not_take_the_new_key_stops_the_change(use_ring, tmp_path):
    ring = use_ring(ring_of(REAL))
    mall = make_real_mall(tmp_path)
    held, ring.trouble["set"] = dict(ring.held), RuntimeError("locked")
    with pytest.raises(Unavailable, match=r"key\.keyring_refuses"):
        rotate_key(as_admin(mall), mall.paths, mall.recovery_key)
    assert ring.held == held
    is_sound(mall)


class PowerCut(BaseException):
    """Ends a change where a test wants it."""


STEPS = ("write_pair", "_remember", "change_key", "finish")


@pytest.mark.parametrize("moment", [(step, when) for step in STEPS for when in ("before", "after")])
@pytest.mark.parametrize("way", ["keyring", "paper"])
def test_cra_05_rotation_cut_at_each_step_leaves_the_old_or_the_new_key(
    use_ring, tmp_path, monkeypatch, moment, way
):
    step, when = moment
    ring = use_ring(ring_of(REAL))
    mall = make_real_mall(tmp_path)
    real = getattr(renewing, step)

    def cut(*given, **named):
        if when == "after":
            real(*given, **named)
        raise PowerCut

    monkeypatch.setattr(renewing, step, cut)
    with pytest.raises(PowerCut):
        rotate_key(as_admin(mall), mall.paths, mall.recovery_key)
    if way == "keyring":
        paper, mall.recovery_key = mall.recovery_key, None
    else:
        ring.held.clear()
        paper = mall.recovery_key
    is_sound(mall)
    mall.recovery_key = paper
    desk = as_admin(mall)
    is_new = STEPS.index(step) + (when == "after") > STEPS.index("change_key")
    assert told(desk, 12) == is_new
    assert keys.unwrap(content_of(mall), mall.recovery_key).database == desk.store.key
    monkeypatch.setattr(renewing, step, real)
    rotate_key(desk, mall.paths, mall.recovery_key)
    is_sound(mall)


@pytest.mark.parametrize("step", ["write_pair", "_let_go"])
def test_cra_05_end_of_a_rotation_that_is_cut_off_is_told_once(use_ring, tmp_path, monkeypatch, step):
    ring = use_ring(ring_of(REAL))
    mall = make_real_mall(tmp_path)

    def cut(*_):
        raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr(key_change, step, cut)
        with pytest.raises(PowerCut):
            rotate_key(as_admin(mall), mall.paths, mall.recovery_key)
    is_sound(mall)
    desk = mall.open()
    assert told(desk, 12) == 1
    assert (SERVICE, keys.account_of(content_of(mall))) in ring.held
    desk.store.close()


def test_file_opened_while_its_key_changes_is_opened_by_the_new_one(tmp_path, monkeypatch):
    mall = make_real_mall(tmp_path)
    stale = content_of(mall)
    rotate_key(as_admin(mall), mall.paths, mall.recovery_key)
    import desktop.services.mall as opening

    read, answers = opening.key_file, [stale]
    monkeypatch.setattr(opening, "key_file", lambda paths: answers.pop() if answers else read(paths))
    is_sound(mall)
    assert answers == []


def test_new_recovery_key_opens_and_the_old_one_no_longer_does(tmp_path):
    mall = make_real_mall(tmp_path)
    desk, old = as_admin(mall), mall.recovery_key
    made = renew_recovery_key(desk, mall.paths)
    made.settle()
    assert told(desk, 13) == 1
    desk.store.close()
    with pytest.raises(Misconfigured, match=r"key\.wrong_recovery"):
        mall.open()
    mall.recovery_key = made.recovery_key
    is_sound(mall)
    assert old not in mall.paths.key_file.read_text()
    assert made.recovery_key not in repr(made)


def test_recovery_key_that_nobody_read_leaves_the_old_one_in_force(tmp_path):
    mall = make_real_mall(tmp_path)
    desk = as_admin(mall)
    made = renew_recovery_key(desk, mall.paths)  # the power goes before it is shown
    desk.store.close()
    for key in (mall.recovery_key, made.recovery_key):
        mall.recovery_key, before = key, mall.recovery_key
        mall.open().store.close()
        mall.recovery_key = before
    desk = as_admin(mall)
    again = renew_recovery_key(desk, mall.paths)
    again.settle()
    desk.store.close()
    for key in (mall.recovery_key, made.recovery_key):
        mall.recovery_key = key
        with pytest.raises(Misconfigured, match=r"key\.wrong_recovery"):
            mall.open()
    mall.recovery_key = again.recovery_key
    is_sound(mall)


def test_two_recovery_keys_made_at_once_do_not_both_count(tmp_path):
    mall = make_real_mall(tmp_path)
    desk = as_admin(mall)
    first, second = renew_recovery_key(desk, mall.paths), renew_recovery_key(desk, mall.paths)
    with pytest.raises(DeskError, match=r"key\.changed_meanwhile"):
        first.settle()
    second.settle()
    desk.store.close()
    mall.recovery_key = second.recovery_key
    is_sound(mall)


def test_made_up_mall_changes_its_keys_without_a_keyring(use_ring, mall):
    ring = use_ring(ring_of(REAL))
    assert not rotate_key(mall.desk, mall.paths, mall.recovery_key).in_keyring
    mall.reopened().store.close()
    assert ring.asked == []
