"""Whose visits of today somebody means who types a name, a phone or a number: for a lost ticket."""

import re

from desktop.desk import Desk
from models.rules.finding import Entry, rank
from models.rules.identity import search_key

FEWEST_DIGITS = 4
"""Digits of a phone's end, or of an identity number's, from which it is looked for."""
FEWEST_LETTERS = 3
_PEOPLE = """SELECT v.id, p.name, p.phone, p.id_number FROM visit v JOIN person p ON p.id = v.person
    WHERE v.day = ?1 AND p.erased = 0
UNION ALL SELECT v.id, o.name, o.phone, o.id_number FROM visit v JOIN person p ON p.id = v.person
    JOIN person o ON o.id = p.merged_into WHERE v.day = ?1 AND o.erased = 0
UNION ALL SELECT v.id, o.name, o.phone, o.id_number FROM visit v JOIN person o ON o.merged_into = v.person
    WHERE v.day = ?1 AND o.erased = 0"""
"""Visits of a day with what their people are known by: their own entry, the one they were merged into, and those
that were merged into them."""


def visits_meant(desk: Desk, typed: str) -> frozenset[str]:
    """Return the ids of the visits of today whose visitor a typed text may mean; empty for too short a text.

    A name is found by the beginnings of its words, old and new spelling alike; phone and number by their end.
    """
    digits = re.sub(r"[\s.+\-]", "", typed)
    by_number = digits.isascii() and digits.isdigit()
    if by_number and len(digits) < FEWEST_DIGITS:
        return frozenset()
    if not by_number and sum(char.isalpha() for char in typed) < FEWEST_LETTERS:
        return frozenset()
    rows = desk.store.execute_sql(_PEOPLE, (desk.today().isoformat(),)).fetchall()
    if by_number:
        end = re.sub("^(62|0)", "", digits) if len(digits) > FEWEST_DIGITS else digits
        return frozenset(visit for visit, _, *numbers in rows if any(one.endswith(end) for one in numbers))
    return frozenset(visit for visit, name, *_ in rows if _is_meant(typed, name))


def _is_meant(typed: str, name: str) -> bool:
    """Tell whether a name is meant by words, titles and short ones left out."""
    return any(rank(words, Entry("", name)) is not None for words in (typed, search_key(typed)))
