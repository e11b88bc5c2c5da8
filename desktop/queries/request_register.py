"""The register of service requests that were opened on some days, masked unless said otherwise."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from desktop.desk import Desk, instant
from desktop.queries.names import names_on
from desktop.queries.registers import PERSON, masked
from models.fields import instant_ms
from reports.columns import Cell, Column, Kind, Table

COLUMNS: dict[str, Kind] = {
    "date": Kind.DATE,
    "request": Kind.TEXT,
    "visit": Kind.TEXT,
    "service": Kind.TEXT,
    "service_name": Kind.TEXT,
    "agency": Kind.TEXT,
    "agency_name": Kind.TEXT,
    "state": Kind.TEXT,
    **dict.fromkeys(PERSON, Kind.TEXT),
    "company": Kind.TEXT,
    "proxy": Kind.TEXT,
    "opened": Kind.CLOCK,
    "complete_date": Kind.DATE,
    "due_date": Kind.DATE,
    "due": Kind.CLOCK,
    "answered_date": Kind.DATE,
    "answered": Kind.CLOCK,
    "late": Kind.INTEGER,
    "pauses": Kind.INTEGER,
    "missing": Kind.INTEGER,
    "product": Kind.TEXT,
    "collected_date": Kind.DATE,
    "proof": Kind.TEXT,
    "system": Kind.TEXT,
    "reference": Kind.TEXT,
}
"""Columns by key; the keys are the header, the same in every language and format."""

_SQL = """
SELECT r.day AS date, r.code AS request, v.code AS visit, r.service, r.agency, r.state,
    p.name, p.id_type, p.id_number, p.phone, c.name AS company, x.name AS proxy,
    r.opened_at AS opened, r.complete_at AS complete_date, r.due_at AS due_date, r.due_at AS due,
    r.answered_at AS answered_date, r.answered_at AS answered, r.due_at < coalesce(r.answered_at, '{now}') AS late,
    json_array_length(r.stands) AS pauses, json_array_length(r.missing) AS missing, r.product,
    r.collected_at AS collected_date, r.proof, r.system, r.reference
FROM request r LEFT JOIN visit v ON v.id = r.visit LEFT JOIN person p ON p.id = r.person
LEFT JOIN person c ON c.id = r.company LEFT JOIN person x ON x.id = r.proxy
WHERE {where} ORDER BY r.day, r.lane, r.count, r.id"""
_OF_DAYS = "r.day BETWEEN ?1 AND ?2"
_OF_PLACES = "r.rowid IN (SELECT value FROM json_each(?1))"


def request_table(desk: Desk, first: date, last: date, *, reveal: bool = False) -> Table:
    """Return one row a request, by its number; days and times on the mall's clock.

    `late` is 1 where the answer, or now, is after the promise, 0 where it is not, empty without a promise;
    `pauses` is how often the clock stood, `missing` how many documents are still to be brought. Masked, people are
    as in the register of visits, and a company is hidden like a name: it may be one.

    Args:
        desk: where to read.
        first: local day of the opening.
        last: local day, included.
        reveal: with names, numbers and phone in clear.
    """
    return _table(desk, _OF_DAYS, (first.isoformat(), last.isoformat()), reveal=reveal)


def table_of_requests(desk: Desk, places: Sequence[int], *, reveal: bool = False) -> Table:
    """Return the rows of these places in the table of requests; else as `request_table`."""
    return _table(desk, _OF_PLACES, (json.dumps(list(places)),), reveal=reveal)


def _table(desk: Desk, where: str, values: tuple[str, ...], *, reveal: bool) -> Table:
    cursor = desk.store.execute_sql(_SQL.format(where=where, now=_text(desk)), values)
    names = [column[0] for column in cursor.description]
    rows = (dict(zip(names, row, strict=True)) for row in cursor.fetchall())
    known: dict[tuple[str, str], dict[str, str]] = {}

    def named(table: str, day: str) -> dict[str, str]:
        if (table, day) not in known:
            known[table, day] = names_on(desk, table, date.fromisoformat(day))
        return known[table, day]

    def complete(row: dict[str, Any]) -> tuple[Cell, ...]:
        row |= {
            "service_name": named("service", row["date"])[row["service"]],
            "agency_name": named("agency", row["date"])[row["agency"]],
        }
        return tuple(
            _cell(desk, key, kind, (row if reveal else row | _masked(row))[key])
            for key, kind in COLUMNS.items()
        )

    columns = tuple(Column(key, key, kind) for key, kind in COLUMNS.items())
    return Table("requests", columns, tuple(complete(row) for row in rows))


def people_of_requests(desk: Desk, first: date, last: date) -> list[str]:
    """Return the ids of the people, erased ones left out, who stand in the register of these local days."""
    return _people(desk, _OF_DAYS, (first.isoformat(), last.isoformat()))


def people_of_places(desk: Desk, places: Sequence[int]) -> list[str]:
    """Return the ids of the people, erased ones left out, who stand in the requests of these places."""
    return _people(desk, _OF_PLACES, (json.dumps(list(places)),))


def _people(desk: Desk, where: str, values: tuple[str, ...]) -> list[str]:
    found: set[str] = set()
    for column in ("person", "company", "proxy"):
        rows = desk.store.execute_sql(
            f"SELECT DISTINCT p.id FROM request r JOIN person p ON p.id = r.{column} "
            f"WHERE {where} AND NOT p.erased",
            values,
        )
        found.update(person for (person,) in rows.fetchall())
    return sorted(found)


def _masked(row: Mapping[str, Any]) -> dict[str, Any]:
    hidden = {"id_number": "", "phone": ""}
    others = {key: masked({**hidden, "name": row[key]})["name"] for key in ("company", "proxy")}
    return {**masked(dict(row)), **others}


def _text(desk: Desk) -> str:
    return desk.now().strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _cell(desk: Desk, key: str, kind: Kind, value: Any) -> Cell:
    if value is None or value == "":
        return None
    if key == "date" or kind not in (Kind.DATE, Kind.CLOCK):
        return value  # type: ignore[no-any-return] # text and numbers as stored
    local: datetime = desk.calendar().local(instant(instant_ms(value))).replace(microsecond=0)
    return local.date() if kind is Kind.DATE else local.time()
