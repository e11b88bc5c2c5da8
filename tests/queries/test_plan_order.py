"""What the plan says beside the order given: a better one, why each step stands there, what is in its way."""

from datetime import UTC, datetime

import pytest

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.life_events import life_events
from desktop.queries.plan import VisitPlan, move_refusal, plan_life_event, plan_visit
from desktop.queries.plan_order import house_of
from desktop.services import counters
from desktop.services.catalogue import import_catalogue
from desktop.services.settings import change_setting
from desktop.services.visits import NewVisit, add_visit
from models.rules.itinerary import PaperState
from models.rules.planning.obstacles import Obstacle

EVERYWHERE = ("DUK-L1", "POL-L4", "DKS-L1", "BPD-L1", "DJP-L1", "BJK-L1", "TSP-L1", "BPN-L1")


@pytest.fixture
def staffed(mall) -> Desk:
    for code in EVERYWHERE:
        counters.open_counter(mall.desk, code)
    return mall.desk


def reasons(plan: VisitPlan, step: int) -> list[str]:
    return [str(one) for one in plan.rows[step - 1].reasons]


def test_shorter_queue_first_is_told_as_the_better_order(staffed: Desk):
    for _ in range(4):
        add_visit(staffed, NewVisit(("DUK-06",)))
    plan = plan_visit(staffed, ("DUK-06", "BPD-01"), ("KK", "LAMA", "TAGIH"))
    assert [row.service for row in plan.rows] == ["DUK-06", "BPD-01"]
    assert plan.better is not None
    assert (plan.better.services, plan.better.gap) == (("BPD-01", "DUK-06"), 0)
    assert plan.total is not None
    assert plan.better.total is not None
    assert plan.better.total[1] < plan.total[1]
    assert (plan.better.gain >= 5, plan.better.more) == (True, 0)
    assert plan_visit(staffed, plan.better.services, ("KK", "LAMA", "TAGIH")).better is None


def test_order_that_lacks_what_a_later_step_makes_is_bettered_though_nobody_is_there(desk: Desk):
    plan = plan_visit(desk, ("DUK-06", "POL-03"), ("KK",))
    assert plan.better is not None
    assert plan.better.services == ("POL-03", "DUK-06")
    assert (plan.better.total, plan.better.gain) == (None, 0)
    assert [str(why[-1]) for why in plan.better.reasons][1].startswith("Sesudah langkah 1")


def test_good_order_needs_no_better_one(staffed: Desk):
    assert plan_visit(staffed, ("POL-03", "DUK-06"), ("KK",)).better is None
    assert plan_visit(staffed, ("POL-03",), ("KK",)).better is None


def test_renewed_family_card_is_used_by_what_comes_after_it(staffed: Desk):
    counters.open_counter(staffed, "DUK-L8")
    for _ in range(5):
        add_visit(staffed, NewVisit(("DUK-14",)))
    held = ("KTP", "KK", "SKP", "TAGIH")
    plan = plan_visit(staffed, ("DUK-14", "BJK-02", "BPD-01"), held)
    assert plan.better is not None
    assert plan.better.services == ("BPD-01", "DUK-14", "BJK-02")


def test_step_says_when_it_is_served_or_what_it_waits_for(mall, staffed: Desk):
    plan = plan_visit(staffed, ("POL-03", "DUK-06"), ("KK",))
    first, second = plan.rows
    assert first.start_ms is not None
    assert second.start_ms is not None
    assert mall.clock.ms <= first.start_ms < second.start_ms
    (said,) = reasons(plan, 1)
    assert said.startswith("Antre sekarang, dilayani sekitar 0")
    assert reasons(plan, 2) == ["Sesudah langkah 1: di sana Surat tanda lapor kehilangan (Polri) dibuat."]
    assert plan.rows[1].documents[1].made_by == ("POL-03",)


def test_policy_of_the_mall_decides_what_the_wait_for_a_paper_counts(desk: Desk):
    assert house_of(desk).head_start == 0
    change_setting(desk, "queues", {"policy": "one-stop-first"})
    assert house_of(desk).head_start == 1


