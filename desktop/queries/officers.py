"""Officers' accounts, as lists show them."""

from dataclasses import dataclass

from desktop.desk import Desk
from desktop.security.permissions import require

MOST = 1000


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """One account."""

    login: str
    name: str
    role: str
    agency: str | None
    disabled: bool


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
