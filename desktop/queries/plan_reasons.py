"""Why a step of a plan stands where it does, and what is in its way, in short sentences."""

from collections.abc import Mapping, Sequence

from desktop.desk import Desk
from desktop.queries.hall import Hall, ServiceNow
from desktop.queries.needs import why_not
from desktop.queries.places import either
from desktop.queries.plan_order import MINUTE_MS, Ordering
from desktop.queries.sentences import Sentence, clock, sentence
from models.rules.planning.model import Timed, Timetable
from models.rules.planning.obstacles import Hindrance, Obstacle
from models.rules.planning.offers import Offer

_OF_PAPERS = {
    Obstacle.EXTERNAL_PAPER: "plan.external",
    Obstacle.ASK_PAPER: "plan.ask",
    Obstacle.WAITS: "plan.stuck",
}
_OF_TIME = {Obstacle.LATE: "plan.late", Obstacle.LEAVES: "plan.leaves"}


class Reasons:
    """Makes the sentences about the legs of one plan."""

    def __init__(
        self, desk: Desk, now: Hall, legs: Sequence[ServiceNow], order: Ordering, names: Mapping[str, str]
    ) -> None:
        self._desk, self._now, self._legs, self._order, self._names = desk, now, legs, order, names

    def of(self, place: int, table: Timetable, *, asked: bool, times: bool) -> tuple[Sentence, ...]:
        """Return what is to be said about a leg: what is in its way first, then its place in the order.

        Args:
            place: of the leg, from 0.
            table: the order that it stands in, the given or the best one.
            asked: whether the documents were asked for; nobody waits for papers otherwise.
            times: whether all waits are known, so that a time can be told.
        """
        given = table is self._order.given
        late = (self._order.late if given else self._order.best_late).get(place)
        own = (*((late,) if late else ()), *self._order.hindrances[place])
        said = [self._hindered(place, one) for one in own]
        timed = next((leg for leg in table.legs if leg.leg == place), None)
        if timed is not None and not any(one.final for one in own):
            said += self._placed(place, timed, table, asked=asked, times=times)
            if times and given and place in self._order.tight:
                said.append(sentence("plan.tight", agency=self._agency(place), time=self._closing(place)))
        return tuple(said)

    def paper(self, group: str) -> str:
        """Return the names of a requirement's document types."""
        return either(self._names.get(code, code) for code in group.split("|"))

    def _agency(self, place: int) -> str:
        return self._now.agencies[self._legs[place].agency].short

    def _closing(self, place: int) -> str:
        closes = self._order.closes[place]
        if closes is None:
            return "-"
        whole = -(
            -(self._now.now_ms + closes * MINUTE_MS) // MINUTE_MS
        )  # planning drops the minute that has begun
        return clock(self._desk, whole * MINUTE_MS)

    def _hindered(self, place: int, one: Hindrance) -> Sentence:
        if one.code in _OF_PAPERS:
            return sentence(_OF_PAPERS[one.code], document=self.paper(one.group))
        if one.code is Obstacle.OTHER_SERVICE:
            return self._offer(one.group, self._order.advices[one.group].offers[0])
        if one.code in _OF_TIME:
            return sentence(_OF_TIME[one.code], agency=self._agency(place), time=self._closing(place))
        why = why_not(self._desk, self._now, self._legs[place]) or Sentence("need.no_counter_open")
        return sentence("plan.not_today", why=why) if one.final else sentence("plan.not_now", why=why)

    def _offer(self, group: str, offer: Offer) -> Sentence:
        services = ", ".join(self._now.services[code].name for code in offer.services)
        if not offer.bring:
            return sentence("plan.offer", document=self.paper(group), services=services)
        bring = ", ".join(self.paper(one) for one in offer.bring)
        return sentence("plan.offer_bring", document=self.paper(group), services=services, bring=bring)

    def _placed(
        self, place: int, timed: Timed, table: Timetable, *, asked: bool, times: bool
    ) -> list[Sentence]:
        """Return why the leg stands where it does: after those that make its papers, else by its turn."""
        step = {leg.leg: at for at, leg in enumerate(table.legs, 1)}
        stuck = {one.group for one in self._order.hindrances[place] if one.code is Obstacle.WAITS}
        said, blocked = [], False
        for need in self._order.needs[place] if asked else ():
            before = [maker for maker in need.makers if maker in step and step[maker] < step[place]]
            blocked = blocked or bool(before)
            if before and need.group not in stuck:
                first = min(before, key=lambda maker: step[maker])
                made = "|".join(one for one in need.group.split("|") if one in self._legs[first].produces)
                said.append(sentence("plan.after", document=self.paper(made), step=step[first]))
        if blocked:
            return said
        if not times:
            return [Sentence("plan.queue")]
        return [sentence("plan.turn", time=clock(self._desk, self._now.now_ms + timed.start * MINUTE_MS))]
