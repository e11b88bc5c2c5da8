"""The register of breaches: whom one may concern, who was told, and that it is not closed before."""

from datetime import timedelta

import pytest

from desktop.desk import instant
from desktop.errors import NotAllowed, Refused
from desktop.queries.breaches import affected, breach_list
from desktop.services.breaches import NewBreach, close_breach, note_notified, open_breach
from desktop.services.people import compare_in_clear
from desktop.services.rights_papers import print_breach
from desktop.services.visits import NewVisit, add_visit
from models import folding
from models.rules.bodies.officers import Role
from models.rules.bodies.rights import BreachKind, DataClass, Notified
from models.rules.rights import Pressure
from tests.conftest import Mall


def came(mall: Mall, name: str, service: str = "DUK-06") -> str:
    mall.clock.forward(minutes=10)
    visit = add_visit(mall.desk, NewVisit((service,), name=name)).value.id
    return str(mall.desk.store.execute_sql("SELECT person FROM visit WHERE id = ?", (visit,)).fetchone()[0])


def breach(mall: Mall, minutes: float = 60, **more) -> str:
    now = instant(mall.clock.ms)
    first = now - timedelta(minutes=minutes)
    order = NewBreach(BreachKind.CONFIDENTIALITY, first, now, (DataClass.NAME,), "layar terbuka", **more)
    return open_breach(mall.desk, order).value


def people(mall: Mall, named: str) -> list[str]:
    return [one.person for one in affected(mall.desk, named)]


def test_breach_concerns_who_came_or_was_looked_at_in_its_time(mall: Mall):
    early, other = came(mall, "Ani"), came(mall, "Budi")
    mall.clock.forward(minutes=60)
    late = came(mall, "Cici")
    assert people(mall, breach(mall, 5)) == [late]
    assert sorted(people(mall, breach(mall, 200))) == sorted([early, other, late])
    compare_in_clear(mall.desk, early, other)
    found = {one.person: (one.came, one.looked_at) for one in affected(mall.desk, breach(mall, 5))}
    assert found == {late: (True, False), early: (False, True), other: (False, True)}


def test_breach_of_one_desk_or_agency_concerns_fewer(mall: Mall):
    police, civil = came(mall, "Ani", "POL-01"), came(mall, "Budi")
    assert people(mall, breach(mall, agencies=("POL",))) == [police]
    own = breach(mall, desks=(mall.desk.origin[:12],))
    assert sorted(people(mall, own)) == sorted([police, civil])
    with mall.desk.writing() as write:  # another desk's visitors
        write.db.execute_sql("UPDATE visit SET lane = '2' WHERE person = ?", (civil,))
    assert people(mall, own) == [police]


def test_letters_count_as_told_and_without_the_authority_it_is_not_closed(mall: Mall):
    came(mall, "Ani")
    named = breach(mall)
    with pytest.raises(Refused) as refused:
        close_breach(mall.desk, named, "kata sandi diganti")
    assert refused.value.code == "breach.authority_untold"
    for whom in (Notified.AUTHORITY, Notified.SUBJECTS):
        assert print_breach(mall.desk, named, whom).value.startswith(b"%PDF")
    note_notified(mall.desk, named, Notified.PUBLIC)
    close_breach(mall.desk, named, "kata sandi diganti")
    assert breach_list(mall.desk) == []
    (row,) = breach_list(mall.desk, only_open=False)
    assert set(row.notified) == set(Notified)
    assert (row.remedy, row.pressure) == ("kata sandi diganti", None)
    assert list(folding.differences(mall.desk.store)) == []


def test_countdown_runs_from_when_it_became_known(mall: Mall):
    first = instant(mall.clock.ms) - timedelta(hours=70)
    order = NewBreach(
        BreachKind.AVAILABILITY, first, first, (DataClass.VISITS,), "cadangan rusak", known=first
    )
    open_breach(mall.desk, order)
    (row,) = breach_list(mall.desk)
    assert (row.left, row.pressure) == (2, Pressure.URGENT)


def test_breach_that_cannot_be_is_refused(mall: Mall):
    now = instant(mall.clock.ms)
    hour = timedelta(hours=1)
    kind, data = BreachKind.INTEGRITY, (DataClass.NAME,)
    for order, code in (
        (NewBreach(kind, now, now + hour, data, "x"), "breach.times"),
        (NewBreach(kind, now, now - hour, data, "x"), "breach.times"),
        (NewBreach(kind, now, now, (), "x"), "breach.no_data"),
        (NewBreach(kind, now, now, data, " "), "breach.no_words"),
        (NewBreach(kind, now, now, data, "x", agencies=("XXX",)), "breach.agency"),
        (NewBreach(kind, now, now, data, "x", desks=("tidak ada",)), "breach.desk"),
    ):
        with pytest.raises(Refused) as refused:
            open_breach(mall.desk, order)
        assert refused.value.code == code
    assert breach_list(mall.desk) == []


def test_only_who_leads_handles_breaches(mall: Mall):
    with pytest.raises(NotAllowed):
        breach_list(mall.as_role(Role.OFFICER))
