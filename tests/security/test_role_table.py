"""Each role at each use case: what it may is done or refused by a rule, what it may not is refused and kept."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.desk import Desk, Session
from desktop.errors import DeskError, NotAllowed
from models.rules.bodies.officers import Role
from tests.conftest import Mall, Template, open_template
from tests.security.role_table import ALL, TABLE, call
from tests.security.test_guards import NEED_NO_ROLE, reached
from tests.security.tried_on import There, there


def refusals(desk: Desk) -> int:
    return int(desk.store.execute_sql("SELECT count(*) FROM journal WHERE kind = 25").fetchone()[0])


@dataclass(frozen=True)
class Filled:
    """A mall in which all stands that the calls are about, closed, with who signed in there."""

    template: Template
    at: There
    sessions: dict[str, Session | None]


@dataclass(frozen=True)
class Played:
    """One test's own copy of it, opened, with a desk of each role, those who may least first."""

    desk: Desk
    at: There
    by_role: dict[str, Desk]


@pytest.fixture(scope="module")
def filled(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Made once: the many use cases each begin with the same copy."""
    folder = tmp_path_factory.mktemp("filled") / "mall"
    shutil.copytree(template.folder, folder)
    made = Template(folder, template.recovery_key)
    mall = open_template(made)
    at, by_role = there(mall.desk), desks(mall)
    mall.desk.store.close()
    return Filled(made, at, {role: desk.session for role, desk in by_role.items()})


@pytest.fixture
def played(filled: Filled, tmp_path: Path) -> Iterator[Played]:
    shutil.copytree(filled.template.folder, tmp_path / "mall")
    desk = open_template(Template(tmp_path / "mall", filled.template.recovery_key)).desk
    yield Played(desk, filled.at, {role: desk.signed_in(who) for role, who in filled.sessions.items()})
    desk.store.close()


def desks(mall: Mall) -> dict[str, Desk]:
    """Return the desk with somebody of each role signed in."""
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
def test_each_role_may_do_what_was_promised_and_nothing_else(played: Played, use_case: str) -> None:
    may = TABLE[use_case][0]
    for role in sorted(ALL - may):
        before = refusals(played.desk)
        with pytest.raises(NotAllowed):
            call(use_case, played.by_role[role], played.at)
        assert refusals(played.desk) == before + 1, role
    for role in sorted(may):
        before = refusals(played.desk)
        try:
            call(use_case, played.by_role[role], played.at)
        except NotAllowed:
            raise
        except DeskError:  # by a rule, not for the role
            pass
        assert refusals(played.desk) == before, role


@pytest.mark.parametrize("use_case", TABLE)
def test_nobody_may_do_anything(played: Played, use_case: str) -> None:
    with pytest.raises(NotAllowed):
        call(use_case, played.desk.signed_in(None), played.at)
