"""Officers' accounts, as lists show them."""

from dataclasses import dataclass

from desktop.desk import Desk
from desktop.queries.typed import sought
from desktop.security.permissions import require
from models.folding import read
from models.rules.events import Subject
from models.rules.folds.officers import Officer
from models.store import Store

MOST = 1000


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """One account."""

    login: str
    name: str
    role: str
    agency: str | None
    disabled: bool


def by_login(store: Store, login: str) -> tuple[str, Officer] | None:
    """Return id and state of an account, None where there is none of that login."""
    name = sought(login).strip().casefold()
    row = store.execute_sql("SELECT id FROM officer WHERE login = ?", (name,)).fetchone()
    return None if row is None else (row[0], read(store, Subject.OFFICER, row[0]))


def officers(desk: Desk) -> list[OfficerRow]:
    """Return all accounts, by login.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "officer.manage")
    rows = desk.store.execute_sql(
        "SELECT login, name, role, agency, disabled FROM officer ORDER BY login LIMIT ?", (MOST,)
    )
    return [
        OfficerRow(login, name, role, agency, bool(disabled)) for login, name, role, agency, disabled in rows
    ]
