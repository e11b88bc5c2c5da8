"""What must hold for any text that somebody types, pastes or scans."""

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

from desktop.queries import typed
from models.errors import RuleBroken
from models.rules.birth import read_birth
from models.rules.booking_file import booking_code
from models.rules.finding import Entry, rank
from models.rules.identity import clean_text, read_name, read_nik, read_phone, search_key
from models.rules.numbering import check_code
from reports.text import printable
from resources import text as sentence
from resources.characters import seen

PLENTY = 1_000_000
HIDDEN = {"Cc", "Cf", "Cs"}


def check_texts(given: str, today: date) -> None:
    """Fail where a reader lets something through that paper and screen cannot show, or breaks over it."""
    _check_stored(clean_text(given, PLENTY), ends="")
    _check_stored(clean_text(given, PLENTY, multiline=True), ends="\n")
    _check_on_paper(given)
    name = _read(lambda: read_name(given))
    if name is not None:
        _check_stored(name.full, ends="")
        assert read_name(name.full).full == name.full
        rank(given, Entry("X", name.full, (search_key(given),)))
    nik = _read(lambda: read_nik(given, today))
    assert nik is None or (len(nik.value) == 16 and nik.value.isascii() and nik.value.isdigit())
    phone = _read(lambda: read_phone(given))
    assert phone is None or read_phone(phone.value).value == phone.value
    born = _read(lambda: read_birth(given, today))
    assert born is None or born <= today
    _read(lambda: check_code(b"k" * 32, given))
    code = booking_code(given)
    assert code is None or booking_code(code) == code
    _check_fields(given, today)


def _check_stored(cleaned: str, ends: str) -> None:
    """Fail unless a cleaned text can be stored as UTF-8, shows all of itself, and stays as it is."""
    cleaned.encode()
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [char for char in cleaned if char != ends and unicodedata.category(char) in HIDDEN]
    assert cleaned == clean_text(cleaned, PLENTY, multiline=bool(ends))


def _check_on_paper(given: str) -> None:
    drawn = printable(given)
    drawn.encode()
    assert printable(drawn) == drawn
    assert seen(seen(given)) == seen(given)


def _check_fields(given: str, today: date) -> None:
    """Fail where leaving a field breaks, or has no sentence for what is wrong."""
    typed.kind_of(given)
    typed.whole_number(given)
    typed.may_be_code(given)
    for read in (
        typed.check_nik(given, today),
        typed.check_name(given),
        typed.check_phone(given),
        typed.check_birth(given, today),
    ):
        for said in (read.wrong, *read.doubts):
            assert said is None or sentence(said.code, "id", **dict(said.facts))


def _read(reader: Callable[[], Any]) -> Any:
    try:
        return reader()
    except RuleBroken:
        return None
