"""Papers about citizens' rights: copy of data, answers, notice, minutes of destruction, letters of a breach."""

from collections.abc import Sequence

from desktop.desk import Desk, instant
from desktop.errors import Refused
from desktop.queries.breaches import BreachRow
from desktop.queries.cases import CaseRow
from desktop.queries.day_figures import letterhead, signature
from desktop.queries.destructions import destroyed_in
from desktop.queries.enums import words
from desktop.queries.sentences import sentence
from desktop.queries.settings import OFFICE, get_setting, privacy, retention
from desktop.queries.subject_data import Section, moment, officer_name
from models import folding
from models.rules.events import Subject
from models.rules.folds.rights import Breach, CaseState, Destruction
from reports.letter import Letter, Listing, Part
from reports.letterhead import Letterhead
from reports.words import grouped_nip, plain_date

SHARES = {
    "what": 5,
    "after": 3,
    "before": 3,
    "service": 5,
    "why": 4,
    "answer": 4,
    "at": 3,
    "code": 4,
    "number": 3,
}
"""How wide a column is beside the others, by its key; the rest are 2."""


def office_head(desk: Desk) -> Letterhead:
    """Return the letterhead of the office."""
    return letterhead(get_setting(desk.store, OFFICE))


def place_day(desk: Desk) -> str:
    """Return place and today's date, as they stand above a signature."""
    place = get_setting(desk.store, OFFICE).get("place", "")
    day = plain_date(desk.calendar().local(desk.now()).date())
    return f"{place}, {day}" if place else day


def head_signs(desk: Desk) -> tuple[str, str, str]:
    """Return where the head signs: title, name, number."""
    head = signature(desk).head
    return (f"{head.title or 'Kepala'},", head.name, f"NIP {grouped_nip(head.nip)}" if head.nip else "")


def _protection(desk: Desk) -> Part:
    said = privacy(desk.store)
    facts = (
        ("Pejabat pelindungan data", said.officer or "–"),
        ("Kontak", said.contact or "–"),
    )
    return Part("Hubungi kami tentang data Anda", facts=facts)


def subject_letter(desk: Desk, paper: str, sections: Sequence[Section]) -> Letter:
    """Return the copy of a person's data as a letter for them; it bears the paper's number, no name in its title."""
    periods = retention(desk.store)
    first = Part(
        words=(
            (
                "Lembar ini memuat seluruh data pribadi Anda yang kami simpan, semua yang kami lakukan dengannya, dan "
                "siapa yang melihatnya (UU 27/2022 Pasal 32)."
            ),
            (
                f"Kontak disimpan {periods.contact_days} hari, nomor identitas {periods.number_days} hari, dan nama "
                f"{periods.name_days} hari sejak urusan Anda yang terakhir; sesudah itu dimusnahkan."
            ),
        )
    )
    parts = tuple(_section(section) for section in sections)
    rights = Part(
        "Hak Anda",
        words=(
            (
                "Anda berhak meminta perbaikan, pembatasan, dan penghapusan data, mencabut persetujuan, serta "
                "menyatakan keberatan. Kami menjawab paling lambat 3x24 jam sejak permintaan diterima."
            ),
        ),
    )
    return Letter(
        office_head(desk),
        "Salinan Data Pribadi dan Jejak Pemrosesan",
        paper[-8:].upper(),
        (first, *parts, rights, _protection(desk)),
        lines=(f"Dibuat {moment(desk, desk.clock())} {desk.calendar().zone}",),
        foot="Rahasia, untuk yang bersangkutan",
    )


def _section(section: Section) -> Part:
    if section.key == "person":
        return Part(
            section.title, facts=tuple((row[0], row[1]) for row in section.rows), nothing="Tidak ada."
        )
    heads = tuple(title for _, title in section.columns)
    shares = tuple(SHARES.get(key, 2) for key, _ in section.columns)
    return Part(section.title, listing=Listing(heads, section.rows, shares), nothing="Tidak ada.")


