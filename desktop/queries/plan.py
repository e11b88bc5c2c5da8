"""The plan of a visit before it is taken in: steps, papers, what to mind, when it may be over."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.agency_now import AgencyState
from desktop.queries.hall import Hall, ServiceNow, hall
from desktop.queries.life_events import known_events
from desktop.queries.needs import can_be_given, place_of, why_not
from desktop.queries.outlook import outlook
from desktop.queries.places import document_names
from desktop.queries.plan_order import MINUTE_MS, Ordering, ordering, papers_of
from desktop.queries.plan_reasons import Reasons
from desktop.queries.plan_ticks import TickGroup, tick_groups
from desktop.queries.sentences import Sentence, sentence
from desktop.security.permissions import require
from models.rules.forecast import Minutes
from models.rules.itinerary import PaperState, PlannedLeg, PlannedPaper, plan_legs
from models.rules.planning.obstacles import Obstacle
from models.rules.planning.papers import Need, Supply, broken, move_refused

MOST = 20
"""Services of one visit that a plan is made of."""
FREE = frozenset({"", "-", "gratis", "tidak ada", "tanpa biaya"})


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """One requirement of a step: document types of which one will do.

    Attributes:
        names: of `codes`; `name` joins them as `KTP-el / KK`.
        from_step: number of the step that makes it, None where none before does.
        made_by: services of the plan, before or after, of which any makes it; empty where it is held or
            nobody has asked.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    state: PaperState
    from_step: int | None
    made_by: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the names in one line."""
        return " / ".join(self.names)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One step of the plan.

    Attributes:
        step: from 1, in the order given.
        floors: as in `NeedRow`; so `counters`, `waiting`, `minutes`, `open` and `why`.
        after: number of the step that must be done first; None: it joins its queue now.
        fee: in words, empty where there is none.
        service_minutes: usual time at the counter.
        start_ms: when it is likely to begin, UTC milliseconds; None where nobody can tell, or not today.
        obstacles: why it cannot be done today or now, the most lasting first; they forbid nothing.
        reasons: the same in words, then why it stands where it does.
    """

    step: int
    service: str
    name: str
    agency: str
    agency_name: str
    agency_short: str
    floors: tuple[int, ...]
    counters: str
    waiting: int
    minutes: Minutes | None
    documents: tuple[PlanDocument, ...]
    after: int | None
    open: bool
    why: Sentence | None
    fee: str
    service_minutes: int
    start_ms: int | None
    obstacles: tuple[Obstacle, ...]
    reasons: tuple[Sentence, ...]

    @property
    def joins_now(self) -> bool:
        """Return whether the step gets its place in the queue at once."""
        return self.after is None


@dataclass(frozen=True, slots=True)
class PlanFee:
    """What a step costs, in the words of its standard; the desk takes no money."""

    step: int
    name: str
    fee: str


@dataclass(frozen=True, slots=True)
class BetterOrder:
    """An order of the same services in which more of them are done today, or the visit is over earlier.

    Attributes:
        services: codes in that order; those that cannot be done today last.
        reasons: for each of them why it stands there.
        total: as in `VisitPlan`; so `finish_ms`.
        gap: minutes by which yet another order could end earlier at most, 0: this one is the best of all;
            None: nobody can tell.
        gain: minutes by which it is likely to end earlier; 0: not earlier, or nobody can tell.
        more: how many more services are done today.
    """

    services: tuple[str, ...]
    reasons: tuple[tuple[Sentence, ...], ...]
    total: Minutes | None
    finish_ms: tuple[int, int] | None
    gap: int | None
    gain: int = 0
    more: int = 0


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """The plan of a visit.

    Attributes:
        groups: documents for ticking.
        required: requirements of all steps, each once; `fulfilled` of them are held or come on the way.
        warnings: what an officer should look at, most pressing first; none of them forbids to go on.
        refusals: why it cannot be taken in as it is, without a supervisor's reason.
        total: in how many minutes the whole visit may be over; None where a step's wait is not known.
        finish_ms: the same as instants, UTC milliseconds.
        better: an order that is better by five minutes or more, by a step, or because a step of this one lacks
            what a later one makes; None: the order given will do.
    """

    rows: tuple[PlanRow, ...]
    groups: tuple[TickGroup, ...]
    required: int
    fulfilled: int
    warnings: tuple[Sentence, ...]
    refusals: tuple[Sentence, ...]
    fees: tuple[PlanFee, ...]
    total: Minutes | None
    finish_ms: tuple[int, int] | None
    better: BetterOrder | None


