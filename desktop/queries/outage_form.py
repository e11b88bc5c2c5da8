"""What an outage can be declared of: the form's choices."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.desk import Desk
from desktop.queries.outages import system_names
from desktop.security.permissions import allowed, require
from models.rules.bodies.officers import Role
from models.rules.catalogue import short_agency

MOST = 5000


@dataclass(frozen=True, slots=True)
class Choosable:
    """An agency or service: its code, and how the form names it."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class OutageForm:
    """What can be chosen, each by name; an officer of one agency sees that one alone.

    Attributes:
        systems: names to offer; others can be typed.
        everywhere: building, power and network may be declared too.
    """

    agencies: tuple[Choosable, ...]
    services: tuple[Choosable, ...]
    systems: tuple[str, ...]
    everywhere: bool


def outage_form(desk: Desk) -> OutageForm:
    """Return what the signed-in officer may declare an outage of."""
    require(desk, "outage.note")
    session = desk.session
    own = session.agency if session is not None and session.role is Role.COUNTER else None
    with desk.reading():
        agencies = desk.store.execute_sql(
            "SELECT id, name FROM agency WHERE NOT archived AND (? IS NULL OR id = ?) LIMIT ?",
            (own, own, MOST),
        ).fetchall()
        services = desk.store.execute_sql(
            """SELECT s.id, s.name, a.name FROM service s JOIN agency a ON a.id = s.agency
            WHERE NOT s.archived AND s.site = 'here' AND (? IS NULL OR a.id = ?) LIMIT ?""",
            (own, own, MOST),
        ).fetchall()
        systems = system_names(desk)
    return OutageForm(
        agencies=_named((code, short_agency(name)) for code, name in agencies),
        services=_named((code, f"{name} ({short_agency(agency)})") for code, name, agency in services),
        systems=systems,
        everywhere=allowed(session, "outage.everywhere"),
    )


def _named(rows: Iterable[tuple[str, str]]) -> tuple[Choosable, ...]:
    return tuple(Choosable(*row) for row in sorted(rows, key=lambda row: (row[1].casefold(), row[0])))
