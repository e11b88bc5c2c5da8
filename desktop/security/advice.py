"""Advice on a new password: whether it is guessed soon, and what would be better. No rules of composition.

The estimate is zxcvbn's; what people of this country, of this house and of this name would choose is added to
the words that it knows.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from desktop.errors import Refused
from desktop.security.passwords import check_length
from resources import read_bytes

ENOUGH = 3
"""zxcvbn's score, 0 to 4, from which on a password is taken: at least 10^8 guesses."""
LOOKED_AT = 72
"""Characters that are weighed: what is longer is strong already, and the estimate's time grows with the cube."""
WORDS = re.compile(r"[^\W\d_]{3,}")
FEW_WORDS = 3
"""So many words of the house and the country, whatever digits stand between them, are too few."""
LISTS = ("favourites", "offices", "names")


def check_new(password: str, about: Iterable[str] = ()) -> None:
    """Let a new password pass that is long enough and is not guessed soon.

    Args:
        password: as typed; it stays whole, any character is welcome.
        about: what anybody knows of its owner and the house: names, logins, agencies, the city.

    Raises:
        Refused: `password.short`, `password.long`, or why it is guessed soon: `password.local`,
            `password.common`, `password.pattern` or `password.weak`.
    """
    check_length(password)
    plain = unicodedata.normalize("NFC", password)
    code = _weakness(plain[:LOOKED_AT], _known(about))
    if code is not None:
        raise Refused(code)


def _weakness(password: str, known: list[str]) -> str | None:
    from zxcvbn import zxcvbn  # noqa: PLC0415 - 30 ms, and only a new password needs it

    if _is_few_words(password, frozenset(known)):
        return "password.local"
    found = zxcvbn(password.strip() or password, user_inputs=known)
    if found["score"] >= ENOUGH:
        return None
    patterns = {part["pattern"]: part for part in found["sequence"]}
    dictionary = [part["dictionary_name"] for part in found["sequence"] if part["pattern"] == "dictionary"]
    if "user_inputs" in dictionary:
        return "password.local"
    if dictionary:
        return "password.common"
    return "password.pattern" if patterns.keys() - {"bruteforce"} else "password.weak"


def _is_few_words(password: str, known: frozenset[str]) -> bool:
    """Return whether its letters are nothing but a few known words one after the other."""
    letters = "".join(char for char in password.casefold() if char.isalpha())
    fewest: list[int] = [0]
    for end in range(1, len(letters) + 1):
        before = [fewest[begin] for begin in range(end) if letters[begin:end] in known]
        fewest.append(min(before, default=len(letters)) + 1)
    return 0 < fewest[-1] <= FEW_WORDS


def _known(about: Iterable[str]) -> list[str]:
    """Return the words that anybody would try here, the likeliest first, each once."""
    house: list[str] = []
    for text in about:
        words = [word.casefold() for word in WORDS.findall(unicodedata.normalize("NFC", text))]
        house += [*words, "".join(words), "".join(text.casefold().split())]
    return list(dict.fromkeys(word for word in (*house, *_lists()) if word))


@lru_cache
def _lists() -> tuple[str, ...]:
    kept = tomllib.loads(read_bytes("passwords.toml").decode())
    return tuple(word for name in LISTS for word in str(kept[name]).split())
