"""Where an error came from, without what it says: messages and variables may hold a citizen's data."""

import traceback


def trace_of(error: BaseException) -> list[str]:
    """Return the error's type, then the places that it passed, outermost first; causes follow, as `from Type`.

    Always text: a folder whose name is none has it escaped.
    """
    lines: list[str] = []
    seen: BaseException | None = error
    known: set[int] = set()
    while seen is not None and id(seen) not in known:
        known.add(id(seen))
        kind = f"{type(seen).__module__}.{type(seen).__qualname__}"
        lines.append(f"from {kind}" if lines else kind)
        frames = traceback.extract_tb(seen.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return [line.encode("utf-8", "backslashreplace").decode() for line in lines]
