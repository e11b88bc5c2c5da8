"""Wrong recovery keys wait, whoever types them; the right one in time goes on."""

import pytest

from desktop.desk import Desk
from desktop.errors import Misconfigured
from desktop.security import recovery_tries
from desktop.services.display_reader import open_display
from desktop.services.mall import open_mall
from models.rules.guessing import Uptime
from tests.conftest import Mall

WRONG = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH"


class Hours:
    """The computer's own time, which a test moves."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> Uptime:
        return Uptime("start", self.seconds)


@pytest.fixture(autouse=True)
def hours(monkeypatch: pytest.MonkeyPatch) -> Hours:
    """The time of this module's computer."""
    made = Hours()
    monkeypatch.setattr(recovery_tries, "uptime", made)
    return made


def code_of(mall: Mall, key: str, opened=open_mall) -> str:
    with pytest.raises(Misconfigured) as refused:
        opened(mall.paths, lambda: key)
    return refused.value.code


def closed(desk: Desk) -> None:
    desk.store.close()


def test_sto_18_twenty_wrong_keys_are_mostly_not_even_tried(mall: Mall) -> None:
    assert [code_of(mall, WRONG) for _ in range(20)] == ["key.wrong_recovery"] * 5 + ["key.wait"] * 15
    assert code_of(mall, mall.recovery_key) == "key.wait"


def test_sto_18_right_key_opens_after_the_wait_and_counts_anew(mall: Mall, hours: Hours) -> None:
    for _ in range(5):
        code_of(mall, WRONG)
    hours.seconds += 30
    closed(open_mall(mall.paths, lambda: mall.recovery_key))
    assert code_of(mall, WRONG) == "key.wrong_recovery"
    closed(open_mall(mall.paths, lambda: mall.recovery_key))


def test_sto_18_display_and_desk_count_together(mall: Mall) -> None:
    for opened in (open_mall, open_display, open_mall, open_display, open_mall):
        code_of(mall, WRONG, opened)
    assert code_of(mall, mall.recovery_key, open_display) == "key.wait"


def test_damaged_count_stops_nobody(mall: Mall) -> None:
    code_of(mall, WRONG)
    (file,) = (mall.paths.state / "recovery").iterdir()
    file.write_text('{"wrong": "banyak"}')
    closed(open_mall(mall.paths, lambda: mall.recovery_key))


def test_where_nothing_can_be_kept_the_right_key_still_opens(mall: Mall) -> None:
    mall.paths.state.mkdir()
    (mall.paths.state / "recovery").write_text("a file")
    assert code_of(mall, WRONG) == "key.wrong_recovery"
    closed(open_mall(mall.paths, lambda: mall.recovery_key))


def test_count_of_wrong_keys_is_for_its_owner_alone(mall: Mall) -> None:
    code_of(mall, WRONG)
    folder = mall.paths.state / "recovery"
    for place in (folder, *folder.iterdir()):
        assert place.stat().st_mode & 0o077 == 0
