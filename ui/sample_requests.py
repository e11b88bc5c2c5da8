"""Requests for the gallery's samples: some in every state, as an ordinary week leaves them."""

from PySide6.QtTest import QTest

from desktop.desk import Desk
from desktop.queries.enums import Decision, PaperForm, ReceivedPaper, RejectReason, StandReason
from desktop.queries.requests import RequestFilter, request_list
from desktop.services.opening import NewRequest, Someone
from desktop.services.papers import PaperKind, print_paper
from desktop.services.print_jobs import mark_sent
from desktop.services.requests import answer_request, pause_request, reject_request
from desktop.services.taking_in import take_in_papers
from ui.pages.requests import RequestsPage
from ui.requests.find import FindPlaceDialog
from ui.requests.head import OVERDUE
from ui.requests.new import NewRequestDialog
from ui.requests.new_person import OTHER
from ui.sample_states import serve
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


def fill(shell: Shell) -> RequestsPage:
    """Open requests on one day and come back three days later: some are overdue, some wait, some are done."""
    page = None if shell.workbench is None else shell.workbench.page
    if not isinstance(page, RequestsPage):
        raise TypeError("another page is in front")
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


def open_at_counter(shell: Shell) -> None:
    """Open a request at a counter for somebody other than the visitor."""
    serve(shell)
    bench = shell.workbench
    if bench is None:
        return
    bench.actions_.trigger("request.open")
    for dialog in shell.findChildren(NewRequestDialog):
        dialog.people.whose.setCurrentIndex(dialog.people.whose.findData(OTHER))
        dialog.people.name.setText("Ni Made Ayu")
        dialog.people.sought.emit(dialog.people.wanted)


def find_place(shell: Shell) -> None:
    """Look for the visit that a request shall be opened in."""
    fill(shell)
    bench = shell.workbench
    if bench is None:
        return
    bench.actions_.trigger("request.open")
    for dialog in shell.findChildren(FindPlaceDialog):
        dialog.search.setText("Siti")
        dialog.sought.emit("Siti")
