"""A catalogue changed in a few places by any bytes, past the grammar of JSON: each line is a place and its new value."""

import json
from pathlib import Path
from typing import Any

SMALL = Path(__file__).parents[1] / "corpus" / "catalogue" / "small.json"


def catalogue_of(data: bytes) -> bytes:
    """Return the bytes themselves where they begin as JSON does, else the small catalogue with their changes.

    A line is `services.0.minutes=-1`; a value that is no JSON is a text, no value takes the place out.
    """
    if data[:1] in (b"{", b"[", b"\xef", b""):
        return data
    content = json.loads(SMALL.read_bytes())
    for line in data.decode("utf-8", "surrogateescape").split("\n"):
        path, _, value = line.partition("=")
        _put(content, path.split("."), value)
    return json.dumps(content).encode()


def _put(content: Any, path: list[str], value: str) -> None:
    for step in path[:-1]:
        content = _inside(content, step)
    place = path[-1]
    if isinstance(content, list):
        content.append(_read(value))
    elif isinstance(content, dict) and value:
        content[place] = _read(value)
    elif isinstance(content, dict):
        content.pop(place, None)


def _inside(content: Any, step: str) -> Any:
    """Return what a step leads to; a list takes any text for its first entry."""
    if isinstance(content, list) and content:
        return content[int(step) % len(content) if step.isdecimal() and len(step) < 4 else 0]
    return content.get(step) if isinstance(content, dict) else None


def _read(value: str) -> Any:
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value
