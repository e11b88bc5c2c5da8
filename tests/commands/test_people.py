"""`person` and `promise` by command: what they answer, and what they refuse."""

import pytest

from desktop.services.visits import NewVisit, add_visit
from tests.conftest import Mall

NIK = "3578080102039991"


@pytest.fixture
def two(mall: Mall, pandu) -> tuple[str, str]:
    """The ids of two entries that may be one person."""
    add_visit(mall.desk, NewVisit(("DUK-06",), name="Muhammad Rizki", id_number=NIK, phone="081200000001"))
    mall.clock.forward(minutes=1)
    add_visit(mall.desk, NewVisit(("DUK-06",), name="M. Rizky", phone="081200000001"))
    (pair,) = pandu("person", "duplicates")[1]["pairs"]
    return pair["one"], pair["other"]


def test_duplicates_tell_what_agrees_and_no_number(pandu, two):
    _, answer = pandu("person", "duplicates", "--limit", 5)
    (pair,) = answer["pairs"]
    assert (pair["name"], pair["phone"], pair["birth"]) == ("match_same", "match_same", "match_unknown")
    assert NIK not in str(answer)


def test_merged_and_split_again_by_id(pandu, two):
    keep, other = two
    assert pandu("person", "merge", keep, other, "--reason", "person_said") == (
        0,
        {"kept": keep, "other": other},
    )
    assert [one["visits"] for one in pandu("visit", "find", "rizky")[1]["people"]] == [2]
    assert pandu("person", "merge", keep, other, "--reason", "person_said")[0] == 65
    assert pandu("person", "split", other, "--reason", "two_people")[0] == 0
    assert pandu("person", "duplicates")[1]["pairs"] == []
    assert pandu("person", "split", other)[1]["error"]["code"] == "person.not_merged"


def test_pair_told_apart_is_not_suggested_again(pandu, two):
    assert pandu("person", "apart", *two)[0] == 0
    assert pandu("person", "duplicates")[1]["pairs"] == []


def test_found_visitor_of_today_names_the_visit_that_can_be_printed_again(pandu, two, tmp_path):
    (one,) = [one for one in pandu("visit", "find", "rizky")[1]["people"] if one["id"] == two[1]]
    target = tmp_path / "lembar.pdf"
    assert pandu("visit", "print", one["visit_today"], "--out", target)[0] == 0
    assert target.exists()


def test_promise_is_added_listed_kept_and_opened_again(pandu, two):
    code, made = pandu("promise", "add", "kami telepon", "--at", "10:00", "--ticket", "DUK-F1-001")
    assert code == 0
    (row,) = pandu("promise", "list")[1]["promises"]
    assert (row["id"], row["about"], row["due"]) == (made["id"], "DUK-F1-001", "10.00")
    assert pandu("promise", "keep", row["mark"])[1]["state"] == "promise_kept"
    assert pandu("promise", "break", row["mark"], "--reason", "forgotten")[0] == 65
    answer = pandu("promise", "list", "--all")[1]
    assert answer["rate"] == {"kept": 1, "broken": 0, "open": 0, "percent": 100}
    assert pandu("promise", "reopen", row["mark"])[0] == 0
    assert pandu("promise", "break", row["mark"], "--reason", "forgotten", "--apology", "maaf")[0] == 0
    assert pandu("promise", "list")[1]["promises"] == []


@pytest.mark.parametrize(
    "line",
    [
        ("add", "x", "--at", "07:00"),
        ("add", " ", "--at", "10:00"),
        ("add", "x", "--at", "10:00", "--agency", "XXX"),
        ("add", "x", "--at", "10:00", "--ticket", "XXX-A1-001"),
        ("keep", "ffffffff"),
    ],
)
def test_promise_that_cannot_be_is_refused_and_nothing_is_kept(pandu, line):
    assert pandu("promise", *line)[0] == 65
    assert pandu("promise", "list")[1]["promises"] == []
