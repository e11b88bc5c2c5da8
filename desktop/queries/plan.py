"""The plan of a visit before it is taken in: steps, papers, what to mind, when it may be over."""

import math
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.agency_now import AgencyState
from desktop.queries.hall import Hall, ServiceNow, hall
from desktop.queries.needs import can_be_given, place_of, why_not
from desktop.queries.places import document_names
from desktop.queries.sentences import Sentence, sentence
from desktop.security.permissions import require
from models.rules.forecast import LESS, MORE, Minutes, whole_visit
from models.rules.itinerary import LegPapers, PaperState, PlannedLeg, PlannedPaper, later_maker, plan_legs

MOST = 20
"""Services of one visit that a plan is made of."""
MINUTE_MS = 60_000
FREE = frozenset({"", "-", "gratis", "tidak ada", "tanpa biaya"})


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """One requirement of a step: document types of which one will do.

    Attributes:
        names: of `codes`; `name` joins them as `KTP-el / KK`.
        from_step: number of the step that makes it, None where none before does.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    state: PaperState
    from_step: int | None

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

    @property
    def joins_now(self) -> bool:
        """Return whether the step gets its place in the queue at once."""
        return self.after is None


@dataclass(frozen=True, slots=True)
class TickDocument:
    """A document type to be ticked; its code is what `NewVisit.documents` takes.

    Attributes:
        held: was among the documents given.
        from_step: an earlier step makes it; to be shown, not to be ticked.
        instead: codes that would do in its place.
    """

    code: str
    name: str
    held: bool
    from_step: int | None
    instead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TickGroup:
    """The documents that are first asked for by one agency; each code stands once in the whole plan."""

    agency: str
    agency_short: str
    documents: tuple[TickDocument, ...]


@dataclass(frozen=True, slots=True)
class PlanFee:
    """What a step costs, in the words of its standard; the desk takes no money."""

    step: int
    name: str
    fee: str


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


def plan_visit(desk: Desk, services: Sequence[str], documents: Collection[str] | None = None) -> VisitPlan:
    """Return the plan of these services in the order given; which waits for which is as `add_visit` decides.

    Args:
        desk: with the officer signed in.
        services: codes; an empty plan for none.
        documents: codes of the document types that the visitor holds; None: nobody has asked.

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
    for code in services:
        if code not in now.services or now.services[code].archived:
            raise Refused("service.unknown", service=code)
    legs = [now.services[code] for code in services]
    papers = [LegPapers(leg.requires, leg.produces) for leg in legs]
    planned = plan_legs(papers, documents)
    rows = tuple(
        _row(desk, now, step, leg, planned[step - 1], names=names) for step, leg in enumerate(legs, 1)
    )
    total = _total(now, legs, planned)
    required = {paper.group: paper.state for leg in reversed(planned) for paper in leg.papers}
    return VisitPlan(
        rows=rows,
        groups=_tick_groups(now, legs, planned, documents or (), names),
        required=len(required),
        fulfilled=sum(state in (PaperState.HELD, PaperState.COMES) for state in required.values()),
        warnings=(*_wrong_order(papers, planned, names), *_missing(rows), *_to_mind(rows, now)),
        refusals=tuple(sentence("plan.cannot", name=row.name, why=row.why) for row in rows if not row.open),
        fees=tuple(PlanFee(row.step, row.name, row.fee) for row in rows if row.fee),
        total=total,
        finish_ms=None
        if total is None
        else (now.now_ms + total[0] * MINUTE_MS, now.now_ms + total[1] * MINUTE_MS),
    )


def _row(
    desk: Desk, now: Hall, step: int, leg: ServiceNow, planned: PlannedLeg, *, names: dict[str, str]
) -> PlanRow:
    agency = now.agencies[leg.agency]
    floors, counters = place_of(now, leg.code)
    open_ = can_be_given(now, leg)
    return PlanRow(
        step=step,
        service=leg.code,
        name=leg.name,
        agency=agency.code,
        agency_name=agency.name,
        agency_short=agency.short,
        floors=floors,
        counters=counters,
        waiting=leg.waiting,
        minutes=now.range_of(leg.code) if open_ else None,
        documents=tuple(_document(paper, names) for paper in planned.papers),
        after=planned.after,
        open=open_,
        why=why_not(desk, now, leg),
        fee="" if leg.fee.strip().casefold() in FREE else leg.fee,
        service_minutes=leg.minutes,
    )


def _document(paper: PlannedPaper, names: dict[str, str]) -> PlanDocument:
    codes = tuple(paper.group.split("|"))
    return PlanDocument(codes, tuple(names.get(code, code) for code in codes), paper.state, paper.from_step)


def _tick_groups(
    now: Hall,
    legs: Sequence[ServiceNow],
    planned: Sequence[PlannedLeg],
    held: Collection[str],
    names: dict[str, str],
) -> tuple[TickGroup, ...]:
    seen: set[str] = set()
    groups: dict[str, list[TickDocument]] = defaultdict(list)
    for leg, plan in zip(legs, planned, strict=True):
        for paper in plan.papers:
            codes = paper.group.split("|")
            makes = legs[paper.from_step - 1].produces if paper.from_step else ()
            for code in codes:
                if code in seen:
                    continue
                seen.add(code)
                instead = tuple(other for other in codes if other != code)
                from_step = paper.from_step if code in makes else None
                tick = TickDocument(code, names.get(code, code), code in held, from_step, instead)
                groups[leg.agency].append(tick)
    return tuple(
        TickGroup(agency, now.agencies[agency].short, tuple(documents))
        for agency, documents in groups.items()
    )


def _wrong_order(
    papers: Sequence[LegPapers], planned: Sequence[PlannedLeg], names: dict[str, str]
) -> list[Sentence]:
    """Return what to say where a step lacks what a later one makes."""
    found = []
    for step, leg in enumerate(planned, 1):
        for paper in leg.papers:
            later = later_maker(papers, step, paper.group) if paper.state is PaperState.MISSING else None
            if later is not None:
                name = _document(paper, names).name
                found.append(sentence("plan.order", document=name, step=step, later=later))
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


def _total(now: Hall, legs: Sequence[ServiceNow], planned: Sequence[PlannedLeg]) -> Minutes | None:
    """Return in how many minutes all is done; None without a step, or where a wait is not known."""
    ranges = [now.range_of(leg.code) if can_be_given(now, leg) else None for leg in legs]
    known = [found for found in ranges if found is not None]
    if not legs or len(known) < len(legs):
        return None
    ends = [
        whole_visit(
            (found[side], leg.minutes * factor, plan.after)
            for found, leg, plan in zip(known, legs, planned, strict=True)
        )
        for side, factor in ((0, LESS), (1, MORE))
    ]
    return math.floor(ends[0]), math.ceil(ends[1])
