"""What the lock takes away, what it leaves, who may come back, and who is out."""

# ruff: noqa: N802 - Qt names its own methods

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.errors import NotAllowed, Refused
from desktop.services.officers import disable_officer, reset_officer
from desktop.services.pins import KeptPin, open_by_pin, set_pin
from desktop.services.signing_in import sign_in
from models.rules.bodies.officers import Role
from tests.conftest import PASSWORD, Mall
from ui.concealing import forget_copies, forget_undo
from ui.dialogs.pin import PinDialog
from ui.idle import Gaps, Idle
from ui.rooms.lock import LockRoom
from ui.rooms.new_password import NewPasswordRoom
from ui.rooms.sign_in import SignInRoom
from ui.runner import InlineRunner
from ui.shell import Access, Shell
from ui.workbench import Workbench

OWN = "hujan turun di pasar lama"
NIK = "3578080102039991"
PIN = "739254"


def made(mall: Mall, qtbot: Any, login: str = "admin", password: str = PASSWORD) -> Shell:
    access = Access(login, password, mall.recovery_key)
    shell = Shell(mall.paths, runner=InlineRunner(), access=access)
    qtbot.addWidget(shell)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.begin()
    return shell


@pytest.fixture
def shell(mall: Mall, qtbot: Any) -> Shell:
    return made(mall, qtbot)


def work(shell: Shell) -> Workbench:
    assert shell.workbench is not None
    return shell.workbench


def room(shell: Shell) -> QWidget | None:
    return shell.rooms.currentWidget()


def type_at_lock(shell: Shell, typed: str) -> str:
    """Type at the lock and return what the room says then; empty where it is gone."""
    lock = room(shell)
    assert isinstance(lock, LockRoom)
    lock.password.setText(typed)
    lock.enter.click()
    return lock.message.accessibleName() if room(shell) is lock else ""


def test_ui_lock_leaves_no_way_back_in_fields_and_what_is_typed_stays(qtbot: Any) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    column, line, note = QVBoxLayout(host), QLineEdit(), QPlainTextEdit()
    column.addWidget(line)
    column.addWidget(note)
    told: list[str] = []
    line.textChanged.connect(told.append)
    QTest.keyClicks(line, NIK)
    line.selectAll()
    QTest.keyClicks(line, "Siti")
    QTest.keyClicks(note, "rahasia")
    line.setCursorPosition(2)
    told.clear()
    forget_undo(host)
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), line.cursorPosition(), note.toPlainText(), told) == ("Siti", 2, "rahasia", [])


def test_ui_lock_takes_copies_toasts_palette_and_rows_away(shell: Shell) -> None:
    bench = work(shell)
    undone: list[bool] = []
    bench.say("A-001 dibatalkan.", lambda: undone.append(True))
    bench.palette_.open_here()
    bench.palette_.typed.setText("3578")
    shell.lock()
    assert bench.toasts.toasts() == []
    assert (bench.palette_.isVisible(), bench.palette_.typed.text(), bench.palette_.found.count()) == (
        False,
        "",
        0,
    )
    type_at_lock(shell, PASSWORD)
    bench.actions_.trigger("app.undo")
    assert undone == []


class Board(QClipboard):
    """A clipboard that says whose its contents are, which the one without a screen never knows."""

    def __init__(self, ours: set[QClipboard.Mode]) -> None:  # never Qt's own: no object of it can be made
        self.ours, self.cleared = ours, set[QClipboard.Mode]()

    def ownsClipboard(self) -> bool:
        return QClipboard.Mode.Clipboard in self.ours

    def ownsSelection(self) -> bool:
        return QClipboard.Mode.Selection in self.ours

    def supportsSelection(self) -> bool:
        return True

    def clear(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        self.cleared.add(mode)


@pytest.mark.parametrize("ours", [set(), {QClipboard.Mode.Clipboard}, {QClipboard.Mode.Selection}])
def test_ui_lock_empties_what_was_copied_here_and_nothing_of_other_programs(
    ours: set[QClipboard.Mode],
) -> None:
    board = Board(ours)
    forget_copies(board)
    assert board.cleared == ours


def test_ui_lock_hides_every_window_but_the_own_and_the_public_display(shell: Shell, qtbot: Any) -> None:
    loose = QWidget()
    qtbot.addWidget(loose)
    loose.show()
    work(shell).actions_.trigger("app.display")
    shell.lock()
    seen = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not shell]
    assert [bool(one.property("public")) for one in seen] == [True]
    seen[0].close()


