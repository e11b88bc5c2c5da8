"""Queue ticket and visit sheet from the rows of the test mall, read back from the paper."""

import json
from datetime import timedelta

import pytest

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.printing.gathering import ticket_slip, visit_sheet
from desktop.services import tickets
from desktop.services.catalogue import import_catalogue
from desktop.services.settings import change_setting
from models.rules.bodies.places import Archived
from models.rules.bodies.tickets import Outcome
from models.rules.bodies.visits import Priority
from models.rules.events import Subject
from models.rules.numbering import CodeKind, check_code
from reports.ticket import ticket_pdf
from reports.visit_sheet import VisitSheet, visit_sheet_pdf
from resources import read_bytes
from tests.printing.arrivals import NAME, NIK, PHONE, came, guest, heir, served
from tests.reports.reading import codes, pages, squeezed, words


def needed(sheet: VisitSheet, stop: int) -> dict[str, tuple[bool | None, int | None]]:
    """Return name -> (held, from_step) of the documents of a stop, counted from 1."""
    return {one.name: (one.held, one.from_step) for one in sheet.stops[stop - 1].documents}


def test_ticket_says_number_place_and_step_and_whose_it_is_not(desk: Desk):
    visit = heir(desk)
    text = words(ticket_pdf(ticket_slip(desk, visit.tickets[3].number)))
    assert "BJT-C1-001 BPJS Ketenagakerjaan Klaim JKM (ahli waris)" in text
    assert "Lantai 2 · Loket 1 atau 2 BPJS Ketenagakerjaan" in text
    assert "Langkah 4 dari 7 Dipanggil sesudah langkah 1 selesai" in text
    assert "Selasa, 24 November 2026 · 08.00 WIB" in text
    assert "Siti" not in text


@pytest.mark.parametrize("paper", ["roll", "a5"])
def test_sheet_leads_through_seven_steps_in_order(desk: Desk, paper: str):
    visit = heir(desk)
    sheet = visit_sheet(desk, visit.code, paper)
    assert [stop.number for stop in sheet.stops] == [ticket.number for ticket in visit.tickets]
    assert [stop.after for stop in sheet.stops] == [(), (), (), (1,), (), (), (6,)]
    pdf = visit_sheet_pdf(sheet)
    text = words(pdf)
    places = [text.index(ticket.number) for ticket in visit.tickets]
    assert places == sorted(places)
    assert len(pages(pdf)) == (1 if paper == "roll" else 2)
    assert "BELUM ADA" not in text
    assert "Kutipan Akta Kematian · terbit di langkah 1" in text
    assert "Dinas Kependudukan dan Pencatatan Sipil (Disdukcapil) Akta kematian" in text
    assert "Lantai 1 · Loket 5–8 Dukcapil" in text
    assert "Biaya: PNBP: nilai tanah dibagi 1.000, ditambah Rp50.000" in text


@pytest.mark.parametrize("paper", ["ticket", "roll", "a5"])
def test_exp_13_nobody_learns_from_ticket_or_sheet_who_the_visitor_is(desk: Desk, paper: str):
    visit = came(desk, "DUK-06", "BJK-02", priority=(Priority.SICK,))
    if paper == "ticket":
        pdf = ticket_pdf(ticket_slip(desk, visit.tickets[0].id))
    else:
        pdf = visit_sheet_pdf(visit_sheet(desk, visit.id, paper))
    text = squeezed(words(pdf))
    assert NIK not in text
    assert NIK[-4:] not in text
    assert PHONE[1:] not in text
    assert squeezed(NAME) not in text
    assert "binti" not in text
    assert "Sakit" not in text
    assert "didahulukan" in text


@pytest.mark.parametrize(
    ("name", "shown"),
    [(NAME, "Siti N."), ("Sukarno", "S."), ("Dr. Sukarno", "S."), ("& <Budi>", "B."), ("Nur Aini", "Nur A.")],
)
def test_sheet_shortens_every_name_even_a_single_one(desk: Desk, name: str, shown: str):
    assert visit_sheet(desk, came(desk, "DUK-06", name=name).id).who == shown


def test_sheet_of_a_guest_names_nobody(desk: Desk):
    sheet = visit_sheet(desk, guest(desk, "DUK-06").id)
    assert (sheet.who, sheet.priority) == ("", "")
    assert "DUK-F1-001" in words(visit_sheet_pdf(sheet))


@pytest.mark.parametrize("paper", ["roll", "a5"])
def test_code_on_the_sheet_is_read_back_and_is_genuine(desk: Desk, paper: str):
    visit = heir(desk)
    (read_back,) = codes(visit_sheet_pdf(visit_sheet(desk, visit.code, paper)))
    found = check_code(desk.mall_key, read_back)
    assert (found.kind, found.text) == (CodeKind.VISIT, visit.code)


def test_exp_12_code_on_the_ticket_is_read_back_and_leads_to_the_visit(desk: Desk):
    visit = guest(desk, "DUK-06")
    (read_back,) = codes(ticket_pdf(ticket_slip(desk, visit.tickets[0].number)))
    assert visit_sheet(desk, read_back).visit_code == visit.code


