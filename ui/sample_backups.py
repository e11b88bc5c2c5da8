"""States for the gallery about backups: the list of places, and a backup that is put back."""

from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.queries.backups import backup_now
from desktop.services.backup_places import add_place
from desktop.services.backups import back_up
from ui.rooms.restore import RestoreRoom
from ui.sample_states import forget
from ui.shell import Shell

SETTLE_MS = 40


def _bench_trigger(shell: Shell, command: str) -> None:
    if shell.workbench is None:
        raise TypeError("nobody has signed in")
    shell.workbench.actions_.trigger(command)


def list_places(shell: Shell) -> None:
    """Open the list of a real mall: a place that is there, and one whose stick was pulled out."""
    if shell.desk is None or shell.workbench is None:
        raise TypeError("nobody has signed in")
    stick, share = (Path(mkdtemp(prefix="usb-")) for _ in range(2))
    for place in (stick, share):
        add_place(shell.desk, place)
    share.rmdir()
    back_up(shell.desk)
    now = backup_now(shell.desk)
    shell.workbench.status.tell_backup("Cadangan gagal, terakhir 3 jam lalu", call=True)
    shell.workbench.backups.show_list(replace(now, made_up=False))


def choose(shell: Shell) -> QWidget:
    """Return the window of a first start at which a backup is asked for."""
    fresh = forget(shell)
    if isinstance(fresh, Shell):
        fresh.show_restore()
    return fresh


def question(shell: Shell) -> None:
    """Show what a backup holds, before it takes the place of the mall that is there."""
    if shell.desk is None:
        raise TypeError("no mall is open")
    back_up(shell.desk)
    _bench_trigger(shell, "app.restore")
    room = shell.rooms.currentWidget()
    if isinstance(room, RestoreRoom) and shell._access is not None:  # noqa: SLF001 - the gallery's own mall
        room.file.setText(str(shell.paths.backups))
        room.key.setText(shell._access.recovery_key)  # noqa: SLF001
        room.check.click()
    QTest.qWait(SETTLE_MS)
