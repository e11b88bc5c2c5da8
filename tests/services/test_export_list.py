"""The list of requests as a file: what is filtered, masked, and journalled whether in clear or not."""

import csv
import json
from io import StringIO

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries.requests import RequestFilter
from desktop.services.exporting import ListOrder, draw_list, export_list
from desktop.services.opening import NewRequest, Someone, open_request
from desktop.services.requests import answer_request
from desktop.services.signing_in import confirm
from models.rules.bodies.notes import ExportPurpose
from models.rules.bodies.officers import Role
from models.rules.bodies.requests import ReceivedPaper
from models.rules.folds.requests import RequestState
from tests.conftest import PASSWORD, Mall

FULL = (ReceivedPaper("KK"), ReceivedPaper("LAMA"))


def opened(desk: Desk, name: str, service: str = "DUK-06") -> str:
    order = NewRequest(
        service=service, applicant=Someone(name=name), received=FULL if service == "DUK-06" else None
    )
    return open_request(desk, order).value.code


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig")), delimiter=";"))


def left(desk: Desk) -> list[dict[str, object]]:
    """Return what is journalled of files that left."""
    found = desk.store.execute_sql("SELECT body FROM journal WHERE kind = 93 ORDER BY seq").fetchall()
    return [json.loads(body) for (body,) in found]


def test_file_holds_what_is_filtered_and_no_name_in_clear(desk: Desk) -> None:
    opened(desk, "Siti Contoh")
    ready = opened(desk, "Budi Warsito")
    answer_request(desk, ready)
    opened(desk, "Ani Contoh", "BPN-01")
    made = export_list(desk, ListOrder(RequestFilter(state=RequestState.READY), ".csv")).value
    assert [row["request"] for row in rows(made.data)] == [ready]
    assert b"Warsito" not in made.data
    assert (made.rows, made.people) == (1, 0)
    (said,) = left(desk)
    assert (said["kind"], said["rows"], said["people"], said["purpose"]) == ("request_list", 1, 0, "figures")


def test_typed_name_filters_the_file_and_is_kept_nowhere(desk: Desk) -> None:
    opened(desk, "Siti Contoh")
    wanted = opened(desk, "Warsito Budi")
    made = export_list(desk, ListOrder(RequestFilter(text="warsito"), ".csv")).value
    assert [row["request"] for row in rows(made.data)] == [wanted]
    (said,) = left(desk)
    assert (said["day"], said["until"]) == ("2026-11-24", "2026-11-24")
    assert "warsito" not in json.dumps(said).casefold()
    assert desk.store.execute_sql("SELECT count(*) FROM note").fetchone() == (0,)


def test_names_in_clear_need_a_reason_and_leave_a_trace_for_each_person(desk: Desk) -> None:
    opened(desk, "Siti Contoh")
    with pytest.raises(Refused, match=r"export\.no_reason"):
        export_list(desk, ListOrder(RequestFilter(), ".csv", reveal=True))
    made = export_list(
        desk, ListOrder(RequestFilter(), ".csv", reveal=True, reason="permintaan Ombudsman")
    ).value
    assert rows(made.data)[0]["name"] == "Siti Contoh"
    assert made.people == 1
    (said,) = left(desk)
    assert (said["rows"], said["people"]) == (1, 1)
    assert desk.store.execute_sql("SELECT count(*) FROM journal WHERE kind = 97").fetchone() == (1,)
    assert desk.store.execute_sql("SELECT text FROM note").fetchall() == [("permintaan Ombudsman",)]


def test_exp_17_list_asks_a_password_given_a_moment_ago_and_another_purpose_its_words(mall: Mall) -> None:
    opened(mall.desk, "Siti Contoh")
    supervisor = mall.as_role(Role.SUPERVISOR)
    with pytest.raises(Refused, match=r"export\.no_reason"):
        export_list(supervisor, ListOrder(RequestFilter(), ".csv", purpose=ExportPurpose.OTHER))
    drawn = draw_list(supervisor, ListOrder(RequestFilter(), ".csv"))
    mall.clock.forward(minutes=5, seconds=1)
    for order in (
        ListOrder(RequestFilter(), ".csv"),
        ListOrder(RequestFilter(), ".csv", reveal=True, reason="audit"),
    ):
        with pytest.raises(NotAllowed, match=r"sign_in\.again"):
            export_list(supervisor, order, drawn)
    assert left(mall.desk) == []
    again = supervisor.signed_in(confirm(supervisor, PASSWORD))
    assert export_list(again, ListOrder(RequestFilter(), ".csv"), drawn).value == drawn


def test_too_many_for_one_file_are_refused_and_nothing_is_journalled(desk: Desk, monkeypatch) -> None:
    monkeypatch.setattr("desktop.services.exporting.MOST_LISTED", 1)
    opened(desk, "Siti Contoh")
    opened(desk, "Budi Contoh")
    with pytest.raises(Refused, match=r"export\.too_many"):
        export_list(desk, ListOrder(RequestFilter(), ".xlsx"))
    assert left(desk) == []


def test_search_that_finds_more_than_it_shows_is_not_exported_in_part(desk: Desk, monkeypatch) -> None:
    monkeypatch.setattr("desktop.queries.requests.MOST", 1)
    opened(desk, "Siti Contoh")
    opened(desk, "Siti Warsito")
    with pytest.raises(Refused, match=r"request\.cut"):
        export_list(desk, ListOrder(RequestFilter(text="siti"), ".csv"))


def test_officer_takes_no_list_away(mall: Mall) -> None:
    with pytest.raises(NotAllowed):
        export_list(mall.as_role(Role.OFFICER), ListOrder(RequestFilter(), ".csv"))
