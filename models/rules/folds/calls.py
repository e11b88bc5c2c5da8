"""One call of a ticket by one counter: the facts that hang on it, and which of two contrary ones counts.

Two desks that did not see each other may say different things of one call. What happened in the room
counts: a call that was finished was finished, whatever else was noted; one that was started was not missed.
"""

from dataclasses import dataclass, replace

from models.rules.bodies.tickets import Outcome, Pick, TicketCalled
from models.rules.events import Event

_STRENGTH = {"": 0, "missed": 1, "transferred": 2, "finished": 3}


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a ticket by one counter; times are UTC milliseconds.

    Attributes:
        counter: code; empty while only facts about the call are known, but not the call.
        ended: `finished`, `missed`, `transferred`, or empty while it lasts.
        held_ms: summed time on hold, without a hold that still lasts.
        missed_at: somebody noted that nobody came; stays also where the visitor was served after all.
    """

    id: str
    counter: str = ""
    round: int = 0
    pick: Pick = Pick.ARRIVAL
    at_hlc: int = 0
    called_at: int = 0
    recalls: int = 0
    started_at: int | None = None
    held_since: int | None = None
    held_ms: int = 0
    ended_at: int | None = None
    ended: str = ""
    outcome: Outcome | None = None
    missed_at: int | None = None

    @property
    def served(self) -> bool:
        """Return whether a visitor was at the counter for it."""
        return self.started_at is not None or self.ended == "finished"

    @property
    def service_ms(self) -> int | None:
        """Return the time of service, holds taken off; None where there was none, or its beginning is unknown.

        A finished call without a start counts from the call.
        """
        begun = self.started_at
        if begun is None and self.ended == "finished" and self.counter:
            begun = self.called_at
        if begun is None or self.ended_at is None:
            return None
        return max(0, self.ended_at - begun - self.held_ms)


def announced(call: Call, body: TicketCalled, event: Event) -> Call:
    """Return the call with where and when it was made; the first announcement counts."""
    if call.counter:
        return call
    return replace(
        call,
        counter=body.counter,
        round=body.round,
        pick=body.pick,
        at_hlc=event.hlc,
        called_at=event.occurred_at,
    )


def recalled(call: Call) -> Call:
    """Return the call after one more announcement; nothing is announced after its end."""
    return call if call.ended else replace(call, recalls=call.recalls + 1)


def started(call: Call, at: int) -> Call:
    """Return the call with the visitor at the counter; who came was not missed."""
    if call.started_at is not None or call.ended in ("finished", "transferred"):
        return call
    return replace(call, started_at=at, ended="", ended_at=None)


def held(call: Call, at: int) -> Call:
    """Return the call on hold."""
    return call if call.held_since is not None or call.ended else replace(call, held_since=at)


def resumed(call: Call, at: int) -> Call:
    """Return the call off hold, the time on hold added up."""
    if call.held_since is None:
        return call
    return replace(call, held_since=None, held_ms=call.held_ms + max(0, at - call.held_since))


def missed(call: Call, at: int) -> Call:
    """Return the call to which nobody came; a started or ended one only keeps that somebody said so."""
    noted = call if call.missed_at is not None else replace(call, missed_at=at)
    return noted if call.started_at is not None else ended(noted, at, "missed")


def ended(call: Call, at: int, how: str, outcome: Outcome | None = None) -> Call:
    """Return the call ended; a weaker end gives way to a stronger one, of equal ones the first counts."""
    if _STRENGTH[how] <= _STRENGTH[call.ended]:
        return call
    return replace(resumed(call, at), ended_at=at, ended=how, outcome=outcome)
