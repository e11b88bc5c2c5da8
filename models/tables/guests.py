"""People and what is done for them on the day: visits, tickets, referrals, bookings, notes, papers."""

from peewee import IntegerField, TextField

from models.fields import BoolField, InstantField, JsonField
from models.fold_table import FoldTable
from models.rules.events import Subject


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
    restricted = BoolField()
    held = BoolField()


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


class Note(FoldTable):
    """Words that somebody typed."""

    subject = Subject.NOTE
    about = IntegerField()
    about_id = TextField()
    purpose = TextField()
    text = TextField()
    written_at = InstantField()
    officer = TextField(null=True)


class Paper(FoldTable):
    """Papers that were drawn."""

    subject = Subject.PAPER
    paper = TextField()
    about_id = TextField()
    copy = IntegerField()
    sha256 = TextField()
    drawn_at = InstantField()
    officer = TextField(null=True)
