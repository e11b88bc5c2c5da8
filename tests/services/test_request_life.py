"""One request through three days and what comes after: incomplete, complete, paused, ready, collected by a proxy."""

from datetime import UTC, date, datetime

import pytest

from desktop.desk import Desk, instant
from desktop.errors import NotAllowed, Refused
from desktop.queries.day_figures import daily_figures
from desktop.queries.prints import unprinted
from desktop.queries.request_detail import request_detail
from desktop.queries.status import status_of_code
from desktop.services import tickets
from desktop.services.catalogue import import_catalogue
from desktop.services.days import close_day
from desktop.services.opening import NewRequest, Someone, hand_over, open_request
from desktop.services.papers import print_paper, redraw
from desktop.services.print_jobs import mark_sent
from desktop.services.requests import (
    answer_request,
    complete_request,
    note_request,
    pause_request,
    receive_papers,
    recount_dues,
    refer_request,
    reject_request,
    resume_request,
    undo_request,
    withdraw_request,
)
from desktop.services.settings import change_setting, set_holiday
from desktop.services.taking_in import hand_over_product, receipt_of_ticket, take_in_papers
from models import folding
from models.rules.bodies.officers import Role
from models.rules.bodies.requests import External, PaperForm, PauseReason, Proof, ReceivedPaper, RejectReason
from models.rules.bodies.tickets import Outcome
from models.rules.calendar import HolidayKind
from models.rules.folds.requests import RequestState
from reports.figures import Requests
from tests.conftest import Mall
from tests.printing.arrivals import came, guest, served
from tests.printing.dossiers import PROXY, collected, opened, short
from tests.reports.reading import pages, words

WIB = 7


def at(mall: Mall, day: int, hour: int, minute: int = 0, month: int = 11) -> None:
    """Set the clock to a local time of the mall."""
    mall.clock.set(datetime(2026, month, day, hour - WIB, minute, tzinfo=UTC))


def due_of(desk: Desk, ms: int | None) -> str:
    return "" if ms is None else f"{desk.calendar().local(instant(ms)):%Y-%m-%d %H:%M}"


def figures(mall: Mall, day: int, month: int = 11) -> Requests:
    return daily_figures(mall.desk, date(2026, month, day)).requests


def incomplete_on_wednesday(mall: Mall) -> str:
    """Two papers are missing, the visitor goes home with the ticket done and a receipt; return the code."""
    desk = mall.desk
    at(mall, 25, 9)
    number = came(desk, "BPN-03", documents=("SRT", "AJB", "KTP", "KK")).tickets[0].number
    served(desk, number, "BPN-03")
    order = NewRequest(
        ticket=number,
        proxy=PROXY,
        mandate="KUASA",
        system=External.OTHER,
        reference="sentuh 77/2026",
        complete_by=date(2026, 11, 27),
        received=(
            ReceivedPaper("SRT"), ReceivedPaper("AJB"), ReceivedPaper("KTP", PaperForm.COPY, 2),
            ReceivedPaper("KK", PaperForm.SHOWN),
        ),
    )  # fmt: skip
    taken = take_in_papers(desk, order, finish=True).value
    code = taken.request.code
    assert (taken.request.state, taken.request.missing) == (RequestState.INCOMPLETE, ("BPH", "STP"))
    assert desk.store.execute_sql("SELECT state FROM ticket").fetchone() == ("done",)
    first = words(taken.paper.bytes)
    assert f"Nomor {code} · Lembar pemohon" in first
    assert "Kuasa Rustam Prasetya (Surat kuasa dan KTP penerima kuasa)" in first
    assert "KTP-el atau IKD salinan 2" in first
    assert "Kartu Keluarga diperlihatkan 1" in first
    assert "Bukti lunas BPHTB yang sudah divalidasi Jumat, 27 November 2026" in first
    assert "Standar pelayanan 5 hari kerja, dihitung sejak berkas lengkap" in first
    assert "Selesai paling lambat" not in first
    assert "dibayar di Lantai 1 · Loket 21 Bank" in first
    assert "Tanya keadaan: tunjukkan kode ini di meja mana pun." in first
    assert "Bukan bukti pembayaran. Pengaduan: 0811 5550 1122." in first
    assert len(pages(taken.paper.bytes)) >= 2
    with pytest.raises(Refused, match=r"request\.complete"):
        complete_request(desk, code)
    assert figures(mall, 25) == Requests(1, 0, 0)
    return code


