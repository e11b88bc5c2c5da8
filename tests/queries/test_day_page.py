"""The day at a glance, recounted by hand."""

from datetime import date, timedelta

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed
from desktop.queries.day_figures import daily_figures
from desktop.queries.day_page import AttentionKind, DayOverview, day_overview
from desktop.services import counters, outages, tickets
from desktop.services.days import close_day
from desktop.services.outages import NewOutage
from desktop.services.papers import PaperKind, print_paper
from desktop.services.print_jobs import mark_failed
from desktop.services.visits import AddedVisit, NewVisit, add_visit
from models.rules.bodies.officers import Role
from models.rules.bodies.places import OutageMode
from models.rules.bodies.tickets import Outcome
from models.rules.bodies.visits import Priority

DAY = date(2026, 11, 24)
BEFORE = date(2026, 11, 17)


def came(mall, *services: str, **more) -> AddedVisit:
    return add_visit(mall.desk, NewVisit(services=services or ("DUK-06",), **more)).value


def served(
    mall, number: str, *, wait: float = 0, service: float = 1, outcome: Outcome = Outcome.DONE
) -> None:
    mall.clock.forward(minutes=wait)
    tickets.call_chosen(mall.desk, "POL-L4" if number.startswith("POL") else "DUK-L1", number)
    tickets.start_ticket(mall.desk, number)
    mall.clock.forward(minutes=service)
    tickets.finish_ticket(mall.desk, number, outcome)


def said(page: DayOverview, kind: AttentionKind) -> list[tuple[str, str]]:
    return [(str(row.words), str(row.detail)) for row in page.attention if row.kind is kind]


def test_key_figures_are_those_of_a_recount_by_hand(mall):
    served(mall, came(mall).tickets[0].number, wait=10, service=5)
    served(mall, came(mall, priority=(Priority.SICK,)).tickets[0].number, wait=4, service=5)
    served(mall, came(mall).tickets[0].number, wait=6, outcome=Outcome.RETURNED_INCOMPLETE)
    both = came(mall, "POL-03", "DUK-06").tickets
    for ticket in both:
        served(mall, ticket.number)
    tickets.cancel_ticket(mall.desk, came(mall).tickets[0].number)
    came(mall, "POL-03", "DUK-06", documents=("KK",))
    add_visit(mall.desk, NewVisit(information_only=True))
    mall.clock.forward(minutes=12)
    figures = day_overview(mall.desk, DAY).figures
    assert (figures.visits, figures.tickets, figures.served, figures.waiting) == (7, 8, 5, 2)
    assert (figures.longest_wait_min, figures.priority_wait_p50_min) == (12, 4.0)
    assert figures.wait_p50_min == 4.0  # 10, 4, 6, 0 and 1
    assert (figures.returned, figures.returned_percent) == (1, 20)
    assert (figures.visits_ended, figures.done_at_once_percent) == (4, 75)


def test_figures_agree_with_the_daily_report(mall):
    for number in (came(mall).tickets[0].number, came(mall, "POL-03").tickets[0].number):
        served(mall, number, wait=3, service=4)
    page, report = day_overview(mall.desk, DAY), daily_figures(mall.desk, DAY)
    assert (page.figures.visits, page.figures.tickets) == (report.visits, report.tickets)
    assert [(a.agency, a.served, a.wait_p50_min, a.wait_p90_min) for a in page.agencies] == [
        (a.code, a.served, a.wait_p50_min, a.wait_p90_min) for a in report.by_agency
    ]
    assert [a.short for a in page.agencies] == ["Disdukcapil", "Polres"]
    assert [(h.hour, h.visits, h.tickets) for h in page.hours] == [
        (h.hour, h.visits, h.tickets) for h in report.hours
    ]


def week_before(mall) -> None:
    """Let two people come at 8.00 and 8.30 a week earlier, the first be served by 8.06, and one more at 9.30."""
    mall.clock.forward(minutes=-7 * 24 * 60)
    served(mall, came(mall, anyway="uji").tickets[0].number, wait=5)
    mall.clock.forward(minutes=24)
    came(mall, anyway="uji")
    mall.clock.forward(minutes=60)
    came(mall, anyway="uji")
    mall.clock.forward(minutes=-90 + 7 * 24 * 60)


