"""A real mall begins with one account, of the name and password that somebody chose at its first run."""

import pytest

from desktop.errors import Refused
from desktop.paths import Paths
from desktop.security.cost import cost_of
from desktop.services.mall import NewMall, make_mall, open_mall
from desktop.services.signing_in import sign_in
from tests.conftest import PASSWORD


def order(password: str) -> NewMall:
    return NewMall("DPMPTSP Kabupaten Banyuwangi", "WIB", "kepala", password)


@pytest.fixture
def paths(tmp_path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "state")


def test_aut_05_real_mall_has_no_account_but_the_one_that_was_asked_for(paths: Paths) -> None:
    made = make_mall(paths, order(PASSWORD))
    rows = made.desk.store.execute_sql("SELECT login, role, once FROM officer").fetchall()
    assert rows == [("kepala", "administrator", 0)]
    made.desk.store.close()


@pytest.mark.parametrize("weak", ["", "admin123", "mppbanyuwangi", "dpmptsp2026", "kepala12345"])
def test_aut_05_first_run_makes_nothing_with_a_weak_password(paths: Paths, weak: str) -> None:
    with pytest.raises(Refused, match=r"password\."):
        make_mall(paths, order(weak))
    assert not paths.data.exists()


def test_aut_15_cost_measured_at_the_first_run_is_that_of_later_hashes(paths: Paths) -> None:
    made = make_mall(paths, order(PASSWORD))
    made.desk.store.close()
    desk = open_mall(paths, lambda: made.recovery_key)
    (secret,) = desk.store.execute_sql("SELECT secret FROM officer").fetchone()
    cost = cost_of(desk)
    assert f"m={cost.memory_kib},t={cost.passes},p={cost.lanes}" in secret
    assert sign_in(desk, "kepala", PASSWORD).login == "kepala"
    assert desk.store.execute_sql("SELECT secret FROM officer").fetchone() == (secret,)
    desk.store.close()
