"""One call of a ticket by one counter: the facts that hang on it, and which of two contrary ones counts.

Two desks that did not see each other may say different things of one call. What happened in the room
counts: a call that was finished was finished, whatever else was noted; one that was started was not missed.
"""

from dataclasses import dataclass, replace

from models.rules.bodies.tickets import Outcome, Pick, TicketCalled, TicketFinished
from models.rules.events import Event

_STRENGTH = {"": 0, "missed": 1, "left": 2, "transferred": 2, "finished": 3}


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a ticket by one counter; times are UTC milliseconds.

    Attributes:
        counter: code; empty where a paper day does not tell it, or the call itself is not known.
        passed: how many who had waited longer were passed over for it.
        at_hlc: clock of the call's own event, 0 while only facts about it are known.
        ended: `finished`, `missed`, `transferred`, `left` (the visitor went away), or empty while it lasts.
        ended_at: None while it lasts, and where nobody wrote when it ended.
        held_ms: summed time on hold, without a hold that still lasts.
        lacking: requirement groups that its counter found missing.
        missed_at: somebody noted that nobody came; stays also where the visitor was served after all.
    """

    id: str
    counter: str = ""
    round: int = 0
    pick: Pick = Pick.ARRIVAL
    passed: int = 0
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
    lacking: tuple[str, ...] = ()

    @property
    def made(self) -> bool:
        """Return whether the call itself is known, not only facts about it."""
        return self.at_hlc > 0

    @property
    def served(self) -> bool:
        """Return whether a visitor was at the counter for it, and did not leave before its end."""
        return self.ended == "finished" or (self.started_at is not None and self.ended != "left")

    @property
    def service_ms(self) -> int | None:
        """Return the time of service, holds taken off; None where there was none, or an end of it is unknown.

        A finished call without a start counts from the call.
        """
        begun = self.started_at
        if begun is None and self.ended == "finished" and self.made:
            begun = self.called_at
        if begun is None or self.ended_at is None:
            return None
        return max(0, self.ended_at - begun - self.held_ms)


def announced(call: Call, body: TicketCalled, event: Event) -> Call:
    """Return the call with where and when it was made; the first announcement counts."""
    if call.made:
        return call
    return replace(
        call,
        counter=body.counter,
        round=body.round,
        pick=body.pick,
        passed=body.passed,
        at_hlc=event.hlc,
        called_at=event.occurred_at,
    )


def recalled(call: Call) -> Call:
    """Return the call after one more announcement; nothing is announced after its end."""
    return call if call.ended else replace(call, recalls=call.recalls + 1)


def started(call: Call, at: int) -> Call:
    """Return the call with the visitor at the counter; who came was not missed."""
    if call.started_at is not None or call.ended in ("finished", "transferred", "left"):
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


def finished(call: Call, at: int | None, body: TicketFinished) -> Call:
    """Return the call after its service; the first end of a service counts."""
    after = ended(call, at, "finished", body.outcome)
    return after if after is call else replace(after, lacking=body.lacking)


def ended(call: Call, at: int | None, how: str, outcome: Outcome | None = None) -> Call:
    """Return the call ended; a weaker end gives way to a stronger one, of equal ones the first counts.

    `at` is None where nobody wrote when it ended.
    """
    if _STRENGTH[how] <= _STRENGTH[call.ended]:
        return call
    settled = call if at is None else resumed(call, at)
    return replace(settled, ended_at=at, ended=how, outcome=outcome)
