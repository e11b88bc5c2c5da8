"""The simulated day that the processes of a soak share: its mall, its clock, how far it should have come."""

import json
import os
import time
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import desktop.desk
from desktop.desk import Desk, Session
from desktop.ids import Ids
from desktop.paths import Paths
from desktop.services.mall import NewMall, Surroundings, make_mall, open_mall
from models.rules.bodies.officers import Role
from resources import read_bytes
from tests.conftest import PASSWORD, TUESDAY_0800_WIB

HOURS = 8
HOUR_S = 3600
ADMIN = "admin"
BEFORE_S = 1800
"""The mall is made half an hour before it opens."""


@dataclass(frozen=True, slots=True)
class Day:
    """Eight hours from 08.00 in so many seconds.

    Attributes:
        begun: `time.monotonic()` at 08.00; the same clock in every process of a computer.
        seconds: how long the day takes.
        visits: how many come.
        recovery_key: opens the mall.
    """

    folder: Path
    begun: float
    seconds: float
    visits: int
    recovery_key: str

    @property
    def paths(self) -> Paths:
        """Return the mall's files."""
        return Paths(self.folder / "data", self.folder / "state")

    @property
    def share(self) -> float:
        """Return how much of the day has passed, from 0 to 1."""
        return min(1.0, max(0.0, (time.monotonic() - self.begun) / self.seconds))

    @property
    def due(self) -> int:
        """Return how many visits should have come by now."""
        return round(self.visits * self.share)

    def time_ns(self) -> int:
        """Return the time of the day as `time.time_ns` would."""
        passed = (time.monotonic() - self.begun) * HOURS * HOUR_S / self.seconds
        return round((TUESDAY_0800_WIB.timestamp() + passed) * 1_000_000_000)

    def live(self) -> None:
        """Let this process go by the day's clock."""
        desktop.desk.time = SimpleNamespace(time_ns=self.time_ns)

    def opened(self) -> Desk:
        """Return the mall's desk opened in this process, with the administrator at it; to be closed."""
        desk = open_mall(self.paths, lambda: self.recovery_key)
        (officer,) = desk.store.execute_sql("SELECT id FROM officer WHERE login = ?", (ADMIN,)).fetchone()
        desk.session = Session(officer, ADMIN, Role.ADMINISTRATOR)
        return desk

    def environment(self) -> dict[str, str]:
        """Return what a process needs to take part; `joined` reads it."""
        told = [str(self.folder), self.begun, self.seconds, self.visits]
        return {**os.environ, "PANDU_RECOVERY_KEY": self.recovery_key, "SOAK_DAY": json.dumps(told)}


def joined() -> Day:
    """Return the day that the environment tells of, and go by its clock."""
    folder, begun, seconds, visits = json.loads(os.environ["SOAK_DAY"])
    day = Day(Path(folder), begun, seconds, visits, os.environ["PANDU_RECOVERY_KEY"])
    day.live()
    return day


def make_day(folder: Path, seconds: float, visits: int) -> Day:
    """Make a mall in an empty folder and begin its day; this process goes by its clock from now on."""
    opens_ms = round(TUESDAY_0800_WIB.timestamp() * 1000)
    order = NewMall(
        office="DPMPTSP Kota Contoh",
        zone="WIB",
        admin=ADMIN,
        password=PASSWORD,
        catalogue=json.loads(read_bytes("catalogue/sample.json")),
    )
    around = Surroundings(lambda: opens_ms - BEFORE_S * 1000, Ids.seeded(1))
    made = make_mall(Paths(folder / "data", folder / "state"), order, around)
    made.desk.store.close()
    day = Day(folder, time.monotonic(), seconds, visits, made.recovery_key)
    day.live()
    return day
