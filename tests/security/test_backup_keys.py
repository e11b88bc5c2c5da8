"""Backups of before a change of keys: which paper opens them, and what was destroyed since stays so."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.desk import Desk, Session
from desktop.errors import Misconfigured
from desktop.paths import Paths
from desktop.queries.backups import own_place, shelf
from desktop.services.backups import back_up
from desktop.services.erasing import erase_person
from desktop.services.renewing import renew_recovery_key, rotate_key
from desktop.services.restoring import RestoreOrder, look_into, restore
from desktop.services.tickets import cancel_ticket
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from tests.security.malls import REAL, RealMall, Ring, make_real_mall, ring_of

NAME = "Made Astawa"


@dataclass
class Changed:
    """A mall whose keys were changed after a backup, and in which somebody of that backup was erased since."""

    mall: RealMall
    old_paper: str
    new_paper: str
    backup: Path
    into: Paths

    def restored(self, typed: str) -> list[str]:
        """Restore the backup of before, and return the names that the mall knows then."""
        restore(RestoreOrder(self.backup, typed, self.into), clock=self.mall.clock)
        self.mall.recovery_key = self.old_paper
        desk = self.mall.open(self.into)
        try:
            return [row[0] for row in desk.store.execute_sql("SELECT name FROM person ORDER BY name")]
        finally:
            desk.store.close()


def as_admin(mall: RealMall) -> Desk:
    desk = mall.open()
    officer = desk.store.execute_sql("SELECT id FROM officer").fetchone()[0]
    desk.session = Session(officer, "admin", Role.ADMINISTRATOR)
    return desk


def changed(folder: Path, *, rotated: bool = True, renewed: bool = True) -> Changed:
    mall = make_real_mall(folder / "one")
    desk, old = as_admin(mall), mall.recovery_key
    codes = [add_visit(desk, NewVisit(("DUK-01",), name=name, anyway="uji")).value for name in (NAME, "Sari")]
    back_up(desk)
    (backup,) = (one.file for one in shelf(own_place(desk), ""))
    cancel_ticket(desk, codes[0].tickets[0].number, "pulang")
    mall.clock.forward(minutes=60)
    if rotated:
        rotate_key(desk, mall.paths, mall.recovery_key)
        desk = as_admin(mall)
    if renewed:
        made = renew_recovery_key(desk, mall.paths)
        made.settle()
        mall.recovery_key = made.recovery_key
    erase_person(desk, codes[0].code)
    mall.clock.forward(minutes=60)
    back_up(desk)
    desk.store.close()
    return Changed(
        mall, old, mall.recovery_key, backup, Paths(folder / "two" / "data", folder / "two" / "state")
    )


def test_old_paper_restores_a_backup_of_before_a_rotation_and_the_erased_stay_erased(tmp_path: Path) -> None:
    was = changed(tmp_path, renewed=False)
    assert was.restored(was.old_paper) == ["", "Sari"]


def test_new_paper_does_not_open_it_and_the_sentence_says_which_one_does(tmp_path: Path) -> None:
    was = changed(tmp_path)
    with pytest.raises(Misconfigured) as caught:
        was.restored(was.new_paper)
    assert (caught.value.code, caught.value.facts["of"]) == ("restore.other_paper", "24/11/2026")
    assert not was.into.data.exists()


def test_renamed_backup_that_another_paper_opens_is_named_by_its_file(tmp_path: Path) -> None:
    was = changed(tmp_path)
    renamed = was.backup.rename(was.backup.with_name("kemarin.pandu"))
    with pytest.raises(Misconfigured) as caught:
        look_into(renamed, was.new_paper)
    assert caught.value.facts["of"] == "kemarin.pandu"


def test_list_of_the_erased_under_newer_keys_asks_for_both_papers(tmp_path: Path) -> None:
    was = changed(tmp_path)
    with pytest.raises(Misconfigured, match=r"restore\.newer_paper"):
        was.restored(was.old_paper)
    assert not was.into.data.exists()
    assert was.restored(f"{was.old_paper} {was.new_paper.lower()}") == ["", "Sari"]


def test_keyring_that_knows_the_newer_key_opens_the_list_and_the_old_paper_is_enough(
    tmp_path: Path, use_ring: Callable[[Ring], Ring]
) -> None:
    use_ring(ring_of(REAL))
    was = changed(tmp_path)
    assert was.restored(was.old_paper) == ["", "Sari"]


def test_backup_of_before_another_paper_alone_takes_the_old_one(tmp_path: Path) -> None:
    was = changed(tmp_path, rotated=False)
    assert was.restored(was.old_paper) == ["", "Sari"]


def test_list_that_was_lost_is_missed_and_not_read_as_nothing(tmp_path: Path) -> None:
    was = changed(tmp_path)
    alone = Path(shutil.copy(was.backup, tmp_path))
    assert not look_into(alone, was.old_paper).listed
