"""The role table as the public promise says it, with one call of every use case that window or commands reach."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

from desktop.desk import Desk
from desktop.queries.drafts import DraftKind
from desktop.queries.prints import PrintState
from desktop.queries.requests import RequestFilter
from desktop.services.exporting import ExportOrder
from desktop.services.next_steps import NewStep
from desktop.services.officers import NewOfficer
from desktop.services.opening import NewRequest, Someone, open_request
from desktop.services.outages import NewOutage
from desktop.services.papers import print_paper
from desktop.services.print_jobs import DroppedJob
from desktop.services.promises import NewPromise, make_promise
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.people import MergeReason, SeparateReason
from models.rules.bodies.promises import BrokenReason, NextAction, NoResult, Skipped
from models.rules.bodies.referrals import ReturnReason
from models.rules.bodies.requests import External, PauseReason, Proof, ReceivedPaper, RejectReason
from models.rules.bodies.tickets import OutageChoice
from tests.conftest import PASSWORD

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
NOBODY = "0" * 32
PAPERS = (ReceivedPaper("KK"), ReceivedPaper("LAMA"))
STEP = NewStep(NoResult.VISITOR_LEFT, NextAction.COME_BACK)

LEAD = frozenset({"supervisor", "administrator"})
DESK = LEAD | {"officer"}
ADMIN = frozenset({"administrator"})
OWN = DESK | {"counter"}
"""Everybody, but at a counter about the own agency's things only."""
ALL = OWN | {"counter elsewhere"}
"""Everybody; what is shown at a counter is bounded by the use case itself."""
COUNTER = OWN - {"officer"}


@dataclass(frozen=True)
class There:
    """What stands in the mall that the calls are about; all of it is of the agency DUK."""

    number: str
    ticket: str
    visit: str
    person: str
    other: str
    request: str
    promise: str
    paper: str
    outage: str
    issued: Any


Arguments = tuple[tuple[object, ...], dict[str, object]]
Given = Callable[[There], Arguments]


def of(*given: object, **named: object) -> Arguments:
    """Return the arguments of a call after the desk."""
    return given, named


def there(desk: Desk) -> There:
    """Make what the calls are about, as an administrator."""
    added = add_visit(desk, NewVisit(services=("DUK-06",), name="Siti Contoh", phone="081299887766")).value
    other = add_visit(desk, NewVisit(services=("DUK-06",), name="Siti Contah")).value
    people = dict(desk.store.execute_sql("SELECT id, person FROM visit").fetchall())
    ticket = added.tickets[0]
    request = open_request(
        desk, NewRequest(service="DUK-06", applicant=Someone(name="Siti Contoh"), received=PAPERS)
    ).value.code
    return There(
        number=ticket.number,
        ticket=ticket.id,
        visit=added.id,
        person=people[added.id],
        other=people[other.id],
        request=request,
        promise=make_promise(desk, NewPromise("menelepon", NOON, agency="DUK")).value,
        paper=print_paper(desk, "ticket", ticket.id).value.paper_id,
        outage=import_module("desktop.services.outages")
        .start_outage(desk, NewOutage("SIAK", agency="DUK"))
        .value,
        issued=added.tickets,
    )


