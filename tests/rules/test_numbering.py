"""Ticket numbers and codes on paper."""

import hmac
import re
from datetime import date
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.numbering import (
    QR_LIMIT,
    QR_PREFIX,
    TICKET_NUMBER,
    BadCode,
    CodeKind,
    TicketNumber,
    check_code,
    hide_lane,
    next_letters,
    next_suffix,
    paper_code,
    parse_ticket_number,
    request_code,
    split_lane,
    ticket_number,
    visit_code,
)

KEY = bytes(range(32))
OTHER_KEY = bytes(32)
DAY = date(2026, 11, 24)
LETTERS = st.from_regex("[A-HJ-NPR-Z]{1,2}", fullmatch=True)
LANES = st.integers(1, 99)
SUFFIXES = st.sampled_from(["", *"abcdefghijklmnopqrstuvwxyz"])
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def all_letters():
    used = set()
    while len(used) < 552:
        used.add(letters := next_letters(used))
        yield letters


def visit_code_check(body):
    """The check characters by another road: 20 bits as a string, five by five."""
    bits = f"{int(hmac.new(KEY, body.encode(), 'sha256').hexdigest(), 16):0256b}"
    return "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[int(bits[at : at + 5], 2)] for at in (0, 5, 10, 15))


def test_letters_of_an_agency_never_repeat_and_leave_out_i_o_q():
    given_out = list(all_letters())
    assert len(set(given_out)) == 552
    assert not set("".join(given_out)) & set("IOQ")
    assert given_out[:10] == list("ABCDEFGHJK")
    assert given_out[22:26] == ["Z", "AA", "AB", "AC"]
    assert given_out[-1] == "ZZ"
    with pytest.raises(BadCode, match=r"letters\.exhausted"):
        next_letters(given_out)


@settings(deadline=None)
@given(st.sets(st.sampled_from(list(islice(all_letters(), 551)))))
def test_next_letters_are_new_and_fill_no_gap(used):
    letters = next_letters(used)
    assert letters not in used
    assert all((len(letters), letters) > (len(other), other) for other in used)


def test_letters_that_nobody_gave_out_do_not_disturb():
    assert next_letters(["a", "I", "OO", "", "AAA"]) == "A"


def test_suffixes_run_from_a_to_z():
    seen = [""]
    while len(seen) <= 26:
        seen.append(next_suffix(seen[-1]))
    assert "".join(seen) == "abcdefghijklmnopqrstuvwxyz"
    with pytest.raises(BadCode, match=r"suffix\.exhausted"):
        next_suffix("z")
    with pytest.raises(BadCode, match=r"suffix\.shape"):
        next_suffix("A")


@pytest.mark.parametrize(
    ("parts", "number"),
    [
        (("DUK", "A", 1, "", 14), "DUK-A1-014"),
        (("P2M", "AB", 12, "c", 1), "P2M-AB12c-001"),
        (("DUK", "A", 1, "", 999), "DUK-A1-999"),
        (("DUK", "A", 1, "", 1000), "DUK-A1-1000"),
        (("DUK", "A", 99, "z", 9999), "DUK-A99z-9999"),
    ],
)
def test_number_has_three_digits_and_four_after_999(parts, number):
    assert ticket_number(*parts) == number
    assert TICKET_NUMBER.fullmatch(number)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (("duk", "A", 1, "", 1), "number.agency"),
        (("DUKC", "A", 1, "", 1), "number.agency"),
        (("DU\n", "A", 1, "", 1), "number.agency"),
        (("DUK", "I", 1, "", 1), "number.letters"),
        (("DUK", "", 1, "", 1), "number.letters"),
        (("DUK", "AAA", 1, "", 1), "number.letters"),
        (("DUK", "A", 0, "", 1), "lane.range"),
        (("DUK", "A", 100, "", 1), "lane.range"),
        (("DUK", "A", 1, "A", 1), "suffix.shape"),
        (("DUK", "A", 1, "ab", 1), "suffix.shape"),
        (("DUK", "A", 1, "", 0), "number.count"),
        (("DUK", "A", 1, "", 10000), "number.count"),
    ],
)
def test_number_out_of_shape_is_not_made(parts, code):
    with pytest.raises(BadCode) as caught:
        ticket_number(*parts)
    assert caught.value.code == code


