"""A visit of several legs: which papers each lacks, and which earlier leg it has to wait for."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.rules.folds.places import Service


@dataclass(frozen=True, slots=True)
class PlannedLeg:
    """One leg before it gets its number.

    Attributes:
        missing: requirement groups (`A|B`) that the visitor does not hold.
        after: place of the leg that must be done first, from 0; None: it queues at once.
    """

    missing: tuple[str, ...] = ()
    after: int | None = None


def plan_legs(services: Sequence[Service], held: Sequence[str] | None) -> tuple[PlannedLeg, ...]:
    """Return the legs of a visit, in the order given.

    A leg waits only where the documents were checked, one that it needs is not held, and an earlier leg
    makes it; of several such legs it is the last. All others queue at once, and call-next passes over who
    is at another counter.

    Args:
        services: one a leg.
        held: document types that the visitor has, None where nobody checked.
    """
    legs: list[PlannedLeg] = []
    for place, service in enumerate(services):
        missing = () if held is None else missing_documents(service.requires, held)
        wanted = {code for group in missing for code in group.split("|")}
        makers = [earlier for earlier in range(place) if wanted.intersection(services[earlier].produces)]
        legs.append(PlannedLeg(missing, makers[-1] if makers else None))
    return tuple(legs)


def missing_documents(requires: Sequence[str], held: Sequence[str]) -> tuple[str, ...]:
    """Return the requirement groups (`A|B`, any one will do) that nothing held fulfils."""
    have = set(held)
    return tuple(group for group in requires if not have.intersection(group.split("|")))