def complete_on_thursday(mall: Mall, code: str) -> None:
    """Everything is there, and the clock starts; Friday's break changes no day."""
    desk = mall.desk
    at(mall, 26, 11)
    rest = (ReceivedPaper("BPH", PaperForm.UPLOADED), ReceivedPaper("STP"))
    complete = receive_papers(desk, code, rest).value
    assert (complete.state, complete.missing) == (RequestState.IN_PROCESS, ())
    # 27, (28, 29 weekend, 30 city's day, 1 collective leave), 2, 3, 4, (5, 6), 7 December
    assert due_of(desk, complete.due_at) == "2026-12-07 15:30"
    again = words(print_paper(desk, "receipt", code).value.bytes)
    assert "SALINAN ke-1" in again
    assert "Selesai paling lambat Senin, 7 Desember 2026" in again
    assert "Dihitung sejak Kamis, 26 November 2026; standar pelayanan 5 hari kerja." in again
    assert "Belum ada" not in again


def paused_on_friday(mall: Mall, code: str) -> None:
    """The clock stands over the weekend, the holiday and the collective leave."""
    desk = mall.desk
    at(mall, 27, 10)
    waiting = pause_request(
        desk, code, PauseReason.APPLICANT, "Tanda tangan penjual belum ada.", missing=("AJB",),
        complete_by=date(2026, 12, 4),
    ).value  # fmt: skip
    assert (waiting.state, waiting.due_at) == (RequestState.WAITING_APPLICANT, None)
    sheet = words(print_paper(desk, "shortfall", code).value.bytes)
    assert "Tanda tangan penjual belum ada." in sheet
    assert "Akta PPAT (jual beli, hibah, atau waris) Jumat, 4 Desember 2026" in sheet
    assert "Ini bukan penolakan." in sheet
    at(mall, 2, 9, month=12)
    going = receive_papers(desk, code, (ReceivedPaper("AJB"),)).value
    # Friday counted, since the clock ran as it began; Wednesday does not: 3, 4, 7, 8 December are left.
    assert (going.state, due_of(desk, going.due_at)) == (RequestState.IN_PROCESS, "2026-12-08 15:30")
    detail = request_detail(desk, code)
    assert [(one.reason, one.minutes) for one in detail.stands] == [(PauseReason.APPLICANT, 300)]


def test_request_lives_through_three_days_and_is_collected_by_a_proxy(mall: Mall):
    desk = mall.desk
    change_setting(desk, "contacts", {"complaints": "0811 5550 1122", "payment": "Lantai 1 · Loket 21 Bank"})
    set_holiday(desk, date(2026, 11, 30), "Hari jadi kota", HolidayKind.LOCAL)
    set_holiday(desk, date(2026, 12, 1), "Cuti bersama", HolidayKind.COLLECTIVE_LEAVE)
    code = incomplete_on_wednesday(mall)
    complete_on_thursday(mall, code)
    paused_on_friday(mall, code)

    # It is late, answered, and the proxy collects it.
    at(mall, 8, 17, month=12)
    assert request_detail(desk, code).overdue
    assert figures(mall, 8, 12) == Requests(0, 0, 1)
    at(mall, 9, 8, month=12)
    assert answer_request(desk, code).value.state is RequestState.READY
    assert figures(mall, 9, 12) == Requests(0, 1, 0)
    assert figures(mall, 8, 12) == Requests(0, 0, 1)
    with pytest.raises(Refused, match=r"request\.needs_mandate"):
        hand_over(desk, code, Proof.ID_CARD, Someone(name="Orang Lain"))
    done = hand_over_product(desk, code, Proof.POWER_OF_ATTORNEY).value
    assert done.request.state is RequestState.PICKED_UP
    paper = words(done.paper.bytes)
    assert "Produk Sertipikat hak atas tanah" in paper
    assert "Diambil oleh Rustam Prasetya (kuasa) NIK •••• •••• •••• 0002 Dengan surat kuasa" in paper
    assert len(pages(done.paper.bytes)) == 2
    assert [str(line.what) for line in request_detail(desk, code).timeline][-1].startswith("Dicetak")
    assert list(folding.differences(desk.store)) == []


