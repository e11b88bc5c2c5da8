"""What is said about a ticket: one leg of a visit, at one service.

Facts of the counter hang on the id of the call that they follow, so that calls of two desks
that did not see each other can be told apart. `call` = 8 hex digits, unique within the ticket.
"""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """How the service at the counter ended."""

    DONE = "done"
    RETURNED_INCOMPLETE = "returned_incomplete"
    REJECTED = "rejected"
    REFERRED = "referred"
    SYSTEM_DOWN = "system_down"


class Pick(StrEnum):
    """Why this ticket was called: kept with each call, so that fairness can be shown.

    `arrival` = its place in the queue, as the mall's policy gives it.
    """

    ARRIVAL = "arrival"
    LONG_STAY = "long_stay"
    PRIORITY = "priority"
    TURN = "turn"
    CHOSEN = "chosen"
    DIRECTED = "directed"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class TicketIssued:
    """A queue number was given.

    Attributes:
        visit: id of the visit that it is a leg of.
        service: code of the service.
        day: the mall's local day, YYYY-MM-DD.
        number: as printed, `DUK-A1-014`.
        lane: lane and suffix that counted it.
        count: number in its service, lane and day.
        leg: place in the order of the visit, from 1.
        queued_at: place in the queue when it is not the time of issue (a referral keeps the arrival).
        after: id of the ticket that must be finished first; the ticket is blocked until then.
        referred_from: id of the ticket whose counter sent the visitor.
        missing: requirement groups (`A|B`) that the visitor did not hold.
        forecast_low: whole minutes after which the visitor was told to be called, at least; None where nobody
            could tell. `forecast_high`: at most.
    """

    visit: str
    service: str
    day: str
    number: str
    lane: str
    count: int
    leg: int = 1
    queued_at: int | None = None
    after: str | None = None
    referred_from: str | None = None
    missing: tuple[str, ...] = ()
    forecast_low: int | None = None
    forecast_high: int | None = None


@dataclass(frozen=True, slots=True)
class TicketUnblocked:
    """The step before it is done: the ticket waits now.

    Attributes:
        queued_at: its place in the queue, UTC milliseconds; None: as of its issue.
    """

    queued_at: int | None = None


@dataclass(frozen=True, slots=True)
class TicketCalled:
    """A counter called the ticket.

    Attributes:
        call: id of this call.
        counter: code of the counter, empty where a paper day does not tell it.
        round: 0, one more after each return to the queue.
        pick: why this one.
        passed: how many who had waited there longer were passed over for it.
    """

    call: str
    counter: str
    round: int = 0
    pick: Pick = Pick.ARRIVAL
    passed: int = 0


@dataclass(frozen=True, slots=True)
class TicketRecalled:
    """Called again, same counter; the first call's time stands."""

    call: str


@dataclass(frozen=True, slots=True)
class TicketStarted:
    """The visitor is at the counter."""

    call: str


@dataclass(frozen=True, slots=True)
class TicketHeld:
    """Service waits for something; the visitor is free for other counters."""

    call: str


@dataclass(frozen=True, slots=True)
class TicketResumed:
    """Service goes on."""

    call: str


@dataclass(frozen=True, slots=True)
class TicketFinished:
    """Service ended.

    Attributes:
        call: the call that is finished; None where it was never called (system down).
        outcome: how.
        untimed: nobody wrote when it ended; the event's time is only the last that is known.
        lacking: requirement groups (`A|B`) that the counter found missing, for `returned_incomplete`.
    """

    call: str | None
    outcome: Outcome
    untimed: bool = False
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TicketMissed:
    """Nobody came to the call."""

    call: str


@dataclass(frozen=True, slots=True)
class TicketRequeued:
    """Who had missed the call is back; place in the queue = time of this event."""

    round: int


@dataclass(frozen=True, slots=True)
class TicketTransferred:
    """Sent to another counter of the same service; keeps the place in the queue.

    Attributes:
        call: the call that it ends, None where it was waiting.
        counter: the only counter that shall call it now.
        round: the new round.
    """

    call: str | None
    counter: str
    round: int


class CancelReason(StrEnum):
    """Why a ticket was taken back; the words are a note."""

    VISITOR_LEFT = "visitor_left"
    MISTAKE = "mistake"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TicketCancelled:
    """Taken back, by the visitor or by mistake.

    Attributes:
        reason: why.
        call: the call that it ends, where the visitor left a counter that had begun to serve.
    """

    reason: CancelReason = CancelReason.VISITOR_LEFT
    call: str | None = None


class OutageChoice(StrEnum):
    """What a visitor who waited when an outage began wants to do."""

    WAIT = "wait"
    LEAVE_FILE = "leave_file"
    CALL_BACK = "call_back"


@dataclass(frozen=True, slots=True)
class ChoiceGiven:
    """The visitor chose what to do about an outage; a later choice about the same one replaces it.

    Attributes:
        outage: its id.
        choice: what.
    """

    outage: str
    choice: OutageChoice


@dataclass(frozen=True, slots=True)
class TicketExpired:
    """The day was closed while the ticket still waited."""
