"""What the journal knows of visits that came from paper: as they were written, whatever happened since."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.journal import events_of
from models.rules.bodies.people import PersonDescribed
from models.rules.bodies.visits import Priority, VisitPrioritised
from models.rules.events import Event, Source, Subject
from models.rules.paper_day import PaperVisit
from models.rules.paper_ticket import PaperTicket, written_on_paper
from models.store import Store


@dataclass(frozen=True, slots=True)
class KnownVisit:
    """A visit of an imported paper day.

    Attributes:
        legs: how many tickets it has by now.
        tickets: by service and instant of issue, as the paper told them.
        described: whether it has a person at all.
        names: every name under which the person is or was known, in small letters; so `niks` and `phones`.
        erased: the person's data were erased; nobody can say any more whether a file differs in them.
    """

    id: str
    legs: int
    tickets: Mapping[tuple[str, int], PaperTicket]
    priority: tuple[Priority, ...]
    described: bool
    names: frozenset[str]
    niks: frozenset[str]
    phones: frozenset[str]
    erased: bool

    def contradicts(self, visit: PaperVisit, *, whole: bool) -> str:
        """Return the first column in which a file differs from what is known; empty where none does.

        An empty name or phone says nothing; neither does an empty NIK or priority, unless the file has the
        `whole` visit.
        """
        if self.priority != visit.priority and (whole or not set(visit.priority) <= set(self.priority)):
            return "priority"
        if self.erased:
            return ""
        if not self.described:
            return next((name for name in ("name", "nik", "phone") if getattr(visit, name)), "")
        if (whole or visit.nik) and visit.nik not in self.niks:
            return "nik"
        if visit.phone and visit.phone not in self.phones:
            return "phone"
        silent = whole and not (visit.name or visit.nik or visit.phone)
        return "name" if silent or (visit.name and visit.name.casefold() not in self.names) else ""


def known_visit(store: Store, day: str, key: str) -> KnownVisit | None:
    """Return the visit of a paper day by its local day and its kept key; None where there is none."""
    row = store.execute_sql(
        "SELECT id, (SELECT count(*) FROM ticket t WHERE t.visit = v.id) FROM visit v "
        "WHERE day = ? AND paper = ? ORDER BY id LIMIT 1",
        (day, key),
    ).fetchone()
    if row is None:
        return None
    visit, legs = row
    told = _on_paper(events_of(store, Subject.VISIT, visit))
    person = next((event.body.person for event in told if hasattr(event.body, "person")), None)
    described = [] if person is None else descriptions(store, person)
    notes = store.execute_sql(
        "SELECT text FROM note WHERE about_id = ? AND purpose = 'paper_name'", (visit,)
    ).fetchall()
    return KnownVisit(
        id=visit,
        legs=legs,
        tickets=_tickets(store, visit),
        priority=next((e.body.basis for e in reversed(told) if isinstance(e.body, VisitPrioritised)), ()),
        described=person is not None,
        names=frozenset(
            name.casefold() for name in (*(it.name for it in described), *(text for (text,) in notes))
        ),
        niks=frozenset(it.id_number for it in described),
        phones=frozenset(it.phone for it in described),
        erased=person is not None and not described,
    )


def descriptions(store: Store, person: str) -> list[PersonDescribed]:
    """Return everything that was ever said of a person, oldest first; empty once it was erased."""
    events = events_of(store, Subject.PERSON, person)
    return [event.body for event in events if isinstance(event.body, PersonDescribed)]


def _tickets(store: Store, visit: str) -> dict[tuple[str, int], PaperTicket]:
    rows = store.execute_sql("SELECT id FROM ticket WHERE visit = ? ORDER BY id DESC", (visit,)).fetchall()
    found = (written_on_paper(_on_paper(events_of(store, Subject.TICKET, ticket))) for (ticket,) in rows)
    return {(ticket.service, ticket.issued): ticket for ticket in found if ticket is not None}


def _on_paper(events: list[Event]) -> list[Event]:
    """Return the events that an import wrote, in their order."""
    return sorted((event for event in events if event.source is Source.PAPER), key=lambda event: event.key)
