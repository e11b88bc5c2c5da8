"""People, found by number, name or phone; always masked, and each found once, whoever was merged into them."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

from desktop.desk import Desk
from desktop.queries.same_people import SAME, kept_id
from desktop.queries.sentences import clock
from desktop.security.permissions import require
from models.fields import instant_ms
from models.rules.bodies.officers import Role
from models.rules.bodies.people import IdType
from models.rules.identity import mask_nik, read_phone, search_key
from models.store import Store

MOST = 20
WORDS = 8
_PLENTY = 3
"""Rows looked at for one that is shown: several may be merged into one."""
_FOR_A_COUNTER = 500
"""Rows looked at for who may see few of them."""
_AT_AGENCY = f"""{SAME} SELECT EXISTS (
    SELECT 1 FROM visit v JOIN ticket t ON t.visit = v.id JOIN service s ON s.id = t.service
    WHERE v.person IN (SELECT id FROM same) AND v.day = ?2 AND s.agency = ?3)
OR EXISTS (SELECT 1 FROM request r WHERE r.agency = ?3 AND r.closed_at IS NULL AND (r.person IN (SELECT id FROM same)
    OR r.proxy IN (SELECT id FROM same) OR r.company IN (SELECT id FROM same)))"""
"""Whether somebody, under whatever entry, is today's visitor of an agency, or has an open request there."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as lists show them.

    Attributes:
        masked_number: last four digits of the number, the rest hidden; empty without one.
        visits: how often they came, under whatever entry.
        visit_today: id of their newest visit of today with a ticket, empty for none; `code_today` its code on
            paper, `came_today` its local `HH.MM`.
    """

    id: str
    name: str
    masked_number: str
    birth_year: str
    visits: int
    visit_today: str = ""
    code_today: str = ""
    came_today: str = ""


def find_people(desk: Desk, typed: str, limit: int = MOST) -> list[PersonRow]:
    """Return the people that a typed text may mean, best first, at most `limit`.

    A whole id number or phone finds exactly; anything else is looked for in the names, each word by its
    beginning, old and new spelling alike. Somebody who was merged into another is found as that one.
    The role `counter` finds whom its own agency has to do with: today's visitors, and whose request is open.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "person.find")
    own = desk.session.agency if desk.session and desk.session.role is Role.COUNTER else None
    found = _matching(desk, typed, limit * _PLENTY if own is None else _FOR_A_COUNTER)
    kept = list(dict.fromkeys(kept_id(desk.store, person) for person in found))
    rows = (_row(desk, person) for person in kept if own is None or _is_at(desk, person, own))
    return list(islice((row for row in rows if row is not None), limit))


def _is_at(desk: Desk, person: str, agency: str) -> bool:
    values = (person, desk.today().isoformat(), agency)
    return bool(desk.store.execute_sql(_AT_AGENCY, values).fetchone()[0])


def _matching(desk: Desk, typed: str, limit: int) -> list[str]:
    """Return the ids of the entries that a typed text may mean, best first; merged ones as they stand."""
    text = typed.strip()
    compact = re.sub(r"[\s.\-]", "", text)
    if re.fullmatch(r"\+?[0-9A-Za-z]*[0-9][0-9A-Za-z]*", compact) and len(compact) >= 6:  # noqa: PLR2004
        found = _by_number(desk, compact, limit)
        if found:
            return found
    return _by_name(desk, text, limit)


def _by_number(desk: Desk, number: str, limit: int) -> list[str]:
    try:
        phone = read_phone(number).value
    except ValueError:
        phone = number
    # without `<> ''` the indexes, which leave empty ones out, cannot be used: 200,000 people would be read through
    where = "(p.id_number = ? AND p.id_number <> '') OR (p.phone = ? AND p.phone <> '')"
    return _ids(desk, where, (number.upper(), phone), "p.n", limit)


