"""What an error of the database means to a person, and what stays a bug."""

import pytest
from peewee import OperationalError
from sqlcipher3 import dbapi2

from desktop.errors import Exit, explain_database_error


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        ("database is locked", "store.busy", Exit.BUSY),
        ("database table is locked: ticket", "store.busy", Exit.BUSY),
        ("database or disk is full", "store.full", Exit.IO),
        ("attempt to write a readonly database", "store.read_only", Exit.CANNOT_CREATE),
        ("database disk image is malformed", "store.damaged", Exit.NOT_VERIFIED),
        ("disk I/O error", "store.io", Exit.IO),
        ("unable to open database file", "store.cannot_open", Exit.CANNOT_CREATE),
        ("file is not a database", "store.wrong_key", Exit.NOT_VERIFIED),
    ],
)
@pytest.mark.parametrize("kind", [OperationalError, dbapi2.OperationalError])
def test_error_of_the_database_is_said_by_its_words(
    kind: type[Exception], words: str, code: str, exit_code: Exit
) -> None:
    known = explain_database_error(kind(words))
    assert known is not None
    assert (known.code, known.exit) == (code, exit_code)


def test_cause_behind_a_failed_rollback_is_what_is_said() -> None:
    error = OperationalError("cannot rollback - no transaction is active")
    error.__context__ = dbapi2.OperationalError("database or disk is full")
    known = explain_database_error(error)
    assert known is not None
    assert known.code == "store.full"


@pytest.mark.parametrize(
    "bug", [KeyError("blocked"), ValueError("malformed"), OperationalError("no such table")]
)
def test_bug_stays_a_bug_whatever_its_words(bug: Exception) -> None:
    assert explain_database_error(bug) is None
