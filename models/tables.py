"""The tables as peewee sees them. Their SQL, with CHECKs and indexes, is in `models.migrations`.

A `FoldTable` is the newest state of each subject, derived from the journal; it is written by
`models.folding` alone. The tables that are no folds are in `models.plain_tables`.
"""

from peewee import IntegerField, TextField

from models.fields import BoolField, InstantField, JsonField
from models.fold_table import FoldTable
from models.rules.events import Subject


class Setting(FoldTable):
    """Settings of the mall, by key."""

    subject = Subject.SETTING
    value = TextField()


class Agency(FoldTable):
    """Agencies, by code."""

    subject = Subject.AGENCY
    name = TextField()
    kind = TextField()
    hours = TextField(null=True)
    archived = BoolField()
    names = JsonField()


class Counter(FoldTable):
    """Counters, by code."""

    subject = Subject.COUNTER
    agency = TextField()
    name = TextField()
    floor = IntegerField()
    services = JsonField()
    archived = BoolField()


class Service(FoldTable):
    """Services, by code."""

    subject = Subject.SERVICE
    agency = TextField()
    letters = TextField()
    name = TextField()
    minutes = IntegerField()
    standard_time = TextField()
    sla_value = IntegerField(null=True)
    sla_unit = TextField(null=True)
    fee = TextField()
    quota = IntegerField(null=True)
    requires = JsonField()
    produces = JsonField()
    synonyms = JsonField()
    site = TextField()
    note = TextField()
    example = BoolField()
    archived = BoolField()
    names = JsonField()


class DocumentType(FoldTable):
    """Document types, by code."""

    subject = Subject.DOCUMENT_TYPE
    name = TextField()
    external = BoolField()
    archived = BoolField()


class LifeEvent(FoldTable):
    """Life events, by code."""

    subject = Subject.LIFE_EVENT
    name = TextField()
    starts_with = JsonField()
    legs = JsonField()
    note = TextField()
    archived = BoolField()


class Holiday(FoldTable):
    """Days on which the mall is closed, by date."""

    subject = Subject.HOLIDAY
    name = TextField()
    kind = TextField()


class Desk(FoldTable):
    """Desks, by origin."""

    subject = Subject.DESK
    name = TextField()
    lane = IntegerField()
    suffix = TextField()
    clock_confirmed_at = InstantField(null=True)


class Officer(FoldTable):
    """Officers' accounts."""

    subject = Subject.OFFICER
    login = TextField()
    name = TextField()
    title = TextField()
    nip = TextField()
    role = TextField()
    agency = TextField(null=True)
    secret = TextField()
    once = BoolField()
    disabled = BoolField()


class Person(FoldTable):
    """People. The file has a column `n` besides, which the full-text table `person_name` hangs on."""

    subject = Subject.PERSON
    name = TextField()
    call_name = TextField()
    id_type = TextField()
    id_number = TextField()
    no_id_reason = TextField()
    phone = TextField()
    birth = TextField()
    sex = TextField()
    village = TextField()
    search_key = TextField()
    erased = BoolField()
    merged_into = TextField(null=True)
    apart = JsonField()
    block = TextField()


class Visit(FoldTable):
    """Visits."""

    subject = Subject.VISIT
    code = TextField()
    day = TextField()
    lane = TextField()
    count = IntegerField()
    arrived_at = InstantField()
    source = IntegerField()
    person = TextField(null=True)
    channel = TextField()
    party = IntegerField()
    information_only = BoolField()
    paper = TextField(null=True)
    first_contact_at = InstantField(null=True)
    priority = JsonField()
    told_by = TextField()
    needs = JsonField()
    consents = JsonField()
    documents = JsonField()


