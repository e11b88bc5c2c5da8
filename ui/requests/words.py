"""What the page Permohonan says of a request's time: the promise, from when it counts, and that it stands."""

from dataclasses import dataclass

from desktop.queries.enums import CLOSED, ContactResult, PaperForm, RequestState, StandReason, words
from desktop.queries.request_detail import LastContact, PaperLine, RequestDetail
from desktop.queries.requests import RequestRow

HOUR = 60
STANDING = frozenset({RequestState.WAITING_APPLICANT, RequestState.WAITING_PAYMENT})
_BEFORE = frozenset({RequestState.DRAFT, RequestState.RECEIVED, RequestState.INCOMPLETE})


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A sentence about time with its icon and tone, and a quieter second one, empty for none."""

    icon: str
    tone: str
    sentence: str
    below: str = ""


def first_capital(said: str) -> str:
    """Return words with a capital."""
    return said[:1].upper() + said[1:]


def short_day(day: str) -> str:
    """Return an ISO day as `27/11`, and nothing for nothing."""
    return f"{day[8:10]}/{day[5:7]}" if day else ""


def long_minutes(minutes: int) -> str:
    """Return open minutes as `3 jam 20 mnt`."""
    hours, rest = divmod(minutes, HOUR)
    return " ".join(
        part for part in (f"{hours} jam" if hours else "", f"{rest} mnt" if rest or not hours else "") if part
    )


def time_line(detail: RequestDetail) -> TimeLine:
    """Return what is promised of a request, from which day on, and whether its clock stands."""
    since = f"Dihitung sejak berkas lengkap, {detail.clock_from}" if detail.clock_from else ""
    if since and detail.standard:
        since = f"{since} · standar {detail.standard}"
    if since and detail.stood_minutes and detail.state not in STANDING:
        since = f"{since} · sempat berhenti {long_minutes(detail.stood_minutes)} jam buka"
    if detail.state in STANDING:
        stand = detail.stands[-1]
        for_whom = words(stand.reason)
        stood = long_minutes(detail.stood_minutes)
        tone = "call" if stand.reason is StandReason.PAYMENT else "hold"
        return TimeLine("pause", tone, f"Waktu berhenti sejak {stand.since}, {for_whom}",
                        f"{since} · {stood} jam buka tidak ikut dihitung")  # fmt: skip
    if detail.overdue:
        return TimeLine("warning", "ret", f"Lewat waktu sejak {detail.due}", since)
    if detail.due:
        return TimeLine("clock", "ink", f"Selesai paling lambat {detail.due}", since)
    if detail.state in _BEFORE:
        standard = f"Standar {detail.standard}" if detail.standard else ""
        return TimeLine("clock", "ink2", "Waktu layanan mulai saat berkas lengkap", standard)
    if detail.state is RequestState.READY:
        where = f"Siap diambil di {detail.place}" if detail.place else "Siap diambil"
        return TimeLine("tick-circle", "ok", where, since)
    if detail.state in CLOSED:
        return TimeLine("tick", "ink2", ended(detail), since)
    return TimeLine("clock", "ink2", "Standar layanan tidak menyebut batas waktu", since)


def ended(detail: RequestDetail) -> str:
    """Return how a request ended."""
    if detail.collected:
        proof = f", bukti {words(detail.proof)}" if detail.proof else ""
        return f"Diambil {detail.collector} {detail.collected}{proof}".replace("  ", " ")
    if detail.reject_reason:
        return f"Ditolak: {words(detail.reject_reason)}"
    if detail.referred_to:
        return f"Diteruskan ke {detail.referred_to}"
    return first_capital(words(detail.state))


def row_time(row: RequestRow) -> tuple[str, str]:
    """Return the two lines of the last column: when, and what happens then."""
    if row.overdue:
        return row.due, "lewat waktu"
    if row.due:
        return row.due, "jatuh tempo"
    if row.state in STANDING:
        return "Berhenti", "waktu layanan"
    if row.missing:
        until = f"s.d. {short_day(row.complete_by)}" if row.complete_by else "tanpa batas"
        return f"{row.missing} kurang", until
    return row.opened, "dibuka"


def tried(count: int, result: ContactResult | None) -> str:
    """Return how often somebody tried to reach the applicant, and what came of it; empty for never."""
    return "" if result is None else f"{count}× dihubungi, {words(result)}"


def contact_line(last: LastContact | None) -> tuple[str, str]:
    """Return how the last attempt went, and when it is tried again; empty for none."""
    if last is None:
        return "", ""
    again = f"Hubungi lagi {short_day(last.again_on)}" if last.again_on else ""
    return f"{tried(last.count, last.result)}, {words(last.way)} {last.when}", again


def paper_line(paper: PaperLine) -> str:
    """Return a document that came, with its form and quantity where they say something."""
    form = "" if paper.form is PaperForm.UNSAID else words(paper.form)
    count = f"{paper.quantity} lembar" if paper.quantity > 1 else ""
    beside = ", ".join(part for part in (form, count) if part)
    return f"{paper.name} ({beside})" if beside else paper.name


def who_asks(detail: RequestDetail) -> str:
    """Return whose matter it is: the company, the applicant, and the proxy with the document that says so."""
    who = " · ".join(part for part in (detail.company, detail.applicant) if part) or "Tanpa data diri"
    if not detail.proxy:
        return who
    mandate = f", {detail.mandate}" if detail.mandate else ""
    return f"{who}, dikuasakan kepada {detail.proxy}{mandate}"
