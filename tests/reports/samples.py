"""Made-up figures and slips for the paper's tests; no person in them exists."""

import datetime as dt

from reports.dossier import MissingDocument
from reports.figures import (
    AgencyDay,
    Complaints,
    DailyFigures,
    DailyReport,
    Hour,
    JournalHead,
    LeftOut,
    OutageRow,
    Overall,
    Requests,
    Signatory,
    Signature,
)
from reports.handover import Handover
from reports.letterhead import Letterhead
from reports.receipt import Receipt, ReceivedDocument
from reports.shortfall import Shortfall
from reports.ticket import TicketSlip
from reports.visit_sheet import NeededDocument, VisitSheet, VisitStop

HEAD = Letterhead(
    government="Pemerintah Kabupaten Sukamaju",
    office="Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    mall="Mal Pelayanan Publik Sukamaju",
    address=(
        "Jl. Merdeka No. 12, Sukamaju 68411 · Telepon (0333) 555 0101",
        "mpp.sukamaju.example · mpp@sukamaju.example",
    ),
)

NAMES = (
    ("DUK", "Dinas Kependudukan dan Pencatatan Sipil", "pemda"),
    ("PTS", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "pemda"),
    ("BPD", "Badan Pendapatan Daerah", "pemda"),
    ("DKS", "Dinas Kesehatan", "pemda"),
    ("DSO", "Dinas Sosial", "pemda"),
    ("NAK", "Dinas Tenaga Kerja", "pemda"),
    ("PUR", "Dinas Pekerjaan Umum dan Penataan Ruang", "pemda"),
    ("SAM", "Samsat Sukamaju", "pemda"),
    ("POL", "Kepolisian Resor Sukamaju", "K/L"),
    ("IMI", "Kantor Imigrasi", "K/L"),
    ("BPN", "Kantor Pertanahan", "K/L"),
    ("AGM", "Kementerian Agama", "K/L"),
    ("HAJ", "Kementerian Haji dan Umrah", "K/L"),
    ("DJP", "KPP Pratama", "K/L"),
    ("KUM", "Kementerian Hukum", "K/L"),
    ("P2M", "BP3MI", "K/L"),
    ("POM", "Balai POM", "K/L"),
    ("PNG", "Pengadilan Negeri", "K/L"),
    ("PAG", "Pengadilan Agama", "K/L"),
    ("KJR", "Kejaksaan Negeri", "K/L"),
    ("BJK", "BPJS Kesehatan", "K/L"),
    ("BJT", "BPJS Ketenagakerjaan", "K/L"),
    ("TSP", "PT Taspen (Persero)", "BUMN"),
    ("PLN", "PT PLN (Persero)", "BUMN"),
    ("POS", "PT Pos Indonesia (Persero)", "BUMN"),
    ("KAS", "Bank Pembangunan Daerah", "BUMD"),
    ("PAM", "Perumda Air Minum", "BUMD"),
    ("LBH", "Posbakum", "lainnya"),
    ("DIF", "Juru Bahasa Isyarat", "lainnya"),
)


def agency(place: int) -> AgencyDay:
    """Return invented figures of the agency at a place of NAMES."""
    code, name, group = NAMES[place]
    tickets = 4 + (place * 37) % 61
    none = place % 9 == 8
    return AgencyDay(
        code=code,
        name=name,
        tickets=tickets,
        served=tickets - place % 4,
        no_show=place % 4,
        returned_incomplete=place % 5,
        referred_in=place % 3,
        referred_out=(place + 1) % 3,
        wait_p50_min=None if none else 3.5 + (place * 7) % 23,
        wait_p90_min=None if none else 3.5 + (place * 7) % 23 + 6 + (place * 11) % 31,
        service_p50_min=None if none else 4.2 + (place * 5) % 17,
        service_p90_min=None if none else 22.8 + (place * 3) % 19,
        counters_open=1 + place % 5,
        first_call=None if none else f"08:{place:02d}",
        last_call=None if none else f"15:{59 - place:02d}",
        group=group,
        estimated=place % 2,
    )


