"""`simulate` on few, small days."""

import json

import pytest

from main import main

FEW = ("--days", "2", "--visits", "60")


def test_answer_has_every_way_with_its_ratios(capsys):
    assert main(["--json", "simulate", *FEW]) == 0
    answer = json.loads(capsys.readouterr().out)
    names = [(way["name"], way["checked"]) for way in answer["ways"]]
    policies = ["sequential", "one-stop-first", "balanced", "balanced-planned"]
    assert names == [(name, checked) for checked in (False, True) for name in policies]
    same = answer["ways"][0]
    assert {group["ratio_p50"]["value"] for group in same["groups"]} == {1.0}


def test_one_policy_against_another_says_so(capsys):
    assert main(["simulate", "--policy", "balanced", "--against", "one-stop-first", *FEW]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "one-stop-first" in lines[0]
    assert sum(line.startswith("balanced") for line in lines) == 2


def test_unknown_policy_is_a_usage_error(capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["simulate", "--policy", "loud"])
    assert "loud" in capsys.readouterr().err


def test_every_way_says_how_good_its_forecasts_were(capsys):
    assert main(["--json", "simulate", "--policy", "balanced", *FEW]) == 0
    (way, *_) = json.loads(capsys.readouterr().out)["ways"]
    assert way["forecast"]["count"] > 100
    assert 0.5 < way["forecast"]["within"] <= 1
    assert way["forecast"]["error"] < way["forecast"]["last_error"]
    assert way["visit_forecast"]["count"] > 10
    assert main(["simulate", "--policy", "balanced", *FEW]) == 0
    words = capsys.readouterr().out
    assert f"{100 * way['forecast']['within']:.0f} persen tepat" in words
    assert "perkiraan kunjungan" in words
