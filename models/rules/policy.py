"""Queue policies: where a visitor who waits in several queues at once stands in each of them.

Whoever waits at several agencies at once saves time; how much of it at the cost of those who wait at one
is what a policy decides. Three levers do it, each simple enough to be told to a citizen:

* `credit`: a later step's place counts as if this share of the steps before it had been queued for.
* `short_first`: a service's usual length counts as if its visitor had come so much later.
* `long_stay_minutes`: who has been in the house so long is called before all others, the longest stay first.

`simulate` shows what each costs and brings; the figures stand in docs/queue-policies.md.
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
        one_at_a_time: a visitor takes the next number only when the step before is over, as malls without
            a common queue do; for comparing, no mall runs on it here.
        credit: 0 = a place as of the arrival in the house, 1 = as if every step before had been queued for.
        short_first: minutes that a minute of usual service counts as having come later.
        long_stay_minutes: from when a stay in the house goes before everything but priority; None: never.
    """

    name: PolicyName
    one_at_a_time: bool = False
    credit: float = 0.0
    short_first: float = 0.0
    long_stay_minutes: int | None = None

    def first_place(self, arrived_ms: int, minutes_before: float) -> int:
        """Return the place, UTC milliseconds, of a step that may be called at once.

        Args:
            arrived_ms: when the visitor came in.
            minutes_before: expected waits and services of the steps before it in the plan.
        """
        return arrived_ms + round(self.credit * minutes_before * MINUTE_MS)

    def later_place(self, arrived_ms: int, now_ms: int) -> int:
        """Return the place of a step that may be called from now on only: unlocked, or a referral."""
        return arrived_ms + round(self.credit * max(0, now_ms - arrived_ms))


POLICIES: dict[PolicyName, Policy] = {
    policy.name: policy
    for policy in (
        Policy(PolicyName.SEQUENTIAL, one_at_a_time=True, credit=1.0),
        Policy(PolicyName.ONE_STOP_FIRST),
        Policy(PolicyName.BALANCED, credit=0.8, short_first=1.0, long_stay_minutes=105),
    )
}
DEFAULT = PolicyName.BALANCED
CHOICES = (PolicyName.BALANCED, PolicyName.ONE_STOP_FIRST)
"""What a mall may choose."""
