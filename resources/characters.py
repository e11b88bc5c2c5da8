"""Which characters people can see: asked where text comes in, and again wherever it goes out."""

import re
import unicodedata

INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Characters that print as nothing although Unicode counts them as letters, marks or symbols."""
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that show the rest of a line in another direction than it is read."""
DIRECTION_MARKS = frozenset("\u200e\u200f\u061c")
"""Characters that are never seen, and may turn what stands beside them."""
LINE_ENDS = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
"""Whatever begins a new line on some screen or in some spreadsheet."""


def is_half(char: str) -> bool:
    """Return whether this is half a character, which no file in UTF-8 can hold: a lone surrogate."""
    return "\ud800" <= char <= "\udfff"


def is_unseen(char: str) -> bool:
    """Return whether this prints as nothing, or turns what follows; blanks are seen, by the gap that they leave."""
    if char.isspace():
        return False
    code = ord(char)
    noncharacter = code % 0x10000 in {0xFFFE, 0xFFFF} or code in range(0xFDD0, 0xFDF0)
    return noncharacter or char in INVISIBLE or unicodedata.category(char) in {"Cc", "Cf"}


def is_sound(text: str) -> bool:
    """Return whether a text can be stored and shown as it is: no halves, no controls, no turned direction."""
    kinds = (unicodedata.category(char) for char in text if not char.isspace())
    return not any(kind in ("Cs", "Cc") for kind in kinds) and not TURNING.intersection(text)


def seen(text: str) -> str:
    """Return a text without what cannot be seen, in NFC.

    Every line end becomes a line feed and every blank but the no-break one a space; halves of characters stay.
    """
    kept = "".join(_shown(char) for char in LINE_ENDS.sub("\n", text) if not is_unseen(char))
    return unicodedata.normalize("NFC", kept)


def _shown(char: str) -> str:
    return " " if char.isspace() and char not in "\n\xa0" else char
