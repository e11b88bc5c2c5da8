"""What the use cases of the role table are tried on: one mall with one of each thing, all of one agency."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

from desktop.desk import Desk
from desktop.services.breaches import NewBreach, open_breach
from desktop.services.cases import NewCase, open_case
from desktop.services.complaints import NewComplaint, take_complaint
from desktop.services.officers import NewOfficer, add_officer
from desktop.services.opening import NewRequest, Someone, open_request
from desktop.services.outages import NewOutage
from desktop.services.papers import print_paper
from desktop.services.promises import NewPromise, make_promise
from desktop.services.requests import RequestNow
from desktop.services.surveys import NewAnswer, type_answer
from desktop.services.together import NewBlocker, make_commitment, raise_blocker
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.goals import BlockerCause
from models.rules.bodies.officers import Role
from models.rules.bodies.requests import ReceivedPaper
from models.rules.bodies.rights import BreachKind, DataClass, Right
from models.rules.skm import Element
from tests.conftest import PASSWORD

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
LONG_AGO = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
BREACH = NewBreach(BreachKind.INTEGRITY, LONG_AGO, LONG_AGO, (DataClass.NAME,), "contoh")
BLOCKER = NewBlocker(BlockerCause.FORMS, "penangan", TODAY, agency="DUK")
PAPERS = (ReceivedPaper("KK"), ReceivedPaper("LAMA"))


@dataclass(frozen=True)
class There:
    """What stands in the mall that the calls are about; all of it is of the agency DUK."""

    number: str
    ticket: str
    visit: str
    person: str
    other: str
    request: str
    promise: str
    blocker: str
    commitment: str
    paper: str
    outage: str
    issued: Any
    sheet: str
    opened: RequestNow
    case: str
    breach: str
    complaint: str


def there(desk: Desk) -> There:
    """Make what the calls are about, as an administrator."""
    added = add_visit(desk, NewVisit(services=("DUK-06",), name="Siti Contoh", phone="081299887766")).value
    other = add_visit(desk, NewVisit(services=("DUK-06",), name="Siti Contah")).value
    people = dict(desk.store.execute_sql("SELECT id, person FROM visit").fetchall())
    add_officer(desk, NewOfficer("penangan", PASSWORD, role=Role.COUNTER, agency="BPN"), demo=True)
    ticket = added.tickets[0]
    request = open_request(
        desk, NewRequest(service="DUK-06", applicant=Someone(name="Siti Contoh"), received=PAPERS)
    ).value
    return There(
        number=ticket.number,
        ticket=ticket.id,
        visit=added.id,
        person=people[added.id],
        other=people[other.id],
        request=request.code,
        promise=make_promise(desk, NewPromise("menelepon", NOON, agency="DUK")).value,
        blocker=raise_blocker(desk, BLOCKER).value,
        commitment=make_commitment(desk, "contoh", "admin", TODAY).value,
        paper=print_paper(desk, "ticket", ticket.id).value.paper_id,
        outage=import_module("desktop.services.outages")
        .start_outage(desk, NewOutage("SIAK", agency="DUK"))
        .value,
        issued=added.tickets,
        sheet=type_answer(desk, NewAnswer({Element.TIME: 3}, agency="DUK")).value,
        opened=request,
        case=open_case(desk, NewCase(Right.ACCESS)).value,
        breach=open_breach(desk, BREACH).value,
        complaint=take_complaint(desk, NewComplaint(words="antre lama", agency="DUK")).value.code,
    )