def plan_visit(
    desk: Desk,
    services: Sequence[str],
    documents: Collection[str] | None = None,
    *,
    leaves_ms: int | None = None,
) -> VisitPlan:
    """Return the plan of these services in the order given; which waits for which is as `add_visit` decides.

    The order is the officer's; a better one is told beside it.

    Args:
        desk: with the officer signed in.
        services: codes; an empty plan for none.
        documents: codes of the document types that the visitor holds; None: nobody has asked.
        leaves_ms: when the visitor must be gone, UTC milliseconds; None: no matter.

    Raises:
        Refused: a service is unknown or no longer in use, is there twice, or there are too many.
    """
    require(desk, "need.find")
    if len(set(services)) != len(services):
        raise Refused("visit.service_twice")
    if len(services) > MOST:
        raise Refused("plan.too_long", most=MOST)
    with desk.reading():
        now, names = hall(desk), document_names(desk)
        legs = _chosen(now, services)
        order = ordering(desk, now, legs, documents, leaves_ms=leaves_ms)
    planned = plan_legs([papers_of(leg) for leg in legs], documents)
    reasons, waits = Reasons(desk, now, legs, order, names), _waits(now, services, planned)
    asked = documents is not None
    rows = tuple(
        _row(
            desk,
            now,
            leg,
            (place, planned[place], order),
            documents=tuple(
                _document(paper, names, _makers(services, need, asked=asked)) for paper, need in pairs
            ),
            reasons=reasons.of(place, order.given, asked=asked, times=order.total is not None),
            minutes=waits[place],
        )
        for place, leg in enumerate(legs)
        for pairs in [zip(planned[place].papers, order.needs[place], strict=True)]
    )
    required = {paper.group: paper.state for leg in reversed(planned) for paper in leg.papers}
    return VisitPlan(
        rows=rows,
        groups=tick_groups(now, legs, planned, documents or (), names),
        required=len(required),
        fulfilled=sum(state in (PaperState.HELD, PaperState.COMES) for state in required.values()),
        warnings=(*_wrong_order(order, planned, names), *_missing(rows), *_to_mind(rows, now)),
        refusals=tuple(sentence("plan.cannot", name=row.name, why=row.why) for row in rows if not row.open),
        fees=tuple(PlanFee(row.step, row.name, row.fee) for row in rows if row.fee),
        total=order.total,
        finish_ms=_finish(now, order.total),
        better=_better(now, services, order, reasons, asked=asked),
    )


def plan_life_event(desk: Desk, code: str, documents: Collection[str] | None = None) -> VisitPlan:
    """Return the plan of a life event's services in the catalogue's order; those out of use are left out.

    Args:
        desk: with the officer signed in.
        code: of the life event.
        documents: what the visitor holds; None: what somebody in this life event usually starts with.

    Raises:
        Refused: there is no such life event in use.
    """
    require(desk, "need.find")
    with desk.reading():
        event = next((one for one in known_events(desk) if one.code == code), None)
        used = hall(desk).services
    if event is None:
        raise Refused("plan.no_event", event=code)
    legs = [leg for leg in event.legs if leg in used and not used[leg].archived]
    return plan_visit(desk, legs, event.starts_with if documents is None else documents)


def _chosen(now: Hall, services: Sequence[str]) -> list[ServiceNow]:
    for code in services:
        if code not in now.services or now.services[code].archived:
            raise Refused("service.unknown", service=code)
    return [now.services[code] for code in services]


def move_refusal(plan: VisitPlan, step: int, to: int) -> Sentence | None:
    """Return why a step may not be moved to another place; None: it may.

    It may not go before the step that makes its paper, nor push one before its own; what stood wrong before
    is no reason.

    Args:
        plan: as it is shown.
        step: to be moved, from 1.
        to: its new number.
    """
    at = {row.service: place for place, row in enumerate(plan.rows)}
    needs = [
        [
            Need("|".join(one.codes), Supply.MADE, frozenset(at[code] for code in one.made_by))
            for one in row.documents
            if one.made_by
        ]
        for row in plan.rows
    ]
    order = list(range(len(plan.rows)))
    moved = [place for place in order if place != step - 1]
    moved.insert(to - 1, step - 1)
    refused = move_refused(order, moved, needs)
    if refused is None:
        return None
    document = next(one for one in plan.rows[refused.leg].documents if "|".join(one.codes) == refused.group)
    makers = ", ".join(plan.rows[maker].name for maker in sorted(refused.makers))
    return sentence("plan.move", name=plan.rows[refused.leg].name, document=document.name, makers=makers)


