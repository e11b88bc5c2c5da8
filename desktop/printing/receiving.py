"""From stored rows to the receipt for papers that a counter took in (tanda terima berkas)."""

from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk, instant
from desktop.errors import Refused
from desktop.printing import rows
from desktop.printing.noticing import files_only, files_words
from desktop.queries import places
from desktop.queries.day_figures import letterhead
from desktop.queries.names import names_on
from desktop.queries.outages import outage_now
from desktop.queries.settings import CONTACTS, OFFICE, calendar_of_agency, get_setting
from models.folding import read
from models.journal import events_of
from models.rules.bodies.people import IdType
from models.rules.bodies.tickets import OutageChoice, TicketCalled, TicketStarted
from models.rules.catalogue import SlaUnit
from models.rules.due import due
from models.rules.events import Subject, in_order
from models.rules.folds.places import Counter, Service
from models.rules.folds.tickets import Chosen, Ticket, TicketState
from models.rules.folds.visits import Person, Visit
from reports.receipt import TAIL, MissingDocument, Receipt, ReceivedDocument

TAKEN_IN = frozenset({TicketState.SERVING, TicketState.HELD, TicketState.DONE, TicketState.SYSTEM_DOWN})
"""States in which papers may lie at the counter; after the other outcomes the visitor has them back."""
BRING = ("tanda terima ini", "KTP-el atau identitas lain")
FROM_COMPLETE = "dihitung sejak berkas lengkap"
FROM_WORKING = "dihitung sejak sistem pulih"
IF_COMPLETE = "bila berkas lengkap"
_ID_LABELS = {IdType.PASSPORT: "Paspor", IdType.ITAS: "ITAS", IdType.ITAP: "ITAP"}
_CLOCKED = frozenset({SlaUnit.MINUTES, SlaUnit.WORKING_HOURS})


def receipt_number(ticket: Ticket) -> str:
    """Return the receipt's number, `TT-20261124-DUK-F1-001`: one a ticket, the same on every reprint.

    The desk's own series; a dossier's official number comes from the agency. The lane always stands in it,
    so that it stays unique when a mall with hidden lanes gets its second desk.
    """
    return f"TT-{ticket.day.replace('-', '')}-{ticket.number}"


def receipt(desk: Desk, about: str) -> Receipt:
    """Return what the receipt of a ticket shows.

    Of the applicant's number only the last four characters leave the database. Time and promise are
    counted from when the counter began to serve, so that a reprint on another day promises the same.

    Args:
        desk: where to read.
        about: id or number of the ticket, or number of the receipt, as `find_ticket` takes it.

    Raises:
        Refused: there is no such ticket, or no papers can be at the counter in its state.
    """
    ticket_id, ticket = rows.find_ticket(desk, about)
    left = _left_file(ticket)
    since = ticket.started_at or ticket.called_at or (left.at if left else None)
    if ticket.state not in TAKEN_IN or since is None:
        raise Refused("paper.nothing_received", number=ticket.number, state=ticket.state)
    visit: Visit = read(desk.store, Subject.VISIT, ticket.visit)
    person: Person = (visit.person and read(desk.store, Subject.PERSON, visit.person)) or Person()
    service: Service = read(desk.store, Subject.SERVICE, ticket.service)
    counter: Counter | None = read(desk.store, Subject.COUNTER, ticket.counter or "")
    day = date.fromisoformat(ticket.day)
    received, missing = _documents(desk, visit, service, ticket)
    asked = all(document.ticked for document in received)
    promise = _promise(desk, service, since, incomplete=bool(missing), asked=asked)
    if left is not None:
        promise = _Promise(", ".join(filter(None, (service.standard_time, FROM_WORKING))))
    place = places.counter_place(counter) if counter else places.service_place(desk, ticket.service)
    return Receipt(
        letterhead=letterhead(get_setting(desk.store, OFFICE)),
        number=receipt_number(ticket),
        visit_code=visit.code,
        day=desk.calendar().service_day(instant(since)).isoformat(),
        time=rows.local_time(desk, since),
        zone=desk.calendar().zone,
        applicant=person.name,
        agency=names_on(desk, "agency", day)[service.agency],
        service=names_on(desk, "service", day)[ticket.service],
        id_tail=person.id_number[-TAIL:],
        id_label=_ID_LABELS.get(person.id_type, "NIK"),
        received=received,
        missing=missing,
        standard=promise.standard,
        due_on=promise.due_on,
        due_time=promise.due_time,
        due_from=promise.due_from,
        due_words=promise.due_words,
        fee=service.fee,
        pickup_place=place,
        bring=BRING,
        received_by=_received_by(desk, ticket_id, ticket),
        booth=counter.name if counter else "",
        complaint_contact=str(get_setting(desk.store, CONTACTS).get("complaints", "")),
        example=service.example,
        note=_note(desk, ticket, service, left),
    )


