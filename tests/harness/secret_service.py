"""A real Secret Service: gnome-keyring on a session bus of its own, for one command at a time."""

import shutil
from typing import Any

from desktop.security.keys import SERVICE
from tests.harness.program import Program, Result

NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
UNLOCKED = "sandi keyring"
_DAEMON = 'eval "$(printf %s "$KEYRING_PASSWORD" | gnome-keyring-daemon --unlock --components=secrets)"; '


def missing() -> str:
    """Return the programs that such tests need and that are not here, empty where all are."""
    return ", ".join(name for name in NEEDED if shutil.which(name) is None)


def with_service(program: Program, *line: object, password: str | None = UNLOCKED, **more: Any) -> Result:
    """Run one command line of the program beside a Secret Service that keeps its keyring in the program's home.

    Args:
        program: at a home of its own.
        line: the command line.
        password: of the keyring; another one than at first leaves it locked, None: nobody may answer a prompt.
    """
    env = {**_prepared(program, password), **more.pop("env", {})}
    return program.pandu(*line, before=_before(password), env=env, **more)


def held(program: Program, *accounts: str) -> list[str]:
    """Return what the unlocked keyring holds for Pandu under each account, `None` for nothing."""
    code = f"import keyring, sys; print(*(keyring.get_password({SERVICE!r}, one) for one in sys.argv[1:]))"
    env = _prepared(program, UNLOCKED)
    return program.python(["-c", code, *accounts], before=_before(UNLOCKED), env=env).out.split()


def _prepared(program: Program, password: str | None) -> dict[str, str]:
    (program.home / "xdg-run").mkdir(mode=0o700, exist_ok=True)
    return {"PYTHON_KEYRING_BACKEND": "", "KEYRING_PASSWORD": password or ""}


def _before(password: str | None) -> tuple[str, ...]:
    return ("dbus-run-session", "--", "bash", "-c", ("" if password is None else _DAEMON) + 'exec "$@"', "-")
