"""The computer's own settings, `config.toml` in the data dir: what must be known before the store is open.

Everything else about a mall is a fact of its journal, so that all its desks have the same.
"""

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from desktop.errors import CannotCreate
from desktop.paths import Paths, write_whole

LANGUAGES = ("id", "en")
LOG_LEVELS = ("debug", "info", "warning", "error")
TEMPLATE = """\
# Pengaturan komputer ini saja. Pengaturan MPP ada di halaman Pengaturan dan berlaku di semua meja.
# Hapus tanda # di depan baris yang ingin diubah; berlaku saat program dibuka lagi.

# Bahasa kalimat perintah: "id" atau "en". Pilihan --lang mendahului.
# language = "id"

[log]
# Yang dicatat di log/pandu.log: "debug", "info", "warning", atau "error".
# level = "warning"
"""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person should be told once: a code of `messages.toml` with its facts."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """The computer's settings; each has a default.

    Attributes:
        language: of what commands say.
        log_level: the least that goes into the log.
        notices: what was wrong with the file.
    """

    language: str = "id"
    log_level: str = "warning"
    notices: tuple[Notice, ...] = ()


def read_config(paths: Paths) -> Config:
    """Return the settings; where the file is broken, the defaults, with the file kept as `config.toml.bad`."""
    try:
        content = tomllib.loads(paths.config.read_bytes().decode("utf-8-sig"))
        log = content.pop("log", {})
        language = _choice(content.pop("language", "id"), LANGUAGES)
        level = _choice(log.pop("level", "warning"), LOG_LEVELS)
    except (FileNotFoundError, NotADirectoryError):
        return Config()
    except OSError:
        return Config(notices=(Notice("config.unreadable", {"path": str(paths.config)}),))
    except (ValueError, AttributeError, TypeError, RecursionError):
        _put_aside(paths)
        return Config(notices=(Notice("config.broken", {"path": f"{paths.config}.bad"}),))
    unknown = [*content, *(f"log.{name}" for name in log)]
    notices = (
        [Notice("config.unknown", {"path": str(paths.config), "keys": _shown(unknown)})] if unknown else []
    )
    return Config(language, level, tuple(notices))


def write_template(paths: Paths) -> None:
    """Write a file of comments alone where there is none; a place that cannot be written is no matter."""
    with suppress(CannotCreate):
        if not paths.config.exists():
            write_whole(paths.config, TEMPLATE.encode(), private=True)


def _choice(value: Any, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ValueError(value)
    return str(value)


def _put_aside(paths: Paths) -> None:
    with suppress(OSError):
        paths.config.replace(f"{paths.config}.bad")
    write_template(paths)


def _shown(names: list[str]) -> str:
    """Return names for a sentence: a few, and no longer than it can bear."""
    return ", ".join(name[:40] for name in names[:5])
