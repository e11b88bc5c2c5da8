"""What outlives the day: requests, promises, next steps; citizens' rights, destructions, breaches; the survey."""

from peewee import IntegerField, TextField

from models.fields import InstantField, JsonField
from models.fold_table import FoldTable
from models.rules.events import Subject


class Request(FoldTable):
    """Service requests: dossiers that outlive the visit."""

    subject = Subject.REQUEST
    code = TextField()
    day = TextField()
    lane = TextField()
    count = IntegerField()
    agency = TextField()
    service = TextField()
    opened_at = InstantField()
    opened_by = TextField(null=True)
    visit = TextField(null=True)
    ticket = TextField(null=True)
    person = TextField(null=True)
    proxy = TextField(null=True)
    mandate = TextField(null=True)
    company = TextField(null=True)
    state = TextField()
    received = JsonField()
    missing = JsonField()
    complete_by = TextField(null=True)
    system = TextField(null=True)
    reference = TextField()
    complete_at = InstantField(null=True)
    sla_value = IntegerField(null=True)
    sla_unit = TextField(null=True)
    due_at = InstantField(null=True)
    dues = JsonField()
    stands = JsonField()
    product = TextField(null=True)
    decision = TextField(null=True)
    reject_reason = TextField(null=True)
    referred_to = TextField(null=True)
    answered_at = InstantField(null=True)
    collected_at = InstantField(null=True)
    collector = TextField(null=True)
    proof = TextField(null=True)
    closed_at = InstantField(null=True)
    contacts = IntegerField()
    contacted_at = InstantField(null=True)
    contacted_on = TextField(null=True)
    contacted_by = TextField(null=True)
    contact_way = TextField(null=True)
    contact_result = TextField(null=True)
    again_on = TextField(null=True)
    conflicts = JsonField()


class Promise(FoldTable):
    """Promises to visitors."""

    subject = Subject.PROMISE
    due_at = InstantField()
    made_at = InstantField()
    made_by = TextField(null=True)
    agency = TextField(null=True)
    owner = TextField(null=True)
    visit = TextField(null=True)
    ticket = TextField(null=True)
    request = TextField(null=True)
    state = TextField()
    ended_at = InstantField(null=True)
    ended_by = TextField(null=True)
    reason = TextField(null=True)
    conflicts = JsonField()


class NextStep(FoldTable):
    """What visitors who left without a result were told, by the id of the ticket that ended so."""

    subject = Subject.NEXT_STEP
    visit = TextField()
    day = TextField()
    reason = TextField()
    said_at = InstantField()
    said_by = TextField(null=True)
    action = TextField(null=True)
    service = TextField(null=True)
    on = TextField()
    ask = TextField(null=True)
    counter = TextField(null=True)
    skipped = TextField(null=True)


class Case(FoldTable):
    """What citizens ask about their own data."""

    subject = Subject.CASE
    right = TextField()
    received_at = InstantField()
    person = TextField(null=True)
    proof = TextField()
    opened_by = TextField(null=True)
    state = TextField()
    outcome = TextField(null=True)
    ground = TextField(null=True)
    answered_at = InstantField(null=True)
    answered_by = TextField(null=True)

    class Meta:
        """`case` is a word of SQL."""

        table_name = "rights_case"


class Destruction(FoldTable):
    """Runs of destruction, as their minutes tell them."""

    subject = Subject.DESTRUCTION
    basis = TextField()
    people = IntegerField()
    reduced = IntegerField()
    bodies = IntegerField()
    notes = IntegerField()
    prints = IntegerField()
    drafts = IntegerField()
    sha256 = TextField()
    done_at = InstantField()
    officer = TextField(null=True)


class Breach(FoldTable):
    """Failures to protect personal data."""

    subject = Subject.BREACH
    what = TextField()
    known_at = InstantField()
    from_at = InstantField()
    to_at = InstantField()
    data = JsonField()
    desks = JsonField()
    agencies = JsonField()
    opened_by = TextField(null=True)
    notified = JsonField()
    closed_at = InstantField(null=True)


class SurveyAnswer(FoldTable):
    """Answer sheets of the satisfaction survey."""

    subject = Subject.SURVEY
    day = TextField()
    band = TextField()
    way = TextField()
    agency = TextField(null=True)
    service = TextField(null=True)
    requirements = IntegerField(null=True)
    procedure = IntegerField(null=True)
    completion_time = IntegerField(null=True)
    cost = IntegerField(null=True)
    product = IntegerField(null=True)
    competence = IntegerField(null=True)
    conduct = IntegerField(null=True)
    facilities = IntegerField(null=True)
    complaint_handling = IntegerField(null=True)
    sex = TextField(null=True)
    age = TextField(null=True)
    education = TextField(null=True)
    occupation = TextField(null=True)


class SurveyPlan(FoldTable):
    """What is planned about elements that the survey found weak."""

    subject = Subject.SURVEY_PLAN
    element = TextField()
    period = TextField()
    due = TextField()
    agency = TextField(null=True)
    owner = TextField(null=True)
    planned_at = InstantField()
    planned_by = TextField(null=True)
    done_at = InstantField(null=True)
    done_by = TextField(null=True)
