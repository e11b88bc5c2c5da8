"""The board: a column an agency, a card a ticket, so that nobody who waits is out of sight."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from desktop.desk import Desk
from desktop.queries.agency_now import AgencyNow, AgencyState
from desktop.queries.hall import Hall, hall
from desktop.queries.places import together
from desktop.queries.queue_order import turn
from desktop.queries.sentences import Sentence
from desktop.queries.settings import NUMBERS, get_setting
from desktop.queries.tickets_today import Dot, Elsewhere, Today, TodayTicket, today
from desktop.queries.visit_path import PathStop, VisitPath, visit_path
from desktop.queries.visitors_today import visits_meant
from desktop.security.permissions import allowed, require
from models.rules.bodies.officers import Role
from models.rules.bodies.visits import Priority
from models.rules.finding import Entry, rank
from models.rules.folds.tickets import OPEN, TicketState
from models.rules.forecast import Minutes
from models.rules.numbering import hide_lane
from models.rules.planning.replan import Watch, why_replan

__all__ = ["Board", "BoardColumn", "PathStop", "TicketCard", "VisitPath", "board", "visit_path"]

CARDS = 60
"""Cards of a column; what is more is counted."""
MOST_COLUMNS = 12
SHORTEST = 2
"""Letters and digits from which a text is looked for in ticket numbers."""
SEVERAL = 2
_TO_COME = frozenset({TicketState.WAITING, TicketState.BLOCKED})
_ORDER = (
    TicketState.CALLED, TicketState.SERVING, TicketState.HELD, TicketState.WAITING, TicketState.BLOCKED,
    TicketState.NO_SHOW,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TicketCard:
    """A ticket on the board.

    Attributes:
        number: as stored, for the use cases; `shown` as this mall shows it; `visit` id of the visit.
        minutes: waited until the first call, or until now; None for a blocked one.
        late: still waits, for 30 minutes or more; with priority for 15.
        priority: why the visitor goes first, may be empty.
        dots: the steps of the visit, empty where there is only one.
        step: number of this step in the visit, of `steps`; 0 for a cancelled one.
        after_step: number of the step that a blocked one waits for.
        counter_name: where it is called or served.
        elsewhere: the visitor is at another counter now, for another step.
        replan: still to come, while another step of the visit failed or one that is to come hits an outage.
    """

    id: str
    number: str
    shown: str
    visit: str
    service: str
    service_name: str
    state: TicketState
    minutes: int | None
    late: bool
    priority: tuple[Priority, ...]
    dots: tuple[Dot, ...]
    step: int
    steps: int
    after_step: int | None
    counter_name: str
    elsewhere: Elsewhere | None
    replan: bool = False


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """An agency on the board.

    Attributes:
        words: the state with since or until when.
        counters_open: how many call now; `counters` names them as short as can be.
        waiting: how many wait now, whatever the filter shows.
        minutes: expected wait of a newcomer; None where nobody can tell.
        more: cards beyond the first 60.
    """

    agency: str
    name: str
    short: str
    state: AgencyState
    words: Sentence
    counters_open: int
    counters: str
    waiting: int
    minutes: Minutes | None
    cards: tuple[TicketCard, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Board:
    """One page of the board.

    Attributes:
        page: from 0, of `pages` (at least 1).
        first: number of the first column shown, from 1; 0 where there is none. `agencies` = of how many.
        totals: today's tickets by state, whatever the filter shows; of the own agency for the role `counter`.
        people: visits among what is shown that were found by their visitor's name, phone or number.
    """

    columns: tuple[BoardColumn, ...]
    page: int
    pages: int
    first: int
    agencies: int
    totals: Mapping[TicketState, int]
    people: int = 0


def board(
    desk: Desk,
    agency_codes: Collection[str] | None = None,
    page: int = 0,
    columns: int = 4,
    text: str = "",
    *,
    only_open: bool = True,
) -> Board:
    """Return a page of the board of today: agencies by name, cards by state and place in the queue.

    The role `counter` sees its own agency. Without a filter those agencies are shown that have a ticket or a
    counter that is not closed.

    Args:
        desk: with the officer signed in.
        agency_codes: show these and no others, also when nobody waits there.
        page: from 0; one past the end is the last.
        columns: a page has, at most 12.
        text: part of a ticket's number, words of its service, or name, phone or number of its visitor, where the
            officer may look for people; agencies without a hit are left out.
        only_open: leave out tickets that have ended; absent ones are shown, since they may come back.
    """
    require(desk, "ticket.show")
    with desk.reading():
        now = hall(desk)
        tickets = today(desk, now.day)
        hidden = get_setting(desk.store, NUMBERS).get("hide_lane") is True
    own = desk.session.agency if desk.session and desk.session.role is Role.COUNTER else None
    by_agency: dict[str, list[TodayTicket]] = {code: [] for code in now.agencies if own in (None, code)}
    totals: Counter[TicketState] = Counter()
    meant = visits_meant(desk, text) if allowed(desk.session, "person.find") else frozenset[str]()
    shown = _filter(now, text, meant, only_open=only_open)
    for ticket in tickets.tickets:
        service = now.services.get(ticket.service)
        if service is not None and service.agency in by_agency:
            totals[ticket.state] += 1
            if shown(ticket):
                by_agency[service.agency].append(ticket)
    listed = [
        code
        for code, found in by_agency.items()
        if _is_listed(now.agencies[code], found, agency_codes, searched=bool(text.strip()))
    ]
    size = max(1, min(columns, MOST_COLUMNS))
    pages = max(1, -(-len(listed) // size))
    page = max(0, min(page, pages - 1))
    codes = listed[page * size : (page + 1) * size]
    show = hide_lane if hidden else str
    return Board(
        columns=tuple(_column(desk, now, tickets, code, by_agency[code], show=show) for code in codes),
        page=page,
        pages=pages,
        first=page * size + 1 if codes else 0,
        agencies=len(listed),
        totals={state: totals[state] for state in TicketState if totals[state]},
        people=len(meant.intersection(ticket.visit for code in codes for ticket in by_agency[code])),
    )


def _is_listed(
    agency: AgencyNow, found: Sequence[TodayTicket], wanted: Collection[str] | None, *, searched: bool
) -> bool:
    if wanted is not None and agency.code not in wanted:
        return False
    if searched:
        return bool(found)
    return wanted is not None or bool(found) or any(counter.since for counter in agency.counters)


def _filter(
    now: Hall, text: str, visits: frozenset[str], *, only_open: bool
) -> Callable[[TodayTicket], bool]:
    """Return what decides whether a ticket is shown."""
    states = OPEN | {TicketState.NO_SHOW} if only_open else frozenset(TicketState)
    if not text.strip():
        return lambda ticket: ticket.state in states
    part = _compact(text)
    services = {
        service.code
        for service in now.services.values()
        if rank(text, Entry("", service.name, service.synonyms)) is not None
    }

    def shown(ticket: TodayTicket) -> bool:
        by_number = len(part) >= SHORTEST and (
            part in _compact(ticket.number) or part in _compact(hide_lane(ticket.number))
        )
        return ticket.state in states and (by_number or ticket.service in services or ticket.visit in visits)

    return shown


def _compact(text: str) -> str:
    return re.sub(r"[^0-9a-z]", "", text.casefold())


def _column(
    desk: Desk,
    now: Hall,
    tickets: Today,
    code: str,
    found: list[TodayTicket],
    *,
    show: Callable[[str], str],
) -> BoardColumn:
    agency = now.agencies[code]
    names = [counter.name for counter in agency.open_counters]
    place = turn(desk, now, tickets)
    ordered = sorted(found, key=lambda ticket: _place(ticket, place))
    return BoardColumn(
        agency=code,
        name=agency.name,
        short=agency.short,
        state=agency.state,
        words=agency.words(desk),
        counters_open=len(names),
        counters=together(names, ", ".join) if names else "",
        waiting=agency.waiting,
        minutes=now.agency_range(code),
        cards=tuple(_card(now, tickets, ticket, show) for ticket in ordered[:CARDS]),
        more=max(0, len(ordered) - CARDS),
    )


def _place(ticket: TodayTicket, turn_of: Callable[[TodayTicket], tuple[object, ...]]) -> tuple[object, ...]:
    """Return the place in a column: who is at a counter, who waits in the queue's order, the newest end first."""
    if ticket.state is TicketState.WAITING:
        return _ORDER.index(ticket.state), *turn_of(ticket)
    if ticket.state in _ORDER:
        return _ORDER.index(ticket.state), ticket.queued_at, ticket.number
    return len(_ORDER), -(ticket.finished_at or 0), ticket.number


