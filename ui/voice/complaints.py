"""The section Pengaduan: what came, until when it is answered, and the steps to its end."""

from collections.abc import Callable, Sequence
from typing import Any

from desktop.desk import Desk, Outcome
from desktop.errors import NotAllowed, Refused
from desktop.queries.agencies import AgencyName, agency_names
from desktop.queries.complaints import (
    ComplaintDetail,
    ComplaintFilter,
    ComplaintRow,
    complaint_detail,
    complaint_list,
)
from desktop.queries.enums import (
    ComplaintClass,
    ComplaintOutcome,
    ComplaintStep,
    Conduct,
    VoiceChannel,
    words,
)
from desktop.services import complaints as services
from desktop.services.complaint_slips import TakenComplaint, take_with_slip
from desktop.services.complaints import ComplaintNow, NewComplaint
from desktop.services.opening import Someone
from desktop.services.papers import PaperKind, PrintedPaper, print_paper
from ui.voice.items import (
    Act,
    Card,
    FieldKind,
    FieldSpec,
    FormSpec,
    Given,
    Item,
    Look,
    Section,
    Wish,
    capital,
)

HOUSE = "Pengelola MPP"
OPEN, LATE, ALL = "open", "late", "all"
SHOWN = ((OPEN, "Belum selesai"), (LATE, "Lewat waktu"), (ALL, "Semua"))


def look(desk: Desk, wish: Wish) -> Look:
    """Return the list and the chosen complaint. Thread: READ."""
    with desk.reading():
        wanted = ComplaintFilter(only_open=wish.shown != ALL, late=wish.shown == LATE, text=wish.text)
        page = complaint_list(desk, wanted, wish.start)
        agencies = agency_names(desk)
        late = f" · {page.late} lewat waktu" if page.late else ""
        return Look(
            items=tuple(_item(row) for row in page.rows),
            more=page.more,
            summary=f"{page.open} belum selesai{late}",
            card=_card(desk, wish.chosen, agencies),
            new=new_complaint(desk, agencies),
        )


def _item(row: ComplaintRow) -> Item:
    return Item(
        id=row.id,
        title=row.words or "(isi sudah dihapus)",
        below=f"{row.code} · {row.agency_short or HOUSE}",
        side=row.who or "Tanpa nama",
        side_below=capital(words(row.channel)),
        state=str(row.state),
        when=row.due,
        when_below=_left(row),
        late=row.late,
    )


def _left(row: ComplaintRow) -> str:
    if row.late:
        return "lewat waktu"
    if row.days_left is None:
        return ""
    return f"{row.days_left} hari kerja lagi" if row.days_left else "hari ini"


def _card(desk: Desk, chosen: str, agencies: Sequence[AgencyName]) -> Card | None:
    if not chosen:
        return None
    try:
        detail = complaint_detail(desk, chosen)
    except (Refused, NotAllowed):  # of a file that was put back meanwhile, or moved to another agency
        return None
    row = detail.row
    return Card(
        id=row.id,
        title=row.code,
        state=str(row.state),
        facts=(
            ("Jenis", capital(words(row.classed))),
            ("Kepada", row.agency_short or HOUSE),
            ("Perilaku", "" if detail.conduct is None else capital(words(detail.conduct))),
            ("Masuk", f"{row.came}, {words(row.channel)}"),
            ("Batas", f"{row.due} ({detail.days} hari kerja)"),
            ("Pengadu", row.who or "Tanpa nama"),
            ("SP4N-LAPOR!", detail.tracking),
            ("Periksa sebelum", detail.verify_by),
            ("Boleh ditutup", detail.close_from and f"sejak {detail.close_from}"),
            ("Diterima oleh", detail.taken_by),
            ("Hasil", "" if detail.outcome is None else capital(words(detail.outcome))),
        ),
        texts=(
            ("Yang diadukan", row.words),
            ("Jawaban", detail.answer),
            ("Catatan", "\n".join(detail.more)),
        ),
        alert=_alert(detail),
        acts=tuple(STEPS[step](detail, agencies) for step in detail.steps),
        papers=_papers(detail),
        person=bool(row.who),
    )


