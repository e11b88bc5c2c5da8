"""Requests of a day in figures: opened, finished, and over their promise at its end; from the journal's times."""

from datetime import date, timedelta
from enum import StrEnum

from desktop.desk import Desk
from desktop.queries.names import day_start_ms
from models.fields import instant_text
from reports.figures import Requests

_AT = """(SELECT json_extract(d.value, '$.due_at') FROM json_each(r.dues) d
    WHERE json_extract(d.value, '$.since') <= ?1 ORDER BY d.key DESC LIMIT 1)"""
"""The promise as it was at an instant; NULL where there was none, or the clock stood."""
_OVERDUE = f"r.complete_at <= ?2 AND {_AT} < ?1 AND "


class RequestFigure(StrEnum):
    """What is counted.

    `OPENED` counts dossiers by the day of their number. `FINISHED` counts those that were answered that day: the
    product was ready, or the answer was no. `OVERDUE` counts those whose clock ran past the promise at the end of
    the day, of today until now.
    """

    OPENED = "opened"
    FINISHED = "finished"
    OVERDUE = "overdue"


def requests_of_day(desk: Desk, day: date) -> Requests:
    """Return the figures of a local day."""
    opened, finished, overdue = (
        sum(
            desk.store.execute_sql(f"SELECT count(*) FROM request r WHERE {where}", values).fetchone()[0]
            for where, values in _parts(desk, day, which)
        )
        for which in RequestFigure
    )
    return Requests(opened, finished, overdue)


def requests_behind(desk: Desk, day: date, which: RequestFigure, limit: int) -> list[int]:
    """Return the rowids of the requests that a figure of a local day counts, at most `limit`, as they were opened."""
    found = [
        place
        for where, values in _parts(desk, day, which)
        for (place,) in desk.store.execute_sql(
            f"SELECT r.rowid FROM request r WHERE {where} ORDER BY r.opened_at, r.rowid LIMIT {limit}", values
        ).fetchall()
    ]
    return found[:limit]


def _parts(desk: Desk, day: date, which: RequestFigure) -> tuple[tuple[str, tuple[object, ...]], ...]:
    """Return what holds of the requests that are counted, in parts that have none in common, each with an index."""
    start, end = day_start_ms(desk, day), day_start_ms(desk, day + timedelta(1))
    if which is RequestFigure.OPENED:
        return (("r.day = ?", (day.isoformat(),)),)
    if which is RequestFigure.FINISHED:
        answered = "r.answered_at >= ? AND r.answered_at < ?"
        said = "(r.decision IS NOT NULL OR r.reject_reason IS NOT NULL)"
        return ((f"{answered} AND {said}", (instant_text(start), instant_text(end))),)
    until = min(end - 1, desk.clock())
    values = (until, instant_text(until))
    still = ("r.answered_at IS NULL AND r.closed_at IS NULL", "r.answered_at > ?2")
    return tuple((_OVERDUE + one, values) for one in still)
