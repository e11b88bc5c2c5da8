"""Commands that only read change neither the journal nor the nonce."""

import hashlib

import pytest

from tests.harness.program import Program

pytestmark = pytest.mark.process

COMMANDS = (
    ("report", "daily", "--out", "daily.json"), ("report", "daily", "--out", "daily.xlsx"),
    ("report", "daily", "--out", "daily.pdf"), ("report", "daily", "--out", "daily.csv"),
    ("verify",), ("doctor",), ("rebuild", "--check"), ("--version", "--verbose"),
    ("user", "list"), ("visit", "find", "V1-000000-0001"), ("holiday", "list"), ("setting", "show", "office"),
)  # fmt: skip


def fingerprint(program: Program) -> tuple[str, str, str]:
    """Return a hash of the whole journal, of the desk's own values with its nonce, and of the nonce file."""
    desk = program.opened()
    try:
        tables = [
            hashlib.sha256(
                repr(desk.store.execute_sql(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()).encode()
            ).hexdigest()
            for table in ("journal", "local")
        ]
    finally:
        desk.store.close()
    return tables[0], tables[1], program.paths.nonce.read_text()


def test_reading_commands_change_nothing(program: Program) -> None:
    added = program.as_admin("visit", "add", "--service", "DUK-06", "--name", "Budi", "--anyway", "uji")
    assert added.code == 0
    before = fingerprint(program)
    for first, second in zip(COMMANDS[::2], COMMANDS[1::2], strict=True):
        for done in program.both((*first, "--user", "admin"), (*second, "--user", "admin")):
            assert done.code == 0, done
    assert fingerprint(program) == before
    program.as_admin("visit", "add", "--service", "DUK-06", "--anyway", "uji")
    assert fingerprint(program)[0] != before[0]


def test_reading_a_copied_data_dir_does_not_make_it_another_desk(program: Program) -> None:
    program.paths.nonce.unlink()
    assert all(
        done.code == 0
        for done in program.both(("verify",), ("report", "daily", "--out", "x.json", "--user", "admin"))
    )
    assert not program.paths.nonce.exists()
