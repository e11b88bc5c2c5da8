"""Asking for the password once more, before what takes many people's data along."""

from desktop.desk import Desk, Session
from desktop.errors import NotAllowed
from desktop.security.permissions import is_fresh
from desktop.services.officers import sign_in


def confirm_password(desk: Desk, password: str) -> Session:
    """Return the session of the officer who is signed in, whose password was given just now.

    Raises:
        NotAllowed: nobody is signed in, or the password is wrong.
    """
    if desk.session is None:
        raise NotAllowed("sign_in.wrong")
    return sign_in(desk, desk.session.login, password)


def needs_password(desk: Desk) -> bool:
    """Return whether the officer has to give their password before an export."""
    return not is_fresh(desk)
