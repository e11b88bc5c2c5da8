"""Agencies and services as reports of a span of days name and order them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk
from desktop.queries.names import names_on
from models.rules.catalogue import AgencyKind, group
from reports.labels import GROUPS


@dataclass(frozen=True, slots=True)
class NamedAgency:
    """An agency by the name that was valid on the last day, and its group in the ministry's form."""

    code: str
    name: str
    group: str


def named_agencies(desk: Desk, codes: Iterable[str], last: date) -> list[NamedAgency]:
    """Return agencies by the ministry's groups, and by name within a group."""
    names = names_on(desk, "agency", last)
    kinds = dict(desk.store.execute_sql("SELECT id, kind FROM agency").fetchall())
    found = [NamedAgency(code, names[code], group(AgencyKind(kinds[code]))) for code in set(codes)]
    return sorted(found, key=lambda one: (GROUPS.index(one.group), one.name.casefold(), one.code))


def services_by_agency(desk: Desk, codes: Iterable[str], last: date) -> dict[str, list[tuple[str, str]]]:
    """Return code and name of some services under the code of their agency, by their own codes."""
    wanted, names = set(codes), names_on(desk, "service", last)
    found: dict[str, list[tuple[str, str]]] = {}
    for code, agency in desk.store.execute_sql("SELECT id, agency FROM service ORDER BY id").fetchall():
        if code in wanted:
            found.setdefault(agency, []).append((code, names[code]))
    return found