def test_ui_after_the_lock_the_same_officer_finds_the_page_as_it_was(shell: Shell) -> None:
    bench = work(shell)
    bench.go("page.intake")
    field = next(one for one in bench.page.findChildren(QLineEdit) if one.isVisible() and one.isEnabled())
    QTest.keyClicks(field, "Siti")
    shell.lock()
    type_at_lock(shell, PASSWORD)
    assert room(shell) is bench
    assert field.text() == "Siti"


def test_tim_06_computer_that_slept_is_locked_when_it_wakes(shell: Shell) -> None:
    wall = steady = 0.0
    work(shell).idle.gaps = Gaps(lambda: wall, lambda: steady)
    wall, steady = 1.0, 1.0
    work(shell).hub.ticked.emit()
    assert room(shell) is work(shell)
    wall, steady = 7202.0, 2.0
    work(shell).hub.ticked.emit()
    assert isinstance(room(shell), LockRoom)


@pytest.mark.parametrize(
    ("wall", "steady", "slept"),
    [(60, 60, False), (8, 1, False), (20, 1, True), (95, 95, True), (-3600, 1, False)],
)
def test_tim_06_sleep_is_a_gap_between_the_clocks_or_in_the_own_time(
    wall: float, steady: float, slept: bool
) -> None:
    times = [0.0, 0.0]
    gaps = Gaps(lambda: times[0], lambda: times[1])
    times[:] = [wall, steady]
    assert gaps.slept() is slept
    assert not gaps.slept()


def test_tim_06_sleep_behind_the_lock_does_not_lock_once_more(shell: Shell) -> None:
    times = [0.0, 0.0]
    work(shell).idle.gaps = Gaps(lambda: times[0], lambda: times[1])
    shell.lock()
    times[:] = [7200.0, 1.0]
    work(shell).hub.ticked.emit()
    type_at_lock(shell, PASSWORD)
    work(shell).hub.ticked.emit()
    assert room(shell) is work(shell)


def test_tim_06_made_up_mall_is_not_locked_by_sleep() -> None:
    times = [0.0, 0.0]
    idle = Idle()
    idle.gaps = Gaps(lambda: times[0], lambda: times[1])
    told: list[bool] = []
    idle.ran_out.connect(lambda: told.append(True))
    times[:] = [7200.0, 1.0]
    idle.tick()
    assert told == []


def test_aut_03_window_of_a_disabled_officer_asks_for_a_sign_in_at_the_next_act(
    mall: Mall, qtbot: Any
) -> None:
    mall.as_role(Role.OFFICER)
    shell = made(mall, qtbot, "officer-x")
    bench = work(shell)
    bench.go("page.intake")
    field = next(one for one in bench.page.findChildren(QLineEdit) if one.isVisible() and one.isEnabled())
    field.setText("Siti")
    disable_officer(mall.desk, "officer-x")
    bench.runner.run("write", lambda: sign_out_probe(shell), lambda _: None, lambda _: None)
    seen = room(shell)
    assert isinstance(seen, SignInRoom)
    assert "ditutup" in seen.message.accessibleName()
    assert (shell.workbench, shell.desk and shell.desk.session) == (None, None)
    (drafts,) = mall.desk.store.execute_sql("SELECT count(*) FROM draft").fetchone()
    assert drafts == 0


def sign_out_probe(shell: Shell) -> None:
    """Do what any page does: ask whether the officer may."""
    from desktop.security.permissions import require

    assert shell.desk is not None
    require(shell.desk, "visit.add")


def test_aut_03_disabled_officer_does_not_come_back_through_the_lock(mall: Mall, qtbot: Any) -> None:
    mall.as_role(Role.OFFICER)
    shell = made(mall, qtbot, "officer-x")
    assert shell.desk is not None
    work(shell).pin = set_pin(shell.desk, PASSWORD, PIN)
    shell.lock()
    disable_officer(mall.desk, "officer-x")
    type_at_lock(shell, PIN)
    assert isinstance(room(shell), SignInRoom)


