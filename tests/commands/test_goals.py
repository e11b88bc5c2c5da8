"""`goal`, `blocker`, `commitment`, and their reports on the command line."""

import json
from pathlib import Path

from desktop.services.officers import NewOfficer, add_officer
from models.rules.bodies.officers import Role
from tests.conftest import PASSWORD, Mall


def test_goal_is_set_listed_reported_and_ended(pandu, tmp_path: Path):
    code, said = pandu(
        "goal", "set", "wait_p90", "--target", "30", "--owners", "DUK", "BPN", "--baseline", "45,5"
    )
    assert (code, said) == (0, {"measure": "wait_p90"})
    _, listed = pandu("goal", "list")
    assert [(row["baseline"], row["target"]) for row in listed["goals"]] == [(455, 300)]
    assert pandu("report", "goals", "--out", tmp_path / "r13.json")[0] == 0
    assert json.loads((tmp_path / "r13.json").read_text())["goals"][0]["target"] == 30.0
    assert pandu("report", "briefing", "--out", tmp_path / "pagi.pdf")[1]["from"] == "2026-11-24"
    assert pandu("goal", "freeze") == (0, {"months": []})
    assert pandu("goal", "end", "wait_p90")[0] == 0
    assert pandu("goal", "list")[1] == {"goals": []}
    assert pandu("goal", "end", "wait_p90")[0] == 65


def test_blocker_and_commitment_go_from_written_down_to_ended(pandu, mall: Mall):
    add_officer(mall.desk, NewOfficer("bpn", PASSWORD, role=Role.COUNTER, agency="BPN"), demo=True)
    _, made = pandu(
        "blocker", "add", "blocker_forms", "--owner", "bpn", "--due", "2026-11-25", "--agency", "DUK"
    )
    assert [row["id"] for row in pandu("blocker", "list")[1]["blockers"]] == [made["id"]]
    assert pandu("blocker", "close", made["id"][-8:], "--note", "Dikirim")[0] == 0
    assert pandu("blocker", "list")[1] == {"blockers": []}
    assert pandu("blocker", "list", "--all")[1]["blockers"][0]["closed_words"] == "Dikirim"
    _, made = pandu("commitment", "add", "Dikirim pagi", "--who", "bpn", "--due", "2026-11-24")
    assert pandu("commitment", "settle", made["id"], "--unkept", "unkept_time")[0] == 0
    _, listed = pandu("commitment", "list", "--all")
    assert [row["state"] for row in listed["commitments"]] == ["commitment_unkept"]
    assert listed["rate"]["unkept"] == 1
    assert pandu("commitment", "huddle", "DUK", "BPN")[1] == {"day": "2026-11-24"}
