"""One visit and one ticket as counter and desk see them."""

import json
from dataclasses import asdict

import pytest

from desktop.errors import NotAllowed, Refused
from desktop.queries.visit_card import ticket_card, visit_card
from desktop.services import tickets
from desktop.services.referrals import refer_ticket
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from models.rules.bodies.tickets import Outcome
from models.rules.bodies.visits import Accommodation, Priority
from models.rules.folds.tickets import TicketState


def came(desk, *services, **more):
    return add_visit(desk, NewVisit(services=services, **more)).value


def test_visit_tells_where_each_step_is_and_how_many_are_before_it(desk):
    came(desk, "DUK-06")
    added = came(desk, "DUK-06", "POL-03", name="Ratna Sari Dewi", party=2)
    card = visit_card(desk, added.code.lower())
    assert [(step.service, step.before) for step in card.steps] == [("DUK-06", 1), ("POL-03", 0)]
    assert card.steps[1].place == "Lantai 1 · Loket 4 Polri"
    assert (card.code, card.arrived, card.who, card.party) == (added.code, "08.00", "Ratna S.", 2)


def test_visit_names_the_papers_that_are_missing(desk):
    added = came(desk, "DUK-03", documents=("BNK",))
    (step,) = visit_card(desk, added.id).steps
    assert "Kartu Keluarga" in step.missing


def test_name_in_full_and_reason_for_priority_stay_hidden(desk):
    needs = (Accommodation.WHEELCHAIR,)
    added = came(
        desk, "DUK-06", name="Ratna Sari Dewi", priority=(Priority.DISABILITY,), needs=needs, consent=True
    )
    card = visit_card(desk, added.code)
    assert (card.priority, card.needs) == (True, needs)
    shown = json.dumps(asdict(card))
    assert "Sari" not in shown
    assert "disability" not in shown


def test_ticket_tells_its_times_in_the_malls_own_clock(mall):
    number = came(mall.desk, "DUK-06").tickets[0].number
    mall.clock.forward(minutes=5)
    tickets.call_next(mall.desk, "DUK-L1")
    step = ticket_card(mall.desk, number).step
    assert (step.issued, step.called, step.started, step.finished) == ("08.00", "08.05", "", "")
    assert (step.state, step.counter, step.before) == (TicketState.CALLED, "DUK-L1", None)


def test_step_whose_papers_were_given_back_names_what_the_counter_found_missing(desk):
    number = add_visit(desk, NewVisit(services=("DUK-06",), documents=("KK",))).value.tickets[0].number
    assert ticket_card(desk, number).step.missing == (
        "Surat tanda lapor kehilangan (Polri) atau Dokumen lama atau rusak yang diganti",
    )
    tickets.call_next(desk, "DUK-L1")
    tickets.finish_ticket(desk, number, Outcome.RETURNED_INCOMPLETE, lacking=("KK",))
    assert ticket_card(desk, number).step.missing == ("Kartu Keluarga",)


def test_referred_ticket_brings_the_words_of_the_counter_that_sent_it(desk):
    number = came(desk, "DUK-06").tickets[0].number
    tickets.call_next(desk, "DUK-L1")
    sent = refer_ticket(desk, number, "POL-03", "perlu surat hilang").value.next
    assert ticket_card(desk, sent or "").words == "perlu surat hilang"


def test_counter_officer_sees_visits_that_come_to_the_own_agency_only(mall):
    both, other = came(mall.desk, "DUK-06", "POL-03"), came(mall.desk, "DUK-06")
    polri = mall.as_role(Role.COUNTER, "POL")
    assert len(visit_card(polri, both.code).steps) == 2
    for ask in (lambda: visit_card(polri, other.code), lambda: ticket_card(polri, other.tickets[0].number)):
        with pytest.raises(NotAllowed):
            ask()


def test_unknown_visit_and_ticket_are_refused(desk):
    for ask in (lambda: visit_card(desk, "0" * 32), lambda: ticket_card(desk, "DUK-F1-999")):
        with pytest.raises(Refused):
            ask()
