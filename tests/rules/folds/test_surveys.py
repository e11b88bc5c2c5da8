"""What desks that did not see each other make of one sheet and of one plan; scores that no sheet can have."""

from typing import Any

from models.rules.bodies import surveys as said
from models.rules.bodies.surveys import SurveyWay, TimeBand
from models.rules.events import Subject
from models.rules.skm import Element
from tests.rules.folds.test_promises import folded

PLANNED = said.SurveyPlanned("cost", "2026-Q4", "2026-12-15", owner="DUK")


def sheet(**scores: int) -> Any:
    return said.SurveyAnswered("2026-11-24", TimeBand.MORNING, SurveyWay.KIOSK, "DUK", **scores)


def test_score_that_no_sheet_can_have_counts_as_skipped():
    state = folded(Subject.SURVEY, sheet(cost=9, conduct=0, facilities=4))
    assert (state.cost, state.conduct, state.facilities, state.product) == (None, None, 4, None)


def test_first_word_of_a_sheet_counts():
    assert folded(Subject.SURVEY, sheet(cost=3), sheet(cost=1)).cost == 3


def test_body_of_a_sheet_names_each_element_by_its_key():
    assert set(Element) <= {str(name) for name in said.SurveyAnswered.__dataclass_fields__}


def test_first_word_on_the_end_of_a_plan_counts():
    state = folded(Subject.SURVEY_PLAN, PLANNED, said.SurveyPlanDone(), said.SurveyPlanDone())
    assert (state.element, state.owner, state.done_at) == ("cost", "DUK", 1)


def test_end_of_a_plan_that_is_not_here_yet_makes_none():
    assert folded(Subject.SURVEY_PLAN, said.SurveyPlanDone()) is None
