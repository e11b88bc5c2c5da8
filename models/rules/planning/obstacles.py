"""What of a visit cannot be done today, and why, as codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.rules.calendar import OpeningState
from models.rules.planning.model import Timetable, Visitor
from models.rules.planning.offers import Advice
from models.rules.planning.papers import Need, Supply


class Obstacle(StrEnum):
    """Why a leg cannot be done."""

    ELSEWHERE = "elsewhere"
    HOLIDAY = "holiday"
    CLOSED_TODAY = "closed_today"
    CLOSED = "closed"
    QUOTA = "quota"
    OUTAGE = "outage"
    NO_COUNTER = "no_counter"
    EXTERNAL_PAPER = "external_paper"
    ASK_PAPER = "ask_paper"
    OTHER_SERVICE = "other_service"
    WAITS = "waits"
    LATE = "late"
    LEAVES = "leaves"


SHUT = frozenset(
    {Obstacle.ELSEWHERE, Obstacle.HOLIDAY, Obstacle.CLOSED_TODAY, Obstacle.CLOSED, Obstacle.QUOTA}
)
"""Nothing that the visitor or the officer does changes these today."""
FOR_NOW = frozenset({Obstacle.OUTAGE, Obstacle.NO_COUNTER})
"""These may pass while the visitor waits."""
_CLOSED = {
    OpeningState.HOLIDAY: Obstacle.HOLIDAY,
    OpeningState.CLOSED_DAY: Obstacle.CLOSED_TODAY,
    OpeningState.AFTER: Obstacle.CLOSED,
}


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One reason.

    Attributes:
        group: the requirement that it is about, of a missing paper or a leg that is waited for; else empty.
        legs: places from 0 of the legs that it waits for and that cannot be done.
        final: it stays so for today, whatever the visitor brings.
    """

    code: Obstacle
    group: str = ""
    legs: tuple[int, ...] = ()
    final: bool = False


@dataclass(frozen=True, slots=True)
class Availability:
    """How a service stands today.

    Attributes:
        here: it is given in this house.
        opening: what its agency's hours say now.
        gives_numbers: its agency gives numbers still, or will.
        full: its quota of today is used up.
        down: an outage hits it.
        staffed: a counter that calls gives it.
    """

    here: bool = True
    opening: OpeningState = OpeningState.OPEN
    gives_numbers: bool = True
    full: bool = False
    down: bool = False
    staffed: bool = True


def hindrances(
    services: Sequence[Availability],
    needs: Sequence[Sequence[Need]],
    advices: Mapping[str, Advice],
) -> tuple[tuple[Hindrance, ...], ...]:
    """Return for each leg why it cannot be done today or now, the most lasting reason first; empty: it can.

    Args:
        services: how each leg's service stands.
        needs: where each leg's papers come from.
        advices: for each missing requirement what could be done about it.
    """
    own = [
        [*_of_service(service), *_of_papers(leg, advices)]
        for service, leg in zip(services, needs, strict=True)
    ]
    while True:
        waiting = [_waits(place, own, needs) for place in range(len(own))]
        if not any(waiting):
            break
        own = [[*known, *more] for known, more in zip(own, waiting, strict=True)]
    return tuple(tuple(sorted(_last_word(leg), key=lambda one: not one.final)) for leg in own)


def _last_word(leg: Sequence[Hindrance]) -> list[Hindrance]:
    """Return the hindrances without those that turned out to be final later."""
    final = {(one.code, one.group) for one in leg if one.final}
    return [one for one in leg if one.final or (one.code, one.group) not in final]


def _of_service(service: Availability) -> list[Hindrance]:
    """Return why a service is not given: the first reason that holds."""
    closed = _CLOSED.get(service.opening, None if service.gives_numbers else Obstacle.CLOSED)
    reasons = (
        None if service.here else Obstacle.ELSEWHERE,
        closed,
        Obstacle.QUOTA if service.full else None,
        Obstacle.OUTAGE if service.down else None,
        None if service.staffed else Obstacle.NO_COUNTER,
    )
    code = next((reason for reason in reasons if reason is not None), None)
    return [] if code is None else [Hindrance(code, final=code in SHUT)]


def _of_papers(leg: Sequence[Need], advices: Mapping[str, Advice]) -> list[Hindrance]:
    found = []
    for need in leg:
        if need.supply is Supply.CIRCLE:
            found.append(Hindrance(Obstacle.ASK_PAPER, need.group))
        elif need.supply is Supply.LACKING:
            advice = advices[need.group]
            code = Obstacle.EXTERNAL_PAPER if advice.external else Obstacle.OTHER_SERVICE
            found.append(Hindrance(Obstacle.ASK_PAPER if advice.ask else code, need.group))
    return found


def _waits(
    place: int, own: Sequence[Sequence[Hindrance]], needs: Sequence[Sequence[Need]]
) -> list[Hindrance]:
    """Return the requirements of a leg whose makers all cannot be done, those that are not known yet."""
    known = {(one.group, one.final) for one in own[place] if one.code is Obstacle.WAITS}
    found = []
    for need in needs[place]:
        stuck = [_stuck(own[maker]) for maker in need.makers]
        if need.supply is not Supply.MADE or None in stuck:
            continue
        final = all(stuck)
        if (need.group, final) not in known:
            found.append(Hindrance(Obstacle.WAITS, need.group, tuple(sorted(need.makers)), final=final))
    return found


def _stuck(leg: Sequence[Hindrance]) -> bool | None:
    """Return whether a leg cannot be done for good; None: it can, or may be later today."""
    lasting = [one.final for one in leg if one.code not in FOR_NOW]
    return any(lasting) if lasting else None


def left_over(
    table: Timetable, unbounded: Timetable, visitor: Visitor, needs: Sequence[Sequence[Need]]
) -> dict[int, Hindrance]:
    """Return for each leg of a plan that is not done today why its time does not suffice.

    Its agency closes first, the visitor leaves first, or it waits for one of which that is so.

    Args:
        table: the plan.
        unbounded: the same legs in the same order for a visitor who never has to leave.
        visitor: of the plan.
        needs: where the papers of each leg come from.
    """
    done = visitor.behind.union(leg.leg for leg in table.legs)
    still = set(unbounded.late)
    found = {}
    for leg in table.late:
        stuck = next((one for one in needs[leg] if one.supply is Supply.MADE and not one.makers & done), None)
        if stuck is not None:
            found[leg] = Hindrance(Obstacle.WAITS, stuck.group, tuple(sorted(stuck.makers)), final=True)
        else:
            leaves = visitor.leaves_in is not None and leg not in still
            found[leg] = Hindrance(Obstacle.LEAVES if leaves else Obstacle.LATE, final=True)
    return found