def test_aut_12_one_time_password_opens_the_room_for_an_own_one_and_nothing_else(
    mall: Mall, qtbot: Any
) -> None:
    mall.as_role(Role.OFFICER)
    shell = made(mall, qtbot, "officer-x", reset_officer(mall.desk, "officer-x").value)
    asks = room(shell)
    assert isinstance(asks, NewPasswordRoom)
    assert shell.workbench is None
    for first, second, wrong in (("bismillah2026", "bismillah2026", asks.first), (OWN, "lain", asks.second)):
        asks.password.setText(first)
        asks.again.setText(second)
        asks.enter.click()
        assert wrong.error
    asks.again.setText(OWN)
    asks.enter.click()
    assert room(shell) is work(shell)
    assert sign_in(mall.desk, "officer-x", OWN).must_change is False


def test_pin_opens_the_lock_of_its_session_and_no_sign_in(mall: Mall, shell: Shell) -> None:
    dialog = open_pin_dialog(shell)
    for editor, text in ((dialog.password, PASSWORD), (dialog.pin, PIN), (dialog.again, PIN)):
        editor.setText(text)
    dialog.do.click()
    shell.lock()
    assert type_at_lock(shell, "739255") == "PIN salah."
    assert type_at_lock(shell, PIN) == ""
    assert room(shell) is work(shell)
    with pytest.raises(NotAllowed):
        sign_in(mall.desk, "admin", PIN)


def open_pin_dialog(shell: Shell) -> PinDialog:
    work(shell).actions_.trigger("app.pin")
    return work(shell).page.findChildren(PinDialog)[0]


def test_pin_is_gone_with_its_session(shell: Shell) -> None:
    assert shell.desk is not None
    work(shell).pin = set_pin(shell.desk, PASSWORD, PIN)
    shell.lock()
    lock = room(shell)
    assert isinstance(lock, LockRoom)
    lock.other.emit()
    assert isinstance(room(shell), SignInRoom)
    signs = room(shell)
    assert isinstance(signs, SignInRoom)
    signs.user.setText("admin")
    signs.password.setText(PASSWORD)
    signs.enter.click()
    assert work(shell).pin is None


def test_pin_that_was_wrong_ten_times_asks_for_the_password(mall: Mall) -> None:
    kept = set_pin(mall.desk, PASSWORD, PIN)
    codes = []
    for number in range(11):
        with pytest.raises(NotAllowed) as refused:
            open_by_pin(mall.desk, kept, f"90817{number % 10}")
        codes.append(refused.value.code)
    assert codes == ["pin.wrong"] * 9 + ["pin.over"] * 2
    with pytest.raises(NotAllowed, match=r"pin\.over"):
        open_by_pin(mall.desk, kept, PIN)
    (kept_tries,) = mall.desk.store.execute_sql(
        "SELECT count(*) FROM journal WHERE kind = 25 AND body LIKE '%pin%'"
    ).fetchone()
    assert kept_tries == 10


@pytest.mark.parametrize(("pin", "code"), [("12345", "shape"), ("123456", "trivial"), ("170845", "trivial")])
def test_pin_that_anybody_would_try_is_refused(mall: Mall, pin: str, code: str) -> None:
    with pytest.raises(Refused, match=rf"pin\.{code}"):
        set_pin(mall.desk, PASSWORD, pin)


def test_pin_is_set_by_who_knows_the_password(mall: Mall) -> None:
    with pytest.raises(NotAllowed, match=r"sign_in\.wrong"):
        set_pin(mall.desk, "bukan sandinya", PIN)


def test_pin_stands_nowhere_in_the_file(mall: Mall) -> None:
    kept = set_pin(mall.desk, PASSWORD, PIN)
    assert isinstance(kept, KeptPin)
    assert PIN not in repr(kept)
    tables = [
        row[0] for row in mall.desk.store.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    for table in tables:
        assert kept.secret not in str(mall.desk.store.execute_sql(f'SELECT * FROM "{table}"').fetchall())


LINE = re.compile(r"self\.(\w+)(?:, self\.(\w+))*\s*=\s*(?:QLineEdit|SearchEdit)\(")


def test_ui_no_field_is_emptied_in_a_way_that_ctrl_z_takes_back() -> None:
    seen, back = set[str](), []
    for file in (Path(__file__).parents[2] / "ui").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        lines = {name for found in LINE.findall(text) for name in found if name}
        seen |= lines
        back += [(file.name, name) for name in lines if f"self.{name}.clear()" in text]
    assert {"note", "search", "identity"} <= seen
    assert back == []
