"""The list of requests as a file: what is filtered, masked, and journalled whether in clear or not."""

import csv
from io import StringIO

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries.requests import RequestFilter
from desktop.services.exporting import ListOrder, export_list
from desktop.services.opening import NewRequest, Someone, open_request
from desktop.services.requests import answer_request
from models.rules.bodies.officers import Role
from models.rules.bodies.requests import ReceivedPaper
from models.rules.folds.requests import RequestState
from tests.conftest import Mall

FULL = (ReceivedPaper("KK"), ReceivedPaper("LAMA"))


def opened(desk: Desk, name: str, service: str = "DUK-06") -> str:
    order = NewRequest(
        service=service, applicant=Someone(name=name), received=FULL if service == "DUK-06" else None
    )
    return open_request(desk, order).value.code


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig")), delimiter=";"))


def count(desk: Desk, table: str) -> int:
    return int(desk.store.execute_sql(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_file_holds_what_is_filtered_and_no_name_in_clear(desk: Desk) -> None:
    opened(desk, "Siti Contoh")
    ready = opened(desk, "Budi Warsito")
    answer_request(desk, ready)
    opened(desk, "Ani Contoh", "BPN-01")
    papers = count(desk, "paper")
    made = export_list(desk, ListOrder(RequestFilter(state=RequestState.READY), ".csv")).value
    assert [row["request"] for row in rows(made.data)] == [ready]
    assert b"Warsito" not in made.data
    assert (made.rows, made.people) == (1, 0)
    assert count(desk, "paper") == papers + 1


def test_typed_name_filters_the_file_and_is_kept_nowhere(desk: Desk) -> None:
    opened(desk, "Siti Contoh")
    wanted = opened(desk, "Warsito Budi")
    made = export_list(desk, ListOrder(RequestFilter(text="warsito"), ".csv")).value
    assert [row["request"] for row in rows(made.data)] == [wanted]
    about = desk.store.execute_sql("SELECT about_id FROM paper ORDER BY at_hlc DESC LIMIT 1").fetchone()[0]
    assert about == "list/2026-11-24"


def test_names_in_clear_need_a_reason_and_leave_a_trace_for_each_person(desk: Desk) -> None:
    opened(desk, "Siti Contoh")
    with pytest.raises(Refused, match=r"export\.no_reason"):
        export_list(desk, ListOrder(RequestFilter(), ".csv", reveal=True))
    made = export_list(
        desk, ListOrder(RequestFilter(), ".csv", reveal=True, reason="permintaan Ombudsman")
    ).value
    assert rows(made.data)[0]["name"] == "Siti Contoh"
    assert made.people == 1


def test_too_many_for_one_file_are_refused_and_nothing_is_journalled(desk: Desk, monkeypatch) -> None:
    monkeypatch.setattr("desktop.services.exporting.MOST_LISTED", 1)
    opened(desk, "Siti Contoh")
    opened(desk, "Budi Contoh")
    papers = count(desk, "paper")
    with pytest.raises(Refused, match=r"export\.too_many"):
        export_list(desk, ListOrder(RequestFilter(), ".xlsx"))
    assert count(desk, "paper") == papers


def test_search_that_finds_more_than_it_shows_is_not_exported_in_part(desk: Desk, monkeypatch) -> None:
    monkeypatch.setattr("desktop.queries.requests.MOST", 1)
    opened(desk, "Siti Contoh")
    opened(desk, "Siti Warsito")
    with pytest.raises(Refused, match=r"request\.cut"):
        export_list(desk, ListOrder(RequestFilter(text="siti"), ".csv"))


def test_officer_takes_no_list_away(mall: Mall) -> None:
    with pytest.raises(NotAllowed):
        export_list(mall.as_role(Role.OFFICER), ListOrder(RequestFilter(), ".csv"))
