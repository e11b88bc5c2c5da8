"""The tables as peewee sees them, by subject. Their SQL, with CHECKs and indexes, is in `models.migrations`.

A `FoldTable` is the newest state of each subject, derived from the journal; it is written by
`models.folding` alone. The tables that are no folds are in `models.plain_tables`.
"""

from models.fold_table import FoldTable
from models.rules.events import Subject
from models.tables.afterwards import (
    Breach,
    Case,
    Destruction,
    NextStep,
    Promise,
    Request,
    SurveyAnswer,
    SurveyPlan,
)
from models.tables.guests import Booking, Note, Paper, Person, Referral, Ticket, Visit
from models.tables.mall import (
    Agency,
    Counter,
    Day,
    Desk,
    DocumentType,
    Holiday,
    LifeEvent,
    Officer,
    Outage,
    Service,
    Setting,
    Shift,
)
from models.tables.outside import Assignment, Forum, ForumAction, Outreach, Partner
from models.tables.together import Blocker, Commitment, Goal, Huddle
from models.tables.voice import Complaint, Compliment, Suggestion

FOLD_TABLES: dict[Subject, type[FoldTable]] = {
    table.subject: table
    for table in (
        Setting, Agency, Counter, Service, DocumentType, LifeEvent, Holiday, Desk, Officer,
        Person, Visit, Ticket, Shift, Outage, Note, Day, Paper, Referral, Booking, Request, Promise,
        NextStep, Case, Destruction, Breach, SurveyAnswer, SurveyPlan, Goal, Blocker, Commitment, Huddle,
        Complaint, Suggestion, Compliment, Forum, ForumAction, Partner, Assignment, Outreach,
    )
}  # fmt: skip
