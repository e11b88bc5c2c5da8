"""Tables that are no folds: the journal itself, and what is this desk's alone."""

from peewee import BlobField, IntegerField, TextField

from models.tables import Table


class PrintInput(Table):
    """What a paper was drawn from, so that it can be drawn again byte-equal; erased with its person."""

    paper = TextField(primary_key=True)
    kind = TextField()
    input = TextField()


class Local(Table):
    """This desk's own values: origin, boot nonce, whether it is a demo."""

    name = TextField(primary_key=True)
    value = TextField()


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


LOCAL = (PrintInput, Local)
"""Tables that no event makes: a backup's tail carries them, `rebuild` leaves them."""
