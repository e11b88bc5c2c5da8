"""The operating system's own word: the desk hears that the computer will sleep, or that its screen was locked."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ui.system_lock import SystemLock

ROOT = Path(__file__).parents[2]
HEARS = """
import sys
from PySide6.QtCore import SLOT, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from ui.system_lock import SystemLock
app = QCoreApplication([])
class End(QObject):
    @Slot()
    def on_end(self):
        app.quit()
bus, lock, end, heard = QDBusConnection.sessionBus(), SystemLock(), End(), []
assert lock.listen_to_login(bus) and lock.listen_to_savers(bus)
assert bus.connect("", "", "id.mpp.Test", "End", end, SLOT("on_end()"))
lock.locked.connect(lambda: heard.append(1))
def send():
    message = QDBusMessage.createSignal(*sys.argv[1:4])
    message.setArguments([word == "true" for word in sys.argv[4:]])
    bus.send(message)
    bus.send(QDBusMessage.createSignal("/", "id.mpp.Test", "End"))
QTimer.singleShot(0, send)
app.exec()
print(len(heard))
"""
LOGIN = "/org/freedesktop/login1"


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs the package dbus")
@pytest.mark.parametrize(
    ("signal", "times"),
    [
        ((LOGIN, "org.freedesktop.login1.Manager", "PrepareForSleep", "true"), 1),
        ((LOGIN, "org.freedesktop.login1.Manager", "PrepareForSleep", "false"), 0),
        ((f"{LOGIN}/session/_31", "org.freedesktop.login1.Session", "Lock"), 1),
        ((f"{LOGIN}/session/_31", "org.freedesktop.login1.Session", "Unlock"), 0),
        (("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", "true"), 1),
    ],
)
def test_tim_06_desk_hears_sleep_and_lock_and_not_their_end(signal: tuple[str, ...], times: int) -> None:
    """Each run ends with a word of the test's own: what was sent before it was heard by then, or never."""
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", HEARS, *signal],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(times)


def test_tim_06_without_a_bus_there_is_nothing_to_hear_and_no_complaint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code = "from PySide6.QtCore import QCoreApplication; from ui.system_lock import SystemLock; app = QCoreApplication([]); print(SystemLock().listen())"
    env = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}
    env.pop("DBUS_SESSION_BUS_ADDRESS", None)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, env=env
    )
    assert (done.stdout.strip(), done.stderr) == ("False", "")
    monkeypatch.setattr(sys, "platform", "win32")
    assert SystemLock().listen() is False
