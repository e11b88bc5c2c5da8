"""People who were merged: under whom somebody is found, and who is found under one."""

from peewee import Database

from models.rules.same_person import kept_of

SAME = """WITH RECURSIVE same(id) AS (VALUES (?1)
    UNION SELECT p.id FROM person p JOIN same ON p.merged_into = same.id)"""
"""Beginning of a statement: `same` has the ids that are found under the person ?1, theirs included."""


def kept_id(db: Database, person: str) -> str:
    """Return the id under which a person is found: their own, or that of whom they were merged into."""

    def into(one: str) -> str | None:
        row = db.execute_sql("SELECT merged_into FROM person WHERE id = ?", (one,)).fetchone()
        return None if row is None else row[0]

    return kept_of(person, into)


def same_ids(db: Database, kept: str) -> tuple[str, ...]:
    """Return the ids of everybody who is found under one, that one first."""
    rows = db.execute_sql(f"{SAME} SELECT id FROM same", (kept,)).fetchall()
    return (kept, *sorted(row[0] for row in rows if row[0] != kept))
