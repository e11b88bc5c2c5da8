"""Queue policies: where a visitor who waits in several queues at once stands in each of them.

Whoever waits at several agencies at once saves time; how much of it at the cost of those who wait at one
is what a policy decides. Its levers, each simple enough to be told to a citizen:

* `credit`: a later errand's place counts as if this share of the errands before it had been queued for.
* `last_errand_minutes`: who has one errand left of several stands as if come so much earlier: then they are
  done, while being served elsewhere would have spared them nothing.
* `short_first`: a service's usual length counts as if its visitor had come so much later.
* `long_stay_minutes`: who has one errand left of several and has been in the house so long comes first.
* `longest_stay_minutes`: so does anybody who has been in the house so long.

`simulate` shows what each policy costs and brings; docs/queue-policies.md has its figures.
"""

from dataclasses import dataclass
from enum import StrEnum

MINUTE_MS = 60_000


class PolicyName(StrEnum):
    """The named policies."""

    SEQUENTIAL = "sequential"
    ONE_STOP_FIRST = "one-stop-first"
    BALANCED = "balanced"


@dataclass(frozen=True, slots=True)
class Policy:
    """How places in the queues are given.

    Attributes:
        one_at_a_time: a visitor takes the next number only when the errand before is over, as in malls
            without a common queue; for comparing, no mall runs on it here.
        credit: 0 = a place as of the arrival in the house, 1 = as if every errand before had been queued for.
        most_credit_minutes: the most that `credit` may set an errand back when numbers are given.
        longest_stay_minutes: None: never, as for `long_stay_minutes`.
    """

    name: PolicyName
    one_at_a_time: bool = False
    credit: float = 0.0
    most_credit_minutes: int = 0
    last_errand_minutes: int = 0
    short_first: float = 0.0
    long_stay_minutes: int | None = None
    longest_stay_minutes: int | None = None

    def first_place(self, arrived_ms: int, minutes_before: float) -> int:
        """Return the place, UTC milliseconds, of an errand that may be called at once.

        Args:
            arrived_ms: when the visitor came in.
            minutes_before: expected waits and services of the errands before it in the plan.
        """
        return arrived_ms + round(min(self.credit * minutes_before, self.most_credit_minutes) * MINUTE_MS)

    def later_place(self, arrived_ms: int, now_ms: int) -> int:
        """Return the place of an errand that may be called from now on only: unlocked, or referred."""
        return arrived_ms + round(min(self.credit, 1) * max(0, now_ms - arrived_ms))


POLICIES: dict[PolicyName, Policy] = {
    policy.name: policy
    for policy in (
        Policy(PolicyName.SEQUENTIAL, one_at_a_time=True, credit=1.0),
        Policy(PolicyName.ONE_STOP_FIRST),
        Policy(
            PolicyName.BALANCED,
            credit=1.2,
            most_credit_minutes=80,
            last_errand_minutes=11,
            short_first=0.8,
            long_stay_minutes=110,
            longest_stay_minutes=240,
        ),
    )
}
DEFAULT = PolicyName.BALANCED
CHOICES = (PolicyName.BALANCED, PolicyName.ONE_STOP_FIRST)
"""What a mall may choose."""
