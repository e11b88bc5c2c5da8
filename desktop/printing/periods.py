"""Reports of a span of days: read where the store is, arranged, and drawn in four forms where there is time."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.booth_figures import booth_figures
from desktop.queries.complaint_figures import complaint_figures
from desktop.queries.month_figures import month_figures
from desktop.queries.periods import frame
from desktop.queries.wait_figures import wait_figures
from reports.arrangement import Arrangement, Period, PeriodReport
from reports.booths import booths
from reports.complaints import complaints
from reports.monthly import monthly
from reports.waits import waits

FORMS = (".pdf", ".xlsx", ".csv", ".json")


@dataclass(frozen=True, slots=True)
class Made:
    """How a report is made: its figures by a query, which asks who may, and how they stand on paper."""

    figures: Callable[[Desk, Period], Any]
    arranged: Callable[[Any], Arrangement]


REPORTS = {
    "monthly": Made(month_figures, monthly),
    "complaints": Made(complaint_figures, complaints),
    "booths": Made(booth_figures, booths),
    "waits": Made(wait_figures, waits),
}
"""Every report of a span of days, by its name on the command line."""


def period_report(desk: Desk, name: str, period: Period, urut: int | None = None) -> PeriodReport:
    """Return a report, not drawn yet; reading changes nothing.

    Args:
        desk: with the officer signed in.
        name: a key of `REPORTS`.
        period: local days.
        urut: its number in the secretariat's agenda book; None leaves it to the hand.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the days are still to come, in the wrong order, or too many for it.
    """
    made = REPORTS[name]
    with desk.reading():
        return PeriodReport(made.arranged(made.figures(desk, period)), frame(desk, period, urut))


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
