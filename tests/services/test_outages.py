"""Outage mode: declared once, numbers stop or go on, and everybody who waits is asked."""

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries.outages import affected, outage_now, running_outages
from desktop.services import referrals, tickets
from desktop.services.outages import (
    NewOutage,
    all_wait,
    choose,
    contact_of,
    end_outage,
    start_outage,
    undo_outage,
)
from desktop.services.papers import print_paper
from desktop.services.undo import undo_ticket
from desktop.services.visits import NewVisit, add_visit
from models.folding import differences
from models.rules.bodies.officers import Role
from models.rules.bodies.places import OutageMode
from models.rules.bodies.tickets import OutageChoice
from tests.reports.reading import pages, words


def came(desk: Desk, *services: str, **more: object) -> list[str]:
    return [ticket.number for ticket in add_visit(desk, NewVisit(services, **more)).value.tickets]


def down(desk: Desk, agency: str | None = "DUK", system: str = "SIAK", **more: object) -> str:
    return start_outage(desk, NewOutage(system, agency=agency, **more)).value


def state(desk: Desk, number: str) -> str:
    return desk.store.execute_sql("SELECT state FROM ticket WHERE number = ?", (number,)).fetchone()[0]


def refusal(act, *given: object, **more: object) -> str:
    with pytest.raises(Refused) as refused:
        act(*given, **more)
    return refused.value.code


def test_stop_lets_no_number_be_given_until_it_works_again(desk: Desk):
    outage = down(desk, mode=OutageMode.STOP)
    assert refusal(came, desk, "DUK-06") == "outage.stopped"
    assert came(desk, "POL-03")
    assert came(desk, "DUK-06", anyway="ibu hamil, sudah menunggu lama")
    end_outage(desk, outage)
    assert came(desk, "DUK-06")


def test_refusal_says_what_since_when_and_what_instead(mall):
    down(mall.desk, mode=OutageMode.STOP)
    mall.clock.forward(minutes=5)
    with pytest.raises(Refused) as refused:
        came(mall.desk, "DUK-06")
    assert refused.value.facts == {"system": "SIAK", "agency": "Disdukcapil", "since": "08.00"}


def test_a_referral_cannot_give_what_is_stopped_either(desk: Desk):
    (number,) = came(desk, "DUK-06")
    tickets.call_next(desk, "DUK-L1")
    down(desk, "POL", "Sistem SKCK", mode=OutageMode.STOP)
    assert refusal(referrals.refer_ticket, desk, number, "POL-03") == "outage.stopped"


def test_outage_of_one_service_leaves_the_agencys_others(desk: Desk):
    start_outage(desk, NewOutage("SIAK", service="DUK-06", mode=OutageMode.STOP))
    assert refusal(came, desk, "DUK-06") == "outage.stopped"
    assert came(desk, "DUK-03")


@pytest.mark.parametrize("scope", ["building", "power", "network"])
def test_outage_of_the_house_stops_every_agency(desk: Desk, scope: str):
    start_outage(desk, NewOutage("Genset", scope, mode=OutageMode.STOP))
    assert refusal(came, desk, "DUK-06") == refusal(came, desk, "POL-03") == "outage.stopped"


def test_outage_that_nobody_ended_still_stops_on_the_next_day(mall):
    down(mall.desk, mode=OutageMode.STOP)
    mall.clock.forward(minutes=24 * 60)
    assert refusal(came, mall.desk, "DUK-06") == "outage.stopped"


def test_power_and_network_have_names_of_their_own(desk: Desk):
    for scope in ("power", "network"):
        start_outage(desk, NewOutage(scope=scope))
    assert {one.system for one in running_outages(desk)} == {"Listrik", "Jaringan"}


def test_what_is_unclear_is_refused(desk: Desk):
    assert refusal(start_outage, desk, NewOutage("", agency="DUK")) == "outage.no_name"
    assert refusal(start_outage, desk, NewOutage("SIAK", agency="XXX")) == "catalogue.no_agency"
    assert refusal(start_outage, desk, NewOutage("SIAK", service="XXX-01")) == "service.unknown"
    assert refusal(start_outage, desk, NewOutage("SIAK", "agency")) == "outage.needs_agency"
    assert refusal(end_outage, desk, "SIAK") == "outage.not_running"


