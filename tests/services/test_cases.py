"""Citizens' cases: received, reminded of, answered, opened again; AUT-16."""

from datetime import timedelta

import pytest

from desktop.desk import instant
from desktop.errors import NotAllowed, Refused
from desktop.queries.cases import case_list, open_cases
from desktop.queries.day_page import AttentionKind, day_overview
from desktop.services.cases import NewCase, answer_case, open_case, reopen_case
from models import folding
from models.rules.bodies.officers import Role
from models.rules.bodies.rights import CaseGround, CaseOutcome, Right
from models.rules.folds.rights import CaseState
from models.rules.rights import Pressure
from tests.conftest import Mall


def asked(mall: Mall, hours: float = 0, right: Right = Right.ACCESS) -> str:
    received = instant(mall.desk.clock()) - timedelta(hours=hours)
    return open_case(mall.desk, NewCase(right, received=received, words="lewat telepon")).value


def test_aut_16_case_of_71_hours_is_urgent_and_stands_among_what_needs_attention(mall: Mall):
    asked(mall, 71)
    (row,) = case_list(mall.desk)
    assert (row.pressure, row.left, row.words) == (Pressure.URGENT, 1, "lewat telepon")
    (shown,) = [
        one for one in day_overview(mall.desk, mall.desk.today()).attention if one.kind is AttentionKind.CASES
    ]
    assert (str(shown.words), str(shown.detail)) == (
        "1 permintaan warga menunggu jawaban",
        "Mendesak: sisa 1 jam dari 3x24 jam",
    )


def test_clock_of_a_case_runs_over_the_night_from_its_receipt(mall: Mall):
    asked(mall, 10)
    mall.clock.forward(minutes=62 * 60)
    assert [row.pressure for row in case_list(mall.desk)] == [Pressure.OVERDUE]


def test_oldest_case_stands_first_and_answered_ones_last(mall: Mall):
    young, old, done = asked(mall, 5), asked(mall, 50), asked(mall, 70)
    answer_case(mall.desk, done, CaseOutcome.GRANTED)
    assert [row.id for row in case_list(mall.desk)] == [old, young]
    assert [row.id for row in case_list(mall.desk, only_open=False)] == [old, young, done]
    assert open_cases(mall.desk).oldest == old


def test_answer_is_kept_with_outcome_ground_and_words_and_can_be_taken_back(mall: Mall):
    case = asked(mall)
    answer_case(mall.desk, case[-8:], CaseOutcome.REFUSED, CaseGround.LEGAL_CASE, "ada perkara")
    (row,) = case_list(mall.desk, only_open=False)
    assert (row.state, row.outcome, row.ground) == (
        CaseState.ANSWERED,
        CaseOutcome.REFUSED,
        CaseGround.LEGAL_CASE,
    )
    assert (row.pressure, row.answer) == (None, "ada perkara")
    assert open_cases(mall.desk) is None
    reopen_case(mall.desk, row.number)
    assert [row.state for row in case_list(mall.desk)] == [CaseState.OPEN]
    assert list(folding.differences(mall.desk.store)) == []


def refusal(act, *given) -> str:
    with pytest.raises(Refused) as refused:
        act(*given)
    return refused.value.code


def test_case_that_cannot_be_is_refused(mall: Mall):
    desk, case = mall.desk, asked(mall)
    tomorrow = instant(desk.clock()) + timedelta(days=1)
    assert refusal(open_case, desk, NewCase(Right.ACCESS, received=tomorrow)) == "case.to_come"
    assert refusal(open_case, desk, NewCase(Right.ACCESS, "0" * 32)) == "person.unknown"
    assert refusal(answer_case, desk, case, CaseOutcome.PARTLY) == "case.no_ground"
    assert refusal(reopen_case, desk, case) == "case.is_open"
    assert refusal(answer_case, desk, "ffffffff", CaseOutcome.GRANTED) == "case.unknown"
    answer_case(desk, case, CaseOutcome.GRANTED)
    assert refusal(answer_case, desk, case, CaseOutcome.GRANTED) == "case.answered_already"


def test_desk_writes_a_case_down_and_who_leads_answers_it(mall: Mall):
    officer = mall.as_role(Role.OFFICER)
    case = open_case(officer, NewCase(Right.OBJECTION)).value
    for act in (lambda: answer_case(officer, case, CaseOutcome.GRANTED), lambda: case_list(officer)):
        with pytest.raises(NotAllowed):
            act()
