"""From a stored request to its receipt for papers that were taken in (tanda terima berkas)."""

from dataclasses import dataclass

from desktop.desk import Desk, instant
from desktop.errors import Refused
from desktop.printing import rows
from desktop.printing.dossier import Dossier, due_day, missing_documents, part
from desktop.printing.noticing import files_only, files_words
from desktop.queries import places
from desktop.queries.outages import outage_now
from desktop.queries.settings import CONTACTS, get_setting
from models.folding import read
from models.rules.bodies.requests import PaperForm
from models.rules.bodies.tickets import OutageChoice
from models.rules.catalogue import SlaUnit
from models.rules.events import Subject
from models.rules.folds.requests import STANDING, Request, RequestState
from models.rules.folds.tickets import Chosen, Ticket
from reports.receipt import Receipt, ReceivedDocument
from reports.words import clock, plain_date

BRING = ("tanda terima ini", "KTP-el atau identitas lain")
FROM_COMPLETE = "dihitung sejak berkas lengkap"
FROM_WORKING = "dihitung sejak sistem pulih"
STANDS = {
    RequestState.WAITING_APPLICANT: "Waktu layanan berhenti sejak {since}, menunggu pemohon.",
    RequestState.WAITING_PAYMENT: "Waktu layanan berhenti sejak {since}, menunggu pembayaran.",
}
FORMS = {
    PaperForm.UNSAID: "",
    PaperForm.ORIGINAL: "asli",
    PaperForm.COPY: "salinan",
    PaperForm.SHOWN: "diperlihatkan",
    PaperForm.UPLOADED: "diunggah",
}
_CLOCKED = frozenset({SlaUnit.MINUTES, SlaUnit.WORKING_HOURS})
_OVER = frozenset({RequestState.REJECTED, RequestState.WITHDRAWN, RequestState.REFERRED})


def receipt(desk: Desk, about: str) -> Receipt:
    """Return what the receipt of a request shows, as the request stands.

    Of the applicant's number only the last four characters leave the database.

    Args:
        desk: where to read.
        about: id or code of the request.

    Raises:
        Refused: there is no such request, or it ended and its papers went home.
    """
    request_id, request = rows.find_request(desk, about)
    if request.state in _OVER:
        raise Refused("paper.request_over", number=request.code, state=request.state)
    dossier = part(desk, request_id, request)
    left = _left_file(dossier.ticket)
    promise = _promise(desk, dossier, left)
    tail, label = dossier.identity(request.person)
    return Receipt(
        letterhead=dossier.letterhead,
        number=request.code,
        visit_code=dossier.visit_code,
        day=desk.calendar().service_day(instant(request.opened_at)).isoformat(),
        time=rows.local_time(desk, request.opened_at),
        zone=desk.calendar().zone,
        applicant=dossier.name(request.person),
        agency=dossier.agency,
        service=dossier.service_name,
        id_tail=tail,
        id_label=label,
        company=dossier.name(request.company),
        proxy=dossier.name(request.proxy),
        mandate=dossier.documents.get(request.mandate or "", ""),
        reference=dossier.reference,
        received=_documents(dossier),
        missing=missing_documents(dossier),
        standard=promise.standard,
        due_on=promise.due_on,
        due_time=promise.due_time,
        due_from=promise.due_from,
        due_words=promise.due_words,
        fee=dossier.service.fee,
        paid_at=_paid_at(desk, dossier.service.fee),
        pickup_place=dossier.place,
        bring=BRING,
        received_by=_received_by(desk, request),
        booth=dossier.booth,
        complaint_contact=dossier.complaints,
        example=dossier.service.example,
        note=_note(desk, dossier, left),
    )


def _left_file(ticket: Ticket | None) -> Chosen | None:
    """Return the choice by which the file was left during an outage, None where it was not."""
    choices = ticket.choices if ticket else ()
    return next((one for one in choices if one.choice is OutageChoice.LEAVE_FILE), None)


def _note(desk: Desk, dossier: Dossier, left: Chosen | None) -> str:
    request = dossier.request
    if request.state in STANDING:
        since = desk.calendar().local(instant(request.stands[-1].since))
        day, time = plain_date(since.date()), clock(f"{since:%H:%M}")
        return STANDS[request.state].format(since=f"{day} pukul {time}")
    if request.complete_at is not None or dossier.ticket is None:
        return "" if dossier.ticket is None else files_only(desk, dossier.ticket, request.agency)
    if left is None:
        return files_only(desk, dossier.ticket, request.agency)
    now = outage_now(desk, left.outage)
    return files_words(now.system, now.since)


def _documents(dossier: Dossier) -> tuple[ReceivedDocument, ...]:
    """Return what was taken in, in the order in which it came; a list to be ticked by hand for a draft."""
    request, names = dossier.request, dossier.documents
    if request.state is RequestState.DRAFT:
        groups = (group.split("|") for group in dossier.service.requires)
        words = (places.either(names.get(code, code) for code in codes) for codes in groups)
        return tuple(ReceivedDocument(name, form="", ticked=False) for name in words)
    quantities: dict[tuple[str, PaperForm], int] = {}
    for one in request.received:
        quantities[one.document, one.form] = quantities.get((one.document, one.form), 0) + one.quantity
    return tuple(
        ReceivedDocument(names.get(code, code), FORMS[form], quantity)
        for (code, form), quantity in quantities.items()
    )


@dataclass(frozen=True, slots=True)
class _Promise:
    """The receipt's words about when the service is done; fields as in `Receipt`."""

    standard: str = ""
    due_on: str = ""
    due_time: str = ""
    due_from: str = ""
    due_words: str = ""


def _promise(desk: Desk, dossier: Dossier, left: Chosen | None) -> _Promise:
    """Return the promised day; the standard's words alone while the clock does not run, or it names no time."""
    request, standard = dossier.request, dossier.service.standard_time
    if request.due_at is None or request.complete_at is None:
        timed = dossier.service.sla_value is not None and request.complete_at is None
        said = "sejak berkas lengkap" in standard
        since = FROM_WORKING if left is not None else FROM_COMPLETE if timed and not said else ""
        return _Promise(", ".join(filter(None, (standard, since if request.complete_at is None else ""))))
    end = desk.calendar().local(instant(request.due_at))
    paused = any(one.until is not None for one in request.stands)
    words = (f"standar pelayanan {standard}" if standard else "", "tanpa waktu berhenti" if paused else "")
    return _Promise(
        due_on=due_day(desk, request.due_at),
        due_time=f"{end:%H:%M}" if request.sla_unit in _CLOCKED else "",
        due_from=desk.calendar().service_day(instant(request.complete_at)).isoformat(),
        due_words=", ".join(filter(None, words)),
    )


def _paid_at(desk: Desk, fee: str) -> str:
    """Return where the fee is paid; nothing for what is free."""
    free = fee.casefold().startswith("gratis")
    return "" if free else str(get_setting(desk.store, CONTACTS).get("payment", ""))


def _received_by(desk: Desk, request: Request) -> str:
    """Return the name of who opened the request; of who prints where that is not known."""
    officer = request.opened_by or (desk.session.officer if desk.session else None)
    state = read(desk.store, Subject.OFFICER, officer) if officer else None
    return state.name if state else ""
