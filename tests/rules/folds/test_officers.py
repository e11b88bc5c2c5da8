"""What becomes of an account and of words that somebody typed."""

from models.rules.bodies.notes import NoteWritten
from models.rules.bodies.officers import (
    OfficerAuthorised,
    OfficerDisabled,
    OfficerEnabled,
    OfficerNamed,
    OfficerSecretSet,
    Role,
)
from models.rules.folds.officers import Note, Officer, step_note, step_officer
from tests.rules.folds.said import ID, OFFICER, folded


def test_account_is_what_was_said_of_it_last():
    account = folded(
        step_officer,
        (OfficerNamed("ani", "Ani", "S.Kom.", "1980"), 1),
        (OfficerAuthorised(Role.COUNTER, "DUK"), 2),
        (OfficerSecretSet("hash", once=True), 3),
        (OfficerDisabled(), 4),
    )
    assert account == Officer("ani", "Ani", "S.Kom.", "1980", Role.COUNTER, "DUK", "hash", True, 3, True)


def test_new_secret_replaces_the_one_time_one_and_an_account_may_come_back():
    account = folded(
        step_officer,
        (OfficerSecretSet("once", once=True), 3),
        (OfficerDisabled(), 4),
        (OfficerSecretSet("own"), 5),
        (OfficerEnabled(), 6),
    )
    assert (account.secret, account.once, account.secret_at, account.disabled) == ("own", False, 5, False)


def test_newest_words_count_with_when_and_by_whom():
    note = folded(step_note, (NoteWritten(3, ID, "note", "satu"), 1), (NoteWritten(3, ID, "note", "dua"), 2))
    assert note == Note(3, ID, "note", "dua", 2, OFFICER)