def test_without_a_counter_the_step_says_so_and_no_time(desk: Desk):
    plan = plan_visit(desk, ("DUK-06",), ("KK", "LAMA"))
    (row,) = plan.rows
    assert (row.start_ms, row.obstacles) == (None, (Obstacle.NO_COUNTER,))
    assert reasons(plan, 1) == ["Belum bisa sekarang: Belum ada loket buka", "Antre sekarang."]


def test_missing_paper_says_who_makes_it_or_that_nobody_here_does(staffed: Desk):
    plan = plan_visit(staffed, ("DUK-06", "POL-04"), ("KK",))
    assert plan.rows[0].obstacles == (Obstacle.OTHER_SERVICE,)
    assert reasons(plan, 1)[0].endswith("bisa dibuat dulu di sini: Laporan kehilangan.")
    assert Obstacle.WAITS in plan.rows[1].obstacles
    assert Obstacle.EXTERNAL_PAPER in plan.rows[1].obstacles
    assert not any(said.startswith(("Sesudah langkah 1", "Antre")) for said in reasons(plan, 2))
    assert reasons(plan, 2)[-1].endswith("tidak bisa jadi selama langkah yang membuatnya terhalang.")
    assert "Hasil tes psikologi untuk SIM belum ada dan tidak dibuat di MPP ini." in reasons(plan, 2)


def test_identity_card_that_only_a_circle_makes_is_asked_for(staffed: Desk):
    plan = plan_visit(staffed, ("DKS-02",), ())
    assert (plan.rows[0].obstacles, reasons(plan, 1)[0]) == (
        (Obstacle.ASK_PAPER,),
        "Tanyakan: punya KTP-el atau IKD?",
    )


def test_nobody_asked_means_nothing_is_in_the_way(staffed: Desk):
    plan = plan_visit(staffed, ("DUK-06", "POL-03"))
    assert [row.obstacles for row in plan.rows] == [(), ()]
    assert plan.better is None
    assert {d.made_by for row in plan.rows for d in row.documents} == {()}


def test_agency_that_closes_before_the_turn_is_not_today(mall, staffed: Desk):
    for _ in range(9):
        add_visit(staffed, NewVisit(("POL-03",)))
    mall.clock.set(datetime(2026, 11, 24, 7, 20, 30, tzinfo=UTC))  # 14.20; Polri closes at 15.00
    plan = plan_visit(staffed, ("DKS-02", "POL-03", "DUK-06"), ("KK", "KTP"))
    assert plan.rows[1].obstacles == (Obstacle.LATE,)
    assert reasons(plan, 2) == ["Tidak sempat hari ini: Polres tutup 15.00."]
    assert (plan.total, plan.rows[1].start_ms) == (None, None)


def test_queue_that_may_be_too_long_is_warned_of(mall, staffed: Desk):
    for _ in range(9):
        add_visit(staffed, NewVisit(("POL-03",)))
    mall.clock.set(datetime(2026, 11, 24, 6, 20, tzinfo=UTC))  # 13.20: 90 minutes expected, 117 at most
    plan = plan_visit(staffed, ("POL-03",), ("KK",))
    assert plan.rows[0].obstacles == ()
    assert reasons(plan, 1)[-1] == "Mungkin tidak sempat: Polres tutup 15.00."


def test_full_service_is_out_and_what_waits_for_it_too(mall, staffed: Desk):
    import_catalogue(
        staffed,
        {
            "services": [
                {
                    "code": "POL-03",
                    "agency": "POL",
                    "name": "Laporan kehilangan",
                    "quota": 1,
                    "requires": ["KTP|KK"],
                    "produces": ["LP"],
                    "minutes": 10,
                }
            ]
        },
    )
    add_visit(staffed, NewVisit(("POL-03",)))
    plan = plan_visit(staffed, ("POL-03", "DUK-06", "BPD-01"), ("KK", "TAGIH"))
    assert [row.obstacles for row in plan.rows] == [(Obstacle.QUOTA,), (Obstacle.WAITS,), ()]
    assert reasons(plan, 1) == ["Tidak bisa hari ini: Kuota hari ini (1) habis"]
    assert "selama langkah yang membuatnya terhalang" in reasons(plan, 2)[0]
    assert plan.total is None


