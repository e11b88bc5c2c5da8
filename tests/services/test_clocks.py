"""Clocks that are wrong, jump, or pass the edges of days and years: refused until confirmed, in order all the same."""

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries.day_page import day_overview
from desktop.services.days import close_day
from desktop.services.settings import set_holiday
from desktop.services.tickets import call_next, finish_ticket
from desktop.services.visits import NewVisit, add_visit, confirm_clock
from models import folding, journal
from models.rules.bodies.officers import Role
from models.rules.bodies.places import ClockConfirmed
from models.rules.calendar import HolidayKind
from models.rules.kinds import BY_BODY
from tests.conftest import Mall

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
DEAD_BATTERIES = [datetime(1970, 1, 1, tzinfo=UTC), datetime(2009, 1, 1, tzinfo=UTC)]


def give(desk: Desk, *, anyway: str = "") -> str:
    return add_visit(desk, NewVisit(("DUK-06",), anyway=anyway)).value.tickets[0].number


def confirmations(desk: Desk) -> list[tuple[str, str]]:
    """Return who confirmed the clock, and why, in the journal's words."""
    rows = desk.store.execute_sql(
        "SELECT lower(hex(j.officer)), (SELECT n.body FROM journal n WHERE n.origin = j.origin AND n.seq = j.seq + 1) "
        "FROM journal j WHERE j.kind = ? ORDER BY j.seq",
        (BY_BODY[ClockConfirmed].number,),
    ).fetchall()
    return [(officer, body) for officer, body in rows]


@pytest.mark.parametrize("wrong", DEAD_BATTERIES, ids=lambda at: str(at.year))
def test_tim_01_clock_of_an_empty_battery_gives_no_number_and_the_right_one_goes_on(
    mall: Mall, wrong: datetime
) -> None:
    give(mall.desk)
    mall.clock.set(wrong)
    with pytest.raises(Refused) as refused:
        give(mall.desk)
    assert (refused.value.code, refused.value.facts["last"]) == ("clock.behind", "24/11/2026 08.00 WIB")
    mall.clock.set(NOON)
    assert give(mall.desk) == "DUK-F1-002"
    assert confirmations(mall.desk) == []


def test_tim_01_clock_an_hour_back_at_noon_keeps_the_order_and_no_wait_is_negative(mall: Mall) -> None:
    mall.clock.set(NOON)
    first = give(mall.desk)
    mall.clock.forward(minutes=-60)
    with pytest.raises(Refused, match=r"clock\.behind"):
        give(mall.desk)
    confirm_clock(mall.desk, "jam tadi kecepatan satu jam")
    second = give(mall.desk)
    called = []
    for _ in range(2):
        number = call_next(mall.desk, "DUK-L1").value.number
        assert number is not None
        finish_ticket(mall.desk, number)
        called.append(number)
        mall.clock.forward(minutes=1)
    assert called == [first, second]
    spans = mall.desk.store.execute_sql(
        "SELECT first_called_at >= issued_at, finished_at >= first_called_at, service_ms >= 0 FROM ticket"
    ).fetchall()
    assert spans == [(1, 1, 1)] * 2
    assert list(journal.verify(mall.desk.store)) == []
    assert list(folding.differences(mall.desk.store)) == []


def test_tim_01_a_supervisor_confirms_with_a_reason_and_the_journal_keeps_who_and_why(mall: Mall) -> None:
    give(mall.desk)
    mall.clock.forward(minutes=-60)
    officer, supervisor = mall.as_role(Role.OFFICER), mall.as_role(Role.SUPERVISOR)
    with pytest.raises(NotAllowed):
        confirm_clock(officer, "saya yakin")
    with pytest.raises(Refused):
        confirm_clock(supervisor, " ")
    assert confirmations(mall.desk) == []
    confirm_clock(supervisor, "baterai CMOS diganti")
    ((who, why),) = confirmations(mall.desk)
    assert supervisor.session is not None
    assert who == supervisor.session.officer
    assert "baterai CMOS diganti" in why