def test_hours_of_the_standard_go_round_the_break_of_friday(mall: Mall):
    at(mall, 27, 11, 15)
    request = opened(mall.desk, "BJK-02", ("KK", "KTP"))
    assert due_of(mall.desk, request.due_at) == "2026-11-27 13:15"
    text = words(print_paper(mall.desk, "receipt", request.code).value.bytes)
    assert "Selesai paling lambat Jumat, 27 November 2026, pukul 13.15 WIB" in text


def test_clock_is_that_of_the_owning_agency(mall: Mall):
    mall.desk.store.execute_sql(
        "UPDATE agency SET hours = ? WHERE id = 'BPN'", ('{"mon-thu": "08:00-14:00"}',)
    )
    at(mall, 26, 9)
    request = opened(mall.desk, "BPN-03", ("SRT", "AJB", "BPH", "KTP", "KK", "STP"))
    # Closed on Fridays: Monday to Thursday, and the Monday after.
    assert due_of(mall.desk, request.due_at) == "2026-12-07 14:00"


def test_calendar_that_changes_moves_the_promise_only_when_it_is_counted_anew(mall: Mall):
    request = opened(mall.desk)
    assert due_of(mall.desk, request.due_at) == "2026-11-25 16:00"
    set_holiday(mall.desk, date(2026, 11, 25), "Cuti bersama", HolidayKind.COLLECTIVE_LEAVE)
    assert request_detail(mall.desk, request.code).due_at == request.due_at
    assert recount_dues(mall.desk).value == 1
    assert due_of(mall.desk, request_detail(mall.desk, request.code).due_at) == "2026-11-26 16:00"
    assert recount_dues(mall.desk).value == 0


def test_one_visit_opens_several_for_several_applicants_each_with_its_code(desk: Desk):
    number = came(desk, "DUK-06", documents=("KK", "LAMA")).tickets[0].number
    served(desk, number, "DUK-06")
    names = ("", "Ani Contoh", "Budi Contoh")
    made = [
        open_request(
            desk, NewRequest(ticket=number, applicant=Someone(name=name) if name else None)
        ).value.code
        for name in names
    ]
    assert [code[:14] for code in made] == ["R1-261124-0001", "R1-261124-0002", "R1-261124-0003"]
    assert desk.store.execute_sql("SELECT count(DISTINCT person), count(DISTINCT visit) FROM request").fetchone() == (
        3, 1,
    )  # fmt: skip


def test_company_stands_on_the_receipt_beside_who_asks_for_it(desk: Desk):
    request = opened(desk, company="CV Maju Bersama", system=External.OSS, reference="9120001234567")
    text = words(print_paper(desk, "receipt", request.code).value.bytes)
    assert "Perusahaan CV Maju Bersama" in text
    assert "Nomor instansi OSS 9120001234567" in text


@pytest.mark.parametrize("reference", ["3578014107857391", "A", "Siti & Budi", "x" * 60])
def test_number_of_another_system_that_may_say_who_it_is_is_refused(desk: Desk, reference: str):
    before = desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
    with pytest.raises(Refused, match=r"request\.reference"):
        open_request(desk, NewRequest(service="DUK-06", reference=reference))
    assert desk.store.execute_sql("SELECT count(*) FROM journal").fetchone() == before


def test_program_that_dies_between_save_and_print_leaves_it_unprinted_and_one_reprint_clears_it(mall: Mall):
    number = came(mall.desk, "DUK-06", documents=("KK", "LAMA")).tickets[0].number
    served(mall.desk, number, "DUK-06")
    paper = receipt_of_ticket(mall.desk, number).value
    desk = mall.reopened()  # the first process is gone with its printer
    (row,) = [one for one in unprinted(desk) if one.kind == "receipt"]
    (code,) = desk.store.execute_sql("SELECT code FROM request").fetchone()
    assert (row.paper_id, row.title, row.copy) == (paper.paper_id, code, 0)
    assert redraw(desk, row.paper_id).value == paper.bytes
    mark_sent(desk, row.paper_id)
    assert [one for one in unprinted(desk) if one.kind == "receipt"] == []


