"""Signing in: guessing waits, one-time passwords end, and whoever is closed meanwhile is out."""

from dataclasses import dataclass, replace
from typing import NoReturn

import pytest

from desktop.desk import Desk
from desktop.errors import DeskError, NotAllowed, Refused
from desktop.security import attempts
from desktop.security.cost import NAME, cost_of, least_of
from desktop.security.nonce import set_local
from desktop.security.passwords import DEMO, FLOOR, Cost, hashed
from desktop.services import signing_in
from desktop.services.officers import (
    NewOfficer,
    add_officer,
    change_role,
    disable_officer,
    let_in,
    reset_officer,
)
from desktop.services.signing_in import change_password, sign_in
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import OfficerSecretSet, Role
from models.rules.events import Source
from models.rules.guessing import Uptime
from tests.conftest import PASSWORD, Mall

OWN = "kopi pagi di beranda belakang"


@dataclass
class Hours:
    """The computer's own time, which a test moves."""

    now: Uptime

    def __call__(self) -> Uptime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now = replace(self.now, seconds=self.now.seconds + seconds)


@pytest.fixture
def hours(mall: Mall) -> Hours:
    hours = mall.desk.uptime = Hours(Uptime("start-1", 1000.0))
    return hours


def refusal(desk: Desk, login: str, password: str) -> DeskError:
    with pytest.raises(NotAllowed) as refused:
        sign_in(desk, login, password)
    return refused.value


def codes(desk: Desk, login: str, times: int) -> list[str]:
    return [refusal(desk, login, f"bukan sandinya {number}").code for number in range(times)]


def kinds(desk: Desk, *wanted: int) -> list[int]:
    places = ", ".join("?" * len(wanted))
    rows = desk.store.execute_sql(f"SELECT kind FROM journal WHERE kind IN ({places}) ORDER BY seq", wanted)
    return [kind for (kind,) in rows]


@pytest.mark.parametrize("login", ["admin", "siapa-ini"])
def test_aut_01_fifth_wrong_password_begins_a_wait_whether_the_name_is_known_or_not(
    mall: Mall, hours: Hours, login: str
) -> None:
    assert codes(mall.desk, login, 5) == ["sign_in.wrong"] * 5
    waits = refusal(mall.desk, login, PASSWORD)
    assert (waits.code, waits.facts) == ("sign_in.wait", {"seconds": 30})
    hours.forward(30)
    assert refusal(mall.desk, login, "bukan ini").code == "sign_in.wrong"
    assert refusal(mall.desk, login, PASSWORD).facts == {"seconds": 60}


def test_aut_01_waits_double_up_to_a_quarter_of_an_hour(mall: Mall, hours: Hours) -> None:
    codes(mall.desk, "admin", 4)
    waits = []
    for _ in range(7):
        refusal(mall.desk, "admin", "bukan ini")
        waits.append(refusal(mall.desk, "admin", "bukan ini").facts["seconds"])
        hours.forward(float(str(waits[-1])))
    assert waits == [30, 60, 120, 240, 480, 900, 900]


def test_aut_01_tries_are_journalled_and_an_unknown_name_is_not_kept(mall: Mall, hours: Hours) -> None:
    codes(mall.desk, "admin", 5)
    codes(mall.desk, "sandi-rahasia-saya", 2)
    assert kinds(mall.desk, 25, 26, 28) == [25] * 5 + [26] + [28] * 2
    whole = str(mall.desk.store.execute_sql("SELECT body FROM journal").fetchall())
    whole += str(mall.desk.store.execute_sql("SELECT * FROM wrong_guess").fetchall())
    assert "sandi-rahasia-saya" not in whole


def test_aut_01_a_wait_is_not_tried_so_that_the_right_password_tells_nothing(
    mall: Mall, hours: Hours
) -> None:
    codes(mall.desk, "admin", 5)
    assert refusal(mall.desk, "admin", PASSWORD).facts == refusal(mall.desk, "admin", "lain").facts


