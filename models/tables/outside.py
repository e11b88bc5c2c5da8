"""What the house does with others: forums, partners, visits at home."""

from peewee import IntegerField, TextField

from models.fields import InstantField, JsonField
from models.fold_table import FoldTable
from models.rules.events import Subject


class Forum(FoldTable):
    """Public forums."""

    subject = Subject.FORUM
    day = TextField()
    users = IntegerField()
    experts = IntegerField()
    agencies = IntegerField()
    society = IntegerField()
    media = IntegerField()
    noted_by = TextField(null=True)


class ForumAction(FoldTable):
    """What forums agreed."""

    subject = Subject.FORUM_ACTION
    forum = TextField()
    due = TextField()
    agency = TextField(null=True)
    done_at = InstantField(null=True)


class Partner(FoldTable):
    """Organisations that help visitors."""

    subject = Subject.PARTNER
    skills = JsonField()
    days = JsonField()
    opens = IntegerField()
    closes = IntegerField()
    sees = TextField()
    ended_at = InstantField(null=True)


class Assignment(FoldTable):
    """Whom partners help."""

    subject = Subject.ASSIGNMENT
    partner = TextField()
    skill = TextField()
    visit = TextField(null=True)
    started_at = InstantField()
    called_by = TextField(null=True)
    ended_at = InstantField(null=True)
    outcome = TextField(null=True)


class Outreach(FoldTable):
    """Visits at home."""

    subject = Subject.OUTREACH
    need = TextField()
    person = TextField(null=True)
    service = TextField(null=True)
    asked_at = InstantField()
    asked_by = TextField(null=True)
    day = TextField(null=True)
    result = TextField(null=True)
    ended_at = InstantField(null=True)
