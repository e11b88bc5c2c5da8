"""Errors as people see them: a sentence, and whether they can mend it, wait for it, or should report it."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.errors import Unavailable, known_error
from resources import window_text


class Level(StrEnum):
    """Whose turn it is."""

    REFUSED = "refused"
    UNAVAILABLE = "unavailable"
    BUG = "bug"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of an error; `code` names the field that it belongs to, where there is one."""

    level: Level
    code: str
    sentence: str


def explain(error: BaseException, lang: str = "id") -> Shown:
    """Return what to show of an error, once it is in the log; never a traceback, never personal data."""
    from desktop.log import note  # noqa: PLC0415 - the first room has nothing to explain

    known = known_error(error)
    note(error, known, "window")
    if known is None:
        sentence = window_text("bug", lang, kind=type(error).__name__, report="-")
        return Shown(Level.BUG, "bug", sentence)
    level = Level.UNAVAILABLE if isinstance(known, Unavailable) else Level.REFUSED
    return Shown(level, known.code, window_text(known.code, lang, **known.facts))
