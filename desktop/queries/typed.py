"""What an officer typed about a visitor, read on leaving a field: what is wrong with it, and what to look at.

Nothing here asks the store, so that a page may call it at any time.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.errors import known_error
from desktop.queries.sentences import Sentence
from models.errors import RuleBroken
from models.rules.birth import age_on, read_birth
from models.rules.booking_file import booking_code
from models.rules.identity import PROVINCES, read_name, read_nik, read_phone, separates
from resources.characters import is_sound

ELDERLY_AGE = 60
"""Years. Source: UU 13/1998 article 1, lanjut usia."""
_NIK, _LEAST, _PHONE_MOST, _EAN = 16, 6, 14, 13
_SCANNED = re.compile(r"(?i)PANDU\d*:|[VR][1-9]\d?[a-z]?-\d{6}-|[a-z][a-z0-9+.-]*://|www\.")
_LONGEST_TYPED = 200
"""Nobody types more into one field; a card's code has thousands."""


class IdentityKind(StrEnum):
    """What somebody is looked for by."""

    EMPTY = "empty"
    NIK = "nik"
    PHONE = "phone"
    NAME = "name"
    CODE = "code"
    """What a scanner sends that is nobody: the code of a paper, an address on the web, the bytes of a card."""


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a typed text.

    Attributes:
        wrong: why it cannot be kept; None when it can.
        doubts: what to look at; none of them forbids to go on.
        birth: that a NIK tells, to be proposed.
    """

    wrong: Sentence | None = None
    doubts: tuple[Sentence, ...] = ()
    birth: date | None = None


def sought(typed: str) -> str:
    """Return a text as the store can be asked for it: half characters, which nothing stored has, are `?`."""
    return typed.encode("utf-8", "replace").decode()


def kind_of(typed: str) -> IdentityKind:
    """Return what a text in the search field is: a NIK, a phone number, a name, or what a scanner sent."""
    if _SCANNED.match(typed.strip()) or len(typed) > _LONGEST_TYPED or not is_sound(typed):
        return IdentityKind.CODE
    compact = "".join(char for char in typed if not (separates(char) or char in "()"))
    if not compact:
        return IdentityKind.EMPTY
    if _is_of_goods(compact):
        return IdentityKind.CODE
    if not re.fullmatch(r"\+?[0-9]+", compact):
        return IdentityKind.NAME
    looks_dialled = re.match(r"\+|0|62", compact) is not None and len(compact) <= _PHONE_MOST
    return IdentityKind.PHONE if looks_dialled and len(compact) != _NIK else IdentityKind.NIK


def _is_of_goods(digits: str) -> bool:
    """Return whether digits are an EAN-13 that no NIK with three digits too few can be.

    Its first two digits are no province, and its check digit is right: a NIK that somebody types stays in its field.
    Source: GS1 General Specifications, 7.9 (weights 1 and 3 from the left, modulo 10).
    """
    if not (len(digits) == _EAN and digits.isascii() and digits.isdecimal()) or digits[:2] in PROVINCES:
        return False
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0


def whole_number(typed: str) -> bool:
    """Return whether a text is a number long enough to find exactly one person."""
    digits = sum(char.isdigit() for char in typed)
    return kind_of(typed) in (IdentityKind.NIK, IdentityKind.PHONE) and digits > _LEAST


def may_be_code(typed: str) -> bool:
    """Return whether a text may be the code of a booking: one word with a digit in it, and no NIK."""
    return booking_code(typed) is not None and any(char.isdigit() for char in typed)


def check_nik(typed: str, today: date) -> Read:
    """Return how a NIK stands."""
    try:
        nik = read_nik(typed, today)
    except RuleBroken as broken:
        return Read(_said(broken))
    return Read(doubts=tuple(Sentence(code) for code in nik.warnings), birth=nik.birth)


def check_name(typed: str) -> Read:
    """Return how a name stands; an empty one may stay empty."""
    if not typed.strip():
        return Read()
    try:
        return Read(doubts=tuple(Sentence(code) for code in read_name(typed).warnings))
    except RuleBroken as broken:
        return Read(_said(broken))


def check_phone(typed: str) -> Read:
    """Return how a phone number stands; an empty one may stay empty."""
    if not typed.strip():
        return Read()
    try:
        return Read(doubts=tuple(Sentence(code) for code in read_phone(typed).warnings))
    except RuleBroken as broken:
        return Read(_said(broken))


def check_birth(typed: str, today: date) -> Read:
    """Return how a date of birth stands, with the date that was meant."""
    try:
        return Read(birth=read_birth(typed, today))
    except RuleBroken as broken:
        return Read(_said(broken))


def is_elderly(born: date, today: date) -> bool:
    """Return whether somebody is served first by age."""
    return age_on(born, today) >= ELDERLY_AGE


def surely_elderly(birth_year: str, today: date) -> bool:
    """Return whether a year of birth alone tells that somebody is served first by age."""
    return birth_year.isdecimal() and today.year - int(birth_year) > ELDERLY_AGE


def _said(broken: RuleBroken) -> Sentence:
    known = known_error(broken)
    return Sentence(broken.code) if known is None else Sentence(known.code, tuple(known.facts.items()))
