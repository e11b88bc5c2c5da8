"""What the house does with others: forums (FKP), partners (mitra), visits at home (jemput bola)."""

from dataclasses import dataclass, field
from datetime import date, time

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import Refused
from desktop.printing.rows import find_visit
from desktop.queries.marks import Marked, marked
from desktop.security.permissions import require
from desktop.services.notes import write_note
from desktop.services.opening import Someone, put_someone
from models.rules.bodies import outside as said
from models.rules.bodies.outside import HelpOutcome, OutreachNeed, OutreachResult, Sees, Skill
from models.rules.events import Subject

CHANGED = frozenset({Topic.VOICE})
WEEKDAYS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class NewForum:
    """A forum: its day and topic, how many came of each class, and the issues, a line each."""

    day: date
    topic: str
    issues: str = ""
    users: int = 0
    experts: int = 0
    agencies: int = 0
    society: int = 0
    media: int = 0


@dataclass(frozen=True, slots=True)
class NewPartner:
    """A partner: who, whom to call, what it can do, when it is on call, and what it may see."""

    organisation: str
    contact: str
    skills: tuple[Skill, ...]
    days: tuple[int, ...] = WEEKDAYS
    opens: time = time(8)
    closes: time = time(15)
    sees: Sees = Sees.NOTHING


@dataclass(frozen=True, slots=True)
class NewOutreach:
    """A visit at home that is asked for: why, what for, where about (ward or village), who can be called."""

    need: OutreachNeed
    wish: str
    area: str
    who: Someone | None = field(default=None, repr=False)
    service: str | None = None


def note_forum(desk: Desk, order: NewForum) -> Outcome[str]:
    """Keep that a forum was held and return its id.

    Raises:
        Refused: its day is to come, it has no topic, or nobody came.
        NotAllowed: the role does not reach.
    """
    require(desk, "forum.keep")
    with desk.writing() as write:
        if order.day > write.today():
            raise Refused("forum.to_come")
        counts = (order.users, order.experts, order.agencies, order.society, order.media)
        if min(counts) < 0 or not sum(counts):
            raise Refused("forum.nobody")
        forum = write.new_id()
        write.append(said.ForumHeld(order.day.isoformat(), *counts), forum)
        _words(write, Subject.FORUM, forum, "forum", order.topic)
        write_note(write, Subject.FORUM, forum, "issue", order.issues)
    return Outcome(forum, CHANGED)


def forum_named(desk: Desk, named: str) -> str:
    """Return the id of a forum by the end of it.

    Raises:
        Refused: there is no such forum.
        NotAllowed: the role does not reach.
    """
    require(desk, "forum.keep")
    return marked(desk, "forum", named)


def agree_action(desk: Desk, forum: str, words: str, due: date, agency: str | None = None) -> Outcome[str]:
    """Keep what a forum agreed, who does it and until when; return its id.

    Raises:
        Refused: there is no such forum or agency, or it has no words.
        NotAllowed: the role does not reach.
    """
    require(desk, "forum.keep")
    with desk.writing() as write:
        named = marked(desk, "forum", forum)
        if agency is not None and write.read(Subject.AGENCY, agency) is None:
            raise Refused("agency.unknown", agency=agency)
        action = write.new_id()
        write.append(said.ActionAgreed(named, due.isoformat(), agency), action)
        _words(write, Subject.FORUM_ACTION, action, "action", words)
    return Outcome(action, CHANGED)


def fulfil_action(desk: Desk, named: str) -> Outcome[str]:
    """Note that what a forum agreed is done, and return its id.

    Raises:
        Refused: there is no such agreement, or it is done already.
        NotAllowed: the role does not reach.
    """
    require(desk, "forum.keep")
    with desk.writing() as write:
        action = _open(write, Subject.FORUM_ACTION, "forum_action", named, "done_at")
        write.append(said.ActionFulfilled(), action)
    return Outcome(action, CHANGED)


def list_partner(desk: Desk, order: NewPartner) -> Outcome[str]:
    """Put a partner on the roster and return its id.

    Raises:
        Refused: it has no name, contact or skill, or its hours end before they begin.
        NotAllowed: the role does not reach.
    """
    require(desk, "partner.keep")
    with desk.writing() as write:
        if not order.skills or not order.days or order.opens >= order.closes:
            raise Refused("partner.hours")
        opens, closes = (one.hour * 60 + one.minute for one in (order.opens, order.closes))
        partner = write.new_id()
        write.append(said.PartnerListed(order.skills, order.days, opens, closes, order.sees), partner)
        _words(write, Subject.PARTNER, partner, "partner", order.organisation)
        _words(write, Subject.PARTNER, partner, "partner_contact", order.contact)
    return Outcome(partner, CHANGED)