@settings(deadline=None)
@given(st.from_regex("[A-Z0-9]{3}", fullmatch=True), LETTERS, LANES, SUFFIXES, st.integers(1, 9999))
def test_number_is_read_back_in_any_case(agency, letters, lane, suffix, count):
    number = ticket_number(agency, letters, lane, suffix, count)
    assert TICKET_NUMBER.match(number)
    parts = TicketNumber(agency, letters, lane, suffix, count)
    assert str(parts) == number
    for typed in (number, number.lower(), number.upper(), f" {number}\n", number.replace("-", " - ")):
        assert parse_ticket_number(typed) == parts
    assert hide_lane(number) == f"{agency}-{letters}{suffix}-{count:03d}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "DUK-A1-14",
        "DUK-A1-000",
        "DUK-A-014",
        "DUK-A0-014",
        "DUK-A100-014",
        "DUK-O1-014",
        "DUK-A1aa-014",
        "DUKA1014",
        "DUK-A1-01４",
        "ſUK-A1-014",
        "DUK-A1-00014",
        "3578080102039991",
    ],
)
def test_text_that_is_no_number_is_refused(text):
    with pytest.raises(BadCode, match=r"number\.shape"):
        parse_ticket_number(text)
    with pytest.raises(BadCode, match=r"number\.shape"):
        hide_lane(text)


def test_display_hides_the_lane_but_not_the_fresh_start():
    assert hide_lane("DUK-A1-014") == "DUK-A-014"
    assert hide_lane("DUK-A1a-014") == "DUK-Aa-014"
    assert hide_lane("DUK-AB12-1014") == "DUK-AB-1014"


def test_code_on_paper_has_kind_lane_day_count_and_check():
    code = visit_code(KEY, 1, "", DAY, 137)
    assert re.fullmatch("V1-261124-0137[0-9A-HJKMNP-TV-Z]{4}", code)
    assert code == "V1-261124-0137QQHH"  # fixed for ever: printed paper must stay readable
    request = request_code(KEY, 1, "", DAY, 137)
    assert request.startswith("R1-261124-0137")
    assert request[-4:] != code[-4:]
    assert check_code(KEY, request).kind is CodeKind.REQUEST


@settings(deadline=None)
@given(LANES, SUFFIXES)
def test_lane_as_stored_is_split_into_its_number_and_its_letter(lane, suffix):
    assert split_lane(f"{lane}{suffix}") == (lane, suffix)


@given(st.sampled_from(CodeKind), LANES, SUFFIXES, DAYS, st.integers(1, 9999))
def test_code_is_read_back_and_fits_the_qr(kind, lane, suffix, day, count):
    code = paper_code(KEY, lane, suffix, day, count, kind=kind)
    assert len(QR_PREFIX + code) <= QR_LIMIT
    assert re.fullmatch("[0-9A-Z:-]+", QR_PREFIX + code)
    for text in (code, code.lower(), QR_PREFIX + code, f" {(QR_PREFIX + code).lower()}\r\n"):
        read = check_code(KEY, text)
        assert (read.kind, read.lane, read.suffix, read.day, read.count) == (kind, lane, suffix, day, count)
        assert read.text == code


@settings(deadline=None)
@given(LANES, SUFFIXES, st.integers(10_000, 99_999))
def test_count_of_five_digits_is_made_where_it_fits_the_qr(lane, suffix, count):
    if lane > 9 and suffix:
        with pytest.raises(BadCode, match=r"code\.count"):
            visit_code(KEY, lane, suffix, DAY, count)
    else:
        code = visit_code(KEY, lane, suffix, DAY, count)
        assert len(QR_PREFIX + code) <= QR_LIMIT
        assert check_code(KEY, code).count == count


