"""Closing a day together with its report: both are there afterwards, or neither."""

from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk, Outcome
from desktop.services.days import ClosedDay, close_day
from desktop.services.papers import PaperKind, PrintedPaper, print_paper


@dataclass(frozen=True, slots=True)
class ReportedDay:
    """The day that was closed, and its report, drawn and remembered, not sent to a printer yet."""

    closed: ClosedDay
    report: PrintedPaper


def close_with_report(desk: Desk, day: date | None = None, note: str = "") -> Outcome[ReportedDay]:
    """Close a service day (today by default) and draw its report, in one transaction.

    A crash before the printer has it leaves the report in the list of what is not printed.

    Raises:
        Refused: as for `days.close_day`.
    """
    with desk.writing():
        closed = close_day(desk, day, note)
        report = print_paper(desk, PaperKind.DAILY_REPORT, closed.value.day)
    return Outcome(ReportedDay(closed.value, report.value), closed.changed)
