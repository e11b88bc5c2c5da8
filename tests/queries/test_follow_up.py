"""What is to be done today: the reasons in their order, each thing once, and the same as the rule says."""

from datetime import date, datetime

import pytest

from desktop.desk import Desk, instant
from desktop.errors import Refused
from desktop.queries.day_page import AttentionKind, day_overview
from desktop.queries.follow_up import MOST, Act, FollowUp, Why, day_bounds, follow_count, follow_up
from desktop.services.contacting import ContactResult, ContactWay, NewContact, note_contact
from desktop.services.opening import NewRequest, Someone, open_request
from desktop.services.promises import NewPromise, keep_promise, make_promise
from desktop.services.requests import answer_request, pause_request, withdraw_request
from desktop.services.settings import change_setting
from models import folding
from models.rules.bodies.officers import Role
from models.rules.bodies.requests import PauseReason, ReceivedPaper
from models.rules.events import Subject
from models.rules.following import why
from tests.conftest import Mall

FULL = (ReceivedPaper("KK"), ReceivedPaper("LAMA"))
DAY = 24 * 60
KEPT = ("request_again", "request_papers_late", "request_uncollected")


def made(desk: Desk, received=FULL, service: str = "DUK-06", **more) -> str:
    order = NewRequest(service=service, applicant=Someone(name="Siti Contoh"), received=received, **more)
    return open_request(desk, order).value.code


def groups(found: FollowUp) -> dict[Why, list[str]]:
    return {
        group.why: [row.request.code if row.request else row.promise.words for row in group.rows]
        for group in found.groups
    }


def local(desk: Desk) -> datetime:
    return desk.calendar().local(instant(desk.clock()))


def tried(desk: Desk, code: str, again: date | None = None, result=ContactResult.NO_ANSWER) -> None:
    note_contact(desk, code, NewContact(ContactWay.PHONE, result, again))


@pytest.fixture
def monday(mall: Mall) -> dict[str, str]:
    """Dossiers from Tuesday to Tuesday, and it is the Tuesday after: one of every reason, and some of none."""
    desk = mall.desk
    found = {"overdue": made(desk), "asked": made(desk), "ready": made(desk), "waits": made(desk)}
    pause_request(desk, found["asked"], PauseReason.APPLICANT, complete_by=date(2026, 11, 27))
    pause_request(desk, found["waits"], PauseReason.APPLICANT, complete_by=date(2026, 12, 9))
    answer_request(desk, found["ready"])
    found["again"] = made(desk, FULL[:1], complete_by=date(2026, 11, 25))
    tried(desk, found["again"], date(2026, 12, 1))
    found["later"] = made(desk, FULL[:1], complete_by=date(2026, 11, 25))
    tried(desk, found["later"], date(2026, 12, 2))
    make_promise(
        desk,
        NewPromise(
            "telepon Siti", desk.calendar().at(date(2026, 12, 1), datetime(1, 1, 1, 9).time()), agency="DUK"
        ),
    )
    mall.clock.forward(minutes=6 * DAY)
    found["today"] = made(desk)
    mall.clock.forward(minutes=DAY)
    return found


def test_each_thing_stands_once_under_its_most_pressing_reason(mall: Mall, monday):
    found = follow_up(mall.desk)
    assert groups(found) == {
        Why.OVERDUE: [monday["overdue"]],
        Why.DUE_TODAY: [monday["today"]],
        Why.PROMISED_TODAY: ["telepon Siti"],
        Why.CONTACT_AGAIN: [monday["again"]],
        Why.APPLICANT_LATE: [monday["asked"]],
        Why.NOT_COLLECTED: [monday["ready"]],
    }
    assert [group.why for group in found.groups] == list(Why)
    assert found.count == follow_count(mall.desk) == 6


def test_each_row_says_its_act_and_its_day(mall: Mall, monday):
    told = {group.why: (group.rows[0].act, group.rows[0].when) for group in follow_up(mall.desk).groups}
    assert told == {
        Why.OVERDUE: (Act.FINISH_LATE, "25/11 16.00"),
        Why.DUE_TODAY: (Act.FINISH, "16.00"),
        Why.PROMISED_TODAY: (Act.KEEP_PROMISE, "09.00"),
        Why.CONTACT_AGAIN: (Act.CONTACT, "01/12/2026"),
        Why.APPLICANT_LATE: (Act.CONTACT, "27/11/2026"),
        Why.NOT_COLLECTED: (Act.REMIND_PICKUP, "24/11 08.00"),
    }


