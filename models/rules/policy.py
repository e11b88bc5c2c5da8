"""Queue policies: where a visitor who waits in several queues at once stands in each of them.

Whoever waits at several agencies at once saves time; how much of it at the cost of those who wait at one
is what a policy decides. Its levers, each simple enough to be told to a citizen:

* `credit`: an errand's place counts as if this share of the errands that are called before it had been queued
  for. The shortest queue calls first, so the errands are taken in the order of their expected waits.
* `head_start_minutes`: who has several errands stands everywhere as if come so much earlier.
* `last_errand_minutes`: who has one errand left of several stands as if come so much earlier: then they are
  done, while being served elsewhere would have spared them nothing.
* `short_first`: a service's usual length counts as if its visitor had come so much later.
* `long_stay_minutes`: who has one errand left of several and has been in the house so long comes first.
* `longest_stay_minutes`: so does anybody who has been in the house so long.

`simulate` shows what each policy costs and brings; docs/queue-policies.md has its figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

MINUTE_MS = 60_000


class PolicyName(StrEnum):
    """The named policies."""

    SEQUENTIAL = "sequential"
    ONE_STOP_FIRST = "one-stop-first"
    BALANCED = "balanced"


@dataclass(frozen=True, slots=True)
class Errand:
    """One leg of a visit when its number is given: expected minutes of waiting and at the counter.

    Attributes:
        blocked: it waits for another leg.
    """

    wait: float
    minutes: float
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """How places in the queues are given.

    Attributes:
        one_at_a_time: a visitor takes the next number only when the errand before is over, as in malls
            without a common queue; for comparing, no mall runs on it here.
        credit: 0 = a place as of the arrival in the house, 1 = as if every errand before had been queued for.
        later_credit: the same for an errand that may be called later only.
        most_credit_minutes: the most that `credit` may set an errand back when numbers are given.
        longest_stay_minutes: None: never, as for `long_stay_minutes`.
    """

    name: PolicyName
    one_at_a_time: bool = False
    credit: float = 0.0
    later_credit: float = 0.0
    most_credit_minutes: int = 0
    head_start_minutes: int = 0
    last_errand_minutes: int = 0
    short_first: float = 0.0
    long_stay_minutes: int | None = None
    longest_stay_minutes: int | None = None

    def first_places(
        self, arrived_ms: int, errands: Sequence[Errand], order: Sequence[int] | None = None
    ) -> tuple[int, ...]:
        """Return the place, UTC milliseconds, of each errand of a visit when its numbers are given.

        Args:
            arrived_ms: when the visitor came in.
            errands: all of the visit; a blocked one is taken to come after those that are not.
            order: their places from 0 in the order in which their turns are expected; None: by expected wait.
        """
        if len(errands) == 1:
            return (arrived_ms,)
        found = dict.fromkeys(range(len(errands)), arrived_ms)
        before = 0.0
        for place in order or sorted(found, key=lambda i: (errands[i].blocked, errands[i].wait, i)):
            set_back = min(self.credit * before, self.most_credit_minutes) - self.head_start_minutes
            found[place] = arrived_ms + round(set_back * MINUTE_MS)
            before += errands[place].wait + errands[place].minutes
        return tuple(found.values())

    def later_place(self, arrived_ms: int, now_ms: int) -> int:
        """Return the place of an errand that may be called from now on only: the step before it is done."""
        gone = self.later_credit * max(0, now_ms - arrived_ms)
        return arrived_ms + round(gone) - self.head_start_minutes * MINUTE_MS


POLICIES: dict[PolicyName, Policy] = {
    policy.name: policy
    for policy in (
        Policy(PolicyName.SEQUENTIAL, one_at_a_time=True, later_credit=1.0),
        Policy(PolicyName.ONE_STOP_FIRST, head_start_minutes=15, long_stay_minutes=60),
        Policy(
            PolicyName.BALANCED,
            credit=1.2,
            later_credit=1.0,
            most_credit_minutes=80,
            last_errand_minutes=11,
            short_first=0.8,
            long_stay_minutes=104,
            longest_stay_minutes=240,
        ),
    )
}
DEFAULT = PolicyName.BALANCED
CHOICES = (PolicyName.BALANCED, PolicyName.ONE_STOP_FIRST)
"""What a mall may choose."""