def test_two_officers_who_declare_it_at_once_make_one_outage(desk: Desk):
    down(desk)
    assert refusal(down, desk, system="siak") == "outage.goes_on"
    assert len(running_outages(desk)) == 1


def test_counter_declares_for_its_own_agency_alone(mall):
    own = mall.as_role(Role.COUNTER, "DUK")
    with pytest.raises(NotAllowed):
        down(own, "POL")
    with pytest.raises(NotAllowed):
        start_outage(own, NewOutage(scope="power"))
    assert down(own)
    assert start_outage(mall.as_role(Role.OFFICER), NewOutage(scope="power")).value


@pytest.mark.parametrize("choice", [OutageChoice.LEAVE_FILE, OutageChoice.CALL_BACK])
def test_who_goes_home_ends_as_system_down_and_the_choice_is_kept(desk: Desk, choice: OutageChoice):
    (number,) = came(desk, "DUK-06", name="Siti Contoh", phone="081200000001")
    outage = down(desk)
    choose(desk, number, choice, outage)
    assert state(desk, number) == "system_down"
    (row,) = affected(desk, outage).rows
    assert (row.number, row.choice) == (number, choice)
    assert list(differences(desk.store)) == []


def test_who_waits_keeps_the_place_and_may_choose_otherwise_later(desk: Desk):
    (number,) = came(desk, "DUK-06")
    down(desk)
    choose(desk, number, OutageChoice.WAIT)
    assert state(desk, number) == "waiting"
    choose(desk, number, OutageChoice.LEAVE_FILE)
    assert state(desk, number) == "system_down"


def test_blocked_step_can_choose_too(desk: Desk):
    first, blocked = came(desk, "DUK-06", "POL-01", documents=("KK", "LAMA"))
    if state(desk, blocked) != "blocked":
        pytest.fail(f"{first}, {blocked}: the sample catalogue no longer makes the second wait")
    outage = down(desk, "POL", "Sistem SKCK")
    choose(desk, blocked, OutageChoice.LEAVE_FILE, outage)
    assert state(desk, blocked) == "system_down"


def test_call_back_needs_a_number_and_keeps_it_as_a_note(desk: Desk):
    (number,) = came(desk, "DUK-06")
    outage = down(desk)
    assert refusal(choose, desk, number, OutageChoice.CALL_BACK) == "outage.no_contact"
    assert state(desk, number) == "waiting"
    choose(desk, number, OutageChoice.CALL_BACK, contact=" 0812 0000 0009 ")
    notes = desk.store.execute_sql("SELECT purpose, text FROM note").fetchall()
    assert notes == [("callback", "0812 0000 0009")]
    (row,) = affected(desk, outage).rows
    assert row.has_phone
    assert contact_of(desk, row.id).value == "0812 0000 0009"


def test_look_at_a_known_phone_is_journalled(desk: Desk):
    (number,) = came(desk, "DUK-06", name="Siti Contoh", phone="081200000001")
    outage = down(desk)
    choose(desk, number, OutageChoice.CALL_BACK)
    (row,) = affected(desk, outage).rows
    assert contact_of(desk, row.id).value.endswith("81200000001")
    assert desk.store.execute_sql("SELECT count(*) FROM journal WHERE kind = 95").fetchone() == (1,)


def test_contact_of_somebody_who_did_not_ask_is_refused(desk: Desk):
    came(desk, "DUK-06", name="Siti Contoh", phone="081200000001")
    outage = down(desk)
    (row,) = affected(desk, outage).rows
    assert refusal(contact_of, desk, row.id) == "outage.no_callback"


def test_only_who_waits_and_is_hit_can_choose(desk: Desk):
    (other,) = came(desk, "POL-03")
    (called,) = came(desk, "DUK-06")
    tickets.call_next(desk, "DUK-L1")
    outage = down(desk)
    assert refusal(choose, desk, other, OutageChoice.WAIT) == "outage.hits_not"
    assert refusal(choose, desk, called, OutageChoice.WAIT, outage) == "outage.not_waiting"


def test_all_who_have_not_chosen_are_noted_as_waiting(desk: Desk):
    first, second, third = (came(desk, "DUK-06")[0] for _ in range(3))
    outage = down(desk)
    choose(desk, second, OutageChoice.LEAVE_FILE)
    assert all_wait(desk, outage).value == 2
    assert all_wait(desk, outage).value == 0
    found = affected(desk, outage)
    assert found.choices == {"wait": 2, "leave_file": 1, "call_back": 0}
    assert found.undecided == 0
    assert [state(desk, one) for one in (first, third)] == ["waiting", "waiting"]


