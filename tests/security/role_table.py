"""The role table as the public promise says it, with one call of every use case that window or commands reach."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from desktop.desk import Desk
from desktop.paths import Paths
from desktop.queries.counted import Counted
from desktop.queries.drafts import DraftKind
from desktop.queries.prints import PrintState
from desktop.queries.request_form import RequestPlace
from desktop.queries.requests import RequestFilter
from desktop.queries.survey_figures import SurveyScope
from desktop.services.cases import NewCase
from desktop.services.complaints import NewComplaint
from desktop.services.contacting import ContactResult, ContactWay, NewContact
from desktop.services.exporting import ExportOrder, ListOrder
from desktop.services.goals import NewGoal
from desktop.services.ideas import NewCompliment, NewSuggestion
from desktop.services.limiting import Correction
from desktop.services.next_steps import NewStep
from desktop.services.officers import NewOfficer
from desktop.services.opening import NewRequest
from desktop.services.outages import NewOutage
from desktop.services.outside import NewForum, NewOutreach, NewPartner
from desktop.services.print_jobs import DroppedJob
from desktop.services.promises import NewPromise
from desktop.services.request_lots import LotOrder
from desktop.services.surveys import NewAnswer, NewPlan
from desktop.services.visits import NewVisit
from models.rules.bodies.goals import Measure, Resolution
from models.rules.bodies.officers import Role
from models.rules.bodies.outside import HelpOutcome, OutreachNeed, OutreachResult, Skill
from models.rules.bodies.people import MergeReason, SeparateReason
from models.rules.bodies.promises import BrokenReason, NextAction, NoResult, Skipped
from models.rules.bodies.referrals import ReturnReason
from models.rules.bodies.requests import External, PauseReason, Proof, RejectReason
from models.rules.bodies.rights import CaseOutcome, Notified, Right
from models.rules.bodies.tickets import OutageChoice
from models.rules.bodies.voice import ComplaintClass, ComplaintOutcome, Conduct
from models.rules.folds.requests import Move
from models.rules.skm import Element
from reports.arrangement import Period
from tests.conftest import PASSWORD
from tests.security.tried_on import BLOCKER, BREACH, NOON, PAPERS, TODAY, There

NOBODY = "0" * 32
NOWHERE = Paths(Path("nowhere"), Path("nowhere-state"))
STEP = NewStep(NoResult.VISITOR_LEFT, NextAction.COME_BACK)

LEAD = frozenset({"supervisor", "administrator"})
DESK = LEAD | {"officer"}
ADMIN = frozenset({"administrator"})
OWN = DESK | {"counter"}
"""Everybody, but at a counter about the own agency's things only."""
ALL = OWN | {"counter elsewhere"}
"""Everybody; what is shown at a counter is bounded by the use case itself."""
COUNTER = OWN - {"officer"}


Arguments = tuple[tuple[object, ...], dict[str, object]]
Given = Callable[[There], Arguments]


def of(*given: object, **named: object) -> Arguments:
    """Return the arguments of a call after the desk."""
    return given, named