def test_documents_are_open_boxes_until_somebody_has_asked(desk: Desk):
    sheet = visit_sheet(desk, guest(desk, "DUK-06").id)
    (family, either) = needed(sheet, 1).items()
    assert family == ("Kartu Keluarga", (None, None))
    assert either == (
        "Surat tanda lapor kehilangan (Polri) atau Dokumen lama atau rusak yang diganti",
        (None, None),
    )


def test_documents_once_asked_are_held_missing_or_made_on_the_way(desk: Desk):
    sheet = visit_sheet(desk, guest(desk, "POL-03", "DUK-06", documents=("KTP",)).id)
    assert needed(sheet, 2) == {
        "Kartu Keluarga": (False, None),
        "Surat tanda lapor kehilangan (Polri)": (None, 1),
    }
    assert "Kartu Keluarga · BELUM ADA" in words(visit_sheet_pdf(sheet))


def test_inp_19_asked_visitor_with_nothing_in_hand_misses_everything(desk: Desk):
    sheet = visit_sheet(desk, guest(desk, "DUK-06", documents=()).id)
    assert {held for held, _ in needed(sheet, 1).values()} == {False}


def test_old_paper_that_a_step_renews_is_brought_from_home(desk: Desk):
    sheet = visit_sheet(desk, guest(desk, "DUK-03", "BJK-02").id)
    assert needed(sheet, 2)["Kartu Keluarga"] == (None, None)


def test_paper_that_a_failed_step_owed_is_missing(desk: Desk):
    visit = guest(desk, "POL-03", "DUK-06", documents=("KTP", "KK"))
    served(desk, visit.tickets[0].number, "POL-03")
    tickets.finish_ticket(desk, visit.tickets[0].number, Outcome.RETURNED_INCOMPLETE)
    sheet = visit_sheet(desk, visit.id)
    assert set(needed(sheet, 2).values()) == {(True, None), (False, None)}
    assert sheet.stops[1].after == (1,)


def test_sheet_printed_on_the_way_says_which_steps_are_over(desk: Desk):
    visit = heir(desk)
    served(desk, visit.tickets[0].number, "DUK-10")
    tickets.finish_ticket(desk, visit.tickets[0].number)
    sheet = visit_sheet(desk, visit.id)
    assert (sheet.stops[0].ended, sheet.stops[0].documents) == ("Selesai", ())
    assert sheet.stops[3].after == ()
    assert needed(sheet, 4)["Kutipan Akta Kematian"] == (None, 1)
    assert "Selesai · Lantai 1" in words(visit_sheet_pdf(sheet))


def test_cancelled_step_leaves_the_sheet_and_the_others_close_up(desk: Desk):
    visit = guest(desk, "POL-03", "DUK-06", "BJK-02")
    tickets.cancel_ticket(desk, visit.tickets[0].number)
    assert [stop.number for stop in visit_sheet(desk, visit.id).stops] == [
        ticket.number for ticket in visit.tickets[1:]
    ]
    slip = ticket_slip(desk, visit.tickets[1].number)
    assert (slip.step, slip.steps) == (1, 2)


def test_cancelled_step_that_another_waits_for_stays_with_its_end(desk: Desk):
    visit = guest(desk, "POL-03", "DUK-06", documents=("KTP", "KK"))
    tickets.cancel_ticket(desk, visit.tickets[0].number)
    sheet = visit_sheet(desk, visit.id)
    assert [(stop.ended, stop.after) for stop in sheet.stops] == [("Batal", ()), ("", (1,))]


def test_cancelled_ticket_gets_no_paper(desk: Desk):
    number = guest(desk, "DUK-06").tickets[0].number
    tickets.cancel_ticket(desk, number)
    with pytest.raises(Refused, match=r"paper\.ticket_over"):
        ticket_slip(desk, number)


def test_transferred_ticket_names_its_one_counter(desk: Desk):
    number = guest(desk, "DUK-06").tickets[0].number
    assert ticket_slip(desk, number).place == "Lantai 1 · Loket 1, 2, 7 atau 8 Dukcapil"
    tickets.transfer_ticket(desk, number, "DUK-L2")
    assert ticket_slip(desk, number).place == "Lantai 1 · Loket 2 Dukcapil"


def test_hidden_lane_is_off_the_paper_and_the_number_on_it_still_finds_the_ticket(desk: Desk):
    visit = guest(desk, "DUK-06")
    change_setting(desk, "numbers", {"hide_lane": True})
    assert ticket_slip(desk, "DUK-F1-001").number == "DUK-F-001"
    assert ticket_slip(desk, "duk f 001").number == "DUK-F-001"
    text = words(visit_sheet_pdf(visit_sheet(desk, visit.id)))
    assert "DUK-F-001" in text
    assert "DUK-F1" not in text


def test_agency_has_the_name_of_the_day_on_its_papers(mall):
    desk = mall.desk
    ticket = guest(desk, "DUK-06").tickets[0]
    before = ticket_slip(desk, ticket.id).agency
    mall.clock.set(desk.now() + timedelta(days=2))
    renamed = {"agencies": [{"code": "DUK", "kind": "LOC", "name": "Badan Kependudukan"}]}
    import_catalogue(desk, renamed)
    assert ticket_slip(desk, ticket.id).agency == before
    assert ticket_slip(desk, guest(desk, "DUK-06").tickets[0].number).agency == "Badan Kependudukan"


