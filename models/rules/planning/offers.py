"""What could be done about a missing paper: services of the house that would make it, or a question.

The graph of papers has circles (family card, identity card and birth certificate ask for each other), so it is
followed two services deep at most, and never through a paper that is sought already.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from models.rules.itinerary import LegPapers

DEPTH = 2
"""How many services are suggested one after the other."""
MOST = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """Services to be added so that a paper is made.

    Attributes:
        services: codes, in the order in which they go.
        bring: requirements of theirs that the visitor would still have to bring.
    """

    services: tuple[str, ...]
    bring: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """What can be done about a missing requirement.

    Attributes:
        offers: best first, at most three; those for which least has to be brought, then fewest services.
        ask: services of the house make it, but only for somebody who has it, or a paper that needs it, already:
            the visitor is to be asked for it.
    """

    offers: tuple[Offer, ...] = ()
    ask: bool = False

    @property
    def external(self) -> bool:
        """Return whether no agency of the house makes it."""
        return not self.offers and not self.ask


def advice(
    group: str, there: Collection[str], house: Mapping[str, LegPapers], chosen: Collection[str] = ()
) -> Advice:
    """Return what can be done about a requirement that is neither held nor made by a chosen leg.

    Args:
        group: document types of which one will do, as `A|B`.
        there: document types that are held or made by the chosen legs.
        house: services that this house gives today, by code.
        chosen: codes that are not to be suggested again.
    """
    known, others = frozenset(there), {code: it for code, it in house.items() if code not in chosen}
    offers = _offers(group, known, others, frozenset(), DEPTH)
    makers = any(_makes(service, group) for service in house.values())
    ranked = sorted(offers, key=lambda one: (len(one.bring), len(one.services), one.services))
    return Advice(tuple(ranked[:MOST]), ask=makers and not offers)


def _makes(service: LegPapers, group: str) -> bool:
    return not set(group.split("|")).isdisjoint(service.produces)


def _offers(
    group: str, there: frozenset[str], house: Mapping[str, LegPapers], sought: frozenset[str], depth: int
) -> list[Offer]:
    """Return an offer for each service that makes one of the group without going in a circle."""
    codes = frozenset(group.split("|"))
    found = (
        _offer(entry, there, house, sought | codes, depth)
        for entry in house.items()
        if _makes(entry[1], group)
    )
    return [offer for offer in found if offer is not None]


def _offer(
    entry: tuple[str, LegPapers],
    there: frozenset[str],
    house: Mapping[str, LegPapers],
    sought: frozenset[str],
    depth: int,
) -> Offer | None:
    """Return what a service takes besides itself; None where it would need what is sought."""
    code, service = entry
    services: list[str] = []
    bring: list[str] = []
    for group in service.requires:
        codes = frozenset(group.split("|"))
        if codes & there:
            continue
        if codes <= sought:
            return None
        makers = any(_makes(other, group) for other in house.values())
        offers = _offers(group, there, house, sought, depth - 1) if depth > 1 else []
        if makers and depth > 1 and not offers:
            return None
        whole = [one for one in offers if not one.bring]
        best = min(whole, key=lambda one: (len(one.services), one.services), default=None)
        if best is None:
            bring.append(group)
        services += best.services if best is not None else ()
    return Offer((*dict.fromkeys(services), code), tuple(bring))
