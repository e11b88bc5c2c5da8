"""From a stored request to the sheet of what is missing, and to the paper of its product's handing over."""

from desktop.desk import Desk, instant
from desktop.errors import Refused
from desktop.printing import rows
from desktop.printing.dossier import Dossier, missing_documents, part
from desktop.queries.settings import calendar_of_agency
from models.folding import read
from models.journal import events_of
from models.rules.bodies.requests import Decision, ProductCollected, Proof
from models.rules.events import Subject, in_order
from models.rules.folds.requests import STANDING, RequestState
from reports.handover import Handover
from reports.shortfall import Shortfall
from reports.words import clock

PROOFS = {
    Proof.RECEIPT: "tanda terima berkas",
    Proof.ID_CARD: "kartu identitas",
    Proof.POWER_OF_ATTORNEY: "surat kuasa",
    Proof.POST: "dikirim lewat pos atau kurir",
    Proof.ELECTRONIC: "dikirim elektronik",
}
PARTLY = "dikabulkan sebagian"
STANDS = "Waktu layanan berhenti selama kami menunggu, dan berjalan lagi setelah lengkap."
NOT_STARTED = "Waktu layanan dihitung sejak berkas lengkap."
_SHOWN = frozenset({RequestState.INCOMPLETE, *STANDING})


def shortfall(desk: Desk, about: str) -> Shortfall:
    """Return what the sheet of a request's missing papers shows now.

    Args:
        desk: where to read.
        about: id or code of the request.

    Raises:
        Refused: there is no such request, or nothing is missing.
    """
    request_id, request = rows.find_request(desk, about)
    why = _why(desk, request_id) if request.state in STANDING else ""
    if request.state not in _SHOWN or not (request.missing or why):
        raise Refused("paper.nothing_missing", number=request.code, state=request.state)
    dossier = part(desk, request_id, request)
    names = (dossier.documents.get(one.document, one.document) for one in request.received)
    return Shortfall(
        letterhead=dossier.letterhead,
        number=request.code,
        day=desk.today().isoformat(),
        time=rows.local_time(desk, desk.clock()),
        zone=desk.calendar().zone,
        applicant=dossier.name(request.person),
        agency=dossier.agency,
        service=dossier.service_name,
        missing=missing_documents(dossier),
        received=tuple(dict.fromkeys(names)),
        why=why,
        clock_words=STANDS if request.state in STANDING else NOT_STARTED,
        bring_to=dossier.place,
        hours=_hours(desk, request.agency),
        complaint_contact=dossier.complaints,
        example=dossier.service.example,
    )


def _why(desk: Desk, request_id: str) -> str:
    """Return the officer's words about the last pause; empty where there are none."""
    row = desk.store.execute_sql(
        "SELECT text FROM note WHERE about_id = ? AND purpose = 'pause' ORDER BY written_at DESC, at_seq DESC LIMIT 1",
        (request_id,),
    ).fetchone()
    return row[0] if row else ""


def _hours(desk: Desk, agency: str) -> str:
    """Return when an agency is open on its next working day, as `08.00–15.00`; empty where no day is near."""
    calendar = calendar_of_agency(desk, agency)
    opening = calendar.next_working_day(calendar.service_day(desk.now()))
    hours = calendar.hours(opening)
    if hours is None:
        return ""
    first, last = (clock(f"{time:%H:%M}") for time in (hours.opens, hours.closes))
    return f"hari kerja pukul {first}–{last} {calendar.zone}"


def handover(desk: Desk, about: str) -> Handover:
    """Return what the paper of a product's handing over shows.

    Args:
        desk: where to read.
        about: id or code of the request.

    Raises:
        Refused: there is no such request, or nothing was handed over.
    """
    request_id, request = rows.find_request(desk, about)
    if request.collected_at is None or request.proof is None:
        raise Refused("paper.nothing_collected", number=request.code, state=request.state)
    dossier = part(desk, request_id, request)
    tail, label = dossier.identity(request.collector)
    made = dossier.documents.get(request.product or "", "")
    return Handover(
        letterhead=dossier.letterhead,
        number=request.code,
        day=desk.calendar().service_day(instant(request.collected_at)).isoformat(),
        time=rows.local_time(desk, request.collected_at),
        zone=desk.calendar().zone,
        applicant=dossier.name(request.person),
        agency=dossier.agency,
        service=dossier.service_name,
        product=made or dossier.service_name,
        collector=dossier.name(request.collector),
        as_who=_as_who(dossier),
        id_tail=tail,
        id_label=label,
        company=dossier.name(request.company),
        reference=dossier.reference,
        decision=PARTLY if request.decision is Decision.PARTLY else "",
        proof=PROOFS[request.proof],
        handed_by=_handed_by(desk, request_id),
        booth=dossier.booth,
        complaint_contact=dossier.complaints,
        example=dossier.service.example,
    )


def _as_who(dossier: Dossier) -> str:
    request = dossier.request
    if request.collector is None:
        return ""
    return "pemohon" if request.collector == request.person else "kuasa"


def _handed_by(desk: Desk, request_id: str) -> str:
    events = in_order(events_of(desk.store, Subject.REQUEST, request_id))
    officer = next((one.officer for one in reversed(events) if isinstance(one.body, ProductCollected)), None)
    state = read(desk.store, Subject.OFFICER, officer) if officer else None
    return state.name if state else ""
