"""The service day is the mall's local day, wherever the computer's clock stands."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.ids import Ids
from desktop.paths import Paths
from desktop.services.days import close_day
from desktop.services.mall import NewMall, Surroundings, make_mall
from desktop.services.tickets import call_next, finish_ticket, known_ticket, miss_ticket
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.tickets import Outcome
from resources import read_bytes
from tests.conftest import PASSWORD, Clock

OFFSETS = {"WIB": 7, "WITA": 8, "WIT": 9}


def local(zone: str, text: str) -> datetime:
    """Return the instant of a local time, `24 06:59` in November 2026."""
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=UTC) - timedelta(hours=OFFSETS[zone])


@pytest.fixture(params=OFFSETS)
def at(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Desk, Callable[[str], None]]]:
    """A mall in each zone, and what sets its clock to a local time."""
    clock = Clock(local(request.param, "24 06:30"))
    order = NewMall(
        "DPMPTSP Kota Contoh", request.param, "admin", PASSWORD,
        catalogue=json.loads(read_bytes("catalogue/sample.json")), demo=True,
    )  # fmt: skip
    made = make_mall(
        Paths(tmp_path / "data", tmp_path / "state"), order, Surroundings(clock, Ids.seeded(1), Ids.seeded(2))
    )
    yield made.desk, lambda text: clock.set(local(request.param, text))
    made.desk.store.close()


def test_tim_03_tim_04_numbers_begin_again_after_local_midnight(
    at: tuple[Desk, Callable[[str], None]],
) -> None:
    desk, set_clock = at
    given = []
    for text in ("24 06:59", "24 23:59", "25 00:01", "25 08:00"):
        set_clock(text)
        added = add_visit(desk, NewVisit(("DUK-06",), anyway="uji")).value
        (day,) = desk.store.execute_sql(
            "SELECT day FROM ticket WHERE id = ?", (added.tickets[0].id,)
        ).fetchone()
        assert day == desk.today().isoformat()
        given.append((day, added.tickets[0].number[-3:], added.code[3:14]))
    assert given == [
        ("2026-11-24", "001", "261124-0001"),
        ("2026-11-24", "002", "261124-0002"),
        ("2026-11-25", "001", "261125-0001"),
        ("2026-11-25", "002", "261125-0002"),
    ]


def test_tim_03_yesterdays_number_is_not_found_after_local_midnight(
    at: tuple[Desk, Callable[[str], None]],
) -> None:
    desk, set_clock = at
    set_clock("24 23:59")
    old = add_visit(desk, NewVisit(("DUK-06",), anyway="uji")).value.tickets[0]
    set_clock("25 00:01")
    new = add_visit(desk, NewVisit(("DUK-06",), anyway="uji")).value.tickets[0]
    assert new.number == old.number
    with desk.writing() as write:
        assert known_ticket(write, old.number)[0] == new.id


def test_tim_03_ticket_left_open_overnight_is_ended_by_its_day_which_can_then_be_closed(mall) -> None:
    desk = mall.desk
    for _ in range(2):
        add_visit(desk, NewVisit(("DUK-06",)))
    served, absent = (call_next(desk, counter).value.number for counter in ("DUK-L1", "DUK-L2"))
    yesterday = desk.today()
    mall.clock.forward(minutes=24 * 60)
    add_visit(desk, NewVisit(("DUK-06",)))
    with pytest.raises(Refused) as refused:
        close_day(desk, yesterday)
    assert refused.value.facts == {"day": "2026-11-24", "numbers": f"{served}, {absent}"}
    finish_ticket(desk, served, Outcome.SYSTEM_DOWN, day=yesterday)
    miss_ticket(desk, absent, day=yesterday)
    close_day(desk, yesterday)
    states = desk.store.execute_sql("SELECT day, state FROM ticket ORDER BY day, number").fetchall()
    assert states == [("2026-11-24", "system_down"), ("2026-11-24", "no_show"), ("2026-11-25", "waiting")]


def test_number_that_another_day_never_gave_is_unknown_there(mall) -> None:
    with pytest.raises(Refused) as refused:
        finish_ticket(mall.desk, "DUK-F1-001", day=date(2026, 11, 23))
    assert (refused.value.code, refused.value.facts["day"]) == ("ticket.unknown_on", "2026-11-23")
