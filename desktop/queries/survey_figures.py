"""The figures of the satisfaction survey over a month, quarter, half-year or year: mall, agency or service."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.names import names_on
from desktop.queries.settings import survey_method
from desktop.queries.survey_form import element_words
from desktop.queries.survey_plans import PlanRow, plans_of
from desktop.security.permissions import check_session, require
from models.rules.bodies.officers import Role
from models.rules.bodies.surveys import AgeBand, Education, Occupation, Sex
from models.rules.skm import Element, SampleMethod, Satisfaction, Tally, sample_size, satisfaction
from models.rules.small_cells import suppressed
from models.rules.survey_periods import Period, Span, before, named_period, period_of
from reports.skm_figures import SkmElement, SkmFigures, SkmPlan, SkmSample

__all__ = ["SkmFigures", "SkmPlan", "SurveyScope", "survey_figures"]

ABOUT = {"sex": Sex, "age": AgeBand, "education": Education, "occupation": Occupation}
"""What a profile is made of, in this order."""
WITHIN = "day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR agency = ?3) AND (?4 IS NULL OR service = ?4)"
SERVED = "state IN ('done', 'returned_incomplete', 'rejected', 'referred', 'system_down')"
"""As the index says it, which else would not be used."""


@dataclass(frozen=True, slots=True)
class SurveyScope:
    """Which figures are asked for.

    Attributes:
        period: name of the time; empty: the quarter of today.
        agency: code; None: the whole mall, at a counter the own agency.
        service: code; None: all of them.
    """

    period: str = ""
    agency: str | None = None
    service: str | None = None


@dataclass(frozen=True, slots=True)
class _Scope:
    """A scope that was looked up."""

    period: Period
    agency: str | None
    service: str | None

    def bounds(self, period: Period) -> tuple[str, str, str | None, str | None]:
        """Return the parameters of `WITHIN` for a time."""
        return (period.first.isoformat(), period.last.isoformat(), self.agency, self.service)


def survey_figures(desk: Desk, scope: SurveyScope) -> SkmFigures:
    """Return the figures of a time, read at one moment.

    Raises:
        Refused: time, agency or service are unknown, or the service is another agency's.
        NotAllowed: the role does not reach, or not to this agency.
    """
    with desk.reading():
        known = _known(desk, scope)
        weight, numbering = survey_method(desk.store)
        sheets, kiosk, tallies = _tallies(desk, known, known.period)
        found = satisfaction(tallies, weight, numbering)
        _, _, earlier = _tallies(desk, known, before(known.period))
        previous = satisfaction(earlier, weight, numbering)
        population = _served(desk, known)
        agencies, services = (names_on(desk, table, known.period.last) for table in ("agency", "service"))
        return SkmFigures(
            period=known.period.name,
            first=known.period.first,
            last=known.period.last,
            agency=known.agency,
            agency_name=agencies.get(known.agency or "", ""),
            service=known.service,
            service_name=services.get(known.service or "", ""),
            sheets=sheets,
            kiosk=kiosk,
            paper=sheets - kiosk,
            population=population,
            samples=tuple(
                SkmSample(str(method), needed, sheets >= needed)
                for method in SampleMethod
                for needed in (sample_size(population, method),)
            ),
            weight=str(weight),
            numbering=str(numbering),
            elements=_elements(desk, found),
            index=_index(found),
            band=None if found is None or found.band is None else str(found.band),
            previous=_index(previous),
            lowest=() if found is None else tuple(str(one) for one in found.lowest),
            tied=found is not None and found.tied,
            plans=tuple(_plan(row, agencies) for row in plans_of(desk, known.period.name, known.agency)),
            profile=_profile(desk, known),
        )


def _known(desk: Desk, scope: SurveyScope) -> _Scope:
    session = check_session(desk)
    agency = scope.agency
    if scope.service is not None:
        row = desk.store.execute_sql("SELECT agency FROM service WHERE id = ?", (scope.service,)).fetchone()
        if row is None or agency not in (None, row[0]):
            require(desk, "survey.list", agency)
            raise Refused("survey.service", service=scope.service)
        agency = str(row[0])
    if agency is None and session is not None and session.role is Role.COUNTER:
        agency = session.agency
    require(desk, "survey.list", agency)
    if (
        agency is not None
        and not desk.store.execute_sql("SELECT 1 FROM agency WHERE id = ?", (agency,)).fetchone()
    ):
        raise Refused("survey.agency", agency=agency)
    period = named_period(scope.period) if scope.period else period_of(desk.today(), Span.QUARTER)
    if period is None:
        raise Refused("survey.period", period=scope.period)
    return _Scope(period, agency, scope.service)


def _tallies(desk: Desk, scope: _Scope, period: Period) -> tuple[int, int, dict[Element, Tally]]:
    """Return how many sheets there are, how many of the kiosk, and the answers by element."""
    sums = ", ".join(f"count({one}), coalesce(sum({one}), 0)" for one in Element)
    sheets, kiosk, *counts = desk.store.execute_sql(
        f"SELECT count(*), coalesce(sum(way = 'survey_kiosk'), 0), {sums} FROM survey_answer WHERE {WITHIN}",
        scope.bounds(period),
    ).fetchone()
    pairs = zip(counts[::2], counts[1::2], strict=True)
    return sheets, kiosk, {one: Tally(*pair) for one, pair in zip(Element, pairs, strict=True)}


def _served(desk: Desk, scope: _Scope) -> int:
    """Return how many visits were served; a visit has one day, so its tickets stand together in the index."""
    within = "service = ?4" if scope.service else "service IN (SELECT id FROM service WHERE agency = ?3)"
    of = within if scope.agency or scope.service else "?3 IS NULL"
    (count,) = desk.store.execute_sql(
        f"""SELECT count(*) FROM (SELECT DISTINCT day, visit FROM ticket INDEXED BY ticket_served
        WHERE {SERVED} AND day BETWEEN ?1 AND ?2 AND {of} AND ?4 IS ?4)""",
        scope.bounds(scope.period),
    ).fetchone()
    return int(count)


def _elements(desk: Desk, found: Satisfaction | None) -> tuple[SkmElement, ...]:
    scores = {} if found is None else {one.element: one for one in found.elements}
    return tuple(
        SkmElement(
            number=words.number,
            element=str(words.element),
            name=words.name,
            answers=0 if score is None else score.answers,
            mean=None if score is None or score.mean is None else float(score.mean),
            weighted=None if score is None or score.weighted is None else float(score.weighted),
        )
        for words in element_words(desk)
        for score in (scores.get(words.element),)
    )


def _index(found: Satisfaction | None) -> float | None:
    return None if found is None or found.index is None else float(found.index)


def _plan(row: PlanRow, names: dict[str, str]) -> SkmPlan:
    return SkmPlan(
        mark=row.mark,
        element=row.element,
        words=row.words,
        owner=row.owner or None,
        owner_name=names.get(row.owner, ""),
        due=date.fromisoformat(row.due),
        period=row.period,
        done=row.done,
        late=row.late,
    )


def _profile(desk: Desk, scope: _Scope) -> dict[str, dict[str, int | None]]:
    """Return respondents by what they said of themselves, small cells left out; empty where they are too few."""
    names = ", ".join(ABOUT)
    rows = desk.store.execute_sql(
        f"SELECT {names}, count(*) FROM survey_answer WHERE {WITHIN} GROUP BY {names}",
        scope.bounds(scope.period),
    ).fetchall()
    found = {}
    for place, (name, values) in enumerate(ABOUT.items()):
        counts = Counter({str(value): 0 for value in values})
        for row in rows:
            counts[row[place] or ""] += row[-1]
        shown = suppressed(counts)
        if shown:
            found[name] = shown
    return found