def test_list_is_what_the_rule_says_of_every_request(mall: Mall, monday):
    desk = mall.desk
    for _ in range(16):
        day, listed = day_bounds(desk), groups(follow_up(desk))
        for code in monday.values():
            (request_id,) = desk.store.execute_sql(
                "SELECT id FROM request WHERE code = ?", (code,)
            ).fetchone()
            reason = why(folding.read(desk.store, Subject.REQUEST, request_id), day)
            assert [one for one, codes in listed.items() if code in codes] == ([reason] if reason else [])
        mall.clock.forward(minutes=9 * 60)


def test_overdue_request_that_is_to_be_called_again_stands_once(mall: Mall, monday):
    tried(mall.desk, monday["overdue"], date(2026, 12, 1))
    found = follow_up(mall.desk)
    assert groups(found)[Why.OVERDUE] == [monday["overdue"]]
    assert monday["overdue"] not in groups(found)[Why.CONTACT_AGAIN]
    assert found.count == 6


def test_done_things_leave_the_list(mall: Mall, monday):
    desk = mall.desk
    answer_request(desk, monday["overdue"])
    withdraw_request(desk, monday["today"])
    tried(desk, monday["again"], date(2026, 12, 3))
    tried(desk, monday["asked"])
    tried(desk, monday["ready"], result=ContactResult.REACHED)
    (promise,) = desk.store.execute_sql("SELECT id FROM promise").fetchone()
    keep_promise(desk, promise)
    assert follow_up(desk).groups == ()
    assert follow_count(desk) == 0


def test_quiet_days_are_the_malls_own(mall: Mall, monday):
    change_setting(mall.desk, "follow_up", {"quiet_days": 8})
    assert Why.NOT_COLLECTED not in groups(follow_up(mall.desk))
    change_setting(mall.desk, "follow_up", {"quiet_days": 3})
    assert groups(follow_up(mall.desk))[Why.NOT_COLLECTED] == [monday["ready"]]


def test_wrong_number_asks_for_another_one(mall: Mall, monday):
    tried(mall.desk, monday["ready"], date(2026, 12, 1), ContactResult.WRONG_NUMBER)
    rows = next(group.rows for group in follow_up(mall.desk).groups if group.why is Why.CONTACT_AGAIN)
    assert {row.request.code: row.act for row in rows} == {
        monday["again"]: Act.CONTACT,
        monday["ready"]: Act.FIND_NUMBER,
    }


def test_agency_has_its_own_list_and_a_counter_sees_no_other(mall: Mall, monday):
    assert follow_up(mall.desk, "BPN").groups == ()
    assert follow_up(mall.desk, "DUK").count == 6
    assert follow_up(mall.as_role(Role.COUNTER, "BPN"), "DUK").groups == ()
    assert follow_count(mall.as_role(Role.COUNTER, "DUK")) == 6


def test_long_group_is_cut_and_still_counted(mall: Mall):
    for _ in range(MOST + 2):
        made(mall.desk)
    mall.clock.forward(minutes=3 * DAY)
    (group,) = follow_up(mall.desk).groups
    assert (group.count, len(group.rows)) == (MOST + 2, MOST)
    assert follow_count(mall.desk) == MOST + 2


def test_supervisor_is_told_how_many_and_of_what_without_the_promises(mall: Mall, monday):
    rows = day_overview(mall.desk, mall.desk.today()).attention
    (row,) = [one for one in rows if one.kind is AttentionKind.FOLLOW_UP]
    assert str(row.words) == "5 permohonan perlu ditindaklanjuti hari ini"
    assert str(row.detail) == "1 lewat waktu, 1 jatuh tempo hari ini, dan 3 lainnya"


@pytest.mark.parametrize("days", [0, 91, "7", True])
def test_follow_up_after_no_days_or_never_is_no_choice(mall: Mall, days: object):
    with pytest.raises(Refused, match=r"settings\.(quiet_days|bad_part)"):
        change_setting(mall.desk, "follow_up", {"quiet_days": days})


@pytest.mark.parametrize("ask", [follow_up, follow_count])
def test_statements_go_by_their_indexes(mall: Mall, ask):
    asked: list[tuple[str, object]] = []
    store = mall.desk.store
    run = store.execute_sql
    store.execute_sql = lambda sql, given=None: asked.append((sql, given)) or run(sql, given)
    ask(mall.desk)
    del store.execute_sql
    found = [(sql, given) for sql, given in asked if isinstance(given, dict)]
    plans = [str(run(f"EXPLAIN QUERY PLAN {sql}", given).fetchall()) for sql, given in found]
    for plan, index in zip(plans, ("request_open", "request_open", *KEPT), strict=True):
        assert f" INDEX {index} (" in plan
    for plan in plans[2:]:
        assert "COVERING" in plan
