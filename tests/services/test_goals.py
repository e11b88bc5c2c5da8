"""Shared goals: set, measured from the journal, frozen when a month is over, and left as they were then."""

from datetime import UTC, date, datetime

import pytest

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.printing.periods import Period, drawn, period_report
from desktop.queries.goal_figures import measured
from desktop.queries.goal_report import briefing_figures
from desktop.queries.goals import goal_board
from desktop.services.days import close_day
from desktop.services.goals import NewGoal, end_goal, freeze_months, set_goal
from desktop.services.ideas import (
    NewCompliment,
    NewSuggestion,
    decide_suggestion,
    praise,
    publish_suggestion,
    suggest,
)
from desktop.services.next_steps import NewStep, give_step
from desktop.services.promises import NewPromise, keep_promise, make_promise
from desktop.services.tickets import call_next, finish_ticket, start_ticket
from desktop.services.visits import NewVisit, add_visit
from models.folding import differences
from models.rules.bodies.goals import Measure
from models.rules.bodies.promises import NextAction, NoResult
from models.rules.bodies.tickets import Outcome
from models.rules.bodies.visits import Priority
from models.rules.bodies.voice import Conduct
from tests.conftest import Mall

TODAY = date(2026, 11, 24)
DAY = Period(TODAY, TODAY)
DECEMBER = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)


def serve(mall: Mall, outcome: Outcome = Outcome.DONE, wait: int = 10, **more: object) -> str:
    """Let somebody come, wait so many minutes, and leave with an outcome; return the ticket's id."""
    ticket = add_visit(mall.desk, NewVisit(("DUK-06",), **more)).value.tickets[0]
    mall.clock.forward(minutes=wait)
    call_next(mall.desk, "DUK-L1")
    start_ticket(mall.desk, ticket.number)
    mall.clock.forward(minutes=5)
    finish_ticket(mall.desk, ticket.number, outcome)
    return ticket.id


def value(desk: Desk, measure: Measure) -> tuple[int | None, int]:
    found = measured(desk, DAY, [measure])[measure]
    return found.value, found.counted


def goal(mall: Mall, measure: Measure = Measure.WAIT, target: int = 300, **more: object) -> Measure:
    return set_goal(mall.desk, NewGoal(measure, target, ("DUK", "BPN"), **more)).value


def test_visits_done_at_once_and_papers_returned_are_shares_of_the_house(mall: Mall):
    for _ in range(3):
        serve(mall)
    serve(mall, Outcome.RETURNED_INCOMPLETE)
    assert value(mall.desk, Measure.ONE_VISIT) == (750, 4)
    assert value(mall.desk, Measure.RETURNED) == (250, 4)


def test_wait_is_that_of_the_other_reports(mall: Mall):
    for minutes in (10, 20, 30):
        serve(mall, wait=minutes)
    assert value(mall.desk, Measure.WAIT) == (280, 3)


def test_priority_visitors_count_who_waited_more_than_a_quarter_of_an_hour(mall: Mall):
    serve(mall, wait=15, priority=(Priority.ELDERLY,))
    serve(mall, wait=16, priority=(Priority.ELDERLY,))
    serve(mall, wait=40)
    assert value(mall.desk, Measure.PRIORITY) == (10, 2)


def test_who_leaves_with_nothing_and_no_word_is_counted_until_told(mall: Mall):
    ticket = serve(mall, Outcome.REJECTED)
    assert value(mall.desk, Measure.UNTOLD) == (10, 1)
    give_step(mall.desk, ticket, NewStep(NoResult.NOT_ELIGIBLE, NextAction.COME_BACK))
    assert value(mall.desk, Measure.UNTOLD) == (0, 1)


def test_promises_count_once_they_are_due_and_late_ones_are_not_kept(mall: Mall):
    promises = [
        make_promise(mall.desk, NewPromise("menelepon", datetime(2026, 11, 24, 2, n, tzinfo=UTC))).value
        for n in range(2)
    ]
    keep_promise(mall.desk, promises[0])
    assert value(mall.desk, Measure.PROMISES) == (None, 0)
    mall.clock.forward(minutes=120)
    assert value(mall.desk, Measure.PROMISES) == (500, 2)


