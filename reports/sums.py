"""Sums over agencies, made once for the PDF, the XLSX and the CSV."""

from collections.abc import Iterable
from dataclasses import dataclass

from reports.figures import AgencyDay, DailyFigures
from reports.labels import GROUPS


@dataclass(frozen=True, slots=True)
class Sum:
    """Counts of several agencies together; medians are never summed. Times local `HH:MM` or None."""

    agencies: int
    tickets: int
    served: int
    no_show: int
    returned_incomplete: int
    referred_in: int
    referred_out: int
    counters_open: int
    estimated: int
    first_call: str | None
    last_call: str | None


def summed(days: Iterable[AgencyDay]) -> Sum:
    """Return the sum of agencies, all zero and without times for none."""
    rows = tuple(days)
    return Sum(
        agencies=len(rows),
        tickets=sum(row.tickets for row in rows),
        served=sum(row.served for row in rows),
        no_show=sum(row.no_show for row in rows),
        returned_incomplete=sum(row.returned_incomplete for row in rows),
        referred_in=sum(row.referred_in for row in rows),
        referred_out=sum(row.referred_out for row in rows),
        counters_open=sum(row.counters_open for row in rows),
        estimated=sum(row.estimated for row in rows),
        first_call=min((row.first_call for row in rows if row.first_call), default=None),
        last_call=max((row.last_call for row in rows if row.last_call), default=None),
    )


def by_group(figures: DailyFigures) -> tuple[tuple[str, tuple[AgencyDay, ...]], ...]:
    """Return the agencies of each group that occurs, groups in the ministry's order, agencies in theirs.

    An agency of an unknown group counts as `lainnya`, so that no row is lost.
    """
    rows = {group: tuple(day for day in figures.by_agency if _group(day) == group) for group in GROUPS}
    return tuple((group, days) for group, days in rows.items() if days)


def _group(day: AgencyDay) -> str:
    return day.group if day.group in GROUPS else "lainnya"
