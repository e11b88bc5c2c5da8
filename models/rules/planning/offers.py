"""What could be done about a missing paper: services of the house that would make it, or a question.

The graph of papers has circles (family card, identity card and birth certificate ask for each other), so it is
followed two services deep at most, and never through a paper that is sought already.
"""

from collections import defaultdict
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
        bring: requirements of theirs that the visitor would still have to bring, without what is sought.
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


class Adviser:
    """Finds what can be done about a requirement that is neither held nor made by a chosen leg.

    Args:
        house: services that this house gives, by code.
        chosen: codes that are not to be suggested again.
    """

    def __init__(self, house: Mapping[str, LegPapers], chosen: Collection[str] = ()) -> None:
        self._house = house
        self._chosen = frozenset(chosen)
        self._makers: dict[str, list[str]] = defaultdict(list)
        for code, service in house.items():
            for paper in service.produces:
                self._makers[paper].append(code)

    def advice(self, group: str, there: Collection[str]) -> Advice:
        """Return what can be done.

        Args:
            group: document types of which one will do, as `A|B`.
            there: document types that are held or made by the chosen legs.
        """
        offers = self._offers(group, frozenset(there), frozenset(), DEPTH)
        ranked = sorted(offers, key=lambda one: (len(one.bring), len(one.services), one.services))
        return Advice(tuple(ranked[:MOST]), ask=bool(self._made_by(group)) and not offers)

    def _made_by(self, group: str) -> list[str]:
        return list(dict.fromkeys(code for paper in group.split("|") for code in self._makers.get(paper, ())))

    def _offers(self, group: str, there: frozenset[str], sought: frozenset[str], depth: int) -> list[Offer]:
        """Return an offer for each service that makes one of the group without going in a circle."""
        codes = frozenset(group.split("|"))
        found = (
            self._offer(code, there, sought | codes, depth)
            for code in self._made_by(group)
            if code not in self._chosen
        )
        return [offer for offer in found if offer is not None]

    def _offer(self, code: str, there: frozenset[str], sought: frozenset[str], depth: int) -> Offer | None:
        """Return what a service takes besides itself; None where it would need what is sought."""
        services: list[str] = []
        bring: list[str] = []
        for group in self._house[code].requires:
            codes = group.split("|")
            if not there.isdisjoint(codes):
                continue
            other = "|".join(one for one in codes if one not in sought)
            if not other:
                return None
            offers = self._offers(other, there, sought, depth - 1) if depth > 1 else []
            if depth > 1 and not offers and self._made_by(other):
                return None
            whole = [one for one in offers if not one.bring]
            best = min(whole, key=lambda one: (len(one.services), one.services), default=None)
            if best is None:
                bring.append(other)
            services += best.services if best is not None else ()
        return Offer((*dict.fromkeys(services), code), tuple(bring))