def figures(count: int = 29, *, revision: int = 0) -> DailyFigures:
    """Return a day with `count` agencies (0 to 29), its sums in agreement."""
    days = tuple(agency(place) for place in range(count))
    tickets = sum(day.tickets for day in days)
    absent = sum(day.no_show for day in days)
    back = sum(day.returned_incomplete for day in days)
    shares = (0.06, 0.17, 0.22, 0.17, 0.11, 0.04, 0.11, 0.08)
    hours = [
        Hour(7 + place, round(tickets * share * 0.7), round(tickets * share))
        for place, share in enumerate(shares)
    ]
    visits = sum(hour.visits for hour in hours) + 1
    hours.append(Hour(15, 1, tickets - sum(hour.tickets for hour in hours)))
    return DailyFigures(
        date=dt.date(2026, 11, 24),
        revision=revision,
        visits=visits,
        tickets=tickets,
        by_state={"done": tickets - absent - back, "returned_incomplete": back, "no_show": absent},
        by_agency=days,
        priority={"elderly": 41, "disability": 9, "pregnant": 6, "toddler": 12},
        outages=(
            OutageRow(
                "BPJS Kesehatan",
                "Aplikasi kepesertaan",
                "service",
                "10:12",
                "10:55",
                43,
                11,
                "BJK-02",
                "stop",
                43,
                9,
                {"wait": 6, "call_back": 2},
            ),
            OutageRow(None, "Jaringan gedung", "network", "14:40", None, None, 3),
        ),
        complaints=Complaints(3, 2),
        requests=Requests(118, 97, 4),
        hours=tuple(hours),
        signature=Signature(
            Signatory(
                "Kepala DPMPTSP Kabupaten Sukamaju", "Dra. Hj. Sri Wahyuni, M.Si.", "196805121993032004"
            ),
            Signatory("Petugas Piket", "Andi Prasetya, S.STP.", "199102032014061003"),
        ),
        journal_head=JournalHead(
            "019aa4c1-7d1e-7c0a-9f00-5a2b61c0de11", 48213, "9f2c41d07be85a63" + "c0ffee00d15ea5e1" * 3
        ),
        overall=Overall(11.4, 33.0, 8.6, 24.5),
        left_out=LeftOut(absent, 4, 2, 1),
    )


def empty_day() -> DailyFigures:
    """Return a day on which nobody came and nobody was named to sign."""
    nobody = Signatory("", "", "")
    return DailyFigures(
        dt.date(2026, 11, 24), 0, 0, 0, {}, (), {}, (), Complaints(0, 0), Requests(0, 0, 0), (),
        Signature(nobody, nobody), JournalHead("019aa4c1", 1, "00" * 32),
    )  # fmt: skip


def report(day: DailyFigures | None = None, *, example: bool = False) -> DailyReport:
    """Return a daily report on the sample letterhead."""
    return DailyReport(day or figures(), HEAD, "WIB", "Sukamaju", example)


TICKET = TicketSlip(
    mall="Mal Pelayanan Publik Sukamaju",
    agency="Dinas Kependudukan dan Pencatatan Sipil",
    service="KTP-el ganti (hilang, rusak, ubah data)",
    number="DUK-A1-014",
    day="2026-11-24",
    time="08:05",
    zone="WIB",
    visit_code="V1-261124-0042K7QM",
    place="Lantai 1 · Loket 3",
    priority="Lanjut usia",
    step=2,
    steps=3,
    after_step=1,
)

