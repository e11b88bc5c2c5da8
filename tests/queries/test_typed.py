"""What an officer typed about a visitor, without asking the store."""

from datetime import date

import pytest

from desktop.queries.typed import (
    IdentityKind,
    check_birth,
    check_name,
    check_nik,
    check_phone,
    is_elderly,
    kind_of,
    surely_elderly,
    whole_number,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", IdentityKind.EMPTY),
        ("  ", IdentityKind.EMPTY),
        ("997101 170845 0001", IdentityKind.NIK),
        ("6271010101900001", IdentityKind.NIK),
        ("997101170845000", IdentityKind.NIK),
        ("0812 3456 7890", IdentityKind.PHONE),
        ("+62 812-3456-7890", IdentityKind.PHONE),
        ("628123456789", IdentityKind.PHONE),
        ("Siti A.", IdentityKind.NAME),
    ],
)
def test_the_search_field_knows_a_nik_from_a_phone_and_a_name(typed: str, kind: IdentityKind) -> None:
    assert kind_of(typed) is kind


def test_inp_21_only_a_long_number_finds_one_person() -> None:
    assert whole_number("0812 3456 7890")
    assert not whole_number("0812")
    assert not whole_number("Contoh Warga")


def test_inp_01_a_short_nik_is_wrong_and_says_how_long_it_is() -> None:
    wrong = check_nik("997101170845000", TODAY).wrong
    assert wrong is not None
    assert "15" in str(wrong)


def test_an_unknown_province_is_a_doubt_only() -> None:
    read = check_nik("9971011708450001", TODAY)
    assert read.wrong is None
    assert read.doubts
    assert read.birth == date(1945, 8, 17)


def test_empty_fields_are_never_wrong() -> None:
    assert check_name(" ").wrong is None
    assert check_phone("").wrong is None
    assert check_birth("", TODAY).wrong is None


def test_too_long_a_name_or_phone_is_wrong() -> None:
    assert check_name("a" * 121).wrong is not None
    assert check_phone("1" * 41).wrong is not None
    assert check_birth("31 2 99", TODAY).wrong is not None


def test_age_tells_who_goes_first() -> None:
    assert is_elderly(date(1966, 11, 24), TODAY)
    assert not is_elderly(date(1966, 11, 25), TODAY)
    assert surely_elderly("1965", TODAY)
    assert not surely_elderly("1966", TODAY)
    assert not surely_elderly("", TODAY)