@pytest.fixture
def fresh(mall):
    """The mall, made a week earlier than its clock stands in other tests."""
    week = 7 * 24 * 3600 * 1000
    mall.clock.ms += week
    return mall


def test_running_day_is_compared_with_last_week_up_to_the_same_time(fresh):
    week_before(fresh)
    today = date(2026, 12, 1)
    came(fresh)
    fresh.clock.forward(minutes=29)
    usual = day_overview(fresh.desk, today).usual
    assert (usual.days, usual.visits, usual.served, usual.wait_p50_min) == ((DAY,), 1, 1, 5.0)
    fresh.clock.forward(minutes=1)
    page = day_overview(fresh.desk, today)
    assert page.usual.visits == 2
    assert [(bar.hour, bar.visits, bar.usual) for bar in page.hours] == [(8, 1, 2), (9, 0, 1)]
    fresh.clock.forward(minutes=24 * 60)
    assert day_overview(fresh.desk, today).usual.visits == 3


def test_day_without_a_week_before_has_nothing_to_compare_with(mall):
    came(mall)
    usual = day_overview(mall.desk, DAY).usual
    assert (usual.days, usual.visits, usual.wait_p50_min, dict(usual.hours)) == ((), 0, None, {})


def test_usual_is_the_median_of_the_last_four_same_weekdays_on_which_somebody_came(mall):
    visitors = (9, 1, 3, 0, 2, 7)  # of the oldest Tuesday first; the fourth was a holiday
    for count in visitors:
        for place in range(count):
            visit = came(mall, anyway="uji")
            if place == 0:
                served(mall, visit.tickets[0].number, wait=count)
        mall.clock.forward(minutes=7 * 24 * 60)
    today = mall.desk.today()
    usual = day_overview(mall.desk, today - timedelta(1)).usual
    assert usual.days == ()
    usual = day_overview(mall.desk, today).usual
    assert usual.days == tuple(today - weeks * timedelta(7) for weeks in (1, 2, 4, 5))
    assert (usual.visits, usual.served, usual.wait_p50_min) == (3, 1, 2.5)  # of 1, 2, 3 and 7, half up


def test_long_waits_call_for_attention_longest_first(mall):
    first = came(mall).tickets[0].number
    mall.clock.forward(minutes=1)
    second = came(mall, "POL-03").tickets[0]
    mall.clock.forward(minutes=29)
    waits = said(day_overview(mall.desk, DAY), AttentionKind.LONG_WAIT)
    assert waits == [
        (f"{first} menunggu 30 menit", "Disdukcapil, KTP-el ganti (hilang/rusak/ubah data), batas 30 menit")
    ]
    mall.clock.forward(minutes=1)
    page = day_overview(mall.desk, DAY)
    assert [words for words, _ in said(page, AttentionKind.LONG_WAIT)][
        1
    ] == f"{second.number} menunggu 30 menit"
    assert page.attention[1].id == second.id


def test_visitor_with_priority_has_waited_too_long_after_a_quarter_of_an_hour(mall):
    came(mall)
    first = came(mall, priority=(Priority.ELDERLY,)).tickets[0].number
    mall.clock.forward(minutes=14)
    page = day_overview(mall.desk, DAY)
    assert (said(page, AttentionKind.LONG_WAIT), page.figures.late) == ([], 0)
    mall.clock.forward(minutes=1)
    page = day_overview(mall.desk, DAY)
    ((words, detail),) = said(page, AttentionKind.LONG_WAIT)
    assert words == f"{first} menunggu 15 menit"
    assert detail.endswith("batas 15 menit")
    assert page.figures.late == 1


