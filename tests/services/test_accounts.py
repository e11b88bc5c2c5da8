"""Accounts and roles: who may sign in, and what they may do then."""

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.services.officers import NewOfficer, add_officer, disable_officer, reset_officer
from desktop.services.settings import change_setting
from desktop.services.signing_in import sign_in
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from tests.conftest import PASSWORD


def one(desk: Desk, sql: str, *values) -> tuple:
    return desk.store.execute_sql(sql, values).fetchone()


def test_counter_officer_takes_nobody_in_and_the_refusal_is_journalled(mall):
    desk = mall.as_role(Role.COUNTER, "DUK")
    with pytest.raises(NotAllowed):
        add_visit(desk, NewVisit(services=("DUK-06",)))
    kinds = desk.store.execute_sql("SELECT body FROM journal WHERE kind = 25").fetchall()
    assert kinds == [('{"use_case":"visit.add"}',)]


def test_officer_takes_people_in_but_not_against_the_hours(mall):
    desk = mall.as_role(Role.OFFICER)
    add_visit(desk, NewVisit(services=("DUK-06",)))
    with pytest.raises(NotAllowed):
        add_visit(desk, NewVisit(services=("DUK-06",), anyway="sebentar"))


def test_wrong_password_unknown_and_disabled_accounts_get_the_same_answer(mall):
    mall.as_role(Role.OFFICER)
    disable_officer(mall.desk, "officer-x")
    for login, password in (
        ("admin", "salah sekali"),
        ("nobody", "x" * 9),
        ("officer-x", "meja depan yang ramah"),
    ):
        with pytest.raises(NotAllowed, match=r"sign_in.wrong"):
            sign_in(mall.desk, login, password)


def test_reset_opens_a_disabled_account_with_the_new_password(mall):
    mall.as_role(Role.OFFICER)
    disable_officer(mall.desk, "officer-x")
    password = reset_officer(mall.desk, "officer-x").value
    assert sign_in(mall.desk, "OFFICER-X", password).role is Role.OFFICER


def test_setting_of_the_working_time_must_not_contradict_itself(desk: Desk):
    with pytest.raises(Refused, match=r"calendar\.last_ticket"):
        change_setting(desk, "working_time", {"last_ticket_minutes": -5})
    change_setting(desk, "working_time", {"last_ticket_minutes": 30})
    assert desk.calendar().last_ticket_minutes == 30


@pytest.mark.parametrize(
    "nip", ["1970010119900310", "19700101199003100a", "<b>" * 6, "１９７００１０１１９９００３１００１"]
)
def test_nip_that_is_none_is_refused(desk: Desk, nip: str):
    with pytest.raises(Refused, match=r"officer.bad_nip"):
        add_officer(desk, NewOfficer("baru", PASSWORD, nip=nip), demo=True)


def test_nip_is_kept_without_the_blanks_it_is_written_with(desk: Desk):
    add_officer(desk, NewOfficer("baru", PASSWORD, nip="19700101 199003 1 001"), demo=True)
    assert one(desk, "SELECT nip FROM officer WHERE login = 'baru'") == ("197001011990031001",)
