"""The survey: sheets from paper and kiosk, what is known of who filled them in, plans."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries.survey_figures import SurveyScope, survey_figures
from desktop.queries.survey_form import typed_today
from desktop.services.keeping import check_rows, verify
from desktop.services.settings import change_setting
from desktop.services.surveys import (
    NewAnswer,
    NewPlan,
    Respondent,
    drop_answer,
    empty_box,
    finish_plan,
    plan_improvement,
    take_back_answer,
    take_back_plan,
    type_answer,
)
from desktop.services.tickets import call_next, finish_ticket
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from models.rules.bodies.surveys import AgeBand, Education, Occupation, Sex, TimeBand
from models.rules.events import Source
from models.rules.skm import Element
from tests.conftest import Mall

FOURS = dict.fromkeys(Element, 4)
MORNING_MS = round(datetime(2026, 11, 24, 1, 0, tzinfo=UTC).timestamp() * 1000)
TODAY = date(2026, 11, 24)
SOMEBODY = Respondent(Sex.FEMALE, AgeBand.TO_29, Education.S1, Occupation.EMPLOYEE)


def journal(desk: Desk, kind: int = 180) -> list[tuple]:
    return desk.store.execute_sql(
        """SELECT hex(subject_id), hlc >> 16, occurred_at, officer, source, body FROM journal
        WHERE kind = ? ORDER BY seq""",
        (kind,),
    ).fetchall()


def box(desk: Desk) -> list[tuple]:
    return desk.store.execute_sql("SELECT * FROM survey_box").fetchall()


def test_sheet_from_paper_is_kept_with_day_and_part_of_it_and_who_typed_it(mall: Mall):
    mall.clock.forward(minutes=37)
    mall.desk.source = Source.DESK
    yesterday = TODAY - timedelta(1)
    order = NewAnswer(FOURS, service="DUK-06", day=yesterday, band=TimeBand.AFTERNOON, respondent=SOMEBODY)
    sheet = type_answer(mall.desk, order).value
    ((name, _, at, officer, source, body),) = journal(mall.desk)
    said = json.loads(body)
    assert (name.lower(), officer.hex(), source) == (sheet, mall.desk.session.officer, Source.PAPER)
    assert at == round(datetime(2026, 11, 23, 6, 0, tzinfo=UTC).timestamp() * 1000)
    assert (said["agency"], said["service"], said["day"]) == ("DUK", "DUK-06", "2026-11-23")
    assert (said["conduct"], said["education"]) == (4, "edu_s1")
    assert list(check_rows(mall.desk)) == []


def test_id_of_a_sheet_holds_no_time(mall: Mall):
    ids = {type_answer(mall.desk, NewAnswer(FOURS)).value for _ in range(3)}
    assert len({one[:8] for one in ids}) == 3


def test_sheet_from_the_kiosk_waits_in_the_box_until_its_part_of_the_day_is_over(mall: Mall):
    mall.clock.forward(minutes=95)
    before = mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
    for _ in range(3):
        drop_answer(mall.desk, NewAnswer(FOURS, agency="DUK"))
        mall.clock.forward(minutes=1)
        assert empty_box(mall.desk).value == 0
    assert mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone() == before
    assert len(box(mall.desk)) == 3
    mall.clock.forward(minutes=240)
    assert empty_box(mall.desk).value == 3
    assert box(mall.desk) == []
    assert len(journal(mall.desk)) == 3
    assert empty_box(mall.desk).value == 0


def test_journal_knows_of_a_kiosk_sheet_neither_officer_nor_moment_nor_order(mall: Mall):
    for score in (1, 2, 3, 4, 1, 2, 3, 4):
        mall.clock.forward(minutes=7)
        drop_answer(mall.desk, NewAnswer({Element.COST: score}, agency="DUK"))
    mall.clock.forward(minutes=300)
    emptied = mall.clock.ms
    empty_box(mall.desk)
    rows = journal(mall.desk)
    assert {(clock, at, officer) for _, clock, at, officer, _, _ in rows} == {(emptied, MORNING_MS, None)}
    assert [name for name, *_ in rows] == sorted(name for name, *_ in rows)
    assert {key for *_, body in rows for key in json.loads(body)} == {"agency", "band", "cost", "day", "way"}


def test_kiosk_sheet_says_its_own_day_whatever_it_is_given(mall: Mall):
    drop_answer(mall.desk, NewAnswer(FOURS, day=date(2020, 1, 1), band=TimeBand.AFTERNOON))
    ((_, body),) = box(mall.desk)
    assert (json.loads(body)["day"], json.loads(body)["band"]) == ("2026-11-24", "band_morning")


def test_kiosk_needs_nobody_signed_in(mall: Mall):
    drop_answer(mall.desk.signed_in(None), NewAnswer(FOURS))
    assert len(box(mall.desk)) == 1


def test_afternoon_s_sheets_come_with_the_next_day(mall: Mall):
    mall.clock.forward(minutes=6 * 60)
    drop_answer(mall.desk, NewAnswer(FOURS))
    mall.clock.forward(minutes=9 * 60)
    assert empty_box(mall.desk).value == 0
    mall.clock.forward(minutes=2 * 60)
    assert empty_box(mall.desk).value == 1


def test_box_outlives_the_program_and_a_rebuild_leaves_it(mall: Mall):
    drop_answer(mall.desk, NewAnswer(FOURS))
    again = mall.reopened()
    assert len(box(again)) == 1
    again.store.close()


def test_sheet_that_the_journal_has_already_is_not_counted_twice(mall: Mall):
    drop_answer(mall.desk, NewAnswer(FOURS))
    ((sheet, body),) = box(mall.desk)
    mall.clock.forward(minutes=300)
    empty_box(mall.desk)
    mall.desk.store.execute_sql("INSERT INTO survey_box VALUES (?, ?)", (sheet, body))
    empty_box(mall.desk)
    assert len(journal(mall.desk)) == 1
    assert box(mall.desk) == []


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (NewAnswer({}), "survey.empty"),
        (NewAnswer({Element.COST: 5}), "survey.score"),
        (NewAnswer({Element.COST: 0}), "survey.score"),
        (NewAnswer(FOURS, agency="XXX"), "survey.agency"),
        (NewAnswer(FOURS, service="XXX-01"), "survey.service"),
        (NewAnswer(FOURS, agency="POL", service="DUK-06"), "survey.service"),
        (NewAnswer(FOURS, day=date(2026, 11, 25)), "survey.future"),
    ],
)
def test_sheet_that_cannot_be_is_refused_and_nothing_is_kept(mall: Mall, order: NewAnswer, code: str):
    with pytest.raises(Refused) as refused:
        type_answer(mall.desk, order)
    assert refused.value.code == code
    assert journal(mall.desk) == []


def test_officer_at_a_counter_types_for_the_own_agency_only(mall: Mall):
    desk = mall.as_role(Role.COUNTER, "DUK")
    type_answer(desk, NewAnswer(FOURS))
    assert json.loads(journal(desk)[0][-1])["agency"] == "DUK"
    with pytest.raises(NotAllowed):
        type_answer(desk, NewAnswer(FOURS, agency="POL"))
    type_answer(mall.desk, NewAnswer(FOURS, agency="POL"))
    assert (typed_today(desk), typed_today(mall.desk)) == (1, 2)


def test_typed_sheet_is_taken_back_and_one_from_the_kiosk_is_not(mall: Mall):
    sheet = type_answer(mall.desk, NewAnswer(FOURS)).value
    take_back_answer(mall.desk, sheet)
    assert typed_today(mall.desk) == 0
    assert survey_figures(mall.desk, SurveyScope()).sheets == 0
    drop_answer(mall.desk, NewAnswer(FOURS))
    mall.clock.forward(minutes=300)
    empty_box(mall.desk)
    with pytest.raises(Refused):
        take_back_answer(mall.desk, journal(mall.desk)[-1][0].lower())
    with pytest.raises(Refused):
        take_back_answer(mall.desk, sheet)


def test_figures_of_a_time_are_those_of_its_sheets(mall: Mall):
    for score in (4, 4, 3):
        type_answer(mall.desk, NewAnswer({**FOURS, Element.COST: score - 1}, service="DUK-06"))
    type_answer(mall.desk, NewAnswer(dict.fromkeys(Element, 1), agency="POL"))
    mall_wide = survey_figures(mall.desk, SurveyScope("2026-11"))
    own = survey_figures(mall.desk, SurveyScope("2026", agency="DUK"))
    one = survey_figures(mall.desk, SurveyScope("2026-H2", service="DUK-06"))
    assert (mall_wide.sheets, mall_wide.paper, mall_wide.kiosk) == (4, 4, 0)
    assert (own.sheets, own.agency_name[:5], own.index, own.band) == (3, "Dinas", 96.3, "A")
    assert (one.index, one.service, one.agency) == (96.3, "DUK-06", "DUK")
    assert own.lowest[0] == "cost"
    assert survey_figures(mall.desk, SurveyScope("2026-Q3")).index is None


def test_figure_of_before_is_that_of_the_time_before(mall: Mall):
    type_answer(mall.desk, NewAnswer(dict.fromkeys(Element, 2), day=date(2026, 10, 5)))
    type_answer(mall.desk, NewAnswer(FOURS))
    found = survey_figures(mall.desk, SurveyScope("2026-11"))
    assert (found.index, found.previous) == (100.0, 50.0)


def test_old_weight_and_the_regulation_s_numbers_are_the_mall_s_choice(mall: Mall):
    type_answer(mall.desk, NewAnswer(FOURS))
    change_setting(mall.desk, "survey", {"weight": "old_rounded", "numbering": "regulation"})
    found = survey_figures(mall.desk, SurveyScope())
    assert (found.index, found.weight) == (99.0, "old_rounded")
    assert [one.element for one in found.elements][-2:] == ["complaint_handling", "facilities"]
    with pytest.raises(Refused):
        change_setting(mall.desk, "survey", {"weight": "0.12"})


COUNTERS = {"DUK": "DUK-L1", "POL": "POL-L4"}
"""Where the services of these tests are given."""


def serve(mall: Mall, *services: str) -> None:
    visit = add_visit(mall.desk, NewVisit(services)).value
    for ticket in visit.tickets:
        counter = COUNTERS[ticket.number[:3]]
        call_next(mall.desk, counter)
        finish_ticket(mall.desk, ticket.number)


def test_population_counts_each_visit_once_that_was_served(mall: Mall):
    serve(mall, "DUK-06", "POL-03")
    serve(mall, "DUK-06")
    add_visit(mall.desk, NewVisit(("DUK-06",)))
    whole = survey_figures(mall.desk, SurveyScope())
    assert whole.population == 2
    assert [(one.method, one.needed, one.reached) for one in whole.samples] == [
        ("krejcie_morgan", 2, False),
        ("slovin", 2, False),
    ]
    assert survey_figures(mall.desk, SurveyScope(agency="POL")).population == 1
    assert survey_figures(mall.desk, SurveyScope(service="DUK-06")).population == 2


def test_profile_leaves_small_groups_out(mall: Mall):
    for place in range(12):
        sex = Sex.MALE if place < 2 else Sex.FEMALE
        type_answer(mall.desk, NewAnswer(FOURS, respondent=Respondent(sex)))
    profile = survey_figures(mall.desk, SurveyScope()).profile
    assert profile["sex"] == {"sex_male": None, "sex_female": None}
    assert profile["age"] == dict.fromkeys(map(str, AgeBand), 0) | {"": 12}


def test_officer_at_a_counter_sees_the_own_agency_s_figures_only(mall: Mall):
    type_answer(mall.desk, NewAnswer(FOURS, agency="DUK"))
    type_answer(mall.desk, NewAnswer(dict.fromkeys(Element, 1), agency="POL"))
    desk = mall.as_role(Role.COUNTER, "DUK")
    found = survey_figures(desk, SurveyScope())
    assert (found.agency, found.index) == ("DUK", 100.0)
    for scope in (SurveyScope(agency="POL"), SurveyScope(service="POL-03"), SurveyScope(service="XXX")):
        with pytest.raises((NotAllowed, Refused)):
            survey_figures(desk, scope)


@pytest.mark.parametrize(
    ("scope", "code"),
    [
        (SurveyScope("2026-Q7"), "survey.period"),
        (SurveyScope(agency="XXX"), "survey.agency"),
        (SurveyScope(service="XXX-01"), "survey.service"),
        (SurveyScope(agency="POL", service="DUK-06"), "survey.service"),
    ],
)
def test_figures_of_what_is_not_there_are_refused(mall: Mall, scope: SurveyScope, code: str):
    with pytest.raises(Refused) as refused:
        survey_figures(mall.desk, scope)
    assert refused.value.code == code


def plan(mall: Mall, due: date = date(2026, 12, 15), **more: object) -> str:
    order = NewPlan(Element.TIME, "loket cepat pada jam sibuk", due, **more)
    return plan_improvement(mall.desk, order).value


def test_plan_names_element_words_owner_and_day_until_it_is_done(mall: Mall):
    made = plan(mall, owner="DUK")
    (row,) = survey_figures(mall.desk, SurveyScope()).plans
    assert (row.element, row.words, row.owner) == (Element.TIME, "loket cepat pada jam sibuk", "DUK")
    assert (row.period, row.due, row.done, row.late) == ("2026-Q4", date(2026, 12, 15), False, False)
    finish_plan(mall.desk, made[-8:])
    with pytest.raises(Refused):
        finish_plan(mall.desk, made)
    (row,) = survey_figures(mall.desk, SurveyScope()).plans
    assert row.done
    take_back_plan(mall.desk, made)
    assert not survey_figures(mall.desk, SurveyScope()).plans[0].done
    take_back_plan(mall.desk, made)
    assert survey_figures(mall.desk, SurveyScope()).plans == ()
    assert list(check_rows(mall.desk)) == []
    assert verify(mall.desk).faults == ()


def test_open_plan_of_an_earlier_time_stays_and_is_late_and_another_agency_s_is_not_shown(mall: Mall):
    plan(mall, TODAY, period="2026-Q3")
    plan(mall, agency="DUK")
    mall.clock.forward(minutes=24 * 60)
    (row,) = survey_figures(mall.desk, SurveyScope()).plans
    assert (row.period, row.late) == ("2026-Q3", True)
    assert len(survey_figures(mall.desk, SurveyScope(agency="DUK")).plans) == 1


def test_plan_without_words_or_with_a_day_that_is_past_is_refused(mall: Mall):
    for order, code in (
        (NewPlan(Element.TIME, "  ", TODAY), "survey.no_words"),
        (NewPlan(Element.TIME, "x", TODAY - timedelta(1)), "survey.plan_past"),
        (NewPlan(Element.TIME, "x", TODAY, owner="XXX"), "survey.agency"),
        (NewPlan(Element.TIME, "x", TODAY, period="Q4"), "survey.period"),
    ):
        with pytest.raises(Refused) as refused:
            plan_improvement(mall.desk, order)
        assert refused.value.code == code
    assert journal(mall.desk, 181) == []