def test_outages_unprinted_papers_and_long_pauses_call_for_attention(mall):
    desk = mall.desk
    visit = came(mall)
    outages.start_outage(desk, NewOutage("SIAK", agency="DUK", mode=OutageMode.NOTED))
    mall.clock.forward(seconds=1)
    power = outages.start_outage(desk, NewOutage("Listrik", "power", mode=OutageMode.NOTED)).value
    paper = print_paper(desk, PaperKind.VISIT_SHEET, visit.id).value
    counters.open_counter(desk, "DUK-L1")
    counters.pause_counter(desk, "DUK-L1")
    mall.clock.forward(minutes=19)
    page = day_overview(desk, DAY)
    assert said(page, AttentionKind.OUTAGE) == [
        ("SIAK mati sejak 08.00", "Disdukcapil, 19 menit, 1 menunggu, 1 belum memilih"),
        ("Listrik mati sejak 08.00", "Seluruh MPP, 19 menit, 1 menunggu, 1 belum memilih"),
    ]
    assert power in {row.id for row in page.attention}
    assert said(page, AttentionKind.UNPRINTED) == [("1 kertas belum tercetak", f"Sejak 08.00: {visit.code}")]
    assert [row.id for row in page.attention if row.kind is AttentionKind.UNPRINTED] == [paper.paper_id]
    assert said(page, AttentionKind.PAUSED) == []
    mall.clock.forward(minutes=1)
    assert said(day_overview(desk, DAY), AttentionKind.PAUSED) == [
        ("Loket 1 Dukcapil dijeda 20 menit", "Disdukcapil, 1 menunggu")
    ]


def test_papers_that_did_not_come_out_are_one_row_and_a_print_under_way_is_none(mall):
    visits = [came(mall) for _ in range(5)]
    papers = [print_paper(mall.desk, PaperKind.VISIT_SHEET, visit.id).value for visit in visits]
    mall.clock.forward(seconds=59)
    assert said(day_overview(mall.desk, DAY), AttentionKind.UNPRINTED) == []
    mark_failed(mall.desk, papers[1].paper_id)
    assert said(day_overview(mall.desk, DAY), AttentionKind.UNPRINTED) == [
        ("1 kertas belum tercetak", f"Sejak 08.00: {visits[1].code}")
    ]
    mall.clock.forward(seconds=1)
    ((words, detail),) = said(day_overview(mall.desk, DAY), AttentionKind.UNPRINTED)
    assert words == "5 kertas belum tercetak"
    assert detail.startswith("Sejak 08.00: ")
    assert detail.endswith(", dan 3 lainnya")


def test_past_day_that_was_not_closed_is_named_and_a_closed_one_is_quiet(mall):
    came(mall)
    mall.clock.forward(minutes=24 * 60)
    page = day_overview(mall.desk, DAY)
    assert [(row.kind, str(row.words), str(row.detail)) for row in page.attention] == [
        (AttentionKind.NOT_CLOSED, "Hari 24/11/2026 belum ditutup", "1 tiket belum selesai")
    ]
    assert (page.running, page.figures.longest_wait_min) == (False, None)
    close_day(mall.desk, DAY)
    (row,) = day_overview(mall.desk, DAY).attention
    assert (row.kind, str(row.words)) == (AttentionKind.NOT_REPORTED, "Laporan harian belum dicetak")
    print_paper(mall.desk, PaperKind.DAILY_REPORT, DAY.isoformat())
    assert day_overview(mall.desk, DAY).attention == ()


def test_closed_day_says_when_by_whom_and_what_changed_since(mall):
    page = day_overview(mall.desk, DAY)
    assert (page.running, page.closed_at, page.closed_by, page.revision) == (True, None, "", 0)
    close_day(mall.desk)
    came(mall, anyway="tamu terakhir")
    page = day_overview(mall.desk, DAY)
    assert (page.running, page.closed_at, page.closed_by, page.revision) == (False, mall.clock.ms, "admin", 1)


def test_empty_day_has_a_page_too(desk: Desk):
    page = day_overview(desk, date(2026, 1, 5))
    assert (page.hours, page.agencies, page.attention) == ((), (), ())
    assert (page.figures.visits, page.figures.returned_percent, page.figures.done_at_once_percent) == (
        0,
        None,
        None,
    )


def test_day_page_is_the_supervisors(mall):
    day_overview(mall.as_role(Role.SUPERVISOR), DAY)
    for role in (Role.OFFICER, Role.COUNTER):
        with pytest.raises(NotAllowed):
            day_overview(mall.as_role(role, "DUK" if role is Role.COUNTER else None), DAY)
