"""Makes the file that stands for today's schema: `python -m tests.files.make tests/files/v0005.db`.

See README.md beside it. A released file is never made again.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from desktop.desk import Desk, instant
from desktop.ids import Ids
from desktop.paths import Paths
from desktop.queries.drafts import DraftKind
from desktop.queries.duplicates import duplicates
from desktop.queries.prints import PrintState
from desktop.services import counters, outages, outside, tickets
from desktop.services.bookings import cancel_booking, import_bookings
from desktop.services.breaches import NewBreach, note_notified, open_breach
from desktop.services.cases import NewCase, answer_case, open_case
from desktop.services.complaints import NewComplaint, take_complaint
from desktop.services.consents import give_consent, withdraw_consent
from desktop.services.contacting import ContactResult, ContactWay, NewContact, note_contact
from desktop.services.days import close_day
from desktop.services.drafts import save_draft
from desktop.services.erasing import erase_person
from desktop.services.goals import NewGoal, set_goal
from desktop.services.ideas import NewCompliment, NewSuggestion, praise, suggest
from desktop.services.limiting import restrict_person
from desktop.services.mall import NewMall, Surroundings, make_mall
from desktop.services.next_steps import NewStep, give_step
from desktop.services.officers import NewOfficer, add_officer
from desktop.services.opening import NewRequest, Someone, add_reference, hand_over, open_request
from desktop.services.outages import NewOutage
from desktop.services.people import merge_people
from desktop.services.print_jobs import put_job
from desktop.services.promises import NewPromise, keep_promise, make_promise
from desktop.services.referrals import accept_referral, refer_ticket, return_referral
from desktop.services.requests import answer_request, pause_request, receive_papers, resume_request
from desktop.services.settings import clear_holiday, set_holiday
from desktop.services.surveys import NewAnswer, NewPlan, Respondent, plan_improvement, type_answer
from desktop.services.together import NewBlocker, hold_huddle, make_commitment, raise_blocker
from desktop.services.undo import undo_ticket
from desktop.services.visits import NewVisit, add_visit
from models.migrations import STEPS
from models.rules.bodies.goals import BlockerCause, Measure
from models.rules.bodies.notes import AccessViewed, PaperDrawn
from models.rules.bodies.officers import Role
from models.rules.bodies.outside import OutreachNeed, Skill
from models.rules.bodies.people import MergeReason
from models.rules.bodies.places import ClockConfirmed, OutageMode
from models.rules.bodies.promises import NextAction, NoResult
from models.rules.bodies.referrals import ReturnReason
from models.rules.bodies.requests import External, PaperForm, PauseReason, Proof, ReceivedPaper
from models.rules.bodies.rights import BreachKind, CaseGround, CaseOutcome, DataClass, Notified, Right
from models.rules.bodies.surveys import Sex
from models.rules.bodies.tickets import CancelReason, OutageChoice, Outcome
from models.rules.bodies.visits import Accommodation, Priority
from models.rules.bodies.voice import Conduct
from models.rules.sheets import Line
from models.rules.skm import Element
from tests.conftest import PASSWORD, Clock

KEY_SEED = 2001
KEY = Ids.seeded(KEY_SEED).secret()
"""Key of every kept file; what they hold is made up."""

CATALOGUE = {
    "documents": {"KTP": "KTP elektronik", "KK": "Kartu Keluarga", "SKCK": "SKCK"},
    "external_documents": {"SURAT": "Surat pengantar"},
    "agencies": [
        {"code": "DUK", "name": "Dinas Dukcapil", "kind": "LOC", "hours": {"mon-fri": "08:00-15:00"}},
        {"code": "POL", "name": "Polres", "kind": "AGC"},
    ],
    "services": [
        {"code": "DUK-01", "agency": "DUK", "name": "KTP", "minutes": 5, "requires": ["KK"], "produces": ["KTP"]},
        {"code": "POL-01", "agency": "POL", "name": "SKCK", "minutes": 9, "requires": ["KTP|KK", "SURAT"],
         "produces": ["SKCK"], "quota": 50, "synonyms": ["kelakuan baik"],
         "sla": {"value": 1, "unit": "working_days"}},
        {"code": "POL-02", "agency": "POL", "name": "SIM", "minutes": 0, "site": "elsewhere"},
    ],
    "counters": [
        {"code": "DUK-L1", "agency": "DUK", "name": "Loket 1", "floor": 1, "services": ["DUK-01"]},
        {"code": "DUK-L2", "agency": "DUK", "name": "Loket 2", "floor": 1, "services": ["DUK-01"]},
        {"code": "POL-L1", "agency": "POL", "name": "Loket 3", "floor": 2, "services": ["POL-01"]},
    ],
    "life_events": [{"name": "Melamar kerja", "legs": ["DUK-01", "POL-01"], "starts_with": ["KK"]}],
}  # fmt: skip


BOOKING_COLUMNS = ("code", "service", "date", "time", "name", "nik")
BOOKED = (
    ("MP-1", "POL-01", "2026-11-24", "08:30", "Ani Contoh", "3273014107900002"),
    ("MP-2", "POL-01", "2026-11-24", "10.00", "", ""),
    ("MP-3", "POL-01", "24/11/2026", "11:00", "", ""),
)


def fill(desk: Desk, clock: Clock) -> None:
    """Live through a small morning in which everything happens once, and close the day."""

    def came(*services: str, **more: object) -> list[str]:
        clock.forward(minutes=1)
        return [t.number for t in add_visit(desk, NewVisit(services, **more)).value.tickets]

    def then(act: object, *args: object, **more: object) -> object:
        clock.forward(minutes=2)
        return act(desk, *args, **more).value

    (first,) = came("DUK-01", name="Siti Contoh", id_number="3273014107900001", phone="081200000001")
    (second,) = came("DUK-01", priority=(Priority.PREGNANT,), note="minta kursi")
    (third,) = came("DUK-01", needs=(Accommodation.WHEELCHAIR,), consent=True)
    card, police = came("DUK-01", "POL-01", documents=("KK",), party=2)
    came(information_only=True)
    then(import_bookings, [Line(row, cells) for row, cells in enumerate((BOOKING_COLUMNS, *BOOKED), 1)])
    then(cancel_booking, "MP-3")
    came(bookings=("MP-1",))
    then(tickets.call_next, "DUK-L1")  # the second, by priority
    then(tickets.recall_ticket, second)
    then(tickets.start_ticket, second)
    then(tickets.hold_ticket, second)
    then(tickets.resume_ticket, second)
    then(tickets.finish_ticket, second, Outcome.RETURNED_INCOMPLETE, lacking=("KK",))
    then(tickets.call_chosen, "DUK-L1", first)
    then(tickets.miss_ticket, first)
    then(tickets.return_ticket, first)
    then(tickets.call_next, "DUK-L1")
    then(tickets.transfer_ticket, third, "DUK-L2")
    then(tickets.call_next, "DUK-L2")
    then(tickets.start_ticket, third)
    sent = then(
        refer_ticket, third, "POL-01", "berkas sudah diperiksa", documents=("KK",), come_back=True
    ).next
    then(tickets.call_next, "DUK-L1")
    then(tickets.finish_ticket, card)
    then(undo_ticket, card, "salah tekan")
    then(tickets.finish_ticket, card)
    then(tickets.cancel_ticket, police, "pulang", CancelReason.OTHER)
    send_about(then, sent)
    then(counters.pause_counter, "DUK-L2")
    keep_dossiers(then, came("DUK-01", documents=("KK",), name="Budi Contoh")[0])
    left = untold(then, came)
    down = then(outages.start_outage, NewOutage("SIAK", agency="DUK", mode=OutageMode.STOP))
    then(outages.choose, left, OutageChoice.LEAVE_FILE, down)
    then(outages.end_outage, down)
    then(set_holiday, date(2026, 12, 1), "Hari jadi kota")
    then(set_holiday, date(2026, 12, 2), "Cuti")
    then(clear_holiday, date(2026, 12, 2))
    ask_about_data(then, desk)
    print_and_look(desk)
    save_draft(desk, DraftKind.PARKED, {"note": "menunggu fotokopi"})
    close_day(desk)


def ask_about_data(then: Callable[..., Any], desk: Desk) -> None:
    """Let citizens ask about their data, one of whom is forgotten; and let a desk be left open."""
    visit = then(add_visit, NewVisit((), name="Dewi Contoh", information_only=True)).code
    case = then(open_case, NewCase(Right.RESTRICTION, visit, words="jangan dipakai"))
    then(restrict_person, visit, "diminta warga")
    then(answer_case, case, CaseOutcome.PARTLY, CaseGround.ARCHIVE_DUTY, "dibatasi")
    then(give_consent, visit, "photo")
    then(withdraw_consent, visit, "photo")
    then(erase_person, then(add_visit, NewVisit((), name="Eka Contoh", information_only=True)).code)
    now = instant(desk.clock())
    left_open = NewBreach(BreachKind.CONFIDENTIALITY, now, now, (DataClass.NAME,), "layar terbuka")
    then(note_notified, then(open_breach, left_open), Notified.AUTHORITY)


def print_and_look(desk: Desk) -> None:
    """Let a print fail, look at a person, and confirm the clock."""
    with desk.writing() as write:
        person, visit = write.db.execute_sql(
            "SELECT person, id FROM visit WHERE person IS NOT NULL"
        ).fetchone()
        paper = write.new_id()
        write.append(PaperDrawn("visit_sheet", visit, 0, "0" * 64), paper)
        put_job(write, paper, PrintState.FAILED)
        write.append(AccessViewed(), person)
        write.append(ClockConfirmed(), desk.origin)


def untold(then: Callable[..., Any], came: Callable[..., list[str]]) -> str:
    """Let somebody leave who came before under another name; merge the two, and promise them something.

    Returns the number of one more visitor.
    """
    (left,) = came("DUK-01", name="Siti C.", phone="081200000001")
    then(tickets.cancel_ticket, left)
    then(give_step, left, NewStep(NoResult.VISITOR_LEFT, NextAction.COME_BACK, words="besok pagi"))

    def merge(desk: Desk) -> object:
        (pair,) = duplicates(desk)
        return merge_people(desk, pair.one, pair.other, MergeReason.SAID)

    then(merge)

    def promise(desk: Desk) -> object:
        return make_promise(desk, NewPromise("kami telepon", instant(desk.clock() + 3_600_000)))

    then(keep_promise, then(promise))
    then(
        type_answer,
        NewAnswer({Element.TIME: 3, Element.COST: 4}, service="DUK-01", respondent=Respondent(Sex.FEMALE)),
    )
    then(plan_improvement, NewPlan(Element.TIME, "loket cepat", date(2026, 12, 15), owner="DUK"))
    agree(then)
    return came("DUK-01")[0]


def agree(then: Callable[..., Any]) -> None:
    """Set a goal, raise a blocker, take something on in the morning."""
    then(set_goal, NewGoal(Measure.WAIT, 300, ("DUK", "POL"), baseline=450))
    then(partial(add_officer, demo=True), NewOfficer("sri", PASSWORD, role=Role.COUNTER, agency="DUK"))
    then(
        raise_blocker,
        NewBlocker(BlockerCause.DATA, "sri", date(2026, 12, 15), "KK belum terbaca", agency="POL"),
    )
    then(make_commitment, "selebaran lama ditarik", "sri", date(2026, 12, 15))
    then(hold_huddle, ("DUK", "POL"))
    hear(then)


def hear(then: Callable[..., Any]) -> None:
    """Take down what the public says, and what others do for it."""
    then(take_complaint, NewComplaint(words="antrean lama", agency="DUK"))
    then(suggest, NewSuggestion("tambah kursi"))
    then(praise, NewCompliment("sabar menjelaskan", Conduct.POLITE, agency="DUK"))
    forum = then(outside.note_forum, outside.NewForum(date(2026, 9, 22), "standar pelayanan", users=7))
    then(outside.agree_action, forum, "papan syarat baru", date(2026, 12, 15), "DUK")
    roster = outside.NewPartner("Gerkatin", "Tini 0812", (Skill.SIGN_LANGUAGE,))
    then(outside.call_partner, then(outside.list_partner, roster), Skill.SIGN_LANGUAGE)
    then(outside.ask_outreach, outside.NewOutreach(OutreachNeed.BEDRIDDEN, "rekam KTP", "Kelurahan Contoh"))


def send_about(then: Callable[..., Any], sent: str) -> None:
    """Send a referred visitor back, on again, and lead them back."""
    then(accept_referral, sent)
    then(tickets.call_next, "POL-L1")
    back = then(return_referral, sent, ReturnReason.PAPERS_SHORT, "surat pengantar belum ada").next
    then(tickets.call_next, "DUK-L2")
    then(tickets.start_ticket, back)
    again = then(refer_ticket, back, "POL-01", come_back=True).next
    then(tickets.call_next, "POL-L1")
    then(tickets.finish_ticket, again)


def keep_dossiers(then: Callable[..., Any], number: str) -> None:
    """Let one request live to its pickup by a proxy, and begin a second one."""
    then(tickets.call_chosen, "DUK-L1", number)
    then(tickets.start_ticket, number)
    proxy = Someone(name="Ani Contoh")
    order = NewRequest(
        ticket=number,
        proxy=proxy,
        mandate="SURAT",
        company="CV Contoh",
        received=(),
        complete_by=date(2026, 11, 30),
    )
    code = then(open_request, order, finish=True).code
    then(receive_papers, code, (ReceivedPaper("KK", PaperForm.COPY, 2),), note="fotokopi jelas")
    then(pause_request, code, PauseReason.PAYMENT, "menunggu bukti bayar")
    then(add_reference, code, External.OSS, "OSS-1/2026")
    then(resume_request, code)
    then(answer_request, code)
    then(hand_over, code, Proof.POWER_OF_ATTORNEY)
    fresh = then(open_request, NewRequest(service="POL-01", applicant=Someone(name="Cici Contoh"))).code
    call = NewContact(
        ContactWay.PHONE, ContactResult.NO_ANSWER, date(2026, 11, 26), "telepon lagi sesudah pukul 10"
    )
    then(note_contact, fresh, call)


def make(target: Path) -> None:
    """Write the file; the same each time, but for the salt of its pages."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder) / "data", Path(folder) / "state")
        order = NewMall("DPMPTSP Contoh", "WIB", "admin", PASSWORD, catalogue=CATALOGUE, demo=True)
        desk = make_mall(paths, order, Surroundings(clock, Ids.seeded(1), Ids.seeded(KEY_SEED))).desk
        fill(desk, clock)
        desk.store.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        desk.store.close()
        shutil.copyfile(paths.database, target)


if __name__ == "__main__":
    file = Path(sys.argv[1])
    if file.exists() or file.name != f"v{len(STEPS):04d}.db":
        raise SystemExit(f"{file}: a kept file is never made again, and is named after its schema")
    make(file)