def case_letter(desk: Desk, case: CaseRow) -> Letter:
    """Return the answer to a case as a letter to who asked; the name is left to the pen, so that none is stored.

    Raises:
        Refused: the case is not answered yet.
    """
    if case.state is not CaseState.ANSWERED or case.outcome is None:
        raise Refused("case.is_open")
    state = folding.read(desk.store, Subject.CASE, case.id)
    facts = (
        ("Permintaan", words(case.right)),
        ("Diterima", f"{moment(desk, state.received_at)} {desk.calendar().zone}"),
        ("Dijawab", f"{moment(desk, state.answered_at)} {desk.calendar().zone}"),
        ("Hasil", words(case.outcome)),
        *((("Alasan", words(case.ground)),) if case.ground else ()),
    )
    parts = (
        Part(words=("Yth. Bapak/Ibu ............................................",)),
        Part(
            words=(
                f"Bersama ini kami menjawab permintaan Anda nomor {case.number} tentang data pribadi Anda.",
            )
        ),
        Part(facts=facts),
        *((Part("Penjelasan", words=(case.answer,)),) if case.answer else ()),
        Part(
            words=(
                "Bila Anda tidak setuju dengan jawaban ini, sampaikan keberatan kepada pejabat di bawah ini.",
            )
        ),
        _protection(desk),
    )
    return Letter(
        office_head(desk),
        "Jawaban atas Permintaan Warga",
        case.number,
        parts,
        place_day=place_day(desk),
        signs=(head_signs(desk),),
    )


def notice_letter(desk: Desk) -> Letter:
    """Return the notice about data protection for the wall and the counter, with its version."""
    said, periods = privacy(desk.store), retention(desk.store)
    kept = (
        ("Telepon dan kontak", f"{periods.contact_days} hari"),
        ("Nomor identitas dan tanggal lahir", f"{periods.number_days} hari"),
        ("Nama dan catatan", f"{periods.name_days} hari"),
        ("Angka tanpa nama", "seterusnya"),
    )
    consents = (
        ("Disabilitas dan kebutuhan khusus", "dengan persetujuan"),
        ("Pengingat lewat telepon", "dengan persetujuan"),
        ("Foto", "dengan persetujuan; tidak diambil kecuali diminta"),
    )
    parts = (
        Part(words=(said.notice,)),
        Part("Yang hanya dicatat dengan persetujuan", facts=consents),
        Part("Berapa lama disimpan sejak urusan terakhir", facts=kept),
        _protection(desk),
    )
    return Letter(
        office_head(desk),
        "Pemberitahuan Pelindungan Data Pribadi",
        "",
        parts,
        lines=(f"Versi {said.version}",),
    )


def destruction_minutes(desk: Desk, run: str) -> Letter:
    """Return the minutes of a destruction: counts, proof, who, when, on which basis; no personal data.

    Raises:
        Refused: there was no such run.
    """
    done: Destruction | None = folding.read(desk.store, Subject.DESTRUCTION, run)
    if done is None:
        raise Refused("destruction.unknown")
    said = privacy(desk.store)
    who = officer_name(desk, done.officer)
    at = instant(done.done_at)
    parts = (
        Part(
            words=(
                (
                    f"Pada {plain_date(desk.calendar().local(at).date())} pukul "
                    f"{desk.calendar().local(at):%H.%M} {desk.calendar().zone} telah dimusnahkan data pribadi di dalam "
                    "sistem meja depan, dengan rincian berikut."
                ),
            ),
            facts=(
                ("Tanda pemusnahan", run),
                ("Dasar", words(done.basis)),
                ("Jadwal retensi arsip", said.basis or "–"),
                ("Dilaksanakan oleh", who),
            ),
        ),
        _destroyed(done),
        *_proof(desk, run, done),
    )
    return Letter(
        office_head(desk),
        "Berita Acara Pemusnahan Data Pribadi",
        f"BAP-{run[-8:].upper()}",
        parts,
        place_day=place_day(desk),
        signs=(("Pelaksana,", who, ""), ("Saksi,", "", ""), head_signs(desk)),
    )


