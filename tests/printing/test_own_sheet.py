"""An agency's own sheet: what its officers may make, and that nothing of others stands in it."""

import json
from datetime import date

import pytest

from desktop.errors import NotAllowed, Refused
from desktop.printing.periods import REPORTS, drawn, period_report
from desktop.services import opening, tickets
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from models.rules.bodies.requests import ReceivedPaper
from reports.arrangement import Period
from tests.conftest import Mall
from tests.reports.reading import words

SPAN = Period(date(2026, 11, 1), date(2026, 11, 30))
OWN = ("monthly", "waits", "sla", "returned")


@pytest.fixture
def busy(mall: Mall) -> Mall:
    """Visits at two agencies, whose papers both give back, at each of them alone; a dossier of each agency."""
    desk = mall.desk
    for services in (("DUK-06", "BJK-03"), ("DUK-06",), ("BJK-03",)):
        add_visit(desk, NewVisit(services=services, anyway="contoh"))
    for counter in ("DUK-L1", "BJK-L1"):
        number = tickets.call_next(desk, counter).value.number
        tickets.finish_ticket(desk, number, tickets.Result.RETURNED_INCOMPLETE, "contoh")
    for service in ("DUK-03", "BJK-03"):
        (requires,) = desk.store.execute_sql(
            "SELECT requires FROM service WHERE id = ?", (service,)
        ).fetchone()
        papers = tuple(ReceivedPaper(group.split("|")[0]) for group in json.loads(requires))
        opening.open_request(desk, opening.NewRequest(service=service, received=papers))
    mall.clock.forward(minutes=6 * 24 * 60)
    return mall


@pytest.mark.parametrize("name", OWN)
def test_officer_at_a_counter_makes_the_sheet_of_the_own_agency_alone(busy: Mall, name: str) -> None:
    report = period_report(busy.as_role(Role.COUNTER, "BJK"), name, SPAN)
    found = report.arrangement.figures
    assert (found.agency, [one.code for one in found.agencies]) == ("BJK", ["BJK"])
    assert "DUK" not in drawn(report, ".json").decode()
    assert "Lembar instansi: BPJS Kesehatan" in words(drawn(report, ".pdf"))


def test_own_sheet_has_the_figures_that_the_house_has_of_it(busy: Mall) -> None:
    own = busy.as_role(Role.COUNTER, "DUK")
    month, house = (period_report(one, "monthly", SPAN).arrangement.figures for one in (own, busy.desk))
    assert (month.visits, month.tickets, month.served) == (2, 2, 1)
    assert (house.visits, house.tickets, house.served) == (3, 4, 2)
    assert [one.by_day for one in month.agencies] == [
        one.by_day for one in house.agencies if one.code == "DUK"
    ]
    for name, key in (("waits", "times"), ("sla", "counts"), ("returned", "returns")):
        mine, theirs = (period_report(one, name, SPAN).arrangement.figures for one in (own, busy.desk))
        assert [getattr(mine.agencies[0], key)] == [
            getattr(one, key) for one in theirs.agencies if one.code == "DUK"
        ]
        assert mine.overall == getattr(mine.agencies[0], key) != theirs.overall


def test_who_leads_makes_the_sheet_of_any_agency(busy: Mall) -> None:
    lead = busy.as_role(Role.SUPERVISOR)
    assert period_report(lead, "returned", SPAN, agency="BJK").arrangement.figures.overall.returned == 1
    with pytest.raises(Refused, match=r"report\.agency"):
        period_report(lead, "returned", SPAN, agency="XYZ")
    with pytest.raises(Refused, match=r"report\.no_sheet"):
        period_report(lead, "booths", SPAN, agency="BJK")


def test_counter_makes_no_sheet_of_another_agency_and_no_report_of_the_house(busy: Mall) -> None:
    own = busy.as_role(Role.COUNTER, "BJK")
    for name in OWN:
        with pytest.raises(NotAllowed):
            period_report(own, name, SPAN, agency="DUK")
    for name in set(REPORTS) - {*OWN, "skm"}:
        with pytest.raises(NotAllowed):
            period_report(own, name, SPAN)


@pytest.mark.parametrize("name", OWN)
def test_officer_of_the_front_desk_makes_none(busy: Mall, name: str) -> None:
    officer = busy.as_role(Role.OFFICER)
    for agency in (None, "DUK"):
        with pytest.raises(NotAllowed):
            period_report(officer, name, SPAN, agency=agency)


OF_THEIR_OWN = {"access", "booths", "briefing", "goals", "monthly", "skm", "waits"}
"""Reports that say in their own words that there is nothing."""


@pytest.mark.parametrize("name", sorted(set(REPORTS) - OF_THEIR_OWN))
def test_span_without_anything_is_one_page_that_says_so(mall: Mall, name: str) -> None:
    text = words(drawn(period_report(mall.desk, name, Period(date(2026, 3, 1), date(2026, 3, 31))), ".pdf"))
    assert "Pada masa ini tidak ada" in text
    assert "Halaman 1 dari 1" in text