def test_names_with_markup_are_printed_as_they_are(desk: Desk):
    services = json.loads(read_bytes("catalogue/sample.json"))["services"]
    card = next(service for service in services if service["code"] == "DUK-06")
    import_catalogue(desk, {"services": [{**card, "name": "KTP <b>baru</b> & KIA"}]})
    visit = guest(desk, "DUK-06")
    assert "KTP <b>baru</b> & KIA" in words(ticket_pdf(ticket_slip(desk, visit.tickets[0].id)))
    assert "KTP <b>baru</b> & KIA" in words(visit_sheet_pdf(visit_sheet(desk, visit.id)))


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ("V1-261124-0001ZZZZ", r"code\.forged"),
        ("meja", r"code\.unknown"),
        ("0" * 32, r"visit\.unknown"),
    ],
)
def test_visit_that_is_not_of_this_mall_is_refused(desk: Desk, about: str, code: str):
    with pytest.raises(Refused, match=code):
        visit_sheet(desk, about)


@pytest.mark.parametrize("about", ["DUK-F1-002", "", "TT-20261123-DUK-F1-001", "0" * 32])
def test_ticket_that_is_not_there_is_refused(desk: Desk, about: str):
    guest(desk, "DUK-06")
    with pytest.raises(Refused, match=r"ticket\.unknown"):
        ticket_slip(desk, about)


def test_sheet_carries_the_contact_for_complaints_and_the_marks_of_the_sample(desk: Desk):
    change_setting(desk, "contacts", {"complaints": "0811 5550 1122"})
    change_setting(desk, "office", {"mall": "MPP Sukamaju"})
    text = words(visit_sheet_pdf(visit_sheet(desk, guest(desk, "DUK-06").id)))
    assert "Perlu bantuan? Datangi meja informasi. Pengaduan: 0811 5550 1122" in text
    assert "CONTOH" in text
    assert text.startswith("MPP Sukamaju")


def test_number_without_lane_that_two_desks_gave_finds_neither(desk: Desk):
    guest(desk, "DUK-06")
    desk.identity.lane = "2"
    guest(desk, "DUK-06")
    assert ticket_slip(desk, "DUK-F2-001").number == "DUK-F2-001"
    with pytest.raises(Refused, match=r"ticket\.unknown"):
        ticket_slip(desk, "DUK-F-001")


def test_counter_out_of_use_sends_nobody_to_it(desk: Desk):
    with desk.writing() as write:
        write.append(Archived(), "DUK-L7", subject=Subject.COUNTER)
    place = ticket_slip(desk, guest(desk, "DUK-06").tickets[0].id).place
    assert place == "Lantai 1 · Loket 1, 2 atau 8 Dukcapil"


def given_back(desk: Desk, number: str, service: str, *lacking: str) -> None:
    served(desk, number, service)
    tickets.finish_ticket(desk, number, Outcome.RETURNED_INCOMPLETE, lacking=lacking)


@pytest.mark.parametrize("paper", ["roll", "a5"])
def test_sheet_says_what_counters_found_missing_and_where_it_is_made(mall, paper: str):
    visit = guest(mall.desk, "DUK-06", "POL-01")
    mall.clock.forward(minutes=9)
    given_back(mall.desk, visit.tickets[0].number, "DUK-06", "LP")
    text = words(visit_sheet_pdf(visit_sheet(mall.desk, visit.id, paper)))
    assert "Yang masih kurang · dicatat 08.09 WIB" in text
    assert "Surat tanda lapor kehilangan (Polri) atau Dokumen lama" in text
    assert "untuk langkah 1 Dapat dibuat di sini: Laporan kehilangan, Lantai 1 · Loket 4 Polri" in text


def test_step_of_the_visit_that_makes_a_missing_paper_is_named_before_other_services(desk: Desk):
    visit = guest(desk, "DUK-06", "POL-03")
    given_back(desk, visit.tickets[0].number, "DUK-06", "LP", "KK")
    family_card, report = visit_sheet(desk, visit.id).lacking
    assert (report.step, report.made_by) == (1, "di langkah 2")
    assert family_card.made_by.startswith("di sini: ")


def test_paper_that_the_visitor_has_got_since_is_no_longer_missing(desk: Desk):
    visit = guest(desk, "DUK-06", "POL-03")
    given_back(desk, visit.tickets[0].number, "DUK-06", "LP")
    served(desk, visit.tickets[1].number, "POL-03")
    tickets.finish_ticket(desk, visit.tickets[1].number)
    sheet = visit_sheet(desk, visit.id)
    assert (sheet.lacking, sheet.lacking_at) == ((), "")


def test_paper_that_a_later_step_makes_is_no_help_to_an_earlier_one(desk: Desk):
    sheet = visit_sheet(desk, guest(desk, "DUK-06", "POL-03", documents=("KK",)).id)
    assert set(needed(sheet, 1).values()) == {(True, None), (False, None)}
