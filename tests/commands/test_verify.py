"""`verify` after somebody with the key and another program was at the journal: exit 3, the first bad event named."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from models.journal import head
from tests.conftest import Mall
from tests.models.stores import rechain
from tests.printing.arrivals import came


class Raw:
    """The file opened by another program that has the key: its guards are taken away, and put back afterwards."""

    def __init__(self, mall: Mall) -> None:
        self.db = dbapi2.connect(str(mall.paths.database), isolation_level=None)
        self.db.execute(f"PRAGMA key = \"x'{mall.desk.store.key.hex()}'\"")
        self.guards = self.db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        ).fetchall()
        for name, _ in self.guards:
            self.db.execute(f"DROP TRIGGER {name}")

    def execute_sql(self, sql: str, values: tuple[object, ...] = ()) -> "dbapi2.Cursor":
        return self.db.execute(sql, values)

    def close(self) -> None:
        for _, sql in self.guards:
            self.db.execute(sql)
        self.db.close()


@pytest.fixture
def raw(mall: Mall) -> Iterator[Raw]:
    for _ in range(3):
        came(mall.desk, "DUK-06", nik="")
    raw = Raw(mall)
    yield raw
    raw.db.close()


def middle(mall: Mall) -> int:
    return head(mall.desk.store, mall.desk.origin).seq - 5


CHANGES: dict[str, tuple[str, str]] = {
    "edited": ("UPDATE journal SET body = body || ' ' WHERE seq = ?", "journal.changed"),
    "moved in time": (
        "UPDATE journal SET occurred_at = occurred_at - 60000 WHERE seq = ?", "journal.changed",
    ),
    "given to another officer": ("UPDATE journal SET officer = zeroblob(16) WHERE seq = ?", "journal.changed"),
    "deleted": ("DELETE FROM journal WHERE seq = ?", "journal.hole"),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_aut_08_changed_event_of_the_middle_is_named(mall: Mall, pandu, raw: Raw, what: str) -> None:
    sql, code = CHANGES[what]
    seq = middle(mall)
    raw.execute_sql(sql, (seq,))
    raw.close()
    exit_code, answer = pandu("verify")
    assert exit_code == 3
    assert answer["first_bad"] == {"code": code, "origin": mall.desk.origin, "seq": seq}
    assert [one["code"] for one in answer["faults"]] == [code]


def test_aut_08_of_two_changed_events_the_first_is_named(mall: Mall, pandu, raw: Raw) -> None:
    seq = middle(mall)
    for one in (seq + 2, seq):
        raw.execute_sql("UPDATE journal SET body = body || ' ' WHERE seq = ?", (one,))
    raw.close()
    assert pandu("verify")[1]["first_bad"]["seq"] == seq


def cut_off(mall: Mall, raw: Raw) -> None:
    raw.execute_sql("DELETE FROM journal WHERE seq > ?", (middle(mall),))


def write_anew(mall: Mall, raw: Raw) -> None:
    raw.execute_sql("UPDATE journal SET occurred_at = occurred_at - 60000 WHERE seq = ?", (middle(mall),))
    rechain(raw, mall.desk.origin)  # type: ignore[arg-type]


FORGED = {"journal.behind_anchor": cut_off, "journal.anchor_differs": write_anew}


@pytest.mark.parametrize("code", FORGED)
def test_what_the_chain_cannot_see_a_daily_report_proves(
    mall: Mall, pandu, raw: Raw, tmp_path: Path, code: str
) -> None:
    report = tmp_path / "harian.json"
    assert pandu("report", "daily", "--out", report)[0] == 0
    good = pandu("verify", "--anchor", report)[1]
    assert [one["origin"] for one in good["anchors"]] == [mall.desk.origin]
    FORGED[code](mall, raw)
    raw.close()
    exit_code, answer = pandu("verify")
    assert (exit_code, answer["first_bad"], answer["anchors"]) == (0, None, [])
    exit_code, answer = pandu("verify", "--anchor", report)
    assert (exit_code, answer["first_bad"], answer["anchors"]) == (3, None, [])
    assert [one["code"] for one in answer["faults"]] == [code]
