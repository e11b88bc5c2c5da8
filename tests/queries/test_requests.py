"""Requests as lists: order, pages, filters, what is found by typing, and who sees them."""

from datetime import date

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries.requests import RequestFilter, request_counts, request_list, requests_of
from desktop.services.opening import NewRequest, Someone, hand_over, open_request
from desktop.services.papers import print_paper
from desktop.services.print_jobs import mark_sent
from desktop.services.requests import answer_request, pause_request, reject_request, resume_request
from desktop.services.revealing import reveal_request
from models.rules.bodies.officers import Role
from models.rules.bodies.requests import External, PauseReason, Proof, ReceivedPaper, RejectReason
from models.rules.folds.requests import RequestState
from tests.conftest import Mall
from tests.printing.arrivals import came
from tests.printing.dossiers import PROXY

FULL = (ReceivedPaper("KK"), ReceivedPaper("LAMA"))
BPN = tuple(map(ReceivedPaper, ("SRT", "AJB", "BPH", "KTP", "KK", "STP")))


def made(desk: Desk, name: str = "Siti Contoh", service: str = "DUK-06", received=FULL, **more) -> str:
    """Open a request and return its code."""
    order = NewRequest(service=service, applicant=Someone(name=name), received=received, **more)
    return open_request(desk, order).value.code


def codes(desk: Desk, **wanted) -> list[str]:
    return [row.code for row in request_list(desk, RequestFilter(**wanted)).rows]


@pytest.fixture
def several(mall: Mall) -> dict[str, str]:
    """Requests in many states, opened on Tuesday; it is Thursday morning by now."""
    desk = mall.desk
    found = {"draft": made(desk, "Ani Contoh", received=None)}
    mall.clock.forward(minutes=1)
    found["week"] = made(desk, "Budi Contoh", "BPN-03", BPN)
    found["late"] = made(desk, "Cici Contoh")
    found["waiting"] = made(desk, "Dodi Contoh")
    pause_request(desk, found["waiting"], PauseReason.APPLICANT)
    found["ready"] = made(desk, "Eka Contoh")
    answer_request(desk, found["ready"])
    for name in ("first", "second"):
        found[name] = made(desk, "Fani Contoh")
        mall.clock.forward(minutes=1)
        reject_request(desk, found[name], RejectReason.OTHER, "contoh")
    mall.clock.forward(minutes=2 * 24 * 60)
    return found


def test_overdue_come_first_then_the_next_due_then_the_others_by_age(mall: Mall, several):
    page = request_list(mall.desk)
    assert [row.code for row in page.rows] == [
        several[name] for name in ("late", "week", "draft", "waiting", "ready")
    ]
    assert [row.overdue for row in page.rows] == [True, False, False, False, False]
    assert [bool(row.due) for row in page.rows] == [True, True, False, False, False]
    assert page.after is None


def test_every_filter_shows_its_own(mall: Mall, several):
    desk = mall.desk
    assert codes(desk, overdue=True) == codes(desk, due_today=True) == [several["late"]]
    assert codes(desk, agency="BPN") == [several["week"]]
    assert codes(desk, state=RequestState.READY) == [several["ready"]]
    assert codes(desk, state=RequestState.REJECTED) == [several["second"], several["first"]]
    assert codes(desk, state=RequestState.REJECTED, agency="BPN") == []


def test_figures_open_lists_of_just_as_many(mall: Mall, several):
    counts = request_counts(mall.desk)
    for state, count in counts.by_state.items():
        assert len(codes(mall.desk, state=state)) == count
    assert (counts.overdue, counts.due_today) == (1, 1)
    assert sum(counts.by_state.values()) == 5
    assert request_counts(mall.desk, "BPN").by_state[RequestState.IN_PROCESS] == 1


@pytest.mark.parametrize("state", [None, RequestState.DRAFT, RequestState.REJECTED])
def test_pages_bring_every_row_once(mall: Mall, state: RequestState | None):
    desk = mall.desk
    for place in range(7):
        code = made(desk, received=None if state is RequestState.DRAFT else FULL)
        if place % 2:
            mall.clock.forward(minutes=1)  # two and two of one moment
        if state is RequestState.REJECTED:
            reject_request(desk, code, RejectReason.OTHER, "contoh")
    whole = codes(desk, state=state)
    found, after = [], None
    while True:
        page = request_list(desk, RequestFilter(state=state), after=after, limit=2)
        found += [row.code for row in page.rows]
        after = page.after
        if after is None:
            break
    assert found == whole
    assert len(set(found)) == 7


