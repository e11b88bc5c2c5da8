"""What the made-up mall's public says each day, complaints, suggestions, compliments, and what becomes of it."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from desktop.demo.floor import Floor
from desktop.desk import Desk
from desktop.queries.complaints import ComplaintFilter, complaint_list
from desktop.queries.ideas import suggestion_list
from desktop.services import complaints, ideas, outside
from desktop.services.complaints import NewComplaint
from desktop.services.ideas import NewCompliment, NewSuggestion
from desktop.services.outside import NewForum, NewOutreach, NewPartner
from models.rules.bodies.ideas import SuggestionSource, Theme
from models.rules.bodies.outside import OutreachNeed, Skill
from models.rules.bodies.voice import ComplaintClass, ComplaintOutcome, Conduct, VoiceChannel
from models.rules.folds.voice import ComplaintState

PER_VISITS = 150
"""Visits of a day for one complaint; as many suggestions, and twice as many compliments."""
HANDLED, DECIDED = 0.5, 0.4
"""Share of what is open that is taken one step further each day."""


@dataclass(frozen=True, slots=True)
class Said:
    """A complaint that people in such halls make: whom it concerns (None: the house), what it is."""

    words: str
    agency: str | None
    classed: ComplaintClass = ComplaintClass.PLAIN
    conduct: Conduct | None = None


SAID = (
    Said("Dua kali datang, dua kali diminta berkas yang berbeda.", "BPN", conduct=Conduct.CAREFUL),
    Said(
        "Kapan KTP-el saya dapat diambil? Sudah tiga minggu tanpa kabar.", "DUK", ComplaintClass.INFORMATION
    ),
    Said("Parkir sepeda motor penuh sejak pagi.", None, ComplaintClass.ASPIRATION),
    Said("Panggilan nomor terlalu pelan, orang tua tidak mendengar.", None, conduct=Conduct.POLITE),
    Said(
        "Loket prioritas dipakai untuk pemohon biasa saat ramai.",
        "DUK",
        ComplaintClass.OVERSIGHT,
        Conduct.FAIR,
    ),
    Said("Pengambilan paspor hanya satu loket padahal antreannya panjang.", "IMI"),
    Said("Jam istirahat tidak tertulis di loket.", "AGM", ComplaintClass.ASPIRATION),
    Said("Biaya apa saja yang harus dibayar untuk balik nama?", "BPN", ComplaintClass.INFORMATION),
    Said("Toilet lantai 2 rusak sejak Senin.", None),
    Said("Petugas menjawab sambil melihat telepon.", "POL", conduct=Conduct.PROFESSIONAL),
)
ANSWER = (
    "Mohon maaf atas hal itu. Sudah kami bahas dengan loket yang bersangkutan dan diperbaiki sejak hari ini."
)
PROPOSED = (
    ("Tambah kursi di lantai 2.", Theme.FACILITIES, "Dua belas kursi baru sudah terpasang."),
    (
        "Tulis persyaratan dengan contoh formulir yang sudah diisi.",
        Theme.PAPERS,
        "Contoh isian ada di meja informasi.",
    ),
    ("Buka satu loket cepat untuk pengambilan.", Theme.WAITING, "Loket cepat buka pukul 09.00-11.00."),
    ("Sediakan pojok bermain anak.", Theme.INCLUSION, "Pojok anak di dekat ruang laktasi."),
    (
        "Kirim pesan bila berkas siap diambil.",
        Theme.DIGITAL,
        "Petugas menelepon pemohon yang berkasnya siap.",
    ),
    ("Pasang denah loket di pintu masuk.", Theme.INFORMATION, "Denah besar dipasang di kedua pintu."),
)
PRAISED = (
    ("Petugasnya sabar menjelaskan kepada ibu saya.", Conduct.POLITE),
    ("Berkas saya diperiksa dengan teliti, tidak perlu kembali.", Conduct.CAREFUL),
    ("Diberi tahu jujur bahwa layanannya gratis.", Conduct.TRUTHFUL),
    ("Dibantu mengisi formulir sampai selesai.", Conduct.HELPFUL),
)
PARTNERS = (
    ("Gerkatin Kota Contoh", "Ibu Tini, 0812 0000 0101", Skill.SIGN_LANGUAGE),
    ("Posbakum Pengadilan Negeri", "Piket, 0812 0000 0102", Skill.LEGAL_AID),
    ("Relawan Kampus Peduli", "Dimas, 0812 0000 0103", Skill.COMPANION),
)
CHANNELS = dict(zip(VoiceChannel, (5, 3, 1, 4, 1, 2), strict=True))


def speak(floor: Floor, rng: Random, visits: int) -> None:
    """Let the public speak at the end of a day, and the mall go on with what was said before."""
    desk = floor.staff.supervisor
    _begin(desk)
    _go_on(desk, rng)
    for _ in range(_about(rng, visits)):
        _complain(desk, rng)
    for _ in range(_about(rng, visits)):
        words, theme, _ = rng.choice(PROPOSED)
        ideas.suggest(desk, NewSuggestion(words, rng.choice(list(SuggestionSource)), theme))
    for _ in range(2 * _about(rng, visits)):
        words, conduct = rng.choice(PRAISED)
        agency = rng.choice(sorted({one.agency for one in floor.catalogue.services.values()}))
        ideas.praise(desk, NewCompliment(words, conduct, _channel(rng), agency))


def _about(rng: Random, visits: int) -> int:
    """Return about one for each `PER_VISITS`, at least one now and then."""
    whole, rest = divmod(visits, PER_VISITS)
    return whole + (rng.random() < rest / PER_VISITS)


def _channel(rng: Random) -> VoiceChannel:
    return rng.choices(list(CHANNELS), list(CHANNELS.values()))[0]


def _complain(desk: Desk, rng: Random) -> None:
    said = rng.choice(SAID)
    agency = said.agency if _known(desk, said.agency) else None
    order = NewComplaint(
        words=said.words, channel=_channel(rng), classed=said.classed, agency=agency, conduct=said.conduct
    )
    complaints.take_complaint(desk, order)


def _known(desk: Desk, agency: str | None) -> bool:
    return desk.store.execute_sql("SELECT 1 FROM agency WHERE id = ?", (agency,)).fetchone() is not None


def _go_on(desk: Desk, rng: Random) -> None:
    """Take some of what is open one step further."""
    for row in complaint_list(desk, ComplaintFilter()).rows:
        if rng.random() >= HANDLED:
            continue
        if row.state is ComplaintState.RECEIVED:
            complaints.verify_complaint(desk, row.id, row.classed, row.agency or None)
        elif row.state is ComplaintState.ANSWERED:
            complaints.close_complaint(desk, row.id)
        else:
            complaints.answer_complaint(desk, row.id, rng.choice(list(ComplaintOutcome)), ANSWER)
    done = {words: what for words, _, what in PROPOSED}
    for one in suggestion_list(desk, state="suggestion_new").rows:
        if rng.random() < DECIDED:
            accepted = rng.random() < DECIDED
            ideas.decide_suggestion(
                desk,
                one.id,
                accepted=accepted,
                reason="sesuai anggaran" if accepted else "belum dapat tahun ini",
            )
            if accepted:
                ideas.publish_suggestion(desk, one.id, one.words, done.get(one.words, "Sedang disiapkan."))
                ideas.fulfil_suggestion(desk, one.id)


def _begin(desk: Desk) -> None:
    """Have partners, a forum and a visit at home, once in the life of the mall."""
    if desk.store.execute_sql("SELECT 1 FROM partner").fetchone():
        return
    for organisation, contact, skill in PARTNERS:
        outside.list_partner(desk, NewPartner(organisation, contact, (skill,)))
    issues = "Antrean pagi hari\nPersyaratan yang sulit dipahami"
    held = NewForum(desk.today(), "Standar pelayanan administrasi kependudukan", issues, 14, 2, 6, 3, 1)
    forum = outside.note_forum(desk, held).value
    outside.agree_action(
        desk, forum, "Lembar persyaratan satu halaman di semua loket", desk.today() + timedelta(30)
    )
    wish = NewOutreach(OutreachNeed.BEDRIDDEN, "Perekaman KTP-el di rumah", "Kelurahan Contoh Selatan")
    case = outside.ask_outreach(desk, wish).value
    outside.plan_outreach(desk, case, desk.today() + timedelta(3))
