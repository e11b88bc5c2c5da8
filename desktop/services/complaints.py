"""Complaints (pengaduan): taken in under a code of their own, looked through, answered, closed."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from desktop.desk import Desk, Outcome, Topic, Write, instant, milliseconds
from desktop.errors import Refused
from desktop.queries.complaints import HOUSE, named_complaint
from desktop.queries.settings import COMPLAINTS, get_setting
from desktop.security.permissions import require
from desktop.services.notes import write_note, write_reason
from desktop.services.opening import Someone, put_someone
from models.journal import events_of
from models.rules.bodies import voice as said
from models.rules.bodies.officers import Role
from models.rules.bodies.voice import ComplaintClass, ComplaintOutcome, Conduct, VoiceChannel
from models.rules.catalogue import SlaUnit
from models.rules.complaint_clocks import answer_days
from models.rules.due import due
from models.rules.events import Subject, Undone, in_order
from models.rules.folds.voice import Complaint, ComplaintState, Step, move
from models.rules.numbering import complaint_code, split_lane

CHANGED = frozenset({Topic.VOICE, Topic.DAY})
_TRACKING = re.compile(r"[A-Z0-9][A-Z0-9./-]{2,39}")
_NIK = re.compile("[0-9]{16}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewComplaint:
    """What an officer enters.

    Attributes:
        words: what it is about, at most 1,000 characters.
        agency: code of the agency concerned, None for the house; of an officer at a counter their own.
        who: who complains; None for somebody who stays unnamed.
        came: when it came, with a zone; None for now.
        tracking: its number in SP4N-LAPOR.
    """

    words: str
    channel: VoiceChannel = VoiceChannel.DESK
    classed: ComplaintClass = ComplaintClass.PLAIN
    agency: str | None = None
    conduct: Conduct | None = None
    who: Someone | None = field(default=None, repr=False)
    came: datetime | None = None
    tracking: str = ""


@dataclass(frozen=True, slots=True)
class ComplaintNow:
    """A complaint after a step: its id, its code, how far it has come, and the local day (ISO) of its clock's end."""

    id: str
    code: str
    state: ComplaintState
    due: str


def take_complaint(desk: Desk, order: NewComplaint) -> Outcome[ComplaintNow]:
    """Take a complaint in; its clock runs by the mall's calendar from when it came.

    Raises:
        Refused: it has no words, is to have come in the future, its agency is unknown, or its tracking number
            cannot be one.
        NotAllowed: the role does not reach; the role `counter`, for another agency.
    """
    with desk.writing() as write:
        agency = _agency(desk, order.agency)
        require(desk, "complaint.add", agency or HOUSE)
        body = _received(write, order, agency)
        complaint = write.new_id()
        write.append(body, complaint)
        if write_note(write, Subject.COMPLAINT, complaint, "complaint", order.words) is None:
            raise Refused("complaint.no_words")
        return _now(write, complaint)


def _agency(desk: Desk, named: str | None) -> str | None:
    own = desk.session
    return own.agency if named is None and own is not None and own.role is Role.COUNTER else named


def _received(write: Write, order: NewComplaint, agency: str | None) -> said.ComplaintReceived:
    """Return the body under the next number of this lane and day."""
    desk, day = write.desk, write.today()
    came = write.now_ms if order.came is None else milliseconds(order.came)
    if not 0 <= came <= write.now_ms:
        raise Refused("complaint.to_come")
    _check_agency(write, agency)
    (last,) = write.db.execute_sql(
        "SELECT max(count) FROM complaint WHERE day = ? AND lane = ?", (day.isoformat(), desk.lane)
    ).fetchone()
    count = (last or 0) + 1
    due_at, days = _clock(desk, order.classed, came)
    return said.ComplaintReceived(
        code=complaint_code(desk.mall_key, *split_lane(desk.lane), day, count),
        day=day.isoformat(),
        lane=desk.lane,
        count=count,
        channel=order.channel,
        classed=order.classed,
        came_at=came,
        due_at=due_at,
        days=days,
        agency=agency,
        person=None if order.who is None else put_someone(write, order.who),
        conduct=order.conduct,
        tracking=_tracking(order.tracking),
    )


def _clock(desk: Desk, classed: ComplaintClass, came: int) -> tuple[int, int]:
    """Return until when a complaint that came then is to be answered, and in how many working days."""
    days = answer_days(classed, get_setting(desk.store, COMPLAINTS))
    return milliseconds(due(desk.calendar(), instant(came), days, SlaUnit.WORKING_DAYS)), days


def _check_agency(write: Write, agency: str | None) -> None:
    if agency is not None and write.read(Subject.AGENCY, agency) is None:
        raise Refused("agency.unknown", agency=agency)


def _tracking(typed: str) -> str:
    """Return a number of SP4N-LAPOR in capitals; a NIK is none, since this is never erased."""
    number = "".join(typed.split()).upper()
    if number and (not _TRACKING.fullmatch(number) or _NIK.fullmatch(number)):
        raise Refused("complaint.tracking")
    return number