def _alert(detail: ComplaintDetail) -> str:
    if detail.conflicts:
        return "Dua meja mencatat akhir yang berbeda; periksa jawabannya."
    return f"Seharusnya dijawab {detail.row.due}." if detail.row.late else ""


def _papers(detail: ComplaintDetail) -> tuple[Act, ...]:
    letter = _paper(detail, PaperKind.COMPLAINT_LETTER, "Cetak surat jawaban")
    slip = _paper(detail, PaperKind.COMPLAINT_SLIP, "Cetak tanda terima")
    if detail.outcome is not None:
        return (letter, slip) if detail.row.state == "answered" else (letter,)
    return (slip,) if detail.steps else ()


def _paper(detail: ComplaintDetail, kind: PaperKind, verb: str) -> Act:
    def work(desk: Desk, _: Given) -> Outcome[PrintedPaper]:
        return print_paper(desk, kind, detail.row.id)

    return Act(verb, "printer", work, paper=lambda printed: printed)


def _said(now: ComplaintNow) -> str:
    return f"{now.code}: {words(now.state)}."


def _undo(desk: Desk, now: ComplaintNow) -> Outcome[ComplaintNow]:
    return services.undo_complaint(desk, now.id)


def _agencies(agencies: Sequence[AgencyName], preset: str = "") -> FieldSpec:
    options = (("", HOUSE), *((one.code, one.short) for one in agencies))
    return FieldSpec("agency", "Kepada", FieldKind.CHOICE, options, preset)


def _classes(preset: ComplaintClass) -> FieldSpec:
    options = tuple((str(one), capital(words(one))) for one in ComplaintClass)
    return FieldSpec("classed", "Jenis", FieldKind.CHOICE, options, str(preset))


def new_complaint(desk: Desk, agencies: Sequence[AgencyName]) -> Act:
    """Return what takes a complaint in and prints its receipt."""
    own = desk.session.agency if desk.session else None
    listed = [one for one in agencies if own in (None, one.code)]
    channels = tuple((str(one), capital(words(one))) for one in VoiceChannel)
    conducts = (("", "Tidak disebut"), *((str(one), capital(words(one))) for one in Conduct))
    form = FormSpec(
        "Pengaduan baru",
        "Terima & cetak",
        (
            FieldSpec(
                "words",
                "Apa yang diadukan",
                FieldKind.TEXT,
                hint="Dengan kata-kata pengadu sendiri",
                needed=True,
            ),
            _agencies(listed, own or ""),
            _classes(ComplaintClass.PLAIN),
            FieldSpec("channel", "Lewat", FieldKind.CHOICE, channels),
            FieldSpec("conduct", "Perilaku pelaksana", FieldKind.CHOICE, conducts),
            FieldSpec("name", "Nama pengadu", hint="Boleh tanpa nama"),
            FieldSpec("phone", "Telepon"),
            FieldSpec("tracking", "Nomor SP4N-LAPOR!", wide=True),
        ),
        "printer",
    )
    return Act("Pengaduan baru", "plus", _take, form, said=_taken, paper=lambda taken: taken.paper)


def _take(desk: Desk, given: Given) -> Outcome[TakenComplaint]:
    named = given["name"].strip() or given["phone"].strip()
    return take_with_slip(
        desk,
        NewComplaint(
            words=given["words"],
            channel=VoiceChannel(given["channel"]),
            classed=ComplaintClass(given["classed"]),
            agency=given["agency"] or None,
            conduct=Conduct(given["conduct"]) if given["conduct"] else None,
            who=Someone(name=given["name"], phone=given["phone"]) if named else None,
            tracking=given["tracking"],
        ),
    )


def _taken(taken: TakenComplaint) -> str:
    return f"Pengaduan {taken.complaint.code} diterima."


