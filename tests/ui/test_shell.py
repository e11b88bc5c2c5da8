"""The window as a whole: everything in it can be heard, its keys do not clash, and there is one for each data dir."""

import gc
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QScrollArea, QWidget

from desktop.paths import Paths
from main import main
from reports.fonts import register_fonts
from tests.conftest import PASSWORD, Mall
from ui.actions import COMMANDS, Command, clashes
from ui.application import Options, application
from ui.one_window import OneWindow
from ui.pages.catalogue import ALL
from ui.pages.counter import CounterPage
from ui.pages.intake import IntakePage
from ui.rooms.key import KeyRoom
from ui.rooms.lock import LockRoom
from ui.rooms.sign_in import SignInRoom
from ui.rooms.start import StartRoom
from ui.rooms.wizard import STEPS, WizardRoom
from ui.runner import InlineRunner, Lane
from ui.shell import USUAL, Access, Shell
from ui.workbench import Workbench


def shown(qtbot: Any, window: QWidget) -> None:
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()


@pytest.fixture
def shell(mall: Mall, qtbot: Any) -> Shell:
    """The window of a made mall, its administrator signed in, its clock standing."""
    made = Shell(mall.paths, runner=InlineRunner(), access=Access("admin", PASSWORD, mall.recovery_key))
    shown(qtbot, made)
    made.begin()
    assert made.desk is not None
    made.desk.clock = mall.clock
    return made


@pytest.fixture
def bench(shell: Shell) -> Workbench:
    assert shell.workbench is not None
    return shell.workbench


