"""Entries that may be one person: pairs to decide about, and two of them side by side, masked."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.registers import SHORTEST, SHOWN
from desktop.queries.same_people import SAME, kept_id, same_ids
from desktop.security.permissions import require
from models.folding import read
from models.journal import Head, heads
from models.rules.events import Subject
from models.rules.folds.visits import Person
from models.rules.identity import mask_nik
from models.rules.same_person import Known, Likeness, Match, likeness

MOST = 20
MOST_IN_GROUP = 12
"""Entries of one phone or number that are compared: the phone of a school says nothing about its pupils."""
_ALONE = "merged_into IS NULL AND erased = 0"
_BLOCKS = (
    ("id_number, id_type", f"id_number <> '' AND {_ALONE}"),
    ("phone", f"phone <> '' AND {_ALONE}"),
    ("block", f"block <> '' AND {_ALONE}"),
)
"""What two entries must share to be compared, each with an index of its own: number, phone, or birth and name."""
MOST_TOUCHED = 500
"""People from whom on looking through all entries is not slower."""
_MEMORY = "duplicates"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that may be one person; `one` is the older one."""

    one: str
    other: str
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class _Known:
    """Pairs by their ids, as they were when the journal ended at `heads`; `whole`: these are all there are."""

    heads: tuple[Head, ...]
    pairs: dict[tuple[str, str], Pair]
    whole: bool


@dataclass(frozen=True, slots=True)
class Side:
    """An entry as the comparison shows it.

    Attributes:
        number: masked to its last four characters, `phone` to its last three, `birth` to its year, unless
            shown in clear.
        visits: how often they came, those merged into them included; `last_day` YYYY-MM-DD or empty.
        others: how many entries were merged into this one.
    """

    id: str
    name: str
    number: str
    phone: str
    birth: str
    sex: str
    village: str
    visits: int
    last_day: str
    others: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two entries side by side, and how far they agree; `clear`: nothing of them is hidden."""

    one: Side
    other: Side
    likeness: Likeness
    clear: bool = False


def duplicates(desk: Desk, limit: int = MOST) -> list[Pair]:
    """Return pairs of entries that may be one person, most alike first, at most `limit`.

    Pairs that were found to be two people are left out. Only entries that share a number, a phone, or birth and
    a telling word of the name are compared, so that many people make it slow for nobody. What was found is
    kept, and the next reading compares only those about whom something was journalled since.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "person.compare")
    with desk.reading():
        now = tuple(heads(desk.store))
        known = _gone_on(desk, now, limit) or _looked_through(desk, now, limit)
        desk.memory[_MEMORY] = known
    return sorted(known.pairs.values(), key=lambda pair: (-pair.likeness.score, pair.one, pair.other))[:limit]


def _looked_through(desk: Desk, now: tuple[Head, ...], limit: int) -> _Known:
    """Return the pairs of all entries, those of the first groups where there are more than `limit`."""
    found: dict[tuple[str, str], Pair] = {}
    for ids in _groups(desk):
        for pair in _pairs(desk, ids):
            found.setdefault((pair.one, pair.other), pair)
        if len(found) >= limit:
            return _Known(now, found, whole=False)
    return _Known(now, found, whole=True)


def _gone_on(desk: Desk, now: tuple[Head, ...], limit: int) -> _Known | None:
    """Return the pairs that were kept, brought up to now; None where all entries have to be looked through.

    That is at the first reading, where the kept ones are of a journal that went another way (a transaction that
    was taken back, a file put back, a reader at an earlier moment), where very much happened since, and where
    some of more pairs than were wanted are gone.
    """
    known = desk.memory.get(_MEMORY)
    if not isinstance(known, _Known) or not all(_is_ours(desk, head) for head in known.heads):
        return None
    touched = _touched(desk, known.heads, now)
    if len(touched) > MOST_TOUCHED:
        return None
    pairs = {ids: pair for ids, pair in known.pairs.items() if not touched.intersection(ids)}
    for person in touched:
        pairs.update({(pair.one, pair.other): pair for pair in _pairs_of(desk, person)})
    return _Known(now, pairs, whole=known.whole) if known.whole or len(pairs) >= limit else None


def _is_ours(desk: Desk, head: Head) -> bool:
    """Return whether the journal, as this reader sees it, still goes through what was the end of a chain."""
    row = desk.store.execute_sql(
        "SELECT h FROM journal WHERE origin = ? AND seq = ?", (bytes.fromhex(head.origin), head.seq)
    ).fetchone()
    return row is not None and row[0].hex() == head.h


