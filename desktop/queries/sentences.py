"""Sentences that screens show: a code and its facts, said in the screen's language when they are drawn."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.desk import Desk, instant
from resources import window_text


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something to be said; `str()` says it in Indonesian.

    Attributes:
        code: key in `resources/messages.toml`.
        facts: what fills the sentence: numbers, codes, names of places and papers, times of the mall's clock,
            other sentences.
    """

    code: str
    facts: tuple[tuple[str, object], ...] = ()

    def words(self, lang: str = "id") -> str:
        """Return the sentence in Indonesian (`id`) or English (`en`)."""
        said = {
            name: value.words(lang) if isinstance(value, Sentence) else value for name, value in self.facts
        }
        return window_text(self.code, lang, **said)

    def __str__(self) -> str:
        return self.words()


def sentence(code: str, **facts: object) -> Sentence:
    """Return a sentence with its facts."""
    return Sentence(code, tuple(facts.items()))


def word(value: StrEnum) -> Sentence:
    """Return the word of a stored value, as `menunggu` for `waiting`."""
    return Sentence(f"word.{value}")


def clock(desk: Desk, at: int | datetime) -> str:
    """Return an instant on the mall's clock as `09.14`, led by `25/11` when it is not today."""
    calendar = desk.calendar()
    local = calendar.local(instant(at) if isinstance(at, int) else at)
    return f"{local:%H.%M}" if local.date() == desk.today() else f"{local:%d/%m %H.%M}"


def tenths(value: int | None) -> str:
    """Return a value in tenths as people here write it: `70`, `12,5`; a dash for None."""
    if value is None:
        return "–"
    whole, rest = divmod(value, 10)
    return f"{whole},{rest}" if rest else str(whole)


def our_day(iso: str) -> str:
    """Return a stored day, `2026-11-24`, as people here write it: `24/11/2026`."""
    return "/".join(reversed(iso.split("-")))
