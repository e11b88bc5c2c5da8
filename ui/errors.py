"""Errors as people see them: a sentence, and whether they can mend it, wait for it, or should report it."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.errors import LotRefused, Unavailable, known_error
from resources import window_text

NAMED = 4
"""Reasons of a refused lot that are said; the others are counted."""


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
    lines = [window_text(known.code, lang, **known.facts)]
    if isinstance(known, LotRefused):
        lines += [window_text(one.code, lang, **one.facts) for one in known.reasons[:NAMED]]
        if len(known.reasons) > NAMED:
            lines.append(window_text("request.lot_more", lang, count=len(known.reasons) - NAMED))
    return Shown(level, known.code, "\n".join(lines))
