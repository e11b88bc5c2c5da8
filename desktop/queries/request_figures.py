"""Requests of a day in figures: opened, finished, and over their promise at its end; from the journal's times."""

from datetime import date, timedelta

from desktop.desk import Desk
from desktop.queries.names import day_start_ms
from models.fields import instant_text
from reports.figures import Requests

_AT = """(SELECT json_extract(d.value, '$.due_at') FROM json_each(r.dues) d
    WHERE json_extract(d.value, '$.since') <= ?1 ORDER BY d.key DESC LIMIT 1)"""
"""The promise as it was at an instant; NULL where there was none, or the clock stood."""
_OVERDUE = f"""SELECT count(*) FROM request r WHERE r.complete_at <= ?2 AND {_AT} < ?1 AND """


def requests_of_day(desk: Desk, day: date) -> Requests:
    """Return the figures of a local day.

    `opened` counts dossiers by the day of their number. `finished` counts those that were answered that day:
    the product was ready, or the answer was no. `overdue` counts those whose clock ran past the promise at the end
    of the day, of today until now.
    """
    start, end = day_start_ms(desk, day), day_start_ms(desk, day + timedelta(1))
    first, last = instant_text(start), instant_text(end)
    (opened,) = desk.store.execute_sql(
        "SELECT count(*) FROM request WHERE day = ?", (day.isoformat(),)
    ).fetchone()
    (finished,) = desk.store.execute_sql(
        """SELECT count(*) FROM request WHERE answered_at >= ? AND answered_at < ?
        AND (decision IS NOT NULL OR reject_reason IS NOT NULL)""",
        (first, last),
    ).fetchone()
    until = min(end - 1, desk.clock())
    overdue = sum(
        desk.store.execute_sql(_OVERDUE + still, (until, instant_text(until))).fetchone()[0]
        for still in ("r.answered_at IS NULL AND r.closed_at IS NULL", "r.answered_at > ?2")
    )
    return Requests(opened, finished, overdue)
