"""From a stored complaint to its receipt, and to the letter that answers it."""

from desktop.desk import Desk, instant
from desktop.errors import Refused
from desktop.printing import rows
from desktop.printing.rights_papers import head_signs, office_head, place_day
from desktop.queries.enums import words
from desktop.queries.settings import CONTACTS, get_setting
from models.folding import read
from models.rules.events import Subject
from models.rules.folds.voice import OVER, Complaint
from reports.complaint_slip import ComplaintSlip
from reports.letter import Letter, Part
from reports.words import plain_date

TITLE = "Surat Jawaban Pengaduan"
UNNAMED = "............................................"
FURTHER = (
    "Bila Bapak/Ibu tidak puas dengan jawaban ini, sampaikan kembali kepada kami dengan menyebut nomor di atas, atau "
    "kepada Ombudsman Republik Indonesia (telepon 137)."
)


def complaint_slip(desk: Desk, about: str) -> ComplaintSlip:
    """Return what the receipt of a complaint shows.

    Raises:
        Refused: there is no such complaint, or it is over.
    """
    _, state = rows.find_complaint(desk, about)
    if state.state in OVER:
        raise Refused("paper.complaint_over", number=state.code, state=state.state)
    calendar = desk.calendar()
    return ComplaintSlip(
        letterhead=office_head(desk),
        number=state.code,
        day=calendar.service_day(instant(state.came_at)).isoformat(),
        time=rows.local_time(desk, state.came_at),
        zone=calendar.zone,
        classed=_capital(words(state.classed)),
        channel=_capital(words(state.channel)),
        agency=_agency(desk, state),
        due_on=calendar.service_day(instant(state.due_at)).isoformat(),
        days=state.days,
        tracking=state.tracking,
        taken_by=_officer(desk, state.taken_by),
        contact=str(get_setting(desk.store, CONTACTS).get("complaints", "")),
    )


def complaint_letter(desk: Desk, about: str) -> Letter:
    """Return the answer to a complaint as a letter; to somebody unnamed the name is left to the pen.

    Raises:
        Refused: there is no such complaint, or it was not answered.
    """
    complaint, state = rows.find_complaint(desk, about)
    if state.outcome is None or state.answered_at is None:
        raise Refused("paper.not_answered", number=state.code, state=state.state)
    person = read(desk.store, Subject.PERSON, state.person) if state.person else None
    name = person.name if person is not None and person.name else UNNAMED
    came = plain_date(desk.calendar().local(instant(state.came_at)).date())
    facts = (
        ("Nomor pengaduan", state.code),
        ("Diterima", f"{came}, {words(state.channel)}"),
        ("Jenis", words(state.classed)),
        ("Ditujukan kepada", _agency(desk, state)),
        *((("Nomor SP4N-LAPOR!", state.tracking),) if state.tracking else ()),
        ("Dijawab", plain_date(desk.calendar().local(instant(state.answered_at)).date())),
        ("Hasil", words(state.outcome)),
    )
    thanks = (
        "Terima kasih atas pengaduan Bapak/Ibu. Setelah kami periksa bersama pihak yang bersangkutan, bersama ini "
        "kami sampaikan jawabannya."
    )
    parts = (
        Part(words=(f"Yth. Bapak/Ibu {name}",)),
        Part(words=(thanks,), facts=facts),
        Part("Yang disampaikan", words=tuple(_note(desk, complaint, "complaint").splitlines())),
        Part("Jawaban kami", words=tuple(_note(desk, complaint, "answer").splitlines())),
        Part(words=(FURTHER,)),
    )
    return Letter(
        office_head(desk), TITLE, state.code, parts, place_day=place_day(desk), signs=(head_signs(desk),)
    )


def _note(desk: Desk, complaint: str, purpose: str) -> str:
    row = desk.store.execute_sql(
        "SELECT text FROM note WHERE about_id = ? AND purpose = ? ORDER BY written_at DESC, at_seq DESC LIMIT 1",
        (complaint, purpose),
    ).fetchone()
    return row[0] if row else ""


def _agency(desk: Desk, state: Complaint) -> str:
    agency = read(desk.store, Subject.AGENCY, state.agency) if state.agency else None
    return agency.name if agency else "Pengelola MPP"


def _officer(desk: Desk, officer: str | None) -> str:
    state = read(desk.store, Subject.OFFICER, officer) if officer else None
    return state.name if state else ""


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
