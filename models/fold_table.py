"""The base of all tables, and of those whose rows are folds of the journal."""

import json
from collections.abc import Callable
from functools import cache
from types import NoneType
from typing import Any, ClassVar, get_args, get_origin, get_type_hints

from peewee import Field, IntegerField, Model, TextField

from models.fields import JsonField
from models.rules.codec import build
from models.rules.events import Key, Subject
from models.rules.folds import FOLDS
from models.rules.folds.base import Fold


class Table(Model):
    """Base of all tables: STRICT, never created by peewee itself."""

    class Meta:
        """Every table is strict about types."""

        strict_tables = True
        legacy_table_names = False

    @classmethod
    @cache
    def table_name(cls) -> str:
        """Return the table's name in the file."""
        return str(cls._meta.table_name)

    @classmethod
    @cache
    def columns(cls) -> tuple[str, ...]:
        """Return the names of the columns, in the order of the table."""
        return tuple(str(one.column_name) for one in cls._meta.sorted_fields)


class FoldTable(Table):
    """The state of every subject of one kind: its fields are columns of the same names.

    `at_hlc, at_origin, at_seq` = key of the newest event that the row contains.
    """

    subject: ClassVar[Subject]

    id = TextField(primary_key=True)
    at_hlc = IntegerField()
    at_origin = TextField()
    at_seq = IntegerField()

    @classmethod
    def fold(cls) -> Fold:
        """Return the fold that makes the rows."""
        return FOLDS[cls.subject]

    @classmethod
    @cache
    def state_fields(cls) -> list[Field]:
        """Return the columns that hold the state, in the order of the table."""
        return [f for f in cls._meta.sorted_fields if f.name not in ("id", "at_hlc", "at_origin", "at_seq")]

    @classmethod
    @cache
    def upsert_sql(cls) -> str:
        """Return the statement that writes one row."""
        names = ["id", "at_hlc", "at_origin", "at_seq", *(f.name for f in cls.state_fields())]
        quoted = [f'"{name}"' for name in names]
        updates = ", ".join(f"{name} = excluded.{name}" for name in quoted[1:])
        return (
            f'INSERT INTO "{cls.table_name()}" ({", ".join(quoted)}) '
            f"VALUES ({', '.join('?' * len(names))}) ON CONFLICT (id) DO UPDATE SET {updates}"
        )

    @classmethod
    @cache
    def select_sql(cls) -> str:
        """Return the statement that reads rows, to be completed by a WHERE."""
        names = ", ".join(f'"{f.name}"' for f in cls.state_fields())
        return f'SELECT id, at_hlc, at_origin, at_seq, {names} FROM "{cls.table_name()}"'

    @classmethod
    def row_values(cls, subject_id: str, key: Key, state: object) -> tuple[Any, ...]:
        """Return the values of one row, as `upsert_sql` wants them."""
        return (subject_id, *key, *(f.db_value(getattr(state, f.name)) for f in cls.state_fields()))

    @classmethod
    def read_state(cls, row: tuple[Any, ...]) -> tuple[str, Key, Any]:
        """Return id, key and state of a row of `select_sql`."""
        values = {name: value_of(raw) for (name, value_of), raw in zip(_readers(cls), row[4:], strict=True)}
        return row[0], (row[1], row[2], row[3]), cls.fold().state(**values)


@cache
def _readers(cls: type[FoldTable]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Return for each column of the state its name and what makes its value: rows are read at every event."""
    hints = get_type_hints(cls.fold().state)
    return tuple((field.name, _reader(field, hints[field.name])) for field in cls.state_fields())


def _reader(field: Field, hint: Any) -> Callable[[Any], Any]:
    if isinstance(field, JsonField):
        many = get_origin(hint) is tuple
        return lambda raw: () if many and raw == "[]" else build(hint, json.loads(raw))
    plain = {int, str, NoneType}.intersection(get_args(hint) or (hint,))

    def value_of(raw: Any) -> Any:
        value = field.python_value(raw)
        return value if type(value) in plain else build(hint, value)

    return value_of
