"""Which keyring this computer offers, whether it is one that protects, and who chose it. No key is looked at."""

import configparser
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.security.keys import REAL_KEYRINGS, real_keyring

VARIABLE = "PYTHON_KEYRING_BACKEND"


@dataclass(frozen=True, slots=True)
class Offered:
    """The keyring that this computer offers.

    Attributes:
        used: module of the one that Pandu uses, empty for none.
        chosen: module of the one that the library chose, empty where it could not be loaded.
        unsafe: modules among those that Pandu never uses: they write in clear, forget, or are unknown.
    """

    used: str
    chosen: str
    unsafe: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that names a keyring, and whether what it names is one that protects."""

    place: str
    named: str
    real: bool


def offered() -> Offered:
    """Return the keyring of this computer; one that cannot be loaded is none."""
    import keyring  # noqa: PLC0415 - 130 ms
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415

    used = real_keyring()
    try:
        chosen: Any = keyring.get_keyring()
        parts = list(chosen.backends) if isinstance(chosen, ChainerBackend) else [chosen]
    except Exception:  # noqa: BLE001 - a backend named in the environment may raise anything
        return Offered(_module(used) if used else "", "", ())
    return Offered(_module(used) if used else "", _module(chosen), _unsafe(map(_module, parts)))


def choices() -> list[Choice]:
    """Return who overrides the library's own choice: a variable, or its settings file; mostly nobody."""
    from keyring.util import platform_  # noqa: PLC0415 - as above

    named = os.environ.get(VARIABLE)
    found = [] if named is None else [_choice(VARIABLE, named)]
    file = Path(platform_.config_root()) / "keyringrc.cfg"
    parser = configparser.RawConfigParser()
    try:
        if parser.read(file, encoding="utf-8") and parser.sections():
            path = parser.get("backend", "keyring-path", fallback="")
            name = parser.get("backend", "default-keyring", fallback="").strip()
            if path:  # a class of any name may lie there
                found.append(Choice(str(file), path, real=False))
            elif name:
                found.append(_choice(str(file), name))
    except (configparser.Error, OSError, UnicodeDecodeError):
        found.append(Choice(str(file), "?", real=False))
    return found


def _choice(place: str, named: str) -> Choice:
    return Choice(place, named, named.rpartition(".")[0] in REAL_KEYRINGS)


def _module(backend: object) -> str:
    return type(backend).__module__


def _unsafe(modules: Iterable[str]) -> tuple[str, ...]:
    """Return those that neither protect nor say honestly that there is none."""
    return tuple(sorted({one for one in modules if one not in (*REAL_KEYRINGS, "keyring.backends.fail")}))