def verify_complaint(
    desk: Desk, named: str, classed: ComplaintClass, agency: str | None = None
) -> Outcome[ComplaintNow]:
    """Note what a complaint is and whom it concerns; the clock of its class runs from when it came.

    Raises:
        Refused: there is no such complaint or agency, or it is worked on already.
        NotAllowed: the role does not reach; the role `counter`, for another agency or the house.
    """
    with desk.writing() as write:
        complaint, state = _moved(write, named, Step.VERIFY)
        require(desk, "complaint.handle", agency or HOUSE)
        _check_agency(write, agency)
        write.append(
            said.ComplaintVerified(classed, *_clock(desk, classed, state.came_at), agency), complaint
        )
        return _now(write, complaint)


def start_complaint(desk: Desk, named: str) -> Outcome[ComplaintNow]:
    """Note that whom it concerns works on it.

    Raises:
        Refused: there is no such complaint, or it was not looked through, or is answered.
        NotAllowed: as for `verify_complaint`.
    """
    return _step(desk, named, Step.START, said.ComplaintStarted())


def answer_complaint(desk: Desk, named: str, outcome: ComplaintOutcome, words: str) -> Outcome[ComplaintNow]:
    """Keep the answer to a complaint, with its reason; the letter says it to who complained.

    Raises:
        Refused: there is no such complaint, it was not looked through, is answered, or the words are missing.
        NotAllowed: as for `verify_complaint`.
    """
    with desk.writing() as write:
        complaint, _ = _moved(write, named, Step.ANSWER)
        write.append(said.ComplaintAnswered(outcome), complaint)
        if write_note(write, Subject.COMPLAINT, complaint, "answer", words) is None:
            raise Refused("complaint.no_answer")
        return _now(write, complaint)


def close_complaint(desk: Desk, named: str) -> Outcome[ComplaintNow]:
    """Close a complaint that was answered.

    Raises:
        Refused: there is no such complaint, or it is not answered.
        NotAllowed: as for `verify_complaint`.
    """
    return _step(desk, named, Step.CLOSE, said.ComplaintClosed())


def withdraw_complaint(desk: Desk, named: str, words: str = "") -> Outcome[ComplaintNow]:
    """Note that who complained takes it back.

    Raises:
        Refused: there is no such complaint, or it is answered or over.
        NotAllowed: as for `verify_complaint`.
    """
    return _step(desk, named, Step.WITHDRAW, said.ComplaintWithdrawn(), words)


def forward_complaint(desk: Desk, named: str, words: str) -> Outcome[ComplaintNow]:
    """Note that a complaint belongs to another office, which was given it; the words say which.

    Raises:
        Refused: there is no such complaint, it is answered or over, or the words are missing.
        NotAllowed: as for `verify_complaint`.
    """
    with desk.writing() as write:
        complaint, _ = _moved(write, named, Step.FORWARD)
        write.append(said.ComplaintForwarded(), complaint)
        write_reason(write, Subject.COMPLAINT, complaint, words)
        return _now(write, complaint)


def undo_complaint(desk: Desk, named: str) -> Outcome[ComplaintNow]:
    """Take the last step of a complaint back; that it came stays.

    Raises:
        Refused: there is no such complaint, or nothing was done with it.
        NotAllowed: as for `verify_complaint`.
    """
    with desk.writing() as write:
        complaint, _ = _known(write, named)
        last = in_order(events_of(write.db, Subject.COMPLAINT, complaint))[-1]
        if isinstance(last.body, said.ComplaintReceived):
            raise Refused("complaint.nothing_done")
        write.append(Undone(last.origin, last.seq), complaint, subject=Subject.COMPLAINT)
        return _now(write, complaint)


def _step(desk: Desk, named: str, step: Step, body: Any, words: str = "") -> Outcome[ComplaintNow]:
    with desk.writing() as write:
        complaint, _ = _moved(write, named, step)
        write.append(body, complaint)
        write_note(write, Subject.COMPLAINT, complaint, "note", words)
        return _now(write, complaint)


def _moved(write: Write, named: str, step: Step) -> tuple[str, Complaint]:
    complaint, state = _known(write, named)
    move(step, state.state, state.code)
    return complaint, state


def _known(write: Write, named: str) -> tuple[str, Complaint]:
    complaint = named_complaint(write.desk, named)
    state: Complaint = write.read(Subject.COMPLAINT, complaint)
    require(write.desk, "complaint.handle", state.agency or HOUSE)
    return complaint, state


def _now(write: Write, complaint: str) -> Outcome[ComplaintNow]:
    state: Complaint = write.read(Subject.COMPLAINT, complaint)
    due_on = write.desk.calendar().service_day(instant(state.due_at)).isoformat()
    return Outcome(ComplaintNow(complaint, state.code, state.state, due_on), CHANGED)
