"""Requests for the gallery's samples: a week of a mall with several agencies, some in every state."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.desk import Desk
from desktop.queries.enums import (
    ContactResult,
    ContactWay,
    Decision,
    External,
    PaperForm,
    Proof,
    ReceivedPaper,
    RejectReason,
    RequestState,
    StandReason,
)
from desktop.queries.requests import RequestFilter, RequestRow, request_list
from desktop.services.contacting import NewContact, note_contact
from desktop.services.opening import NewRequest, Someone
from desktop.services.papers import PaperKind, print_paper
from desktop.services.print_jobs import mark_sent
from desktop.services.promises import NewPromise, make_promise
from desktop.services.requests import (
    answer_request,
    note_request,
    pause_request,
    receive_papers,
    refer_request,
    reject_request,
    withdraw_request,
)
from desktop.services.taking_in import hand_over_product, take_in_papers
from resources import read_bytes
from ui.pages.requests import RequestsPage
from ui.requests.ask import Ask
from ui.requests.find import FindPlaceDialog
from ui.requests.head import OVERDUE
from ui.requests.new import NewRequestDialog
from ui.requests.new_person import OTHER
from ui.sample_states import serve
from ui.shell import Shell

DAY_MS, MINUTE_MS = 86_400_000, 60_000
REST_MS = 200


class Fate(StrEnum):
    """What becomes of a sample's request on the day on which it is opened."""

    RUNS = "runs"
    LACKS = "lacks"
    DRAFT = "draft"
    APPLICANT = "applicant"
    PAYMENT = "payment"
    READY = "ready"
    COLLECTED = "collected"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"


@dataclass(frozen=True, slots=True)
class Case:
    """One request of the week: days after the first one, its service, whose, what becomes of it."""

    day: int
    service: str
    name: str
    fate: Fate = Fate.RUNS
    proxy: str = ""
    company: str = ""
    system: External | None = None
    reference: str = ""


F = Fate
WEEK = (
    Case(0, "DUK-06", "Yohanes Tampubolon"),
    Case(0, "DUK-06", "Martha Christina"),
    Case(0, "DUK-14", "Sulaiman"),
    Case(0, "KUM-01", "Raden Ajeng Kusumawardhani Sastrodiningrat", company="Anyaman Bambu Lestari Jaya Abadi"),
    Case(0, "POL-01", "Ni Made Ayu Pratiwi", F.APPLICANT),
    Case(0, "PTS-06", "Hendra Wijaya", F.PAYMENT, "Teuku Iskandar Muda", "CV Griya Contoh Sejahtera",
         External.SICANTIK, "3578/PBG/2026/00417"),
    Case(0, "IMI-02", "Maria Goreti Wutun", F.READY, system=External.M_PASPOR, reference="1081-0000-3260"),
    Case(0, "AGM-02", "Muhammad Nur Hidayatullah", F.COLLECTED),
    Case(0, "DSO-02", "Sukarno", F.REJECTED),
    Case(1, "BPN-01", "Agus Salim Harahap", proxy="Notaris Dewi Lestari"),
    Case(1, "PTS-02", "Siti Aminah", company="PT Kopi Pegunungan Nusantara", system=External.OSS,
         reference="NIB-9120001234567"),
    Case(1, "DUK-09", "Abdul Rahman bin Ismail", F.LACKS),
    Case(1, "NAK-03", "Budi Santoso", F.REFERRED),
    Case(2, "SAM-03", "Kartika Sari", F.WITHDRAWN),
    Case(2, "PLN-01", "Ahmad Fauzi"),
    Case(2, "PTS-03", "dr. Lukas Simanjuntak"),
    Case(2, "DKS-01", "Dewi Lestari", F.APPLICANT, company="Dapur Bu Dewi"),
    Case(3, "BPN-03", "I Gusti Ngurah Oka", F.LACKS, "Notaris Dewi Lestari"),
    Case(3, "IMI-01", "Nur Aini", F.DRAFT),
    Case(3, "DUK-14", "Keluarga Petrus Kaesmetan"),
)  # fmt: skip
"""Invented from Monday to Thursday; no person in it exists."""


