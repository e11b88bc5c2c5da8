"""The agencies to choose from in a filter."""

from dataclasses import dataclass

from desktop.desk import Desk
from desktop.errors import Refused
from models.folding import read
from models.rules.catalogue import short_agency
from models.rules.events import Subject

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


def known_agency(desk: Desk, code: str | None) -> str | None:
    """Return the code that a list is asked for, None for all; raise Refused where no agency has it.

    A list of an agency that does not exist would be empty, as if nothing were waiting there.
    """
    if code is not None and read(desk.store, Subject.AGENCY, code) is None:
        raise Refused("catalogue.no_agency", agency=code)
    return code