def silent(root: QWidget) -> list[str]:
    """Return what takes the focus and says no name; parts of a composed control are heard as the whole."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisibleTo(root):
            continue
        if isinstance(widget.parentWidget(), QAbstractItemView) or isinstance(widget, QScrollArea):
            continue
        heard = QAccessible.queryAccessibleInterface(widget)
        if heard is None or not heard.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


@pytest.mark.parametrize("name", [page.name for page in ALL])
def test_ui_01_everything_on_a_page_that_takes_the_focus_has_a_name(bench: Workbench, name: str) -> None:
    bench.go(name)
    assert bench.page.name == name
    assert silent(bench) == []


def test_ui_01_everything_at_a_counter_that_takes_the_focus_has_a_name(bench: Workbench) -> None:
    bench.go("page.counter")
    page = bench.page
    assert isinstance(page, CounterPage)
    page.use("DUK-L1")
    assert silent(bench) == []


@pytest.mark.parametrize("room", [SignInRoom, LockRoom])
def test_everything_in_a_room_of_officers_has_a_name(mall: Mall, qtbot: Any, room: Any) -> None:
    made = room(mall.desk, InlineRunner())
    shown(qtbot, made)
    assert silent(made) == []


@pytest.mark.parametrize("room", [StartRoom, KeyRoom])
def test_everything_in_a_room_without_a_mall_has_a_name(qtbot: Any, room: Any) -> None:
    made = room() if room is StartRoom else room("")
    if isinstance(made, StartRoom):
        made.say("Tidak dapat dibuka.")
    shown(qtbot, made)
    assert silent(made) == []


@pytest.mark.parametrize("step", range(len(STEPS)), ids=STEPS)
def test_everything_in_a_step_of_the_wizard_has_a_name(tmp_path: Any, qtbot: Any, step: int) -> None:
    made = WizardRoom(Paths(tmp_path / "data", tmp_path / "state"), InlineRunner())
    shown(qtbot, made)
    made._show(step)
    assert silent(made) == []


def test_the_wizard_shows_its_first_step_before_the_others_are_built(tmp_path: Any, qtbot: Any) -> None:
    made = WizardRoom(Paths(tmp_path / "data", tmp_path / "state"), InlineRunner())
    shown(qtbot, made)
    names = {field.objectName() for field in made.findChildren(QLineEdit)}
    assert "wizard.office" in names
    assert "wizard.recovery" not in names
    made._show(len(STEPS) - 1)
    assert made.findChild(QLineEdit, "wizard.recovery").text()


def test_rubbish_is_collected_again_once_the_first_room_is_shown(qtbot: Any) -> None:
    gc.disable()
    try:
        application()
        assert not gc.isenabled()
        qtbot.waitUntil(gc.isenabled)
    finally:
        gc.enable()


def test_tab_reaches_the_buttons_of_the_wizard_after_all_fields_of_a_step(tmp_path: Any, qtbot: Any) -> None:
    made = WizardRoom(Paths(tmp_path / "data", tmp_path / "state"), InlineRunner())
    shown(qtbot, made)
    made.activateWindow()
    made._show(2)
    made.user.setFocus()
    reached = []
    for _ in range(5):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert reached == [
        "wizard.user", "wizard.password", "wizard.password_again", "wizard.back", "wizard.next",
    ]  # fmt: skip


def test_ui_03_no_two_commands_are_alive_on_one_key() -> None:
    assert clashes() == []


def test_a_command_on_a_key_that_another_has_everywhere_would_clash() -> None:
    again = Command("voice.save", "Simpan suara", COMMANDS[0].key, page="page.voice")
    assert clashes((*COMMANDS, again)) == [(COMMANDS[0].id, "voice.save")]


def test_enter_never_saves_a_visitor(bench: Workbench, mall: Mall) -> None:
    page = bench.page
    assert isinstance(page, IntakePage)
    QTest.keyClicks(page.person.identity, "Contoh Warga")
    page.need.need.setFocus()
    QTest.keyClicks(page.need.need, "DUK-06")
    QTest.keyClick(page.need.need, Qt.Key.Key_Return)
    assert page.form().services == ("DUK-06",)
    reached = set()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        page.person.identity.setFocus()
        for _ in range(40):
            focus = QApplication.focusWidget()
            assert focus is not None
            reached.add(focus)
            if "save" in focus.objectName():
                break  # a button in focus is pressed by Enter, as everywhere
            QTest.keyClick(focus, key)
            if QApplication.focusWidget() is focus:
                page.focusNextChild()
    assert len(reached) > 3
    assert mall.desk.store.execute_sql("SELECT count(*) FROM visit").fetchone() == (0,)
    QTest.keyClick(bench, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert mall.desk.store.execute_sql("SELECT count(*) FROM visit").fetchone() == (1,)


def test_sto_13_a_second_window_on_the_same_data_asks_the_first_to_come_forward(
    tmp_path: Any, qtbot: Any
) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "state")
    one, other = OneWindow(paths), OneWindow(paths)
    assert one.first()
    assert not other.first()
    one.listen()
    with qtbot.waitSignal(one.asked):
        other.ask_first()


def test_sto_13_window_of_another_user_on_the_same_data_is_refused(tmp_path: Any, qtbot: Any) -> None:
    (tmp_path / "data").mkdir()
    one, other = (OneWindow(Paths(tmp_path / "data", tmp_path / name)) for name in ("mine", "theirs"))
    assert one.first()
    assert other.first()
    assert one.held_elsewhere() is None
    assert other.held_elsewhere()
    del one
    assert other.held_elsewhere() is None


def test_windows_on_other_data_are_first_as_well(tmp_path: Any, qtbot: Any) -> None:
    one = OneWindow(Paths(tmp_path / "one", tmp_path / "state"))
    other = OneWindow(Paths(tmp_path / "other", tmp_path / "state"))
    assert one.first()
    assert other.first()


def test_who_enters_while_the_mall_is_being_opened_is_signed_in_once_it_is(mall: Mall, qtbot: Any) -> None:
    room = SignInRoom(None, InlineRunner())
    shown(qtbot, room)
    room.user.setText("admin")
    room.password.setText(PASSWORD)
    room.enter.click()
    assert not room.enter.isEnabled()
    mall.desk.session = None
    with qtbot.waitSignal(room.signed_in):
        room.serve(mall.desk)
    assert mall.desk.session is not None
    assert mall.desk.session.login == "admin"


def test_window_takes_the_recovery_key_of_the_environment_where_there_is_no_keyring(
    mall: Mall, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Options] = []
    monkeypatch.setattr("ui.application.run_window", lambda options: opened.append(options) or 0)
    monkeypatch.setenv("PANDU_RECOVERY_KEY", mall.recovery_key)
    assert main(["--data-dir", str(mall.paths.data)]) == 0
    shell = Shell(mall.paths, runner=InlineRunner(), recovery_key=opened[0].recovery_key)
    shown(qtbot, shell)
    shell.begin()
    assert isinstance(shell.rooms.currentWidget(), SignInRoom)
    assert shell.desk is not None


@pytest.mark.parametrize(("given", "words"), [(None, ""), ("AAAA-BBBB", "Kunci pemulihan")])
def test_window_asks_for_the_recovery_key_where_none_or_a_wrong_one_is_given(
    mall: Mall, qtbot: Any, given: str | None, words: str
) -> None:
    shell = Shell(mall.paths, runner=InlineRunner(), recovery_key=given)
    shown(qtbot, shell)
    shell.begin()
    room = shell.rooms.currentWidget()
    assert isinstance(room, KeyRoom)
    assert words in room.message.accessibleName()
    assert room.message.isVisible() is bool(words)


class Recording(InlineRunner):
    """Keeps what the READ lane is asked until it is let go; remembers what the LONG lane was asked."""

    def __init__(self) -> None:
        self.kept: list[tuple[Any, ...]] = []
        self.long: list[Any] = []

    def run(self, lane: Lane, work: Any, done: Any, failed: Any) -> None:
        if lane is Lane.READ:
            self.kept.append((lane, work, done, failed))
            return
        if lane is Lane.LONG:
            self.long.append(work)
        super().run(lane, work, done, failed)

    def go_on(self) -> None:
        while self.kept:
            super().run(*self.kept.pop(0))


def test_pages_are_loaded_off_the_thread_of_the_window_and_papers_made_ready_before_the_sign_in(
    mall: Mall, qtbot: Any
) -> None:
    register_fonts.cache_clear()
    runner = Recording()
    shell = Shell(mall.paths, runner=runner, recovery_key=mall.recovery_key)
    shown(qtbot, shell)
    shell.begin()
    assert len(runner.long) == 1
    assert register_fonts.cache_info().currsize == 1
    room = shell.rooms.currentWidget()
    assert isinstance(room, SignInRoom)
    room.user.setText("admin")
    room.password.setText(PASSWORD)
    room.enter.click()
    assert shell.workbench is None  # it is still being loaded, and the window lives
    assert not room.enter.isEnabled()
    runner.go_on()
    assert shell.workbench is not None


def test_mall_that_is_open_signs_nobody_in_who_has_not_entered(mall: Mall, qtbot: Any) -> None:
    mall.desk.session = None
    room = SignInRoom(None, InlineRunner())
    shown(qtbot, room)
    room.user.setText("admin")
    room.password.setText(PASSWORD)
    room.serve(mall.desk)
    assert mall.desk.session is None
    assert room.enter.isEnabled()


def test_pages_are_made_one_after_the_other_behind_the_first(bench: Workbench, qtbot: Any) -> None:
    assert 1 <= bench.pages.count() < len(ALL)
    assert bench.pages.widget(0).objectName() == "page.intake"
    qtbot.waitUntil(lambda: bench.pages.count() == len(ALL))
    assert bench.page.name == "page.intake"


def test_page_that_is_not_made_yet_is_made_when_it_is_asked_for(bench: Workbench) -> None:
    bench.go("page.settings")
    assert bench.page.name == "page.settings"


@pytest.mark.parametrize(
    ("screen", "whole"),
    [
        ((1366, 728), True),
        ((1024, 600), True),
        ((1366, 1040), True),
        ((1920, 768), True),
        ((1920, 1040), False),
    ],
)
def test_window_fills_a_screen_that_is_hardly_larger_than_it(
    tmp_path: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch, screen: tuple[int, int], whole: bool
) -> None:
    shell = Shell(Paths(tmp_path / "data", tmp_path / "state"), runner=InlineRunner())
    qtbot.addWidget(shell)
    monkeypatch.setattr(shell, "screen", lambda: SimpleNamespace(availableSize=lambda: QSize(*screen)))
    shell.appear()
    assert shell.isVisible()
    assert shell.isMaximized() is whole
    if not whole:
        assert (shell.width(), shell.height()) == USUAL


def test_toast_stays_in_sight_when_another_page_comes_to_the_front(bench: Workbench) -> None:
    bench.go("page.intake")
    bench.say("Tersimpan")
    (toast,) = bench.toasts.toasts()
    for name in ("page.queue", "page.counter", "page.day"):
        bench.go(name)
        middle = toast.mapTo(bench.pages, toast.rect().center())
        found = bench.pages.childAt(middle)
        assert found is toast or toast.isAncestorOf(found), name


def test_a_control_without_a_name_would_be_noticed(bench: Workbench) -> None:
    QLineEdit(bench.page).setObjectName("mute")
    assert silent(bench) == []
    bench.page.findChild(QLineEdit, "mute").show()
    assert silent(bench) == ["QLineEdit mute"]
