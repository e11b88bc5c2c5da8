"""Where an error came from, without what it says: messages and variables may hold a citizen's data."""

import sys
import traceback
from collections.abc import Iterator
from pathlib import Path, PurePath

FRAMES = 40
"""Places of one error at most: what calls itself without end has thousands."""
INSTALLED = "site-packages"
"""How places in libraries begin."""
_PROGRAM = Path(__file__).resolve().parents[1]


def trace_of(error: BaseException) -> list[str]:
    """Return the error's type, then the places that it passed, outermost first; causes follow, as `from Type`.

    Always text: a folder whose name is none has it escaped.
    """
    return [line.encode("utf-8", "backslashreplace").decode() for line in _lines(error)]


def _lines(error: BaseException) -> Iterator[str]:
    seen: BaseException | None = error
    known: set[int] = set()
    while seen is not None and id(seen) not in known:
        kind = f"{type(seen).__module__}.{type(seen).__qualname__}"
        yield f"from {kind}" if known else kind
        known.add(id(seen))
        frames = traceback.extract_tb(seen.__traceback__)
        cut = len(frames) - FRAMES
        for place, frame in enumerate(frames):
            if cut > 0 and place == FRAMES // 4:
                yield f"  … {cut}"
            if cut <= 0 or place < FRAMES // 4 or place >= FRAMES // 4 + cut:
                yield f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)


def _short(filename: str) -> str:
    """Return where a file lies in the program or its libraries; a home folder may bear a person's name."""
    place = PurePath(filename)
    if INSTALLED in place.parts:
        return "/".join(place.parts[place.parts.index(INSTALLED) :])
    if place.is_relative_to(_PROGRAM):
        return place.relative_to(_PROGRAM).as_posix()
    if place.is_relative_to(sys.base_prefix):
        return place.relative_to(sys.base_prefix).as_posix()
    return place.name
