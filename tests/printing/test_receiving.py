"""The receipt from the rows of the test mall, read back from the paper."""

from datetime import date, timedelta

import pytest

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.printing import receiving
from desktop.services import tickets
from desktop.services.officers import NewOfficer, add_officer
from desktop.services.opening import NewRequest, open_request
from desktop.services.settings import change_setting, set_holiday
from desktop.services.signing_in import sign_in
from models.rules.bodies.officers import Role
from models.rules.bodies.people import IdType
from models.rules.bodies.tickets import Outcome
from reports.receipt import Receipt, receipt_pdf
from tests.conftest import PASSWORD
from tests.printing.arrivals import NAME, NIK, PHONE, came, guest, served
from tests.reports.reading import pages, words


def receipt(desk: Desk, number: str) -> Receipt:
    """Return the receipt of a ticket, opened as the key of the counter opens it, or of a request by its code."""
    if number.upper().startswith("R"):
        return receiving.receipt(desk, number)
    return receiving.receipt(desk, open_request(desk, NewRequest(ticket=number)).value.code)


def at_counter(desk: Desk, service: str, **more) -> str:
    """Return the number of a ticket that is being served."""
    number = came(desk, service, **more).tickets[0].number
    served(desk, number, service)
    return number


def test_receipt_names_applicant_papers_place_and_promise(desk: Desk):
    change_setting(desk, "contacts", {"complaints": "0811 5550 1122"})
    number = at_counter(desk, "BPN-03", documents=("SRT", "AJB", "BPH", "KTP", "KK", "STP"))
    slip = receipt(desk, number)
    pdf = receipt_pdf(slip)
    assert len(pages(pdf)) == 2
    text = words(pdf)
    assert "DPMPTSP KOTA CONTOH" in text
    assert f"Nomor {slip.number} · Lembar pemohon" in text
    assert slip.number.startswith("R1-261124-0001")
    assert f"Pemohon {NAME} NIK •••• •••• •••• 7391" in text
    assert "Instansi Kantor Pertanahan (ATR/BPN) Layanan Balik nama (peralihan hak)" in text
    for name in ("Sertipikat hak atas tanah", "Kartu Keluarga", "SPPT dan bukti lunas PBB-P2"):
        assert name in text
    assert "Belum ada" not in text
    assert "Selesai paling lambat Selasa, 1 Desember 2026" in text
    assert "Dihitung sejak Selasa, 24 November 2026; standar pelayanan 5 hari kerja." in text
    assert "Biaya PNBP: nilai tanah dibagi 1.000, ditambah Rp50.000" in text
    assert "Pengambilan Lantai 2 · Loket 2 Pertanahan" in text
    assert "Pengaduan: 0811 5550 1122." in text
    assert NIK not in text.replace(" ", "")
    assert PHONE[1:] not in text.replace(" ", "")


def test_what_is_missing_stops_the_promise(desk: Desk):
    slip = receipt(desk, at_counter(desk, "BPN-03", documents=("SRT", "AJB", "KTP")))
    assert [one.name for one in slip.received][:2] == [
        "Sertipikat hak atas tanah",
        "Akta PPAT (jual beli, hibah, atau waris)",
    ]
    assert [one.name for one in slip.missing] == [
        "Bukti lunas BPHTB yang sudah divalidasi",
        "Kartu Keluarga",
        "SPPT dan bukti lunas PBB-P2",
    ]
    assert (slip.due_on, slip.standard) == ("", "5 hari kerja, dihitung sejak berkas lengkap")
    text = words(receipt_pdf(slip))
    assert "Selesai paling lambat" not in text
    assert "Lengkapi paling lambat" not in text


def test_papers_that_nobody_asked_for_are_ticked_by_hand(desk: Desk):
    number = guest(desk, "BPN-03").tickets[0].number
    served(desk, number, "BPN-03")
    slip = receipt(desk, number)
    assert {one.ticked for one in slip.received} == {False}
    text = words(receipt_pdf(slip))
    assert "Centang berkas yang diterima" in text
    assert "Standar pelayanan 5 hari kerja, dihitung sejak berkas lengkap" in text
    assert "Selesai paling lambat" not in text
    assert "Pemohon ....." in text
    assert "NIK" not in text


