"""What a visitor agreed to, with which notice, and when that was taken back."""

from dataclasses import dataclass

from desktop.desk import Desk
from desktop.printing.rows import find_visit
from desktop.security.permissions import require
from models.journal import events_of
from models.rules.bodies.visits import ConsentGiven, ConsentMethod, ConsentWithdrawn
from models.rules.events import Subject, in_order

PURPOSES = ("disability", "accommodation", "reminder", "photo")
"""What needs consent; everything else at the desk rests on the public service itself."""


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One consent: for what, which version of the notice, how it was given; UTC milliseconds of both ends."""

    purpose: str
    text_version: str
    method: ConsentMethod
    given_at: int
    withdrawn_at: int | None = None


def consents_of(desk: Desk, about: str) -> list[ConsentRow]:
    """Return the consents of a visit, oldest first, also those that were taken back.

    Raises:
        Refused: there is no such visit.
        NotAllowed: the role does not reach.
    """
    require(desk, "consent.give")
    return visit_consents(desk, find_visit(desk, about)[0])


def visit_consents(desk: Desk, visit: str) -> list[ConsentRow]:
    """Return the consents of a visit by its id, oldest first."""
    found: list[ConsentRow] = []
    for event in in_order(events_of(desk.store, Subject.VISIT, visit)):
        body = event.body
        if isinstance(body, ConsentGiven):
            found.append(ConsentRow(body.purpose, body.text_version, body.method, event.occurred_at))
        elif isinstance(body, ConsentWithdrawn):
            found = [
                ConsentRow(one.purpose, one.text_version, one.method, one.given_at, event.occurred_at)
                if one.purpose == body.purpose and one.withdrawn_at is None
                else one
                for one in found
            ]
    return found
