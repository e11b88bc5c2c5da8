"""What the public says, and what becomes of it."""

from peewee import IntegerField, TextField

from models.fields import InstantField, JsonField
from models.fold_table import FoldTable
from models.rules.events import Subject


class Complaint(FoldTable):
    """Complaints."""

    subject = Subject.COMPLAINT
    code = TextField()
    day = TextField()
    lane = TextField()
    count = IntegerField()
    channel = TextField()
    classed = TextField()
    came_at = InstantField()
    due_at = InstantField()
    days = IntegerField()
    agency = TextField(null=True)
    person = TextField(null=True)
    conduct = TextField(null=True)
    tracking = TextField()
    taken_at = InstantField()
    taken_by = TextField(null=True)
    state = TextField()
    outcome = TextField(null=True)
    answered_at = InstantField(null=True)
    answered_by = TextField(null=True)
    closed_at = InstantField(null=True)
    conflicts = JsonField()


class Suggestion(FoldTable):
    """What the public proposes."""

    subject = Subject.SUGGESTION
    source = TextField()
    theme = TextField()
    agency = TextField(null=True)
    made_at = InstantField()
    made_by = TextField(null=True)
    state = TextField()
    decided_at = InstantField(null=True)
    decided_by = TextField(null=True)
    published_at = InstantField(null=True)
    done_at = InstantField(null=True)


class Compliment(FoldTable):
    """What the public is glad of."""

    subject = Subject.COMPLIMENT
    conduct = TextField()
    channel = TextField()
    agency = TextField(null=True)
    given_at = InstantField()
    taken_by = TextField(null=True)
