"""Retention: emptied class by class on the right day, never for what is open, never by a wrong clock."""

from datetime import timedelta

import pytest

from desktop.desk import Desk, instant
from desktop.errors import NotAllowed, Refused
from desktop.queries.day_figures import daily_figures
from desktop.queries.destructions import destructions
from desktop.queries.people import find_people
from desktop.services.cases import NewCase, open_case
from desktop.services.limiting import hold_person
from desktop.services.purging import purge
from desktop.services.settings import change_setting
from desktop.services.tickets import cancel_ticket
from desktop.services.visits import NewVisit, add_visit, confirm_clock
from models import folding, journal
from models.rules.bodies.officers import Role
from models.rules.bodies.rights import Right
from models.rules.events import Subject
from tests.conftest import Mall

NIK = "3578080102039991"


def came(mall: Mall, name: str = "Siti Contoh", **who: str) -> str:
    """Let somebody come and go, and return their id."""
    visit = add_visit(mall.desk, NewVisit(("DUK-06",), name=name, anyway="sesudah libur", **who)).value
    cancel_ticket(mall.desk, visit.tickets[0].number, "pulang")
    return str(
        mall.desk.store.execute_sql("SELECT person FROM visit WHERE id = ?", (visit.id,)).fetchone()[0]
    )


def later(mall: Mall, days: int) -> None:
    """Go on, with a supervisor who says that the clock is right."""
    mall.clock.set(instant(mall.clock.ms) + timedelta(days=days))
    confirm_clock(mall.desk, "benar")


def kept(desk: Desk, person: str) -> tuple[str, str, str]:
    state = folding.read(desk.store, Subject.PERSON, person)
    return state.name, state.id_number, state.phone


def test_phone_goes_first_then_the_number_then_the_name_and_the_bodies_with_them(mall: Mall):
    person = came(mall, id_number=NIK, phone="081200000001")
    day, figures = mall.desk.today(), daily_figures(mall.desk, mall.desk.today())
    anchors = journal.heads(mall.desk.store)
    assert purge(mall.desk).value.destruction == ""
    later(mall, 90)
    assert (purge(mall.desk).value.reduced, kept(mall.desk, person)) == (1, ("Siti Contoh", NIK, ""))
    later(mall, 275)
    assert (purge(mall.desk).value.reduced, kept(mall.desk, person)) == (1, ("Siti Contoh", "", ""))
    bodies = mall.desk.store.execute_sql("SELECT group_concat(body) FROM journal WHERE kind = 30").fetchone()[
        0
    ]
    assert NIK not in bodies
    assert len(find_people(mall.desk, "Siti")) == 1
    later(mall, 365)
    assert (purge(mall.desk).value.erased, kept(mall.desk, person)) == (1, ("", "", ""))
    assert list(journal.verify(mall.desk.store, anchors)) == []
    assert list(folding.differences(mall.desk.store)) == []
    after = daily_figures(mall.desk, day)
    assert (after.visits, after.tickets, after.by_state) == (
        figures.visits,
        figures.tickets,
        figures.by_state,
    )
    assert [(row.people, row.reduced) for row in destructions(mall.desk)] == [(1, 0), (1, 1), (1, 1)]


def test_second_run_of_a_day_finds_nothing_and_keeps_no_minutes(mall: Mall):
    came(mall, phone="081200000001")
    later(mall, 100)
    assert purge(mall.desk).value.reduced == 1
    assert purge(mall.desk).value.destruction == ""
    assert len(destructions(mall.desk)) == 1


def test_dry_run_counts_and_changes_nothing(mall: Mall):
    person = came(mall, phone="081200000001")
    later(mall, 100)
    heads = journal.heads(mall.desk.store)
    assert purge(mall.desk, dry_run=True).value.reduced == 1
    assert journal.heads(mall.desk.store) == heads
    assert kept(mall.desk, person)[2] != ""


def test_who_came_again_is_kept_from_then_on(mall: Mall):
    person = came(mall, id_number=NIK, phone="081200000001")
    later(mall, 80)
    came(mall, person=person)
    later(mall, 20)
    assert purge(mall.desk).value.reduced == 0
    assert kept(mall.desk, person)[2] != ""


def test_open_matters_and_holds_are_left_alone(mall: Mall):
    held, asking, waiting = (came(mall, f"Orang {n}", phone=f"08120000000{n}") for n in (1, 2, 3))
    hold_person(mall.desk, held, "perkara")
    later(mall, 800)
    open_case(mall.desk, NewCase(Right.ACCESS, asking))
    add_visit(mall.desk, NewVisit(("DUK-06",), person=waiting, anyway="sesudah libur"))
    later(mall, 800)
    done = purge(mall.desk).value
    assert (done.erased, done.reduced, done.spared) == (0, 0, 3)
    assert all(kept(mall.desk, person)[0] for person in (held, asking, waiting))


def test_doubtful_clock_forgets_nobody(mall: Mall):
    person = came(mall, phone="081200000001")
    mall.clock.set(instant(mall.clock.ms) + timedelta(days=4000))
    with pytest.raises(Refused) as refused:
        purge(mall.desk)
    assert refused.value.code == "clock.ahead"
    assert kept(mall.desk, person)[2] != ""


def test_periods_are_settings_and_never_contradict_each_other(mall: Mall):
    came(mall, phone="081200000001")
    change_setting(mall.desk, "retention", {"contact_days": 10})
    later(mall, 10)
    assert purge(mall.desk).value.reduced == 1
    with pytest.raises(Refused) as refused:
        change_setting(mall.desk, "retention", {"name_days": 30})
    assert refused.value.code == "settings.retention"


def test_only_an_administrator_purges(mall: Mall):
    with pytest.raises(NotAllowed):
        purge(mall.as_role(Role.SUPERVISOR))
