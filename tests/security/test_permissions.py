"""Who may do what: the table itself, and that every line of it is asked."""

from pathlib import Path

import pytest

from desktop.desk import Desk, Session
from desktop.errors import NotAllowed
from desktop.security.permissions import MAY, allowed, require
from models.rules.bodies.officers import Role
from models.rules.folds.tickets import MOVES

DESKTOP = Path(__file__).parents[2] / "desktop"
OFFICER, COUNTER, SUPERVISOR, ADMINISTRATOR = Role
LEADS = {
    "records.export",
    "records.reveal",
    "visits.import",
    "catalogue.import",
    "settings.change",
    "day.close",
}


def session(role: Role, agency: str | None = None) -> Session:
    return Session("0" * 32, str(role), role, agency)


def may(role: Role) -> set[str]:
    return {use_case for use_case in MAY if allowed(session(role, "DUK"), use_case, "DUK")}


def test_each_role_reaches_further_than_the_one_before():
    above = {
        "officer.manage",
        "person.erase",
        "data.purge",
        "copies.destroy",
        "mall.restore",
        "file.salvage",
        "key.change",
    }
    assert may(SUPERVISOR) | above == may(ADMINISTRATOR) == set(MAY)
    assert may(OFFICER) < may(SUPERVISOR)
    assert may(COUNTER) < may(SUPERVISOR)


def test_officer_of_the_front_desk_takes_in_and_calls_nobody():
    assert {"visit.add", "paper.print"} <= may(OFFICER)
    assert not may(OFFICER) & {"ticket.call", "counter.open", "visit.anyway", "report.make", *LEADS}


def test_counter_calls_and_takes_nobody_in():
    assert {"ticket.call", "ticket.finish", "counter.pause", "paper.print"} <= may(COUNTER)
    assert not may(COUNTER) & {"visit.add", "visit.anyway", "report.make", *LEADS}


@pytest.mark.parametrize("use_case", sorted(MAY))
def test_counter_reaches_its_own_agency_only_and_nobody_reaches_anything(use_case: str):
    assert not allowed(session(COUNTER, "POL"), use_case, "DUK")
    assert not allowed(None, use_case)


def test_refusal_is_kept_with_who_asked_and_for_what(desk: Desk, mall):
    at_counter = mall.as_role(COUNTER, "DUK")
    with pytest.raises(NotAllowed):
        require(at_counter, "day.close")
    (body,) = desk.store.execute_sql(
        "SELECT body FROM journal WHERE subject_id = ? ORDER BY seq DESC LIMIT 1",
        (bytes.fromhex(at_counter.session.officer),),
    ).fetchone()
    assert body == '{"use_case":"day.close"}'


PUT_TOGETHER = {f"ticket.{name}" for name in MOVES}
"""Asked as `ticket.` and the name of the move."""
SCREENS = {"ticket.show"}
"""Asked by lists that a window shows."""


def test_every_line_of_the_table_is_asked_by_some_use_case():
    code = "\n".join(
        file.read_text(encoding="utf-8") for file in DESKTOP.rglob("*.py") if file.name != "permissions.py"
    )
    asked = {use_case for use_case in MAY if f'"{use_case}"' in code}
    assert set(MAY) - asked - PUT_TOGETHER - SCREENS == set()


def test_refusal_within_a_block_that_reads_is_kept_once_it_has_ended(desk: Desk, mall):
    officer = mall.as_role(OFFICER)
    with pytest.raises(NotAllowed), officer.reading():
        require(officer, "day.close")
    (count,) = desk.store.execute_sql("SELECT count(*) FROM journal WHERE kind = 25").fetchone()
    assert count == 1
