"""How long personal data are kept, by class, and what of a person has outlived its purpose.

The defaults are a proposal: the archive schedule (jadwal retensi arsip) of the office decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from models.rules.bodies.rights import DataClass

DAY_MS = 86_400_000
MOST_DAYS = 36_500


@dataclass(frozen=True, slots=True)
class Periods:
    """Days after the last thing done for a person; each class goes no later than the next."""

    contact_days: int = 90
    number_days: int = 365
    name_days: int = 730

    @property
    def in_order(self) -> bool:
        """Return whether nothing is kept longer than the name that it belongs to."""
        return 1 <= self.contact_days <= self.number_days <= self.name_days <= MOST_DAYS


def outlived(last_ms: int, now_ms: int, periods: Periods) -> tuple[DataClass, ...]:
    """Return which classes are to be emptied, the shortest-lived first; with the name all else goes too."""
    limits = (
        (DataClass.CONTACT, periods.contact_days),
        (DataClass.NUMBER, periods.number_days),
        (DataClass.NAME, periods.name_days),
    )
    return tuple(known for known, limit in limits if now_ms - last_ms >= limit * DAY_MS)


def last_use(moments: Iterable[int | None]) -> int | None:
    """Return the latest of what was done for somebody; None where nothing ever was."""
    return max((moment for moment in moments if moment is not None), default=None)
