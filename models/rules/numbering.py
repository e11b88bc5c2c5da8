"""Ticket numbers and the signed codes on paper, unique without a server.

A number is `DUK-A1-014`: agency, letters of the service, lane of the desk, count of the day. A lane
belongs to one desk, and a small letter behind it (`A1a`) marks the lane's fresh start after a restore.
A code is `V1-261124-0137` and four characters that only a holder of the mall key can make.
"""

import hmac
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.errors import RuleBroken

AGENCY_CODE = re.compile(r"[A-Z0-9]{3}")
TICKET_NUMBER = re.compile(r"^[A-Z0-9]{3}-[A-HJ-NPR-Z]{1,2}[1-9][0-9]?[a-z]?-[0-9]{3,4}$")
"""Shape of a ticket number as stored; use `fullmatch`. Without I, O, Q: by hand they pass for others."""
BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O, U."""
MISREAD = str.maketrans("ILO", "110")
"""What people write for the digits that look alike."""
LANES = range(1, 100)
QR_PREFIX = "PANDU1:"
QR_LIMIT = 27
"""Longest QR text, in characters, so that every slip has the same small symbol."""

_ALPHABET = "ABCDEFGHJKLMNPRSTUVWXYZ"
_LETTERS: tuple[str, ...] = (*_ALPHABET, *(first + second for first in _ALPHABET for second in _ALPHABET))
_LAST_TICKET = 9999
_LAST_CODE = 99999
_KEY_BYTES = 16
_TYPED_NUMBER = re.compile(r"([A-Z0-9]{3})-([A-HJ-NPR-Z]{1,2})([1-9][0-9]?)([A-Z]?)-([0-9]{3,4})")
_CODE = re.compile(r"([VRP])([1-9][0-9]?)([A-Z]?)-([0-9]{2})([0-9]{2})([0-9]{2})-([0-9]{4,5})([0-9A-Z]{4})")


class BadCode(RuleBroken, ValueError):
    """A number or code that cannot be made or read; facts never hold what was scanned."""


class CodeKind(StrEnum):
    """What a code on paper leads to."""

    VISIT = "V"
    REQUEST = "R"
    COMPLAINT = "P"


@dataclass(frozen=True, slots=True)
class TicketNumber:
    """A ticket number in its parts; `str()` gives it as stored."""

    agency: str
    letters: str
    lane: int
    suffix: str
    count: int

    def __str__(self) -> str:
        return f"{self.agency}-{self.letters}{self.lane}{self.suffix}-{self.count:03d}"


@dataclass(frozen=True, slots=True)
class Code:
    """A genuine code in its parts; `text` is the code in capitals, without the QR prefix."""

    kind: CodeKind
    lane: int
    suffix: str
    day: date
    count: int
    text: str


def next_letters(used: Collection[str]) -> str:
    """Return the letters for an agency's next service: A, B, ... Z without I, O, Q, then AA, AB, ...

    Args:
        used: all letters the agency ever had, also of archived services. The result follows the last
            of them; a gap is never filled, since its paper may still be about.

    Raises:
        BadCode: `letters.exhausted` after ZZ (552 services of one agency).
    """
    given = [place for place, letters in enumerate(_LETTERS) if letters in used]
    following = given[-1] + 1 if given else 0
    if following == len(_LETTERS):
        raise BadCode("letters.exhausted")
    return _LETTERS[following]


def next_suffix(suffix: str) -> str:
    """Return the mark of a lane's next fresh start: `a` after the empty one, then `b` up to `z`.

    Raises:
        BadCode: `suffix.exhausted` after `z`, `suffix.shape`.
    """
    _check_suffix(suffix)
    if suffix == "z":
        raise BadCode("suffix.exhausted")
    return chr(ord(suffix) + 1) if suffix else "a"


def ticket_number(agency: str, letters: str, lane: int, suffix: str, count: int) -> str:
    """Return the number of a ticket: three digits, four after 999.

    Args:
        agency: three capitals or digits.
        letters: as `next_letters` gave them.
        lane: 1 to 99, of the issuing desk.
        suffix: empty, or the small letter of a fresh start.
        count: 1 to 9999, of the service, lane and local service day.

    Raises:
        BadCode: `number.agency`, `number.letters`, `lane.range`, `suffix.shape`, `number.count`.
    """
    if not AGENCY_CODE.fullmatch(agency):
        raise BadCode("number.agency")
    if letters not in _LETTERS:
        raise BadCode("number.letters")
    _check_lane(lane)
    _check_suffix(suffix)
    if not 1 <= count <= _LAST_TICKET:
        raise BadCode("number.count", limit=_LAST_TICKET)
    return str(TicketNumber(agency, letters, lane, suffix, count))


def split_lane(lane: str) -> tuple[int, str]:
    """Return number and letter of a lane as stored, `1a` -> (1, `a`)."""
    digits = lane.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits), lane[len(digits) :]


def parse_ticket_number(text: str) -> TicketNumber:
    """Return the parts of a number as typed: any case, blanks around it or in place of dashes.

    Raises:
        BadCode: `number.shape`.
    """
    typed = re.sub(r"[\s-]+", "-", text.strip())
    found = _TYPED_NUMBER.fullmatch(typed.upper()) if typed.isascii() else None
    if found is None or not int(found[5]):
        raise BadCode("number.shape")
    return TicketNumber(found[1], found[2], int(found[3]), found[4].lower(), int(found[5]))


def hide_lane(number: str) -> str:
    """Return the number as a mall with one desk shows it: `DUK-A-014`.

    The letter of a fresh start stays (`DUK-Aa-014`): on the day of a restore the lane counts twice.

    Raises:
        BadCode: `number.shape`.
    """
    parts = parse_ticket_number(number)
    return f"{parts.agency}-{parts.letters}{parts.suffix}-{parts.count:03d}"


def visit_code(key: bytes, lane: int, suffix: str, day: date, count: int) -> str:
    """Return the code of a visit, as `V1-261124-0137` and four check characters; see `paper_code`."""
    return paper_code(key, lane, suffix, day, count, kind=CodeKind.VISIT)


def request_code(key: bytes, lane: int, suffix: str, day: date, count: int) -> str:
    """Return the code of a request (dossier), as `R1-261124-0137` and four check characters."""
    return paper_code(key, lane, suffix, day, count, kind=CodeKind.REQUEST)


def complaint_code(key: bytes, lane: int, suffix: str, day: date, count: int) -> str:
    """Return the code of a complaint (pengaduan), as `P1-261124-0137` and four check characters."""
    return paper_code(key, lane, suffix, day, count, kind=CodeKind.COMPLAINT)


def paper_code(key: bytes, lane: int, suffix: str, day: date, count: int, *, kind: CodeKind) -> str:
    """Return a code in capitals that fits a QR of 27 characters with its prefix.

    Args:
        key: mall key, at least 16 bytes.
        lane: 1 to 99.
        suffix: empty, or the small letter of a fresh start (a capital in the code).
        day: local service day, 2000 to 2099.
        count: of the lane and day, from 1; four digits, five after 9999.
        kind: what the code leads to.

    Raises:
        BadCode: `lane.range`, `suffix.shape`, `code.day`, `code.count` (too many for the QR).
        ValueError: a key too short to sign with.
    """
    _check_lane(lane)
    _check_suffix(suffix)
    if day.year not in range(2000, 2100):
        raise BadCode("code.day")
    body = f"{kind}{lane}{suffix.upper()}-{day:%y%m%d}-{count:04d}"
    code = body + _check_characters(key, body)
    if not 1 <= count <= _LAST_CODE or len(QR_PREFIX + code) > QR_LIMIT:
        raise BadCode("code.count", limit=_LAST_TICKET)
    return code


def check_code(key: bytes, text: str) -> Code:
    """Return the parts of a scanned or typed code whose check characters are right.

    Case, blanks around it and the QR prefix do not matter; in the check characters I and L are read
    as 1, O as 0.

    Raises:
        BadCode: `code.unknown` (another shape, no such day), `code.forged` (a slip of the pen too).
        ValueError: a key too short to sign with.
    """
    typed = text.strip()
    found = _CODE.fullmatch(typed.upper().removeprefix(QR_PREFIX)) if typed.isascii() else None
    if found is None:
        raise BadCode("code.unknown")
    kind, lane, suffix, year, month, day, digits, check = found.groups()
    body = found[0][: -len(check)]
    if not hmac.compare_digest(_check_characters(key, body), check.translate(MISREAD)):
        raise BadCode("code.forged")
    try:
        made = date(2000 + int(year), int(month), int(day))
    except ValueError as error:
        raise BadCode("code.unknown") from error
    return Code(CodeKind(kind), int(lane), suffix.lower(), made, int(digits), body + check.translate(MISREAD))


def _check_characters(key: bytes, body: str) -> str:
    """Return the first 20 bits of HMAC-SHA256 over the code's body, as four characters."""
    if len(key) < _KEY_BYTES:
        raise ValueError("the mall key is too short")
    bits = int.from_bytes(hmac.digest(key, body.encode("ascii"), "sha256")[:3], "big") >> 4
    return "".join(BASE32[bits >> shift & 31] for shift in (15, 10, 5, 0))


def _check_lane(lane: int) -> None:
    """Refuse a lane that no desk can have."""
    if lane not in LANES:
        raise BadCode("lane.range", limit=LANES[-1])


def _check_suffix(suffix: str) -> None:
    """Refuse a mark of a fresh start that is not one small letter or nothing."""
    if not re.fullmatch("[a-z]?", suffix):
        raise BadCode("suffix.shape")
