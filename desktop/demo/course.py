"""What becomes of a dossier, drawn when it is opened; lengths are working days of the mall."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random

from models.rules.bodies.requests import Decision, PauseReason, Proof
from models.rules.catalogue import ServiceDescribed, SlaUnit

GIVEN_AT_ONCE = 0.65
"""Of what is promised within a day so much is handed over at the counter."""
LATER_ANYWAY = 0.05
"""Of what takes longer so little is settled at once."""
ON_TIME = 0.86
PROMISED = 0.1
NEVER_BRINGS, NEVER_COLLECTS, GRACE_DAYS = 0.15, 0.05, 12
WORKING_SHARE = 5 / 7
PAID = ("PNBP", "Retribusi", "Biaya", "Panjar")
"""How the words of a fee begin that is paid while the dossier waits."""


class Start(StrEnum):
    """How far somebody looks through the papers when they come."""

    COMPLETE = "complete"
    LACKING = "lacking"
    LOOKED_LATER = "looked_later"
    NOBODY_LOOKED = "nobody_looked"


class End(StrEnum):
    """How it ends."""

    READY = "ready"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"


@dataclass(frozen=True, slots=True)
class Stand:
    """A time in which its clock stands: for whom, how long after the papers, and how long; None: without end."""

    reason: PauseReason
    after: int
    lasts: int | None


@dataclass(frozen=True, slots=True)
class Course:
    """The life of one dossier.

    Attributes:
        brings: when the rest comes, or somebody looks; None: never, and it is rejected in the end.
        stand: once, before the work on it.
        works: from then to its end; None: it never comes.
        collected: from the answer to the pickup; None: never.
        proxy: somebody acts for the applicant, from the beginning.
        promise: in how many days a promise about it is due; None: nothing is promised.
    """

    start: Start = Start.COMPLETE
    brings: int | None = 1
    stand: Stand | None = None
    works: int | None = 0
    end: End = End.READY
    decision: Decision = Decision.GRANTED
    collected: int | None = 1
    proof: Proof = Proof.RECEIPT
    proxy: bool = False
    promise: int | None = None


def working_days(service: ServiceDescribed) -> int | None:
    """Return about how many working days a service is promised in; None where it is given at once."""
    if service.sla_value is None:
        return None
    if service.sla_unit is SlaUnit.WORKING_DAYS:
        return service.sla_value
    return max(1, round(service.sla_value * WORKING_SHARE)) if service.sla_unit is SlaUnit.DAYS else None


def comes_later(rng: Random, service: ServiceDescribed) -> bool:
    """Return whether the product of a service that was just asked for comes another time."""
    days = working_days(service)
    return days is not None and rng.random() >= (GIVEN_AT_ONCE if days <= 1 else LATER_ANYWAY)


def draw_course(rng: Random, service: ServiceDescribed, *, lacks: bool) -> Course:
    """Return what will become of a dossier.

    Args:
        rng: chance.
        service: what it asks for.
        lacks: a paper is known to be missing.
    """
    start = Start.LACKING if lacks else rng.choices(tuple(Start), (86, 8, 4, 2))[0]
    proxy = rng.random() < 0.08  # noqa: PLR2004 - about one in twelve sends somebody
    proofs = (Proof.RECEIPT, Proof.ID_CARD, Proof.POWER_OF_ATTORNEY, Proof.ELECTRONIC, Proof.POST)
    weights = (0, 0, 1, 0, 0) if proxy else (60, 22, 8, 7, 3)
    return Course(
        start=start,
        brings=_brings(rng, start),
        stand=_stand(rng, service),
        works=_works(rng, working_days(service) or 0),
        end=rng.choices(tuple(End), (92, 3.5, 3, 1.5))[0],
        decision=rng.choices(tuple(Decision), (97, 3))[0],
        collected=None if rng.random() < NEVER_COLLECTS else min(9, int(rng.expovariate(0.6))),
        proof=rng.choices(proofs, weights)[0],
        proxy=proxy,
        promise=rng.choice((1, 2, 3)) if rng.random() < PROMISED else None,
    )


def _brings(rng: Random, start: Start) -> int | None:
    if start is Start.LACKING:
        return None if rng.random() < NEVER_BRINGS else rng.choices((1, 2, 3, 5, 8), (34, 26, 20, 12, 8))[0]
    return rng.choice((0, 1))


def _stand(rng: Random, service: ServiceDescribed) -> Stand | None:
    drawn = rng.random()
    if drawn < 0.25 and service.fee.startswith(PAID):  # noqa: PLR2004 - the others pay before they come
        return Stand(PauseReason.PAYMENT, 0, rng.choices((0, 1, 2, 4), (40, 30, 20, 10))[0])
    if drawn > 0.93:  # noqa: PLR2004 - what is wrong with a paper is seen at the counter, mostly
        return Stand(
            PauseReason.APPLICANT, rng.choice((0, 1)), rng.choices((1, 2, 4, 7), (40, 30, 20, 10))[0]
        )
    return None


def _works(rng: Random, promised: int) -> int:
    """Return how long the agency takes: mostly as promised, rather towards the end; else some days more."""
    if rng.random() < ON_TIME:
        return round(rng.triangular(0.3, 1, 0.75) * promised)
    return promised + 1 + int(rng.expovariate(1 / (1 + promised / 6)))
