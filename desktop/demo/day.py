"""One simulated day: everybody comes, is taken in, waits, is served; in the evening the day is closed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

import simpy

from desktop.demo.agenda import EDGE
from desktop.demo.arrivals import MINUTE, Arrival, Town, arrivals
from desktop.demo.counter import work
from desktop.demo.course import Course
from desktop.demo.floor import Floor, Steps
from desktop.demo.hours import agency_windows, window
from desktop.demo.leaving import lose_patience
from desktop.demo.mall import DemoClock, DemoMall
from desktop.demo.outage import outage
from desktop.demo.papers import Papers
from desktop.demo.room import Guest, Room
from desktop.demo.staffing import paces, posts
from desktop.demo.survey import ON_PAPER, at_kiosk, on_paper, plan_first
from desktop.demo.taking_in import Dossiers
from desktop.demo.voice import speak
from desktop.desk import Desk
from desktop.errors import Refused
from desktop.services.days import close_day
from desktop.services.visits import AddedVisit, NewVisit, add_visit

BEFORE_OPENING = 20 * MINUTE
SHEETS_OF_A_QUIET_DAY = 3
ANYWAY = "Sudah antre di meja depan sebelum layanan tutup"


@dataclass(frozen=True, slots=True)
class Stage:
    """What stays from day to day."""

    mall: DemoMall
    clock: DemoClock
    town: Town
    dossiers: Dossiers
    seed: int


def play_day(
    stage: Stage,
    day: date,
    visits: int,
    came: Callable[[], object],
    papers: Papers | None = None,
    *,
    stop_after: int | None = None,
) -> None:
    """Play one day with this many visits, and close it.

    Args:
        stage: the mall and its people.
        day: a working day of the mall, after all days played before.
        visits: how many come.
        came: called once for each visit that was taken in.
        papers: what is printed in the course of the day.
        stop_after: milliseconds after opening at which the day stands still, with people waiting; not closed.
    """
    floor, coming = _opened(stage, day, visits, papers)
    rng = Random(f"{stage.seed}:{day}:survey")
    floor.env.process(at_kiosk(floor, rng, visits))
    said = Random(f"{stage.seed}:{day}:voice")

    def evening() -> None:
        on_paper(floor, rng, round(len(coming) * ON_PAPER))
        plan_first(floor)
        speak(floor, said, len(coming))

    whole = floor.env.process(_whole_day(floor, stage.dossiers, coming, came, evening))
    floor.env.run(until=whole if stop_after is None else floor.window.opens + stop_after)


def play_quiet_day(stage: Stage, day: date, sent: Sequence[tuple[str, Course]]) -> None:
    """Play a day of which only the dossiers are told.

    Args:
        stage: as for `play_day`.
        day: a working day after all days played before.
        sent: services whose papers come in, each with what becomes of them.
    """
    floor, _ = _opened(stage, day, 0)
    stage.dossiers.begin_day(floor)
    rng = Random(f"{stage.seed}:{day}:sent")
    for service, course in sent:
        floor.env.process(_send(floor, stage.dossiers, rng, service, course))
    floor.env.run(until=floor.window.closes)
    on_paper(floor, Random(f"{stage.seed}:{day}:survey"), SHEETS_OF_A_QUIET_DAY)
    plan_first(floor)


def _send(floor: Floor, dossiers: Dossiers, rng: Random, service: str, course: Course) -> Steps:
    agency = floor.catalogue.services[service].agency
    hours = floor.agencies.get(agency, floor.window)
    yield floor.until(rng.randrange(hours.opens + EDGE, hours.closes - EDGE))
    dossiers.open(floor, floor.office(agency), service, course)


def _opened(
    stage: Stage, day: date, visits: int, papers: Papers | None = None
) -> tuple[Floor, Sequence[Arrival]]:
    """Return the mall before it opens, and who will come; the clock goes by it from now on."""
    mall, calendar = stage.mall, stage.mall.desk.calendar()
    span, agencies = window(calendar, day), agency_windows(calendar, mall.catalogue, day)
    coming = arrivals(Random(f"{stage.seed}:{day}:arrivals"), span, agencies, visits, stage.town)
    env = simpy.Environment(initial_time=span.opens - BEFORE_OPENING)
    stage.clock.follow(lambda: round(env.now))
    at_work = posts(mall.catalogue, coming, agencies)
    floor = Floor(
        env=env,
        calendar=calendar,
        window=span,
        agencies=agencies,
        staff=mall.staff,
        catalogue=mall.catalogue,
        demand=stage.town.demand,
        rng=Random(f"{stage.seed}:{day}:room"),
        posts=at_work,
        paces=paces(mall.catalogue, coming, agencies),
        room=Room(env, at_work),
        papers=papers,
    )
    return floor, coming


def _whole_day(
    floor: Floor,
    dossiers: Dossiers,
    coming: Sequence[Arrival],
    came: Callable[[], object],
    evening: Callable[[], None],
) -> Steps:
    """Start everybody, wait until all have gone home, do what is done in the evening, and close the day."""
    seats = simpy.Store(floor.env)
    for officer in floor.staff.intake:
        yield seats.put(officer)
    dossiers.begin_day(floor)
    everybody = [floor.env.process(work(floor, post, dossiers)) for post in floor.posts]
    everybody += [floor.env.process(_come(floor, seats, arrival, came)) for arrival in coming]
    floor.env.process(outage(floor, dossiers))
    yield floor.env.all_of(everybody)
    yield floor.wait(4, 12)
    evening()
    close_day(floor.staff.supervisor)


def _come(floor: Floor, seats: simpy.Store, arrival: Arrival, came: Callable[[], object]) -> Steps:
    """Come in, wait for an officer of the front desk, be taken in, and wait for the counters."""
    yield floor.until(arrival.at)
    officer: Desk = yield seats.get()
    yield floor.wait(0.5, 1.6)
    added = _take_in(floor, officer, arrival.visit)
    if floor.papers is not None:
        floor.papers.at_intake(officer, arrival.visit, added)
    yield seats.put(officer)
    came()
    guest = Guest(added.id, named=bool(arrival.visit.name))
    for ticket in added.tickets:
        floor.enter(guest, ticket)
    floor.env.process(lose_patience(floor, guest))


def _take_in(floor: Floor, officer: Desk, visit: NewVisit) -> AddedVisit:
    """Take a visitor in; where the rules forbid it by now, the supervisor on duty does so anyway."""
    try:
        return add_visit(officer, visit).value
    except Refused:
        return add_visit(floor.staff.supervisor, replace(visit, anyway=ANYWAY)).value
