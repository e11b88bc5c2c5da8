"""Tickets, found by the number that people read off their paper."""

import re

from desktop.queries.typed import sought
from models.errors import RuleBroken
from models.rules import numbering
from models.store import Store


def ticket_with(store: Store, number: str, day: str) -> str | None:
    """Return the id of the ticket with a number on a local day; None where none or several have it.

    Args:
        store: where to read.
        number: as typed: any case, blanks for dashes, with the lane or without it, as papers may show it.
        day: `YYYY-MM-DD`.
    """
    typed = re.sub(r"[\s-]+", "-", sought(number).strip())
    found = [
        ticket
        for (ticket,) in store.execute_sql(
            "SELECT id FROM ticket WHERE number = ? AND day = ?", (_stored(typed), day)
        )
    ]
    if not found:
        rows = store.execute_sql("SELECT id, number FROM ticket WHERE day = ?", (day,))
        found = [ticket for ticket, stored in rows if _shown(stored).casefold() == typed.casefold()]
    return str(found[0]) if len(found) == 1 else None


def _stored(typed: str) -> str:
    """Return a whole number as it is stored, anything else as it is."""
    try:
        return str(numbering.parse_ticket_number(typed))
    except RuleBroken:
        return typed


def _shown(stored: str) -> str:
    """Return a number without its lane; one of another form, which a newer program may have given, as it is."""
    try:
        return numbering.hide_lane(stored)
    except RuleBroken:
        return stored
