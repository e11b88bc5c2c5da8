"""The agencies to choose from in a filter."""

from dataclasses import dataclass

from desktop.desk import Desk
from models.rules.catalogue import short_agency

MOST = 500


@dataclass(frozen=True, slots=True)
class AgencyName:
    """An agency of the catalogue; `short` is how people call it."""

    code: str
    name: str
    short: str


def agency_names(desk: Desk) -> tuple[AgencyName, ...]:
    """Return the agencies in use, in alphabetical order of their names; may be empty."""
    rows = desk.store.execute_sql(
        "SELECT id, name FROM agency WHERE NOT archived ORDER BY id LIMIT ?", (MOST,)
    ).fetchall()
    ordered = sorted(rows, key=lambda row: (row[1].casefold(), row[0]))
    return tuple(AgencyName(code, name, short_agency(name)) for code, name in ordered)