def test_ticket_whose_papers_are_not_here_opens_no_request(desk: Desk):
    number = guest(desk, "DUK-06").tickets[0].number
    before = desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
    with pytest.raises(Refused, match=r"paper\.nothing_received"):
        receipt_of_ticket(desk, number)
    assert desk.store.execute_sql("SELECT count(*) FROM journal").fetchone() == before


def test_rejection_owes_its_words_and_has_no_receipt_any_more(desk: Desk):
    request = opened(desk)
    with pytest.raises(Refused, match=r"reason\.none"):
        reject_request(desk, request.code, RejectReason.NOT_ELIGIBLE, " ")
    reject_request(desk, request.code, RejectReason.NOT_ELIGIBLE, "alamat di luar kota")
    with pytest.raises(Refused, match=r"paper\.request_over"):
        print_paper(desk, "receipt", request.code)
    assert "alamat di luar kota" in [line.words for line in request_detail(desk, request.code).timeline]


def test_papers_of_an_open_request_do_not_go_home_by_the_way(desk: Desk):
    request = opened(desk)
    number = desk.store.execute_sql("SELECT number FROM ticket").fetchone()[0]
    for outcome in (Outcome.RETURNED_INCOMPLETE, Outcome.REJECTED):
        with pytest.raises(Refused, match=r"ticket\.open_request"):
            tickets.finish_ticket(desk, number, outcome)
    withdraw_request(desk, request.code)
    assert (
        tickets.finish_ticket(desk, number, Outcome.RETURNED_INCOMPLETE).value.state == "returned_incomplete"
    )


def test_day_until_which_the_rest_is_brought_stays_where_no_other_is_named(desk: Desk):
    request = opened(desk, "BPN-03", ("SRT",), complete_by=date(2026, 11, 27))
    receive_papers(desk, request.code, (ReceivedPaper("AJB"),))
    assert request_detail(desk, request.code).complete_by == "2026-11-27"
    receive_papers(desk, request.code, (), complete_by=date(2026, 11, 30))
    assert request_detail(desk, request.code).complete_by == "2026-11-30"
    with pytest.raises(Refused, match=r"request\.day_over"):
        receive_papers(desk, request.code, (), complete_by=date(2026, 11, 23))


def test_undo_takes_back_the_last_act_and_never_the_opening(desk: Desk):
    request = opened(desk)
    answer_request(desk, request.code)
    assert undo_request(desk, request.code, "salah tekan").value.state is RequestState.IN_PROCESS
    withdraw_request(desk, request.code)
    assert undo_request(desk, request.code).value.state is RequestState.IN_PROCESS
    draft = open_request(desk, NewRequest(service="DUK-06")).value
    with pytest.raises(Refused, match=r"request\.nothing_to_undo"):
        undo_request(desk, draft.code)


def test_product_is_one_that_the_service_makes(desk: Desk):
    request = opened(desk)
    with pytest.raises(Refused, match=r"request\.other_product"):
        answer_request(desk, request.code, "PAS")
    answer_request(desk, request.code)
    assert request_detail(desk, request.code).product == "KTP-el atau IKD"


def test_counter_reaches_the_requests_of_its_own_agency_alone(mall: Mall):
    request = opened(mall.desk)
    other = mall.as_role(Role.COUNTER, "POL")
    with pytest.raises(NotAllowed):
        answer_request(other, request.code)
    with pytest.raises(NotAllowed):
        request_detail(other, request.code)
    with pytest.raises(NotAllowed):
        open_request(other, NewRequest(service="DUK-06"))
    assert answer_request(mall.as_role(Role.COUNTER, "DUK"), request.code).value.state is RequestState.READY


