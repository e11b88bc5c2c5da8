"""The figures of R7: referrals of a span of days by sender and receiver, read in one pass."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.desk import Desk
from desktop.queries.periods import check_days
from desktop.queries.places_in_reports import named_agencies
from desktop.queries.ticket_times import in_minutes
from desktop.queries.wait_figures import round_half_up
from desktop.security.permissions import require
from models.fields import instant_ms
from models.rules.folds.tickets import OPEN, SERVED, TicketState
from models.rules.percentiles import percentile
from reports.arrangement import Period
from reports.referral_figures import ReferralCounts, ReferralFigures, ReferralPair, ReferralReasons

_SQL = """SELECT fs.agency, ts.agency, r.visit, t.state, r.made_at, r.accepted_at, r.reason, r.return_reason
    FROM referral r JOIN ticket f ON f.id = r.ticket JOIN service fs ON fs.id = f.service
    JOIN ticket t ON t.id = r.sent JOIN service ts ON ts.id = t.service WHERE r.day BETWEEN ? AND ?"""


@dataclass(frozen=True, slots=True)
class _Referral:
    source: str
    target: str
    visit: str
    state: TicketState
    hand_over_ms: int | None
    reason: str
    return_reason: str | None


def referral_figures(desk: Desk, period: Period) -> ReferralFigures:
    """Return the figures of a span of days; reading changes nothing.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the days are still to come, in the wrong order, or too many.
    """
    require(desk, "report.make")
    check_days(desk, period)
    with desk.reading():
        rows = desk.store.execute_sql(_SQL, (period.first.isoformat(), period.last.isoformat()))
        referrals = [
            _Referral(
                *(source, target, visit, TicketState(state)),
                None if accepted is None else max(0, instant_ms(accepted) - instant_ms(made)),
                *(reason, why),
            )
            for source, target, visit, state, made, accepted, reason, why in rows.fetchall()
        ]
        return ReferralFigures(
            first=period.first,
            last=period.last,
            overall=_counts(referrals),
            visits=len({one.visit for one in referrals}),
            pairs=_pairs(desk, period, referrals),
            reasons=_reasons([one.reason for one in referrals]),
            returns=_reasons([one.return_reason for one in referrals if one.return_reason]),
        )


def _pairs(desk: Desk, period: Period, referrals: Sequence[_Referral]) -> tuple[ReferralPair, ...]:
    held = defaultdict[tuple[str, str], list[_Referral]](list)
    for one in referrals:
        held[one.source, one.target].append(one)
    agencies = named_agencies(desk, {code for pair in held for code in pair}, period.last)
    return tuple(
        ReferralPair(
            source.code, source.name, target.code, target.name, _counts(held[source.code, target.code])
        )
        for source in agencies
        for target in agencies
        if (source.code, target.code) in held
    )


def _counts(referrals: Sequence[_Referral]) -> ReferralCounts:
    made = len(referrals)
    done = sum(one.state is TicketState.DONE for one in referrals)
    taken_on = [one.hand_over_ms for one in referrals if one.hand_over_ms is not None]
    return ReferralCounts(
        made=made,
        accepted=len(taken_on),
        sent_back=sum(one.return_reason is not None for one in referrals),
        done=done,
        other_end=sum(one.state in SERVED for one in referrals) - done,
        dropped=sum(one.state not in SERVED | OPEN for one in referrals),
        open=sum(one.state in OPEN for one in referrals),
        hand_over_p50_min=in_minutes(percentile(taken_on, 50)),
        done_pct=round_half_up(done, made) if made else None,
    )


def _reasons(listed: Sequence[str]) -> tuple[ReferralReasons, ...]:
    counted = Counter(listed)
    return tuple(
        ReferralReasons(one, counted[one]) for one in sorted(counted, key=lambda one: (-counted[one], one))
    )