def test_one_of_two_makers_that_is_out_holds_nobody_up(staffed: Desk):
    import_catalogue(
        staffed,
        {
            "services": [
                {
                    "code": "DUK-05",
                    "agency": "DUK",
                    "name": "KTP-el baru",
                    "quota": 1,
                    "requires": ["KK"],
                    "produces": ["KTP"],
                    "minutes": 10,
                }
            ]
        },
    )
    add_visit(staffed, NewVisit(("DUK-05",)))
    plan = plan_visit(staffed, ("DUK-05", "DKS-02", "DUK-06"), ("KK", "LAMA"))
    assert [row.obstacles for row in plan.rows] == [(Obstacle.QUOTA,), (), ()]
    assert plan.better is not None
    assert plan.better.services == ("DUK-06", "DKS-02", "DUK-05")


def test_order_that_reaches_an_agency_before_it_closes_is_better_and_has_a_range(mall, staffed: Desk):
    for _ in range(3):
        add_visit(staffed, NewVisit(("DUK-06",)))
    mall.clock.set(datetime(2026, 11, 24, 7, 30, tzinfo=UTC))  # 14.30; Polri closes at 15.00
    plan = plan_visit(staffed, ("DUK-06", "POL-03"), ("KK", "LAMA"))
    assert (plan.total, plan.rows[1].obstacles) == (None, (Obstacle.LATE,))
    assert plan.better is not None
    assert plan.better.services == ("POL-03", "DUK-06")
    assert plan.better.total is not None
    assert [str(why[0])[:15] for why in plan.better.reasons] == ["Antre sekarang,", "Antre sekarang,"]


def test_visitor_who_must_leave_is_told_what_does_not_fit(mall, staffed: Desk):
    plan = plan_visit(staffed, ("DKS-02", "BPD-01"), ("KTP", "TAGIH"), leaves_ms=mall.clock.ms + 16 * 60_000)
    assert [row.obstacles for row in plan.rows] == [(), (Obstacle.LEAVES,)]
    assert "sebelum pengunjung harus pulang" in reasons(plan, 2)[0]


def test_step_may_not_be_moved_before_the_one_that_makes_its_paper(desk: Desk):
    plan = plan_visit(desk, ("POL-03", "DUK-06", "DKS-02"), ("KK",))
    refused = move_refusal(plan, 2, 1)
    assert refused is not None
    assert str(refused).startswith("KTP-el ganti")
    assert "dari Laporan kehilangan, jadi tidak bisa didahulukan" in str(refused)
    assert str(move_refusal(plan, 1, 3)).startswith("KTP-el ganti")
    assert move_refusal(plan_visit(desk, ("POL-03", "DUK-06"), ("KK", "LAMA")), 2, 1) is None
    assert move_refusal(plan_visit(desk, ("POL-03", "DUK-06")), 2, 1) is None


def test_wrong_order_can_be_mended_by_moves(desk: Desk):
    plan = plan_visit(desk, ("DKS-02", "DUK-06", "POL-03"), ("KK",))
    assert move_refusal(plan, 3, 1) is None
    assert move_refusal(plan, 2, 1) is None


def test_life_events_are_listed_by_name(desk: Desk):
    names = [event.name for event in life_events(desk)]
    assert (len(names), names) == (13, sorted(names, key=str.casefold))


def test_every_life_event_is_planned_from_the_papers_it_starts_with(desk: Desk):
    for event in life_events(desk):
        plan = plan_life_event(desk, event.code)
        states = {document.state for row in plan.rows for document in row.documents}
        assert [row.service for row in plan.rows] == list(event.legs)
        assert states <= {PaperState.HELD, PaperState.COMES}, event.code
        assert plan.better is None
        assert plan.fulfilled == plan.required


def test_life_event_is_planned_from_what_is_held_where_that_is_known(desk: Desk):
    plan = plan_life_event(desk, "DOMPET", ())
    assert plan.rows[0].documents[0].state is PaperState.MISSING
    with pytest.raises(Refused, match=r"plan\.no_event"):
        plan_life_event(desk, "NIKAHH")
