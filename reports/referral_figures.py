"""The figures of R7: visitors sent from one agency to another; docs/figures.md defines them."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReferralCounts:
    """Referrals and what came of them.

    `done`, `other_end`, `dropped` and `open` are what became of the ticket at the other agency and sum to `made`:
    done, another outcome of its counter, no-show, cancelled or expired, not ended yet.

    Attributes:
        accepted: taken on there; `sent_back`: the visitor was sent back, before or after that.
        hand_over_p50_min: from being sent to being taken on, in minutes with one decimal; None for none.
        done_pct: `done` in percent of `made`; None for none.
    """

    made: int
    accepted: int
    sent_back: int
    done: int
    other_end: int
    dropped: int
    open: int
    hand_over_p50_min: float | None
    done_pct: float | None


@dataclass(frozen=True, slots=True)
class ReferralPair:
    """Referrals from one agency to another, by their codes."""

    source: str
    source_name: str
    target: str
    target_name: str
    counts: ReferralCounts


@dataclass(frozen=True, slots=True)
class ReferralReasons:
    """Why visitors were sent (`reason` of the sender), or sent back; codes and counts, most frequent first."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class ReferralFigures:
    """A span of days; pairs by the agencies' order, those without referrals left out."""

    first: dt.date
    last: dt.date
    overall: ReferralCounts
    visits: int
    pairs: tuple[ReferralPair, ...]
    reasons: tuple[ReferralReasons, ...]
    returns: tuple[ReferralReasons, ...]