def test_counter_asks_its_own_visitors_alone(mall):
    (own_number,) = came(mall.desk, "DUK-06")
    (other,) = came(mall.desk, "POL-03")
    outage = start_outage(mall.desk, NewOutage(scope="power")).value
    own = mall.as_role(Role.COUNTER, "DUK")
    assert [row.number for row in affected(own, outage).rows] == [own_number]
    with pytest.raises(NotAllowed):
        choose(own, other, OutageChoice.WAIT)
    assert all_wait(own, outage).value == 1


def test_choice_that_ended_a_ticket_is_taken_back_whole(desk: Desk):
    (number,) = came(desk, "DUK-06")
    outage = down(desk)
    choose(desk, number, OutageChoice.LEAVE_FILE)
    undo_ticket(desk, number, choice_only=True)
    assert state(desk, number) == "waiting"
    assert [row.choice for row in affected(desk, outage).rows] == [None]
    assert list(differences(desk.store)) == []


def test_taking_back_a_choice_never_takes_back_a_call_that_came_after(desk: Desk):
    (number,) = came(desk, "DUK-06")
    down(desk)
    choose(desk, number, OutageChoice.WAIT)
    tickets.call_next(desk, "DUK-L1")
    assert refusal(undo_ticket, desk, number, choice_only=True) == "ticket.nothing_to_undo"
    assert state(desk, number) == "called"


def test_end_can_be_taken_back_and_so_can_a_beginning_that_nobody_answered(desk: Desk):
    outage = down(desk)
    end_outage(desk, outage)
    assert undo_outage(desk, outage).value
    assert [one.id for one in running_outages(desk)] == [outage]
    assert not undo_outage(desk, outage).value
    assert running_outages(desk) == []
    assert list(differences(desk.store)) == []


def test_beginning_that_visitors_answered_stays(desk: Desk):
    (number,) = came(desk, "DUK-06")
    outage = down(desk)
    choose(desk, number, OutageChoice.WAIT)
    assert refusal(undo_outage, desk, outage) == "outage.chosen_already"


def test_end_says_how_long_it_lasted(mall):
    outage = down(mall.desk)
    mall.clock.forward(minutes=46, seconds=30)
    assert end_outage(mall.desk, "siak").value.minutes == 46
    assert outage_now(mall.desk, outage).until == "08.46"


def test_papers_of_files_that_are_only_taken_in_say_so(desk: Desk):
    down(desk, mode=OutageMode.TAKE_FILES)
    visit = add_visit(desk, NewVisit(("DUK-06",), name="Siti Contoh")).value
    said = "Gangguan SIAK sejak 08.00: berkas hanya diterima"
    for kind, about in (("ticket", visit.tickets[0].id), ("visit_sheet", visit.id)):
        assert said in words(print_paper(desk, kind, about).value.bytes)
    tickets.call_next(desk, "DUK-L1")
    tickets.start_ticket(desk, visit.tickets[0].number)
    assert said in words(print_paper(desk, "receipt", visit.tickets[0].id).value.bytes)
    end_outage(desk)
    assert said not in words(print_paper(desk, "ticket", visit.tickets[0].id).value.bytes)


def test_who_leaves_the_file_gets_a_receipt_that_promises_no_day(desk: Desk):
    (number,) = came(desk, "DUK-06", name="Siti Contoh")
    down(desk)
    choose(desk, number, OutageChoice.LEAVE_FILE)
    shown = words(print_paper(desk, "receipt", number).value.bytes)
    assert "dihitung sejak sistem pulih" in shown
    assert "Selesai paling lambat" not in shown


def test_notice_for_the_door_is_one_page_without_a_visitor(desk: Desk):
    came(desk, "DUK-06", name="Siti Contoh")
    outage = down(desk)
    printed = print_paper(desk, "outage_notice", outage).value
    shown = words(printed.bytes)
    assert len(pages(printed.bytes)) == 1
    assert "SIAK sedang terganggu Disdukcapil Sejak Selasa, 24 November 2026 · 08.00 WIB" in shown
    assert "Minta dihubungi" in shown
    assert "Siti" not in shown
    again = print_paper(desk, "outage_notice", outage).value
    assert (again.copy, "SALINAN" in words(again.bytes)) == (1, False)