def _verify(detail: ComplaintDetail, agencies: Sequence[AgencyName]) -> Act:
    def work(desk: Desk, given: Given) -> Outcome[Any]:
        classed = ComplaintClass(given["classed"])
        return services.verify_complaint(desk, detail.row.id, classed, given["agency"] or None)

    form = FormSpec(
        f"Periksa {detail.row.code}",
        "Simpan",
        (_classes(detail.row.classed), _agencies(agencies, detail.row.agency)),
        "tick",
        "Batas waktu jawab mengikuti jenisnya, dihitung sejak pengaduan masuk.",
    )
    again = detail.row.state == "verified"
    return Act("Ubah jenis atau tujuan" if again else "Periksa", "pencil" if again else "search", work, form,
               said=_said, undo=_undo)  # fmt: skip


def _start(detail: ComplaintDetail, _: Sequence[AgencyName]) -> Act:
    def work(desk: Desk, _: Given) -> Outcome[Any]:
        return services.start_complaint(desk, detail.row.id)

    return Act("Mulai tangani", "play-circle", work, said=_said, undo=_undo)


def _answer(detail: ComplaintDetail, _: Sequence[AgencyName]) -> Act:
    def work(desk: Desk, given: Given) -> Outcome[Any]:
        outcome = ComplaintOutcome(given["outcome"])
        return services.answer_complaint(desk, detail.row.id, outcome, given["words"])

    outcomes = tuple((str(one), capital(words(one))) for one in ComplaintOutcome)
    form = FormSpec(
        f"Jawab {detail.row.code}",
        "Simpan jawaban",
        (
            FieldSpec("outcome", "Hasil pemeriksaan", FieldKind.CHOICE, outcomes, wide=True),
            FieldSpec("words", "Jawaban dan alasannya", FieldKind.TEXT, needed=True),
        ),
        told="Jawaban ini tercetak di surat jawaban, kata demi kata.",
    )
    return Act("Jawab", "note", work, form, said=_said, undo=_undo)


def _close(detail: ComplaintDetail, _: Sequence[AgencyName]) -> Act:
    def work(desk: Desk, _: Given) -> Outcome[Any]:
        return services.close_complaint(desk, detail.row.id)

    return Act("Tutup pengaduan", "tick-circle", work, said=_said, undo=_undo)


def _withdraw(detail: ComplaintDetail, _: Sequence[AgencyName]) -> Act:
    return _with_words(detail, "Catat dicabut", "Mengapa dicabut", "struck-circle", needed=False)


def _forward(detail: ComplaintDetail, _: Sequence[AgencyName]) -> Act:
    return _with_words(detail, "Teruskan ke luar", "Diteruskan ke mana", "arrow-right", needed=True)


def _with_words(detail: ComplaintDetail, verb: str, asked: str, icon: str, *, needed: bool) -> Act:
    step = services.forward_complaint if needed else services.withdraw_complaint

    def work(desk: Desk, given: Given) -> Outcome[Any]:
        return step(desk, detail.row.id, given["words"])

    field = FieldSpec("words", asked, FieldKind.TEXT, needed=needed)
    return Act(verb, icon, work, FormSpec(f"{verb}: {detail.row.code}", verb, (field,), icon), _said, _undo)


STEPS: dict[ComplaintStep, Callable[[ComplaintDetail, Sequence[AgencyName]], Act]] = {
    ComplaintStep.VERIFY: _verify,
    ComplaintStep.START: _start,
    ComplaintStep.ANSWER: _answer,
    ComplaintStep.CLOSE: _close,
    ComplaintStep.WITHDRAW: _withdraw,
    ComplaintStep.FORWARD: _forward,
}

SECTION = Section(
    key="complaints",
    title="Pengaduan",
    icon="voice",
    look=look,
    heads=("Pengaduan", "Pengadu", "Keadaan", "Batas jawab"),
    shown=SHOWN,
    hint="Kode, kata dalam pengaduan, atau nomor LAPOR",
    empty=(
        "Tidak ada pengaduan di sini.",
        "Yang baru dicatat dengan tombol ini, juga yang masuk lewat kotak atau LAPOR.",
    ),
)
