"""What a table is, and a table of folds: the newest state of each subject, derived from the journal."""

import json
from typing import Any, ClassVar, get_type_hints

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
    def table_name(cls) -> str:
        """Return the table's name in the file."""
        return str(cls._meta.table_name)

    @classmethod
    def state_fields(cls) -> list[Field]:
        """Return the columns that hold the state, in the order of the table."""
        return [f for f in cls._meta.sorted_fields if f.name not in ("id", "at_hlc", "at_origin", "at_seq")]

    @classmethod
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
        hints = _hints(cls)
        values = {
            field.name: _value(field, hints[field.name], raw)
            for field, raw in zip(cls.state_fields(), row[4:], strict=True)
        }
        return row[0], (row[1], row[2], row[3]), cls.fold().state(**values)


_HINTS: dict[type, dict[str, Any]] = {}


def _hints(cls: type[FoldTable]) -> dict[str, Any]:
    if cls not in _HINTS:
        _HINTS[cls] = get_type_hints(cls.fold().state)
    return _HINTS[cls]


def _value(field: Field, hint: Any, raw: Any) -> Any:
    if isinstance(field, JsonField):
        return build(hint, json.loads(raw))
    return build(hint, field.python_value(raw))
