"""What a sheet of the survey asks, in the regulation's words, and whom it can be about."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from desktop.desk import Desk
from desktop.queries.agencies import AgencyName, agency_names
from desktop.queries.names import day_start_ms
from desktop.queries.settings import survey_method
from desktop.security.permissions import require
from models.rules.bodies.officers import Role
from models.rules.bodies.surveys import TimeBand
from models.rules.skm import Element, numbered
from models.rules.survey_box import band_at
from models.rules.survey_periods import Span, before, named_period, period_of
from resources import read_bytes

MOST = 1000


@dataclass(frozen=True, slots=True)
class ElementWords:
    """One question: number, key of the element, its name and a short one, what is asked, answers for scores 1 to 4."""

    number: str
    element: Element
    name: str
    short: str
    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServiceName:
    """A service that somebody may have come for."""

    code: str
    name: str
    agency: str


@dataclass(frozen=True, slots=True)
class SurveyForm:
    """What kiosk and paper dialog need to ask: nine questions in their order, agencies and services by name."""

    questions: tuple[ElementWords, ...]
    agencies: tuple[AgencyName, ...]
    services: tuple[ServiceName, ...]


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads(read_bytes("survey.toml").decode())


def element_words(desk: Desk, lang: str = "id") -> tuple[ElementWords, ...]:
    """Return the nine questions in the order of the mall's numbering."""
    _, numbering = survey_method(desk.store)
    return tuple(
        ElementWords(number, element, said["name"], said["short"], said["question"], tuple(said["answers"]))
        for number, element in numbered(numbering).items()
        for said in (_words()[element][lang],)
    )


def survey_form(desk: Desk, lang: str = "id") -> SurveyForm:
    """Return what a sheet asks, and the agencies and services in use; the mall's published words alone."""
    services = desk.store.execute_sql(
        """SELECT id, name, agency FROM service WHERE NOT archived AND site <> 'elsewhere'
        ORDER BY name, id LIMIT ?""",
        (MOST,),
    ).fetchall()
    return SurveyForm(
        element_words(desk, lang), agency_names(desk), tuple(ServiceName(*row) for row in services)
    )


def typed_today(desk: Desk) -> int:
    """Return how many paper sheets were typed today; at a counter those of the own agency.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "survey.answer")
    own = desk.session.agency if desk.session and desk.session.role is Role.COUNTER else None
    (count,) = desk.store.execute_sql(
        """SELECT count(*) FROM survey_answer WHERE at_hlc >= ?1 AND way = 'survey_paper'
        AND (?2 IS NULL OR agency = ?2)""",
        (day_start_ms(desk, desk.today()) << 16, own),
    ).fetchone()
    return int(count)


@dataclass(frozen=True, slots=True)
class PaperNow:
    """What the dialog for paper sheets begins with: what is asked, today and its part of now, sheets typed today.

    `house`: a sheet may be about the house itself; not so at a counter.
    """

    form: SurveyForm
    today: date
    band: TimeBand
    typed: int
    house: bool


def paper_now(desk: Desk) -> PaperNow:
    """Return what the dialog for paper sheets begins with; at a counter with the own agency alone.

    Raises:
        NotAllowed: the role does not reach.
    """
    typed, form = typed_today(desk), survey_form(desk)
    own = desk.session.agency if desk.session and desk.session.role is Role.COUNTER else None
    agencies = tuple(one for one in form.agencies if own in (None, one.code))
    local = desk.calendar().local(desk.now())
    return PaperNow(replace(form, agencies=agencies), local.date(), band_at(local.time()), typed, own is None)


@dataclass(frozen=True, slots=True)
class PeriodName:
    """A time to choose: its name, and how people call it."""

    name: str
    words: str


MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip


def period_names(desk: Desk) -> tuple[PeriodName, ...]:
    """Return this and earlier quarters first, then months, half-years and years, newest first."""
    found = []
    for span, back in ((Span.QUARTER, 4), (Span.MONTH, 4), (Span.HALF, 2), (Span.YEAR, 2)):
        period = period_of(desk.today(), span)
        for _ in range(back):
            found.append(PeriodName(period.name, period_words(period.name)))
            period = before(period)
    return tuple(found)


def period_words(name: str) -> str:
    """Return how people call a time: `Triwulan IV 2026`, `November 2026`, `Semester II 2026`, `Tahun 2026`."""
    period = named_period(name)
    if period is None:
        return name
    year, place = period.first.year, period.first.month
    return {
        Span.MONTH: f"{MONTHS[place - 1]} {year}",
        Span.QUARTER: f"Triwulan {('I', 'II', 'III', 'IV')[place // 3]} {year}",
        Span.HALF: f"Semester {'I' if place == 1 else 'II'} {year}",
        Span.YEAR: f"Tahun {year}",
    }[period.span]