def test_request_that_belongs_elsewhere_is_passed_on_to_another_agency(desk: Desk):
    request = short(desk)
    for agency in ("DUK", "XXX"):
        with pytest.raises(Refused, match=r"request\.other_agency"):
            refer_request(desk, request.code, agency)
    refer_request(desk, request.code, "POL")
    assert status_of_code(desk, request.code).lines[0].next.words().startswith("Diteruskan ke ")


def test_act_after_the_close_of_its_day_is_a_revision_of_that_day(mall: Mall):
    request = opened(mall.desk)
    number = mall.desk.store.execute_sql("SELECT number FROM ticket").fetchone()[0]
    tickets.finish_ticket(mall.desk, number)
    close_day(mall.desk)
    assert daily_figures(mall.desk, date(2026, 11, 24)).revision == 0
    resumed = pause_request(mall.desk, request.code, PauseReason.PAYMENT).value
    resume_request(mall.desk, resumed.code)
    assert daily_figures(mall.desk, date(2026, 11, 24)).revision == 2


def test_collected_request_names_the_proxy_by_a_short_name_alone(desk: Desk):
    detail = request_detail(desk, collected(desk).code)
    assert (detail.collector, detail.proof, detail.moves) == ("Rustam P.", Proof.POWER_OF_ATTORNEY, ())


def test_act_of_another_officer_or_of_a_while_ago_is_taken_back_with_a_reason_only(mall: Mall):
    request = opened(mall.desk)
    answer_request(mall.desk, request.code)
    lead = mall.as_role(Role.SUPERVISOR)
    with pytest.raises(Refused, match=r"request\.undo_reason"):
        undo_request(lead, request.code, "  ")
    mall.clock.forward(seconds=61)
    with pytest.raises(Refused, match=r"request\.undo_reason"):
        undo_request(mall.desk, request.code)
    assert undo_request(lead, request.code, "berkas milik orang lain").value.state is RequestState.IN_PROCESS


def test_name_of_the_applicant_or_the_proxy_means_that_person_at_the_pickup(desk: Desk):
    request = opened(desk, applicant=Someone(name="Wayan Sudra"), proxy=PROXY, mandate="KUASA")
    answer_request(desk, request.code)
    people = desk.store.execute_sql("SELECT count(*) FROM person").fetchone()
    for name, proof in (
        (" wayan  SUDRA", Proof.ID_CARD),
        ("Rustam Prasetya", Proof.POWER_OF_ATTORNEY),
    ):
        hand_over(desk, request.code, proof, Someone(name=name))
        assert desk.store.execute_sql("SELECT count(*) FROM person").fetchone() == people
        undo_request(desk, request.code)
    with pytest.raises(Refused, match=r"request\.needs_mandate"):
        hand_over(
            desk,
            request.code,
            Proof.ID_CARD,
            Someone(name="Wayan Sudra", id_number=PROXY.id_number[:-1] + "3"),
        )


def test_nobody_is_named_where_nobody_comes(desk: Desk):
    request = opened(desk)
    answer_request(desk, request.code)
    with pytest.raises(Refused, match=r"request\.nobody_comes"):
        hand_over(desk, request.code, Proof.POST, Someone(name="Budi"))
    assert hand_over(desk, request.code, Proof.POST).value.state is RequestState.PICKED_UP


def test_what_a_service_asks_for_since_a_dossier_was_complete_is_not_asked_of_it(desk: Desk):
    request = opened(desk)
    assert request.state is RequestState.IN_PROCESS
    stricter = {
        "code": "DUK-06",
        "agency": "DUK",
        "name": "KTP-el",
        "minutes": 10,
        "requires": ["KK", "LAMA", "FOTO"],
    }
    import_catalogue(desk, {"services": [stricter]})
    more = receive_papers(desk, request.code, (ReceivedPaper("KTP"),)).value
    assert (more.state, more.missing) == (RequestState.IN_PROCESS, ())
    new = NewRequest(service="DUK-06", received=(ReceivedPaper("KK"),))
    assert open_request(desk, new).value.missing == ("LAMA", "FOTO")


def test_empty_note_asks_for_words_and_for_no_reason(desk: Desk):
    with pytest.raises(Refused, match=r"note\.none"):
        note_request(desk, opened(desk).code, " ")
