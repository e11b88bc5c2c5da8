"""Running the real program in processes of its own, with a home of its own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.desk import Desk, Session
from desktop.paths import Paths
from desktop.services.mall import open_mall
from models.rules.bodies.officers import Role

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "main.py"
PASSWORD = "meja depan yang ramah"
ADMIN = "admin"
GIVE_UP_S = 600
"""Only so that a broken program fails and does not hang: it may run beside many others."""
SLOW = "from desktop.security import passwords; passwords.AIM_S = 0; from main import main; raise SystemExit(main())"
"""Runs a command line as on a computer on which no hash is cheap enough: the cost of passwords is the floor's."""
MIDNIGHT_HOURS_WIB = (16, 17)
"""UTC hours around midnight in WIB (UTC+7)."""


@dataclass(frozen=True)
class Result:
    """How a process ended."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        """Return the one JSON object on stdout; anything beside it is an error."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def error(self) -> dict[str, Any]:
        """Return the object that says what went wrong."""
        found = self.answer["error"]
        assert isinstance(found, dict)
        return found


def _ended(process: subprocess.Popen[str], typed: str = "") -> Result:
    with process:
        try:
            out, err = process.communicate(typed, timeout=GIVE_UP_S)
        finally:
            process.kill()
    return Result(process.returncode, out or "", err or "")


@dataclass
class Program:
    """The program at one home folder: no keyring, no display, nothing of this machine's user.

    Attributes:
        home: its home; state and default data lie below.
        env: what is set beside that.
        name: the data dir's name in that home.
    """

    home: Path
    env: dict[str, str] = field(default_factory=dict)
    name: str = "mall"

    @property
    def data(self) -> Path:
        """Return the data dir that `init` is given here."""
        return self.home / self.name

    @property
    def paths(self) -> Paths:
        """Return where the files of that mall lie."""
        state = Path(self.env.get("XDG_STATE_HOME") or self.home / "xdg-state")
        return Paths(self.data, state / "pandu" / "state")

    def opened(self) -> Desk:
        """Return the mall's desk opened in this process, with the administrator at it; to be closed."""
        desk = open_mall(self.paths, lambda: self.env["PANDU_RECOVERY_KEY"])
        officer = desk.store.execute_sql("SELECT id FROM officer WHERE login = ?", (ADMIN,)).fetchone()[0]
        desk.session = Session(officer, ADMIN, Role.ADMINISTRATOR)
        return desk

    def copied(self, home: Path) -> "Program":
        """Return the same mall at another home; its nonce comes along, so that it is no copy."""
        shutil.copytree(self.home, home)
        copy = Program(home, dict(self.env))
        (copy.paths.nonce.parent / self.paths.nonce.name).rename(copy.paths.nonce)
        return copy

    @contextmanager
    def worker(self, job: str, *args: object, **more: Any) -> Iterator[subprocess.Popen[str]]:
        """Run a process of `tests.harness.worker` at this mall for the length of a block."""
        command = ["-m", "tests.harness.worker", job, str(self.home), *map(str, args)]
        with self.start(command, **more) as process:
            try:
                yield process
            finally:
                process.kill()

    def environment(self, **more: str) -> dict[str, str]:
        """Return the whole environment of a process."""
        kept = {
            name: os.environ[name] for name in ("PATH", "TZ", "COVERAGE_PROCESS_START") if name in os.environ
        }
        own = {
            "HOME": str(self.home),
            "XDG_STATE_HOME": str(self.home / "xdg-state"),
            "XDG_DATA_HOME": str(self.home / "xdg-data"),
            "XDG_RUNTIME_DIR": str(self.home / "xdg-run"),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": str(ROOT),
        }
        return {name: value for name, value in {**kept, **own, **self.env, **more}.items() if value}

    def start(
        self, command: Sequence[str], *, env: dict[str, str] | None = None, **more: Any
    ) -> subprocess.Popen[str]:
        """Start a Python process: `command` is what stands after the interpreter."""
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        return subprocess.Popen(
            [*more.pop("before", ()), sys.executable, *command],
            env=self.environment(**(env or {})),
            cwd=self.home,
            text=True,
            **{**pipes, **more},
        )

    def python(self, command: Sequence[str], *, typed: str = "", **more: Any) -> Result:
        """Run a Python process to its end."""
        return _ended(self.start(command, **more), typed)

    def shell(self, line: str, *, env: dict[str, str]) -> Result:
        """Run a line of bash, in which `$0` is the interpreter."""
        return _ended(self.start([], before=("bash", "-c", line), env=env))

    def pandu(self, *args: object, **more: Any) -> Result:
        """Run one command line of the program, with the data dir in PANDU_DATA_DIR."""
        env = {"PANDU_DATA_DIR": str(self.data), **(more.pop("env", None) or {})}
        return self.python([str(SCRIPT), *map(str, args)], env=env, **more)

    def both(self, *lines: Sequence[object], env: dict[str, str] | None = None) -> list[Result]:
        """Run command lines beside each other, and return how each ended."""
        named = {"PANDU_DATA_DIR": str(self.data), **(env or {})}
        processes = [self.start([str(SCRIPT), *map(str, line)], env=named) for line in lines]
        return [_ended(process) for process in processes]

    def as_admin(self, *args: object, **more: Any) -> Result:
        """Run one command line as the administrator, answered in JSON."""
        return self.pandu(*args, "--user", ADMIN, "--json", **more)

    def init(self, zone: str = "WIB", *more: str, before: Sequence[str] = ()) -> str:
        """Make a mall from the sample catalogue and return its recovery key; later runs know it.

        Its passwords cost what they cost on a slow computer, since each command line of many checks one.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        self.env["PANDU_PASSWORD"] = PASSWORD
        args = (
            "init",
            "--office",
            "DPMPTSP Kota Contoh",
            "--timezone",
            zone,
            "--admin",
            ADMIN,
            "--sample-catalogue",
        )
        done = self.python(
            ["-c", SLOW, *args, "--json", *more], env={"PANDU_DATA_DIR": str(self.data)}, before=before
        )
        assert done.code == 0, done
        self.env["PANDU_RECOVERY_KEY"] = key = done.answer["recovery_key"]
        return str(key)


def quiet_zone() -> str:
    """Return a zone where no local midnight is near, so that a long run stays within one service day."""
    return "WIT" if datetime.now(UTC).hour in MIDNIGHT_HOURS_WIB else "WIB"
