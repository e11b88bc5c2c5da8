"""Consent: given for what the desk may keep only with it, and taken back with all that hung on it."""

from desktop.desk import Desk, Outcome, Topic
from desktop.errors import Refused
from desktop.printing.rows import find_visit
from desktop.queries.consents import PURPOSES
from desktop.queries.settings import privacy
from desktop.security.permissions import require
from models.rules.bodies.visits import ConsentGiven, ConsentMethod, ConsentWithdrawn

CHANGED = frozenset({Topic.QUEUE, Topic.PEOPLE})


def give_consent(
    desk: Desk, about: str, purpose: str, method: ConsentMethod = ConsentMethod.SPOKEN
) -> Outcome[str]:
    """Keep that a visitor agreed, with the version of the notice that was read out; return the visit's id.

    Raises:
        Refused: there is no such visit or purpose, or they agreed already.
        NotAllowed: the role does not reach.
    """
    require(desk, "consent.give")
    with desk.writing() as write:
        visit_id, visit = find_visit(desk, about)
        _check(purpose)
        if purpose in visit.consents:
            raise Refused("consent.so_already")
        write.append(ConsentGiven(purpose, privacy(desk.store).version, method), visit_id)
    return Outcome(visit_id, CHANGED)


def withdraw_consent(desk: Desk, about: str, purpose: str) -> Outcome[str]:
    """Take a consent back: from now on the visit is without what hung on it; return the visit's id.

    Raises:
        Refused: there is no such visit or purpose, or there was no such consent.
        NotAllowed: the role does not reach.
    """
    require(desk, "consent.give")
    with desk.writing() as write:
        visit_id, visit = find_visit(desk, about)
        _check(purpose)
        if purpose not in visit.consents:
            raise Refused("consent.none")
        write.append(ConsentWithdrawn(purpose), visit_id)
    return Outcome(visit_id, CHANGED)


def _check(purpose: str) -> None:
    if purpose not in PURPOSES:
        raise Refused("consent.purpose", known=", ".join(PURPOSES))
