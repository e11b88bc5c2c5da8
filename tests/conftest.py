"""What all tests share: a mall copied from one template, a clock that stands until it is moved, no keyring."""

import json
import os
import shutil
from collections.abc import Iterator
from compileall import compile_dir
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from desktop.desk import Desk, Session
from desktop.ids import Ids
from desktop.paths import Paths
from desktop.services.mall import NewMall, Surroundings, make_mall, open_mall
from desktop.services.officers import NewOfficer, add_officer
from desktop.services.signing_in import sign_in
from models.rules.bodies.officers import Role
from resources import read_bytes

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before any application is made

settings.register_profile("steady", derandomize=True, deadline=None)  # the same examples on every machine
settings.register_profile("search", max_examples=1000, deadline=None)  # `make fuzz` looks for new ones
settings.register_profile(
    "small", derandomize=True, deadline=None, max_examples=25, phases=(Phase.explicit, Phase.generate)
)  # a mutant (`make mutate`): that it fails is all that is asked, so no smaller example is looked for
settings.load_profile("steady")

ROOT = Path(__file__).parent.parent
TUESDAY_0800_WIB = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
PASSWORD = "meja depan yang ramah"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Compile the program once for a run of many tests: the processes that they start write no bytecode, but read it."""
    for package in ("desktop", "models", "reports", "resources", "ui", "tests/harness"):
        compile_dir(ROOT / package, quiet=2)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let whole processes and other long tests begin first, in whatever order: the last test keeps one core waiting."""
    items.sort(key=lambda item: not (item.get_closest_marker("process") or item.get_closest_marker("long")))


class Clock:
    """A clock that stands until it is moved; UTC milliseconds."""

    def __init__(self, at: datetime = TUESDAY_0800_WIB) -> None:
        self.ms = round(at.timestamp() * 1000)

    def __call__(self) -> int:
        return self.ms

    def forward(self, *, minutes: float = 0, seconds: float = 0) -> None:
        self.ms += round(minutes * 60_000 + seconds * 1000)

    def set(self, at: datetime) -> None:
        self.ms = round(at.timestamp() * 1000)


@dataclass(frozen=True)
class Template:
    """A made mall, to be copied: 29 agencies of the sample, one administrator `admin`."""

    folder: Path
    recovery_key: str


@dataclass
class Mall:
    """One test's own mall, opened, with the administrator signed in."""

    desk: Desk
    clock: Clock
    paths: Paths
    recovery_key: str

    def reopened(self) -> Desk:
        """Return the same mall opened once more, as another process would."""
        desk = open_mall(self.paths, lambda: self.recovery_key, clock_of=self.clock)
        desk.session = self.desk.session
        return desk

    def as_role(self, role: Role, agency: str | None = None) -> Desk:
        """Return the desk with a new officer of that role signed in."""
        login = f"{role}-{agency or 'x'}".lower()
        add_officer(self.desk, NewOfficer(login, PASSWORD, role=role, agency=agency), demo=True)
        return self.desk.signed_in(sign_in(self.desk, login, PASSWORD))


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test reaches a keyring, the user's own folders, or their settings."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "xdg-state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg-data"))
    for name in ("PANDU_DATA_DIR", "PANDU_PASSWORD", "PANDU_RECOVERY_KEY", "PANDU_NEW_PASSWORD"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """One mall for the whole session; its state folder is copied along, so that a copy is no copy."""
    return make_template(tmp_path_factory.mktemp("template"))


def make_template(folder: Path) -> Template:
    """Return a made mall in a folder, closed again."""
    order = NewMall(
        office="DPMPTSP Kota Contoh",
        zone="WIB",
        admin="admin",
        password=PASSWORD,
        catalogue=json.loads(read_bytes("catalogue/sample.json")),
        demo=True,
    )
    around = Surroundings(Clock(), Ids.seeded(1), Ids.seeded(2))
    made = make_mall(Paths(folder / "data", folder / "state"), order, around)
    made.desk.store.close()
    return Template(folder, made.recovery_key)


@pytest.fixture
def mall(template: Template, tmp_path: Path) -> Iterator[Mall]:
    """A mall on Tuesday, 24 November 2026, 08.00 WIB; the clock stands until a test moves it."""
    folder = tmp_path / "mall"
    shutil.copytree(template.folder, folder)
    opened = open_template(Template(folder, template.recovery_key))
    yield opened
    opened.desk.store.close()


def open_template(template: Template) -> Mall:
    """Return a made mall opened on its Tuesday morning, with its administrator signed in."""
    paths, clock = Paths(template.folder / "data", template.folder / "state"), Clock()
    desk = open_mall(paths, lambda: template.recovery_key, clock_of=clock)
    desk.clock = clock
    officer = desk.store.execute_sql("SELECT id FROM officer WHERE login = 'admin'").fetchone()[0]
    desk.session = Session(officer, "admin", Role.ADMINISTRATOR, confirmed_at=clock())
    return Mall(desk, clock, paths, template.recovery_key)


@pytest.fixture
def desk(mall: Mall) -> Desk:
    """The mall's desk."""
    return mall.desk
