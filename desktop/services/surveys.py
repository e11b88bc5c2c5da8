"""The satisfaction survey: sheets typed from paper, sheets from the kiosk, plans for what was found weak."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from desktop.desk import Desk, Outcome, Topic, Write, instant, milliseconds
from desktop.errors import Refused
from desktop.queries.survey_plans import named_plan
from desktop.security.permissions import require
from desktop.services.notes import write_note
from models.journal import events_of
from models.plain_tables import SurveyBox
from models.rules.bodies.officers import Role
from models.rules.bodies.surveys import (
    AgeBand,
    Education,
    Occupation,
    Sex,
    SurveyAnswered,
    SurveyPlanDone,
    SurveyPlanned,
    SurveyWay,
    TimeBand,
)
from models.rules.codec import dumps, loads
from models.rules.events import Source, Subject, Undone, in_order
from models.rules.folds.places import Service
from models.rules.folds.surveys import SurveyAnswer, SurveyPlan
from models.rules.skm import SCORES, Element
from models.rules.survey_box import BEGINS, band_at, is_over
from models.rules.survey_periods import Span, named_period, period_of

CHANGED = frozenset({Topic.SURVEY})
BOX = SurveyBox.table_name()


@dataclass(frozen=True, slots=True)
class Respondent:
    """What somebody says of themselves on a sheet; None where they do not."""

    sex: Sex | None = None
    age: AgeBand | None = None
    education: Education | None = None
    occupation: Occupation | None = None


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """One filled-in sheet.

    Attributes:
        scores: 1 to 4 by element; what was skipped is not in it.
        agency: code of the agency that served; None: that of the service, of the officer at a counter, else the house.
        service: code; None: not said.
        day: local day on the sheet; None: today. `band`: None: the part of the day that it is now.
    """

    scores: Mapping[Element, int]
    agency: str | None = None
    service: str | None = None
    day: date | None = None
    band: TimeBand | None = None
    respondent: Respondent = field(default_factory=Respondent)


def type_answer(desk: Desk, order: NewAnswer) -> Outcome[str]:
    """Enter a sheet that was filled in on paper, and return its id.

    Raises:
        Refused: it has no answer or a score that is none, its day is to come, or agency or service are unknown.
        NotAllowed: the role `counter`, for another agency.
    """
    with desk.writing() as write:
        body = _answered(write, order, SurveyWay.PAPER)
        require(desk, "survey.answer", body.agency)
        sheet = desk.ids.salt().hex()
        _append(write, body, sheet, Source.PAPER if desk.source is Source.DESK else None)
    return Outcome(sheet, CHANGED)


def take_back_answer(desk: Desk, sheet: str) -> Outcome[str]:
    """Take back a sheet that was typed from paper; one from the kiosk is nobody's to take back.

    Raises:
        Refused: there is no such sheet, or it came from the kiosk.
        NotAllowed: the role `counter`, for another agency's.
    """
    with desk.writing() as write:
        state: SurveyAnswer | None = write.read(Subject.SURVEY, sheet)
        require(desk, "survey.answer", None if state is None else state.agency)
        if state is None or state.way is not SurveyWay.PAPER:
            raise Refused("survey.not_typed")
        first = in_order(events_of(write.db, Subject.SURVEY, sheet))[0]
        write.append(Undone(first.origin, first.seq), sheet, subject=Subject.SURVEY)
    return Outcome(sheet, CHANGED)


def drop_answer(desk: Desk, order: NewAnswer) -> Outcome[None]:
    """Put a sheet from the kiosk into the box, by nobody's name; durable when it returns.

    The day and its part are those of now, whatever `order` says. `empty_box` takes it into the journal later:
    docs/decisions/0019-survey.md says why.

    Raises:
        Refused: as `type_answer`.
    """
    with desk.signed_in(None).writing() as write:
        body = _answered(write, replace(order, day=None, band=None), SurveyWay.KIOSK)
        write.db.execute_sql(
            f'INSERT INTO "{BOX}" (id, body) VALUES (?, ?)', (desk.ids.salt().hex(), dumps(body))
        )
    return Outcome(None, frozenset())


def empty_box(desk: Desk) -> Outcome[int]:
    """Take into the journal what the kiosk was told in parts of the day that are over; return how many sheets.

    They come in the order of their random ids, at the time at which their part of the day began, by nobody.
    """
    if not _ripe(desk):
        return Outcome(0, frozenset())
    with desk.signed_in(None).writing() as write:
        ripe = _ripe(write.desk)
        for sheet, body in ripe:
            if write.read(Subject.SURVEY, sheet) is None:  # a salvaged journal may have had it already
                _append(write, body, sheet)
            write.db.execute_sql(f'DELETE FROM "{BOX}" WHERE id = ?', (sheet,))
    return Outcome(len(ripe), CHANGED)


def _ripe(desk: Desk) -> list[tuple[str, SurveyAnswered]]:
    """Return the sheets in the box whose part of the day is over, by their ids."""
    now = desk.calendar().local(desk.now())
    rows = desk.store.execute_sql(f'SELECT id, body FROM "{BOX}" ORDER BY id').fetchall()
    sheets = [(sheet, loads(SurveyAnswered, text)) for sheet, text in rows]
    return [
        (sheet, body)
        for sheet, body in sheets
        if is_over(date.fromisoformat(body.day), body.band, now.date(), now.time())
    ]


def _append(write: Write, body: SurveyAnswered, sheet: str, source: Source | None = None) -> None:
    """Append a sheet at the time at which its part of the day began: a nearer one would say too much."""
    begins = write.desk.calendar().at(date.fromisoformat(body.day), BEGINS[body.band])
    write.append(body, sheet, at=milliseconds(begins), source=source)


def _answered(write: Write, order: NewAnswer, way: SurveyWay) -> SurveyAnswered:
    if not order.scores:
        raise Refused("survey.empty")
    for element, score in order.scores.items():
        if score not in SCORES:
            raise Refused("survey.score", element=element, score=score)
    today = write.today()
    day = order.day or today
    if day > today:
        raise Refused("survey.future", day=day)
    agency = _agency(write, order)
    local = write.desk.calendar().local(instant(write.now_ms))
    who = order.respondent
    return SurveyAnswered(
        day=day.isoformat(),
        band=order.band or band_at(local.time()),
        way=way,
        agency=agency,
        service=order.service,
        sex=who.sex,
        age=who.age,
        education=who.education,
        occupation=who.occupation,
        **{str(element): score for element, score in order.scores.items()},
    )


def _agency(write: Write, order: NewAnswer) -> str | None:
    """Return the agency that a sheet is about, None for the house itself."""
    agency = order.agency
    if order.service is not None:
        service: Service | None = write.read(Subject.SERVICE, order.service)
        if service is None or agency not in (None, service.agency):
            raise Refused("survey.service", service=order.service)
        return service.agency
    session = write.desk.session
    if agency is None and session is not None and session.role is Role.COUNTER:
        agency = session.agency
    _known_agency(write, agency)
    return agency


def _known_agency(write: Write, agency: str | None) -> None:
    if agency is not None and write.read(Subject.AGENCY, agency) is None:
        raise Refused("survey.agency", agency=agency)


@dataclass(frozen=True, slots=True)
class NewPlan:
    """What is to be done about a weak element.

    Attributes:
        words: what, at most 1,000 characters.
        due: local day until which.
        owner: code of the agency that does it; None: the house itself.
        agency: code of the agency whose answers showed it; None: those of the whole mall.
        period: name of the time whose answers showed it; empty: the quarter of today.
    """

    element: Element
    words: str
    due: date
    owner: str | None = None
    agency: str | None = None
    period: str = ""


def plan_improvement(desk: Desk, order: NewPlan) -> Outcome[str]:
    """Plan something about a weak element, and return the plan's id.

    Raises:
        Refused: it has no words, its day is past, or agency or period are unknown.
    """
    require(desk, "survey.plan")
    with desk.writing() as write:
        today = write.today()
        if order.due < today:
            raise Refused("survey.plan_past", day=order.due)
        period = named_period(order.period) if order.period else period_of(today, Span.QUARTER)
        if period is None:
            raise Refused("survey.period", period=order.period)
        for agency in (order.owner, order.agency):
            _known_agency(write, agency)
        plan = write.new_id()
        write.append(
            SurveyPlanned(str(order.element), period.name, order.due.isoformat(), order.agency, order.owner),
            plan,
        )
        if write_note(write, Subject.SURVEY_PLAN, plan, "survey_plan", order.words) is None:
            raise Refused("survey.no_words")
    return Outcome(plan, CHANGED)


def finish_plan(desk: Desk, named: str) -> Outcome[str]:
    """Note that what was planned is done, and return the plan's id.

    Raises:
        Refused: there is no such plan, or it is done already.
    """
    require(desk, "survey.plan")
    with desk.writing() as write:
        plan = named_plan(desk, named)
        state: SurveyPlan = write.read(Subject.SURVEY_PLAN, plan)
        if state.done_at is not None:
            raise Refused("survey.plan_done")
        write.append(SurveyPlanDone(), plan)
    return Outcome(plan, CHANGED)


def take_back_plan(desk: Desk, named: str) -> Outcome[str]:
    """Take back the last word on a plan: that it is done, else the plan itself.

    Raises:
        Refused: there is no such plan.
    """
    require(desk, "survey.plan")
    with desk.writing() as write:
        plan = named_plan(desk, named)
        last = in_order(events_of(write.db, Subject.SURVEY_PLAN, plan))[-1]
        write.append(Undone(last.origin, last.seq), plan, subject=Subject.SURVEY_PLAN)
    return Outcome(plan, CHANGED)
