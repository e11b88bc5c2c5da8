"""The table of all event kinds: fixed number, name, version, subject, body, and whether it can be erased.

Numbers and names are stored for ever. A changed meaning is a new kind or a higher version with a
lifting function; never another meaning for an old number.
"""

from dataclasses import dataclass
from typing import Any

from models.rules import catalogue
from models.rules.bodies import (
    backups,
    bookings,
    goals,
    ideas,
    notes,
    officers,
    outside,
    people,
    places,
    promises,
    referrals,
    requests,
    rights,
    surveys,
    tickets,
    visits,
    voice,
)
from models.rules.codec import dumps, loads
from models.rules.events import Subject, Undone


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event."""

    number: int
    name: str
    subject: Subject | None
    body: type
    erasable: bool = False
    v: int = 1


KINDS = (
    Kind(1, "setting.changed", Subject.SETTING, places.SettingChanged),
    Kind(2, "agency.described", Subject.AGENCY, catalogue.AgencyDescribed),
    Kind(3, "counter.described", Subject.COUNTER, catalogue.CounterDescribed),
    Kind(4, "service.described", Subject.SERVICE, catalogue.ServiceDescribed),
    Kind(5, "document_type.described", Subject.DOCUMENT_TYPE, catalogue.DocumentTypeDescribed),
    Kind(6, "life_event.described", Subject.LIFE_EVENT, catalogue.LifeEventDescribed),
    Kind(7, "entry.archived", None, places.Archived),
    Kind(8, "holiday.set", Subject.HOLIDAY, places.HolidaySet),
    Kind(9, "holiday.cleared", Subject.HOLIDAY, places.HolidayCleared),
    Kind(10, "desk.opened", Subject.DESK, places.DeskOpened),
    Kind(11, "clock.confirmed", Subject.DESK, places.ClockConfirmed),
    Kind(12, "key.rotated", Subject.DESK, places.KeyRotated),
    Kind(13, "recovery_key.renewed", Subject.DESK, places.RecoveryRenewed),
    Kind(20, "officer.named", Subject.OFFICER, officers.OfficerNamed, erasable=True),
    Kind(21, "officer.secret_set", Subject.OFFICER, officers.OfficerSecretSet, erasable=True),
    Kind(22, "officer.authorised", Subject.OFFICER, officers.OfficerAuthorised),
    Kind(23, "officer.disabled", Subject.OFFICER, officers.OfficerDisabled),
    Kind(24, "officer.enabled", Subject.OFFICER, officers.OfficerEnabled),
    Kind(25, "officer.refused", Subject.OFFICER, officers.OfficerRefused),
    Kind(26, "officer.delayed", Subject.OFFICER, officers.OfficerDelayed),
    Kind(27, "officer.let_in", Subject.OFFICER, officers.OfficerLetIn),
    Kind(28, "sign_in.refused", Subject.DESK, officers.SignInRefused),
    Kind(30, "person.described", Subject.PERSON, people.PersonDescribed, erasable=True),
    Kind(31, "person.erased", Subject.PERSON, people.PersonErased),
    Kind(32, "person.merged", Subject.PERSON, people.PersonMerged),
    Kind(33, "person.separated", Subject.PERSON, people.PersonSeparated),
    Kind(34, "person.distinguished", Subject.PERSON, people.PersonDistinguished),
    Kind(35, "person.restricted", Subject.PERSON, rights.PersonRestricted),
    Kind(36, "person.released", Subject.PERSON, rights.PersonReleased),
    Kind(37, "person.reduced", Subject.PERSON, rights.PersonReduced),
    Kind(38, "person.held", Subject.PERSON, rights.PersonHeld),
    Kind(39, "hold.lifted", Subject.PERSON, rights.HoldLifted),
    Kind(40, "visit.arrived", Subject.VISIT, visits.VisitArrived),
    Kind(41, "visit.greeted", Subject.VISIT, visits.VisitGreeted),
    Kind(42, "visit.prioritised", Subject.VISIT, visits.VisitPrioritised),
    Kind(43, "visit.accommodated", Subject.VISIT, visits.VisitAccommodated),
    Kind(44, "consent.given", Subject.VISIT, visits.ConsentGiven),
    Kind(45, "documents.checked", Subject.VISIT, visits.DocumentsChecked),
    Kind(46, "person.assigned", Subject.VISIT, visits.PersonAssigned),
    Kind(50, "ticket.issued", Subject.TICKET, tickets.TicketIssued),
    Kind(51, "ticket.unblocked", Subject.TICKET, tickets.TicketUnblocked),
    Kind(52, "ticket.called", Subject.TICKET, tickets.TicketCalled),
    Kind(53, "ticket.recalled", Subject.TICKET, tickets.TicketRecalled),
    Kind(54, "ticket.started", Subject.TICKET, tickets.TicketStarted),
    Kind(55, "ticket.held", Subject.TICKET, tickets.TicketHeld),
    Kind(56, "ticket.resumed", Subject.TICKET, tickets.TicketResumed),
    Kind(57, "ticket.finished", Subject.TICKET, tickets.TicketFinished),
    Kind(58, "ticket.missed", Subject.TICKET, tickets.TicketMissed),
    Kind(59, "ticket.requeued", Subject.TICKET, tickets.TicketRequeued),
    Kind(60, "ticket.transferred", Subject.TICKET, tickets.TicketTransferred),
    Kind(61, "ticket.cancelled", Subject.TICKET, tickets.TicketCancelled),
    Kind(62, "ticket.expired", Subject.TICKET, tickets.TicketExpired),
    Kind(63, "act.undone", None, Undone),
    Kind(64, "referral.made", Subject.REFERRAL, referrals.ReferralMade),
    Kind(65, "referral.accepted", Subject.REFERRAL, referrals.ReferralAccepted),
    Kind(66, "referral.returned", Subject.REFERRAL, referrals.ReferralReturned),
    Kind(67, "referral.followed", Subject.REFERRAL, referrals.ReferralFollowed),
    Kind(70, "counter.opened", Subject.SHIFT, places.CounterOpened),
    Kind(71, "counter.paused", Subject.SHIFT, places.CounterPaused),
    Kind(72, "counter.resumed", Subject.SHIFT, places.CounterResumed),
    Kind(73, "counter.closed", Subject.SHIFT, places.CounterClosed),
    Kind(80, "outage.started", Subject.OUTAGE, places.OutageStarted),
    Kind(81, "outage.ended", Subject.OUTAGE, places.OutageEnded),
    Kind(82, "choice.given", Subject.TICKET, tickets.ChoiceGiven),
    Kind(85, "day.closed", Subject.DAY, places.DayClosed),
    Kind(86, "day.revised", Subject.DAY, places.DayRevised),
    Kind(90, "note.written", Subject.NOTE, notes.NoteWritten, erasable=True),
    Kind(91, "paper.drawn", Subject.PAPER, notes.PaperDrawn),
    Kind(92, "paper.redrawn", Subject.PAPER, notes.PaperRedrawn),
    Kind(93, "register.exported", Subject.PAPER, notes.RegisterExported),
    Kind(95, "access.viewed", Subject.PERSON, notes.AccessViewed),
    Kind(96, "access.printed", Subject.PERSON, notes.AccessPrinted),
    Kind(97, "access.exported", Subject.PERSON, notes.AccessExported),
    Kind(98, "access.searched", Subject.OFFICER, notes.AccessSearched),
    Kind(100, "booking.listed", Subject.BOOKING, bookings.BookingListed),
    Kind(101, "booking.claimed", Subject.BOOKING, bookings.BookingClaimed),
    Kind(102, "booking.missed", Subject.BOOKING, bookings.BookingMissed),
    Kind(103, "booking.cancelled", Subject.BOOKING, bookings.BookingCancelled),
    Kind(110, "request.opened", Subject.REQUEST, requests.RequestOpened),
    Kind(111, "papers.received", Subject.REQUEST, requests.PapersReceived),
    Kind(112, "request.completed", Subject.REQUEST, requests.RequestCompleted),
    Kind(113, "request.paused", Subject.REQUEST, requests.RequestPaused),
    Kind(114, "request.resumed", Subject.REQUEST, requests.RequestResumed),
    Kind(115, "due.recounted", Subject.REQUEST, requests.DueRecounted),
    Kind(116, "reference.given", Subject.REQUEST, requests.ReferenceGiven),
    Kind(117, "product.made", Subject.REQUEST, requests.ProductMade),
    Kind(118, "product.collected", Subject.REQUEST, requests.ProductCollected),
    Kind(119, "request.rejected", Subject.REQUEST, requests.RequestRejected),
    Kind(120, "request.withdrawn", Subject.REQUEST, requests.RequestWithdrawn),
    Kind(121, "request.referred", Subject.REQUEST, requests.RequestReferred),
    Kind(122, "contact.tried", Subject.REQUEST, requests.ContactTried),
    Kind(130, "promise.made", Subject.PROMISE, promises.PromiseMade),
    Kind(131, "promise.kept", Subject.PROMISE, promises.PromiseKept),
    Kind(132, "promise.broken", Subject.PROMISE, promises.PromiseBroken),
    Kind(135, "next_step.given", Subject.NEXT_STEP, promises.StepGiven),
    Kind(136, "next_step.skipped", Subject.NEXT_STEP, promises.StepSkipped),
    Kind(140, "consent.withdrawn", Subject.VISIT, visits.ConsentWithdrawn),
    Kind(141, "case.opened", Subject.CASE, rights.CaseOpened),
    Kind(142, "case.answered", Subject.CASE, rights.CaseAnswered),
    Kind(145, "breach.opened", Subject.BREACH, rights.BreachOpened),
    Kind(146, "breach.notified", Subject.BREACH, rights.BreachNotified),
    Kind(147, "breach.closed", Subject.BREACH, rights.BreachClosed),
    Kind(150, "data.destroyed", Subject.DESTRUCTION, rights.DataDestroyed),
    Kind(160, "mall.restored", Subject.DESK, backups.MallRestored),
    Kind(161, "backup.drilled", Subject.DESK, backups.BackupDrilled),
    Kind(190, "complaint.received", Subject.COMPLAINT, voice.ComplaintReceived),
    Kind(191, "complaint.verified", Subject.COMPLAINT, voice.ComplaintVerified),
    Kind(192, "complaint.started", Subject.COMPLAINT, voice.ComplaintStarted),
    Kind(193, "complaint.answered", Subject.COMPLAINT, voice.ComplaintAnswered),
    Kind(194, "complaint.closed", Subject.COMPLAINT, voice.ComplaintClosed),
    Kind(195, "complaint.withdrawn", Subject.COMPLAINT, voice.ComplaintWithdrawn),
    Kind(196, "complaint.forwarded", Subject.COMPLAINT, voice.ComplaintForwarded),
    Kind(197, "suggestion.made", Subject.SUGGESTION, ideas.SuggestionMade),
    Kind(198, "suggestion.decided", Subject.SUGGESTION, ideas.SuggestionDecided),
    Kind(199, "suggestion.published", Subject.SUGGESTION, ideas.SuggestionPublished),
    Kind(200, "suggestion.fulfilled", Subject.SUGGESTION, ideas.SuggestionFulfilled),
    Kind(201, "compliment.given", Subject.COMPLIMENT, ideas.ComplimentGiven),
    Kind(202, "forum.held", Subject.FORUM, outside.ForumHeld),
    Kind(203, "forum_action.agreed", Subject.FORUM_ACTION, outside.ActionAgreed),
    Kind(204, "forum_action.fulfilled", Subject.FORUM_ACTION, outside.ActionFulfilled),
    Kind(205, "partner.listed", Subject.PARTNER, outside.PartnerListed),
    Kind(206, "partner.ended", Subject.PARTNER, outside.PartnerEnded),
    Kind(207, "assignment.started", Subject.ASSIGNMENT, outside.AssignmentStarted),
    Kind(208, "assignment.ended", Subject.ASSIGNMENT, outside.AssignmentEnded),
    Kind(209, "outreach.asked", Subject.OUTREACH, outside.OutreachAsked),
    Kind(210, "outreach.planned", Subject.OUTREACH, outside.OutreachPlanned),
    Kind(211, "outreach.ended", Subject.OUTREACH, outside.OutreachEnded),
    Kind(162, "events.salvaged", Subject.DESK, backups.EventsSalvaged),
    Kind(163, "copies.destroyed", Subject.DESK, backups.CopiesDestroyed),
    Kind(180, "survey.answered", Subject.SURVEY, surveys.SurveyAnswered),
    Kind(181, "survey.planned", Subject.SURVEY_PLAN, surveys.SurveyPlanned),
    Kind(182, "survey_plan.completed", Subject.SURVEY_PLAN, surveys.SurveyPlanDone),
    Kind(220, "goal.set", Subject.GOAL, goals.GoalSet),
    Kind(221, "goal.ended", Subject.GOAL, goals.GoalEnded),
    Kind(222, "goal.frozen", Subject.GOAL, goals.GoalFrozen),
    Kind(225, "blocker.raised", Subject.BLOCKER, goals.BlockerRaised),
    Kind(226, "blocker.closed", Subject.BLOCKER, goals.BlockerClosed),
    Kind(230, "commitment.made", Subject.COMMITMENT, goals.CommitmentMade),
    Kind(231, "commitment.kept", Subject.COMMITMENT, goals.CommitmentKept),
    Kind(232, "commitment.unkept", Subject.COMMITMENT, goals.CommitmentUnkept),
    Kind(235, "huddle.held", Subject.HUDDLE, goals.HuddleHeld),
)
"""Kinds with subject None may be about any subject."""

BY_NUMBER = {kind.number: kind for kind in KINDS}
BY_BODY = {kind.body: kind for kind in KINDS}
ERASABLE = frozenset(kind.number for kind in KINDS if kind.erasable)


def encode(body: object) -> tuple[Kind, str]:
    """Return the kind and the stored text of a body."""
    return BY_BODY[type(body)], dumps(body)


def decode(number: int, v: int, text: str | None) -> Any:
    """Return the body that `text` holds; None when it is blank, or of an unknown kind, version or shape.

    What a newer program wrote is kept and forwarded, not folded.
    """
    kind = BY_NUMBER.get(number)
    if text is None or kind is None or not 1 <= v <= kind.v:
        return None
    try:
        return loads(kind.body, text)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
