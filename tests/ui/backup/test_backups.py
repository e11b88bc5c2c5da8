"""Backups at the window: by the clock, as a list, and put back in a room."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest

from desktop.desk import Topic
from desktop.paths import Paths
from desktop.queries.backups import own_place, shelf
from desktop.services.backup_places import add_place
from desktop.services.backups import back_up
from desktop.services.days import close_day
from desktop.swapping import READY
from tests.conftest import PASSWORD, Mall
from ui.backup.list import BackupDialog
from ui.rooms.lock import LockRoom
from ui.rooms.restore import WORD, RestoreRoom
from ui.rooms.sign_in import SignInRoom
from ui.rooms.wizard import WizardRoom
from ui.runner import InlineRunner
from ui.shell import Access, Shell
from ui.theme import ThemeHolder
from ui.workbench import Workbench


@pytest.fixture
def bench(mall: Mall, holder: ThemeHolder, qtbot: Any) -> Workbench:
    """A window at work on a mall that is not made up, which has looked once."""
    mall.desk.store.execute_sql("DELETE FROM local WHERE name = 'demo'")
    made = Workbench(mall.desk, InlineRunner(), holder)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


def names(mall: Mall) -> list[str]:
    return [str(one.kind) for one in shelf(own_place(mall.desk), "")]


def test_window_backs_up_in_the_morning_and_when_a_day_is_closed(bench: Workbench, mall: Mall) -> None:
    bench.backups.look()
    assert names(mall) == ["base"]
    assert bench.status.backup.accessibleName() == "Cadangan baru saja"
    mall.clock.forward(minutes=5)
    bench.backups.look()
    assert names(mall) == ["base"]
    close_day(mall.desk)
    mall.clock.forward(minutes=1)
    bench.hub.publish({Topic.DAY})
    assert names(mall) == ["base", "tail"]


def test_made_up_mall_is_not_backed_up_by_the_clock(mall: Mall, holder: ThemeHolder, qtbot: Any) -> None:
    made = Workbench(mall.desk, InlineRunner(), holder)
    qtbot.addWidget(made)
    made.backups.look()
    assert names(mall) == []
    assert not made.status.backup.calls


def test_status_opens_the_list_that_names_places_ages_and_what_is_in_the_way(
    bench: Workbench, mall: Mall, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    add_place(mall.desk, stick)
    stick.rmdir()
    bench.backups.back_up()
    assert bench.status.backup.calls
    bench.status.backup.click()
    dialog = bench.findChild(BackupDialog)
    assert dialog is not None
    assert len(dialog.rows) == 2
    stick.mkdir()
    dialog.now.click()
    assert not bench.status.backup.calls
    assert dialog.message.sentence == "Cadangan selesai dan sudah diuji buka."
    assert len(shelf(stick, "")) == 1
    dialog.rows[1].dropped.emit(str(stick))
    assert len(dialog.rows) == 1


def shown(qtbot: Any, shell: Shell) -> Shell:
    qtbot.addWidget(shell)
    with qtbot.waitExposed(shell):
        shell.show()
    return shell


def fill(room: RestoreRoom, place: Path, key: str) -> None:
    room.file.setText(str(place))
    room.key.setText(key)
    room.check.click()


def room_of(shell: Shell) -> RestoreRoom:
    room = shell.rooms.currentWidget()
    assert isinstance(room, RestoreRoom)
    return room


def test_wizard_leads_to_a_restored_mall_and_its_sign_in(mall: Mall, qtbot: Any, tmp_path: Path) -> None:
    back_up(mall.desk)
    shell = shown(qtbot, Shell(Paths(tmp_path / "new", tmp_path / "state"), runner=InlineRunner()))
    wizard = shell.rooms.currentWidget()
    assert isinstance(wizard, WizardRoom)
    wizard.restore.click()
    room = room_of(shell)
    fill(room, own_place(mall.desk), "AAAA-BBBB")
    assert "Kunci pemulihan" in room.message.sentence
    fill(room, own_place(mall.desk), mall.recovery_key)
    assert room.office.text() == "DPMPTSP Kota Contoh"
    assert room.moment.text() == "Keadaan 24/11/2026 08.00 WIB"
    assert not room.go.isEnabled()
    QTest.keyClicks(room.word, WORD)
    room.go.click()
    assert isinstance(shell.rooms.currentWidget(), SignInRoom)
    assert shell.desk is not None
    shell.desk.store.close()


def test_room_goes_back_to_where_one_came_from(mall: Mall, qtbot: Any, tmp_path: Path) -> None:
    shell = shown(qtbot, Shell(Paths(tmp_path / "new", tmp_path / "state"), runner=InlineRunner()))
    shell.show_restore()
    room_of(shell).back.click()
    assert isinstance(shell.rooms.currentWidget(), WizardRoom)


def test_way_back_from_the_room_to_the_work_leads_through_the_lock(mall: Mall, qtbot: Any) -> None:
    shell = shown(
        qtbot, Shell(mall.paths, runner=InlineRunner(), access=Access("admin", PASSWORD, mall.recovery_key))
    )
    shell.begin()
    shell.show_restore()
    room_of(shell).back.click()
    assert isinstance(shell.rooms.currentWidget(), LockRoom)


def test_administrator_restores_at_the_next_start_and_can_take_it_back(mall: Mall, qtbot: Any) -> None:
    back_up(mall.desk)
    mall.desk.store.close()
    access = Access("admin", PASSWORD, mall.recovery_key)
    shell = shown(qtbot, Shell(mall.paths, runner=InlineRunner(), access=access))
    shell.begin()
    assert shell.workbench is not None
    shell.workbench.actions_.trigger("app.restore")
    room = room_of(shell)
    assert not room.undo.isVisible()
    fill(room, own_place(mall.desk), mall.recovery_key)
    room.word.setText(WORD)
    room.go.click()
    assert "buka lagi" in room.message.sentence
    assert shell.desk is not None
    shell.desk.store.close()
    assert not list(mall.paths.data.glob(f"{READY}*"))
    room.back.click()
    assert not shell.isVisible()
    assert len(list(mall.paths.data.glob(f"{READY}*"))) == 1
    again = shown(qtbot, Shell(mall.paths, runner=InlineRunner(), access=access))
    again.begin()
    assert again.workbench is not None
    again.workbench.actions_.trigger("app.restore")
    assert room_of(again).undo.isVisible()
    assert again.desk is not None
    again.desk.store.close()


def test_damaged_mall_offers_its_backups(mall: Mall, qtbot: Any, tmp_path: Path) -> None:
    back_up(mall.desk)
    mall.desk.store.close()
    place = Path(shutil.copytree(mall.paths.backups, tmp_path / "stick"))
    mall.paths.database.write_bytes(b"x" * 8192)
    shell = shown(qtbot, Shell(mall.paths, runner=InlineRunner(), recovery_key=mall.recovery_key))
    shell.begin()
    start = shell.rooms.currentWidget()
    assert start is not None
    start._restore.click()
    room = room_of(shell)
    fill(room, place, mall.recovery_key)
    room.word.setText(WORD)
    room.go.click()
    assert "administrator" in room.message.sentence
    room.login.setText("admin")
    room.password.setText(PASSWORD)
    room.go.click()
    assert isinstance(shell.rooms.currentWidget(), SignInRoom)
    assert shell.desk is not None
    shell.desk.store.close()
