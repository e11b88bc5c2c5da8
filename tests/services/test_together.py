"""Blockers that an officer of another agency looks after, commitments of the morning, and who came to it."""

from datetime import date, timedelta

import pytest

from desktop.errors import NotAllowed, Refused
from desktop.queries.together import blockers, colleagues, commitment_rate, commitments, huddles
from desktop.services.officers import NewOfficer, add_officer
from desktop.services.outages import NewOutage, end_outage, start_outage
from desktop.services.tickets import call_next, finish_ticket, start_ticket
from desktop.services.together import (
    NewBlocker,
    close_blocker,
    hold_huddle,
    make_commitment,
    raise_blocker,
    settle_commitment,
)
from desktop.services.visits import NewVisit, add_visit
from models.folding import differences
from models.rules.bodies.goals import BlockerCause, Resolution, UnkeptReason
from models.rules.bodies.officers import Role
from models.rules.bodies.tickets import Outcome
from models.rules.folds.goals import CommitmentState
from tests.conftest import PASSWORD, Mall

TODAY = date(2026, 11, 24)
DAY = timedelta(1)


@pytest.fixture
def bpn(mall: Mall) -> str:
    order = NewOfficer("bpn", PASSWORD, role=Role.COUNTER, agency="BPN", name="Budi Contoh")
    add_officer(mall.desk, order, demo=True)
    return "bpn"


def order(owner: str, **more: object) -> NewBlocker:
    return NewBlocker(**{"cause": BlockerCause.FORMS, "owner": owner, "due": TODAY, "agency": "DUK", **more})


def test_blocker_names_who_of_another_agency_looks_after_it_and_is_late_after_its_day(mall: Mall, bpn: str):
    raise_blocker(mall.desk, order(bpn, words="Blangko habis"))
    (row,) = blockers(mall.desk)
    assert (row.agency, row.owner, row.owner_agency, row.due, row.words) == (
        "Disdukcapil", "Budi Contoh", "ATR/BPN", TODAY, "Blangko habis",
    )  # fmt: skip
    assert (row.late, row.affected) == (False, None)
    mall.clock.forward(minutes=24 * 60)
    assert blockers(mall.desk)[0].late


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"agency": "BPN"}, "blocker.owner"),
        ({"owner": "admin"}, "blocker.owner"),
        ({"owner": "siapa"}, "together.no_officer"),
        ({"due": TODAY - DAY}, "together.past"),
        ({"service": "XXX-99"}, "blocker.about_unknown"),
        ({"cause": BlockerCause.OTHER, "words": " "}, "blocker.no_words"),
    ],
)
def test_blocker_that_nobody_else_can_solve_is_refused(
    mall: Mall, bpn: str, more: dict[str, object], code: str
):
    with pytest.raises(Refused, match=code):
        raise_blocker(mall.desk, order(**{"owner": bpn, **more}))
    assert blockers(mall.desk) == []


def test_visits_that_an_outage_caught_are_counted(mall: Mall, bpn: str):
    add_visit(mall.desk, NewVisit(("DUK-06",)))
    outage = start_outage(mall.desk, NewOutage("SIAK", agency="DUK")).value
    mall.clock.forward(minutes=30)
    add_visit(mall.desk, NewVisit(("BPN-01",)))
    end_outage(mall.desk, outage)
    raise_blocker(mall.desk, order(bpn, outage=outage))
    assert blockers(mall.desk)[0].affected == 1


def test_visits_that_a_service_sends_off_with_nothing_are_counted(mall: Mall, bpn: str):
    raise_blocker(mall.desk, order(bpn, service="DUK-06"))
    for outcome in (Outcome.DONE, Outcome.RETURNED_INCOMPLETE):
        number = add_visit(mall.desk, NewVisit(("DUK-06",))).value.tickets[0].number
        call_next(mall.desk, "DUK-L1")
        start_ticket(mall.desk, number)
        finish_ticket(mall.desk, number, outcome)
    assert blockers(mall.desk)[0].affected == 1


def test_closed_blocker_leaves_the_list_with_how_and_is_closed_once(mall: Mall, bpn: str):
    blocker = raise_blocker(mall.desk, order(bpn)).value
    close_blocker(mall.desk, blocker[-8:], Resolution.AROUND, "Pinjam dari BPN")
    assert blockers(mall.desk) == []
    (row,) = blockers(mall.desk, closed_from=TODAY)
    assert (row.resolution, row.closed_words) == (Resolution.AROUND, "Pinjam dari BPN")
    with pytest.raises(Refused, match=r"blocker.closed"):
        close_blocker(mall.desk, blocker, Resolution.SOLVED)
    with pytest.raises(Refused, match=r"blocker.unknown"):
        close_blocker(mall.desk, "tidak-ada", Resolution.SOLVED)
    assert list(differences(mall.desk.store)) == []


def test_counter_sees_what_its_own_agency_raised_or_looks_after(mall: Mall, bpn: str):
    mine = mall.as_role(Role.COUNTER, "DUK")
    raise_blocker(mine, order(bpn, agency=None))
    assert [row.agency for row in blockers(mine)] == ["Disdukcapil"]
    assert len(blockers(mall.as_role(Role.COUNTER, "BPN"))) == 1
    other = mall.as_role(Role.COUNTER, "POL")
    assert blockers(other) == []
    with pytest.raises(NotAllowed):
        raise_blocker(other, order(bpn))


def test_commitment_is_kept_or_not_and_why_and_the_rate_counts_late_ones(mall: Mall, bpn: str):
    made = [make_commitment(mall.desk, f"Janji {n}", bpn, TODAY).value for n in range(3)]
    settle_commitment(mall.desk, made[0])
    settle_commitment(mall.desk, made[1], UnkeptReason.WAITING, "Menunggu pusat")
    assert commitment_rate(mall.desk, TODAY, TODAY).tenths == 500
    (left,) = commitments(mall.desk)
    assert left.words == "Janji 2"
    mall.clock.forward(minutes=24 * 60)
    rate = commitment_rate(mall.desk, TODAY, TODAY)
    assert (rate.kept, rate.unkept, rate.open, rate.tenths) == (1, 1, 1, 333)
    settled = {row.words: (row.state, row.why) for row in commitments(mall.desk, ended_from=TODAY)}
    assert settled["Janji 1"] == (CommitmentState.UNKEPT, "Menunggu pusat")
    with pytest.raises(Refused, match=r"commitment.over"):
        settle_commitment(mall.desk, made[0])
    with pytest.raises(Refused, match=r"commitment.no_words"):
        make_commitment(mall.desk, " ", bpn, TODAY + DAY)


def test_newest_word_on_who_came_to_the_briefing_counts(mall: Mall):
    hold_huddle(mall.desk, ("POL", "DUK"))
    hold_huddle(mall.desk, ("DUK", "BPN", "DUK"))
    (held,) = huddles(mall.desk, TODAY, TODAY)
    assert held.agencies == ("ATR/BPN", "Disdukcapil")
    for there, code in ((), "huddle.nobody"), (("XXX",), "catalogue.no_agency"):
        with pytest.raises(Refused, match=code):
            hold_huddle(mall.desk, there)


def test_colleagues_stand_by_agency_and_name(mall: Mall, bpn: str):
    assert [(one.login, one.agency) for one in colleagues(mall.desk)] == [("admin", None), (bpn, "BPN")]