def _by_name(desk: Desk, text: str, limit: int) -> list[str]:
    query = _name_query(text)
    if not query:
        return []
    where = "p.n IN (SELECT rowid FROM person_name WHERE person_name MATCH ? LIMIT 500)"
    return _ids(desk, where, (query,), "p.name", limit)


def _name_query(text: str) -> str:
    """Return a query of the full-text search in old and new spelling; empty where there is no word."""
    queries = [_match(text), _match(search_key(text), "search_key")]
    return " OR ".join(f"({query})" for query in queries if query)


def matching_people(desk: Desk, typed: str, limit: int) -> list[str]:
    """Return the ids of people whom a typed text may mean, by whole number, phone or name, at most `limit`.

    Somebody who was merged comes with everybody who is found under the same one.
    """
    found = _matching(desk, typed, limit)
    return list(dict.fromkeys([*found, *(kept_id(desk.store, person) for person in found)]))


def _match(text: str, column: str = "") -> str:
    """Return a query of the full-text search from typed words: each by its beginning, nothing is syntax."""
    words = re.findall(r"\w+", text)[:WORDS]
    prefix = f"{column} : " if column else ""
    return prefix + " ".join(f'"{word}" *' for word in words) if words else ""


def person_with(store: Store, id_type: IdType, number: str) -> str | None:
    """Return the id under which the first person known by this number is found; None without one."""
    if not number:
        return None
    row = store.execute_sql(
        "SELECT id FROM person WHERE id_number = ? AND id_number <> '' AND id_type = ? AND NOT erased "
        "ORDER BY n LIMIT 1",
        (number, id_type),
    ).fetchone()
    return None if row is None else kept_id(store, str(row[0]))


def people_rows(desk: Desk, ids: Collection[str]) -> dict[str, PersonRow]:
    """Return people by their ids, each as the one under whom they are found; erased ones are left out."""
    found = {person: _row(desk, kept_id(desk.store, person)) for person in ids}
    return {person: row for person, row in found.items() if row is not None}


def _ids(desk: Desk, where: str, values: tuple[str, ...], order: str, limit: int) -> list[str]:
    rows = desk.store.execute_sql(
        f"""SELECT p.id FROM person p WHERE ({where}) AND NOT p.erased AND NOT p.restricted ORDER BY {order} LIMIT ?""",
        (*values, limit),
    )
    return [row[0] for row in rows.fetchall()]


def _row(desk: Desk, person: str) -> PersonRow | None:
    """Return a person who is found under their own id, None for an erased one."""
    row = desk.store.execute_sql(
        f"""{SAME} SELECT p.name, coalesce(nullif(p.id_number, ''),
            (SELECT o.id_number FROM person o WHERE o.id IN (SELECT id FROM same) AND o.id_number <> '' LIMIT 1),
            ''), substr(p.birth, 1, 4),
        (SELECT count(*) FROM visit v WHERE v.person IN (SELECT id FROM same))
        FROM person p WHERE p.id = ?1 AND NOT p.erased""",
        (person,),
    ).fetchone()
    if row is None:
        return None
    name, number, year, visits = row
    masked = mask_nik(number) if number else ""
    return PersonRow(person, name, masked, year, visits, *_today(desk, person))


def _today(desk: Desk, person: str) -> tuple[str, str, str]:
    """Return id, code and beginning of the newest visit of today that has a ticket; empty for none."""
    row = desk.store.execute_sql(
        f"""{SAME} SELECT v.id, v.code, v.arrived_at FROM visit v WHERE v.person IN (SELECT id FROM same) AND v.day = ?2
        AND EXISTS (SELECT 1 FROM ticket t WHERE t.visit = v.id) ORDER BY v.arrived_at DESC, v.id DESC LIMIT 1""",
        (person, desk.today().isoformat()),
    ).fetchone()
    return ("", "", "") if row is None else (row[0], row[1], clock(desk, instant_ms(row[2])))
