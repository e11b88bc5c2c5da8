"""Accounts: add, name, give a role, disable, give a one-time password, let in again."""

from dataclasses import dataclass

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import Refused
from desktop.queries.officers import by_login
from desktop.security import attempts
from desktop.security.cost import cost_of
from desktop.security.passwords import DEMO, hashed, new_once
from desktop.security.permissions import require
from models.rules.bodies import officers as said
from models.rules.bodies.officers import Role
from models.rules.events import Subject
from models.rules.folds.officers import Officer
from models.rules.identity import clean_text

SERVICE_NUMBERS = (8, 18)
"""Digits of a number under a signature: of the police (NRP), and of civil servants (NIP, Peraturan BKN 22/2007)."""


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """What an account is made from.

    Attributes:
        password: of a made-up mall alone; empty: a random one-time one is given.
        agency: code, for the role `counter`.
    """

    login: str
    password: str = ""
    name: str = ""
    role: Role = Role.OFFICER
    agency: str | None = None
    title: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class AddedOfficer:
    """The account that was made, with its one-time password, which is shown once and kept nowhere in clear."""

    id: str
    login: str
    password: str


def add_officer(desk: Desk, order: NewOfficer, *, demo: bool = False) -> Outcome[AddedOfficer]:
    """Make an account.

    Raises:
        Refused: the login is taken or not a login, the agency missing or unknown, the NIP not one.
    """
    require(desk, "officer.manage")
    password = order.password or new_once(desk.ids)
    secret = hashed(password, desk.ids, DEMO if demo else cost_of(desk))
    with desk.writing() as write:
        officer = put_officer(write, order, secret)
    return Outcome(AddedOfficer(officer, order.login, password), frozenset({Topic.OFFICERS}))


def put_officer(write: Write, order: NewOfficer, secret: str) -> str:
    """Append the events of a new account and return its id."""
    login = order.login.strip().casefold()
    if not login or not login.replace(".", "").replace("-", "").replace("_", "").isalnum():
        raise Refused("officer.bad_login", login=login)
    if by_login(write.db, login) is not None:
        raise Refused("officer.login_taken", login=login)
    _check_agency(write, order.role, order.agency)
    officer = write.new_id()
    nip = _service_number(order.nip)
    name = clean_text(order.name or order.login, 120)
    write.append(said.OfficerAuthorised(order.role, order.agency), officer)
    write.append(said.OfficerNamed(login, name, clean_text(order.title, 120), nip), officer)
    write.append(said.OfficerSecretSet(secret, once=not order.password), officer)
    return officer


def disable_officer(desk: Desk, login: str) -> Outcome[str]:
    """Close an account; whoever is signed in with it is out at the next act.

    Raises:
        Refused: there is no such account, or it is the last administrator or supervisor.
    """
    require(desk, "officer.manage")
    with desk.writing() as write:
        officer_id, officer = _known(write, login)
        keep_last(write, officer)
        write.append(said.OfficerDisabled(), officer_id)
    return Outcome(officer_id, frozenset({Topic.OFFICERS}))


def change_role(desk: Desk, login: str, role: Role, agency: str | None = None) -> Outcome[str]:
    """Give an officer another role, at once: also where they are signed in.

    Args:
        desk: with an administrator signed in.
        login: whose account.
        role: the new one.
        agency: code, for the role `counter`.

    Raises:
        Refused: there is no such account, it is the last administrator or supervisor, or the agency is missing
            or unknown.
    """
    require(desk, "officer.manage")
    with desk.writing() as write:
        officer_id, officer = _known(write, login)
        _check_agency(write, role, agency)
        if role is not officer.role:
            keep_last(write, officer)
        write.append(said.OfficerAuthorised(role, agency), officer_id)
    return Outcome(officer_id, frozenset({Topic.OFFICERS}))


def keep_last(write: Write, officer: Officer) -> None:
    """Let an account be closed, demoted or erased, unless nobody of its role would be left.

    Raises:
        Refused: `officer.last_administrator` or `officer.last_supervisor`.
    """
    role = officer.role
    if officer.disabled or role not in (Role.ADMINISTRATOR, Role.SUPERVISOR):
        return
    (count,) = write.db.execute_sql(
        "SELECT count(*) FROM officer WHERE role = ? AND NOT disabled", (role,)
    ).fetchone()
    if count <= 1:
        raise Refused(f"officer.last_{role}")


def reset_officer(desk: Desk, login: str) -> Outcome[str]:
    """Give an account a random one-time password, and return it; opens the account again when it was closed.

    Whoever is signed in with it is out at the next act, and no wait is left.

    Raises:
        Refused: there is no such account.
    """
    require(desk, "officer.manage")
    password = new_once(desk.ids)
    secret = hashed(password, desk.ids, cost_of(desk))
    with desk.writing() as write:
        officer_id, officer = _known(write, login)
        write.append(said.OfficerSecretSet(secret, once=True), officer_id)
        if officer.disabled:
            write.append(said.OfficerEnabled(), officer_id)
        attempts.drop(write, login)
    return Outcome(password, frozenset({Topic.OFFICERS}))


def let_in(desk: Desk, login: str) -> Outcome[str]:
    """End the wait of an account after wrong passwords at this desk, and return its id.

    Raises:
        Refused: there is no such account.
    """
    require(desk, "officer.let_in")
    with desk.writing() as write:
        officer_id, _ = _known(write, login)
        attempts.drop(write, login)
        write.append(said.OfficerLetIn(), officer_id)
    return Outcome(officer_id, frozenset({Topic.OFFICERS}))


def name_officer(
    desk: Desk, login: str, *, name: str | None = None, title: str | None = None, nip: str | None = None
) -> Outcome[str]:
    """Change how an officer stands under reports; what is None stays. Papers already drawn keep the old name.

    Raises:
        Refused: there is no such account.
    """
    require(desk, "officer.manage")
    with desk.writing() as write:
        officer_id, officer = _known(write, login)
        named = said.OfficerNamed(
            officer.login,
            officer.name if name is None else clean_text(name, 120) or officer.login,
            officer.title if title is None else clean_text(title, 120),
            officer.nip if nip is None else _service_number(nip),
        )
        write.append(named, officer_id)
    return Outcome(officer_id, frozenset({Topic.OFFICERS}))


def _known(write: Write, login: str) -> tuple[str, Officer]:
    found = by_login(write.db, login)
    if found is None:
        raise Refused("officer.unknown", login=login)
    return found


def _check_agency(write: Write, role: Role, agency: str | None) -> None:
    if (role is Role.COUNTER) != (agency is not None):
        raise Refused("officer.agency_for_counter")
    if agency is not None and write.read(Subject.AGENCY, agency) is None:
        raise Refused("catalogue.no_agency", agency=agency)


def _service_number(typed: str) -> str:
    """Return a number that stands under a signature, without blanks; empty for none."""
    number = "".join(typed.split())
    if number and not (number.isascii() and number.isdigit() and len(number) in SERVICE_NUMBERS):
        raise Refused("officer.bad_nip")
    return number