def test_aut_01_clock_new_process_and_new_start_of_the_computer_do_not_shorten_a_wait(
    mall: Mall, hours: Hours
) -> None:
    codes(mall.desk, "admin", 5)
    mall.clock.forward(minutes=600)
    again = mall.reopened()
    hours.forward(10)
    again.uptime = hours
    assert refusal(again, "admin", PASSWORD).facts == {"seconds": 20}
    hours.now = Uptime("start-2", 5.0)
    assert refusal(again, "admin", PASSWORD).facts == {"seconds": 25}
    hours.now = Uptime("start-3", 5000.0)
    assert sign_in(again, "admin", PASSWORD).login == "admin"
    again.store.close()


def test_aut_01_right_password_begins_to_count_anew(mall: Mall, hours: Hours) -> None:
    codes(mall.desk, "admin", 4)
    sign_in(mall.desk, "admin", PASSWORD)
    assert codes(mall.desk, "admin", 5) == ["sign_in.wrong"] * 5


def test_aut_01_the_hall_goes_on_and_a_supervisor_ends_the_wait(mall: Mall, hours: Hours) -> None:
    lead = mall.as_role(Role.SUPERVISOR)
    officer = mall.as_role(Role.OFFICER)
    codes(mall.desk, "officer-x", 5)
    assert sign_in(mall.desk, "supervisor-x", PASSWORD).role is Role.SUPERVISOR
    with pytest.raises(NotAllowed):
        let_in(officer, "supervisor-x")
    let_in(lead, "Officer-X")
    assert sign_in(mall.desk, "officer-x", PASSWORD).role is Role.OFFICER
    assert kinds(mall.desk, 27) == [27]


def test_aut_01_names_without_an_account_do_not_fill_the_file(
    mall: Mall, hours: Hours, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "UNKNOWN_KEPT", 3)
    codes(mall.desk, "admin", 5)
    for number in range(6):
        codes(mall.desk, f"tidak-ada-{number}", 1)
    assert mall.desk.store.execute_sql("SELECT count(*) FROM wrong_guess").fetchone() == (4,)
    assert refusal(mall.desk, "admin", PASSWORD).code == "sign_in.wait"


def test_aut_01_name_with_half_a_character_waits_like_any_other(mall: Mall, hours: Hours) -> None:
    assert codes(mall.desk, "adm\ud800in", 6) == ["sign_in.wrong"] * 5 + ["sign_in.wait"]


def test_aut_01_what_is_checked_for_nobody_costs_what_an_account_costs(
    mall: Mall, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []

    def spy(secret: str | None, password: str, cost: Cost, least: Cost) -> bool:
        asked.append(secret)
        assert (cost, least) == (cost_of(mall.desk), least_of(mall.desk))
        return False

    monkeypatch.setattr(signing_in, "matches", spy)
    for login in ("admin", "siapa-ini"):
        refusal(mall.desk, login, PASSWORD)
    assert [secret is None for secret in asked] == [False, True]


def test_aut_03_officer_who_is_disabled_while_signed_in_is_out_at_the_next_act(mall: Mall) -> None:
    officer = mall.as_role(Role.OFFICER)
    add_visit(officer, NewVisit(services=("DUK-06",)))
    disable_officer(mall.desk, "officer-x")
    with pytest.raises(NotAllowed, match=r"session\.over"):
        add_visit(officer, NewVisit(services=("DUK-06",)))


def test_aut_03_officer_who_is_reset_while_signed_in_is_out_at_the_next_act(mall: Mall) -> None:
    officer = mall.as_role(Role.OFFICER)
    reset_officer(mall.desk, "officer-x")
    with pytest.raises(NotAllowed, match=r"session\.over"):
        add_visit(officer, NewVisit(services=("DUK-06",)))


def test_aut_03_another_role_counts_at_once(mall: Mall) -> None:
    officer = mall.as_role(Role.OFFICER)
    change_role(mall.desk, "officer-x", Role.COUNTER, "POL")
    with pytest.raises(NotAllowed, match=r"not_allowed"):
        add_visit(officer, NewVisit(services=("DUK-06",)))


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.SUPERVISOR])
def test_aut_07_last_of_those_who_lead_is_neither_closed_nor_demoted(mall: Mall, role: Role) -> None:
    login = "admin"
    if role is Role.SUPERVISOR:
        mall.as_role(role)
        login = "supervisor-x"
    with pytest.raises(Refused, match=rf"officer\.last_{role}"):
        disable_officer(mall.desk, login)
    with pytest.raises(Refused, match=rf"officer\.last_{role}"):
        change_role(mall.desk, login, Role.OFFICER)
    add_officer(mall.desk, NewOfficer("pengganti", PASSWORD, role=role), demo=True)
    change_role(mall.desk, login, Role.OFFICER)
    with pytest.raises((Refused, NotAllowed), match=rf"officer\.last_{role}|not_allowed"):
        disable_officer(mall.desk, "pengganti")


