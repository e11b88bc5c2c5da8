"""Requests for the gallery's samples: some in every state, as an ordinary week leaves them."""

from datetime import time

from PySide6.QtTest import QTest

from desktop.desk import Desk
from desktop.queries.enums import (
    ContactResult,
    ContactWay,
    Decision,
    PaperForm,
    ReceivedPaper,
    RejectReason,
    RequestState,
    StandReason,
)
from desktop.queries.requests import RequestFilter, request_list
from desktop.services.contacting import NewContact, note_contact
from desktop.services.opening import NewRequest, Someone
from desktop.services.papers import PaperKind, print_paper
from desktop.services.print_jobs import mark_sent
from desktop.services.promises import NewPromise, make_promise
from desktop.services.requests import answer_request, pause_request, receive_papers, reject_request
from desktop.services.taking_in import take_in_papers
from ui.pages.requests import RequestsPage
from ui.requests.head import OVERDUE
from ui.shell import Shell

DAY_MS = 86_400_000
FULL = (ReceivedPaper("KK", PaperForm.ORIGINAL), ReceivedPaper("LAMA", PaperForm.ORIGINAL))
SERVICE = "DUK-06"
REST_MS = 200
NAMES = ("Siti Aminah", "Budi Santoso", "Rahmat Hidayat", "Dewi Lestari", "Yohanes Tampubolon", "Ni Made Ayu",
         "Agus Salim", "Maria Goreti", "Hendra Wijaya", "Nur Aini")  # fmt: skip


def _take_in(desk: Desk, name: str, received: tuple[ReceivedPaper, ...] | None) -> str:
    taken = take_in_papers(
        desk, NewRequest(service=SERVICE, applicant=Someone(name=name), received=received)
    ).value
    mark_sent(desk, taken.paper.paper_id)
    return taken.request.id


def _page(shell: Shell) -> RequestsPage:
    page = None if shell.workbench is None else shell.workbench.page
    if not isinstance(page, RequestsPage):
        raise TypeError("another page is in front")
    return page


def fill(shell: Shell) -> RequestsPage:
    """Open requests on one day and come back three days later: some are overdue, some wait, some are done."""
    page = _page(shell)
    desk = page.around.desk
    made = [_take_in(desk, name, FULL) for name in NAMES]
    pause_request(desk, made[0], StandReason.APPLICANT, "Pas foto buram, minta yang baru", missing=("KK",))
    pause_request(desk, made[1], StandReason.PAYMENT)
    answer_request(desk, made[2], decision=Decision.GRANTED)
    reject_request(desk, made[3], RejectReason.PAPERS_INVALID, "KK yang dibawa bukan milik pemohon")
    began = desk.clock()
    desk.clock = lambda: began + 3 * DAY_MS
    _take_in(desk, "Lukas Enembe", None)
    _take_in(desk, "Kartika Sari", FULL[:1])
    fresh = _take_in(desk, "Ahmad Fauzi", FULL)
    mark_sent(desk, print_paper(desk, PaperKind.RECEIPT, made[4]).value.paper_id)
    print_paper(desk, PaperKind.RECEIPT, fresh)
    page.around.hub.ticked.emit()
    page.reload()
    return page


def choose(shell: Shell) -> None:
    """Choose the request that is overdue longest."""
    fill(shell).table.take_focus()


def follow(shell: Shell) -> None:
    """Show what is to be followed up a week later, with somebody chosen who was called in vain."""
    page = fill(shell)
    desk = page.around.desk
    began = desk.clock()
    rows = {row.state: row for row in request_list(desk).rows}
    missed = NewContact(
        ContactWay.PHONE, ContactResult.NO_ANSWER, desk.today(), "Diminta menelepon lagi sore"
    )
    note_contact(desk, rows[RequestState.WAITING_PAYMENT].id, missed)
    wrong = NewContact(ContactWay.WHATSAPP, ContactResult.WRONG_NUMBER, desk.today())
    note_contact(desk, rows[RequestState.WAITING_APPLICANT].id, wrong)
    receive_papers(desk, rows[RequestState.INCOMPLETE].id, (), complete_by=desk.today())
    make_promise(
        desk, NewPromise("Menelepon bila KTP-el sudah tercetak", desk.calendar().at(desk.today(), time(23)))
    )
    desk.clock = lambda: began + 5 * DAY_MS
    page.around.actions.trigger("requests.today")
    page.following.take_focus()


def contact(shell: Shell) -> None:
    """Ask how a call went."""
    follow(shell)
    _page(shell).around.actions.trigger("requests.contact")


def ask(shell: Shell) -> None:
    """Ask what is taken in of a dossier that lacks a paper."""
    page = fill(shell)
    rows = page.table.rows.rows
    page.table.selectRow(next(place for place, row in enumerate(rows) if row.missing))
    page.around.actions.trigger("requests.receive")


def scan(shell: Shell) -> None:
    """Scan the receipt of a request whose clock stands."""
    page = fill(shell)
    waiting = next(row for row in page.table.rows.rows if row.state == "waiting_applicant")
    page.head.search.setText(f"PANDU1:{waiting.code}")
    QTest.qWait(REST_MS)


def forge(shell: Shell) -> None:
    """Type a code whose check characters are wrong."""
    page = fill(shell)
    page.head.show_only(OVERDUE)
    code = request_list(page.around.desk, RequestFilter(overdue=True)).rows[0].code
    page.head.search.setText(code[:-1] + ("A" if code[-1] != "A" else "B"))
    QTest.qWait(REST_MS)
