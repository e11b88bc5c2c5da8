"""Whether two entries may be one person: symmetric, whole numbers, and as people here write their names."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.bodies.people import IdType
from models.rules.same_person import Known, Match, block_key, kept_of, likeness, loose_words

NAMES = (
    "Siti Aminah",
    "Sitti Aminah",
    "M. Rizky",
    "Muhammad Rizki",
    "Soeharto",
    "Suharto",
    "Hj. Nur Hayati",
    "",
)
KNOWN = st.builds(
    Known,
    st.one_of(st.sampled_from(NAMES), st.text(max_size=12)),
    st.sampled_from(IdType),
    st.sampled_from(("", "3578080102039991", "3578080102039992", "A1234567")),
    st.sampled_from(("", "+6281200000001")),
    st.sampled_from(("", "1990-10-20", "1990-20-10", "x")),
    st.sampled_from(("", "L", "P")),
)
IDS = "abcdef"
MERGES = st.dictionaries(st.sampled_from(IDS), st.sampled_from(IDS), max_size=6)


@given(KNOWN, KNOWN)
def test_likeness_is_the_same_whichever_entry_comes_first(one: Known, other: Known):
    found = likeness(one, other)
    assert found == likeness(other, one)
    assert 0 <= found.score <= 100


@given(KNOWN)
def test_entry_is_like_itself_in_everything_it_says(one: Known):
    found = likeness(one, one)
    assert {found.name, found.number, found.birth, found.phone, found.sex} <= {Match.SAME, Match.UNKNOWN}


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("Muhammad Rizki", "M. Rizky", Match.SAME),
        ("Moh. Yusuf", "Mohamad Jusuf", Match.SAME),
        ("Soeharto", "Suharto", Match.SAME),
        ("Djoko Tjahjono", "Joko Cahyono", Match.SAME),
        ("Hj. Siti Aminah, S.Pd.", "SITI AMINAH", Match.SAME),
        ("Abd. Rahman", "Abdul Rachman", Match.NEAR),
        ("Aminah Siti", "Siti Aminah", Match.SAME),
        ("Nurhayati", "Nur Hayati", Match.SAME),
        ("Arifin", "Aripin", Match.SAME),
        ("Siti", "Siti Aminah", Match.PART),
        ("Budi S.", "Budi Santoso", Match.PART),
        ("Suryadi Putra", "Suriady Putro", Match.NEAR),
        ("Budi Santoso", "Dewi Lestari", Match.DIFFERS),
        ("Ani", "Ana", Match.DIFFERS),
        ("Siti", "", Match.UNKNOWN),
    ],
)
def test_names_agree_as_people_here_write_them(one: str, other: str, match: Match):
    assert likeness(Known(one), Known(other)).name is match


@pytest.mark.parametrize(
    ("other", "suggested"),
    [
        (Known("M. Rizky", IdType.NIK, "3578080102039999", birth="2003-02-01"), True),
        (Known("Muhammad Rizki"), False),
        (Known("Rizki", phone="+6281200000001"), True),
        (Known("Dewi", phone="+6281200000001"), False),
        (Known("Orang Lain", IdType.NIK, "3578080102039991", birth="1980-05-05"), True),
        (Known("Muhammad Rizki", birth="1980-05-05"), False),
        (Known("Muhammad Rizki", birth="2003-01-02", phone="+6281200000001"), True),
        (Known("Muhammad Rizki", sex="P", birth="2003-02-01"), False),
    ],
)
def test_pair_is_suggested_by_what_agrees_together(other: Known, suggested: bool):
    one = Known("Muhammad Rizki", IdType.NIK, "3578080102039991", "+6281200000001", "2003-02-01", "L")
    assert likeness(one, other).suggested is suggested


def test_one_digit_or_one_swap_apart_is_a_near_number():
    one = Known(id_type=IdType.NIK, id_number="3578080102039991")
    for number in ("3578080102039981", "3578080120039991"):
        assert likeness(one, dataclasses.replace(one, id_number=number)).number is Match.NEAR
    assert likeness(one, dataclasses.replace(one, id_number="3578080102038881")).number is Match.DIFFERS


def test_number_of_another_paper_says_nothing():
    one, other = Known(id_type=IdType.NIK, id_number="A1"), Known(id_type=IdType.PASSPORT, id_number="A1")
    assert likeness(one, other).number is Match.UNKNOWN


def test_entries_are_compared_where_birth_and_telling_word_are_one():
    assert block_key("Muhammad Rizki", "2003-02-01") == block_key("M. Rizky", "2003-02-01") != ""
    assert block_key("Muhammad Rizki", "") == block_key("", "2003-02-01") == ""
    assert block_key("Siti", "2003-02-01") != block_key("Aminah", "2003-02-01")


@given(st.text(max_size=30))
def test_any_name_has_loose_words(name: str):
    assert all(loose_words(name)) or not loose_words(name)


@given(MERGES)
def test_everybody_on_the_way_is_found_under_the_same_one(merges: dict[str, str]):
    merges = {one: into for one, into in merges.items() if one != into}
    kept = {one: kept_of(one, merges.get) for one in IDS}
    for one, into in merges.items():
        assert kept[one] == kept[into]
        assert kept_of(kept[one], merges.get) == kept[one]
    for one in set(IDS) - set(merges):
        assert kept[one] == one


@given(MERGES, st.sampled_from(IDS))
def test_who_is_separated_is_found_under_their_own_id(merges: dict[str, str], one: str):
    merges = {who: into for who, into in merges.items() if who not in (into, one)}
    assert kept_of(one, merges.get) == one


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("B. Budi", "Budi Bambang", Match.PART),
        ("Andi", "Anda", Match.NEAR),
        ("Andi", "Ande Rukmana", Match.PART),
        ("Kartika", "Kartona", Match.DIFFERS),
        ("Surianto", "Surienta", Match.NEAR),
        ("Surianto", "Sorienta", Match.DIFFERS),
        ("Budi Andi", "Budi Andi Andi", Match.PART),
        ("Budi Budi", "Budi Rukmana", Match.DIFFERS),
    ],
)
def test_longer_words_bear_more_slips_and_each_word_stands_for_one(one: str, other: str, match: Match):
    assert likeness(Known(one), Known(other)).name is likeness(Known(other), Known(one)).name is match


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("1990-10-20", "1990-10-21", Match.NEAR),
        ("1990-10-20", "1991-10-20", Match.NEAR),
        ("1990-10-02", "1990-02-10", Match.NEAR),
        ("1990-10-02", "1991-02-10", Match.DIFFERS),
        ("1990-10-02", "1991-10-03", Match.DIFFERS),
        ("1990-10-02", "1985-03-17", Match.DIFFERS),
        ("1990-10", "1990-10-02", Match.DIFFERS),
        ("1990", "1991", Match.NEAR),
    ],
)
def test_births_are_near_by_one_part_or_with_day_and_month_swapped(one: str, other: str, match: Match):
    assert likeness(Known(birth=one), Known(birth=other)).birth is match


@pytest.mark.parametrize("other", ["A12345", "A123", "A1235", "1A234", "A2134", "A1243", "XA1234", "1234"])
def test_number_with_one_sign_more_less_other_or_swapped_is_near(other: str):
    one = Known(id_type=IdType.PASSPORT, id_number="A1234")
    assert likeness(one, dataclasses.replace(one, id_number=other)).number is Match.NEAR


@pytest.mark.parametrize("other", ["A123456", "A12", "A1256", "A3412", "B1235", "1A235", "4321A"])
def test_number_with_two_slips_is_another(other: str):
    one = Known(id_type=IdType.PASSPORT, id_number="A1234")
    assert likeness(one, dataclasses.replace(one, id_number=other)).number is Match.DIFFERS


RIZKI = Known("Rizki Ananda", IdType.NIK, "3578080102039991", "+6281200000001", "2003-02-01", "L")


@pytest.mark.parametrize(
    ("other", "points"),
    [
        (RIZKI, 100),
        (Known("Rizki Ananda"), 40),
        (Known("Rizki Ananta"), 32),
        (Known("Rizki"), 30),
        (Known("Dewi", birth="2003-02-01", phone="+6281200000001"), 25),
        (Known("Rizki Ananda", birth="2003-02-02"), 52),
        (Known("Rizki Ananda", IdType.NIK, "3578080102039992"), 60),
        (Known("Rizki Ananda", IdType.NIK, "3578080102038882", birth="2003-02-01"), 55),
        (Known("Rizki Ananda", phone="+6281200000009"), 40),
        (Known("Rizki Ananda", phone="+6281200000001", birth="1980-05-06"), 35),
        (Known("Rizki Ananda", phone="+6281200000001", sex="P"), 25),
        (Known("Dewi", sex="P"), 0),
        (Known(), 0),
    ],
)
def test_points_of_what_agrees_are_added_up_between_0_and_100(other: Known, points: int):
    assert likeness(RIZKI, other).score == points


def test_telling_word_is_the_longest_that_few_people_share():
    assert block_key("Muhammad Ali Hidayat", "2003-02-01") == "2003-02-01 hidaiat"
    assert block_key("Siti Nur", "2003-02-01") == "2003-02-01 siti"
