"""Which leg of a visit waits for which, for any papers asked for, made and held."""

from hypothesis import given
from hypothesis import strategies as st

from models.rules.folds.places import Service
from models.rules.itinerary import PlannedLeg, missing_documents, plan_legs

CODES = st.sampled_from(("KTP", "KK", "AKTA", "SKCK"))
GROUPS = st.lists(CODES, min_size=1, max_size=2, unique=True).map("|".join)
SERVICES = st.lists(
    st.builds(
        Service,
        agency=st.just("DUK"), letters=st.just("A"), name=st.just("Layanan"),
        requires=st.lists(GROUPS, max_size=3).map(tuple), produces=st.lists(CODES, max_size=2).map(tuple),
    ),
    max_size=5,
)  # fmt: skip


def service(requires: tuple[str, ...] = (), produces: tuple[str, ...] = ()) -> Service:
    return Service("DUK", "A", "Layanan", requires=requires, produces=produces)


@given(SERVICES)
def test_where_nobody_checked_the_papers_all_legs_queue_at_once(services):
    assert plan_legs(services, None) == (PlannedLeg(),) * len(services)


@given(SERVICES, st.lists(CODES))
def test_leg_waits_exactly_for_the_last_earlier_one_that_makes_what_it_lacks(services, held):
    for place, leg in enumerate(plan_legs(services, held)):
        assert leg.missing == missing_documents(services[place].requires, held)
        lacking = {code for group in leg.missing for code in group.split("|")}
        makers = [at for at in range(place) if lacking & set(services[at].produces)]
        assert leg.after == max(makers, default=None)


@given(SERVICES, st.lists(CODES))
def test_group_is_missing_exactly_when_none_of_its_papers_is_held(services, held):
    for one in services:
        missing = missing_documents(one.requires, held)
        assert all((group in missing) != bool(set(group.split("|")) & set(held)) for group in one.requires)


def test_heir_waits_for_the_certificate_alone_and_not_for_what_is_held():
    legs = plan_legs(
        [service(produces=("AKTA",)), service(("KTP",)), service(("AKTA|SKCK", "KTP"))], ("KTP",)
    )
    assert legs == (PlannedLeg(), PlannedLeg(), PlannedLeg(("AKTA|SKCK",), after=0))


def test_leg_never_waits_for_one_that_comes_later():
    assert plan_legs([service(("AKTA",)), service(produces=("AKTA",))], ())[0] == PlannedLeg(("AKTA",))