def test_parts_of_few_people_are_hidden(mall: Mall):
    for _ in range(4):
        serve(mall)
    (part,) = measured(mall.desk, DAY, [Measure.RETURNED])[Measure.RETURNED].parts
    assert (part.agency, part.value, part.counted) == ("DUK", None, None)
    serve(mall)
    (part,) = measured(mall.desk, DAY, [Measure.RETURNED])[Measure.RETURNED].parts
    assert (part.value, part.counted) == (0, 5)


def test_goal_shows_where_it_began_stands_and_leads(mall: Mall):
    serve(mall)
    goal(mall, baseline=460)
    (row,) = goal_board(mall.desk)
    assert (row.baseline, row.actual, row.target, row.reached) == (460, 100, 300, True)
    assert row.owners == ("Disdukcapil", "ATR/BPN")


def test_building_has_at_most_five_goals_and_a_sixth_takes_the_place_of_one(mall: Mall):
    for measure in list(Measure)[:5]:
        set_goal(mall.desk, NewGoal(measure, 100, ("DUK", "BPN")))
    with pytest.raises(Refused, match=r"goal.too_many"):
        goal(mall, Measure.UNTOLD)
    end_goal(mall.desk, Measure.WAIT)
    goal(mall, Measure.UNTOLD)
    assert len(goal_board(mall.desk)) == 5


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"owners": ("DUK",)}, "goal.owners"),
        ({"owners": ("DUK", "DUK")}, "goal.owners"),
        ({"owners": ("DUK", "XXX")}, "catalogue.no_agency"),
        ({"first": "2026-13"}, "goal.month"),
        ({"first": "2026-12", "last": "2026-11"}, "goal.months"),
        ({"baseline": 200}, "goal.less"),
        ({"target": -1}, "goal.impossible"),
    ],
)
def test_goal_that_cannot_be_is_refused(mall: Mall, more: dict[str, object], code: str):
    order = {"measure": Measure.WAIT, "target": 300, "owners": ("DUK", "BPN"), **more}
    with pytest.raises(Refused, match=code):
        set_goal(mall.desk, NewGoal(**order))
    assert goal_board(mall.desk) == []


def test_month_is_frozen_by_the_first_close_after_it_and_stays_as_it_was(mall: Mall):
    serve(mall)
    goal(mall)
    close_day(mall.desk)
    assert freeze_months(mall.desk).value == ()
    mall.clock.set(DECEMBER)
    close_day(mall.desk)
    goal(mall, target=200)
    (november,) = goal_board(mall.desk, "2026-11")
    assert (november.actual, november.target, november.frozen, november.counted) == (100, 300, True, 1)
    (december,) = goal_board(mall.desk)
    assert [(one.month, one.value, one.frozen) for one in december.months] == [
        ("2026-11", 100, True),
        ("2026-12", None, False),
    ]
    assert freeze_months(mall.desk).value == ()
    assert list(differences(mall.desk.store)) == []


def test_month_to_come_is_refused(mall: Mall):
    with pytest.raises(Refused, match=r"day.to_come"):
        goal_board(mall.desk, "2026-12")


def test_briefing_has_one_voice_a_published_suggestion_before_the_conduct_most_praised(mall: Mall):
    assert briefing_figures(mall.desk, DAY).voice == ""
    for conduct in (Conduct.POLITE, Conduct.POLITE, Conduct.FAIR):
        praise(mall.desk, NewCompliment("Ibu Siti yang di loket dua", conduct))
    assert briefing_figures(mall.desk, DAY).voice == "2 apresiasi sepekan terakhir: santun dan ramah."
    suggestion = suggest(mall.desk, NewSuggestion("Pak Budi minta kursi")).value
    decide_suggestion(mall.desk, suggestion, accepted=True, reason="masuk akal")
    publish_suggestion(mall.desk, suggestion, "Tambah kursi", "Dua belas kursi baru")
    assert briefing_figures(mall.desk, DAY).voice == "Tambah kursi – Dua belas kursi baru"


@pytest.mark.parametrize("ending", [".pdf", ".xlsx", ".csv", ".json"])
@pytest.mark.parametrize("name", ["goals", "briefing"])
def test_reports_are_drawn_in_every_form_also_of_nothing(mall: Mall, name: str, ending: str):
    assert drawn(period_report(mall.desk, name, DAY), ending)
    serve(mall)
    goal(mall)
    first, again = (drawn(period_report(mall.desk, name, DAY), ending) for _ in range(2))
    assert first == again
