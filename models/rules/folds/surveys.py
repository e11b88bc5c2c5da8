"""The answer sheet, and the plan for a weak element: folds of their events."""

from dataclasses import dataclass, fields, replace

from models.rules.bodies import surveys as said
from models.rules.bodies.surveys import AgeBand, Education, Occupation, Sex, SurveyWay, TimeBand
from models.rules.events import Event
from models.rules.skm import SCORES, Element


@dataclass(frozen=True, slots=True)
class SurveyAnswer:
    """An answer sheet; attributes as in `SurveyAnswered`. A score that no sheet can have counts as skipped."""

    day: str
    band: TimeBand
    way: SurveyWay
    agency: str | None
    service: str | None
    requirements: int | None
    procedure: int | None
    completion_time: int | None
    cost: int | None
    product: int | None
    competence: int | None
    conduct: int | None
    facilities: int | None
    complaint_handling: int | None
    sex: Sex | None
    age: AgeBand | None
    education: Education | None
    occupation: Occupation | None


def step_answer(state: SurveyAnswer | None, event: Event) -> SurveyAnswer | None:
    """Return the sheet after one more event: the first that is said of it counts."""
    body = event.body
    if state is not None or not isinstance(body, said.SurveyAnswered):
        return state
    values = {field.name: getattr(body, field.name) for field in fields(SurveyAnswer)}
    wrong = {str(element): None for element in Element if values[element] not in SCORES}
    return SurveyAnswer(**{**values, **wrong})


@dataclass(frozen=True, slots=True)
class SurveyPlan:
    """A plan for a weak element; attributes as in `SurveyPlanned`, instants in UTC milliseconds."""

    element: str
    period: str
    due: str
    agency: str | None
    owner: str | None
    planned_at: int
    planned_by: str | None
    done_at: int | None = None
    done_by: str | None = None


def step_plan(state: SurveyPlan | None, event: Event) -> SurveyPlan | None:
    """Return the plan after one more event; the first word on its end counts."""
    body = event.body
    if state is None and isinstance(body, said.SurveyPlanned):
        return SurveyPlan(
            element=body.element,
            period=body.period,
            due=body.due,
            agency=body.agency,
            owner=body.owner,
            planned_at=event.occurred_at,
            planned_by=event.officer,
        )
    if state is not None and state.done_at is None and isinstance(body, said.SurveyPlanDone):
        return replace(state, done_at=event.occurred_at, done_by=event.officer)
    return state
