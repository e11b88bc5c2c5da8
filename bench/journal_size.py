"""Bytes that one event of the journal takes on disk, with its indexes: `python -m bench.journal_size`."""

import tempfile
from pathlib import Path

from bench.malls import a_mall, orders, serve_all
from desktop.services.visits import add_visit
from models.rules.kinds import BY_NUMBER
from models.store import Store

MOST_BYTES = 300
"""Promised for an event with its indexes."""
VISITS = 700


def journal_alone(store: Store, target: Path) -> int:
    """Write the journal and its index into a file of its own, tightly packed, and return its bytes."""
    scratch = target.with_name("scratch.db")
    store.execute_sql("VACUUM INTO ?", (str(scratch),))
    copy = Store(scratch, store.key)
    copy.connect()
    copy.execute_sql("PRAGMA foreign_keys = OFF")
    tables = copy.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in tables:
        if name != "journal" and not name.startswith("person_name_"):
            copy.execute_sql(f'DROP TABLE IF EXISTS "{name}"')
    copy.execute_sql("VACUUM INTO ?", (str(target),))
    copy.close()
    return target.stat().st_size


def main() -> None:
    with a_mall(durable=False) as desk, tempfile.TemporaryDirectory() as folder:
        for order in orders(desk, VISITS):
            add_visit(desk, order)
        serve_all(desk)
        count = "SELECT kind, count(*), avg(length(body)) FROM journal GROUP BY kind ORDER BY 2 DESC LIMIT 12"
        for kind, events, body in desk.store.execute_sql(count):
            print(f"{BY_NUMBER[kind].name:22} {events:6}  body {body:4.0f} bytes")
        (events,) = desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
        size = journal_alone(desk.store, Path(folder) / "journal.db")
    print(f"{events} events of {VISITS} visits: {size / events:.0f} bytes an event, with its index")
    assert size / events < MOST_BYTES


if __name__ == "__main__":
    main()
