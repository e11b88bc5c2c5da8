"""What is to be done about requests today: each once, under its most pressing reason, with the one next act."""

from dataclasses import dataclass
from datetime import timedelta

from desktop.desk import Desk
from desktop.queries.names import day_start_ms
from desktop.queries.promises import PromiseRow, promise_list
from desktop.queries.requests import TURN, RequestRow, own_agency, request_rows
from desktop.queries.sentences import clock, our_day
from desktop.queries.settings import quiet_days
from desktop.security.permissions import require
from models.fields import instant_ms, instant_text
from models.rules.following import WAITING, Act, DayBounds, Why, next_act

__all__ = [
    "Act",
    "FollowGroup",
    "FollowRow",
    "FollowUp",
    "Why",
    "day_bounds",
    "follow_count",
    "follow_counts",
    "follow_up",
]

MOST = 50
"""Rows of one reason; its count says how many there are."""
_TABLE = {Why.NOT_COLLECTED: "request INDEXED BY request_uncollected"}
"""Where SQLite would rather go through all that was ever answered, for the sake of its order."""
_WAITING = ", ".join(f"'{state}'" for state in sorted(WAITING))
_OPEN = "closed_at IS NULL"
_FOUND: dict[Why, tuple[str, str]] = {
    Why.OVERDUE: (TURN, f"{_OPEN} AND {TURN} < :now"),
    Why.DUE_TODAY: (TURN, f"{_OPEN} AND {TURN} >= :now AND {TURN} < :end"),
    Why.CONTACT_AGAIN: (
        "again_on",
        f"""{_OPEN} AND again_on IS NOT NULL AND again_on <= :today
        AND NOT (state = 'in_process' AND due_at IS NOT NULL AND due_at < :end)""",
    ),
    Why.APPLICANT_LATE: (
        "complete_by",
        f"""{_OPEN} AND complete_by IS NOT NULL AND complete_by < :today AND state IN ({_WAITING})
        AND again_on IS NULL
        AND (contacted_on IS NULL OR contacted_on <= complete_by OR contacted_on <= :quiet_on)""",
    ),
    Why.NOT_COLLECTED: (
        "answered_at",
        """state = 'ready' AND answered_at < :quiet_end AND again_on IS NULL
        AND (contacted_on IS NULL OR contacted_on <= :quiet_on)""",
    ),
}
"""By what each reason is ordered, and what holds of its requests: `models.rules.following.why`, for the indexes."""


@dataclass(frozen=True, slots=True)
class FollowRow:
    """One thing to do: a request, or a promise; the other one is None.

    Attributes:
        when: since when or until when, as `09.14`, `24/11 09.14` or, of a whole day, `24/11/2026`.
    """

    why: Why
    act: Act
    when: str
    request: RequestRow | None = None
    promise: PromiseRow | None = None


@dataclass(frozen=True, slots=True)
class FollowGroup:
    """What has one reason: how many there are, and at most 50 of them, the longest due first."""

    why: Why
    count: int
    rows: tuple[FollowRow, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The day's follow-up: groups that hold something, most pressing first."""

    groups: tuple[FollowGroup, ...]

    @property
    def count(self) -> int:
        """How many things are to be done."""
        return sum(group.count for group in self.groups)


def follow_up(desk: Desk, agency: str | None = None) -> FollowUp:
    """Return what is to be done today, of the mall or of an agency; people are masked.

    The role `counter` sees its own agency's, whatever is asked for.

    Raises:
        NotAllowed: the role does not reach.
    """
    own = own_agency(desk)
    require(desk, "request.list", own)
    agency = own or agency
    given = _given(desk, agency)
    groups = []
    for reason in Why:
        if reason is Why.PROMISED_TODAY:
            groups.append(_promised(desk, agency))
            continue
        rows = _rows(desk, reason, given)
        count = len(rows) if len(rows) < MOST else _count(desk, reason, given)
        groups.append(FollowGroup(reason, count, rows))
    return FollowUp(tuple(group for group in groups if group.rows))


def follow_counts(desk: Desk, agency: str | None = None) -> dict[Why, int]:
    """Return how many things each reason of `follow_up` has, zeros too, out of its indexes alone.

    Raises:
        NotAllowed: the role does not reach.
    """
    own = own_agency(desk)
    require(desk, "request.list", own)
    given = _given(desk, own or agency)
    promised = _promised(desk, own or agency).count
    return {why: _count(desk, why, given) if why in _FOUND else promised for why in Why}


def follow_count(desk: Desk, agency: str | None = None) -> int:
    """Return how many things `follow_up` has.

    Raises:
        NotAllowed: the role does not reach.
    """
    return sum(follow_counts(desk, agency).values())


def day_bounds(desk: Desk) -> DayBounds:
    """Return what today means to the rule."""
    today = desk.today()
    quiet = today - timedelta(quiet_days(desk))
    end, quiet_end = (day_start_ms(desk, one + timedelta(1)) for one in (today, quiet))
    return DayBounds(desk.clock(), today.isoformat(), end, quiet.isoformat(), quiet_end)


_Given = dict[str, str | int]


def _given(desk: Desk, agency: str | None) -> _Given:
    """Return the values of the statements; `agency` only where one is asked for."""
    day = day_bounds(desk)
    given: _Given = {
        "now": instant_text(day.now),
        "today": day.today,
        "end": instant_text(day.end),
        "quiet_on": day.quiet_on,
        "quiet_end": instant_text(day.quiet_end),
        "most": MOST,
    }
    return given if agency is None else {**given, "agency": agency}


def _holds(reason: Why, given: _Given) -> str:
    own = " AND agency = :agency" if "agency" in given else ""
    return f"{_TABLE.get(reason, 'request')} WHERE {_FOUND[reason][1]}{own}"


def _count(desk: Desk, reason: Why, given: _Given) -> int:
    sql = f"SELECT count(*) FROM {_holds(reason, given)}"
    return int(desk.store.execute_sql(sql, given).fetchone()[0])


def _rows(desk: Desk, reason: Why, given: _Given) -> tuple[FollowRow, ...]:
    order = _FOUND[reason][0]
    sql = f"SELECT {order}, rowid FROM {_holds(reason, given)} ORDER BY {order}, rowid LIMIT :most"
    found = desk.store.execute_sql(sql, given).fetchall()
    rows = request_rows(desk, [place for _, place in found])
    return tuple(
        FollowRow(reason, next_act(reason, row.contact_result), _when(desk, key), request=row)
        for (key, _), row in zip(found, rows, strict=True)
    )


def _when(desk: Desk, key: str) -> str:
    return our_day(key) if len(key) == len("2026-11-24") else clock(desk, instant_ms(key))


def _promised(desk: Desk, agency: str | None) -> FollowGroup:
    """Return the promises that are due until the end of today, at most 50 of the 500 that are counted."""
    owed = [one for one in promise_list(desk) if agency is None or one.agency == agency]
    why = Why.PROMISED_TODAY
    rows = tuple(FollowRow(why, next_act(why), one.due, promise=one) for one in owed[:MOST])
    return FollowGroup(why, len(owed), rows)
