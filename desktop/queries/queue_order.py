"""Whom a counter may call, in the form of the rule that chooses: for calling and for showing who is next."""

from models.rules.bodies.tickets import Pick
from models.rules.calling import PRIORITY_IN_A_ROW, Candidate
from models.store import Store


def candidates(store: Store, day: str, counter: str, services: tuple[str, ...]) -> list[Candidate]:
    """Return the tickets that a counter may call now, in no order.

    Who is called or served at another counter is left out and keeps the place.
    """
    marks = ", ".join("?" * len(services))
    rows = store.execute_sql(
        f"""SELECT t.id, t.number, t.queued_at, v.priority <> '[]', t.for_counter IS NOT NULL
        FROM ticket t JOIN visit v ON v.id = t.visit
        WHERE t.day = ? AND t.state = 'waiting' AND t.service IN ({marks})
        AND (t.for_counter IS NULL OR t.for_counter = ?)
        AND NOT EXISTS (SELECT 1 FROM ticket o WHERE o.visit = t.visit AND o.state IN ('called', 'serving'))""",
        (day, *services, counter),
    )
    return [Candidate(i, number, at, bool(first), bool(directed)) for i, number, at, first, directed in rows]


def recent_picks(store: Store, day: str, counter: str) -> list[Pick]:
    """Return why a counter's last tickets of the day were called, newest first, as many as the rule asks for."""
    rows = store.execute_sql(
        """SELECT json_extract(c.value, '$.pick') FROM ticket t, json_each(t.calls) c
        WHERE t.counter = ? AND t.day = ? AND json_extract(c.value, '$.counter') = t.counter
        ORDER BY json_extract(c.value, '$.at_hlc') DESC LIMIT ?""",
        (counter, day, PRIORITY_IN_A_ROW),
    )
    return [Pick(pick or Pick.ARRIVAL) for (pick,) in rows]
