"""The daily report as a paper: read where the store is, drawn where there is time."""

from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk
from desktop.queries.day_figures import daily_report
from reports.figures import DailyReport


@dataclass(frozen=True, slots=True)
class DailyPaper:
    """What the report of a day is drawn from, and its title."""

    title: str
    report: DailyReport

    def drawn(self) -> bytes:
        """Return the PDF; needs no store, so it may run in the LONG lane."""
        from reports.daily import daily_pdf  # noqa: PLC0415 - reportlab, 400 ms

        return daily_pdf(self.report)


def daily_paper(desk: Desk, day: date) -> DailyPaper:
    """Return the daily report of a local day, not drawn yet.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the day is still to come.
    """
    return DailyPaper(f"Laporan harian {day.isoformat()}", daily_report(desk, day))
