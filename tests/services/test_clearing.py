"""Copies of damaged files: erasing names them, and an administrator alone destroys them, old ones, with a reason."""

from pathlib import Path

import pytest

from desktop.errors import NotAllowed, NotVerified, Refused, Unavailable
from desktop.queries.copies import copies_aside
from desktop.queries.destructions import destroyed_in
from desktop.services import keeping
from desktop.services.clearing import destroy_copies
from desktop.services.erasing import erase_person
from desktop.services.quarantine import set_aside
from desktop.services.rights_papers import print_minutes
from desktop.services.tickets import cancel_ticket
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.backups import CopiesDestroyed
from models.rules.bodies.officers import Role
from models.rules.codec import loads
from models.rules.kinds import BY_BODY
from tests.conftest import Mall
from tests.models.stores import drop_triggers
from tests.reports.reading import words

OLD, YOUNG = "20260920T010000-0badcafe", "20261120T010000-0badcafe"
NAME = "Zulaikha Wiryatmaja"


def put(mall: Mall, name: str) -> Path:
    """Lay down a copy as it was set aside then."""
    folder = mall.paths.damaged / name
    folder.mkdir(parents=True)
    for part in ("pandu.db", "key.json"):
        (folder / part).write_bytes(part.encode() * 1000)
    return folder


def told(mall: Mall) -> list[CopiesDestroyed]:
    kind = BY_BODY[CopiesDestroyed].number
    rows = mall.desk.store.execute_sql("SELECT body FROM journal WHERE kind = ?", (kind,)).fetchall()
    return [loads(CopiesDestroyed, body) for (body,) in rows]


def test_copy_that_is_set_aside_is_listed_by_its_age(mall: Mall) -> None:
    old = put(mall, OLD)
    (mall.paths.damaged / ".20261101T010000-0badcafe.7").mkdir()  # half a copy of a process that was killed
    made = set_aside(mall.paths)
    assert [one.folder for one in copies_aside(mall.desk)] == [old, made]
    assert copies_aside(mall.desk)[0].size == 8000 * 2


def test_minutes_of_an_erasure_name_the_copies_that_may_hold_the_data_still(mall: Mall) -> None:
    added = add_visit(mall.desk, NewVisit(("DUK-06",), name=NAME)).value
    cancel_ticket(mall.desk, added.tickets[0].number, "pulang")
    copy = put(mall, OLD)
    run = erase_person(mall.desk, added.code).value.destruction
    assert destroyed_in(mall.desk, run).copies == 1
    assert "1 salinan berkas rusak" in words(print_minutes(mall.desk, run).value)
    assert copy.is_dir()  # never by itself


def test_minutes_of_a_mall_without_damage_say_nothing_of_copies(mall: Mall) -> None:
    added = add_visit(mall.desk, NewVisit(("DUK-06",), name=NAME)).value
    cancel_ticket(mall.desk, added.tickets[0].number, "pulang")
    run = erase_person(mall.desk, added.code).value.destruction
    assert "salinan berkas rusak" not in words(print_minutes(mall.desk, run).value).lower()


def test_old_copies_are_destroyed_with_a_reason_and_the_journal_tells(mall: Mall) -> None:
    old, young = put(mall, OLD), put(mall, YOUNG)
    (age,) = (one.changed_at for one in copies_aside(mall.desk) if one.folder == old)
    assert destroy_copies(mall.desk, older_than_days=30, reason="", trial=True).value.left == 1
    assert (old.is_dir(), told(mall)) == (True, [])
    with pytest.raises(Refused, match=r"reason\.none"):
        destroy_copies(mall.desk, older_than_days=30, reason=" ")
    assert (old.is_dir(), told(mall)) == (True, [])
    destroy_copies(mall.desk, older_than_days=30, reason="permintaan penghapusan")
    assert (old.exists(), young.is_dir()) == (False, True)
    assert told(mall) == [CopiesDestroyed(1, 16000, age, age)]


def test_content_is_overwritten_before_it_is_removed(mall: Mall, monkeypatch: pytest.MonkeyPatch) -> None:
    old = put(mall, OLD)
    monkeypatch.setattr("desktop.services.clearing.shutil.rmtree", stuck)
    with pytest.raises(Unavailable, match=r"copies\.stuck"):
        destroy_copies(mall.desk, older_than_days=30, reason="uji")
    for part in ("pandu.db", "key.json"):
        left = (old / part).read_bytes()
        assert (len(left), part.encode() in left) == (8000, False)
    monkeypatch.undo()
    destroy_copies(mall.desk, older_than_days=30, reason="sekali lagi")
    assert not old.exists()


def stuck(folder: Path) -> None:
    raise PermissionError(folder)


def test_young_copies_stay_whatever_is_asked(mall: Mall) -> None:
    young = put(mall, YOUNG)
    for days, code in ((0, r"copies\.too_young"), (7, r"copies\.none")):
        with pytest.raises(Refused, match=code):
            destroy_copies(mall.desk, older_than_days=days, reason="uji")
    assert young.is_dir()


def test_no_copy_goes_while_the_mall_in_use_is_not_whole(mall: Mall) -> None:
    old = put(mall, OLD)
    drop_triggers(mall.desk.store)
    mall.desk.store.execute_sql("UPDATE journal SET occurred_at = occurred_at + 1 WHERE seq = 3")
    assert keeping.verify(mall.desk).faults
    with pytest.raises(NotVerified, match=r"copies\.not_whole"):
        destroy_copies(mall.desk, older_than_days=30, reason="uji")
    assert old.is_dir()


def test_only_an_administrator_destroys_copies_and_who_leads_sees_them(mall: Mall) -> None:
    put(mall, OLD)
    supervisor = mall.as_role(Role.SUPERVISOR)
    assert len(copies_aside(supervisor)) == 1
    with pytest.raises(NotAllowed):
        destroy_copies(supervisor, older_than_days=30, reason="uji")
    with pytest.raises(NotAllowed):
        copies_aside(mall.as_role(Role.OFFICER))
