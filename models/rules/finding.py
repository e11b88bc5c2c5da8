"""Finding an entry of the catalogue by what somebody types: every word by its beginning, in any order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.rules.identity import new_spelling, plain_words

WORDS = 8
"""Words of a typed text that are looked at."""

Word = tuple[str, str]
"""A word as written and in new spelling."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry is found by.

    Attributes:
        code: its code.
        name: as on the sign.
        synonyms: other words that people use for it.
        more: what else may be typed besides, as the agency's name.
    """

    code: str
    name: str
    synonyms: Sequence[str] = ()
    more: Sequence[str] = ()


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text; kept, since a catalogue is searched at every key."""
    return tuple((word, new_spelling(word)) for word in plain_words(text))


def rank(typed: str, entry: Entry) -> int | None:
    """Return how well an entry answers a typed text, 0 best; None where it does not.

    0 its code; 1 its name or a synonym, whole; 2 the beginning of one; 3 words of the name; 4 words of one
    synonym; 5 words of several of them, or of the agency.
    """
    wanted = words_of(typed)[:WORDS]
    if not wanted:
        return None
    plain = "".join(written for written, _ in wanted)
    if plain == "".join(written for written, _ in words_of(entry.code)):
        return 0
    phrases = [words_of(phrase) for phrase in (entry.name, *entry.synonyms)]
    if any(phrase and _begins(wanted, phrase) for phrase in phrases):
        whole = any(len(phrase) == len(wanted) and _same(wanted, phrase) for phrase in phrases)
        return 1 if whole else 2
    for place, phrase in enumerate(phrases):
        if _all_in(wanted, phrase):
            return 3 if place == 0 else 4
    everything = [word for phrase in phrases for word in phrase]
    everything += [word for text in (*entry.more, entry.code) for word in words_of(text)]
    return 5 if _all_in(wanted, everything) else None


def _fits(typed: Word, word: Word) -> bool:
    return word[0].startswith(typed[0]) or word[1].startswith(typed[1])


def _same(wanted: Sequence[Word], phrase: Sequence[Word]) -> bool:
    return all(typed[1] == word[1] for typed, word in zip(wanted, phrase, strict=True))


def _begins(wanted: Sequence[Word], phrase: Sequence[Word]) -> bool:
    return len(wanted) <= len(phrase) and all(map(_fits, wanted, phrase))


def _all_in(wanted: Sequence[Word], words: Sequence[Word]) -> bool:
    return all(any(_fits(typed, word) for word in words) for typed in wanted)
