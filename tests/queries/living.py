"""Small malls that live some days by chance, and what their journals' events say of them."""

import json
import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.services import opening, outages, referrals, requests, tickets
from desktop.services.visits import NewVisit, add_visit
from models.journal import COLUMNS, read_event
from models.rules.bodies import places
from models.rules.bodies import referrals as sent
from models.rules.bodies import requests as asked
from models.rules.bodies import tickets as said
from models.rules.bodies import visits as came
from models.rules.bodies.referrals import ReturnReason
from models.rules.bodies.requests import PauseReason, Proof, ReceivedPaper, RejectReason
from models.rules.bodies.tickets import Outcome
from models.rules.bodies.visits import Accommodation, Priority
from tests.conftest import Mall

DAY = date(2026, 11, 24)
DAYS = tuple(DAY + timedelta(step) for step in range(4))
SERVICES = ("DUK-06", "DUK-03", "POL-03", "BJK-03")
COUNTERS = {"DUK-L1": "DUK", "POL-L1": "POL", "BJK-L1": "BJK"}


@dataclass
class Dossier:
    """What the events of one request say."""

    code: str = ""
    service: str = ""
    due: int | None = None
    answered: int | None = None
    end: str = ""
    collected: int | None = None
    stands: list[list[int]] = field(default_factory=list)


@dataclass
class Leg:
    """What the events of one ticket say."""

    visit: str = ""
    service: str = ""
    day: str = ""
    issued: int = 0
    called: int | None = None
    ended: int | None = None
    end: str = "open"
    lacking: tuple[str, ...] = ()


@dataclass
class Recount:
    """A mall's days, counted from events alone."""

    dossiers: defaultdict = field(default_factory=lambda: defaultdict(Dossier))
    legs: defaultdict = field(default_factory=lambda: defaultdict(Leg))
    basis: dict = field(default_factory=dict)
    needs: dict = field(default_factory=dict)
    sent: dict = field(default_factory=dict)
    accepted: dict = field(default_factory=dict)
    back: set = field(default_factory=set)
    outages: dict = field(default_factory=dict)


def recount(mall: Mall) -> Recount:
    found = Recount()
    for row in mall.desk.store.execute_sql(f"SELECT {COLUMNS} FROM journal ORDER BY hlc, seq").fetchall():
        event = read_event(row)
        body, at, who = event.body, event.occurred_at, event.subject_id
        _tell_dossier(found, who, body, at)
        _tell_leg(found, who, body, at)
        if isinstance(body, came.VisitArrived):
            found.basis[who], found.needs[who] = (), ()
        elif isinstance(body, came.VisitPrioritised):
            found.basis[who] = body.basis
        elif isinstance(body, came.VisitAccommodated):
            found.needs[who] = body.needs
        elif isinstance(body, sent.ReferralMade):
            found.sent[who] = (body, at)
        elif isinstance(body, sent.ReferralAccepted):
            found.accepted.setdefault(who, at)
        elif isinstance(body, sent.ReferralReturned):
            found.back.add(who)
        elif isinstance(body, places.OutageStarted):
            found.outages[who] = [body, at, None]
        elif isinstance(body, places.OutageEnded):
            found.outages[who][2] = at
    return found


def _tell_dossier(found: Recount, who: str, body: object, at: int) -> None:
    ends = {
        asked.ProductMade: "made", asked.RequestRejected: "rejected", asked.RequestWithdrawn: "withdrawn",
    }  # fmt: skip
    if isinstance(body, asked.RequestOpened):
        found.dossiers[who].code, found.dossiers[who].service = body.code, body.service
    elif isinstance(body, asked.RequestCompleted | asked.RequestResumed | asked.DueRecounted):
        found.dossiers[who].due = body.due_at
    elif isinstance(body, asked.RequestPaused):
        found.dossiers[who].due = None
    elif type(body) in ends and not found.dossiers[who].end:
        found.dossiers[who].end, found.dossiers[who].answered = ends[type(body)], at
    elif isinstance(body, asked.ProductCollected):
        found.dossiers[who].collected = at
    if isinstance(body, asked.RequestPaused):
        found.dossiers[who].stands.append([at, 0])
    elif isinstance(body, asked.RequestResumed):
        found.dossiers[who].stands[-1][1] = at


def _tell_leg(found: Recount, who: str, body: object, at: int) -> None:
    if isinstance(body, said.TicketIssued):
        found.legs[who] = Leg(body.visit, body.service, body.day, at)
    elif isinstance(body, said.TicketCalled) and found.legs[who].called is None:
        found.legs[who].called = at
    elif isinstance(body, said.TicketFinished):
        found.legs[who].ended, found.legs[who].end = at, str(body.outcome)
        found.legs[who].lacking = tuple(body.lacking)
    elif isinstance(body, said.TicketMissed | said.TicketCancelled | said.TicketExpired):
        found.legs[who].ended, found.legs[who].end = at, "left"


