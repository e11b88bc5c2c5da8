"""One ticket at a counter: from the call to its outcome, with everything that may come between."""

from desktop.demo.arrivals import MINUTE
from desktop.demo.at_work import AtWork
from desktop.demo.floor import Floor, Steps
from desktop.demo.leaving import come_back, give_up_the_rest
from desktop.demo.onward import tell_next_step
from desktop.demo.room import Leg, Where
from desktop.services.referrals import refer_ticket, return_referral
from desktop.services.tickets import (
    TicketNow,
    finish_ticket,
    hold_ticket,
    miss_ticket,
    recall_ticket,
    resume_ticket,
    start_ticket,
    transfer_ticket,
)
from desktop.services.undo import undo_ticket
from desktop.services.visits import IssuedTicket
from models.rules.bodies.referrals import ReferralReason, ReturnReason
from models.rules.bodies.tickets import Outcome
from models.rules.folds.tickets import TicketState

ABSENT, COMES_AFTER_RECALL = 0.085, 0.4
FORGOTTEN_START = 0.02
HOLD, TRANSFER, SLIP = 0.03, 0.02, 0.05
SENT_BACK, COMES_BACK_HERE = 0.1, 0.15
DOWN_ENDS = 0.6
"""Share of those in service during an outage who are sent home."""
OUTCOMES = ((Outcome.REFERRED, 0.03), (Outcome.RETURNED_INCOMPLETE, 0.035), (Outcome.REJECTED, 0.01))
LACKS_RETURNED = 0.55
"""Share of those who lack a paper that go home with theirs; the others have it brought or sent."""
NOTES = (
    "Berkas sudah diperiksa, mohon dilanjutkan", "Data belum padan, perlu diperbaiki di instansi tujuan",
    "Tunggakan perlu diselesaikan lebih dulu", "Pemohon lansia, mohon didampingi",
)  # fmt: skip
REASONS = (ReferralReason.NEXT_STEP, ReferralReason.PAPER_NEEDED, ReferralReason.VERIFICATION)
SENT_BACK_FOR = (
    (ReturnReason.PAPERS_SHORT, "Surat pengantar belum ditandatangani"),
    (ReturnReason.NOT_OURS, "Datanya masih di instansi asal"),
    (ReturnReason.SERVED_BEFORE, "Sudah dilayani minggu lalu"),
)


def attend(at_work: AtWork, leg: Leg) -> Steps:
    """Serve a ticket that was just called: the visitor comes, comes after a recall, or does not come."""
    floor = at_work.floor
    if floor.chance(ABSENT):
        yield floor.wait(0.7, 1.5)
        recall_ticket(at_work.desk, leg.number)
        if not floor.chance(COMES_AFTER_RECALL):
            yield floor.wait(0.8, 1.8)
            miss_ticket(at_work.desk, leg.number)
            floor.room.put(leg, Where.ABSENT)
            floor.env.process(come_back(floor, leg))
            return
    yield floor.wait(0.1, 1)
    if leg.sender is not None and _sent_back(at_work, leg):
        return
    length = floor.time_of_service(leg.service)
    if floor.chance(FORGOTTEN_START):
        yield floor.env.timeout(length)
        yield from _conclude(at_work, leg)
        return
    start_ticket(at_work.desk, leg.number)
    yield from _serve(at_work, leg, length)