@pytest.mark.parametrize(
    ("lane", "suffix", "day", "count", "code"),
    [
        (0, "", DAY, 1, "lane.range"),
        (100, "", DAY, 1, "lane.range"),
        (1, "A", DAY, 1, "suffix.shape"),
        (1, "", date(1999, 12, 31), 1, "code.day"),
        (1, "", date(2100, 1, 1), 1, "code.day"),
        (1, "", DAY, 0, "code.count"),
        (1, "", DAY, -1, "code.count"),
        (1, "", DAY, 100_000, "code.count"),
    ],
)
def test_code_out_of_range_is_not_made(lane, suffix, day, count, code):
    with pytest.raises(BadCode) as caught:
        visit_code(KEY, lane, suffix, day, count)
    assert caught.value.code == code


@settings(deadline=None)
@given(LANES, SUFFIXES, st.integers(1, 9999), st.data())
def test_code_with_one_wrong_character_is_refused(lane, suffix, count, data):
    code = visit_code(KEY, lane, suffix, DAY, count)
    place = data.draw(st.integers(0, len(code) - 5))
    other = data.draw(st.sampled_from("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ-"))
    changed = code[:place] + other + code[place + 1 :]
    if changed != code and changed[-4:] != visit_code_check(changed[:-4]):
        with pytest.raises(BadCode, match=r"code\.(unknown|forged)") as caught:
            check_code(KEY, changed)
        assert not caught.value.facts


def test_each_wrong_check_character_is_forged():
    code = visit_code(KEY, 1, "", DAY, 137)
    for place in range(-4, 0):
        for other in set("0123456789ABCDEFGHJKMNPQRSTVWXYZ") - {code[place]}:
            wrong = code[: len(code) + place] + other + code[len(code) + place + 1 :]
            with pytest.raises(BadCode, match=r"code\.forged"):
                check_code(KEY, wrong)


def test_code_of_another_mall_is_forged():
    with pytest.raises(BadCode, match=r"^code\.forged$"):
        check_code(OTHER_KEY, visit_code(KEY, 1, "", DAY, 137))


def test_check_characters_forgive_i_l_and_o():
    code = next(
        code
        for count in range(1, 9999)
        if {"0", "1"} <= set((code := visit_code(KEY, 1, "", DAY, count))[-4:])
    )
    body, check = code[:-4], code[-4:]
    for one in "IiLl":
        read = check_code(KEY, body + check.replace("1", one).replace("0", "o"))
        assert read.text == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8991002101234",
        "https://example.org/kk?x=1",
        "PANDU1:",
        "V1-261124-0137",
        "V0-261124-0137AAAA",
        "X1-261124-0137AAAA",
        "V1-261124-0137AAA\u00c5",
        "V1-26112４-0137AAAA",
        "PANDU1:PANDU1:V1-261124-0137QQHH",
        "\x00" * 4000,
    ],
)
def test_other_barcodes_are_unknown(text):
    with pytest.raises(BadCode, match=r"code\.unknown") as caught:
        check_code(KEY, text)
    assert not caught.value.facts


def test_genuine_check_does_not_make_a_day_of_the_31st_of_february():
    body = "V1-260231-0001"
    with pytest.raises(BadCode, match=r"code\.unknown"):
        check_code(KEY, body + visit_code_check(body))


def test_short_key_signs_nothing():
    with pytest.raises(ValueError, match="too short"):
        visit_code(KEY[:15], 1, "", DAY, 1)
    assert visit_code(KEY[:16], 1, "", DAY, 1)
    with pytest.raises(ValueError, match="too short"):
        check_code(b"", visit_code(KEY, 1, "", DAY, 1))


def test_refusal_of_a_number_says_up_to_where_it_goes():
    with pytest.raises(BadCode) as lane:
        ticket_number("DUK", "A", 100, "", 1)
    with pytest.raises(BadCode) as count:
        ticket_number("DUK", "A", 1, "", 10_000)
    assert [(one.value.code, one.value.facts["limit"]) for one in (lane, count)] == [
        ("lane.range", 99),
        ("number.count", 9999),
    ]