TABLE: dict[str, tuple[frozenset[str], Given]] = {
    "services.breaches.close_breach": (LEAD, lambda _: of("0000", "contoh")),
    "services.breaches.note_notified": (LEAD, lambda _: of("0000", Notified.SUBJECTS)),
    "services.breaches.open_breach": (
        LEAD,
        lambda _: of(BREACH),
    ),
    "services.cases.answer_case": (LEAD, lambda _: of("0000", CaseOutcome.GRANTED)),
    "services.cases.open_case": (DESK, lambda at: of(NewCase(Right.ACCESS, at.person))),
    "services.cases.reopen_case": (LEAD, lambda _: of("0000")),
    "services.consents.give_consent": (DESK, lambda at: of(at.visit, "photo")),
    "services.consents.withdraw_consent": (DESK, lambda at: of(at.visit, "photo")),
    "queries.copies.copies_aside": (LEAD, lambda _: of()),
    "services.clearing.destroy_copies": (ADMIN, lambda _: of(older_than_days=30, reason="uji")),
    "services.erasing.erase_person": (ADMIN, lambda at: of(at.person)),
    "services.backup_places.add_place": (LEAD, lambda _: of(Path("nowhere"))),
    "services.backup_places.drop_place": (LEAD, lambda _: of(Path("nowhere"))),
    "services.salvage.salvage": (ADMIN, lambda _: of(Path("nowhere"))),
    "services.limiting.correct_person": (
        LEAD,
        lambda at: of(at.person, Correction(name="Siti Lain"), "contoh"),
    ),
    "services.limiting.hold_person": (LEAD, lambda at: of(at.person, "contoh")),
    "services.limiting.lift_hold": (LEAD, lambda at: of(at.person, "contoh")),
    "services.limiting.release_person": (LEAD, lambda at: of(at.person, "contoh")),
    "services.limiting.restrict_person": (LEAD, lambda at: of(at.person, "contoh")),
    "services.officers.change_role": (ADMIN, lambda _: of("tidak-ada", Role.OFFICER)),
    "services.officers.let_in": (LEAD, lambda _: of("tidak-ada")),
    "services.purging.purge": (ADMIN, lambda _: of()),
    "services.request_lots.move_lot": (
        OWN,
        lambda at: of(LotOrder(requests=(at.request,), move=Move.WAIT_APPLICANT, words="contoh")),
    ),
    "services.request_lots.print_lot": (OWN, lambda at: of((at.request,))),
    "services.request_lots.take_back": (OWN, lambda at: of((at.opened,))),
    "services.rights_papers.print_breach": (LEAD, lambda _: of("0000", Notified.AUTHORITY)),
    "services.rights_papers.print_case": (LEAD, lambda _: of("0000")),
    "services.rights_papers.print_minutes": (LEAD, lambda _: of("0000")),
    "services.rights_papers.print_notice": (ALL, lambda _: of()),
    "services.subject_report.subject_report": (LEAD, lambda at: of(at.person, ".json", "contoh")),
    "services.exporting.draw_list": (LEAD, lambda _: of(ListOrder(RequestFilter(), ".csv"))),
    "services.exporting.export_list": (LEAD, lambda _: of(ListOrder(RequestFilter(), ".csv"))),
    "queries.breaches.affected": (LEAD, lambda _: of("0000")),
    "queries.breaches.breach_list": (LEAD, lambda _: of()),
    "queries.breaches.breach_row": (LEAD, lambda at: of(at.breach)),
    "queries.cases.case_list": (LEAD, lambda _: of()),
    "queries.cases.case_row": (DESK, lambda at: of(at.case)),
    "queries.consents.consents_of": (DESK, lambda at: of(at.visit)),
    "queries.counted.counted": (LEAD, lambda _: of(TODAY, Counted.VISITS)),
    "queries.destructions.destructions": (LEAD, lambda _: of()),
    "queries.drafts.drafts": (ALL, lambda _: of()),
    "queries.follow_up.follow_up": (ALL, lambda _: of()),
    "printing.following.follow_sheet": (ALL, lambda _: of()),
    "services.contacting.note_contact": (
        OWN,
        lambda at: of(at.request, NewContact(ContactWay.PHONE, ContactResult.REACHED)),
    ),
    "services.renewing.rotate_key": (ADMIN, lambda _: of(NOWHERE, "")),
    "services.renewing.renew_recovery_key": (ADMIN, lambda _: of(NOWHERE)),
    "queries.overdue.overdue_services": (LEAD, lambda _: of()),
    "queries.request_form.find_places": (ALL, lambda _: of("Siti")),
    "queries.request_form.request_form": (OWN, lambda at: of(RequestPlace(ticket=at.ticket))),
    "services.bookings.cancel_booking": (DESK, lambda _: of("B-1")),
    "services.bookings.import_bookings": (LEAD, lambda _: of([])),
    "services.catalogue.archive_entry": (LEAD, lambda _: of("service", "DUK-06")),
    "services.catalogue.confirm_services": (LEAD, lambda _: of(("DUK-06",))),
    "services.catalogue.import_catalogue": (LEAD, lambda _: of({})),
    "services.counters.close_counter": (COUNTER, lambda _: of("DUK-L1")),
    "services.counters.open_counter": (COUNTER, lambda _: of("DUK-L1")),
    "services.counters.pause_counter": (COUNTER, lambda _: of("DUK-L1")),
    "services.day_closing.close_with_report": (LEAD, lambda _: of(TODAY)),
    "services.days.close_day": (LEAD, lambda _: of(TODAY)),
    "services.drafts.save_draft": (ALL, lambda _: of(DraftKind.INTAKE, {})),
    "services.drafts.take_draft": (ALL, lambda _: of(NOBODY)),
    "services.exporting.export_register": (LEAD, lambda _: of(ExportOrder("visits", TODAY, TODAY, ".csv"))),
    "services.intake.take_in": (DESK, lambda _: of(NewVisit(services=("DUK-06",)), printing=False)),
    "services.joining.join_visit": (DESK, lambda at: of(at.visit, NewVisit(services=("BJK-02",)))),
    "services.next_steps.give_step": (OWN, lambda at: of(at.ticket, STEP)),
    "services.next_steps.skip_step": (OWN, lambda at: of(at.ticket, NoResult.OTHER, Skipped.GONE)),
    "services.next_steps.undo_step": (OWN, lambda at: of(at.ticket)),
    "services.officers.add_officer": (ADMIN, lambda _: of(NewOfficer("baru", PASSWORD), demo=True)),
    "services.officers.disable_officer": (ADMIN, lambda _: of("tidak-ada")),
    "services.officers.name_officer": (ADMIN, lambda _: of("tidak-ada")),
    "services.officers.reset_officer": (ADMIN, lambda _: of("tidak-ada")),
    "services.opening.add_reference": (OWN, lambda at: of(at.request, External.OSS, "123")),
    "services.opening.hand_over": (OWN, lambda at: of(at.request, Proof.RECEIPT)),
    "services.opening.open_request": (OWN, lambda _: of(NewRequest(service="DUK-06"))),
    "services.goals.end_goal": (LEAD, lambda _: of(Measure.WAIT)),
    "services.goals.freeze_months": (LEAD, lambda _: of()),
    "services.goals.set_goal": (LEAD, lambda _: of(NewGoal(Measure.WAIT, 300, ("DUK", "POL")))),
    "services.together.close_blocker": (OWN, lambda at: of(at.blocker, Resolution.SOLVED)),
    "services.together.hold_huddle": (LEAD, lambda _: of(("DUK",))),
    "services.together.make_commitment": (LEAD, lambda _: of("contoh", "admin", TODAY)),
    "services.together.raise_blocker": (OWN, lambda _: of(BLOCKER)),
    "services.together.settle_commitment": (LEAD, lambda at: of(at.commitment)),
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
    "services.complaint_slips.take_with_slip": (
        OWN,
        lambda _: of(NewComplaint(words="contoh", agency="DUK")),
    ),
    "services.complaints.answer_complaint": (
        COUNTER,
        lambda at: of(at.complaint, ComplaintOutcome.EXPLAINED, "contoh"),
    ),
    "services.complaints.close_complaint": (COUNTER, lambda at: of(at.complaint)),
    "services.complaints.forward_complaint": (COUNTER, lambda at: of(at.complaint, "contoh")),
    "services.complaints.start_complaint": (COUNTER, lambda at: of(at.complaint)),
    "services.complaints.take_complaint": (OWN, lambda _: of(NewComplaint(words="contoh", agency="DUK"))),
    "services.complaints.undo_complaint": (COUNTER, lambda at: of(at.complaint)),
    "services.complaints.verify_complaint": (
        COUNTER,
        lambda at: of(at.complaint, ComplaintClass.PLAIN, "DUK"),
    ),
    "services.complaints.withdraw_complaint": (COUNTER, lambda at: of(at.complaint)),
    "services.ideas.decide_suggestion": (LEAD, lambda _: of("0000", accepted=True, reason="contoh")),
    "services.ideas.fulfil_suggestion": (LEAD, lambda _: of("0000")),
    "services.ideas.praise": (ALL, lambda _: of(NewCompliment("contoh", Conduct.POLITE))),
    "services.ideas.publish_suggestion": (LEAD, lambda _: of("0000", "contoh", "contoh")),
    "services.ideas.suggest": (ALL, lambda _: of(NewSuggestion("contoh"))),
    "services.ideas.undo_suggestion": (LEAD, lambda _: of("0000")),
    "services.outside.agree_action": (LEAD, lambda _: of("0000", "contoh", TODAY)),
    "services.outside.ask_outreach": (
        DESK,
        lambda _: of(NewOutreach(OutreachNeed.ELDERLY, "rekam KTP", "Kelurahan Contoh")),
    ),
    "services.outside.call_partner": (ALL, lambda _: of("0000", Skill.SIGN_LANGUAGE)),
    "services.outside.end_help": (ALL, lambda _: of("0000", HelpOutcome.HELPED)),
    "services.outside.end_outreach": (LEAD, lambda _: of("0000", OutreachResult.SERVED)),
    "services.outside.end_partner": (LEAD, lambda _: of("0000")),
    "services.outside.forum_named": (LEAD, lambda _: of("0000")),
    "services.outside.fulfil_action": (LEAD, lambda _: of("0000")),
    "services.outside.list_partner": (LEAD, lambda _: of(NewPartner("a", "b", (Skill.SIGN_LANGUAGE,)))),
    "services.outside.note_forum": (LEAD, lambda _: of(NewForum(TODAY, "contoh", users=1))),
    "services.outside.plan_outreach": (LEAD, lambda _: of("0000", TODAY)),
    "services.promises.break_promise": (OWN, lambda at: of(at.promise, BrokenReason.FORGOTTEN)),
    "services.promises.keep_promise": (OWN, lambda at: of(at.promise)),
    "services.promises.make_promise": (OWN, lambda _: of(NewPromise("menelepon", NOON, agency="DUK"))),
    "services.promises.undo_promise": (OWN, lambda at: of(at.promise, making=True)),
    "services.surveys.finish_plan": (LEAD, lambda _: of("0000")),
    "services.surveys.plan_improvement": (LEAD, lambda _: of(NewPlan(Element.TIME, "contoh", TODAY))),
    "services.surveys.take_back_answer": (OWN, lambda at: of(at.sheet)),
    "services.surveys.take_back_plan": (LEAD, lambda _: of("0000")),
    "services.surveys.type_answer": (OWN, lambda _: of(NewAnswer({Element.TIME: 3}, agency="DUK"))),
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
    "services.revealing.reveal_complaint": (COUNTER, lambda at: of(at.complaint)),
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
    "printing.periods.period_report": (
        COUNTER,
        lambda _: of("monthly", Period(TODAY, TODAY), agency="DUK"),
    ),
    "printing.periods.person_report": (LEAD, lambda at: of(at.person)),
    "queries.board.board": (ALL, lambda _: of()),
    "queries.came_today.came_today": (DESK, lambda at: of(at.person)),
    "queries.bookings.booking_list": (DESK, lambda _: of()),
    "queries.bookings.find_bookings": (DESK, lambda _: of("B-1")),
    "queries.counter.counter_view": (COUNTER, lambda _: of("DUK-L1")),
    "queries.day_close.closing": (LEAD, lambda _: of(TODAY)),
    "queries.daily_prints.daily_prints": (LEAD, lambda _: of(TODAY)),
    "queries.daily_prints.kept_report": (LEAD, lambda _: of(TODAY, 0)),
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
    "queries.goals.goal_board": (LEAD, lambda _: of()),
    "queries.together.blockers": (ALL, lambda _: of()),
    "queries.together.colleagues": (ALL, lambda _: of()),
    "queries.together.commitment_rate": (LEAD, lambda _: of(TODAY, TODAY)),
    "queries.together.commitments": (LEAD, lambda _: of()),
    "queries.complaints.complaint_detail": (COUNTER, lambda at: of(at.complaint)),
    "queries.complaints.complaint_list": (COUNTER | {"counter elsewhere"}, lambda _: of()),
    "queries.ideas.compliment_list": (COUNTER | {"counter elsewhere"}, lambda _: of()),
    "queries.ideas.suggestion_list": (ALL, lambda _: of()),
    "queries.outside.forum_list": (LEAD, lambda _: of()),
    "queries.outside.helps_of": (ALL, lambda _: of("0000")),
    "queries.outside.outreach_list": (DESK, lambda _: of()),
    "queries.outside.partner_list": (ALL, lambda _: of()),
    "queries.promises.kept_rate": (ALL, lambda _: of(TODAY, TODAY)),
    "queries.promises.promise_list": (ALL, lambda _: of()),
    "queries.survey_figures.survey_figures": (COUNTER, lambda _: of(SurveyScope(agency="DUK"))),
    "queries.survey_form.paper_now": (ALL, lambda _: of()),
    "queries.survey_form.typed_today": (ALL, lambda _: of()),
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
