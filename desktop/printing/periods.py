"""Reports of a span of days: read where the store is, arranged, and drawn in four forms where there is time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.access_figures import access_of_person, access_report
from desktop.queries.booth_figures import booth_figures
from desktop.queries.complaint_figures import complaint_figures
from desktop.queries.goal_report import briefing_figures, goal_report
from desktop.queries.inclusion_figures import inclusion_figures
from desktop.queries.month_figures import month_figures
from desktop.queries.names import names_on
from desktop.queries.outage_report import outage_report
from desktop.queries.output_figures import output_figures
from desktop.queries.periods import frame
from desktop.queries.referral_figures import referral_figures
from desktop.queries.returned_figures import returned_figures
from desktop.queries.skm_report import skm_report
from desktop.queries.sla_figures import sla_figures
from desktop.queries.wait_figures import wait_figures
from reports import (
    access,
    booths,
    briefing,
    complaints,
    goals,
    inclusion,
    monthly,
    outages,
    outputs,
    referrals,
    returned,
    skm,
    sla,
    waits,
)
from reports.arrangement import Arrangement, Period, PeriodReport

__all__ = [
    "FORMS",
    "REPORTS",
    "Made",
    "Period",
    "PeriodReport",
    "drawn",
    "known_form",
    "period_report",
    "person_report",
]

FORMS = (".pdf", ".xlsx", ".csv", ".json")


@dataclass(frozen=True, slots=True)
class Made:
    """How a report is made: its figures by a query, which asks who may, and how they stand on paper.

    `own`: an agency has a sheet of its own; the query takes its code besides, None for the house.
    """

    title: str
    figures: Callable[..., Any]
    arranged: Callable[[Any], Arrangement]
    own: bool = False


REPORTS = {
    "monthly": Made(monthly.TITLE, month_figures, monthly.monthly, own=True),
    "waits": Made(waits.TITLE, wait_figures, waits.waits, own=True),
    "sla": Made(sla.TITLE, sla_figures, sla.sla, own=True),
    "inclusion": Made(inclusion.TITLE, inclusion_figures, inclusion.inclusion),
    "returned": Made(returned.TITLE, returned_figures, returned.returned, own=True),
    "referrals": Made(referrals.TITLE, referral_figures, referrals.referrals),
    "outages": Made(outages.TITLE, outage_report, outages.outages),
    "outputs": Made(outputs.TITLE, output_figures, outputs.outputs),
    "complaints": Made(complaints.TITLE, complaint_figures, complaints.complaints),
    "skm": Made(skm.TITLE, skm_report, skm.skm, own=True),
    "booths": Made(booths.TITLE, booth_figures, booths.booths),
    "goals": Made(goals.TITLE, goal_report, goals.goals),
    "briefing": Made(briefing.TITLE, briefing_figures, briefing.briefing),
    "access": Made(access.TITLE, access_report, access.access),
}
"""Every report of a span of days, by its name on the command line."""


def period_report(
    desk: Desk, name: str, period: Period, urut: int | None = None, agency: str | None = None
) -> PeriodReport:
    """Return a report, not drawn yet; reading changes nothing.

    Args:
        desk: with the officer signed in.
        name: a key of `REPORTS`.
        period: local days.
        urut: its number in the secretariat's agenda book; None leaves it to the hand.
        agency: whose own sheet it is; None for the house, and at a counter for the own agency.

    Raises:
        NotAllowed: the role does not reach, or not to that agency.
        Refused: the days are still to come, in the wrong order, or too many for it; the agency is unknown, or has
            no such sheet.
    """
    made = REPORTS[name]
    if agency is not None and not made.own:
        raise Refused("report.no_sheet", name=name)
    with desk.reading():
        figures = made.figures(desk, period, agency) if made.own else made.figures(desk, period)
        arranged = _of_agency(desk, made.arranged(figures), period)
        return PeriodReport(arranged, frame(desk, period, urut))


def _of_agency(desk: Desk, arranged: Arrangement, period: Period) -> Arrangement:
    """Return the arrangement with the name of the agency whose sheet it is, if it is one."""
    code = getattr(arranged.figures, "agency", None)
    if code is None:
        return arranged
    line = f"Lembar instansi: {names_on(desk, 'agency', period.last)[code]}"
    return replace(arranged, lines=(line, *arranged.lines))


def person_report(desk: Desk, person: str) -> PeriodReport:
    """Return the report of every act with one person's data, not drawn yet.

    Raises:
        Refused: there is no such person.
        NotAllowed: the role does not reach.
    """
    with desk.reading():
        found = access_of_person(desk, person)
        span = Period(found.figures.first, found.figures.last)
        return PeriodReport(access.access(found), frame(desk, span))


def drawn(report: PeriodReport, ending: str) -> bytes:
    """Return the report in the form of a file's ending; needs no store, so it may run in the LONG lane.

    Raises:
        Refused: no report has this form.
    """
    known_form(ending)
    from reports import period_pdf, period_sheets  # noqa: PLC0415 - reportlab, babel and xlsxwriter, 400 ms

    draw = {
        ".pdf": period_pdf.period_pdf,
        ".xlsx": period_sheets.period_xlsx,
        ".csv": period_sheets.period_csv,
        ".json": period_sheets.period_json,
    }[ending.lower()]
    return draw(report)


def known_form(ending: str) -> None:
    """Let an ending pass that reports have.

    Raises:
        Refused: no report has this form.
    """
    if ending.lower() not in FORMS:
        raise Refused("file.ending", ending=ending, known=", ".join(FORMS))
