"""Printing papers: what was drawn is remembered first, and can be drawn again from what was stored."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from desktop.desk import Desk, Outcome, Write
from desktop.errors import Refused
from desktop.printing import bringing, rows
from desktop.printing.complaining import complaint_letter, complaint_slip
from desktop.printing.daily import daily_copy, daily_title, report_about
from desktop.printing.dossier import people_of
from desktop.printing.gathering import ticket_slip, visit_sheet
from desktop.printing.handing import handover, shortfall
from desktop.printing.noticing import notice
from desktop.printing.outside import forum_minutes, route_sheet
from desktop.printing.posting import poster
from desktop.printing.receiving import receipt
from desktop.queries.daily_prints import about_day, closed_revision, read_about
from desktop.queries.outages import outage_now
from desktop.queries.prints import DAILY, PrintState, next_copy
from desktop.security.permissions import require
from desktop.services.print_jobs import put_job
from models.folding import read
from models.journal import events_of
from models.rules.bodies.notes import AccessPrinted, PaperDrawn, PaperRedrawn
from models.rules.events import Subject
from reports.bring_sheet import TITLE as BRING_TITLE
from reports.bring_sheet import BringSheet, bring_pdf
from reports.complaint_slip import ComplaintSlip, complaint_slip_pdf
from reports.daily import DailyReport, daily_pdf
from reports.fonts import register_fonts
from reports.frozen import freeze, thaw
from reports.handover import Handover, handover_pdf
from reports.letter import Letter, letter_pdf
from reports.notice import TITLE, Notice, notice_pdf
from reports.poster import TITLE as POSTER_TITLE
from reports.poster import Poster, poster_pdf
from reports.receipt import Receipt, receipt_pdf
from reports.shortfall import Shortfall, shortfall_pdf
from reports.ticket import TicketSlip, ticket_pdf
from reports.turns import DRAWING
from reports.visit_sheet import VisitSheet, visit_sheet_pdf
from resources.undrawn import noting

SERVICES_JOINT = bringing.JOINT
"""Between the codes of services that one list of what to bring is about."""


class PaperKind(StrEnum):
    """Which paper; stored with every print."""

    TICKET = "ticket"
    VISIT_SHEET = "visit_sheet"
    RECEIPT = "receipt"
    SHORTFALL = "shortfall"
    HANDOVER = "handover"
    OUTAGE_NOTICE = "outage_notice"
    BRING_LIST = "bring_list"
    DAILY_REPORT = DAILY
    COMPLAINT_SLIP = "complaint_slip"
    COMPLAINT_LETTER = "complaint_letter"
    VOICE_POSTER = "voice_poster"
    FORUM_MINUTES = "forum_minutes"
    ROUTE_SHEET = "route_sheet"


OF_REQUESTS = frozenset({PaperKind.RECEIPT, PaperKind.SHORTFALL, PaperKind.HANDOVER})
OF_NO_AGENCY = frozenset(
    {PaperKind.BRING_LIST, PaperKind.VOICE_POSTER, PaperKind.FORUM_MINUTES, PaperKind.ROUTE_SHEET}
)
OF_COMPLAINTS = frozenset({PaperKind.COMPLAINT_SLIP, PaperKind.COMPLAINT_LETTER})


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A paper that was drawn and remembered.

    Attributes:
        paper_id: by which it can be drawn again.
        bytes: the PDF.
        copy: 0 for the first of this subject, n for `SALINAN ke-n`.
        title: what a print queue may show: a number or a code, never a name.
        undrawn: characters that no letter of the paper draws, each once; the paper shows their codes.
    """

    paper_id: str
    bytes: bytes
    copy: int
    title: str
    undrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a paper is about: its id, the agencies that it concerns, and whose data it shows."""

    id: str
    agencies: tuple[str, ...]
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Drawing:
    """How one kind of paper is drawn: from which input, by what, under which title."""

    input: type[Any]
    pdf: Callable[[Any], bytes]
    title: Callable[[Any], str]


_DRAWINGS = {
    PaperKind.TICKET: _Drawing(TicketSlip, ticket_pdf, lambda slip: slip.number),
    PaperKind.VISIT_SHEET: _Drawing(VisitSheet, visit_sheet_pdf, lambda sheet: sheet.visit_code),
    PaperKind.RECEIPT: _Drawing(Receipt, receipt_pdf, lambda receipt: receipt.number),
    PaperKind.SHORTFALL: _Drawing(Shortfall, shortfall_pdf, lambda sheet: sheet.number),
    PaperKind.HANDOVER: _Drawing(Handover, handover_pdf, lambda handover: handover.number),
    PaperKind.OUTAGE_NOTICE: _Drawing(Notice, notice_pdf, lambda notice: f"{TITLE} {notice.system}"),
    PaperKind.BRING_LIST: _Drawing(BringSheet, bring_pdf, lambda _: BRING_TITLE),
    PaperKind.DAILY_REPORT: _Drawing(DailyReport, daily_pdf, daily_title),
    PaperKind.COMPLAINT_SLIP: _Drawing(ComplaintSlip, complaint_slip_pdf, lambda slip: slip.number),
    PaperKind.COMPLAINT_LETTER: _Drawing(Letter, letter_pdf, lambda letter: letter.number),
    PaperKind.FORUM_MINUTES: _Drawing(Letter, letter_pdf, lambda letter: letter.number),
    PaperKind.ROUTE_SHEET: _Drawing(Letter, letter_pdf, lambda letter: letter.number),
    PaperKind.VOICE_POSTER: _Drawing(Poster, poster_pdf, lambda poster: f"{POSTER_TITLE} {poster.month}"),
}


def make_ready() -> None:
    """Read the letters of all papers, which takes as long as drawing several: the first one waits for it otherwise.

    Thread: any; who draws meanwhile waits.
    """
    with DRAWING:
        register_fonts()


def print_paper(
    desk: Desk, kind: PaperKind | str, about: str, *, paper: str = "roll"
) -> Outcome[PrintedPaper]:
    """Draw a paper of a ticket, visit, request, complaint, outage, need or day as it stands now, and remember it.

    Input, hash and copy number are durable when this returns: a printer that fails afterwards is given
    the same bytes again by `redraw`, while a second call is a copy and says so. A print that failed is no
    paper: this one takes its place and its number. The print counts as queued until `print_jobs.mark_sent`
    says that the printer or the file has it.

    Args:
        desk: with the officer signed in.
        kind: which paper.
        about: id or number of a ticket, id or code of a visit, request or complaint, id of an outage; of a list of what
            to bring the code of a life event, or codes of services joined by `+`; of a poster the month, `2026-11`;
            of a daily report the local day, or `printing.daily.DailyPaper.about`.
        paper: `roll` or `a5`, for a visit sheet or such a list; `a3` or `a4` for a poster.

    Raises:
        Refused: there is no such ticket, visit, request, outage, service or revision of a day, or this paper makes
            no sense in its state.
        NotAllowed: the role does not reach, or (role `counter`) no step belongs to the own agency.
    """
    kind = PaperKind(kind)
    with desk.writing() as write:
        subject = _subject(desk, kind, about)
        _require(desk, kind, subject)
        copy = _next_copy(desk, write, kind, subject.id)
        frozen = replace(_gathered(desk, kind, subject.id, paper), copy=copy)
        title = _DRAWINGS[kind].title(frozen)
        with noting() as undrawn:
            drawn = _DRAWINGS[kind].pdf(frozen)
        paper_id = write.new_id()
        write.append(PaperDrawn(kind, subject.id, copy, hashlib.sha256(drawn).hexdigest()), paper_id)
        write.db.execute_sql(
            "INSERT INTO print_input (paper, kind, input) VALUES (?, ?, ?)",
            (paper_id, kind, json.dumps(freeze(frozen), ensure_ascii=False)),
        )
        put_job(write, paper_id, PrintState.QUEUED)
        for person in subject.people:
            write.append(AccessPrinted(kind), person)
    return Outcome(PrintedPaper(paper_id, drawn, copy, title, tuple(sorted(undrawn))))


def _next_copy(desk: Desk, write: Write, kind: PaperKind, about: str) -> int:
    """Return which copy the next print is.

    Nobody waits any longer for the prints that failed: the one to come takes their place.
    """
    number = daily_copy(desk, about) if kind is PaperKind.DAILY_REPORT else next_copy(write.db, kind, about)
    of_these = "paper IN (SELECT id FROM paper WHERE about_id = ? AND paper = ?)"
    write.db.execute_sql(f"DELETE FROM print_job WHERE state = 'failed' AND {of_these}", (about, kind))
    return number


def redraw(desk: Desk, paper_id: str) -> Outcome[bytes]:
    """Return a paper again, byte-equal to its first drawing by the same version of the program.

    It is the same print, not a copy: for a printer that jammed. How often that was is journalled, and whose
    data went out.

    Raises:
        Refused: there is no such paper, or its input was erased.
        NotAllowed: as for `print_paper`.
    """
    with desk.writing() as write:
        state = write.read(Subject.PAPER, paper_id)
        if state is None:
            raise Refused("paper.unknown")
        kind = PaperKind(state.paper)
        subject = _subject(desk, kind, state.about_id)
        _require(desk, kind, subject)
        row = write.db.execute_sql("SELECT input FROM print_input WHERE paper = ?", (paper_id,)).fetchone()
        stored = json.loads(row[0]) if row and row[0] else None
        if not stored:
            raise Refused("paper.erased")
        drawn = _DRAWINGS[kind].pdf(thaw(_DRAWINGS[kind].input, stored))
        before = events_of(write.db, Subject.PAPER, paper_id)
        again = 1 + sum(isinstance(event.body, PaperRedrawn) for event in before)
        write.append(PaperRedrawn(again), paper_id)
        for person in subject.people:
            write.append(AccessPrinted(kind), person)
    return Outcome(drawn)


def _subject(desk: Desk, kind: PaperKind, about: str) -> _Subject:
    if kind is PaperKind.DAILY_REPORT:
        day, revision = read_about(about)
        return _Subject(about_day(day, closed_revision(desk, day) if revision is None else revision), ())
    if kind is PaperKind.VISIT_SHEET:
        visit_id, _ = rows.find_visit(desk, about)
        return _Subject(visit_id, tuple(step.service.agency for step in rows.steps_of(desk, visit_id)))
    if kind is PaperKind.OUTAGE_NOTICE:
        now = outage_now(desk, about)
        return _Subject(now.id, () if now.agency is None else (now.agency,))
    if kind in OF_NO_AGENCY:
        return _Subject(about, ())
    if kind in OF_COMPLAINTS:
        complaint_id, complaint = rows.find_complaint(desk, about)
        who = complaint.person if kind is PaperKind.COMPLAINT_LETTER else None
        return _Subject(complaint_id, (complaint.agency or "",), () if who is None else (who,))
    if kind in OF_REQUESTS:
        request_id, request = rows.find_request(desk, about)
        shown = people_of(request) if kind is not PaperKind.SHORTFALL else (request.person,)
        return _Subject(request_id, (request.agency,), tuple(dict.fromkeys(filter(None, shown))))
    ticket_id, ticket = rows.find_ticket(desk, about)
    return _Subject(ticket_id, (read(desk.store, Subject.SERVICE, ticket.service).agency,))


def _require(desk: Desk, kind: PaperKind, subject: _Subject) -> None:
    """Let whoever may print pass; the role `counter` when a step belongs to the own agency."""
    if kind is PaperKind.DAILY_REPORT:
        require(desk, "report.make")
        return
    own = desk.session.agency if desk.session else None
    agency = own if own in subject.agencies else next(iter(subject.agencies), None)
    require(desk, "complaint.handle" if kind is PaperKind.COMPLAINT_LETTER else "paper.print", agency)


def _gathered(desk: Desk, kind: PaperKind, about: str, paper: str) -> Any:
    if kind is PaperKind.VISIT_SHEET:
        return visit_sheet(desk, about, paper)
    if kind is PaperKind.VOICE_POSTER:
        return poster(desk, about, paper)
    if kind is PaperKind.BRING_LIST:
        return bringing.bring_sheet(desk, about, paper)
    gather = {
        PaperKind.TICKET: ticket_slip,
        PaperKind.RECEIPT: receipt,
        PaperKind.SHORTFALL: shortfall,
        PaperKind.HANDOVER: handover,
        PaperKind.OUTAGE_NOTICE: notice,
        PaperKind.DAILY_REPORT: report_about,
        PaperKind.COMPLAINT_SLIP: complaint_slip,
        PaperKind.COMPLAINT_LETTER: complaint_letter,
        PaperKind.FORUM_MINUTES: forum_minutes,
        PaperKind.ROUTE_SHEET: route_sheet,
    }[kind]
    return gather(desk, about)