def _makers(services: Sequence[str], need: Need, *, asked: bool) -> tuple[str, ...]:
    return tuple(services[maker] for maker in sorted(need.makers)) if asked else ()


def _finish(now: Hall, total: Minutes | None) -> tuple[int, int] | None:
    return None if total is None else (now.now_ms + total[0] * MINUTE_MS, now.now_ms + total[1] * MINUTE_MS)


def _better(
    now: Hall, services: Sequence[str], order: Ordering, reasons: Reasons, *, asked: bool
) -> BetterOrder | None:
    if order.best is None:
        return None
    table, times = order.best.timetable, order.best_total is not None
    more = len(table.legs) - len(order.given.legs)
    earlier = order.given.ends - table.ends if times and more == 0 else 0
    places = [*table.order, *(place for place in range(len(services)) if place not in table.order)]
    return BetterOrder(
        services=tuple(services[place] for place in places),
        reasons=tuple(reasons.of(place, table, asked=asked, times=times) for place in places),
        total=order.best_total,
        finish_ms=_finish(now, order.best_total),
        gap=order.best.gap,
        gain=max(0, earlier),
        more=max(0, more),
    )


def _waits(now: Hall, services: Sequence[str], planned: Sequence[PlannedLeg]) -> list[Minutes | None]:
    """Return how long each step waits in its queue, as the visitor is told with the numbers.

    A step that waits for another has the wait of somebody who would come now.
    """
    told = outlook(now, services, [leg.after is not None for leg in planned], now.now_ms)
    return [
        one.minutes if leg.after is None else now.range_of(service)
        for one, leg, service in zip(told, planned, services, strict=True)
    ]


def _row(
    desk: Desk,
    now: Hall,
    leg: ServiceNow,
    planned: tuple[int, PlannedLeg, Ordering],
    *,
    documents: tuple[PlanDocument, ...],
    reasons: tuple[Sentence, ...],
    minutes: Minutes | None,
) -> PlanRow:
    place, plan, order = planned
    agency = now.agencies[leg.agency]
    floors, counters = place_of(now, leg.code)
    open_ = can_be_given(now, leg)
    start = next((timed.start for timed in order.given.legs if timed.leg == place), None)
    known = start is not None and order.total is not None
    late = [order.late[place]] if place in order.late else []
    return PlanRow(
        step=place + 1,
        service=leg.code,
        name=leg.name,
        agency=agency.code,
        agency_name=agency.name,
        agency_short=agency.short,
        floors=floors,
        counters=counters,
        waiting=leg.waiting,
        minutes=minutes if open_ else None,
        documents=documents,
        after=plan.after,
        open=open_,
        why=why_not(desk, now, leg),
        fee="" if leg.fee.strip().casefold() in FREE else leg.fee,
        service_minutes=leg.minutes,
        start_ms=now.now_ms + start * MINUTE_MS if start is not None and known else None,
        obstacles=tuple(one.code for one in (*late, *order.hindrances[place])),
        reasons=reasons,
    )


def _document(paper: PlannedPaper, names: dict[str, str], made_by: tuple[str, ...] = ()) -> PlanDocument:
    codes = tuple(paper.group.split("|"))
    said = tuple(names.get(code, code) for code in codes)
    return PlanDocument(codes, said, paper.state, paper.from_step, made_by)


def _wrong_order(order: Ordering, planned: Sequence[PlannedLeg], names: dict[str, str]) -> list[Sentence]:
    """Return what to say where a step lacks what a later one makes."""
    found = []
    for one in broken(range(len(planned)), order.needs):
        paper = next(paper for paper in planned[one.leg].papers if paper.group == one.group)
        if paper.state is PaperState.MISSING:
            name = _document(paper, names).name
            found.append(sentence("plan.order", document=name, step=one.leg + 1, later=min(one.makers) + 1))
    return found


def _missing(rows: Sequence[PlanRow]) -> list[Sentence]:
    lacking = dict.fromkeys(
        document.name for row in rows for document in row.documents if document.state is PaperState.MISSING
    )
    return [sentence("plan.missing", documents=", ".join(lacking))] if lacking else []


def _to_mind(rows: Sequence[PlanRow], now: Hall) -> list[Sentence]:
    """Return what is said about agencies whose queue stands still now, once each."""
    found = {}
    for row in rows:
        if row.open and row.why is not None and now.agencies[row.agency].state is not AgencyState.OPEN:
            found[row.agency] = sentence("plan.mind", agency=row.agency_short, why=row.why)
    return list(found.values())
