"""The plan of a visit under way: what stands against it, and the best order of what is left."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.desk import Desk, instant
from desktop.errors import Refused
from desktop.printing.rows import Step, find_visit, shown_number, steps_of
from desktop.queries.hall import Hall, hall
from desktop.queries.plan_order import MINUTE_MS, floor_of, house_of, spans_of
from desktop.queries.queue import waiting_before
from desktop.queries.sentences import Sentence, sentence
from desktop.queries.settings import calendar_of_agency
from desktop.queries.visit_path import require_one_of
from models.rules.folds.tickets import AT_COUNTER, OPEN, TicketState
from models.rules.forecast import Minutes
from models.rules.itinerary import LegStanding
from models.rules.planning.model import House, Stop, Visitor
from models.rules.planning.ranges import duration
from models.rules.planning.replan import PresentLeg, Replanned, Watch, replan, why_replan


@dataclass(frozen=True, slots=True)
class LeftStep:
    """A step that is still to come; instants are UTC milliseconds, None where nobody can tell.

    Attributes:
        shown: its number as this mall shows it.
        start_ms: when it is likely to begin.
        today: it can be done today, as far as is known.
        stuck: it waits for a step that ended without being done.
    """

    ticket: str
    shown: str
    service: str
    name: str
    start_ms: int | None
    today: bool
    stuck: bool


@dataclass(frozen=True, slots=True)
class VisitReplan:
    """What is left of a visit.

    Attributes:
        steps: in the best order, those that cannot be done today last; without the one at its counter.
        causes: what has changed for the worse since the numbers were given; empty: the plan holds.
        total: in how many minutes all is over; None where a wait is not known or a step cannot be done today.
        finish_ms: the same as instants, UTC milliseconds.
        gap: as in `BetterOrder`.
    """

    steps: tuple[LeftStep, ...]
    causes: tuple[Sentence, ...]
    total: Minutes | None
    finish_ms: tuple[int, int] | None
    gap: int | None


def visit_replan(desk: Desk, visit: str) -> VisitReplan:
    """Return the best order of what is left of a visit of today.

    Args:
        desk: with somebody signed in who may see one of its steps.
        visit: id or code.

    Raises:
        Refused: there is no such visit, or it is not of today.
    """
    with desk.reading():
        visit_id, state = find_visit(desk, visit)
        if state.day != desk.today().isoformat():
            raise Refused("plan.other_day")
        now, steps = hall(desk), steps_of(desk, visit_id)
        require_one_of(desk, [step.service.agency for step in steps])
        waits = [_wait_left(desk, now, step) for step in steps]
        house = house_of(desk)
        stops = [_stop(desk, now, step, wait) for step, wait in zip(steps, waits, strict=True)]
    legs = [
        PresentLeg(LegStanding(step.ticket.state, step.ticket.missing, step.service.produces), stop)
        for step, stop in zip(steps, _told(stops, waits), strict=True)
    ]
    found = replan(legs, Visitor(floor=_floor(now, steps)), house)
    watches = [_watch(now, step, wait) for step, wait in zip(steps, waits, strict=True)]
    total = None if None in waits else _total(found, house)
    return VisitReplan(
        steps=_left(desk, now, steps, found, known=None not in waits),
        causes=_causes(desk, steps, watches),
        total=total,
        finish_ms=None
        if total is None
        else (now.now_ms + total[0] * MINUTE_MS, now.now_ms + total[1] * MINUTE_MS),
        gap=found.best.gap,
    )


def _wait_left(desk: Desk, now: Hall, step: Step) -> int | None:
    """Return how long a step is likely to wait still, a blocked one as a newcomer; None: nobody can tell."""
    ticket = step.ticket
    if ticket.state not in (TicketState.WAITING, TicketState.BLOCKED):
        return 0
    expected, service = now.expected.get(ticket.service), now.services[ticket.service]
    if expected is None or now.outage_of(service) is not None:
        return None
    if ticket.state is TicketState.BLOCKED:
        return round(expected)
    return round(expected * min(1, waiting_before(desk, step.id) / max(1, service.waiting)))


def _stop(desk: Desk, now: Hall, step: Step, wait: int | None) -> Stop:
    ticket, agency = step.ticket, step.service.agency
    since = ticket.started_at or ticket.called_at
    served = 0 if since is None or ticket.state not in AT_COUNTER else max(0, now.now_ms - since) // MINUTE_MS
    calendar = calendar_of_agency(desk, agency)
    blocked = ticket.state is TicketState.BLOCKED
    return Stop(
        wait=wait or 0,
        service=max(1, step.service.minutes - served),
        floor=floor_of(now, ticket.service),
        spans=spans_of(desk, agency),
        elapsed=calendar.open_minutes(instant(ticket.issued_at), desk.now()) if blocked else 0,
    )


def _told(stops: Sequence[Stop], waits: Sequence[int | None]) -> list[Stop]:
    """Return the stops with a wait that nobody can tell taken as the longest of the others."""
    longest = max((wait for wait in waits if wait is not None), default=0)
    return [
        replace(stop, wait=longest) if wait is None else stop for stop, wait in zip(stops, waits, strict=True)
    ]


def _floor(now: Hall, steps: Sequence[Step]) -> int:
    """Return the floor of the counter where the visitor was last, the ground floor before any."""
    left = [
        (step.ticket.finished_at, counter.floor)
        for step in steps
        if step.ticket.finished_at is not None and (counter := now.counters.get(step.ticket.counter or ""))
    ]
    return max(left, default=(0, 1))[1]


def _watch(now: Hall, step: Step, wait: int | None) -> Watch:
    ticket, service = step.ticket, now.services[step.ticket.service]
    waits = ticket.state is TicketState.WAITING
    return Watch(
        state=ticket.state,
        staffed=ticket.service in now.expected,
        down=now.outage_of(service) is not None,
        waited=max(0, now.now_ms - ticket.issued_at) // MINUTE_MS if waits else 0,
        left=wait,
        promised=ticket.forecast_high if waits and not ticket.round else None,
    )


def _causes(desk: Desk, steps: Sequence[Step], watches: Sequence[Watch]) -> tuple[Sentence, ...]:
    """Return what stands against the plan, taken that all was well when the numbers were given."""
    planned = [Watch(TicketState.WAITING, promised=watch.promised) for watch in watches]
    return tuple(
        sentence(f"replan.{cause}", number=shown_number(desk, steps[place].ticket.number))
        for place, cause in why_replan(planned, watches)
    )


def _total(found: Replanned, house: House) -> Minutes | None:
    """Return the range of the plan; None where a step cannot be done today."""
    if found.stuck or found.best.timetable.late:
        return None
    return duration(found.best.timetable.order, found.stops, found.visitor, house)


def _left(
    desk: Desk, now: Hall, steps: Sequence[Step], found: Replanned, *, known: bool
) -> tuple[LeftStep, ...]:
    table = found.best.timetable
    starts = {leg.leg: now.now_ms + leg.start * MINUTE_MS for leg in table.legs}
    return tuple(
        LeftStep(
            ticket=steps[place].id,
            shown=shown_number(desk, steps[place].ticket.number),
            service=steps[place].ticket.service,
            name=steps[place].service.name,
            start_ms=starts.get(place) if known else None,
            today=place in starts,
            stuck=place in found.stuck,
        )
        for place in (*table.order, *found.stuck)
        if steps[place].ticket.state in OPEN
    )
