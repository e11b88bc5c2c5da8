"""Outages: whom one hits, and how long they lasted together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.errors import RuleBroken
from models.rules.bodies.places import OutageMode

Span = tuple[int, int]
"""From and until, UTC milliseconds; the end is not part of it."""

WHOLE = frozenset({"building", "power", "network"})
"""Scopes that hit every agency."""


@dataclass(frozen=True, slots=True)
class Target:
    """What an outage hits: one service, one agency, or (neither) every agency in the house."""

    scope: str
    agency: str | None = None
    service: str | None = None


def target(scope: str, agency: str | None, service: str | None, agency_of_service: str | None) -> Target:
    """Return what an outage of a scope hits, with the agency that follows from a service.

    Args:
        scope: `service`, `agency`, `building`, `power` or `network`; power and network may fail for one agency.
        agency: code, None where none was named.
        service: code, None where none was named.
        agency_of_service: whose that service is.

    Raises:
        RuleBroken: `outage.needs_service`, `outage.needs_agency` or `outage.other_agency`.
    """
    if scope == "service":
        if service is None:
            raise RuleBroken("outage.needs_service")
        if agency not in (None, agency_of_service):
            raise RuleBroken("outage.other_agency", service=service, agency=agency)
        return Target(scope, agency_of_service, service)
    if scope == "agency" and agency is None:
        raise RuleBroken("outage.needs_agency")
    return Target(scope, None if scope == "building" else agency)


def stops_numbers(mode: str) -> bool:
    """Return whether an outage of this mode lets no new number be given."""
    return mode == OutageMode.STOP


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the time that any of the spans covers, each moment once: apart from each other, earliest first."""
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def within(spans: Iterable[Span], windows: Sequence[Span]) -> list[Span]:
    """Return what of the spans lies in the windows, each moment once, earliest first."""
    parts = (
        (max(start, opens), min(end, closes))
        for start, end in merged(spans)
        for opens, closes in merged(windows)
    )
    return merged(parts)


def length_ms(spans: Iterable[Span]) -> int:
    """Return how many milliseconds the spans cover together, each counted once."""
    return sum(end - start for start, end in merged(spans))