def _serve(at_work: AtWork, leg: Leg, length: int) -> Steps:
    floor = at_work.floor
    if floor.chance(HOLD) and floor.now + length < at_work.post.closes - 30 * MINUTE:
        yield floor.env.timeout(length // 2)
        hold_ticket(at_work.desk, leg.number)
        at_work.held[leg.number] = floor.now + floor.rng.randrange(6, 20) * MINUTE
        floor.room.put(leg, Where.HELD, at_work.code)
        return
    yield floor.env.timeout(length)
    yield from _conclude(at_work, leg)


def go_on(at_work: AtWork, leg: Leg) -> Steps:
    """Go on with a ticket on hold."""
    floor = at_work.floor
    resume_ticket(at_work.desk, leg.number)
    del at_work.held[leg.number]
    floor.room.put(leg, Where.AT_COUNTER, at_work.code)
    yield floor.env.timeout(floor.time_of_service(leg.service) // 2)
    yield from _conclude(at_work, leg)


def finish_held(at_work: AtWork, leg: Leg) -> None:
    """Finish a ticket on hold whose visitor did not come back to the counter before it closes."""
    at_work.held.pop(leg.number)
    at_work.floor.done(leg, finish_ticket(at_work.desk, leg.number, Outcome.DONE).value)


def _conclude(at_work: AtWork, leg: Leg) -> Steps:
    floor = at_work.floor
    other = _other_counter(at_work, leg)
    if other is not None and floor.chance(TRANSFER):
        transfer_ticket(at_work.desk, leg.number, other)
        leg.only = other
        floor.room.put(leg, Where.WAITING)
        return
    outcome = _outcome(at_work, leg)
    if outcome is Outcome.DONE and len(leg.guest.legs) == 1 and floor.chance(SLIP):
        yield from _slip(at_work, leg)
    if outcome is Outcome.REFERRED:
        _refer(at_work, leg)
    else:
        lacking = _lacking(at_work, leg) if outcome is Outcome.RETURNED_INCOMPLETE else ()
        floor.done(leg, finish_ticket(at_work.desk, leg.number, outcome, lacking=lacking).value)
        tell_next_step(at_work.desk, leg.number)
    if outcome is Outcome.SYSTEM_DOWN:
        at_work.dossiers.promise_call(floor, at_work.desk, leg)
    if outcome is Outcome.DONE:
        _take_in(at_work, leg)
    if outcome is not Outcome.DONE:
        floor.env.process(give_up_the_rest(floor, leg.guest))


def _take_in(at_work: AtWork, leg: Leg) -> None:
    """Keep the papers of a ticket that is done, where its product comes later."""
    papers = at_work.floor.papers
    wanted = papers is not None and papers.wants_receipt(leg.number)
    at_work.dossiers.after_service(at_work.floor, at_work.desk, leg, receipt=wanted)
    if papers is not None:
        papers.at_counter(at_work.desk, leg.number)


def _outcome(at_work: AtWork, leg: Leg) -> Outcome:
    floor = at_work.floor
    if at_work.post.agency in floor.down and floor.chance(DOWN_ENDS):
        return Outcome.SYSTEM_DOWN
    if leg.lacks and floor.chance(LACKS_RETURNED):
        return Outcome.RETURNED_INCOMPLETE
    for outcome, share in OUTCOMES:
        if floor.chance(share):
            return outcome
    return Outcome.DONE


def _lacking(at_work: AtWork, leg: Leg) -> tuple[str, ...]:
    """Return the one paper that was missing."""
    asked = at_work.floor.catalogue.services[leg.service].requires
    return (at_work.floor.rng.choice(asked),) if asked else ()


def _slip(at_work: AtWork, leg: Leg) -> Steps:
    """Press the wrong key, see it, and take it back within seconds."""
    finish_ticket(at_work.desk, leg.number, Outcome.RETURNED_INCOMPLETE)
    yield at_work.floor.wait(0.05, 0.15)
    undo_ticket(at_work.desk, leg.number, "Salah pilih hasil")
    yield at_work.floor.wait(0.05, 0.15)


def _refer(at_work: AtWork, leg: Leg) -> None:
    """Send the visitor to another agency with a note; where there is none, the service is simply done."""
    floor = at_work.floor
    taken = [other.service for other in leg.guest.legs]
    given = [code for code in floor.room.staffed if code not in taken and _given_now(floor, code)]
    service = floor.demand.elsewhere(floor.rng, at_work.post.agency, given)
    if service is None:
        floor.done(leg, finish_ticket(at_work.desk, leg.number, Outcome.DONE).value)
        return
    checked = floor.catalogue.services[leg.service].requires
    now: TicketNow = refer_ticket(
        at_work.desk,
        leg.number,
        service,
        floor.rng.choice(NOTES),
        documents=tuple(group.split("|")[0] for group in checked[:2]),
        reason=floor.rng.choice(REASONS),
        come_back=floor.chance(COMES_BACK_HERE),
    ).value
    floor.over(leg, now)
    issued = IssuedTicket("", now.next or "", service, TicketState.WAITING)
    floor.enter(leg.guest, issued, sender=leg.service)


def _sent_back(at_work: AtWork, leg: Leg) -> bool:
    """Send a referred visitor back where they came from, once in a while and as long as they can be served there."""
    floor = at_work.floor
    if not floor.chance(SENT_BACK) or not _given_now(floor, leg.sender or ""):
        return False
    reason, words = floor.rng.choice(SENT_BACK_FOR)
    now = return_referral(at_work.desk, leg.number, reason, words).value
    floor.over(leg, now)
    floor.lead_back(leg, now.next or "")
    return True


def _given_now(floor: Floor, service: str) -> bool:
    posts = floor.room.staffed.get(service, ())
    return any(floor.agencies[post.agency].takes(floor.now) for post in posts)


def _other_counter(at_work: AtWork, leg: Leg) -> str | None:
    """Return another counter of the service that is worked all day, None where there is none or it is late."""
    if at_work.closing or at_work.post.agency in at_work.floor.down:
        return None
    posts = at_work.floor.room.staffed[leg.service]
    return next((one.counter for one in posts if one.counter != at_work.code and not one.standby), None)
