"""Accounts: what an officer and an administrator may change about one."""

import pytest

from desktop.errors import NotAllowed, Refused
from desktop.queries.day_figures import daily_report
from desktop.services.officers import name_officer
from desktop.services.settings import change_setting
from desktop.services.signing_in import change_password, sign_in
from models.rules.bodies.officers import Role
from tests.conftest import PASSWORD, Mall

OWN = "kopi pagi di meja depan"


def test_first_administrator_gets_a_name_for_the_signature(mall: Mall):
    name_officer(
        mall.desk, "admin", name="Siti Rahayu, S.E.", title="Kepala Bidang", nip="198001012005012001"
    )
    change_setting(mall.desk, "signatures", {"head": "admin"})
    name_officer(mall.desk, "admin", title="Kepala Dinas")
    head = daily_report(mall.desk, mall.desk.today()).figures.signature.head
    assert (head.name, head.title, head.nip) == ("Siti Rahayu, S.E.", "Kepala Dinas", "198001012005012001")


def test_only_an_administrator_names_officers(mall: Mall):
    with pytest.raises(NotAllowed):
        name_officer(mall.as_role(Role.SUPERVISOR), "admin", name="Lain")
    with pytest.raises(Refused):
        name_officer(mall.desk, "zzz", name="Lain")


def test_officer_changes_the_own_password_and_the_old_one_is_over(mall: Mall):
    officer = mall.as_role(Role.OFFICER)
    change_password(officer, OWN)
    assert sign_in(mall.desk, "officer-x", OWN).role is Role.OFFICER
    with pytest.raises(NotAllowed):
        sign_in(mall.desk, "officer-x", PASSWORD)
    (once,) = mall.desk.store.execute_sql("SELECT once FROM officer WHERE login = 'officer-x'").fetchone()
    assert once == 0


def test_signatory_whom_nobody_knows_is_refused(mall: Mall):
    with pytest.raises(Refused) as refused:
        change_setting(mall.desk, "signatures", {"duty": "zzz"})
    assert refused.value.code == "officer.unknown"
    change_setting(mall.desk, "signatures", {"duty": ""})
