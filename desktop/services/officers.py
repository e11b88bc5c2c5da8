"""Accounts: sign in, add, disable, give a new password."""

from dataclasses import dataclass

from desktop.desk import Desk, Outcome, Session, Topic, Write
from desktop.errors import NotAllowed, Refused
from desktop.security.passwords import hashed, matches
from desktop.security.permissions import require
from models.folding import read
from models.rules.bodies import officers as said
from models.rules.bodies.officers import Role
from models.rules.events import Subject
from models.rules.folds.officers import Officer
from models.rules.identity import clean_text

SERVICE_NUMBERS = (8, 18)
"""Digits of a number under a signature: of the police (NRP), and of civil servants (NIP, Peraturan BKN 22/2007)."""


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """What an account is made from; `agency` for the role `counter`."""

    login: str
    password: str
    name: str = ""
    role: Role = Role.OFFICER
    agency: str | None = None
    title: str = ""
    nip: str = ""
    once: bool = True


@dataclass(frozen=True, slots=True)
class AddedOfficer:
    """The account that was made."""

    id: str
    login: str


def sign_in(desk: Desk, login: str, password: str) -> Session:
    """Return the session of an officer.

    Raises:
        NotAllowed: name or password are wrong, or the account is disabled; which of them is not told.
    """
    found = _by_login(desk, login)
    officer = None if found is None else found[1]
    if not matches(None if officer is None or officer.disabled else officer.secret, password):
        if found is not None:
            with desk.writing() as write:
                write.append(said.OfficerRefused("sign_in"), found[0])
        raise NotAllowed("sign_in.wrong")
    assert found is not None  # noqa: S101 - matches() is False for nobody
    return Session(found[0], found[1].login, found[1].role, found[1].agency, desk.clock())


def add_officer(desk: Desk, order: NewOfficer, *, demo: bool = False) -> Outcome[AddedOfficer]:
    """Make an account.

    Raises:
        Refused: the login is taken or not a login, the password too short, the agency missing or unknown, the
            NIP not one.
    """
    require(desk, "officer.manage")
    secret = hashed(order.password, desk.ids, demo=demo)
    with desk.writing() as write:
        officer = put_officer(write, order, secret)
    return Outcome(AddedOfficer(officer, order.login), frozenset({Topic.OFFICERS}))


def put_officer(write: Write, order: NewOfficer, secret: str) -> str:
    """Append the events of a new account and return its id."""
    login = order.login.strip().casefold()
    if not login or not login.replace(".", "").replace("-", "").replace("_", "").isalnum():
        raise Refused("officer.bad_login", login=login)
    if _by_login(write.desk, login) is not None:
        raise Refused("officer.login_taken", login=login)
    if (order.role is Role.COUNTER) != (order.agency is not None):
        raise Refused("officer.agency_for_counter")
    if order.agency is not None and write.read(Subject.AGENCY, order.agency) is None:
        raise Refused("catalogue.no_agency", agency=order.agency)
    officer = write.new_id()
    nip = _service_number(order.nip)
    name = clean_text(order.name or order.login, 120)
    write.append(said.OfficerAuthorised(order.role, order.agency), officer)
    write.append(said.OfficerNamed(login, name, clean_text(order.title, 120), nip), officer)
    write.append(said.OfficerSecretSet(secret, order.once), officer)
    return officer


def disable_officer(desk: Desk, login: str) -> Outcome[str]:
    """Close an account.

    Raises:
        Refused: there is no such account, or it is the last administrator.
    """
    require(desk, "officer.manage")
    officer_id, officer = _known(desk, login)
    with desk.writing() as write:
        if officer.role is Role.ADMINISTRATOR and _active(desk, Role.ADMINISTRATOR) <= 1:
            raise Refused("officer.last_administrator")
        write.append(said.OfficerDisabled(), officer_id)
    return Outcome(officer_id, frozenset({Topic.OFFICERS}))


def reset_officer(desk: Desk, login: str, password: str) -> Outcome[str]:
    """Give an account a new password, to be changed at the next sign-in; opens it again when it was closed.

    Raises:
        Refused: there is no such account, or the password is too short.
    """
    require(desk, "officer.manage")
    officer_id, officer = _known(desk, login)
    secret = hashed(password, desk.ids)
    with desk.writing() as write:
        write.append(said.OfficerSecretSet(secret, once=True), officer_id)
        if officer.disabled:
            write.append(said.OfficerEnabled(), officer_id)
    return Outcome(officer_id, frozenset({Topic.OFFICERS}))


def name_officer(
    desk: Desk, login: str, *, name: str | None = None, title: str | None = None, nip: str | None = None
) -> Outcome[str]:
    """Change how an officer stands under reports; what is None stays. Papers already drawn keep the old name.

    Raises:
        Refused: there is no such account.
    """
    require(desk, "officer.manage")
    officer_id, officer = _known(desk, login)
    named = said.OfficerNamed(
        officer.login,
        officer.name if name is None else clean_text(name, 120) or officer.login,
        officer.title if title is None else clean_text(title, 120),
        officer.nip if nip is None else _service_number(nip),
    )
    with desk.writing() as write:
        write.append(named, officer_id)
    return Outcome(officer_id, frozenset({Topic.OFFICERS}))


def change_password(desk: Desk, password: str) -> Outcome[str]:
    """Give the signed-in officer a password of their own, as after a one-time one.

    Raises:
        NotAllowed: nobody is signed in.
        Refused: the password is too short or too long.
    """
    if desk.session is None:
        raise NotAllowed("sign_in.wrong")
    secret = hashed(password, desk.ids)
    with desk.writing() as write:
        write.append(said.OfficerSecretSet(secret), desk.session.officer)
    return Outcome(desk.session.officer, frozenset({Topic.OFFICERS}))


def _known(desk: Desk, login: str) -> tuple[str, Officer]:
    found = _by_login(desk, login)
    if found is None:
        raise Refused("officer.unknown", login=login)
    return found


def _by_login(desk: Desk, login: str) -> tuple[str, Officer] | None:
    row = desk.store.execute_sql(
        "SELECT id FROM officer WHERE login = ?", (login.strip().casefold(),)
    ).fetchone()
    if row is None:
        return None
    return row[0], read(desk.store, Subject.OFFICER, row[0])


def _active(desk: Desk, role: Role) -> int:
    (count,) = desk.store.execute_sql(
        "SELECT count(*) FROM officer WHERE role = ? AND NOT disabled", (role,)
    ).fetchone()
    return int(count)


def _service_number(typed: str) -> str:
    """Return a number that stands under a signature, without blanks; empty for none."""
    number = "".join(typed.split())
    if number and not (number.isascii() and number.isdigit() and len(number) in SERVICE_NUMBERS):
        raise Refused("officer.bad_nip")
    return number
