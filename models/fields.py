"""How values stand in a row: instants as sortable text, truth as 0 or 1, tuples as JSON."""

from datetime import UTC, datetime, timedelta

from peewee import IntegerField, TextField

from models.rules.codec import dumps

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def instant_text(ms: int) -> str:
    """Return UTC milliseconds as text that sorts by time, `2026-11-24T01:05:00.000Z`."""
    return (EPOCH + timedelta(milliseconds=ms)).isoformat(timespec="milliseconds")[:-6] + "Z"


def instant_ms(text: str) -> int:
    """Return the UTC milliseconds of an instant's text."""
    return (datetime.fromisoformat(text) - EPOCH) // timedelta(milliseconds=1)


class InstantField(TextField):
    """UTC milliseconds in Python, sortable text in the file."""

    def db_value(self, value: int | None) -> str | None:
        """Return the stored form."""
        return None if value is None else instant_text(value)

    def python_value(self, value: str | None) -> int | None:
        """Return the value in Python."""
        return None if value is None else instant_ms(value)


class BoolField(IntegerField):
    """A truth value, stored as 0 or 1."""

    def db_value(self, value: bool | None) -> int | None:  # noqa: FBT001
        """Return the stored form."""
        return None if value is None else int(value)

    def python_value(self, value: int | None) -> bool | None:
        """Return the value in Python."""
        return None if value is None else bool(value)


class JsonField(TextField):
    """A tuple of the state, stored as JSON."""

    def db_value(self, value: object) -> str:
        """Return the stored form."""
        return dumps(value)
