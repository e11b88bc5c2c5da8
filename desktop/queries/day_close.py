"""What closing a day would do, in numbers, before anybody closes it."""

from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk
from desktop.security.permissions import require


@dataclass(frozen=True, slots=True)
class Closing:
    """What a close of a day meets.

    Attributes:
        expiring: tickets that wait or are blocked, and would expire.
        busy: numbers that are called, served or on hold, in order; they forbid the close.
        counters: counters that are open or paused, and would be closed.
        running: it is today, so that its tickets stand on the board.
    """

    day: date
    expiring: int
    busy: tuple[str, ...]
    counters: int
    running: bool = True


def closing(desk: Desk, day: date) -> Closing:
    """Return what closing a local day would do now.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "day.close")
    text = (day.isoformat(),)
    with desk.reading():
        (expiring,) = desk.store.execute_sql(
            "SELECT count(*) FROM ticket WHERE day = ? AND state IN ('waiting', 'blocked')", text
        ).fetchone()
        busy = desk.store.execute_sql(
            """SELECT number FROM ticket WHERE day = ? AND state IN ('called', 'serving', 'held')
            ORDER BY number LIMIT 500""",
            text,
        ).fetchall()
        (counters,) = desk.store.execute_sql(
            "SELECT count(*) FROM shift WHERE day = ? AND state <> 'closed'", text
        ).fetchone()
    return Closing(day, expiring, tuple(number for (number,) in busy), counters, day == desk.today())
