"""The survey on the command line: sheets by elements' numbers and keys, figures, plans."""

import pytest

from desktop.services.settings import change_setting
from tests.conftest import Mall

FOURS = ",".join(f"U{place}=4" for place in range(1, 10))


def test_sheet_is_added_by_numbers_and_by_keys_and_the_figures_are_those_of_both(pandu):
    code, answer = pandu("survey", "add", "--scores", FOURS, "--service", "DUK-06", "--sex", "sex_female")
    assert (code, answer["typed_today"]) == (0, 1)
    keys = FOURS.replace("U1=4", " requirements = 3").replace("U9=4", "u9=2")
    assert pandu("survey", "add", "--scores", keys, "--date", "23/11/2026", "--band", "afternoon")[0] == 0
    code, found = pandu("survey", "list", "--period", "2026-11")
    assert code == 0
    assert (found["sheets"], found["index"], found["band"], found["weight"]) == (2, 95.83, "A", "exact")
    assert [one["number"] for one in found["elements"]] == [f"U{place}" for place in range(1, 10)]
    assert found["lowest"][:2] == ["complaint_handling", "requirements"]
    assert pandu("survey", "list", "--service", "DUK-06")[1]["index"] == 100.0


def test_number_eight_means_what_the_mall_s_form_says(mall: Mall, pandu):
    change_setting(mall.desk, "survey", {"numbering": "regulation"})
    pandu("survey", "add", "--scores", "U8=1")
    by = {one["element"]: one["answers"] for one in pandu("survey", "list")[1]["elements"]}
    assert (by["complaint_handling"], by["facilities"]) == (1, 0)


@pytest.mark.parametrize(
    ("scores", "code"),
    [
        ("", "survey.empty"),
        ("U1=5", "survey.score"),
        ("U1=", "survey.score"),
        ("U1=²", "survey.score"),
        ("U10=3", "survey.element"),
        ("U1=3,requirements=4", "survey.element"),
        ("=3", "survey.element"),
    ],
)
def test_scores_that_cannot_be_are_refused(pandu, scores: str, code: str):
    exit_code, answer = pandu("survey", "add", "--scores", scores)
    assert (exit_code, answer["error"]["code"]) == (65, code)
    assert pandu("survey", "list")[1]["sheets"] == 0


def test_plan_is_made_done_and_opened_again(pandu):
    code, made = pandu("survey", "plan", "U3", "loket cepat", "--due", "2026-12-15", "--owner", "duk")
    assert code == 0
    (row,) = pandu("survey", "list")[1]["plans"]
    assert (row["mark"], row["element"], row["owner"]) == (made["mark"], "completion_time", "DUK")
    assert (row["due"], row["done"]) == ("2026-12-15", False)
    assert pandu("survey", "done", made["mark"])[1]["done"] is True
    assert pandu("survey", "done", made["mark"])[0] == 65
    assert pandu("survey", "reopen", made["mark"])[0] == 0
    assert pandu("survey", "list")[1]["plans"][0]["done"] is False
    assert pandu("survey", "plan", "cost", "x", "--due", "2026-12-15", "--period", "2026-Q9")[0] == 65
