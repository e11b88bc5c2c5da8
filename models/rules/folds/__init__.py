"""How the state of each subject comes out of its events: one pure step a subject, and the table of all folds."""

from collections.abc import Iterable

from models.rules.events import Event, Subject
from models.rules.folds import (
    bookings,
    goals,
    ideas,
    officers,
    outside,
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
from models.rules.folds.base import Fold

FOLDS = {
    fold.subject: fold
    for fold in (
        Fold(Subject.SETTING, places.Setting, places.step_setting),
        Fold(Subject.AGENCY, places.Agency, places.step_agency),
        Fold(Subject.COUNTER, places.Counter, places.step_counter),
        Fold(Subject.SERVICE, places.Service, places.step_service),
        Fold(Subject.DOCUMENT_TYPE, places.DocumentType, places.step_document_type),
        Fold(Subject.LIFE_EVENT, places.LifeEvent, places.step_life_event),
        Fold(Subject.HOLIDAY, places.HolidayState, places.step_holiday),
        Fold(Subject.DESK, places.DeskState, places.step_desk),
        Fold(Subject.OFFICER, officers.Officer, officers.step_officer, version=2),
        Fold(
            Subject.PERSON,
            visits.Person,
            visits.step_person,
            version=3,
            kept=visits.shown_person,
            lacks=lambda person: person.restricted,
        ),
        Fold(Subject.VISIT, visits.Visit, visits.step_visit),
        Fold(Subject.TICKET, tickets.Ticket, tickets.step, version=2),
        Fold(Subject.SHIFT, places.Shift, places.step_shift),
        Fold(Subject.OUTAGE, places.Outage, places.step_outage, version=2),
        Fold(Subject.NOTE, officers.Note, officers.step_note),
        Fold(Subject.DAY, places.DayState, places.step_day),
        Fold(Subject.PAPER, officers.Paper, officers.step_paper),
        Fold(Subject.REFERRAL, referrals.Referral, referrals.step_referral),
        Fold(Subject.BOOKING, bookings.Booking, bookings.step_booking),
        Fold(Subject.REQUEST, requests.Request, requests.step_request, version=2),
        Fold(Subject.PROMISE, promises.Promise, promises.step_promise),
        Fold(Subject.NEXT_STEP, promises.NextStep, promises.step_next_step),
        Fold(Subject.CASE, rights.Case, rights.step_case),
        Fold(Subject.DESTRUCTION, rights.Destruction, rights.step_destruction),
        Fold(Subject.BREACH, rights.Breach, rights.step_breach),
        Fold(Subject.COMPLAINT, voice.Complaint, voice.step_complaint),
        Fold(Subject.SUGGESTION, ideas.Suggestion, ideas.step_suggestion),
        Fold(Subject.COMPLIMENT, ideas.Compliment, ideas.step_compliment),
        Fold(Subject.FORUM, outside.Forum, outside.step_forum),
        Fold(Subject.FORUM_ACTION, outside.ForumAction, outside.step_action),
        Fold(Subject.PARTNER, outside.Partner, outside.step_partner),
        Fold(Subject.ASSIGNMENT, outside.Assignment, outside.step_assignment),
        Fold(Subject.OUTREACH, outside.Outreach, outside.step_outreach),
        Fold(Subject.SURVEY, surveys.SurveyAnswer, surveys.step_answer),
        Fold(Subject.SURVEY_PLAN, surveys.SurveyPlan, surveys.step_plan),
        Fold(Subject.GOAL, goals.Goal, goals.step_goal),
        Fold(Subject.BLOCKER, goals.Blocker, goals.step_blocker),
        Fold(Subject.COMMITMENT, goals.Commitment, goals.step_commitment),
        Fold(Subject.HUDDLE, goals.Huddle, goals.step_huddle),
    )
}


def fold_ticket(events: Iterable[Event]) -> tickets.Ticket | None:
    """Return the ticket after any set of its events."""
    state: tickets.Ticket | None = FOLDS[Subject.TICKET].all(events)
    return state