class Ticket(FoldTable):
    """Tickets."""

    subject = Subject.TICKET
    number = TextField()
    visit = TextField()
    service = TextField()
    day = TextField()
    lane = TextField()
    count = IntegerField()
    leg = IntegerField()
    issued_at = InstantField()
    queued_at = InstantField()
    source = IntegerField()
    after = TextField(null=True)
    referred_from = TextField(null=True)
    missing = JsonField()
    unblocked = BoolField()
    round = IntegerField()
    for_counter = TextField(null=True)
    calls = JsonField()
    ended_unasked = InstantField(null=True)
    ended_as = TextField()
    down_at = InstantField(null=True)
    state = TextField()
    counter = TextField(null=True)
    call = TextField(null=True)
    first_called_at = InstantField(null=True)
    called_at = InstantField(null=True)
    started_at = InstantField(null=True)
    finished_at = InstantField(null=True)
    service_ms = IntegerField(null=True)
    estimated = BoolField()
    conflicts = JsonField()
    choices = JsonField()
    forecast_low = IntegerField(null=True)
    forecast_high = IntegerField(null=True)


class Shift(FoldTable):
    """Officers at counters, from opening to closing."""

    subject = Subject.SHIFT
    counter = TextField()
    day = TextField()
    officer = TextField(null=True)
    opened_at = InstantField()
    state = TextField()
    reason = TextField()
    since = InstantField()
    paused_ms = IntegerField()
    closed_at = InstantField(null=True)


class Outage(FoldTable):
    """Times in which a system or agency could not serve."""

    subject = Subject.OUTAGE
    system = TextField()
    day = TextField()
    scope = TextField()
    started_at = InstantField()
    agency = TextField(null=True)
    service = TextField(null=True)
    ended_at = InstantField(null=True)
    mode = TextField()


class Note(FoldTable):
    """Words that somebody typed."""

    subject = Subject.NOTE
    about = IntegerField()
    about_id = TextField()
    purpose = TextField()
    text = TextField()
    written_at = InstantField()
    officer = TextField(null=True)


class Day(FoldTable):
    """Service days that were closed or revised, by date."""

    subject = Subject.DAY
    closed_at = InstantField(null=True)
    closed_by = TextField(null=True)
    revision = IntegerField()


class Paper(FoldTable):
    """Papers that were drawn."""

    subject = Subject.PAPER
    paper = TextField()
    about_id = TextField()
    copy = IntegerField()
    sha256 = TextField()
    drawn_at = InstantField()
    officer = TextField(null=True)


class Referral(FoldTable):
    """Visitors sent from one agency's counter to another's."""

    subject = Subject.REFERRAL
    visit = TextField()
    ticket = TextField()
    sent = TextField()
    service = TextField()
    day = TextField()
    counter = TextField(null=True)
    documents = JsonField()
    reason = TextField()
    come_back = BoolField()
    made_at = InstantField()
    made_by = TextField(null=True)
    state = TextField()
    accepted_at = InstantField(null=True)
    accepted_by = TextField(null=True)
    accepted_counter = TextField(null=True)
    returned_at = InstantField(null=True)
    returned_by = TextField(null=True)
    returned_counter = TextField(null=True)
    return_reason = TextField(null=True)
    back = TextField(null=True)
    back_after = TextField(null=True)
    conflicts = JsonField()


class Booking(FoldTable):
    """Appointments made elsewhere."""

    subject = Subject.BOOKING
    code = TextField()
    service = TextField()
    day = TextField()
    booked_at = InstantField()
    person = TextField(null=True)
    visit = TextField(null=True)
    ticket = TextField(null=True)
    missed = BoolField()
    cancelled = BoolField()
    state = TextField()


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


FOLD_TABLES: dict[Subject, type[FoldTable]] = {
    table.subject: table
    for table in (
        Setting, Agency, Counter, Service, DocumentType, LifeEvent, Holiday, Desk, Officer,
        Person, Visit, Ticket, Shift, Outage, Note, Day, Paper, Referral, Booking, Request, Promise,
        NextStep,
    )
}  # fmt: skip
