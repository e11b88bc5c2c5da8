"""Hashes of passwords: what they cost, which count, and how long one is; advice on new ones."""

import pytest

from desktop.errors import Refused
from desktop.ids import Ids
from desktop.security.advice import check_new
from desktop.security.passwords import (
    AIM_S,
    DEMO,
    FLOOR,
    LONGEST,
    MOST_PASSES,
    Cost,
    calibrated,
    cost_for,
    hashed,
    is_outdated,
    matches,
    new_once,
    nobody,
)

HOUSE = ("DPMPTSP Kabupaten Banyuwangi", "siti.rahayu", "Meja 1")


def test_slow_and_broken_measures_never_go_below_the_floor() -> None:
    assert cost_for(10.0) == FLOOR
    assert cost_for(0.0).passes == MOST_PASSES


def test_hash_takes_about_the_aimed_time_by_more_passes() -> None:
    assert cost_for(AIM_S / 2) == Cost(FLOOR.memory_kib, 2 * FLOOR.passes, FLOOR.lanes)


def test_this_computer_is_measured_at_or_above_the_floor() -> None:
    cost = calibrated()
    assert (cost.memory_kib, cost.lanes) == (FLOOR.memory_kib, FLOOR.lanes)
    assert cost.passes >= FLOOR.passes


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "bukan hash",
        "$argon2i$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo",
        "$argon2id$v=19$m=99999999,t=3,p=4$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo",
        "$argon2id$v=19$m=65536,t=999,p=4$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo",
    ],
)
def test_what_was_never_made_here_is_not_even_computed(bad: str) -> None:
    assert not matches(bad, "apa saja", DEMO, DEMO)


def test_hash_that_is_checked_for_nobody_costs_the_same_and_fits_nothing() -> None:
    assert not is_outdated(nobody(FLOOR), FLOOR)
    assert f"m={FLOOR.memory_kib},t={FLOOR.passes},p={FLOOR.lanes}" in nobody(FLOOR)
    assert not matches(None, "", DEMO, DEMO)


def test_hash_below_the_least_does_not_count() -> None:
    cheap = hashed("gayung selimut randu", Ids(), DEMO)
    assert matches(cheap, "gayung selimut randu", DEMO, DEMO)
    assert not matches(cheap, "gayung selimut randu", DEMO, FLOOR)


def test_one_time_passwords_differ_and_have_no_letter_that_is_misread() -> None:
    made = {new_once(Ids()) for _ in range(100)}
    assert len(made) == 100
    assert not set("".join(made)) & set("ilo01ILO")
    assert {len(one) for one in made} == {19}


@pytest.mark.parametrize(
    "weak",
    [
        "admin12345", "bismillah", "bismillah1945", "Bismillah123!", "dpmptsp2026", "mppbanyuwangi",
        "mppbanyuwangi2026", "indonesia45", "indonesia1945", "sayangku123", "siti.rahayu1990", "M3rdeka!1945",
        "1234567890", "qwertyuiop", "aaaaaaaaaaaaaaaaaaaa", "rahasia rahasia rahasia", "admin123", "  rahasia  ",
    ],
)  # fmt: skip
def test_aut_04_what_many_here_would_choose_is_refused(weak: str) -> None:
    with pytest.raises(Refused, match=r"password\.(local|common|pattern|short)"):
        check_new(weak, HOUSE)


@pytest.mark.parametrize(
    "good",
    [
        "hujan turun di pasar lama",
        "  kopi susu hangat",
        "x7Kq-pl92-mmzd",
        "🐢🚗🌧☕🎈🧩🪁🎻🍉🥁",
        "gayung " * 18 + "tamat",
    ],
)
def test_aut_04_phrases_and_random_characters_of_any_kind_are_taken(good: str) -> None:
    check_new(good, HOUSE)


def test_aut_04_length_is_counted_in_letters_as_they_are_read() -> None:
    with pytest.raises(Refused, match=r"password\.short"):
        check_new("e\N{COMBINING ACUTE ACCENT}" * 9)
    with pytest.raises(Refused, match=r"^password\.long$"):
        check_new("kx" * (LONGEST // 2) + "k")
    check_new("gajah biru memanjat tiang listrik; " * 3)
