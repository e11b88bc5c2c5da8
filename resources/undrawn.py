"""Characters that no letter of the papers draws: noted while a paper is drawn, then told to whoever asked for it."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SHOWN_MOST = 3
_noted: ContextVar[set[str] | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[set[str]]:
    """Give the characters that what is drawn inside could not draw; one inside another tells both."""
    found: set[str] = set()
    around = _noted.get()
    token = _noted.set(found)
    try:
        yield found
    finally:
        _noted.reset(token)
        if around is not None:
            around |= found


def escape(character: str) -> str:
    """Return what stands on paper for a character without a letter, as `[U+4E2D]`; whoever notes is told."""
    noted = _noted.get()
    if noted is not None:
        noted.add(character)
    return code_of(character)


def code_of(character: str) -> str:
    """Return how a character without a letter is written, as `[U+4E2D]`."""
    return f"[U+{ord(character):04X}]"


def facts(undrawn: Collection[str]) -> dict[str, object]:
    """Return what `paper.undrawn` says: how many characters, and the first codes as they stand on the paper.

    By code and not as they were typed: a notice in front of others tells no name.
    """
    codes = [code_of(character) for character in sorted(undrawn)]
    more = " …" if len(codes) > SHOWN_MOST else ""
    return {"count": len(codes), "codes": " ".join(codes[:SHOWN_MOST]) + more}
