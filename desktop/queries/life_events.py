"""Life events of the catalogue: bundles of services that somebody in one situation needs."""

import json
from dataclasses import dataclass

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.security.permissions import require

MOST_EVENTS = 500


@dataclass(frozen=True, slots=True)
class LifeEventRow:
    """A life event as the catalogue describes it.

    Attributes:
        starts_with: codes of the document types that somebody in it usually holds.
        legs: codes of its services, in the order that works.
        note: what an officer should know.
    """

    code: str
    name: str
    starts_with: tuple[str, ...]
    legs: tuple[str, ...]
    note: str


def life_events(desk: Desk) -> tuple[LifeEventRow, ...]:
    """Return the life events in use, by name."""
    require(desk, "need.find")
    with desk.reading():
        return tuple(sorted(known_events(desk), key=lambda event: (event.name.casefold(), event.code)))


def named_event(desk: Desk, named: str) -> LifeEventRow:
    """Return the one life event in use of this code, of this name, or in whose name alone all words occur.

    Raises:
        Refused: there is none, or there are several.
    """
    events, asked = life_events(desk), named.casefold().strip()
    for fits in (
        [event for event in events if asked in (event.code.casefold(), event.name.casefold())],
        [event for event in events if all(word in event.name.casefold() for word in asked.split())],
    ):
        if len(fits) == 1:
            return fits[0]
    raise Refused("plan.no_event", event=named)


def known_events(desk: Desk) -> list[LifeEventRow]:
    """Return the life events in use, by code."""
    rows = desk.store.execute_sql(
        "SELECT id, name, starts_with, legs, note FROM life_event WHERE NOT archived ORDER BY id LIMIT ?",
        (MOST_EVENTS,),
    )
    return [
        LifeEventRow(code, name, tuple(json.loads(starts)), tuple(json.loads(legs)), note)
        for code, name, starts, legs, note in rows.fetchall()
    ]