def test_tim_03_after_three_days_off_numbers_begin_again_once_and_the_open_day_is_named(mall: Mall) -> None:
    given = [give(mall.desk), give(mall.desk)]
    left = mall.desk.today()
    mall.clock.forward(minutes=3 * 24 * 60)
    fresh = [give(mall.desk), give(mall.desk)]
    assert given == fresh == ["DUK-F1-001", "DUK-F1-002"]
    page = day_overview(mall.desk, left)
    assert "not_closed" in {str(row.kind) for row in page.attention}
    assert close_day(mall.desk, left).value.expired == len(given)
    states = mall.desk.store.execute_sql("SELECT day, state FROM ticket ORDER BY day, number").fetchall()
    assert states == [("2026-11-24", "expired")] * 2 + [("2026-11-27", "waiting")] * 2


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        (datetime(2026, 12, 31, 16, 30, tzinfo=UTC), timedelta(hours=1), ("261231", "270101")),
        (datetime(2027, 2, 28, 2, 0, tzinfo=UTC), timedelta(days=1), ("270228", "270301")),
        (datetime(2028, 2, 28, 2, 0, tzinfo=UTC), timedelta(days=1), ("280228", "280229")),
        (datetime(2028, 2, 29, 2, 0, tzinfo=UTC), timedelta(days=1), ("280229", "280301")),
    ],
)
def test_tim_05_codes_go_over_the_end_of_the_year_and_the_leap_day(
    mall: Mall, before: datetime, after: timedelta, codes: tuple[str, str]
) -> None:
    given = []
    for moment in (before, before + after):
        mall.clock.set(moment)
        if not given:
            confirm_clock(mall.desk, "benar")
        added = add_visit(mall.desk, NewVisit(("DUK-06",), anyway="uji")).value
        given.append((added.code[3:9], added.tickets[0].number[-3:]))
    assert given == [(codes[0], "001"), (codes[1], "001")]


@pytest.mark.parametrize(
    ("utc", "state"),
    [
        (datetime(2026, 11, 27, 4, 45, tzinfo=UTC), "break"),
        (datetime(2026, 11, 26, 4, 45, tzinfo=UTC), "open"),
        (datetime(2026, 11, 27, 9, 15, tzinfo=UTC), "open"),
        (datetime(2026, 11, 26, 9, 15, tzinfo=UTC), "after"),
        (datetime(2026, 11, 28, 2, 0, tzinfo=UTC), "closed_day"),
    ],
    ids=str,
)
def test_tim_05_friday_has_hours_of_its_own(mall: Mall, utc: datetime, state: str) -> None:
    assert mall.desk.calendar().opening(utc).state == state


def test_tim_05_collective_leave_closes_the_day_unless_a_supervisor_opens_it(mall: Mall) -> None:
    set_holiday(mall.desk, date(2026, 11, 24), "Cuti bersama", HolidayKind.COLLECTIVE_LEAVE)
    with pytest.raises(Refused) as refused:
        add_visit(mall.desk, NewVisit(("DUK-06",)))
    assert (refused.value.code, refused.value.facts["name"]) == ("visit.holiday", "Cuti bersama")
    assert give(mall.desk, anyway="melayani jemaah haji") == "DUK-F1-001"


def test_tim_06_after_two_hours_asleep_the_wait_is_the_time_that_passed(mall: Mall) -> None:
    number = give(mall.desk)
    mall.clock.forward(minutes=120)
    assert call_next(mall.desk, "DUK-L1").value.number == number
    waited = mall.desk.store.execute_sql("SELECT issued_at, first_called_at FROM ticket").fetchone()
    assert waited == ("2026-11-24T01:00:00.000Z", "2026-11-24T03:00:00.000Z")
    assert give(mall.desk) == "DUK-F1-002"
