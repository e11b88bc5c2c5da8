"""Forums and what they agree, partners on call, visits at home; their papers, and what is erased with a person."""

from datetime import date, time, timedelta

import pytest

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.outside import forum_list, helps_of, outreach_list, partner_list
from desktop.services import outside as services
from desktop.services.erasing import erase_person
from desktop.services.opening import Someone
from desktop.services.outside import NewForum, NewOutreach, NewPartner
from desktop.services.papers import PaperKind, print_paper
from desktop.services.visits import NewVisit, add_visit
from models import folding
from models.rules.bodies.outside import HelpOutcome, OutreachNeed, OutreachResult, Sees, Skill
from tests.conftest import Mall
from tests.reports.reading import words

TODAY = date(2026, 11, 24)
SITI = Someone(name="Siti Contoh Wati", phone="081299887766")


def forum(desk: Desk) -> str:
    order = NewForum(TODAY, "Standar pelayanan KTP-el", "antre lama\nloket kurang", users=12, media=1)
    return services.note_forum(desk, order).value


def partner(desk: Desk, **more: object) -> str:
    given = {"organisation": "Gerkatin", "contact": "Ibu Tini 0812", "skills": (Skill.SIGN_LANGUAGE,)}
    return services.list_partner(desk, NewPartner(**{**given, **more})).value


def outreach(desk: Desk, who: Someone | None = SITI) -> str:
    order = NewOutreach(OutreachNeed.BEDRIDDEN, "rekam KTP di rumah", "Kelurahan Contoh", who)
    return services.ask_outreach(desk, order).value


def test_forum_counts_who_came_by_class_and_its_minutes_have_issues_and_actions(desk: Desk):
    named = forum(desk)
    services.agree_action(desk, named, "Tambah satu loket", TODAY + timedelta(7), "DUK")
    (row,) = forum_list(desk)
    assert (row.counts, row.issues) == ((12, 0, 0, 0, 1), ("antre lama", "loket kurang"))
    told = words(print_paper(desk, PaperKind.FORUM_MINUTES, named).value.bytes)
    for one in (
        "Berita Acara",
        "Selasa, 24 November 2026",
        "loket kurang",
        "Tambah satu loket",
        "01/12/2026",
    ):
        assert one in told


def test_agreed_action_is_late_after_its_day_until_it_is_done_once(mall: Mall):
    action = services.agree_action(mall.desk, forum(mall.desk), "Tambah loket", TODAY).value
    mall.clock.forward(minutes=24 * 60)
    assert forum_list(mall.desk)[0].actions[0].late
    services.fulfil_action(mall.desk, action)
    (done,) = forum_list(mall.desk)[0].actions
    assert (done.done, done.late) == (True, False)
    with pytest.raises(Refused, match=r"voice\.over"):
        services.fulfil_action(mall.desk, action)


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (NewForum(TODAY + timedelta(1), "esok", users=1), "to_come"),
        (NewForum(TODAY, "sepi"), "nobody"),
        (NewForum(TODAY, " ", users=1), "no_words"),
    ],
)
def test_forum_that_cannot_have_been_is_refused(desk: Desk, order: NewForum, code: str):
    with pytest.raises(Refused, match=code):
        services.note_forum(desk, order)
    assert forum_list(desk) == []


def test_partner_is_on_call_on_its_days_and_hours_alone_and_sees_nothing_unless_told(mall: Mall):
    named = partner(mall.desk)
    partner(mall.desk, organisation="Posbakum", days=(1,), skills=(Skill.LEGAL_AID,))
    assert [row.id for row in partner_list(mall.desk, on_call=True)] == [named]
    assert partner_list(mall.desk)[0].sees is Sees.NOTHING
    mall.clock.forward(minutes=7 * 60)
    assert partner_list(mall.desk, on_call=True) == []


def test_partner_is_called_for_a_visit_and_its_help_ends_with_an_outcome(desk: Desk):
    named, visit = partner(desk), add_visit(desk, NewVisit(("DUK-06",))).value
    help_ = services.call_partner(desk, named, Skill.SIGN_LANGUAGE, visit.code).value
    assert partner_list(desk)[0].helping == 1
    (row,) = helps_of(desk, named)
    assert (row.visit, row.outcome) == (visit.code, None)
    services.end_help(desk, help_, HelpOutcome.HELPED)
    assert helps_of(desk, named)[0].outcome is HelpOutcome.HELPED
    with pytest.raises(Refused, match=r"voice\.over"):
        services.end_help(desk, help_, HelpOutcome.NOT_NEEDED)
    assert list(folding.differences(desk.store)) == []


def test_partner_is_not_called_for_what_it_cannot_do_or_once_it_is_off_the_roster(desk: Desk):
    named = partner(desk)
    with pytest.raises(Refused, match=r"partner\.cannot"):
        services.call_partner(desk, named, Skill.LEGAL_AID)
    services.end_partner(desk, named)
    assert partner_list(desk) == []
    with pytest.raises(Refused, match=r"voice\.over"):
        services.call_partner(desk, named, Skill.SIGN_LANGUAGE)


def test_partner_whose_hours_end_before_they_begin_is_refused(desk: Desk):
    with pytest.raises(Refused, match=r"partner\.hours"):
        partner(desk, opens=time(15), closes=time(8))


def test_visit_at_home_is_planned_stands_on_the_route_sheet_and_ends_with_a_result(mall: Mall):
    case = outreach(mall.desk)
    with pytest.raises(Refused, match=r"paper\.no_route"):
        print_paper(mall.desk, PaperKind.ROUTE_SHEET, "2026-11-25")
    services.plan_outreach(mall.desk, case, TODAY + timedelta(1))
    told = words(print_paper(mall.desk, PaperKind.ROUTE_SHEET, "2026-11-25").value.bytes)
    assert "Kelurahan Contoh" in told
    assert SITI.name not in told
    assert SITI.phone not in told
    mall.clock.forward(minutes=2 * 24 * 60)
    assert outreach_list(mall.desk)[0].late
    services.end_outreach(mall.desk, case, OutreachResult.SERVED)
    assert outreach_list(mall.desk) == []
    assert outreach_list(mall.desk, over=True)[0].result is OutreachResult.SERVED
    with pytest.raises(Refused, match=r"outreach\.past"):
        services.plan_outreach(mall.desk, case, TODAY)


def test_erasing_who_can_be_called_takes_wish_area_and_route_sheets_along(desk: Desk):
    case = outreach(desk)
    services.plan_outreach(desk, case, TODAY)
    print_paper(desk, PaperKind.ROUTE_SHEET, TODAY.isoformat())
    person = desk.store.execute_sql("SELECT person FROM outreach").fetchone()[0]
    with pytest.raises(Refused, match=r"erase\.outreach_open"):
        erase_person(desk, person)
    services.end_outreach(desk, case, OutreachResult.SERVED, "bertemu keluarga")
    erase_person(desk, person)
    assert desk.store.execute_sql("SELECT count(*) FROM note WHERE text <> ''").fetchone() == (0,)
    assert desk.store.execute_sql("SELECT input FROM print_input").fetchall() == [("",)]
