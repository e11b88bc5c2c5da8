"""What all reports of a span of days share: which days, and what the office prints around their figures."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.day_figures import letterhead, signature
from desktop.queries.names import day_start_ms
from desktop.queries.settings import OFFICE, REPORTS, get_setting
from desktop.security.permissions import check_session
from models.fields import instant_text
from models.rules.bodies.officers import Role
from models.rules.survey_periods import Span, period_of
from reports.arrangement import Frame, Period
from reports.numbering import report_number

LONGEST_DAYS = 3660
"""Ten years."""


def check_days(desk: Desk, period: Period, longest: int = LONGEST_DAYS) -> None:
    """Let a span of days pass that has begun and is not too long.

    Raises:
        Refused: it is still to come, the wrong way round, or too long.
    """
    if period.first > period.last:
        raise Refused("export.order", first=period.first, last=period.last)
    if period.first > desk.today():
        raise Refused("day.to_come", day=period.first)
    if len(period.days) > longest:
        raise Refused("report.too_long", days=len(period.days), most=longest)


@dataclass(frozen=True, slots=True)
class Cut:
    """A span in instants, UTC milliseconds: its beginning, and its end, or now where it still lasts.

    `day` is the last local day that it reaches.
    """

    start: int
    until: int
    day: date

    @property
    def given(self) -> dict[str, object]:
        """Return the values of a statement: `start` and `until` as stored text, `now` the end in milliseconds."""
        return {"start": instant_text(self.start), "until": instant_text(self.until), "now": self.until}


def cut(desk: Desk, period: Period) -> Cut:
    """Return the instants of a span that has begun."""
    day = min(period.last, desk.today())
    end = day_start_ms(desk, day + timedelta(1))
    return Cut(day_start_ms(desk, period.first), min(end, desk.clock()), day)


def bounded_to(desk: Desk, agency: str | None) -> str | None:
    """Return the agency whose sheet a report is: at a counter the own one where none is named; None for the house.

    Raises:
        Refused: there is no such agency.
    """
    session = check_session(desk)
    if session is not None and session.role is Role.COUNTER and agency is None:
        return session.agency or ""
    if (
        agency is not None
        and not desk.store.execute_sql("SELECT 1 FROM agency WHERE id = ?", (agency,)).fetchone()
    ):
        raise Refused("report.agency", agency=agency)
    return agency


def month_of(day: date) -> Period:
    """Return the whole month of a local day."""
    first = day.replace(day=1)
    later = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
    return Period(first, date.fromordinal(later.toordinal() - 1))


def quarter_of(day: date) -> Period:
    """Return the whole quarter of a local day."""
    found = period_of(day, Span.QUARTER)
    return Period(found.first, found.last)


def frame(desk: Desk, period: Period, urut: int | None = None) -> Frame:
    """Return what stands around the figures of a report that is made today.

    Args:
        desk: where to read.
        period: whether an example of a service was used in it marks every page.
        urut: the report's number in the secretariat's agenda book; None leaves it to the hand.
    """
    office, own = get_setting(desk.store, OFFICE), get_setting(desk.store, REPORTS)
    today = desk.today()
    (example,) = desk.store.execute_sql(
        """SELECT EXISTS (SELECT 1 FROM service s WHERE s.example
        AND EXISTS (SELECT 1 FROM ticket t WHERE t.service = s.id AND t.day BETWEEN ? AND ?))""",
        (period.first.isoformat(), period.last.isoformat()),
    ).fetchone()
    parts = {"klasifikasi": own.get("classification", ""), "unit": own.get("unit", "")}
    return Frame(
        letterhead=letterhead(office),
        zone=desk.calendar().zone,
        place=str(office.get("place", "")),
        dated=today,
        signature=signature(desk),
        number=report_number(own.get("template", ""), parts, today, urut),
        paper=own.get("paper") or "A4",
        example=bool(example),
    )
