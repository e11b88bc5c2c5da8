"""What all papers of a request are gathered from: names, places, documents, and how its people are known."""

from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk, instant
from desktop.queries import places
from desktop.queries.day_figures import letterhead
from desktop.queries.names import names_on
from desktop.queries.settings import CONTACTS, OFFICE, get_setting
from models.folding import read
from models.rules.bodies.people import IdType
from models.rules.bodies.requests import External
from models.rules.events import Subject
from models.rules.folds.places import Counter, Service
from models.rules.folds.requests import Request
from models.rules.folds.tickets import Ticket
from models.rules.folds.visits import Person
from reports.dossier import TAIL, MissingDocument
from reports.letterhead import Letterhead

SYSTEMS = {
    External.OSS: "OSS",
    External.M_PASPOR: "M-Paspor",
    External.SICANTIK: "SiCantik",
    External.OTHER: "",
}
_ID_LABELS = {IdType.PASSPORT: "Paspor", IdType.ITAS: "ITAS", IdType.ITAP: "ITAP"}


@dataclass(frozen=True, slots=True)
class Dossier:
    """A request with what its papers name.

    Attributes:
        people: persons of the request by id.
        documents: code -> name of all document types.
        place: where the product is collected, as on the building's signs; `booth` the counter's own sign.
        visit_code: of the visit it was opened in; empty for none.
    """

    id: str
    request: Request
    service: Service
    ticket: Ticket | None
    people: dict[str, Person]
    documents: dict[str, str]
    letterhead: Letterhead
    agency: str
    service_name: str
    place: str
    booth: str
    visit_code: str
    complaints: str

    def name(self, person: str | None) -> str:
        """Return a person's name as on the document; empty for nobody."""
        return self.people[person].name if person else ""

    def identity(self, person: str | None) -> tuple[str, str]:
        """Return the last four characters of a person's number, and what number it is."""
        known = self.people[person] if person else Person()
        return known.id_number[-TAIL:], _ID_LABELS.get(known.id_type, "NIK")

    @property
    def reference(self) -> str:
        """Return the number in the agency's own system, as `OSS 123`."""
        system = SYSTEMS[self.request.system] if self.request.system else ""
        return f"{system} {self.request.reference}".strip() if self.request.reference else ""


def part(desk: Desk, request_id: str, request: Request) -> Dossier:
    """Return a request with what its papers name, names as they were on the day on which it was opened."""
    day = date.fromisoformat(request.day)
    ids = {one for one in people_of(request) if one}
    ticket: Ticket | None = read(desk.store, Subject.TICKET, request.ticket) if request.ticket else None
    counter: Counter | None = read(desk.store, Subject.COUNTER, (ticket and ticket.counter) or "")
    visit = read(desk.store, Subject.VISIT, request.visit) if request.visit else None
    return Dossier(
        id=request_id,
        request=request,
        service=read(desk.store, Subject.SERVICE, request.service),
        ticket=ticket,
        people={one: read(desk.store, Subject.PERSON, one) or Person() for one in ids},
        documents=places.document_names(desk),
        letterhead=letterhead(get_setting(desk.store, OFFICE)),
        agency=names_on(desk, "agency", day)[request.agency],
        service_name=names_on(desk, "service", day)[request.service],
        place=places.counter_place(counter) if counter else places.service_place(desk, request.service),
        booth=counter.name if counter else "",
        visit_code=visit.code if visit else "",
        complaints=str(get_setting(desk.store, CONTACTS).get("complaints", "")),
    )


def people_of(request: Request) -> tuple[str | None, ...]:
    """Return the ids of all whom a request knows: applicant, proxy, company, collector."""
    return request.person, request.proxy, request.company, request.collector


def missing_documents(dossier: Dossier) -> tuple[MissingDocument, ...]:
    """Return what is still to be brought, in the words of the service's list."""
    names, by = dossier.documents, dossier.request.complete_by or ""
    groups = (group.split("|") for group in dossier.request.missing)
    return tuple(
        MissingDocument(places.either(names.get(code, code) for code in codes), by) for codes in groups
    )


def due_day(desk: Desk, ms: int) -> str:
    """Return the mall's local day of a promise, ISO."""
    return desk.calendar().service_day(instant(ms)).isoformat()
