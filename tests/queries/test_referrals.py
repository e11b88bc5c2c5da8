"""The referrals of a day, and who may see them."""

from datetime import date

from desktop.queries.referrals import referral_list
from desktop.services import tickets
from desktop.services.referrals import accept_referral, refer_ticket, return_referral
from desktop.services.settings import change_setting
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from models.rules.bodies.referrals import ReturnReason
from models.rules.folds.referrals import ReferralState


def sent(mall, to: str = "POL-03", **more) -> str:
    number = add_visit(mall.desk, NewVisit(services=("DUK-06",))).value.tickets[0].number
    tickets.call_next(mall.desk, "DUK-L1")
    mall.clock.forward(minutes=1)
    return str(refer_ticket(mall.desk, number, to, **more).value.next)


def test_list_tells_both_ends_and_what_came_of_it(mall):
    number = sent(mall, documents=("KK", "KTP"), come_back=True)
    tickets.call_next(mall.desk, "POL-L4")
    mall.clock.forward(minutes=3)
    return_referral(mall.desk, number, ReturnReason.OTHER)
    (row,) = referral_list(mall.desk)
    assert (row.number, row.sent, row.back) == ("DUK-F1-001", "POL-C1-001", "DUK-F1-002")
    assert (row.agency, row.to_agency, row.service) == ("DUK", "POL", "POL-03")
    assert (row.made, row.accepted, row.returned) == ("08.01", "", "08.04")
    assert (row.documents, row.come_back) == (("KK", "KTP"), True)
    assert (row.state, row.return_reason) == (ReferralState.RETURNED, ReturnReason.OTHER)


def test_open_ones_are_those_that_nobody_answered(mall):
    first, second = sent(mall), sent(mall)
    accept_referral(mall.desk, first)
    assert [row.sent for row in referral_list(mall.desk, only_open=True)] == [second]


def test_counter_sees_what_its_agency_sent_or_received(mall):
    sent(mall)
    sent(mall, "BJK-03")
    assert len(referral_list(mall.as_role(Role.COUNTER, "DUK"))) == 2
    assert [row.to_agency for row in referral_list(mall.as_role(Role.COUNTER, "POL"))] == ["POL"]
    assert len(referral_list(mall.as_role(Role.OFFICER))) == 2


def test_other_days_are_asked_for_by_date(mall):
    sent(mall)
    assert referral_list(mall.desk, day=date(2026, 11, 23)) == []


def test_numbers_are_those_that_the_mall_shows(mall):
    sent(mall)
    change_setting(mall.desk, "numbers", {"hide_lane": True})
    (row,) = referral_list(mall.desk)
    assert (row.number, row.sent) == ("DUK-F-001", "POL-C-001")
