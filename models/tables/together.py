"""What the building does together: shared goals, blockers, commitments, morning briefings."""

from peewee import IntegerField, TextField

from models.fields import InstantField, JsonField
from models.fold_table import FoldTable
from models.rules.events import Subject


class Goal(FoldTable):
    """Shared goals, by their measure; values in tenths."""

    subject = Subject.GOAL
    target = IntegerField()
    baseline = IntegerField(null=True)
    owners = JsonField()
    first = TextField()
    last = TextField()
    set_at = InstantField()
    set_by = TextField(null=True)
    ended_at = InstantField(null=True)
    months = JsonField()


class Blocker(FoldTable):
    """What holds agencies up, and who of another one looks after it."""

    subject = Subject.BLOCKER
    cause = TextField()
    agency = TextField(null=True)
    owner = TextField()
    due = TextField()
    outage = TextField(null=True)
    service = TextField(null=True)
    raised_at = InstantField()
    raised_by = TextField(null=True)
    resolution = TextField(null=True)
    closed_at = InstantField(null=True)
    closed_by = TextField(null=True)


class Commitment(FoldTable):
    """What was taken on in morning briefings."""

    subject = Subject.COMMITMENT
    who = TextField()
    due = TextField()
    made_at = InstantField()
    made_by = TextField(null=True)
    state = TextField()
    settled_at = InstantField(null=True)
    settled_by = TextField(null=True)
    reason = TextField(null=True)


class Huddle(FoldTable):
    """Morning briefings, by their local day."""

    subject = Subject.HUDDLE
    agencies = JsonField()
    held_at = InstantField()
    noted_by = TextField(null=True)
