"""The figures of R10: complaints of a span of days, counted by the store in one pass."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from desktop.desk import Desk
from desktop.queries.complaints import late_complaints
from desktop.queries.names import day_start_ms
from desktop.queries.periods import check_days
from desktop.queries.sentences import sentence, word
from desktop.security.permissions import require
from models.fields import instant_text
from models.rules.bodies.ideas import Theme
from models.rules.bodies.voice import ComplaintClass, ComplaintOutcome, VoiceChannel
from models.rules.folds.voice import OWED, ComplaintState
from reports.arrangement import Period
from reports.complaint_figures import ComplaintCount, ComplaintFigures, OutcomeCount

MOST_THEMES = 5
GROUPED = """SELECT channel, classed, coalesce(agency, ''), state, coalesce(outcome, ''),
    answered_at IS NOT NULL AND answered_at <= due_at, due_at < ?3, count(*)
    FROM complaint WHERE day BETWEEN ?1 AND ?2 GROUP BY 1, 2, 3, 4, 5, 6, 7"""


@dataclass(frozen=True, slots=True)
class _Group:
    """Complaints that are alike in everything that is counted; `on_time` and `past` are 0 or 1."""

    channel: str
    classed: str
    agency: str
    state: str
    outcome: str
    on_time: int
    past: int
    count: int


def complaint_figures(desk: Desk, period: Period) -> ComplaintFigures:
    """Return the figures of a span of days; reading changes nothing.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the days are still to come, in the wrong order, or too many.
    """
    require(desk, "report.make")
    check_days(desk, period)
    first, last = period.first.isoformat(), period.last.isoformat()
    now = instant_text(desk.clock())
    groups = [_Group(*row) for row in desk.store.execute_sql(GROUPED, (first, last, now)).fetchall()]
    span = (day_start_ms(desk, period.first), day_start_ms(desk, period.last + timedelta(1)))
    start, end = (instant_text(ms) for ms in span)
    (closed,) = desk.store.execute_sql(
        "SELECT count(*) FROM complaint WHERE closed_at >= ? AND closed_at < ?", (start, end)
    ).fetchone()
    outcomes: Counter[str] = Counter()
    for group in groups:
        outcomes[group.outcome] += group.count
    whole = _count("", "", groups)
    return ComplaintFigures(
        first=period.first,
        last=period.last,
        came=whole.came,
        answered=whole.answered,
        on_time=whole.on_time,
        closed=int(closed),
        open_late=late_complaints(desk),
        channels=_by(VoiceChannel, [(group.channel, group) for group in groups]),
        classes=_by(ComplaintClass, [(group.classed, group) for group in groups]),
        agencies=_by_agency(desk, groups),
        outcomes=tuple(
            OutcomeCount(one, str(word(one)), outcomes[one]) for one in ComplaintOutcome if outcomes[one]
        ),
        themes=_themes(desk, start, end),
    )


def _count(code: str, name: str, groups: Iterable[_Group]) -> ComplaintCount:
    came = answered = on_time = late = 0
    for group in groups:
        came += group.count
        answered += group.count if group.outcome else 0
        on_time += group.count if group.on_time else 0
        late += group.count if group.past and ComplaintState(group.state) in OWED else 0
    return ComplaintCount(code, name, came, answered, on_time, late)


def _by(kind: type[StrEnum], groups: list[tuple[str, _Group]]) -> tuple[ComplaintCount, ...]:
    """Return a row for each value of an enum that occurs."""
    found = ((one, [group for code, group in groups if code == one]) for one in kind)
    return tuple(_count(str(one), str(word(one)), those) for one, those in found if those)


def _by_agency(desk: Desk, groups: list[_Group]) -> tuple[ComplaintCount, ...]:
    """Return a row for each agency with a complaint, by name, never by number; the house last."""
    names = {"": str(sentence("complaint.house"))}
    names |= dict(desk.store.execute_sql("SELECT id, name FROM agency").fetchall())
    codes = sorted({group.agency for group in groups}, key=lambda code: (not code, names[code].casefold()))
    return tuple(
        _count(code, names[code], [group for group in groups if group.agency == code]) for code in codes
    )


def _themes(desk: Desk, start: str, end: str) -> tuple[OutcomeCount, ...]:
    rows = desk.store.execute_sql(
        """SELECT theme, count(*) FROM suggestion WHERE made_at >= ? AND made_at < ?
        GROUP BY theme ORDER BY count(*) DESC, theme LIMIT ?""",
        (start, end, MOST_THEMES),
    ).fetchall()
    return tuple(OutcomeCount(theme, str(word(Theme(theme))), count) for theme, count in rows)
