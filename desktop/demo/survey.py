"""What the made-up mall's visitors think of it: sheets at the kiosk all day, some on paper after it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from desktop.demo.floor import Floor, Steps
from desktop.desk import milliseconds
from desktop.services.surveys import (
    NewAnswer,
    NewPlan,
    Respondent,
    drop_answer,
    empty_box,
    plan_improvement,
    type_answer,
)
from models.rules.bodies.surveys import AgeBand, Education, Occupation, Sex, TimeBand
from models.rules.catalogue import Site
from models.rules.skm import Element
from models.rules.survey_box import AFTERNOON

T = TypeVar("T")
AT_KIOSK, ON_PAPER = 0.05, 0.03
"""Share of the day's visitors."""
LIKED = {
    Element.REQUIREMENTS: 3.35,
    Element.PROCEDURE: 3.5,
    Element.TIME: 3.3,
    Element.COST: 3.8,
    Element.PRODUCT: 3.55,
    Element.COMPETENCE: 3.6,
    Element.CONDUCT: 3.65,
    Element.FACILITIES: 3.5,
    Element.COMPLAINTS: 3.4,
}
"""Mean score that visitors have in mind; in real malls papers, time and complaints are liked least."""
SKIPS, SPREAD, AFTER_BREAK_MS = 0.03, 0.6, 60_000
KNOWN_SERVICE, TELLS = 0.7, 0.9
PLANS = (
    (Element.TIME, "DUK", "Loket cepat untuk pengambilan dokumen pada pukul 09.00-11.00", 21),
    (Element.REQUIREMENTS, None, "Lembar persyaratan dikirim lewat pesan sebelum warga datang", 14),
    (Element.COMPLAINTS, None, "Papan nama petugas pengaduan dan jam jawabnya di setiap lantai", 30),
)
"""What is planned at first: element, agency, words, days from then."""
AGES: dict[AgeBand, float] = dict(zip(AgeBand, (3, 24, 28, 22, 15, 8), strict=True))
SCHOOLS: dict[Education, float] = dict(zip(Education, (6, 12, 45, 10, 23, 3, 0.5), strict=True))
JOBS: dict[Occupation, float] = dict(zip(Occupation, (10, 2, 2, 32, 28, 26), strict=True))


def sheet(rng: Random, services: Sequence[tuple[str, str]]) -> NewAnswer:
    """Return one respondent's sheet about one of these services, each given with its agency."""
    service, agency = rng.choice(services)
    mood = rng.gauss(0, SPREAD / 2)
    scores = {
        element: min(4, max(1, round(mean + mood + rng.gauss(0, SPREAD))))
        for element, mean in LIKED.items()
        if rng.random() >= SKIPS
    }
    return NewAnswer(
        scores=scores or {Element.CONDUCT: 4},
        agency=agency,
        service=service if rng.random() < KNOWN_SERVICE else None,
        respondent=_respondent(rng),
    )


def _respondent(rng: Random) -> Respondent:
    if rng.random() >= TELLS:
        return Respondent()
    sex = rng.choice(list(Sex))
    return Respondent(sex, _drawn(rng, AGES), _drawn(rng, SCHOOLS), _drawn(rng, JOBS))


def _drawn(rng: Random, shares: dict[T, float]) -> T:
    return rng.choices(list(shares), list(shares.values()))[0]


def at_kiosk(floor: Floor, rng: Random, visits: int) -> Steps:
    """Let visitors fill in sheets at the kiosk all day; its box is emptied when a part of the day is over."""
    desk = floor.staff.supervisor
    empty_box(desk)
    services = _given(floor)
    break_ms = milliseconds(floor.calendar.at(_day(floor), AFTERNOON)) + AFTER_BREAK_MS
    times = sorted(
        rng.randrange(floor.window.opens, floor.window.closes) for _ in range(round(visits * AT_KIOSK))
    )
    emptied = False
    for at in times:
        if at >= break_ms and not emptied:
            yield floor.until(break_ms)
            empty_box(desk)
            emptied = True
        yield floor.until(at)
        drop_answer(desk, sheet(rng, services))


def on_paper(floor: Floor, rng: Random, count: int) -> None:
    """Type sheets that were filled in on paper that day."""
    services = _given(floor)
    for _ in range(count):
        type_answer(floor.staff.supervisor, replace(sheet(rng, services), band=rng.choice(list(TimeBand))))


def plan_first(floor: Floor) -> None:
    """Plan something about what is liked least, once in the life of the mall."""
    desk = floor.staff.supervisor
    if desk.store.execute_sql("SELECT 1 FROM survey_plan").fetchone():
        return
    today = desk.today()
    for element, owner, words, days in PLANS:
        plan_improvement(desk, NewPlan(element, words, today + timedelta(days), owner))


def _given(floor: Floor) -> list[tuple[str, str]]:
    """Return the services that are given in the house, each with its agency."""
    services = sorted(floor.catalogue.services.items())
    return [(code, one.agency) for code, one in services if one.site is Site.HERE]


def _day(floor: Floor) -> date:
    return floor.calendar.local(floor.staff.supervisor.now()).date()