def _left_file(ticket: Ticket) -> Chosen | None:
    """Return the choice by which the file was left during an outage, None where it was not."""
    return next((one for one in ticket.choices if one.choice is OutageChoice.LEAVE_FILE), None)


def _note(desk: Desk, ticket: Ticket, service: Service, left: Chosen | None) -> str:
    if left is None:
        return files_only(desk, ticket, service.agency)
    now = outage_now(desk, left.outage)
    return files_words(now.system, now.since)


def _documents(
    desk: Desk, visit: Visit, service: Service, ticket: Ticket
) -> tuple[tuple[ReceivedDocument, ...], tuple[MissingDocument, ...]]:
    """Return what was taken in and what is missing; a list to be ticked by hand where nobody has asked."""
    held = rows.held_documents(visit, rows.steps_of(desk, ticket.visit))
    names = places.document_names(desk)
    received, missing = [], []
    for group in service.requires:
        codes = group.split("|")
        has = [code for code in codes if code in (held or ())]
        name = places.either(names.get(code, code) for code in has or codes)
        if held is not None and not has:
            missing.append(MissingDocument(name))
        else:
            received.append(ReceivedDocument(name, form="", ticked=held is not None))
    return tuple(received), tuple(missing)


@dataclass(frozen=True, slots=True)
class _Promise:
    """The receipt's words about when the service is done; fields as in `Receipt`."""

    standard: str = ""
    due_on: str = ""
    due_time: str = ""
    due_from: str = ""
    due_words: str = ""


def _promise(desk: Desk, service: Service, since: int, *, incomplete: bool, asked: bool) -> _Promise:
    """Return the promised day; the standard's words alone while papers are missing or it names no time."""
    standard = service.standard_time
    if service.sla_value is None or service.sla_unit is None:
        return _Promise(standard)
    if incomplete:
        said = "sejak berkas lengkap" in standard or not standard
        return _Promise(standard if said else f"{standard}, {FROM_COMPLETE}")
    words_of = f"standar pelayanan {standard}" if standard else ""
    end = due(calendar_of_agency(desk, service.agency), instant(since), service.sla_value, service.sla_unit)
    return _Promise(
        due_on=end.date().isoformat(),
        due_time=f"{end:%H:%M}" if service.sla_unit in _CLOCKED else "",
        due_from=desk.calendar().service_day(instant(since)).isoformat(),
        due_words=", ".join(filter(None, (words_of, "" if asked else IF_COMPLETE))),
    )


def _received_by(desk: Desk, ticket_id: str, ticket: Ticket) -> str:
    """Return the name of who served the ticket; of who prints where that is not known."""
    events = in_order(events_of(desk.store, Subject.TICKET, ticket_id))
    served = [
        event.officer
        for kind in (TicketStarted, TicketCalled)
        for event in events
        if isinstance(event.body, kind) and event.body.call == ticket.call
    ]
    printing = desk.session.officer if desk.session else None
    officer = next((one for one in served if one), printing)
    state = read(desk.store, Subject.OFFICER, officer) if officer else None
    return state.name if state else ""
