"""The public display: numbers only, read from a file that it never writes."""

import hashlib
from collections.abc import Iterator

import pytest

from desktop.desk import Desk
from desktop.errors import CannotCreate, Misconfigured
from desktop.paths import Paths
from desktop.queries.agency_now import AgencyState
from desktop.queries.display import Display, display_rows
from desktop.services import counters, tickets
from desktop.services.display_reader import open_display
from desktop.services.mall import open_mall
from desktop.services.settings import change_setting
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.visits import Priority
from tests.security.malls import REAL, make_real_mall, ring_of


def came(desk: Desk, *services: str, **more) -> str:
    return add_visit(desk, NewVisit(services=services or ("DUK-06",), **more)).value.tickets[0].number


@pytest.fixture
def display(mall) -> Iterator[Desk]:
    desk = open_display(mall.paths, lambda: mall.recovery_key)
    desk.clock = mall.clock
    yield desk
    desk.store.close()


def numbers(shown: Display) -> tuple[list[str], list[str]]:
    return [call.number for call in shown.called], [call.number for call in shown.recent]


def test_called_number_is_shown_with_its_counter(mall, display):
    number = came(mall.desk)
    tickets.call_next(mall.desk, "DUK-L1")
    current = display_rows(display).current
    assert current is not None
    assert (current.number, current.counter_name, current.agency_short, current.floor) == (
        number, "Loket 1 Dukcapil", "Disdukcapil", 1,
    )  # fmt: skip
    assert (current.called_at, current.count) == (mall.clock.ms, 1)


def test_recall_is_a_new_announcement_in_front(mall, display):
    first, second = came(mall.desk), came(mall.desk)
    for counter in ("DUK-L1", "DUK-L2"):
        tickets.call_next(mall.desk, counter)
        mall.clock.forward(seconds=30)
    before = display_rows(display)
    assert numbers(before) == ([second, first], [first])
    tickets.recall_ticket(mall.desk, first)
    after = display_rows(display)
    assert numbers(after) == ([first, second], [second])
    current, earlier = after.current, before.called[1]
    assert current is not None
    assert (current.count, current.called_at) == (2, earlier.called_at)
    assert current.key != earlier.key


def test_who_is_served_moves_to_the_recent_calls_newest_first(mall, display):
    made = [came(mall.desk) for _ in range(8)]
    for number in made:
        tickets.call_next(mall.desk, "DUK-L1")
        tickets.start_ticket(mall.desk, number)
        tickets.finish_ticket(mall.desk, number)
        mall.clock.forward(minutes=1)
    shown = display_rows(display)
    assert (shown.current, numbers(shown)[1]) == (None, made[:-6:-1])
    assert numbers(display_rows(display, recent=2))[1] == made[:-3:-1]
    assert numbers(display_rows(display, recent=0))[1] == []


def test_cancelled_call_is_not_shown(mall, display):
    number = came(mall.desk)
    tickets.call_next(mall.desk, "DUK-L1")
    tickets.cancel_ticket(mall.desk, number)
    assert numbers(display_rows(display)) == ([], [])


def test_agencies_are_those_with_somebody_there(mall, display):
    came(mall.desk, "POL-03")
    counters.open_counter(mall.desk, "BJK-L1")
    shown = display_rows(display).agencies
    assert [(one.short, one.state, str(one.words), one.waiting, one.minutes) for one in shown] == [
        ("BPJS Kesehatan", AgencyState.OPEN, "Buka", 0, (0, 1)),
        ("Polres", AgencyState.UNSTAFFED, "Belum ada loket buka", 1, None),
    ]


def test_nothing_on_the_display_is_about_a_person(mall, display):
    came(
        mall.desk, name="Siti Nurbaya", call_name="Ibu Siti", id_number="3578014107857391", phone="081299887766",
        priority=(Priority.SICK,), note="rahasia",
    )  # fmt: skip
    tickets.call_next(mall.desk, "DUK-L1")
    everything = repr(display_rows(display)).casefold()
    for private in ("siti", "3578", "99887766", "sick", "sakit", "rahasia", "ktp", "admin"):
        assert private not in everything