def test_aut_07_a_closed_account_does_not_count_as_another_one(mall: Mall) -> None:
    add_officer(mall.desk, NewOfficer("kedua", PASSWORD, role=Role.ADMINISTRATOR), demo=True)
    disable_officer(mall.desk, "kedua")
    with pytest.raises(Refused, match=r"officer\.last_administrator"):
        disable_officer(mall.desk, "admin")


def test_aut_12_reset_gives_a_random_password_that_only_changes_itself(mall: Mall) -> None:
    mall.as_role(Role.OFFICER)
    first, second = (reset_officer(mall.desk, "officer-x").value for _ in range(2))
    assert first != second
    assert refusal(mall.desk, "officer-x", first).code == "sign_in.wrong"
    officer = mall.desk.signed_in(sign_in(mall.desk, "officer-x", second))
    with pytest.raises(NotAllowed, match=r"sign_in\.must_change"):
        add_visit(officer, NewVisit(services=("DUK-06",)))
    officer.session = change_password(officer, OWN).value
    add_visit(officer, NewVisit(services=("DUK-06",)))
    assert refusal(mall.desk, "officer-x", second).code == "sign_in.wrong"


def test_aut_12_one_time_password_is_not_kept_as_ones_own(mall: Mall) -> None:
    mall.as_role(Role.OFFICER)
    password = reset_officer(mall.desk, "officer-x").value
    officer = mall.desk.signed_in(sign_in(mall.desk, "officer-x", password))
    with pytest.raises(Refused, match=r"password\.same"):
        change_password(officer, password)


def test_aut_12_one_time_password_ends_after_a_day(mall: Mall) -> None:
    added = add_officer(mall.desk, NewOfficer("baru")).value
    mall.clock.forward(minutes=24 * 60)
    assert sign_in(mall.desk, "baru", added.password).must_change
    mall.clock.forward(seconds=1)
    assert refusal(mall.desk, "baru", added.password).code == "sign_in.expired"


def test_aut_12_reset_ends_the_wait_too(mall: Mall, hours: Hours) -> None:
    mall.as_role(Role.OFFICER)
    codes(mall.desk, "officer-x", 7)
    password = reset_officer(mall.desk, "officer-x").value
    assert sign_in(mall.desk, "officer-x", password).must_change


def with_secret(desk: Desk, cost: Cost) -> None:
    """Give the administrator a hash of that cost, as an event of its own."""
    assert desk.session is not None
    with desk.writing() as write:
        write.append(OfficerSecretSet(hashed(PASSWORD, desk.ids, cost)), desk.session.officer)


def secret_of(desk: Desk) -> str:
    return desk.store.execute_sql("SELECT secret FROM officer WHERE login = 'admin'").fetchone()[0]


def test_aut_15_hash_below_the_floor_opens_nothing_even_with_its_own_password(mall: Mall) -> None:
    mall.desk.source = Source.DESK
    with_secret(mall.desk, FLOOR)
    assert sign_in(mall.desk, "admin", PASSWORD)
    with_secret(mall.desk, DEMO)
    assert refusal(mall.desk, "admin", PASSWORD).code == "sign_in.wrong"


