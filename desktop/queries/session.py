"""Who is signed in, and what the window may offer them; the services ask again themselves."""

from dataclasses import dataclass

from desktop.desk import Desk
from desktop.queries.sentences import Sentence, word
from desktop.security import permissions
from models.folding import read
from models.rules.bodies.officers import Role
from models.rules.events import Subject
from models.rules.identity import initials


@dataclass(frozen=True, slots=True)
class Who:
    """The officer at the desk.

    Attributes:
        name: in full; `short` is first name and next initial, for the rail.
        initials: one or two capitals for the avatar.
        agency: code, for the role `counter`; `agency_name` is empty for all others.
    """

    officer: str
    login: str
    name: str
    short: str
    initials: str
    role: Role
    role_words: Sentence
    agency: str | None
    agency_name: str


def who(desk: Desk) -> Who | None:
    """Return the officer who is signed in; None when nobody is."""
    session = desk.session
    if session is None:
        return None
    officer = read(desk.store, Subject.OFFICER, session.officer)
    agency = read(desk.store, Subject.AGENCY, session.agency) if session.agency else None
    name = officer.name if officer is not None and officer.name else session.login
    short = initials(name) or name
    return Who(
        officer=session.officer,
        login=session.login,
        name=name,
        short=short,
        initials="".join(part[0] for part in short.split() if part[0].isalnum()).upper()[:2],
        role=session.role,
        role_words=word(session.role),
        agency=session.agency,
        agency_name=agency.name if agency is not None else "",
    )


def may(desk: Desk, use_case: str, agency: str | None = None) -> bool:
    """Return whether the officer's role reaches a use case; nothing is journalled.

    Args:
        desk: with the officer signed in, or nobody.
        use_case: name in the role table, as `visit.add`.
        agency: whose things it is about; the role `counter` reaches its own agency only.
    """
    return permissions.allowed(desk.session, use_case, agency)