def end_partner(desk: Desk, named: str) -> Outcome[str]:
    """Take a partner off the roster, and return its id; whom it helped stays.

    Raises:
        Refused: there is no such partner, or it is off already.
        NotAllowed: the role does not reach.
    """
    require(desk, "partner.keep")
    with desk.writing() as write:
        partner = _open(write, Subject.PARTNER, "partner", named, "ended_at")
        write.append(said.PartnerEnded(), partner)
    return Outcome(partner, CHANGED)


def call_partner(desk: Desk, named: str, skill: Skill, visit: str = "") -> Outcome[str]:
    """Note that a partner was called, for a visit by its code or id where one is named; return the id of the help.

    Raises:
        Refused: there is no such partner or visit, it is off the roster, or cannot do that.
        NotAllowed: the role does not reach.
    """
    require(desk, "partner.call")
    with desk.writing() as write:
        partner = _open(write, Subject.PARTNER, "partner", named, "ended_at")
        if skill not in write.read(Subject.PARTNER, partner).skills:
            raise Refused("partner.cannot", skill=skill)
        about = find_visit(desk, visit)[0] if visit else None
        help_ = write.new_id()
        write.append(said.AssignmentStarted(partner, skill, about), help_)
    return Outcome(help_, CHANGED)


def end_help(desk: Desk, named: str, outcome: HelpOutcome, words: str = "") -> Outcome[str]:
    """Note how a partner's help ended, and return its id.

    Raises:
        Refused: there is no such help, or it is over.
        NotAllowed: the role does not reach.
    """
    require(desk, "partner.call")
    with desk.writing() as write:
        help_ = _open(write, Subject.ASSIGNMENT, "assignment", named, "ended_at")
        write.append(said.AssignmentEnded(outcome), help_)
        write_note(write, Subject.ASSIGNMENT, help_, "note", words)
    return Outcome(help_, CHANGED)


def ask_outreach(desk: Desk, order: NewOutreach) -> Outcome[str]:
    """Keep that somebody asks to be visited at home, and return the id of the case.

    Raises:
        Refused: wish or area are missing, there is no such service, or a name or phone cannot be one.
        NotAllowed: the role does not reach.
    """
    require(desk, "outreach.ask")
    with desk.writing() as write:
        if order.service is not None and write.read(Subject.SERVICE, order.service) is None:
            raise Refused("service.unknown", service=order.service)
        person = None if order.who is None else put_someone(write, order.who)
        case = write.new_id()
        write.append(said.OutreachAsked(order.need, person, order.service), case)
        _words(write, Subject.OUTREACH, case, "outreach", order.wish)
        _words(write, Subject.OUTREACH, case, "area", order.area)
    return Outcome(case, CHANGED)


def plan_outreach(desk: Desk, named: str, day: date) -> Outcome[str]:
    """Plan a visit at home for a local day, and return the id of the case; the newest day counts.

    Raises:
        Refused: there is no such case, it is over, or the day is past.
        NotAllowed: the role does not reach.
    """
    require(desk, "outreach.plan")
    with desk.writing() as write:
        if day < write.today():
            raise Refused("outreach.past")
        case = _open(write, Subject.OUTREACH, "outreach", named, "ended_at")
        write.append(said.OutreachPlanned(day.isoformat()), case)
    return Outcome(case, CHANGED)


def end_outreach(desk: Desk, named: str, result: OutreachResult, words: str = "") -> Outcome[str]:
    """Note what came of a visit at home, and return the id of the case.

    Raises:
        Refused: there is no such case, or it is over.
        NotAllowed: the role does not reach.
    """
    require(desk, "outreach.plan")
    with desk.writing() as write:
        case = _open(write, Subject.OUTREACH, "outreach", named, "ended_at")
        write.append(said.OutreachEnded(result), case)
        write_note(write, Subject.OUTREACH, case, "note", words)
    return Outcome(case, CHANGED)


def _words(write: Write, about: Subject, about_id: str, purpose: str, words: str) -> None:
    if write_note(write, about, about_id, purpose, words) is None:
        raise Refused("voice.no_words")


def _open(write: Write, subject: Subject, table: Marked, named: str, end: str) -> str:
    """Return the id of a thing that has not ended."""
    found = marked(write.desk, table, named)
    if getattr(write.read(subject, found), end) is not None:
        raise Refused("voice.over")
    return found