def test_aut_15_hash_cheaper_than_this_malls_is_made_anew_at_the_next_right_password(mall: Mall) -> None:
    mall.desk.source = Source.DESK
    with_secret(mall.desk, FLOOR)
    set_local(mall.desk.store, NAME, "5")
    before = secret_of(mall.desk)
    refusal(mall.desk, "admin", "bukan ini sandinya")
    assert secret_of(mall.desk) == before
    sign_in(mall.desk, "admin", PASSWORD)
    assert "m=65536,t=5,p=4" in secret_of(mall.desk)
    assert sign_in(mall.desk, "admin", PASSWORD)


@pytest.mark.parametrize("kept", ["1", "-5", "abc", ""])
def test_aut_15_number_of_passes_lowered_in_the_file_does_not_count(mall: Mall, kept: str) -> None:
    mall.desk.source = Source.DESK
    set_local(mall.desk.store, NAME, kept)
    assert cost_of(mall.desk) == FLOOR


def test_aut_15_another_officers_hash_put_into_a_row_opens_nothing(mall: Mall) -> None:
    mall.as_role(Role.OFFICER)
    known = reset_officer(mall.desk, "officer-x").value
    mall.desk.store.execute_sql(
        "UPDATE officer SET once = 0, secret = (SELECT secret FROM officer WHERE login = 'officer-x')"
    )
    assert refusal(mall.desk, "admin", known).code == "sign_in.wrong"


def test_aut_15_hash_put_into_the_journal_without_its_digest_opens_nothing(mall: Mall) -> None:
    secret = hashed(OWN, mall.desk.ids, DEMO)
    store = mall.desk.store
    triggers = store.execute_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        store.execute_sql(f'DROP TRIGGER "{name}"')
    store.execute_sql("UPDATE officer SET secret = ? WHERE login = 'admin'", (secret,))
    store.execute_sql("UPDATE journal SET body = json_set(body, '$.secret', ?) WHERE kind = 21", (secret,))
    assert refusal(mall.desk, "admin", OWN).code == "sign_in.wrong"


@pytest.mark.parametrize(
    "weak", ["admin12345", "bismillah", "bismillah2026", "dpmptspkotacontoh2026", "officer-x99"]
)
def test_aut_04_password_that_is_guessed_soon_is_refused_with_advice(mall: Mall, weak: str) -> None:
    officer = mall.as_role(Role.OFFICER)
    with pytest.raises(Refused, match=r"password\."):
        change_password(officer, weak)
    assert sign_in(mall.desk, "officer-x", PASSWORD)


@pytest.mark.parametrize(
    "long",
    [
        " spasi di depan dan belakang ",
        "🐢🚗🌧☕🎈🧩🪁🎻🍉🥁",
        "kuda-laut " * 12 + "tenggelam",
        "séñor ñandú di atas bukit",
    ],
)
def test_aut_04_any_characters_and_every_one_of_them_count(mall: Mall, long: str) -> None:
    officer = mall.as_role(Role.OFFICER)
    change_password(officer, long)
    assert sign_in(mall.desk, "officer-x", long)
    for other in (long[:-1], long.strip() if long != long.strip() else long + " "):
        assert refusal(mall.desk, "officer-x", other).code == "sign_in.wrong"


def test_aut_04_accent_typed_as_one_letter_or_as_two_is_the_same(mall: Mall) -> None:
    officer = mall.as_role(Role.OFFICER)
    change_password(officer, "kafe\N{COMBINING ACUTE ACCENT} biru di sudut pasar")
    assert sign_in(mall.desk, "officer-x", "kaf\N{LATIN SMALL LETTER E WITH ACUTE} biru di sudut pasar")


def never(*_: object) -> NoReturn:
    raise AssertionError("asked")


def test_aut_01_nothing_is_hashed_while_an_account_waits(
    mall: Mall, hours: Hours, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes(mall.desk, "admin", 5)
    monkeypatch.setattr(signing_in, "matches", never)
    assert refusal(mall.desk, "admin", PASSWORD).code == "sign_in.wait"