def _asked_of(service: str) -> list[str]:
    """Return the requirement groups of a service of the sample catalogue."""
    catalogue = json.loads(read_bytes("catalogue/sample.json"))
    return next(one["requires"] for one in catalogue["services"] if one["code"] == service)


def _papers(case: Case) -> tuple[ReceivedPaper, ...] | None:
    """Return what came: originals to be seen, copies to be kept; all but the last where something lacks."""
    if case.fate is Fate.DRAFT:
        return None
    codes = [group.split("|")[0] for group in _asked_of(case.service)]
    forms = (PaperForm.SHOWN, PaperForm.COPY, PaperForm.ORIGINAL)
    came = [
        ReceivedPaper(code, forms[place % 3], 1 + (code == "FOTO") * 3) for place, code in enumerate(codes)
    ]
    return tuple(came[:-1] if case.fate is Fate.LACKS else came)


def _open(desk: Desk, case: Case) -> None:
    order = NewRequest(
        service=case.service,
        applicant=Someone(name=case.name),
        proxy=Someone(name=case.proxy) if case.proxy else None,
        mandate="KUASA" if case.proxy else None,
        company=case.company,
        received=_papers(case),
        system=case.system,
        reference=case.reference,
    )
    taken = take_in_papers(desk, order).value
    mark_sent(desk, taken.paper.paper_id)
    _settle(desk, case, taken.request.id)


def _settle(desk: Desk, case: Case, of: str) -> None:
    fate = case.fate
    if fate is Fate.APPLICANT:
        asked = ("FOTO",) if "FOTO" in _asked_of(case.service) else ()
        pause_request(desk, of, StandReason.APPLICANT, "Pas foto buram, minta yang baru", missing=asked)
    elif fate is Fate.PAYMENT:
        pause_request(desk, of, StandReason.PAYMENT, "Retribusi lewat bank daerah")
    elif fate is Fate.REJECTED:
        reject_request(
            desk, of, RejectReason.NOT_ELIGIBLE, "Belum terdata di DTSEN; daftar dahulu di kelurahan"
        )
    elif fate is Fate.WITHDRAWN:
        withdraw_request(desk, of, "Kendaraan jadi dijual ke orang lain")
    elif fate is Fate.REFERRED:
        refer_request(desk, of, "PNG", "Perselisihan sudah di pengadilan")
    elif fate in (Fate.READY, Fate.COLLECTED):
        answer_request(desk, of, decision=Decision.GRANTED)
        if fate is Fate.COLLECTED:
            mark_sent(desk, hand_over_product(desk, of, Proof.RECEIPT).value.paper.paper_id)


def _stands_at(at: int) -> Callable[[], int]:
    return lambda: at


def _page(shell: Shell) -> RequestsPage:
    page = None if shell.workbench is None else shell.workbench.page
    if not isinstance(page, RequestsPage):
        raise TypeError("another page is in front")
    return page


def week(desk: Desk) -> None:
    """Let a week go by: some requests are overdue, some wait, some are done."""
    began = desk.clock()
    for place, case in enumerate(WEEK):
        at = began + case.day * DAY_MS + place * 7 * MINUTE_MS
        desk.clock = _stands_at(at)
        _open(desk, case)
    late = request_list(desk, RequestFilter(overdue=True)).rows[0]
    note_request(desk, late.id, "Pemohon menelepon, blangko datang besok")
    mark_sent(desk, print_paper(desk, PaperKind.RECEIPT, late.id).value.paper_id)


