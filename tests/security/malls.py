"""Malls that are not made up: with a nonce, and with whatever keyring a test gives."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import keyring.backend
import pytest

from desktop.desk import Desk
from desktop.ids import Ids
from desktop.paths import Paths
from desktop.services.mall import NewMall, Surroundings, make_mall, open_mall
from tests.conftest import PASSWORD, Clock

REAL = "keyring.backends.SecretService"


class Ring(keyring.backend.KeyringBackend):
    """A keyring in memory. `trouble` is raised by every call that it names."""

    priority = 1

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self.trouble: dict[str, Exception] = {}
        self.asked: list[str] = []

    def _call(self, name: str) -> None:
        self.asked.append(name)
        if name in self.trouble:
            raise self.trouble[name]

    def get_password(self, service: str, username: str) -> str | None:
        self._call("get")
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._call("set")
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._call("delete")
        del self.held[service, username]


def ring_of(module: str) -> Ring:
    """Return a keyring whose class says that it comes from `module`."""
    return type("Keyring", (Ring,), {"__module__": module})()


@pytest.fixture
def use_ring(monkeypatch: pytest.MonkeyPatch) -> Callable[[Ring], Ring]:
    """Make a keyring the one of this computer for a test."""

    def use(ring: Ring) -> Ring:
        monkeypatch.setattr(keyring.core, "_keyring_backend", ring)
        return ring

    return use


@dataclass
class RealMall:
    """A mall with a nonce and without a catalogue but for one service."""

    paths: Paths
    recovery_key: str
    clock: Clock

    def open(self, paths: Paths | None = None) -> Desk:
        """Return the mall opened by a new process, for the program itself."""
        return open_mall(paths or self.paths, lambda: self.recovery_key, clock_of=self.clock)


CATALOGUE = {
    "agencies": [{"code": "DUK", "name": "Dukcapil", "kind": "LOC"}],
    "services": [{"code": "DUK-01", "agency": "DUK", "name": "KTP", "minutes": 5}],
    "counters": [{"code": "DUK-L1", "agency": "DUK", "name": "Loket 1", "floor": 1, "services": ["DUK-01"]}],
}


def make_real_mall(folder: Path) -> RealMall:
    """Return a mall that is not made up, closed again."""
    clock, paths = Clock(), Paths(folder / "data", folder / "state")
    order = NewMall("DPMPTSP", "WIB", "admin", PASSWORD, catalogue=CATALOGUE)
    made = make_mall(paths, order, Surroundings(clock, Ids(), Ids()))
    made.desk.store.close()
    return RealMall(paths, made.recovery_key, clock)
