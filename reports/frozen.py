"""Print inputs as JSON and back, so that a paper can be stored and drawn again byte-equal."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from types import MappingProxyType, NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def freeze(value: object) -> dict[str, Any]:
    """Return a frozen dataclass as a JSON object, keys in the order of its fields.

    A field `in_` becomes the key `in`; tuples become lists, dates ISO text.

    Raises:
        TypeError: a field holds something else than text, numbers, None, dates, tuples, maps and dataclasses.
    """
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(type(value).__name__)
    return {_key(field.name): _frozen(getattr(value, field.name)) for field in fields(value)}


def thaw(cls: type[T], data: Mapping[str, Any]) -> T:
    """Return the dataclass that `freeze` made this object from.

    Raises:
        ValueError: a key is unknown or missing, or a value has the wrong type; the message names the key.
    """
    hints = get_type_hints(cls)
    known: dict[str, Field[Any]] = {_key(field.name): field for field in fields(cls)}  # type: ignore[arg-type]
    unknown = [key for key in data if key not in known]
    if unknown:
        raise ValueError(f"{cls.__name__}.{unknown[0]}: unknown")
    values: dict[str, Any] = {}
    for key, field in known.items():
        if key in data:
            values[field.name] = _thawed(hints[field.name], data[key], f"{cls.__name__}.{key}")
        elif field.default is MISSING and field.default_factory is MISSING:
            raise ValueError(f"{cls.__name__}.{key}: missing")
    return cls(**values)


def _key(name: str) -> str:
    return name.rstrip("_")


def _frozen(value: object) -> Any:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_frozen(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _frozen(item) for key, item in value.items()}
    return freeze(value)


def _thawed(hint: Any, value: Any, where: str) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        if value is None and NoneType in inner:
            return None
        return _thawed(next(kind for kind in inner if kind is not NoneType), value, where)
    if origin is tuple and isinstance(value, list):
        return tuple(_thawed(inner[0], item, where) for item in value)
    if origin is Mapping and isinstance(value, dict):
        return MappingProxyType({key: _thawed(inner[1], item, where) for key, item in value.items()})
    if is_dataclass(hint) and isinstance(hint, type) and isinstance(value, dict):
        return thaw(hint, value)
    return _plain(hint, value, where)


def _plain(hint: Any, value: Any, where: str) -> Any:
    """Return a scalar of exactly the wanted type; a whole number also does for a decimal one."""
    if hint is dt.date and isinstance(value, str):
        return dt.date.fromisoformat(value)
    if hint is float and type(value) in {int, float}:
        return float(value)
    if hint in {str, int, bool} and type(value) is hint:
        return value
    raise ValueError(f"{where}: wrong type")
