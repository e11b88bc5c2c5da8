"""Six digits: which are none, and which anybody would try first."""

import pytest

from models.rules.pins import is_pin, is_trivial


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", " 12345"])
def test_anything_but_six_digits_is_no_pin(typed: str) -> None:
    assert not is_pin(typed)


@pytest.mark.parametrize(
    "pin",
    [
        "000000", "123456", "654321", "567890", "121212", "123123", "112233", "123321", "147258",
        "170845", "450817", "919191", "290200", "199008", "081990", "202612",
    ],
)  # fmt: skip
def test_what_anybody_tries_first_is_trivial(pin: str) -> None:
    assert is_pin(pin)
    assert is_trivial(pin)


@pytest.mark.parametrize("pin", ["739254", "408613", "962847", "581730", "450832"])
def test_other_six_digits_will_do(pin: str) -> None:
    assert is_pin(pin)
    assert not is_trivial(pin)


def test_nine_of_ten_pins_are_left_to_choose_from() -> None:
    left = sum(not is_trivial(f"{number:06}") for number in range(0, 10**6, 7))
    assert left > 0.85 * 10**6 / 7