def live(mall: Mall, seed: int) -> None:
    """Live four days by chance: priority, accommodations, papers given back, referrals, outages, dossiers."""
    chance, desk = random.Random(seed), mall.desk
    requires = {
        code: json.loads(text)
        for code, text in desk.store.execute_sql("SELECT id, requires FROM service").fetchall()
    }
    open_dossiers: list[str] = []
    for _ in DAYS:
        down = ""
        for turn in range(chance.randint(8, 16)):
            mall.clock.forward(minutes=chance.choice((0.5, 3, 11.3)))
            _arrive(mall, chance)
            if turn == 2:
                order = outages.NewOutage("SIAK", agency=chance.choice(("DUK", "POL")))
                down = outages.start_outage(desk, order).value
            if turn == 5:
                outages.end_outage(desk, down)
        for _ in range(4):
            for counter in COUNTERS:
                _serve(mall, chance, counter, requires)
        for _ in range(chance.randint(2, 5)):
            service = chance.choice(SERVICES)
            papers = tuple(ReceivedPaper(group.split("|")[0]) for group in requires[service])
            made = opening.open_request(desk, opening.NewRequest(service=service, received=papers)).value
            open_dossiers.append(made.code)
        for code in chance.sample(open_dossiers, len(open_dossiers) // 2):
            mall.clock.forward(minutes=7)
            _work(mall, chance, code)
        mall.clock.forward(minutes=24 * 60 - (mall.clock.ms // 60_000 - 60) % (24 * 60))


def _arrive(mall: Mall, chance: random.Random) -> None:
    basis = tuple(chance.sample(tuple(Priority), chance.choice((0, 0, 0, 1, 1, 2))))
    needs = tuple(chance.sample(tuple(Accommodation)[:3], chance.choice((0, 0, 1))))
    wanted = tuple(chance.sample(SERVICES, chance.choice((1, 1, 2))))
    order = NewVisit(services=wanted, priority=basis, needs=needs, consent=True, anyway="contoh")
    add_visit(mall.desk, order)


def _serve(mall: Mall, chance: random.Random, counter: str, requires: dict[str, list[str]]) -> None:
    desk = mall.desk
    mall.clock.forward(minutes=chance.choice((0, 1, 4.06, 17)))
    called = tickets.call_next(desk, counter).value
    if called.number is None:
        return
    number, kind = called.number, chance.random()
    (service,) = desk.store.execute_sql("SELECT service FROM ticket WHERE number = ?", (number,)).fetchone()
    if kind < 0.15:
        tickets.miss_ticket(desk, number)
        return
    brought = desk.store.execute_sql(
        "SELECT 1 FROM referral r JOIN ticket t ON t.id = r.sent WHERE t.number = ? AND t.day = ?",
        (number, desk.today().isoformat()),
    ).fetchone()
    if brought and kind < 0.4:
        referrals.return_referral(desk, number, ReturnReason.PAPERS_SHORT)
        return
    tickets.start_ticket(desk, number)
    mall.clock.forward(minutes=chance.choice((2, 6.7, 12)))
    if kind < 0.4:
        groups = requires[service]
        lacking = tuple(chance.sample(groups, min(len(groups), chance.choice((0, 1, 2)))))
        tickets.finish_ticket(desk, number, Outcome.RETURNED_INCOMPLETE, "contoh", lacking=lacking)
    elif kind < 0.7:
        _refer(desk, chance, number, COUNTERS[counter])
    else:
        tickets.finish_ticket(desk, number, chance.choice((Outcome.DONE, Outcome.REJECTED)), "contoh")


def _refer(desk: Desk, chance: random.Random, number: str, agency: str) -> None:
    try:
        there = chance.choice([one for one in SERVICES if not one.startswith(agency)])
        sent_number = referrals.refer_ticket(desk, number, there).value.next
    except Refused:
        tickets.finish_ticket(desk, number)
        return
    if sent_number and chance.random() < 0.5:
        referrals.accept_referral(desk, sent_number)


def _work(mall: Mall, chance: random.Random, code: str) -> None:
    desk = mall.desk
    (state,) = desk.store.execute_sql("SELECT state FROM request WHERE code = ?", (code,)).fetchone()
    if state == "waiting_applicant":
        requests.resume_request(desk, code)
    elif state == "ready":
        opening.hand_over(desk, code, Proof.POST)
    elif state == "in_process":
        kind = chance.random()
        if kind < 0.55:
            requests.answer_request(desk, code)
        elif kind < 0.75:
            requests.pause_request(desk, code, PauseReason.APPLICANT, "contoh")
        elif kind < 0.9:
            requests.reject_request(desk, code, RejectReason.OTHER, "contoh")
        else:
            requests.withdraw_request(desk, code, "contoh")
