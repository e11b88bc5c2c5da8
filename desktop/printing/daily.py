"""The daily report as a paper: read where the store is, drawn where there is time."""

from dataclasses import dataclass, replace
from datetime import date

from desktop.desk import Desk
from desktop.queries.daily_prints import about_day, closed_revision, daily_prints, kept_report, read_about
from desktop.queries.day_figures import daily_report
from desktop.queries.prints import DAILY, next_copy
from reports.figures import DailyReport


@dataclass(frozen=True, slots=True)
class DailyPaper:
    """What the report of a day would be drawn from if it were printed now, and its title.

    `about` is what `papers.print_paper` takes, so that what is printed is the revision that was looked at.
    """

    title: str
    about: str
    report: DailyReport

    def drawn(self) -> bytes:
        """Return the PDF; needs no store, so it may run in the LONG lane."""
        from reports.daily import daily_pdf  # noqa: PLC0415 - reportlab, 400 ms

        return daily_pdf(self.report)


def daily_title(report: DailyReport) -> str:
    """Return what a print queue and a folder may show."""
    revision = report.figures.revision
    said = f"Laporan harian {report.figures.date.isoformat()}"
    return f"{said} Revisi ke-{revision}" if revision else said


def daily_paper(desk: Desk, day: date, revision: int | None = None) -> DailyPaper:
    """Return the daily report of a local day, not drawn yet, as a print of this moment would show it.

    Args:
        desk: with the officer signed in.
        day: local day.
        revision: one that was printed before; by default the figures of now.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the day is still to come, or has no such revision on paper.
    """
    about = about_day(day, closed_revision(desk, day) if revision is None else revision)
    report = report_about(desk, about)
    return DailyPaper(daily_title(report), about, replace(report, copy=daily_copy(desk, about)))


def report_about(desk: Desk, about: str) -> DailyReport:
    """Return what a print about a day and revision is drawn from, without its copy number.

    A revision that was printed keeps its figures; one that was not has those of now, while it is the newest.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the day is still to come, or has no such revision on paper, or it was erased.
    """
    day, revision = read_about(about)
    printed = revision is not None and any(one.revision == revision for one in daily_prints(desk, day))
    if revision is not None and (printed or revision != closed_revision(desk, day)):
        return kept_report(desk, day, revision)
    return daily_report(desk, day)


def daily_copy(desk: Desk, about: str) -> int:
    """Return which copy the next print is: while a day runs, each shows figures of another moment, and is none."""
    return 0 if read_about(about)[1] is None else next_copy(desk.store, DAILY, about)
