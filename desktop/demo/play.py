"""A whole demo: the mall is made, its days are played, its papers are written, and all of it is put in place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from desktop.demo.arrivals import Town
from desktop.demo.backlog import left_to
from desktop.demo.day import Stage, play_day, play_quiet_day
from desktop.demo.demand import Demand
from desktop.demo.folder import made_beside
from desktop.demo.hours import check_day, opened_on, service_days, window
from desktop.demo.mall import ZONE, DemoClock, make_demo_mall
from desktop.demo.output import write_access, write_output
from desktop.demo.papers import FOLDER, Papers
from desktop.demo.people import Crowd
from desktop.demo.taking_in import Dossiers
from desktop.demo.together import agree
from desktop.services.settings import holidays_from_law
from models.rules.calendar import ZONES, Calendar, default_week

VISITS_PER_OFFICER = 110
"""Visits a day for which one officer at the front desk is enough, peaks included."""
BEFORE_THE_FIRST_DAY = 90 * 60_000
"""The mall is made this many milliseconds before it opens for the first time."""


@dataclass(frozen=True, slots=True)
class DemoOrder:
    """What a demo is made from; `last` is the last of `days` service days, `visits` come each day."""

    last: date
    days: int = 1
    visits: int = 240
    seed: int = 1


@dataclass(frozen=True, slots=True)
class MadeDemo:
    """The demo that was made: visits and tickets of its last day."""

    day: date
    visits: int
    tickets: int


def usual_calendar(last: date) -> Calendar:
    """Return the calendar that a new mall has, for the days up to `last`.

    Raises:
        Refused: `demo.date`: its holidays are not known.
    """
    check_day(last)
    holidays, profiles = holidays_from_law(range(last.year - 1, last.year + 2))
    return Calendar(ZONE, default_week(), profiles, tuple(holidays))


def last_working_day(now: datetime) -> date:
    """Return the mall's last working day before the day of an instant."""
    today = now.astimezone(ZoneInfo(ZONES[ZONE])).date()
    return usual_calendar(today).previous_working_day(today)


def make_demo(
    order: DemoOrder,
    folder: Path,
    came: Callable[[], object],
    finish: Callable[[Path], object] = lambda _: None,
) -> MadeDemo:
    """Make a demo in `folder`: `data`, `access.json`, reports and papers of its last day, `summary.json`.

    Args:
        order: what is asked for.
        folder: replaced when a demo made it, refused when anybody else did.
        came: called once for each visit, for a progress bar.
        finish: adds to the whole demo, which is closed by then, before it is put in its place.

    Raises:
        CannotCreate: the folder is another's, or cannot be written.
        Refused: `demo.date`.
    """
    calendar = usual_calendar(order.last)
    days = service_days(calendar, order.last, order.days)
    with made_beside(folder) as beside:
        first = window(opened_on(calendar, days[0]), days[0])
        clock = DemoClock(first.opens - BEFORE_THE_FIRST_DAY)
        intake = max(2, -(-order.visits // VISITS_PER_OFFICER))
        mall = make_demo_mall(beside, order.seed, clock, intake=intake, open_on=order.last)
        town = Town(Demand(mall.catalogue), Crowd(Random(f"{order.seed}:people")))
        try:
            _play(
                Stage(mall, clock, town, Dossiers(order.seed), order.seed),
                order,
                days,
                Papers(beside / FOLDER),
                came,
            )
            figures = write_output(mall, order.last, beside)
        finally:
            mall.desk.store.close()
        finish(beside)
    return MadeDemo(order.last, figures.visits, figures.tickets)


def _play(
    stage: Stage, order: DemoOrder, days: list[date], papers: Papers, came: Callable[[], object]
) -> None:
    for day in days:
        if day == order.last:
            desk = stage.mall.desk
            agree(stage.mall, desk.calendar(), desk.today(), order.seed)
        play_day(stage, day, order.visits, came, papers if day == order.last else None)


MORNING_MS = 150 * 60_000
"""After so long the hall of a living demo is full: both peaks are not over yet."""


def make_living_demo(folder: Path, now: datetime, *, visits: int = 160, seed: int = 1) -> None:
    """Make a mall in an empty folder whose last working day stands still in mid-morning, with people waiting.

    Of the days before it only the dossiers are told, so that it is made in a moment.

    Args:
        folder: gets `data` and `access.json`, as a demo has them.
        now: the last working day before this instant is played.
        visits: how many would come on the whole day.
        seed: of everything that is made up.
    """
    last = last_working_day(now)
    calendar = usual_calendar(last)
    earlier = left_to(calendar, last)
    first = window(calendar, next(iter(earlier)))
    clock = DemoClock(first.opens - BEFORE_THE_FIRST_DAY)
    mall = make_demo_mall(folder, seed, clock, intake=max(2, -(-visits // VISITS_PER_OFFICER)), open_on=last)
    try:
        town = Town(Demand(mall.catalogue), Crowd(Random(f"{seed}:people")))
        stage = Stage(mall, clock, town, Dossiers(seed), seed)
        for day, dossiers in earlier.items():
            play_quiet_day(stage, day, dossiers)
        agree(mall, calendar, mall.desk.today(), seed)
        play_day(stage, last, visits, lambda: None, stop_after=MORNING_MS)
        write_access(mall, folder)
    finally:
        mall.desk.store.close()
