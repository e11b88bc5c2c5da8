"""Each role at each use case: what it may is done or refused by a rule, what it may not is refused and kept."""

import pytest

from desktop.desk import Desk
from desktop.errors import DeskError, NotAllowed
from models.rules.bodies.officers import Role
from tests.conftest import Mall
from tests.security.role_table import ALL, TABLE, call, there
from tests.security.test_guards import NEED_NO_ROLE, reached


def refusals(desk: Desk) -> int:
    return int(desk.store.execute_sql("SELECT count(*) FROM journal WHERE kind = 25").fetchone()[0])


def desks(mall: Mall) -> dict[str, Desk]:
    """Return the desk with somebody of each role signed in, those who may least first."""
    return {
        "counter elsewhere": mall.as_role(Role.COUNTER, "POL"),
        "counter": mall.as_role(Role.COUNTER, "DUK"),
        "officer": mall.as_role(Role.OFFICER),
        "supervisor": mall.as_role(Role.SUPERVISOR),
        "administrator": mall.desk,
    }


def test_the_table_has_every_use_case_that_asks_for_a_role() -> None:
    assert {f"desktop.{name}" for name in TABLE} == reached() - set(NEED_NO_ROLE)


@pytest.mark.parametrize("use_case", TABLE)
def test_each_role_may_do_what_was_promised_and_nothing_else(mall: Mall, use_case: str) -> None:
    at, may = there(mall.desk), TABLE[use_case][0]
    by_role = desks(mall)
    for role in sorted(ALL - may):
        before = refusals(mall.desk)
        with pytest.raises(NotAllowed):
            call(use_case, by_role[role], at)
        assert refusals(mall.desk) == before + 1, role
    for role in sorted(may):
        before = refusals(mall.desk)
        try:
            call(use_case, by_role[role], at)
        except NotAllowed:
            raise
        except DeskError:  # by a rule, not for the role
            pass
        assert refusals(mall.desk) == before, role


@pytest.mark.parametrize("use_case", TABLE)
def test_nobody_may_do_anything(mall: Mall, use_case: str) -> None:
    at = there(mall.desk)
    with pytest.raises(NotAllowed):
        call(use_case, mall.desk.signed_in(None), at)
