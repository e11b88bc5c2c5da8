"""People, found by number, name or phone; always masked."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from desktop.desk import Desk
from desktop.security.permissions import require
from models.rules.bodies.people import IdType
from models.rules.identity import mask_nik, read_phone, search_key
from models.store import Store

MOST = 20
WORDS = 8


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as lists show them.

    Attributes:
        masked_number: last four digits of the number, the rest hidden; empty without one.
        visits: how often they came.
    """

    id: str
    name: str
    masked_number: str
    birth_year: str
    visits: int


def find_people(desk: Desk, typed: str, limit: int = MOST) -> list[PersonRow]:
    """Return the people that a typed text may mean, best first, at most `limit`.

    A whole id number or phone finds exactly; anything else is looked for in the names, each word by its
    beginning, old and new spelling alike.
    """
    require(desk, "person.find")
    text = typed.strip()
    compact = re.sub(r"[\s.\-]", "", text)
    if re.fullmatch(r"\+?[0-9A-Za-z]*[0-9][0-9A-Za-z]*", compact) and len(compact) >= 6:  # noqa: PLR2004
        found = _by_number(desk, compact, limit)
        if found:
            return found
    return _by_name(desk, text, limit)


def _by_number(desk: Desk, number: str, limit: int) -> list[PersonRow]:
    try:
        phone = read_phone(number).value
    except ValueError:
        phone = number
    where = "p.id_number = ? OR (p.phone = ? AND p.phone <> '')"
    return _rows(desk, where, (number.upper(), phone), "p.n", limit)


def _by_name(desk: Desk, text: str, limit: int) -> list[PersonRow]:
    query = _name_query(text)
    if not query:
        return []
    where = "p.n IN (SELECT rowid FROM person_name WHERE person_name MATCH ? LIMIT 500)"
    return _rows(desk, where, (query,), "p.name", limit)


def _name_query(text: str) -> str:
    """Return a query of the full-text search in old and new spelling; empty where there is no word."""
    queries = [_match(text), _match(search_key(text), "search_key")]
    return " OR ".join(f"({query})" for query in queries if query)


def matching_people(desk: Desk, typed: str, limit: int) -> list[str]:
    """Return the ids of people whom a typed text may mean, by whole number, phone or name, at most `limit`."""
    text = typed.strip()
    compact = re.sub(r"[\s.\-]", "", text).upper()
    try:
        phone = read_phone(compact).value
    except ValueError:
        phone = compact
    rows = desk.store.execute_sql(
        """SELECT id FROM person WHERE id_number = ?1 AND id_number <> '' AND NOT erased
        UNION SELECT id FROM person WHERE phone = ?2 AND phone <> '' AND NOT erased LIMIT ?3""",
        (compact, phone, limit),
    ).fetchall()
    query = _name_query(text)
    if not rows and query:
        rows = desk.store.execute_sql(
            """SELECT id FROM person WHERE NOT erased
            AND n IN (SELECT rowid FROM person_name WHERE person_name MATCH ? LIMIT ?)""",
            (query, limit),
        ).fetchall()
    return [person for (person,) in rows]


def _match(text: str, column: str = "") -> str:
    """Return a query of the full-text search from typed words: each by its beginning, nothing is syntax."""
    words = re.findall(r"\w+", text)[:WORDS]
    prefix = f"{column} : " if column else ""
    return prefix + " ".join(f'"{word}" *' for word in words) if words else ""


def person_with(store: Store, id_type: IdType, number: str) -> str | None:
    """Return the id of the first person known by this number; None without one."""
    if not number:
        return None
    row = store.execute_sql(
        "SELECT id FROM person WHERE id_number = ? AND id_type = ? AND NOT erased ORDER BY n LIMIT 1",
        (number, id_type),
    ).fetchone()
    return None if row is None else str(row[0])


def people_rows(desk: Desk, ids: Collection[str]) -> dict[str, PersonRow]:
    """Return people by their ids; those that were erased are left out."""
    if not ids:
        return {}
    marks = ", ".join("?" * len(ids))
    rows = _rows(desk, f"p.id IN ({marks})", tuple(ids), "p.n", len(ids))
    return {row.id: row for row in rows}


def _rows(desk: Desk, where: str, values: tuple[str, ...], order: str, limit: int) -> list[PersonRow]:
    rows = desk.store.execute_sql(
        f"""SELECT p.id, p.name, p.id_number, substr(p.birth, 1, 4),
        (SELECT count(*) FROM visit v WHERE v.person = p.id)
        FROM person p WHERE ({where}) AND NOT p.erased ORDER BY {order} LIMIT ?""",
        (*values, limit),
    )
    return [
        PersonRow(i, name, mask_nik(number) if number else "", year, n) for i, name, number, year, n in rows
    ]
