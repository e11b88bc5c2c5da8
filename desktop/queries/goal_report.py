"""The figures of R13 and of the morning briefing, for the framework of reports."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from desktop.desk import Desk
from desktop.queries.goal_figures import Measured, measured
from desktop.queries.goals import GoalRow, goal_board, month_text
from desktop.queries.ideas import heard_in
from desktop.queries.names import day_start_ms
from desktop.queries.periods import check_days
from desktop.queries.promises import due_counts, promise_list
from desktop.queries.sentences import clock, word
from desktop.queries.together import (
    BlockerRow,
    CommitmentRow,
    blockers,
    commitment_rate,
    commitments,
    huddles,
)
from desktop.security.permissions import require
from models.fields import instant_ms, instant_text
from models.rules.bodies.goals import Measure
from models.rules.bodies.voice import Conduct
from models.rules.catalogue import short_agency
from models.rules.folds.goals import CommitmentState
from reports.arrangement import Period
from reports.goal_figures import (
    Attendance,
    BlockerLine,
    BriefingFigures,
    CommitmentLine,
    Compared,
    Expected,
    GoalFigures,
    GoalLine,
    GoalMonth,
    GoalShare,
    KeptCommitments,
    OutageLine,
)

WEEK, WEEKS, MONTH = timedelta(7), 4, timedelta(31)
MOST_OUTAGES = 20


def goal_report(desk: Desk, period: Period) -> GoalFigures:
    """Return the figures of R13 over a span of days; goals as in its last month; reading changes nothing.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the days are still to come, in the wrong order, or too many.
    """
    require(desk, "report.make")
    check_days(desk, period)
    month = month_text(min(period.last, desk.today()))
    held = huddles(desk, period.first, period.last)
    came = Counter(agency for one in held for agency in one.agencies)
    rate = commitment_rate(desk, period.first, period.last)
    return GoalFigures(
        first=period.first,
        last=period.last,
        month=month,
        goals=tuple(_goal(row, month_text(period.first)) for row in goal_board(desk, month)),
        blockers=tuple(
            _blocker(one) for one in blockers(desk, closed_from=period.first) if one.raised <= period.last
        ),
        commitments=tuple(
            _commitment(one)
            for one in commitments(desk, ended_from=period.first)
            if one.due <= period.last or one.state is CommitmentState.OPEN
        ),
        kept=KeptCommitments(rate.kept, rate.unkept, rate.open, _unit(rate.tenths)),
        huddles=len(held),
        attendance=tuple(Attendance(name, came[name]) for name in sorted(came, key=str.casefold)),
    )


def _unit(tenths: int | None) -> float | None:
    return None if tenths is None else tenths / 10


def _goal(row: GoalRow, since: str) -> GoalLine:
    return GoalLine(
        measure=str(row.measure),
        name=str(word(row.measure)),
        unit=str(word(row.unit)),
        rising=row.rising,
        baseline=_unit(row.baseline),
        actual=_unit(row.actual),
        target=row.target / 10,
        counted=row.counted,
        reached=row.reached,
        owners=row.owner_codes,
        owner_names=row.owners,
        months=tuple(
            GoalMonth(one.month, _unit(one.value), one.frozen)
            for one in row.months
            if one.month >= min(since, row.months[-6:][0].month)
        ),
        shares=tuple(GoalShare(one.code, one.name, _unit(one.value), one.counted) for one in row.shares),
    )


def _blocker(row: BlockerRow) -> BlockerLine:
    return BlockerLine(
        cause=str(word(row.cause)),
        words=row.words,
        raised=row.raised,
        agency=row.agency,
        owner=row.owner,
        owner_agency=row.owner_agency,
        due=row.due,
        late=row.late,
        affected=row.affected,
        resolution="" if row.resolution is None else str(word(row.resolution)),
    )


def _commitment(row: CommitmentRow) -> CommitmentLine:
    why = " · ".join(filter(None, ("" if row.reason is None else str(word(row.reason)), row.why)))
    return CommitmentLine(row.words, row.who, row.agency, row.due, row.late, str(word(row.state)), why)


def briefing_figures(desk: Desk, period: Period) -> BriefingFigures:
    """Return the morning briefing of the last day of a span that is not to come; reading changes nothing.

    It names no visitor.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the days are still to come, or in the wrong order.
    """
    require(desk, "report.make")
    check_days(desk, period)
    day = min(period.last, desk.today())
    with desk.reading():
        (found,) = desk.store.execute_sql(
            "SELECT max(day) FROM visit WHERE day < ?", (day.isoformat(),)
        ).fetchone()
        last = None if found is None else date.fromisoformat(found)
        now, before = (_numbers(desk, last), _numbers(desk, None if last is None else last - WEEK))
        return BriefingFigures(
            date=day,
            last_day=last,
            visits=Compared(now[0], before[0]),
            wait_p90_min=Compared(now[1], before[1]),
            done_at_once_pct=Compared(now[2], before[2]),
            expected=_expected(desk, day),
            outages=tuple(_outages(desk, last or day)),
            blockers=tuple(_blocker(one) for one in blockers(desk) if one.due <= day),
            commitments=tuple(_commitment(one) for one in commitments(desk) if one.due <= day),
            promises=sum(due_counts(desk)),
            promise=_promise(desk, day),
            voice=_voice(desk, day),
        )


def _numbers(desk: Desk, day: date | None) -> tuple[float | None, float | None, float | None]:
    """Return visits, wait and visits done at once of a day; None where nobody came."""
    visits = 0 if day is None else _visits(desk, [day])
    if day is None or not visits:
        return None, None, None
    found = measured(desk, Period(day, day), (Measure.WAIT, Measure.ONE_VISIT))
    return visits, _value(found[Measure.WAIT]), _value(found[Measure.ONE_VISIT])


def _value(found: Measured) -> float | None:
    return _unit(found.value)


def _visits(desk: Desk, days: Iterable[date]) -> int:
    listed = ", ".join(f"'{day.isoformat()}'" for day in days)
    return int(desk.store.execute_sql(f"SELECT count(*) FROM visit WHERE day IN ({listed})").fetchone()[0])


def _expected(desk: Desk, day: date) -> Expected:
    counts = [count for back in range(1, WEEKS + 1) if (count := _visits(desk, [day - back * WEEK]))]
    (bookings,) = desk.store.execute_sql(
        "SELECT count(*) FROM booking WHERE day = ? AND state <> 'cancelled'", (day.isoformat(),)
    ).fetchone()
    return Expected(round(sum(counts) / len(counts)) if counts else None, len(counts), int(bookings))


def _outages(desk: Desk, day: date) -> Iterable[OutageLine]:
    """Yield the outages that go on, then those that began on the last service day."""
    rows = desk.store.execute_sql(
        """SELECT o.system, a.name, o.started_at, o.ended_at FROM outage o LEFT JOIN agency a ON a.id = o.agency
        WHERE o.ended_at IS NULL OR o.day >= ? ORDER BY o.ended_at IS NOT NULL, o.started_at LIMIT ?""",
        (day.isoformat(), MOST_OUTAGES),
    ).fetchall()
    for system, agency, started, ended in rows:
        name = short_agency(agency) if agency else "Seluruh gedung"
        yield OutageLine(system, name, clock(desk, instant_ms(started)), ended is None)


def _voice(desk: Desk, day: date) -> str:
    """Return what the public said: published suggestions take turns; else the conduct most praised of late."""
    heard = heard_in(desk, day - MONTH, day)
    if heard:
        one = heard[day.toordinal() % len(heard)]
        return f"{one.heard} – {one.done}"
    since = instant_text(day_start_ms(desk, day - WEEK))
    row = desk.store.execute_sql(
        """SELECT conduct, count(*) FROM compliment WHERE given_at >= ? GROUP BY conduct
        ORDER BY count(*) DESC, conduct LIMIT 1""",
        (since,),
    ).fetchone()
    return "" if row is None else f"{row[1]} apresiasi sepekan terakhir: {word(Conduct(row[0]))}."


def _promise(desk: Desk, day: date) -> str:
    """Return one promise of the day: its time and who owes it; its words may name a visitor and stay in the book."""
    first = next(iter(promise_list(desk, day=day)), None)
    if first is None:
        return ""
    who = " · ".join(filter(None, (first.agency_short or "Meja depan", first.owner)))
    return f"paling lambat {first.due}, {who}; isinya ada di Buku janji."
