"""`pandu user`: one-time passwords, roles, the wait after wrong ones."""

import pytest

from desktop.services.officers import NewOfficer, add_officer
from models.rules.bodies.officers import Role
from tests.conftest import PASSWORD, Mall

OWN = "hujan turun di pasar lama"


def test_aut_12_add_and_reset_show_a_password_that_nobody_chose(
    pandu, mall: Mall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANDU_NEW_PASSWORD", OWN)
    code, added = pandu("user", "add", "rina", "--role", "officer")
    _, again = pandu("user", "reset", "rina")
    assert code == 0
    assert len({OWN, added["password"], again["password"]}) == 3


def test_aut_12_one_time_password_does_nothing_but_change_itself(
    pandu, mall: Mall, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, added = pandu("user", "add", "rina", "--role", "supervisor")
    monkeypatch.setenv("PANDU_PASSWORD", added["password"])
    monkeypatch.setenv("PANDU_NEW_PASSWORD", OWN)
    assert pandu("counter", "open", "DUK-L1", "--user", "rina")[1]["error"]["code"] == "sign_in.must_change"
    assert pandu("user", "password", "--user", "rina") == (0, {"login": "rina"})
    monkeypatch.setenv("PANDU_PASSWORD", OWN)
    assert pandu("counter", "open", "DUK-L1", "--user", "rina")[0] == 0


def test_aut_04_weak_password_of_ones_own_is_refused_with_a_sentence(
    pandu, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANDU_NEW_PASSWORD", "bismillah2026")
    code, answer = pandu("user", "password")
    assert (code, answer["error"]["code"]) == (65, "password.local")
    assert "empat kata" in answer["error"]["message"]


def test_aut_07_role_is_changed_unless_nobody_of_it_would_be_left(pandu, mall: Mall) -> None:
    add_officer(mall.desk, NewOfficer("rina", PASSWORD), demo=True)
    answer = {"login": "rina", "role": "counter", "agency": "DUK"}
    assert pandu("user", "role", "rina", "--role", "counter", "--agency", "DUK") == (0, answer)
    code, refused = pandu("user", "role", "admin", "--role", "officer")
    assert (code, refused["error"]["code"]) == (65, "officer.last_administrator")


def test_aut_01_supervisor_ends_the_wait_of_an_officer(
    pandu, mall: Mall, monkeypatch: pytest.MonkeyPatch
) -> None:
    for login, role in (("rina", Role.OFFICER), ("kepala", Role.SUPERVISOR)):
        add_officer(mall.desk, NewOfficer(login, PASSWORD, role=role), demo=True)
    monkeypatch.setenv("PANDU_PASSWORD", "bukan sandinya")
    codes = [pandu("counter", "open", "DUK-L1", "--user", "rina")[1]["error"]["code"] for _ in range(6)]
    assert codes == ["sign_in.wrong"] * 5 + ["sign_in.wait"]
    monkeypatch.setenv("PANDU_PASSWORD", PASSWORD)
    assert pandu("user", "unlock", "rina", "--user", "kepala") == (0, {"login": "rina"})
    answer = pandu("counter", "open", "DUK-L1", "--user", "rina")[1]
    assert answer["error"]["code"] == "not_allowed"