def _destroyed(done: Destruction) -> Part:
    counts = (
        ("Orang", str(done.people)),
        ("di antaranya hanya sebagian", str(done.reduced)),
        ("Uraian data diri", str(done.bodies)),
        ("Catatan", str(done.notes)),
        ("Masukan cetak", str(done.prints)),
        ("Draf isian", str(done.drafts)),
    )
    return Part("Yang dimusnahkan", facts=counts)


def _proof(desk: Desk, run: str, done: Destruction) -> tuple[Part, ...]:
    """Return what proves a destruction, and the ids of whose data are gone."""
    trace = destroyed_in(desk, run)
    return (
        Part(
            "Bukti",
            words=(
                (
                    "Isi kejadian dikosongkan dan berkas ditulis ulang; sidik setiap kejadian tetap dalam rantai "
                    "jurnal, sehingga rantai itu tetap dapat diperiksa. Cadangan yang dibuat sebelumnya harus "
                    "dimusnahkan tersendiri menurut masa simpannya."
                ),
            ),
            facts=(("SHA-256 daftar sidik", done.sha256), ("Rantai jurnal sesudahnya", trace.head)),
        ),
        *((_copies(trace.copies),) if trace.copies else ()),
        Part(
            "Tanda orang yang datanya dimusnahkan",
            listing=Listing(
                ("Tanda", "Yang dimusnahkan"),
                tuple((one, "sebagian" if part else "seluruhnya") for one, part in trace.people),
                (3, 1),
            ),
            nothing="Tidak ada.",
        ),
    )


def _copies(count: int) -> Part:
    return Part(
        "Salinan berkas rusak",
        words=(
            (
                f"Saat pemusnahan ini ada {count} salinan berkas rusak di folder damaged yang mungkin masih memuat "
                "data itu, terenkripsi. Salinan itu tidak dipakai melayani dan dimusnahkan tersendiri oleh "
                "administrator setelah data yang dipakai sekarang terbukti utuh; pemusnahannya tercatat dalam jurnal."
            ),
        ),
    )


def breach_letter(desk: Desk, breach: BreachRow, *, to_authority: bool, people: int) -> Letter:
    """Return the written notice of a breach: to whom it concerns, or to the authority.

    Source: UU 27/2022 article 46: which data, when and how, how it is handled and made good.
    """
    said = privacy(desk.store)
    whom = said.authority or "lembaga pelindungan data pribadi" if to_authority else "Bapak/Ibu pemilik data"
    data = ", ".join(words(one) for one in breach.data)
    state: Breach = folding.read(desk.store, Subject.BREACH, breach.id)
    zone = desk.calendar().zone
    facts = (
        ("Nomor insiden", breach.number),
        ("Jenis", words(breach.what)),
        ("Data yang terungkap", data),
        ("Waktu kejadian", f"{moment(desk, state.from_at)} sampai {moment(desk, state.to_at)} {zone}"),
        ("Diketahui", f"{moment(desk, state.known_at)} {zone}"),
        *((("Perkiraan orang terdampak", str(people)),) if to_authority else ()),
    )
    parts = (
        Part(words=(f"Yth. {whom}",)),
        Part(
            words=(str(sentence("breach.letter_authority" if to_authority else "breach.letter_subject")),),
            facts=facts,
        ),
        Part("Bagaimana terjadi", words=(breach.words or "Sedang diselidiki.",)),
        Part("Penanganan dan pemulihan", words=(breach.remedy or "Sedang dilaksanakan.",)),
        _protection(desk),
    )
    title = "Pemberitahuan Kegagalan Pelindungan Data Pribadi"
    return Letter(
        office_head(desk), title, breach.number, parts, place_day=place_day(desk), signs=(head_signs(desk),)
    )