def test_page_of_nothing_is_refused(desk: Desk):
    with pytest.raises(Refused, match=r"request\.no_page"):
        request_list(desk, after="besok")


def test_request_is_found_by_code_reference_name_phone_proxy_and_company(desk: Desk):
    code = made(
        desk, "Siti Aminah", proxy=PROXY, company="CV Maju Bersama", system=External.OSS, reference="OSS-77/2026"
    )  # fmt: skip
    made(desk, "Orang Lain")
    for text in (
        code,
        code.lower(),
        f"PANDU1:{code}",
        code[:14],
        "oss-77",
        "aminah",
        "081311112222",
        "rustam",
        "maju",
    ):
        found = codes(desk, text=text)
        assert code in found, text
        assert len(found) == 1 or text == code[:14]
    assert codes(desk, text="tidak ada") == []


def test_closed_ones_are_found_by_typing_too_and_filters_hold(mall: Mall, several):
    assert codes(mall.desk, text="fani") == [several["second"], several["first"]]
    assert codes(mall.desk, text="contoh", state=RequestState.READY) == [several["ready"]]
    assert codes(mall.desk, text="contoh", overdue=True) == [several["late"]]
    assert codes(mall.desk, text="contoh", agency="BPN") == [several["week"]]


def test_list_shows_short_names_and_journals_no_look(mall: Mall, several):
    before = mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
    assert {row.who for row in request_list(mall.desk).rows} == {
        "Ani C.",
        "Budi C.",
        "Cici C.",
        "Dodi C.",
        "Eka C.",
    }
    assert mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone() == before


def test_company_stands_in_the_list_by_its_whole_name(desk: Desk):
    made(desk, company="CV Maju Bersama")
    assert request_list(desk).rows[0].who == "CV Maju Bersama"


def test_look_in_clear_is_journalled_once_for_each_person(desk: Desk):
    code = made(desk, proxy=PROXY)
    answer_request(desk, code)
    hand_over(desk, code, Proof.POWER_OF_ATTORNEY)
    people = reveal_request(desk, code).value
    assert [(one.role, one.name, one.phone) for one in people] == [
        ("applicant", "Siti Contoh", ""),
        ("proxy", "Rustam Prasetya", "+6281311112222"),
        ("collector", "Rustam Prasetya", "+6281311112222"),
    ]
    rows = desk.store.execute_sql("SELECT lower(hex(subject_id)) FROM journal WHERE kind = 95").fetchall()
    assert [person for (person,) in rows] == [people[0].person, people[1].person]


def test_counter_sees_and_counts_its_own_agency_whatever_it_asks_for(mall: Mall, several):
    own = mall.as_role(Role.COUNTER, "BPN")
    assert codes(own) == codes(own, agency="DUK") == codes(own, text="contoh") == [several["week"]]
    assert sum(request_counts(own, "DUK").by_state.values()) == 1
    with pytest.raises(NotAllowed):
        request_list(mall.desk.signed_in(None))


def test_paper_that_did_not_come_out_marks_its_row(desk: Desk):
    code = made(desk)
    printed = print_paper(desk, "receipt", code).value
    assert request_list(desk).rows[0].unprinted
    mark_sent(desk, printed.paper_id)
    assert not request_list(desk).rows[0].unprinted


def test_requests_of_a_visit_stand_in_their_order(mall: Mall):
    visit = came(mall.desk, "DUK-06", documents=("KK", "LAMA"))
    made_ones = [
        open_request(mall.desk, NewRequest(visit=visit.code, service=service)).value.code
        for service in ("DUK-06", "DUK-03")
    ]
    assert [row.code for row in requests_of(mall.desk, visit.id)] == made_ones


def test_pause_takes_the_promise_out_of_the_list_and_its_end_brings_another(mall: Mall, several):
    pause_request(mall.desk, several["late"], PauseReason.PAYMENT)
    assert codes(mall.desk, overdue=True) == []
    resume_request(mall.desk, several["late"])
    assert codes(mall.desk)[0] == several["late"]
    assert mall.desk.today() == date(2026, 11, 26)