TABLE: dict[str, tuple[frozenset[str], Given]] = {
    "services.bookings.cancel_booking": (DESK, lambda _: of("B-1")),
    "services.bookings.import_bookings": (LEAD, lambda _: of([])),
    "services.catalogue.archive_entry": (LEAD, lambda _: of("service", "DUK-06")),
    "services.catalogue.confirm_services": (LEAD, lambda _: of(("DUK-06",))),
    "services.catalogue.import_catalogue": (LEAD, lambda _: of({})),
    "services.counters.close_counter": (COUNTER, lambda _: of("DUK-L1")),
    "services.counters.open_counter": (COUNTER, lambda _: of("DUK-L1")),
    "services.counters.pause_counter": (COUNTER, lambda _: of("DUK-L1")),
    "services.days.close_day": (LEAD, lambda _: of(TODAY)),
    "services.drafts.save_draft": (ALL, lambda _: of(DraftKind.INTAKE, {})),
    "services.drafts.take_draft": (ALL, lambda _: of(NOBODY)),
    "services.exporting.export_register": (LEAD, lambda _: of(ExportOrder("visits", TODAY, TODAY, ".csv"))),
    "services.intake.take_in": (DESK, lambda _: of(NewVisit(services=("DUK-06",)), printing=False)),
    "services.next_steps.give_step": (OWN, lambda at: of(at.ticket, STEP)),
    "services.next_steps.skip_step": (OWN, lambda at: of(at.ticket, NoResult.OTHER, Skipped.GONE)),
    "services.next_steps.undo_step": (OWN, lambda at: of(at.ticket)),
    "services.officers.add_officer": (ADMIN, lambda _: of(NewOfficer("baru", PASSWORD), demo=True)),
    "services.officers.disable_officer": (ADMIN, lambda _: of("tidak-ada")),
    "services.officers.name_officer": (ADMIN, lambda _: of("tidak-ada")),
    "services.officers.reset_officer": (ADMIN, lambda _: of("tidak-ada", PASSWORD)),
    "services.opening.add_reference": (OWN, lambda at: of(at.request, External.OSS, "123")),
    "services.opening.hand_over": (OWN, lambda at: of(at.request, Proof.RECEIPT)),
    "services.opening.open_request": (OWN, lambda _: of(NewRequest(service="DUK-06"))),
    "services.outages.all_wait": (ALL, lambda at: of(at.outage)),
    "services.outages.choose": (OWN, lambda at: of(at.number, OutageChoice.WAIT)),
    "services.outages.contact_of": (OWN, lambda at: of(at.ticket)),
    "services.outages.end_outage": (OWN, lambda at: of(at.outage)),
    "services.outages.start_outage": (OWN, lambda _: of(NewOutage("SIAK 2", agency="DUK"))),
    "services.outages.undo_outage": (OWN, lambda at: of(at.outage)),
    "services.paper_days.import_visits": (LEAD, lambda _: of([])),
    "services.papers.print_paper": (OWN, lambda at: of("ticket", at.ticket)),
    "services.papers.redraw": (OWN, lambda at: of(at.paper)),
    "services.people.compare_in_clear": (LEAD, lambda at: of(at.person, at.other)),
    "services.people.merge_people": (LEAD, lambda at: of(at.person, at.other, MergeReason.SAID)),
    "services.people.separate_person": (LEAD, lambda at: of(at.person, SeparateReason.MISTAKE)),
    "services.people.tell_apart": (LEAD, lambda at: of(at.person, at.other)),
    "services.print_jobs.drop_job": (ALL, lambda at: of(at.paper)),
    "services.print_jobs.mark_failed": (ALL, lambda at: of(at.paper)),
    "services.print_jobs.mark_sent": (ALL, lambda at: of(at.paper)),
    "services.print_jobs.restore_job": (
        ALL,
        lambda at: of(DroppedJob(at.paper, PrintState.QUEUED, "2026-11-24T01:00:00.000Z")),
    ),
    "services.promises.break_promise": (OWN, lambda at: of(at.promise, BrokenReason.FORGOTTEN)),
    "services.promises.keep_promise": (OWN, lambda at: of(at.promise)),
    "services.promises.make_promise": (OWN, lambda _: of(NewPromise("menelepon", NOON, agency="DUK"))),
    "services.promises.undo_promise": (OWN, lambda at: of(at.promise, making=True)),
    "services.referrals.accept_referral": (COUNTER, lambda at: of(at.number)),
    "services.referrals.refer_ticket": (COUNTER, lambda at: of(at.number, "POL-03")),
    "services.referrals.return_referral": (COUNTER, lambda at: of(at.number, ReturnReason.NOT_OURS)),
    "services.requests.answer_request": (OWN, lambda at: of(at.request)),
    "services.requests.complete_request": (OWN, lambda at: of(at.request)),
    "services.requests.note_request": (OWN, lambda at: of(at.request, "contoh")),
    "services.requests.pause_request": (OWN, lambda at: of(at.request, PauseReason.APPLICANT)),
    "services.requests.receive_papers": (OWN, lambda at: of(at.request, PAPERS)),
    "services.requests.recount_dues": (LEAD, lambda _: of()),
    "services.requests.refer_request": (OWN, lambda at: of(at.request, "POL")),
    "services.requests.reject_request": (OWN, lambda at: of(at.request, RejectReason.OTHER, "contoh")),
    "services.requests.resume_request": (OWN, lambda at: of(at.request)),
    "services.requests.undo_request": (OWN, lambda at: of(at.request)),
    "services.requests.withdraw_request": (OWN, lambda at: of(at.request)),
    "services.revealing.reveal_person": (DESK, lambda _: of(NOBODY)),
    "services.revealing.reveal_request": (OWN, lambda at: of(at.request)),
    "services.revealing.reveal_visit": (OWN, lambda at: of(at.visit)),
    "services.searching.keep_search": (ALL, lambda _: of("Siti", 1)),
    "services.settings.change_setting": (LEAD, lambda _: of("tidak-ada", {})),
    "services.settings.clear_holiday": (LEAD, lambda _: of(TODAY)),
    "services.settings.set_holiday": (LEAD, lambda _: of(TODAY, "Contoh")),
    "services.taking_in.hand_over_product": (OWN, lambda at: of(at.request, Proof.RECEIPT)),
    "services.taking_in.receipt_of_ticket": (OWN, lambda at: of(at.number)),
    "services.taking_in.take_in_papers": (OWN, lambda _: of(NewRequest(service="DUK-06"))),
    "services.tickets.call_chosen": (COUNTER, lambda at: of("DUK-L1", at.number)),
    "services.tickets.call_next": (COUNTER, lambda _: of("DUK-L1")),
    "services.tickets.cancel_ticket": (OWN, lambda at: of(at.number)),
    "services.tickets.finish_ticket": (COUNTER, lambda at: of(at.number)),
    "services.tickets.hold_ticket": (COUNTER, lambda at: of(at.number)),
    "services.tickets.miss_ticket": (COUNTER, lambda at: of(at.number)),
    "services.tickets.recall_ticket": (COUNTER, lambda at: of(at.number)),
    "services.tickets.resume_ticket": (COUNTER, lambda at: of(at.number)),
    "services.tickets.return_ticket": (OWN, lambda at: of(at.number)),
    "services.tickets.start_ticket": (COUNTER, lambda at: of(at.number)),
    "services.tickets.transfer_ticket": (OWN, lambda at: of(at.number, "DUK-L2")),
    "services.undo.undo_ticket": (OWN, lambda at: of(at.number)),
    "services.undo_visit.take_back_visit": (DESK, lambda at: of(at.issued)),
    "services.visits.add_visit": (DESK, lambda _: of(NewVisit(services=("DUK-06",)))),
    "services.visits.confirm_clock": (LEAD, lambda _: of("contoh")),
    "queries.access_figures.access_of_person": (LEAD, lambda at: of(at.person)),
    "queries.access_figures.access_report": (LEAD, lambda _: of(TODAY, TODAY)),
    "queries.board.board": (ALL, lambda _: of()),
    "queries.bookings.booking_list": (DESK, lambda _: of()),
    "queries.bookings.find_bookings": (DESK, lambda _: of("B-1")),
    "queries.counter.counter_view": (COUNTER, lambda _: of("DUK-L1")),
    "queries.day_close.closing": (LEAD, lambda _: of(TODAY)),
    "queries.day_figures.daily_report": (LEAD, lambda _: of(TODAY)),
    "queries.day_page.day_overview": (LEAD, lambda _: of(TODAY)),
    "queries.duplicates.comparison": (LEAD, lambda at: of(at.person, at.other)),
    "queries.duplicates.duplicates": (LEAD, lambda _: of()),
    "queries.duplicates.duplicates_of": (LEAD, lambda at: of(at.person)),
    "queries.fairness.fairness": (LEAD, lambda _: of()),
    "queries.intake_now.intake_now": (DESK, lambda _: of()),
    "queries.life_events.named_event": (ALL, lambda _: of("MENINGGAL")),
    "queries.needs.event_rows": (ALL, lambda _: of()),
    "queries.needs.find_needs": (ALL, lambda _: of("kk")),
    "queries.next_steps.needs_step": (OWN, lambda at: of(at.ticket)),
    "queries.offer.document_list": (ALL, lambda _: of()),
    "queries.offer.service_list": (ALL, lambda _: of()),
    "queries.officers.officers": (ADMIN, lambda _: of()),
    "queries.outage_form.outage_form": (ALL, lambda _: of()),
    "queries.outages.affected": (ALL, lambda at: of(at.outage)),
    "queries.outages.outage_list": (ALL, lambda _: of()),
    "queries.people.find_people": (ALL, lambda _: of("Siti")),
    "queries.plan.plan_visit": (ALL, lambda _: of(("DUK-06",))),
    "queries.prints.unprinted": (ALL, lambda _: of()),
    "queries.promises.kept_rate": (ALL, lambda _: of(TODAY, TODAY)),
    "queries.promises.promise_list": (ALL, lambda _: of()),
    "queries.queue.counter_list": (OWN, lambda _: of("DUK")),
    "queries.queue.queue_list": (OWN, lambda _: of(agency="DUK")),
    "queries.referrals.referral_list": (ALL, lambda _: of()),
    "queries.replan.visit_replan": (OWN, lambda at: of(at.visit)),
    "queries.request_detail.request_detail": (OWN, lambda at: of(at.request)),
    "queries.requests.request_counts": (ALL, lambda _: of()),
    "queries.requests.request_list": (ALL, lambda _: of()),
    "queries.requests_page.requests_look": (ALL, lambda _: of(RequestFilter(), None, "")),
    "queries.routes.routes": (OWN, lambda at: of(at.ticket)),
    "queries.scanned.scanned": (ALL, lambda _: of("V1-261124-0001XXXX")),
    "queries.search.search": (ALL, lambda _: of("kk")),
    "queries.status.status_of_code": (ALL, lambda at: of(at.request)),
    "queries.visit_card.ticket_card": (OWN, lambda at: of(at.number)),
    "queries.visit_card.visit_card": (OWN, lambda at: of(at.visit)),
    "printing.daily.daily_paper": (LEAD, lambda _: of(TODAY)),
}
"""Use case -> who may, and what it is given."""


def call(name: str, desk: Desk, at: There) -> object:
    """Do a use case of the table at a desk."""
    module, _, function = name.rpartition(".")
    given, named = TABLE[name][1](at)
    return getattr(import_module(f"desktop.{module}"), function)(desk, *given, **named)
