"""Signing in, and a password of one's own."""

from dataclasses import replace

from desktop.desk import Desk, Outcome, Session
from desktop.errors import NotAllowed, Refused
from desktop.queries.officers import by_login
from desktop.queries.settings import OFFICE, get_setting
from desktop.security import attempts
from desktop.security.advice import check_new
from desktop.security.cost import cost_of, least_of
from desktop.security.passwords import hashed, is_outdated, matches
from models.journal import sound_events
from models.rules.bodies import officers as said
from models.rules.events import Subject
from models.rules.folds.officers import Officer
from models.rules.kinds import BY_BODY

ONCE_MS = 24 * 3600 * 1000
"""How long a one-time password opens the account, from when it was given."""


def sign_in(desk: Desk, login: str, password: str) -> Session:
    """Return the session of an officer; with a one-time password, one that may only choose another.

    Raises:
        NotAllowed: `sign_in.wrong`: name or password are wrong, or the account is disabled; which of them is not
            told. `sign_in.wait`: too many were wrong; `sign_in.expired`: the one-time password is too old.
    """
    account = attempts.account_of(desk, login)
    attempts.let_try(desk, account)
    found = by_login(desk.store, login)
    secret = None if found is None else _secret_of(desk, *found)
    if not matches(secret, password, cost_of(desk), least_of(desk)):
        _note_wrong(desk, account, None if found is None else found[0])
        raise NotAllowed("sign_in.wrong")
    if found is None or secret is None:
        raise ValueError("a password was right where there is none")
    officer_id, officer = found
    if officer.once and desk.clock() - (officer.secret_at or 0) > ONCE_MS:
        raise NotAllowed("sign_in.expired")
    session = Session(officer_id, officer.login, officer.role, officer.agency, officer.once, desk.clock())
    _settle(desk.signed_in(session), officer, secret, password)
    return session


def confirm(desk: Desk, password: str) -> Session:
    """Return the session of the signed-in officer, who typed the own password once more, as confirmed just now.

    Raises:
        NotAllowed: as of `sign_in`; `session.over` where nobody is signed in.
    """
    if desk.session is None:
        raise NotAllowed("session.over")
    return sign_in(desk, desk.session.login, password)


def change_password(desk: Desk, password: str) -> Outcome[Session]:
    """Give the signed-in officer a password of their own, as after a one-time one; return the session with it.

    Raises:
        NotAllowed: nobody is signed in, or the account was closed meanwhile.
        Refused: the password is too short or too long, guessed soon, or the one that it is to replace.
    """
    session = desk.session
    if session is None:
        raise NotAllowed("sign_in.wrong")
    with desk.reading():
        found = by_login(desk.store, session.login)
        about = () if found is None else what_is_known(desk, found[1])
    if found is None or found[1].disabled:
        raise NotAllowed("session.over")
    check_new(password, about)
    if matches(found[1].secret, password, cost_of(desk), least_of(desk)):
        raise Refused("password.same")
    secret = hashed(password, desk.ids, cost_of(desk))
    with desk.writing() as write:
        write.append(said.OfficerSecretSet(secret), session.officer)
    return Outcome(replace(session, must_change=False))


def what_is_known(desk: Desk, officer: Officer) -> tuple[str, ...]:
    """Return what anybody knows of an officer and the house, which therefore makes no password."""
    office = get_setting(desk.store, OFFICE)
    house = [str(value) for value in office.values() if isinstance(value, str)]
    agencies = [
        f"{code} {name}" for code, name in desk.store.execute_sql("SELECT id, name FROM agency LIMIT 200")
    ]
    return (officer.login, officer.name, officer.nip, *house, *agencies)


def _secret_of(desk: Desk, officer_id: str, officer: Officer) -> str | None:
    """Return the hash that counts: the row's, if it is the newest that the journal soundly has; else None."""
    if officer.disabled or not officer.secret:
        return None
    events = sound_events(desk.store, Subject.OFFICER, officer_id, BY_BODY[said.OfficerSecretSet].number)
    newest = events[-1].body if events else None
    return officer.secret if newest is not None and newest.secret == officer.secret else None


def _note_wrong(desk: Desk, account: str, officer: str | None) -> None:
    with desk.writing() as write:
        seconds = attempts.note_wrong(write, account, known=officer is not None)
        if officer is None:
            write.append(said.SignInRefused(), desk.origin)
            return
        write.append(said.OfficerRefused("sign_in"), officer)
        if seconds:
            write.append(said.OfficerDelayed(seconds), officer)


def _settle(desk: Desk, officer: Officer, secret: str, password: str) -> None:
    """After the right password: begin to count anew, and hash it as dearly as this mall does by now."""
    wrong = attempts.guesses_at(desk, attempts.account_of(desk, officer.login)).wrong
    outdated = is_outdated(secret, cost_of(desk))
    if not wrong and not outdated:
        return
    dearer = hashed(password, desk.ids, cost_of(desk)) if outdated and not officer.once else None
    with desk.writing() as write:
        attempts.drop(write, officer.login)
        if dearer is not None and desk.session is not None:
            write.append(said.OfficerSecretSet(dearer), desk.session.officer)
