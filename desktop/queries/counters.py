"""Counters of the catalogue."""

from desktop.desk import Desk
from desktop.errors import Refused
from models.folding import read
from models.rules.events import Subject
from models.rules.folds.places import Counter


def known_counter(desk: Desk, code: str) -> Counter:
    """Return a counter of the catalogue.

    Raises:
        Refused: there is no such counter, or it is no longer in use.
    """
    counter: Counter | None = read(desk.store, Subject.COUNTER, code)
    if counter is None:
        raise Refused("counter.unknown", counter=code)
    if counter.archived:
        raise Refused("counter.archived", counter=code)
    return counter
