"""Registers: all visits or tickets of some days as a table, masked unless said otherwise."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from desktop.desk import Desk, instant
from desktop.queries.names import names_on
from models.fields import instant_ms
from models.rules.events import Source
from models.rules.identity import initials, mask_nik
from models.rules.percentiles import minutes
from reports.columns import Cell, Column, Kind, Table

SHOWN, SHORTEST = 3, 7
"""Characters of a phone number that a masked list shows, and the shortest number of which it shows any."""
PERSON = ("name", "id_type", "id_number", "phone")
TICKET_COLUMNS: dict[str, Kind] = {
    "date": Kind.DATE,
    "number": Kind.TEXT,
    "visit": Kind.TEXT,
    "service": Kind.TEXT,
    "service_name": Kind.TEXT,
    "agency": Kind.TEXT,
    "agency_name": Kind.TEXT,
    "state": Kind.TEXT,
    "counter": Kind.TEXT,
    "counters": Kind.TEXT,
    "issued": Kind.CLOCK,
    "called": Kind.CLOCK,
    "last_called": Kind.CLOCK,
    "started": Kind.CLOCK,
    "finished": Kind.CLOCK,
    "wait_min": Kind.DECIMAL,
    "service_min": Kind.DECIMAL,
    "wait_s": Kind.DECIMAL,
    "service_s": Kind.DECIMAL,
    "estimated": Kind.INTEGER,
    "priority": Kind.TEXT,
    "referred_in": Kind.INTEGER,
    "source": Kind.TEXT,
}
VISIT_COLUMNS: dict[str, Kind] = {
    "date": Kind.DATE,
    "visit": Kind.TEXT,
    **dict.fromkeys(PERSON, Kind.TEXT),
    "channel": Kind.TEXT,
    "party": Kind.INTEGER,
    "information_only": Kind.INTEGER,
    "priority": Kind.TEXT,
    "arrived": Kind.CLOCK,
    "first_contact": Kind.CLOCK,
    "tickets": Kind.INTEGER,
    "source": Kind.TEXT,
}
"""Columns by key; the keys are the header, the same in every language and format."""

_TICKETS = """
SELECT t.day AS date, t.number, v.code AS visit, t.service, s.agency, t.state,
    coalesce(t.counter, t.for_counter) AS counter, t.calls, t.issued_at AS issued,
    t.first_called_at AS called, t.started_at AS started, t.finished_at AS finished, t.service_ms,
    t.estimated, v.priority, t.referred_from IS NOT NULL AS referred_in, t.source,
    p.name, p.id_type, p.id_number, p.phone
FROM ticket t JOIN visit v ON v.id = t.visit JOIN service s ON s.id = t.service
LEFT JOIN person p ON p.id = v.person
WHERE t.day BETWEEN ? AND ? ORDER BY t.day, t.issued_at, v.lane, v.count, t.leg, t.id"""
_VISITS = """
SELECT v.day AS date, v.code AS visit, p.name, p.id_type, p.id_number, p.phone, v.channel, v.party,
    v.information_only, v.priority, v.arrived_at AS arrived, v.first_contact_at AS first_contact,
    (SELECT count(*) FROM ticket t WHERE t.visit = v.id) AS tickets, v.source
