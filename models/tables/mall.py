"""The mall as it is: settings, catalogue, calendar, desks, officers, who sits where, outages, days."""

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
    secret_at = InstantField(null=True)
    disabled = BoolField()


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


class Day(FoldTable):
    """Service days that were closed or revised, by date."""

    subject = Subject.DAY
    closed_at = InstantField(null=True)
    closed_by = TextField(null=True)
    revision = IntegerField()