def test_only_the_held_one_of_several_papers_is_received(desk: Desk):
    slip = receipt(desk, at_counter(desk, "DUK-03", documents=("KK", "BNK")))
    assert [one.name for one in slip.received] == ["Kartu Keluarga", "Buku Nikah"]


def test_promise_of_minutes_says_the_hour(mall):
    mall.clock.forward(minutes=7 * 60 + 20)
    number = at_counter(mall.desk, "BJK-02", documents=("KK", "KTP"))
    slip = receipt(mall.desk, number)
    assert (slip.time, slip.due_on, slip.due_time) == ("15:20", "2026-11-25", "08:20")
    text = words(receipt_pdf(slip))
    assert "Selesai paling lambat Rabu, 25 November 2026, pukul 08.20 WIB" in text


def test_promise_goes_round_a_holiday(desk: Desk):
    set_holiday(desk, date(2026, 11, 25), "Hari jadi kota")
    slip = receipt(desk, at_counter(desk, "DUK-06", documents=("KK", "LAMA")))
    assert (slip.due_on, slip.due_from) == ("2026-11-26", "2026-11-24")


def test_reprint_on_another_day_promises_the_same_under_the_same_number(mall):
    desk = mall.desk
    number = at_counter(desk, "DUK-06", documents=("KK", "LAMA"))
    mall.clock.forward(minutes=5)
    tickets.finish_ticket(desk, number)
    first = receipt(desk, number)
    mall.clock.set(desk.now() + timedelta(days=1))
    guest(desk, "DUK-06")  # the same queue number, of the next day
    assert receipt(desk, first.number.lower()) == first


@pytest.mark.parametrize(
    ("kind", "number", "said"),
    [
        (IdType.PASSPORT, "X1234567", "Paspor •••• •••• •••• 4567"),
        (IdType.ITAS, "2C11JD0042-W", "ITAS •••• •••• •••• 42-W"),
    ],
)
def test_foreigner_is_known_by_the_tail_of_another_number(desk: Desk, kind: IdType, number: str, said: str):
    ticket = at_counter(desk, "DUK-06", nik=number, id_type=kind, name="Ana Müller")
    assert said in words(receipt_pdf(receipt(desk, ticket)))


def test_receipt_is_signed_by_who_took_the_papers_whoever_prints_it(desk: Desk):
    order = NewOfficer("budi", PASSWORD, name="Budi <Santoso>", role=Role.COUNTER, agency="DUK")
    add_officer(desk, order, demo=True)
    number = came(desk, "DUK-06", documents=("KK", "LAMA")).tickets[0].number
    budi = desk.signed_in(sign_in(desk, "budi", PASSWORD))
    served(budi, number, "DUK-06")
    slip = receipt(desk, receipt(budi, number).number)
    assert (slip.received_by, slip.booth) == ("Budi <Santoso>", "Loket 1 Dukcapil")
    assert "Budi <Santoso> Loket 1 Dukcapil" in words(receipt_pdf(slip))


@pytest.mark.parametrize("outcome", [Outcome.DONE, Outcome.SYSTEM_DOWN])
def test_papers_stay_at_the_counter_that_is_done_or_down(desk: Desk, outcome: Outcome):
    number = at_counter(desk, "DUK-06")
    tickets.finish_ticket(desk, number, outcome)
    assert receipt(desk, number).number.startswith("R1-261124-0001")


@pytest.mark.parametrize("outcome", [Outcome.RETURNED_INCOMPLETE, Outcome.REJECTED])
def test_papers_that_went_home_again_get_no_receipt(desk: Desk, outcome: Outcome):
    number = at_counter(desk, "DUK-06")
    tickets.finish_ticket(desk, number, outcome)
    with pytest.raises(Refused, match=r"paper\.nothing_received"):
        receipt(desk, number)


def test_waiting_called_and_never_served_tickets_get_no_receipt(desk: Desk):
    waiting = guest(desk, "DUK-06").tickets[0].number
    with pytest.raises(Refused, match=r"paper\.nothing_received"):
        receipt(desk, waiting)
    tickets.call_next(desk, "DUK-L1")
    with pytest.raises(Refused, match=r"paper\.nothing_received"):
        receipt(desk, waiting)
    down = guest(desk, "DUK-06").tickets[0].number
    tickets.finish_ticket(desk, down, Outcome.SYSTEM_DOWN)
    with pytest.raises(Refused, match=r"paper\.nothing_received"):
        receipt(desk, down)
