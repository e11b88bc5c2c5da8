"""How facts are said inside a sentence."""

from datetime import UTC, date, datetime

from models.rules.bodies.officers import Role
from resources import text


def test_days_and_instants_are_said_as_people_here_write_them():
    assert text("day.to_come", day=date(2026, 12, 1)).startswith("Hari 01/12/2026 belum tiba.")
    assert "24/11/2026 08.05" in text("clock.behind", last=datetime(2026, 11, 24, 8, 5, tzinfo=UTC))


def test_refusal_for_want_of_a_role_names_whom_to_ask():
    assert text("not_allowed", who=Role.COUNTER).endswith("Mintalah petugas loket.")
    assert text("not_allowed", "en", who=Role.ADMINISTRATOR).endswith("Whom to ask: administrator.")