def _card(now: Hall, tickets: Today, ticket: TodayTicket, show: Callable[[str], str]) -> TicketCard:
    steps = [step.id for step in tickets.steps(ticket)]
    counter = now.counters.get(ticket.counter or "")
    return TicketCard(
        id=ticket.id,
        number=ticket.number,
        shown=show(ticket.number),
        visit=ticket.visit,
        service=ticket.service,
        service_name=now.services[ticket.service].name,
        state=ticket.state,
        minutes=ticket.waited_minutes(now.now_ms),
        late=ticket.is_late(now.now_ms),
        priority=ticket.priority,
        dots=tickets.dots(ticket),
        step=steps.index(ticket.id) + 1 if ticket.id in steps else 0,
        steps=len(steps),
        after_step=tickets.after_step(ticket),
        counter_name=counter.name if counter else "",
        elsewhere=tickets.elsewhere(ticket, now),
        replan=ticket.state in _TO_COME and _needs_replan(now, tickets.steps(ticket)),
    )


def _needs_replan(now: Hall, steps: Sequence[TodayTicket]) -> bool:
    """Return whether a visit of several steps does not go as planned; a counter that rests is no such matter."""
    if len(steps) < SEVERAL:
        return False
    planned = [Watch(TicketState.WAITING)] * len(steps)
    return bool(why_replan(planned, [Watch(step.state, down=_is_down(now, step)) for step in steps]))


def _is_down(now: Hall, step: TodayTicket) -> bool:
    service = now.services.get(step.service)
    return service is not None and now.outage_of(service) is not None
