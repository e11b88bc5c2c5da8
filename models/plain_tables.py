"""Tables that are no folds: the journal itself, and what is this desk's alone."""

from peewee import BlobField, FloatField, IntegerField, TextField

from models.fields import BoolField, InstantField
from models.fold_table import Table


class PrintInput(Table):
    """What a paper was drawn from, so that it can be drawn again byte-equal; erased with its person."""

    paper = TextField(primary_key=True)
    kind = TextField()
    input = TextField()


class Local(Table):
    """This desk's own values: origin, boot nonce, whether it is a demo."""

    name = TextField(primary_key=True)
    value = TextField()


class Draft(Table):
    """A form that an officer has not finished; gone after a day, or once it is taken up again."""

    id = TextField(primary_key=True)
    officer = TextField()
    kind = TextField()
    body = TextField()
    saved_at = InstantField()


class WrongGuess(Table):
    """Wrong passwords in a row for one name at this desk; gone once the right one comes."""

    account = TextField(primary_key=True)
    known = BoolField()
    wrong = IntegerField()
    boot = TextField()
    seconds = FloatField()


class PrintJob(Table):
    """How far the print of a paper has come at this desk, and since when.

    It refers to no row of `paper`, which a rebuild takes away for a moment and an event of later may take back.
    """

    paper = TextField(primary_key=True)
    state = TextField()
    at = InstantField()


class SurveyBox(Table):
    """Sheets from the kiosk until their part of the day is over; kept without a time, and in no order."""

    id = TextField(primary_key=True)
    body = TextField()


class Journal(Table):
    """The append-only journal; see `models.journal`."""

    origin = BlobField()
    seq = IntegerField()
    hlc = IntegerField()
    subject = IntegerField()
    subject_id = BlobField()
    kind = IntegerField()
    v = IntegerField()
    occurred_at = IntegerField()
    officer = BlobField(null=True)
    source = IntegerField()
    salt = BlobField(null=True)
    body = TextField(null=True)
    digest = BlobField()
    h = BlobField()

    class Meta:
        """The key is the origin and its counter."""

        primary_key = False


LOCAL = (PrintInput, Local, Draft, PrintJob, WrongGuess, SurveyBox)
"""Tables that no event makes: a backup's tail carries them, `rebuild` leaves them."""
