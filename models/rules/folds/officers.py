"""The officer, the note and the paper: folds of their events."""

from dataclasses import dataclass, replace

from models.rules.bodies import notes, officers
from models.rules.bodies.officers import Role
from models.rules.events import Event


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer's account.

    Attributes:
        secret: argon2id hash in PHC form; empty: cannot sign in.
        once: the secret must be changed at the next sign-in.
        secret_at: when the secret was given, UTC milliseconds; None before the first one.
        agency: code, for the role `counter`.
    """

    login: str = ""
    name: str = ""
    title: str = ""
    nip: str = ""
    role: Role = Role.OFFICER
    agency: str | None = None
    secret: str = ""
    once: bool = False
    secret_at: int | None = None
    disabled: bool = False


def step_officer(state: Officer | None, event: Event) -> Officer | None:
    """Return the officer after one more event."""
    state, body = state or Officer(), event.body
    if isinstance(body, officers.OfficerNamed):
        return replace(state, login=body.login, name=body.name, title=body.title, nip=body.nip)
    if isinstance(body, officers.OfficerSecretSet):
        return replace(state, secret=body.secret, once=body.once, secret_at=event.occurred_at)
    if isinstance(body, officers.OfficerAuthorised):
        return replace(state, role=body.role, agency=body.agency)
    if isinstance(body, officers.OfficerDisabled | officers.OfficerEnabled):
        return replace(state, disabled=isinstance(body, officers.OfficerDisabled))
    return state


@dataclass(frozen=True, slots=True)
class Note:
    """Words that somebody typed; an erased or hidden one is not there."""

    about: int
    about_id: str
    purpose: str
    text: str
    written_at: int
    officer: str | None = None


def step_note(state: Note | None, event: Event) -> Note | None:
    """Return the note after one more event; the newest words count."""
    body = event.body
    if not isinstance(body, notes.NoteWritten):
        return state
    return Note(body.about, body.about_id, body.purpose, body.text, event.occurred_at, event.officer)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was drawn."""

    paper: str
    about_id: str
    copy: int
    sha256: str
    drawn_at: int
    officer: str | None = None


def step_paper(state: Paper | None, event: Event) -> Paper | None:
    """Return the paper after one more event."""
    body = event.body
    if state is not None or not isinstance(body, notes.PaperDrawn):
        return state
    return Paper(body.paper, body.about_id, body.copy, body.sha256, event.occurred_at, event.officer)
