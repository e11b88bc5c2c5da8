"""Who is signed in, and what they may."""

import pytest

from desktop.queries.session import may, who
from desktop.services.officers import NewOfficer, add_officer
from desktop.services.signing_in import sign_in
from models.rules.bodies.officers import Role
from tests.conftest import PASSWORD


@pytest.mark.parametrize(
    ("name", "short", "initials"),
    [
        ("Rina Anggraini", "Rina A.", "RA"),
        ("Sukarno", "Sukarno", "S"),
        ("Dr. Hj. Siti Nurbaya, M.Si.", "Siti N.", "SN"),
        ("", "rina", "R"),
    ],
)
def test_officer_is_shown_by_first_name_and_initials(mall, name: str, short: str, initials: str):
    order = NewOfficer("rina", PASSWORD, name=name, role=Role.COUNTER, agency="DUK")
    add_officer(mall.desk, order, demo=True)
    shown = who(mall.desk.signed_in(sign_in(mall.desk, "rina", PASSWORD)))
    assert shown is not None
    assert (shown.name, shown.short, shown.initials) == (name or "rina", short, initials)
    assert (shown.role, str(shown.role_words), shown.agency) == (Role.COUNTER, "petugas loket", "DUK")
    assert shown.agency_name.endswith("(Disdukcapil)")


def test_nobody_is_nobody_and_may_nothing(mall):
    nobody = mall.desk.signed_in(None)
    assert who(nobody) is None
    assert not may(nobody, "ticket.show")


def test_role_decides_what_the_window_offers(mall):
    counter, officer = mall.as_role(Role.COUNTER, "DUK"), mall.as_role(Role.OFFICER)
    assert (may(counter, "ticket.call", "DUK"), may(counter, "ticket.call", "POL")) == (True, False)
    assert (may(officer, "visit.add"), may(officer, "day.close"), may(mall.desk, "day.close")) == (
        True,
        False,
        True,
    )


def test_asking_what_one_may_is_no_refusal(mall):
    officer = mall.as_role(Role.OFFICER)
    before = mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
    may(officer, "day.close")
    assert mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone() == before
