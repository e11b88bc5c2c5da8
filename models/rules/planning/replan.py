"""A visit under way: whether its plan still holds, and the best one from here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from models.rules.folds.tickets import AT_COUNTER, OPEN, TicketState
from models.rules.forecast import overdue
from models.rules.itinerary import LegStanding, open_groups
from models.rules.planning.circles import circular, doable
from models.rules.planning.model import House, Stop, Visitor
from models.rules.planning.search import Best, best_order


class Cause(StrEnum):
    """Why a plan is to be made anew."""

    LEG_FAILED = "leg_failed"
    OUTAGE = "outage"
    COUNTER_CLOSED = "counter_closed"
    WAIT_GREW = "wait_grew"


@dataclass(frozen=True, slots=True)
class Watch:
    """What a plan rests on for one leg, at one moment.

    Attributes:
        state: of its ticket.
        staffed: a counter that calls gives its service.
        down: an outage hits it.
        waited: minutes that it has waited.
        left: minutes that it is expected to wait still; None where nobody can tell.
        promised: most minutes of wait that the visitor was told; None: nothing.
    """

    state: TicketState
    staffed: bool = True
    down: bool = False
    waited: int = 0
    left: int | None = None
    promised: int | None = None


def why_replan(planned: Sequence[Watch], now: Sequence[Watch]) -> tuple[tuple[int, Cause], ...]:
    """Return what has changed for the worse since the plan was made: place of the leg from 0, and why.

    Empty: the plan still holds. A leg that is over or at its counter is no reason any more, but for one that
    ended without being done while others are still to come.

    Args:
        planned: the legs when the plan was made.
        now: the same legs now.
    """
    going_on = any(leg.state in OPEN for leg in now)
    found = []
    for place, (before, leg) in enumerate(zip(planned, now, strict=True)):
        if leg.state not in OPEN:
            failed = leg.state is not TicketState.DONE and before.state in OPEN
            found += [(place, Cause.LEG_FAILED)] if failed and going_on else []
        elif leg.state not in AT_COUNTER:
            found += [(place, cause) for cause in _worse(before, leg)]
    return tuple(found)


def _worse(before: Watch, now: Watch) -> list[Cause]:
    longer = overdue(before.promised, now.waited + (now.left or 0))
    return [
        cause
        for cause, there in (
            (Cause.OUTAGE, now.down and not before.down),
            (Cause.COUNTER_CLOSED, before.staffed and not now.staffed),
            (Cause.WAIT_GREW, longer),
        )
        if there
    ]


@dataclass(frozen=True, slots=True)
class PresentLeg:
    """A leg of a visit under way.

    Attributes:
        standing: its ticket's state, what it lacks and makes.
        stop: as planning sees it from now on: `wait` and `service` are what is left of them; of a blocked leg
            the wait of a newcomer. Its `needs` are worked out here.
    """

    standing: LegStanding
    stop: Stop


@dataclass(frozen=True, slots=True)
class Replanned:
    """The plan from here.

    Attributes:
        best: order and times of the legs that are still to come; the one at its counter is not among them.
        stuck: places from 0 of the blocked legs that wait for one that failed.
        stops: all legs with what they wait for.
        visitor: with what is done and where they are served.
    """

    best: Best
    stuck: tuple[int, ...]
    stops: tuple[Stop, ...]
    visitor: Visitor


def replan(legs: Sequence[PresentLeg], visitor: Visitor, house: House) -> Replanned:
    """Return the best order of what is left of a visit.

    Args:
        legs: all legs of the visit, those that are over too.
        visitor: floor, and when they must leave; the rest follows from the legs.
        house: the mall.
    """
    standings = [leg.standing for leg in legs]
    states = [standing.state for standing in standings]
    waits = open_groups(standings)
    done = {place for place, state in enumerate(states) if state is TicketState.DONE}
    moving = {
        place for place, state in enumerate(states) if state in OPEN and state is not TicketState.BLOCKED
    }
    loose = circular(waits, done | moving)
    possible = doable(waits, done | moving, loose)
    stops = [
        replace(
            leg.stop, needs=_needs(place, waits[place], loose) if states[place] is TicketState.BLOCKED else ()
        )
        for place, leg in enumerate(legs)
    ]
    serving = next((place for place, state in enumerate(states) if state in AT_COUNTER), None)
    here = replace(
        visitor,
        floor=visitor.floor if serving is None else stops[serving].floor,
        free_in=visitor.free_in if serving is None else stops[serving].service,
        serving=serving,
        done=frozenset(done),
        out=frozenset(
            place for place in range(len(legs)) if place not in possible or states[place] not in OPEN
        )
        - done,
    )
    stuck = tuple(place for place in range(len(legs)) if place not in possible and states[place] in OPEN)
    return Replanned(best_order(stops, here, house), stuck, tuple(stops), here)


def _needs(
    place: int, groups: Sequence[frozenset[int]], loose: set[tuple[int, int]]
) -> tuple[frozenset[int], ...]:
    return tuple(group for at, group in enumerate(groups) if (place, at) not in loose)