def after_week(shell: Shell) -> RequestsPage:
    """Leave one receipt of the week unprinted, and return the page as it stands then."""
    page = _page(shell)
    desk = page.around.desk
    print_paper(desk, PaperKind.RECEIPT, request_list(desk, RequestFilter(text="Ahmad Fauzi")).rows[0].id)
    page.around.hub.ticked.emit()
    page.reload()
    return page


def _first(desk: Desk, state: RequestState) -> RequestRow:
    """Return a request in a state; in a demo it may stand far down in the list of all."""
    return request_list(desk, RequestFilter(state=state)).rows[0]


def choose(shell: Shell) -> None:
    """Choose the request that is overdue longest."""
    after_week(shell).table.take_focus()


def follow(shell: Shell) -> None:
    """Show what is to be followed up a week later, with somebody chosen who was called in vain."""
    page = after_week(shell)
    desk = page.around.desk
    began = desk.clock()
    missed = NewContact(
        ContactWay.PHONE, ContactResult.NO_ANSWER, desk.today(), "Diminta menelepon lagi sore"
    )
    note_contact(desk, _first(desk, RequestState.WAITING_PAYMENT).id, missed)
    wrong = NewContact(ContactWay.WHATSAPP, ContactResult.WRONG_NUMBER, desk.today())
    note_contact(desk, _first(desk, RequestState.WAITING_APPLICANT).id, wrong)
    receive_papers(desk, _first(desk, RequestState.INCOMPLETE).id, (), complete_by=desk.today())
    make_promise(
        desk, NewPromise("Menelepon bila KTP-el sudah tercetak", desk.calendar().at(desk.today(), time(23)))
    )
    desk.clock = _stands_at(began + 5 * DAY_MS)
    page.around.actions.trigger("requests.today")
    page.following.take_focus()


def contact(shell: Shell) -> None:
    """Ask how a call went."""
    follow(shell)
    _page(shell).around.actions.trigger("requests.contact")


def ask(shell: Shell) -> None:
    """Ask what is taken in of a dossier that nobody has looked through; two of its papers are ticked."""
    page = after_week(shell)
    page.head.show_only(RequestState.DRAFT.value)
    page.table.take_focus()
    page.around.actions.trigger("requests.receive")
    for dialog in page.findChildren(Ask):
        for row, count in zip(dialog.papers.rows.values(), (1, 2), strict=False):
            row.box.setChecked(True)
            row.form.setCurrentIndex(count)
            row.count.setValue(count)


def scan(shell: Shell) -> None:
    """Scan the receipt of a request whose clock stands."""
    page = after_week(shell)
    waiting = _first(page.around.desk, RequestState.WAITING_APPLICANT)
    page.head.search.setText(f"PANDU1:{waiting.code}")
    QTest.qWait(REST_MS)


def forge(shell: Shell) -> None:
    """Type a code whose check characters are wrong."""
    page = after_week(shell)
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
    after_week(shell)
    bench = shell.workbench
    if bench is None:
        return
    bench.actions_.trigger("request.open")
    for dialog in shell.findChildren(FindPlaceDialog):
        dialog.search.setText("Siti")
        dialog.sought.emit("Siti")


def lot(shell: Shell) -> None:
    """Choose several of one state for one step."""
    page = after_week(shell)
    page.head.shown.setCurrentIndex(page.head.shown.findData("in_process"))
    page.table.take_focus()
    for _ in range(3):
        QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def lot_differs(shell: Shell) -> None:
    """Choose several that stand differently, and press a key that some of them do not allow."""
    page = after_week(shell)
    page.table.take_focus()
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.around.actions.trigger("requests.pause")


def lead(shell: Shell) -> None:
    """Look at what is overdue by agency and service."""
    after_week(shell).around.actions.trigger("requests.by_service")


def lead_on(shell: Shell) -> None:
    """Open the list of one service's overdue requests."""
    page = after_week(shell)
    page.around.actions.trigger("requests.by_service")
    QTest.keyClick(page.leading.view.table, Qt.Key.Key_Return)
