"""Wait and service of tickets as every report counts them, of a day or of a span; docs/figures.md defines them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from models.rules.folds.tickets import OPEN, SERVED, TicketState
from models.rules.percentiles import minutes, percentile
from reports.figures import LeftOut

LONGEST_MS = 8 * 3600 * 1000
"""A wait or service longer than this is a forgotten key press, not a time; it is counted apart."""


T = TypeVar("T", bound="TicketTimes")


@dataclass(frozen=True, slots=True)
class TicketTimes:
    """The times of one ticket; instants are UTC milliseconds."""

    state: TicketState
    issued_at: int
    first_called_at: int | None
    service_ms: int | None
    estimated: bool

    @property
    def served(self) -> bool:
        """Return whether it ended with an outcome of the counter."""
        return self.state in SERVED

    @property
    def wait_ms(self) -> int | None:
        """Return first called - issued; a recall never changes it."""
        return None if self.first_called_at is None else self.first_called_at - self.issued_at

    @property
    def too_long(self) -> bool:
        """Return whether its wait or its service is over 8 hours."""
        return (self.wait_ms or 0) > LONGEST_MS or (self.service_ms or 0) > LONGEST_MS


def timed(tickets: Iterable[T]) -> list[T]:
    """Return the tickets that percentiles are made from."""
    return [ticket for ticket in tickets if ticket.served and not ticket.too_long]


def waits_of(counted: Iterable[TicketTimes]) -> list[int]:
    """Return the waits that are known, in milliseconds."""
    return [wait for ticket in counted if (wait := ticket.wait_ms) is not None]


def services_of(counted: Iterable[TicketTimes]) -> list[int]:
    """Return the services that are known, in milliseconds."""
    return [ticket.service_ms for ticket in counted if ticket.service_ms is not None]


def percentiles(tickets: Iterable[TicketTimes]) -> tuple[float | None, ...]:
    """Return wait p50 and p90, service p50 and p90, in minutes."""
    counted = timed(tickets)
    return tuple(
        in_minutes(percentile(values, p))
        for values in (waits_of(counted), services_of(counted))
        for p in (50, 90)
    )


def in_minutes(ms: float | None) -> float | None:
    """Return milliseconds as minutes with one decimal, half up."""
    return None if ms is None else float(minutes(ms))


def left_out(tickets: Collection[TicketTimes]) -> LeftOut:
    """Return how many tickets percentiles leave out, by reason."""
    return LeftOut(
        no_show=sum(ticket.state is TicketState.NO_SHOW for ticket in tickets),
        cancelled=sum(ticket.state is TicketState.CANCELLED for ticket in tickets),
        open=sum(ticket.state in OPEN for ticket in tickets),
        over_8h=sum(ticket.served and ticket.too_long for ticket in tickets),
    )
