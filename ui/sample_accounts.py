"""States for the gallery about accounts: one-time passwords, PINs, accounts that wait, sessions that are over."""

import json

from ui.dialogs.pin import PinDialog
from ui.rooms.lock import LockRoom
from ui.rooms.new_password import NewPasswordRoom
from ui.rooms.sign_in import SignInRoom
from ui.runner import InlineRunner
from ui.sample_states import enter_key
from ui.shell import Shell

WEAK = "bismillah2026"
PIN = "739254"


def change(shell: Shell) -> None:
    """Be asked for an own password, after one that is guessed soon."""
    if shell.desk is None:
        raise TypeError("nobody is there")
    room = NewPasswordRoom(shell.desk, InlineRunner())
    shell.rooms.addWidget(room)
    shell.rooms.setCurrentWidget(room)
    for editor in (room.password, room.again):
        editor.setText(WEAK)
    room.enter.click()


def wait(shell: Shell) -> None:
    """Type a wrong password until the account waits."""
    enter_key(shell)
    room = shell.rooms.currentWidget()
    if not isinstance(room, SignInRoom):
        raise TypeError("nobody is asked")
    room.user.setText("demo")
    for _ in range(6):
        room.password.setText("bukan sandinya")
        room.enter.click()


def set_pin(shell: Shell) -> None:
    """Choose a PIN that anybody would try."""
    if shell.workbench is None:
        raise TypeError("nobody is at work")
    shell.workbench.actions_.trigger("app.pin")
    dialog = next(iter(shell.workbench.page.findChildren(PinDialog)))
    dialog.password.setText(_password(shell))
    for editor in (dialog.pin, dialog.again):
        editor.setText("123456")
    dialog.do.click()


def lock(shell: Shell) -> None:
    """Lock the desk after a PIN was set, and mistype it."""
    if shell.workbench is None:
        raise TypeError("nobody is at work")
    set_pin(shell)
    dialog = next(iter(shell.workbench.page.findChildren(PinDialog)))
    for editor in (dialog.pin, dialog.again):
        editor.setText(PIN)
    dialog.do.click()
    shell.lock()
    room = shell.rooms.currentWidget()
    if isinstance(room, LockRoom):
        room.password.setText("111222")
        room.enter.click()


def _password(shell: Shell) -> str:
    access = json.loads((shell.paths.data.parent / "access.json").read_text(encoding="utf-8"))
    return str(access["password"])
