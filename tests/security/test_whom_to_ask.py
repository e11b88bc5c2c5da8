"""A refusal says who may: the nearest role, or that the agency is another's."""

import pytest

from desktop.errors import NotAllowed
from desktop.security.permissions import require
from models.rules.bodies.officers import Role
from tests.conftest import Mall


@pytest.mark.parametrize(
    ("role", "use_case", "who"),
    [
        (Role.OFFICER, "ticket.call", Role.COUNTER),
        (Role.OFFICER, "visit.anyway", Role.SUPERVISOR),
        (Role.SUPERVISOR, "officer.manage", Role.ADMINISTRATOR),
    ],
)
def test_refusal_names_the_nearest_role_that_may(mall: Mall, role: Role, use_case: str, who: Role):
    with pytest.raises(NotAllowed) as refused:
        require(mall.as_role(role), use_case)
    assert (refused.value.code, refused.value.facts["who"]) == ("not_allowed", who)


def test_refusal_for_another_agency_says_so(mall: Mall):
    with pytest.raises(NotAllowed) as refused:
        require(mall.as_role(Role.COUNTER, "DUK"), "ticket.call", "POL")
    assert refused.value.code == "not_allowed_agency"