def test_lane_is_hidden_where_the_mall_hides_it(mall, display):
    change_setting(mall.desk, "numbers", {"hide_lane": True})
    came(mall.desk)
    tickets.call_next(mall.desk, "DUK-L1")
    assert numbers(display_rows(display))[0] == ["DUK-F-001"]


def test_yesterdays_calls_are_gone(mall, display):
    came(mall.desk)
    tickets.call_next(mall.desk, "DUK-L1")
    mall.clock.forward(minutes=24 * 60)
    assert numbers(display_rows(display)) == ([], [])


def test_display_says_whose_it_is(display):
    shown = display_rows(display)
    assert (shown.mall, shown.office, shown.zone) == ("Mal Pelayanan Publik", "DPMPTSP Kota Contoh", "WIB")


def files(paths: Paths) -> dict[str, str]:
    return {
        str(file): hashlib.sha256(file.read_bytes()).hexdigest()
        for folder in (paths.data, paths.state)
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.endswith("-shm")
    }


def test_opening_and_reading_writes_nothing_whether_the_mall_is_open_or_not(mall):
    came(mall.desk)
    before = files(mall.paths)
    desk = open_display(mall.paths, lambda: mall.recovery_key)
    display_rows(desk)
    assert files(mall.paths) == before
    desk.store.close()
    mall.desk.store.close()
    before = files(mall.paths)
    desk = open_display(mall.paths, lambda: mall.recovery_key)
    display_rows(desk)
    desk.store.close()
    after = files(mall.paths)
    assert {name: after[name] for name in before} == before
    assert all(name.endswith("-wal") for name in after.keys() - before.keys())


def test_desk_of_the_display_refuses_every_use_case(mall, display):
    came(mall.desk)
    for act in (
        lambda desk: add_visit(desk, NewVisit(services=("DUK-06",))),
        lambda desk: counters.open_counter(desk, "DUK-L1"),
    ):
        with pytest.raises(CannotCreate, match=r"store\.read_only"):
            act(display.signed_in(mall.desk.session))


def test_older_file_is_not_upgraded_but_refused(mall):
    mall.desk.store.execute_sql("PRAGMA user_version = 1")
    with pytest.raises(Misconfigured, match=r"store\.older"):
        open_display(mall.paths, lambda: mall.recovery_key)
    assert mall.desk.store.execute_sql("PRAGMA user_version").fetchone() == (1,)
    mall.desk.store.execute_sql("PRAGMA user_version = 99")
    with pytest.raises(Misconfigured, match=r"store\.newer"):
        open_display(mall.paths, lambda: mall.recovery_key)


def test_display_needs_a_mall_and_its_key(mall, tmp_path):
    with pytest.raises(Misconfigured, match=r"store\.no_mall"):
        open_display(Paths(tmp_path / "none", tmp_path / "state"), lambda: None)
    with pytest.raises(Misconfigured, match=r"key\.none"):
        open_display(mall.paths, lambda: None)
    with pytest.raises(Misconfigured, match=r"key\.wrong_recovery"):
        open_display(mall.paths, lambda: mall.recovery_key[::-1])


def test_display_of_a_demo_keeps_the_demos_time(mall):
    came(mall.desk)
    tickets.call_next(mall.desk, "DUK-L1")
    desk = open_display(mall.paths, lambda: mall.recovery_key, clock_of=lambda: mall.clock.ms + 10**10)
    assert len(display_rows(desk).called) == 1
    desk.store.close()


def test_key_that_was_typed_for_the_display_goes_into_no_keyring(tmp_path, use_ring):
    real = make_real_mall(tmp_path)
    ring = use_ring(ring_of(REAL))
    open_display(real.paths, lambda: real.recovery_key).store.close()
    assert (ring.held, "set" in ring.asked) == ({}, False)
    open_mall(real.paths, lambda: real.recovery_key, clock_of=real.clock).store.close()
    assert ring.held
    open_display(real.paths, lambda: None).store.close()