STOPS = (
    VisitStop(
        agency="Kepolisian Resor Sukamaju",
        service="Laporan kehilangan",
        number="POL-C1-007",
        place="Lantai 1 · Loket 9",
        documents=(NeededDocument("Kartu Keluarga", "salinan", held=True),),
        fee="Gratis",
    ),
    VisitStop(
        agency="Dinas Kependudukan dan Pencatatan Sipil",
        service="KTP-el ganti (hilang, rusak, ubah data)",
        number="DUK-A1-014",
        place="Lantai 1 · Loket 3",
        after=(1,),
        documents=(
            NeededDocument("Kartu Keluarga", "asli", held=True),
            NeededDocument("Surat Tanda Penerimaan Laporan Kehilangan", "asli", from_step=1),
        ),
        fee="Gratis",
    ),
    VisitStop(
        agency="Kantor Imigrasi",
        service="Penggantian paspor habis berlaku",
        number="IMI-B1-021",
        place="Lantai 2 · Loket 14",
        after=(1, 2),
        documents=(
            NeededDocument("KTP-el", "asli", from_step=2),
            NeededDocument("Paspor lama", "asli", held=True),
            NeededDocument("Kode permohonan dan bukti bayar M-Paspor", held=False),
            NeededDocument("Pas foto 4x6", quantity=2),
        ),
        fee="PNBP Rp350.000",
        paid_at="bank atau kantor pos",
    ),
)

VISIT = VisitSheet(
    mall="Mal Pelayanan Publik Sukamaju",
    visit_code="V1-261124-0042K7QM",
    day="2026-11-24",
    time="08:05",
    zone="WIB",
    stops=STOPS,
    who="Rustam P.",
    priority="Lanjut usia",
    help_desk="Perlu bantuan? Datangi meja informasi di lobi.",
)

RECEIPT = Receipt(
    letterhead=HEAD,
    number="R1-261124-0137K7QM",
    visit_code="V1-261124-0042K7QM",
    day="2026-11-24",
    time="09:42",
    zone="WIB",
    applicant="Siti Nur'aini binti Ma'ruf",
    id_tail="0001",
    proxy="Rustam Prasetya",
    agency="Kantor Pertanahan Kabupaten Sukamaju",
    service="Balik nama (peralihan hak)",
    standard="Standar Pelayanan Peralihan Hak karena Jual Beli, SK 12/2026",
    received=(
        ReceivedDocument("Sertipikat hak atas tanah", "asli"),
        ReceivedDocument("Akta jual beli dari PPAT", "asli"),
        ReceivedDocument("KTP-el penjual dan pembeli", "salinan", 2),
        ReceivedDocument("Bukti lunas BPHTB tervalidasi", "salinan"),
    ),
    missing=(MissingDocument("SPPT dan bukti lunas PBB-P2 tahun berjalan", "2026-12-04"),),
    due_on="2026-12-01",
    due_from="2026-11-24",
    due_words="5 hari kerja kantor pemilik layanan",
    fee="PNBP Rp100.000",
    paid_at="Bank Pembangunan Daerah, loket 21",
    pickup_place="Loket pengambilan, lantai 1",
    bring=("tanda terima ini", "KTP-el asli", "surat kuasa bila diwakilkan"),
    received_by="Andi Prasetya",
    booth="Gerai 11",
    complaint_contact="meja pengaduan lantai 1, 0811 5550 1122",
)

SHORTFALL = Shortfall(
    letterhead=HEAD,
    number=RECEIPT.number,
    day="2026-11-25",
    time="10:12",
    zone="WIB",
    applicant=RECEIPT.applicant,
    agency=RECEIPT.agency,
    service=RECEIPT.service,
    missing=RECEIPT.missing,
    received=("Sertipikat hak atas tanah", "Akta jual beli dari PPAT"),
    why="Tanda tangan penjual belum ada pada akta.",
    clock_words="Waktu layanan berhenti selama kami menunggu, dan berjalan lagi setelah lengkap.",
    bring_to="Lantai 2 · Loket 2 Pertanahan",
    hours="hari kerja pukul 08.00–15.00 WIB",
    complaint_contact=RECEIPT.complaint_contact,
)

HANDOVER = Handover(
    letterhead=HEAD,
    number=RECEIPT.number,
    day="2026-12-01",
    time="13:40",
    zone="WIB",
    applicant=RECEIPT.applicant,
    agency=RECEIPT.agency,
    service=RECEIPT.service,
    product="Sertipikat hak atas tanah",
    collector="Rustam Prasetya",
    as_who="kuasa",
    id_tail="0002",
    reference="Sentuh Tanahku 77/2026",
    proof="surat kuasa",
    handed_by="Andi Prasetya",
    booth="Gerai 11",
    complaint_contact=RECEIPT.complaint_contact,
)
