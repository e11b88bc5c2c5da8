"""What cannot be done today and why."""

import pytest

from models.rules.calendar import OpeningState
from models.rules.itinerary import LegPapers
from models.rules.planning.model import House, Stop, Visitor, timetable
from models.rules.planning.obstacles import Availability, Hindrance, Obstacle, hindrances, left_over
from models.rules.planning.offers import Advice, Adviser
from models.rules.planning.papers import Supply, prerequisites, sources

REPORT = LegPapers((), ("LP",))
CARD = LegPapers(("LP|LAMA",), ("KTP",))
HEALTH = LegPapers(("KTP",), ("SHT",))
HOUSE = {
    "POL-03": REPORT,
    "DUK-06": CARD,
    "DKS-02": HEALTH,
    "DUK-02": LegPapers(("KTP",), ("KK",)),
    "DUK-05": LegPapers(("KK",), ("KTP",)),
}
OK = Availability()


def codes(services, legs, held, house=HOUSE) -> list[list[tuple[Obstacle, bool]]]:
    needs = sources(legs, held)
    lacking = {n.group for leg in needs for n in leg if n.supply is Supply.LACKING}
    advices = {group: Adviser(house).advice(group, held or ()) for group in lacking}
    return [[(one.code, one.final) for one in leg] for leg in hindrances(services, needs, advices)]


@pytest.mark.parametrize(
    ("service", "code", "final"),
    [
        (Availability(here=False, full=True), Obstacle.ELSEWHERE, True),
        (Availability(opening=OpeningState.HOLIDAY, gives_numbers=False), Obstacle.HOLIDAY, True),
        (Availability(opening=OpeningState.CLOSED_DAY, gives_numbers=False), Obstacle.CLOSED_TODAY, True),
        (Availability(opening=OpeningState.AFTER, gives_numbers=False), Obstacle.CLOSED, True),
        (Availability(gives_numbers=False), Obstacle.CLOSED, True),
        (Availability(full=True, down=True), Obstacle.QUOTA, True),
        (Availability(down=True, staffed=False), Obstacle.OUTAGE, False),
        (Availability(staffed=False), Obstacle.NO_COUNTER, False),
    ],
)
def test_each_reason_of_a_service_has_its_code(service, code, final):
    assert codes([service], [REPORT], ()) == [[(code, final)]]


def test_open_service_with_its_papers_has_no_obstacle():
    assert codes([OK, OK], [REPORT, CARD], ()) == [[], []]
    assert codes(
        [Availability(opening=OpeningState.BREAK), Availability(opening=OpeningState.BEFORE)],
        [REPORT, CARD],
        (),
    ) == [[], []]


def test_missing_paper_is_external_asked_for_or_another_services():
    assert codes([OK], [LegPapers(("FOTO",), ())], ()) == [[(Obstacle.EXTERNAL_PAPER, False)]]
    assert codes([OK], [CARD], ()) == [[(Obstacle.OTHER_SERVICE, False)]]
    circle = {code: HOUSE[code] for code in ("DUK-02", "DUK-05")}
    assert codes([OK], [HEALTH], (), circle) == [[(Obstacle.ASK_PAPER, False)]]
    assert codes([OK, OK], list(circle.values()), ()) == [[(Obstacle.ASK_PAPER, False)]] * 2


def test_missing_paper_is_named_with_its_obstacle():
    legs = [LegPapers(("FOTO", "KK|AKTA"), ())]
    (found,) = hindrances([OK], sources(legs, ()), {"FOTO": Advice((), ask=True), "KK|AKTA": Advice(())})
    assert [(one.code, one.group) for one in found] == [
        (Obstacle.ASK_PAPER, "FOTO"),
        (Obstacle.EXTERNAL_PAPER, "KK|AKTA"),
    ]


def test_leg_behind_one_that_cannot_be_done_waits_in_vain():
    closed = Availability(full=True)
    assert codes([closed, OK, OK], [REPORT, CARD, HEALTH], ()) == [
        [(Obstacle.QUOTA, True)], [(Obstacle.WAITS, True)], [(Obstacle.WAITS, True)],
    ]  # fmt: skip
    assert codes([OK, OK], [CARD, HEALTH], ()) == [
        [(Obstacle.OTHER_SERVICE, False)],
        [(Obstacle.WAITS, False)],
    ]


def test_leg_that_waits_in_vain_for_good_says_so_once():
    legs = [REPORT, LegPapers(("LP", "FOTO"), ("KTP",)), HEALTH]
    assert codes([Availability(full=True), OK, OK], legs, ())[2] == [(Obstacle.WAITS, True)]


def test_outage_may_pass_and_holds_nobody_up_for_good():
    assert codes([Availability(down=True), OK], [REPORT, CARD], ()) == [[(Obstacle.OUTAGE, False)], []]


def test_one_of_two_makers_is_enough():
    assert codes([Availability(full=True), OK, OK], [REPORT, REPORT, CARD], ()) == [
        [(Obstacle.QUOTA, True)],
        [],
        [],
    ]


def test_lasting_reason_comes_first():
    found = codes(
        [Availability(full=True), OK, Availability(down=True)],
        [REPORT, CARD, LegPapers(("FOTO", "LP"), ())],
        (),
    )
    assert found[2] == [(Obstacle.WAITS, True), (Obstacle.OUTAGE, False), (Obstacle.EXTERNAL_PAPER, False)]


def test_what_is_waited_for_is_named():
    needs = sources([REPORT, CARD], ())
    (_, (one,)) = hindrances([Availability(full=True), OK], needs, {})
    assert one == Hindrance(Obstacle.WAITS, "LP|LAMA", (0,), final=True)


def test_agency_that_closes_and_visitor_who_leaves_are_told_apart():
    stops = [Stop(0, 30, 1, ((0, 480),)), Stop(50, 5, 1, ((0, 40),)), Stop(0, 30, 1, ((0, 480),))]
    visitor = Visitor(leaves_in=50)
    table = timetable((0, 1, 2), stops, visitor, House())
    always = timetable((0, 1, 2), stops, Visitor(), House())
    found = left_over(table, always, visitor, [()] * 3)
    assert {leg: (one.code, one.final) for leg, one in found.items()} == {
        1: (Obstacle.LATE, True), 2: (Obstacle.LEAVES, True),
    }  # fmt: skip


def test_leg_behind_one_that_is_too_late_waits_in_vain():
    needs = sources([REPORT, CARD, HEALTH], ())
    groups = prerequisites(needs)
    stops = [Stop(50, 5, 1, ((0, 40),)), *(Stop(0, 5, 1, ((0, 480),), needs=own) for own in groups[1:])]
    table = timetable((0, 1, 2), stops, Visitor(), House())
    found = left_over(table, table, Visitor(), needs)
    assert [(leg, one.code, one.group) for leg, one in found.items()] == [
        (0, Obstacle.LATE, ""), (1, Obstacle.WAITS, "LP|LAMA"), (2, Obstacle.WAITS, "KTP"),
    ]  # fmt: skip
