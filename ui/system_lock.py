"""What the operating system says about its own lock: the desk locks itself with it, and before the computer sleeps.

On Linux by D-Bus: logind's `PrepareForSleep` and `Lock`, and the screen saver's word of the desktop, which comes
too when the user is switched. Other systems say nothing; there a sleep is noticed by `ui.idle`.
"""

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

LOGIN = "org.freedesktop.login1"
SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class SystemLock(QObject):
    """Hears when the computer is about to sleep, or its screen is locked.

    Signals:
        locked: so it is.
    """

    locked = Signal()

    def listen(self) -> bool:
        """Begin to hear, and return whether there is anything to hear from."""
        if sys.platform != "linux":
            return False
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - on Linux alone

        heard = self.listen_to_login(QDBusConnection.systemBus())
        if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):  # else Qt would start a bus, or complain
            heard = self.listen_to_savers(QDBusConnection.sessionBus()) or heard
        return heard

    def listen_to_login(self, bus: "QDBusConnection") -> bool:
        """Hear logind on a bus; the lock of another session there counts too, which does no harm."""
        return self._hear(bus, f"{LOGIN}.Manager", "PrepareForSleep", "on_turned(bool)") and self._hear(
            bus, f"{LOGIN}.Session", "Lock", "on_lock()"
        )

    def listen_to_savers(self, bus: "QDBusConnection") -> bool:
        """Hear the screen savers on a bus."""
        heard = [self._hear(bus, saver, "ActiveChanged", "on_turned(bool)") for saver in SAVERS]
        return all(heard)

    def _hear(self, bus: "QDBusConnection", interface: str, name: str, slot: str) -> bool:
        # the types of PySide6 6.11 ask for bytes here, and it takes a str alone
        return bus.isConnected() and bus.connect("", "", interface, name, self, SLOT(slot))  # type: ignore[call-overload]

    @Slot(bool)
    def on_turned(self, on: bool) -> None:  # noqa: FBT001 - as the signal has it
        """Lock as something begins; its end is no reason to open."""
        if on:
            self.locked.emit()

    @Slot()
    def on_lock(self) -> None:
        """Lock."""
        self.locked.emit()
