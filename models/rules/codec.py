"""Frozen dataclasses to canonical JSON and back, driven by their annotations.

Understood: str, int, bool, None, StrEnum, tuples of one kind, nested dataclasses, `X | None`.
Fields that hold their default are left out, so a body stays short and a new field with a default
changes no stored text. Unknown keys are ignored when reading: a newer program may add fields.
"""

import dataclasses
import json
import types
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from models.rules.events import MOST

T = TypeVar("T")


def dumps(value: object) -> str:
    """Return the canonical JSON text of a value: sorted keys, no spaces, UTF-8 kept as it is."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def loads(cls: type[T], text: str) -> T:
    """Return the value of `cls` that `text` holds.

    Raises:
        ValueError, TypeError, KeyError, RecursionError: the text is not such a value, or no row could keep it.
    """
    value: T = build(cls, json.loads(text))
    _check_storable(value)
    return value


def plain(value: object) -> Any:
    """Return a value as JSON types; dataclasses without the fields that hold their default."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            name: plain(given)
            for name, default in _fields(type(value))
            if (given := getattr(value, name)) != default
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return value


@cache
def _fields(cls: type) -> tuple[tuple[str, object], ...]:
    """Return each field's name and default; a field without one is compared with a fresh object."""
    return tuple(
        (field.name, object() if field.default is dataclasses.MISSING else field.default)
        for field in dataclasses.fields(cls)
    )


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def build(kind: Any, data: Any) -> Any:
    """Return `data`, made of JSON types, as a value of the annotation `kind`.

    Raises:
        TypeError: the data has another type than the annotation.
        ValueError: an enum has no such member.
        KeyError: a field without default is missing.
    """
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _build_dataclass(kind, data)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return None if data is None else build(_one_of(kind), data)
    if origin is tuple:
        if not isinstance(data, list):
            raise TypeError(f"a list was expected, not {type(data).__name__}")
        return tuple(build(get_args(kind)[0], item) for item in data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    if kind is Any:
        return data
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise TypeError(f"{kind.__name__} was expected, not {type(data).__name__}")
    return data


def _check_storable(value: object) -> None:
    """Refuse what no row could keep: numbers beyond any use, halves of characters."""
    if isinstance(value, str):
        if not value.isascii():
            value.encode()
    elif isinstance(value, int):
        if abs(value) > MOST:
            raise ValueError(f"a number beyond {MOST}")
    elif isinstance(value, tuple):
        for item in value:
            _check_storable(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for name, _ in _fields(type(value)):
            _check_storable(getattr(value, name))


def _one_of(kind: Any) -> Any:
    (only,) = (arg for arg in get_args(kind) if arg is not type(None))
    return only


def _build_dataclass(cls: type, data: Any) -> Any:
    if not isinstance(data, dict):
        raise TypeError(f"an object was expected, not {type(data).__name__}")
    hints = _hints(cls)
    values = {name: build(hints[name], data[name]) for name, _ in _fields(cls) if name in data}
    missing = [
        field.name
        for field in dataclasses.fields(cls)
        if field.name not in values and field.default is dataclasses.MISSING
    ]
    if missing:
        raise KeyError(missing[0])
    return cls(**values)