FROM visit v LEFT JOIN person p ON p.id = v.person
WHERE v.day BETWEEN ? AND ? ORDER BY v.day, v.arrived_at, v.lane, v.count, v.id"""


def ticket_table(desk: Desk, first: date, last: date, *, reveal: bool = False) -> Table:
    """Return one row a ticket, by time of issue, with everything that the daily report counts.

    Times are on the mall's clock; `wait_s` and `service_s` are exact to the millisecond, so that percentiles
    come out as in the report. `estimated` and `referred_in` are 1 or 0. In clear, name, numbers and phone
    stand at the end of each row; masked there are none.

    Args:
        desk: where to read.
        first: local day.
        last: local day, included.
        reveal: with name, numbers and phone.
    """
    columns = dict(TICKET_COLUMNS) | (dict.fromkeys(PERSON, Kind.TEXT) if reveal else {})

    @cache
    def names(table: str, day: str) -> dict[str, str]:
        return names_on(desk, table, date.fromisoformat(day))

    def complete(row: dict[str, Any]) -> dict[str, Cell]:
        calls = [call for call in json.loads(row["calls"]) if call.get("at_hlc")]
        called = None if row["called"] is None else instant_ms(row["called"])
        wait_ms = None if called is None else called - instant_ms(row["issued"])
        return row | {
            "service_name": names("service", row["date"])[row["service"]],
            "agency_name": names("agency", row["date"])[row["agency"]],
            "counters": "+".join(sorted({call["counter"] for call in calls if call.get("counter")})),
            "last_called": max((call["called_at"] for call in calls), default=None),
            "wait_min": None if wait_ms is None else minutes(wait_ms),
            "service_min": None if row["service_ms"] is None else minutes(row["service_ms"]),
            "wait_s": _seconds(wait_ms),
            "service_s": _seconds(row["service_ms"]),
        }

    rows = (complete(row) for row in _read(desk, _TICKETS, first, last))
    return _table(desk, "tickets", columns, rows)


def visit_table(desk: Desk, first: date, last: date, *, reveal: bool = False) -> Table:
    """Return one row a visit, by arrival; arguments as for `ticket_table`.

    Masked, a name is initials (`S. A.`), a NIK its last four digits, a phone its last three, and any other
    number is hidden whole. `party` is people, `information_only` 1 or 0, `tickets` how many.
    """
    rows = _read(desk, _VISITS, first, last)
    shown = rows if reveal else (row | masked(row) for row in rows)
    return _table(desk, "visits", VISIT_COLUMNS, shown)


def people_in(desk: Desk, register: str, first: date, last: date) -> list[str]:
    """Return the ids of the people, erased ones left out, who stand in a register of these local days."""
    having = " AND EXISTS (SELECT 1 FROM ticket t WHERE t.visit = v.id)" if register == "tickets" else ""
    rows = desk.store.execute_sql(
        "SELECT DISTINCT p.id FROM visit v JOIN person p ON p.id = v.person "
        f"WHERE v.day BETWEEN ? AND ? AND NOT p.erased{having} ORDER BY p.id",
        (first.isoformat(), last.isoformat()),
    )
    return [person for (person,) in rows]


def masked(row: dict[str, Any]) -> dict[str, str]:
    """Return what may be seen of a person in a list that leaves the program."""
    name, number, phone = row["name"] or "", row["id_number"] or "", row["phone"] or ""
    letters = (next(char for char in word if char.isalnum()) for word in initials(name).split())
    return {
        "name": " ".join(f"{letter.upper()}." for letter in letters),
        "id_number": mask_nik(number) if number else "",
        "phone": "•" * (len(phone) - SHOWN) + phone[-SHOWN:] if len(phone) >= SHORTEST else "•" * len(phone),
    }


def _read(desk: Desk, sql: str, first: date, last: date) -> Iterator[dict[str, Any]]:
    cursor = desk.store.execute_sql(sql, (first.isoformat(), last.isoformat()))
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor.fetchall())


def _table(desk: Desk, name: str, columns: dict[str, Kind], rows: Iterator[dict[str, Any]]) -> Table:
    calendar = desk.calendar()

    def cell(key: str, value: Any) -> Cell:
        if value is None or value == "":
            return None
        if columns[key] is Kind.CLOCK:
            ms = value if isinstance(value, int) else instant_ms(value)
            return _whole_second(calendar.local(instant(ms))).time()
        if key == "priority":
            return "+".join(json.loads(value)) or None
        return Source(value).name.lower() if key == "source" else value

    return Table(
        name,
        tuple(Column(key, key, kind) for key, kind in columns.items()),
        tuple(tuple(cell(key, row[key]) for key in columns) for row in rows),
    )


def _whole_second(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def _seconds(ms: int | None) -> Decimal | None:
    return None if ms is None else Decimal(ms) / 1000
