"""A PIN for one session: six digits with which its officer comes back to the locked desk, and nothing else.

It is kept in memory alone, as a hash, and is gone when the officer signs out or the program ends: in the file six
digits would be guessed in minutes by whoever has the file.
"""

from dataclasses import dataclass

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.security.cost import cost_of, least_of
from desktop.security.passwords import hashed, matches
from desktop.security.permissions import check_session
from desktop.services.signing_in import confirm
from models.rules.bodies.officers import OfficerRefused
from models.rules.pins import WRONG_AT_MOST, is_pin, is_trivial


@dataclass(slots=True, repr=False)
class KeptPin:
    """The PIN of the session at this desk.

    Attributes:
        secret: its hash; empty: it is used up, and only the password opens.
        wrong: how many wrong ones came in all.
    """

    secret: str
    wrong: int = 0

    @property
    def is_over(self) -> bool:
        """Whether only the password opens."""
        return not self.secret


def set_pin(desk: Desk, password: str, pin: str) -> KeptPin:
    """Return the PIN of the signed-in officer's session, after the password was typed once more.

    Raises:
        Refused: `pin.shape` or `pin.trivial`.
        NotAllowed: the password is wrong, or the session is over.
    """
    if not is_pin(pin):
        raise Refused("pin.shape")
    if is_trivial(pin):
        raise Refused("pin.trivial")
    confirm(desk, password)
    return KeptPin(hashed(pin, desk.ids, cost_of(desk)))


def open_by_pin(desk: Desk, kept: KeptPin, pin: str) -> None:
    """Let the signed-in officer back to the locked desk; a wrong PIN is journalled, and the tenth is the last.

    Raises:
        NotAllowed: `pin.wrong`, `pin.over`, or `session.over`.
    """
    check_session(desk)
    if kept.is_over:
        raise NotAllowed("pin.over")
    if matches(kept.secret, pin, cost_of(desk), least_of(desk)):
        return
    kept.wrong += 1
    if kept.wrong >= WRONG_AT_MOST:
        kept.secret = ""
    if desk.session is not None:
        with desk.writing() as write:
            write.append(OfficerRefused("pin"), desk.session.officer)
    raise NotAllowed("pin.over" if kept.is_over else "pin.wrong")
