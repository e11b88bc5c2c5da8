"""Words that somebody typed: notes and reasons, kept apart so that they can be erased."""

from desktop.desk import Write
from desktop.errors import Refused
from models.rules.bodies.notes import NoteWritten
from models.rules.events import Subject
from models.rules.identity import clean_text

LONGEST = 1000


def write_reason(write: Write, about: Subject, about_id: str, text: str) -> str:
    """Keep the reason for what needs one, and return the note's id.

    Raises:
        Refused: `reason.none`: nothing is left of the text once cleaned.
    """
    note = write_note(write, about, about_id, "reason", text)
    if note is None:
        raise Refused("reason.none")
    return note


def write_note(write: Write, about: Subject, about_id: str, purpose: str, text: str) -> str | None:
    """Keep a note about a subject and return its id; None when nothing is left of the text once cleaned."""
    words = clean_text(text, LONGEST, multiline=True)
    if not words:
        return None
    note = write.new_id()
    write.append(NoteWritten(int(about), about_id, purpose, words), note)
    return note
