"""Whether two entries may be one person, and which of several merged ones is kept. A suggestion, never a proof.

Names are compared as people here write them: titles left out, `M.`, `Moh.` and `Muh.` for Muhammad, `Abd.` for
Abdul, old and new spelling, `f`, `p` and `v` for one sound, doubled letters, in any order of the words.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from models.rules.bodies.people import IdType
from models.rules.identity import search_key

SUGGESTED = 55
"""Points from which a pair is shown to somebody who decides."""
MOST_POINTS = 100
_SHORT_FORMS = {
    **dict.fromkeys(
        ("m", "md", "mh", "mhd", "moh", "muh", "moch", "much", "mohd", "mohammad", "mohamad", "mohamed",
         "mochamad", "mochammad", "muchamad", "muchammad", "muhamad", "muhamat", "muhammad", "mokhamad",
         "mohammed"),
        "muhamad",
    ),
    **dict.fromkeys(("abd", "abdoel", "abdul"), "abdul"),
    **dict.fromkeys(("st", "sitti", "siti"), "siti"),
    **dict.fromkeys(("achmad", "ahmat", "akhmad", "ahmad"), "ahmad"),
}  # fmt: skip
_ONE_SOUND = (
    ("sy", "s"), ("sh", "s"), ("ts", "s"), ("dz", "z"), ("dh", "d"), ("th", "t"), ("kh", "k"), ("ch", "c"),
    ("ph", "p"), ("f", "p"), ("v", "p"), ("w", "p"), ("q", "k"), ("x", "ks"), ("z", "s"), ("y", "i"),
    ("j", "i"), ("ae", "ai"), ("ou", "u"), ("oe", "u"),
)  # fmt: skip
"""What is written for one sound, applied in this order; `j` and `y` meet since the old j is today's y."""
_COMMON = frozenset({"muhamad", "siti", "ahmad", "abdul", "nur", "sri", "deui", "dpi", "ni", "i", "made"})
"""Words of so many names that they tell nobody apart; as `loose_words` has them."""


class Match(StrEnum):
    """How far one thing about two entries agrees."""

    SAME = "match_same"
    NEAR = "match_near"
    PART = "match_part"
    DIFFERS = "match_differs"
    UNKNOWN = "match_unknown"
    """One of the two does not say."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an entry; empty texts where it is not known. Fields as in `PersonDescribed`."""

    name: str = ""
    id_type: IdType = IdType.NONE
    id_number: str = ""
    phone: str = ""
    birth: str = ""
    sex: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two entries are alike: points from 0 to 100, and how far each thing agrees."""

    score: int
    name: Match
    number: Match
    birth: Match
    phone: Match
    sex: Match

    @property
    def suggested(self) -> bool:
        """Whether somebody should look at the pair; one number never belongs to two people."""
        return self.score >= SUGGESTED or self.number is Match.SAME


_POINTS = {
    "name": {Match.SAME: 40, Match.NEAR: 32, Match.PART: 30, Match.DIFFERS: -25},
    "number": {Match.SAME: 90, Match.NEAR: 20, Match.DIFFERS: -10},
    "birth": {Match.SAME: 25, Match.NEAR: 12, Match.DIFFERS: -30},
    "phone": {Match.SAME: 25},
    "sex": {Match.DIFFERS: -40},
}
"""A second number speaks little against two entries that agree otherwise: it may be the mistyped one. A phone is
often a family's, so another one speaks against nobody."""


def likeness(one: Known, other: Known) -> Likeness:
    """Return how much two entries are alike, the same whichever comes first."""
    found = {
        "name": _names(loose_words(one.name), loose_words(other.name)),
        "number": _numbers(one, other),
        "birth": _births(one.birth, other.birth),
        "phone": _same(one.phone, other.phone),
        "sex": _same(one.sex, other.sex),
    }
    points = sum(_POINTS[trait].get(match, 0) for trait, match in found.items())
    return Likeness(max(0, min(MOST_POINTS, points)), **found)


def loose_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they sound, short forms written out; empty for a name without letters."""
    return tuple(_loose(_SHORT_FORMS.get(word, word)) for word in search_key(name).split())


def _loose(word: str) -> str:
    for written, sound in _ONE_SOUND:
        word = word.replace(written, sound)
    single = re.sub(r"(.)\1+", r"\1", word)
    return single[:-1] if single.endswith("h") and len(single) > 1 else single


def block_key(name: str, birth: str) -> str:
    """Return what two entries must share to be compared by name and birth; empty where either is missing.

    The birth, and the longest word of the name that is not one of very many names.
    """
    words = loose_words(name)
    if not words or not birth:
        return ""
    telling = [word for word in words if word not in _COMMON] or list(words)
    return f"{birth} {max(telling, key=lambda word: (len(word), word))}"


def kept_of(person: str, into: Callable[[str], str | None]) -> str:
    """Return under whom a person is found: the end of the chain of merges that begins with them.

    Where desks that did not see each other merged in a circle, all of it is found under its smallest id.

    Args:
        person: id.
        into: id of the person into whom one was merged, None for one who was not.
    """
    way = [person]
    while (following := into(way[-1])) is not None:
        if following in way:
            return min(way[way.index(following) :])
        way.append(following)
    return way[-1]


def _same(one: str, other: str) -> Match:
    if not one or not other:
        return Match.UNKNOWN
    return Match.SAME if one == other else Match.DIFFERS


def _numbers(one: Known, other: Known) -> Match:
    if one.id_type is not other.id_type:
        return Match.UNKNOWN
    exact = _same(one.id_number, other.id_number)
    if exact is Match.DIFFERS and _distance(one.id_number, other.id_number) == 1:
        return Match.NEAR
    return exact


def _births(one: str, other: str) -> Match:
    """Compare two dates: near where day and month are swapped, or one of the three parts differs."""
    exact = _same(one, other)
    if exact is not Match.DIFFERS:
        return exact
    parts, others = one.split("-"), other.split("-")
    swapped = parts[:1] == others[:1] and parts[1:] == others[:0:-1]
    alike = sum(a == b for a, b in zip(parts, others, strict=False))
    return Match.NEAR if swapped or alike == len(parts) - 1 == len(others) - 1 else Match.DIFFERS


def _names(one: tuple[str, ...], other: tuple[str, ...]) -> Match:
    if not one or not other:
        return Match.UNKNOWN
    if sorted(one) == sorted(other) or "".join(one) == "".join(other):
        return Match.SAME
    fewer, more = sorted((one, other), key=lambda words: (len(words), words))
    left = list(more)
    for word in sorted(fewer, key=lambda word: (-len(word), word)):
        found = min(left, key=lambda other: (not _alike(word, other), _distance(word, other), other))
        if not _alike(word, found):
            return Match.DIFFERS
        left.remove(found)
    return Match.PART if left or any(len(word) == 1 for word in (*fewer, *more)) else Match.NEAR


def _alike(one: str, other: str) -> bool:
    """Tell whether two words may be one: an initial, or a slip of the hand in a word long enough for it."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == 1:
        return longer.startswith(shorter)
    allowed = 0 if len(longer) < 4 else 1 if len(longer) < 8 else 2  # noqa: PLR2004 - letters
    return _distance(one, other) <= allowed


def _distance(one: str, other: str) -> int:
    """Return the least letters that were added, left out, mistyped or swapped with the next one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, second in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != second))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == second:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
    return row[-1]
