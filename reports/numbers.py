"""Numbers as Indonesian paper writes them."""

from decimal import ROUND_HALF_UP, Decimal

NONE = "–"


def whole(number: int | None) -> str:
    """Return `1.234`; a dash for None."""
    return NONE if number is None else f"{number:,}".replace(",", ".")


def tenth(number: float | None) -> str:
    """Return a number with one decimal, half up, as `1.012,5`; a dash for None."""
    return decimals(number, 1)


def decimals(number: float | None, places: int) -> str:
    """Return a number with some decimals, half up, as `3,444`; a dash for None."""
    if number is None:
        return NONE
    value = Decimal(str(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{value:,}".translate({ord(","): ".", ord("."): ","})
