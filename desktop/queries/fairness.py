"""How fair a day was: waits of priority visitors and others, and every call that passed somebody over."""

import json
from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk
from desktop.printing.rows import shown_number
from desktop.queries.day_figures import day_tickets
from desktop.queries.sentences import Sentence, clock, sentence
from desktop.queries.ticket_times import timed
from desktop.security.permissions import require
from models.rules import fairness as rule
from models.rules.bodies.tickets import Pick
from models.rules.bodies.visits import Priority
from models.rules.fairness import FEW, Picked, Waited, Waits

__all__ = ["FEW", "Fairness", "Jump", "Waits", "fairness", "jumps_of", "pick_word", "waits_sentence"]
MOST = 200


@dataclass(frozen=True, slots=True)
class Jump:
    """A call for which others who had waited longer were passed over.

    Attributes:
        number: as this mall shows it.
        counter: its name; empty where a paper does not tell it.
        time: of the call, on the mall's clock.
        passed: how many.
    """

    ticket: str
    number: str
    counter: str
    time: str
    pick: Pick
    passed: int


@dataclass(frozen=True, slots=True)
class Fairness:
    """A day's figures; waits in minutes with one decimal, of tickets that were served, as in the reports.

    Attributes:
        calls: all of the day, those of a paper day left out, since nobody chose among those who waited.
        jumps: how many of them passed somebody over.
        gap_min: how much shorter the middle wait of priority visitors is; None where either are few.
        listed: the jumps that passed most, at most `MOST`.
    """

    day: date
    calls: int
    jumps: int
    priority: Waits
    others: Waits
    gap_min: float | None
    by_class: tuple[tuple[Priority, Waits], ...]
    by_pick: tuple[Picked, ...]
    listed: tuple[Jump, ...]


def fairness(desk: Desk, day: date | None = None, limit: int = MOST) -> Fairness:
    """Return the fairness figures of a local day, today's by default.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "report.make")
    with desk.reading():
        wanted = day or desk.today()
        waited = [
            Waited(ticket.wait_ms, ticket.basis)
            for ticket in timed(day_tickets(desk, wanted))
            if ticket.wait_ms is not None
        ]
        priority, others = rule.priority_and_others(waited)
        calls = _calls(desk, wanted)
        jumped = [call for call in calls if call.passed > 0]
        jumped.sort(key=lambda call: (-call.passed, call.called_at, call.number))
        return Fairness(
            day=wanted,
            calls=len(calls),
            jumps=len(jumped),
            priority=priority,
            others=others,
            gap_min=rule.gap(priority, others),
            by_class=tuple(rule.by_class(waited).items()),
            by_pick=rule.by_pick((call.pick, call.passed) for call in calls),
            listed=_jumps(desk, jumped[:limit]),
        )


def jumps_of(desk: Desk, day: date) -> tuple[int, int]:
    """Return how many calls of a day passed somebody over, and how many calls there were."""
    calls = _calls(desk, day)
    return sum(call.passed > 0 for call in calls), len(calls)


def waits_sentence(waits: Waits) -> Sentence:
    """Return the waits of a group in words."""
    if waits.count is None:
        return sentence("fairness.few", few=FEW)
    return sentence(
        "fairness.waits", p50=waits.p50_min, p90=waits.p90_min, longest=waits.longest_min, count=waits.count
    )


def pick_word(pick: Pick) -> Sentence:
    """Return why a ticket was called, in words."""
    return sentence(f"pick.{pick}")


@dataclass(frozen=True, slots=True)
class _Call:
    ticket: str
    number: str
    counter: str
    called_at: int
    pick: Pick
    passed: int


def _calls(desk: Desk, day: date) -> list[_Call]:
    rows = desk.store.execute_sql(
        "SELECT id, number, calls FROM ticket WHERE day = ? AND calls <> '[]'", (day.isoformat(),)
    )
    found = []
    for ticket, number, calls in rows.fetchall():
        for call in json.loads(calls):
            pick = Pick(call.get("pick") or Pick.ARRIVAL)
            if call.get("at_hlc") and pick is not Pick.PAPER:
                passed = call.get("passed") or 0
                found.append(_Call(ticket, number, call.get("counter", ""), call["called_at"], pick, passed))
    return found


def _jumps(desk: Desk, calls: list[_Call]) -> tuple[Jump, ...]:
    names = dict(desk.store.execute_sql("SELECT id, name FROM counter").fetchall())
    return tuple(
        Jump(
            ticket=call.ticket,
            number=shown_number(desk, call.number),
            counter=names.get(call.counter, call.counter),
            time=clock(desk, call.called_at),
            pick=call.pick,
            passed=call.passed,
        )
        for call in calls
    )