def _touched(desk: Desk, before: tuple[Head, ...], now: tuple[Head, ...]) -> set[str]:
    """Return the ids of the people about whom something was journalled between two moments."""
    seen = {head.origin: head.seq for head in before}
    rows = [
        row
        for head in now
        if head.seq > seen.get(head.origin, 0)
        for row in desk.store.execute_sql(
            "SELECT subject_id FROM journal WHERE origin = ? AND seq > ? AND subject = ?",
            (bytes.fromhex(head.origin), seen.get(head.origin, 0), int(Subject.PERSON)),
        ).fetchall()
    ]
    return {row[0].hex() for row in rows}


def duplicates_of(desk: Desk, person: str) -> list[Pair]:
    """Return the pairs of one entry with those that may be the same, most alike first.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "person.compare")
    found = _pairs_of(desk, kept_id(desk.store, person))
    return sorted(found, key=lambda pair: -pair.likeness.score)


def _pairs_of(desk: Desk, person: str) -> list[Pair]:
    """Return the pairs of one entry, in the order of what they share; none of one that was merged or erased."""
    near: dict[str, None] = {}
    for columns, where in _BLOCKS:
        named = columns.split(", ")
        same = " AND ".join(
            f"{name} = (SELECT {name} FROM person WHERE id = ?1 AND {_ALONE})" for name in named
        )
        rows = desk.store.execute_sql(
            f"SELECT id FROM person WHERE {where} AND {same} AND id <> ?1 ORDER BY n LIMIT ?2",
            (person, MOST_IN_GROUP),
        )
        near.update(dict.fromkeys(row[0] for row in rows.fetchall()))
    return [pair for other in near for pair in _pairs(desk, [person, other])]


def _groups(desk: Desk) -> Iterator[list[str]]:
    """Yield the ids of entries that share something, oldest first; a group at a time."""
    for columns, where in _BLOCKS:
        shared = desk.store.execute_sql(
            f"SELECT {columns} FROM person WHERE {where} GROUP BY {columns} HAVING count(*) > 1"
        ).fetchall()
        same = " AND ".join(f"{name} = ?" for name in columns.split(", "))
        for values in shared:
            rows = desk.store.execute_sql(
                f"SELECT id FROM person WHERE {where} AND {same} ORDER BY n LIMIT ?", (*values, MOST_IN_GROUP)
            )
            yield [row[0] for row in rows.fetchall()]


def _pairs(desk: Desk, ids: list[str]) -> Iterator[Pair]:
    states: dict[str, Person] = {person: read(desk.store, Subject.PERSON, person) for person in ids}
    for one, other in combinations(sorted(ids), 2):  # ids grow with time: the older one first
        told_apart = other in states[one].apart or one in states[other].apart
        alike = likeness(known(states[one]), known(states[other]))
        if alike.suggested and not told_apart:
            yield Pair(one, other, alike)


def known(person: Person) -> Known:
    """Return what of an entry is compared."""
    return Known(person.name, person.id_type, person.id_number, person.phone, person.birth, person.sex)


def comparison(desk: Desk, one: str, other: str) -> Comparison:
    """Return two entries side by side, masked.

    Raises:
        Refused: there is no such person, or both are found as one already.
        NotAllowed: the role does not reach.
    """
    require(desk, "person.compare")
    return compared(desk, one, other, clear=False)


def compared(desk: Desk, one: str, other: str, *, clear: bool) -> Comparison:
    """Return two entries side by side, each by the id under which they are found.

    Raises:
        Refused: as `comparison`.
    """
    sides = [kept_id(desk.store, person) for person in (one, other)]
    states = [read(desk.store, Subject.PERSON, person) for person in sides]
    if any(state is None or state.erased for state in states):
        raise Refused("person.unknown")
    if sides[0] == sides[1]:
        raise Refused("person.one_already")
    left, right = (_side(desk, i, state, clear=clear) for i, state in zip(sides, states, strict=True))
    return Comparison(left, right, likeness(known(states[0]), known(states[1])), clear)


def _side(desk: Desk, person: str, state: Person, *, clear: bool) -> Side:
    visits, last_day = desk.store.execute_sql(
        f"{SAME} SELECT count(*), max(v.day) FROM visit v WHERE v.person IN (SELECT id FROM same)", (person,)
    ).fetchone()
    number, phone = state.id_number, state.phone
    return Side(
        id=person,
        name=state.name,
        number=number if clear or not number else mask_nik(number),
        phone=phone if clear else hidden_phone(phone),
        birth=state.birth if clear else state.birth[:4],
        sex=state.sex,
        village=state.village,
        visits=visits,
        last_day=last_day or "",
        others=len(same_ids(desk.store, person)) - 1,
    )


def hidden_phone(phone: str) -> str:
    """Return a phone with only its last three characters shown, none of a very short one."""
    shown = phone[-SHOWN:] if len(phone) >= SHORTEST else ""
    return "•" * (len(phone) - len(shown)) + shown


__all__ = ["Comparison", "Likeness", "Match", "Pair", "Side", "comparison", "duplicates", "duplicates_of"]
