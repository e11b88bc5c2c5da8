"""The recovery key of a mall as text: 160 random bits that are shown once, and how they are read when typed."""

from desktop.ids import Ids
from models.rules.numbering import BASE32, MISREAD

GROUPS = 8


def new_recovery_key(ids: Ids) -> str:
    """Return a fresh recovery key: 32 characters in groups of four, 160 bits."""
    number = int.from_bytes(ids.secret(20), "big")
    text = "".join(BASE32[number >> 5 * place & 31] for place in range(4 * GROUPS))
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def read_recovery_key(typed: str) -> str:
    """Return a recovery key as it was shown, however it was typed.

    Case, blanks and dashes of any kind do not matter; I and L are read as 1, O as 0.
    """
    text = "".join(char for char in typed.upper() if char.isalnum()).translate(MISREAD)
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def typed_keys(typed: str) -> tuple[str, ...]:
    """Return the recovery keys in a text, in order: one, or several that were typed one after the other."""
    text = read_recovery_key(typed).replace("-", "")
    whole, rest = divmod(len(text), 4 * GROUPS)
    if rest or not whole:
        return (read_recovery_key(typed),)
    return tuple(read_recovery_key(text[at : at + 4 * GROUPS]) for at in range(0, len(text), 4 * GROUPS))
