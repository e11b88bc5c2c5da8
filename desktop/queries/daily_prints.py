"""Printed daily reports: which there are of a day, and the figures that they keep."""

import json
from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.prints import DAILY, OF_DAY, PrintState
from desktop.queries.sentences import clock
from desktop.security.permissions import require
from models.fields import instant_ms
from models.folding import read
from models.rules.events import Subject
from reports.figures import DailyReport
from reports.frozen import thaw

MOST = 200


@dataclass(frozen=True, slots=True)
class DailyPrint:
    """A daily report that was drawn for the printer.

    Attributes:
        revision: of its figures; None where the day was not closed yet.
        copy: 0 for the first, n for `SALINAN ke-n`.
        at: when, on the mall's clock.
        sha256: of its first drawing, hex.
        kept: whether its figures are still there to be drawn again.
        failed: whether the printer is known to have refused it.
    """

    paper_id: str
    revision: int | None
    copy: int
    at: str
    sha256: str
    kept: bool
    failed: bool


@dataclass(frozen=True, slots=True)
class Reporting:
    """How the report of a day stands: `revision` is None until the day is closed, `printed` the newest on paper."""

    revision: int | None
    printed: int | None

    @property
    def owed(self) -> bool:
        """Return whether the day is closed and its present figures are on no paper."""
        return self.revision is not None and self.revision != self.printed


def about_day(day: date, revision: int | None) -> str:
    """Return what a daily report is about, as its paper stores it: `2026-11-24`, once closed `2026-11-24/0`."""
    return day.isoformat() if revision is None else f"{day.isoformat()}{OF_DAY}{revision}"


def read_about(about: str) -> tuple[date, int | None]:
    """Return day and revision of what `about_day` made.

    Raises:
        Refused: it is no day.
    """
    day, _, revision = about.partition(OF_DAY)
    try:
        return date.fromisoformat(day), int(revision) if revision else None
    except ValueError:
        raise Refused("paper.unknown") from None


def closed_revision(desk: Desk, day: date) -> int | None:
    """Return the revision of a day's figures as they are now; None while it is not closed."""
    state = read(desk.store, Subject.DAY, day.isoformat())
    return None if state is None or state.closed_at is None else int(state.revision)


def daily_prints(desk: Desk, day: date) -> tuple[DailyPrint, ...]:
    """Return the printed reports of a day, oldest first, at most 200.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "report.make")
    rows = desk.store.execute_sql(
        """SELECT p.id, p.about_id, p.copy, p.drawn_at, p.sha256, coalesce(i.input, '') <> '', j.state
        FROM paper p LEFT JOIN print_input i ON i.paper = p.id LEFT JOIN print_job j ON j.paper = p.id
        WHERE p.about_id >= ?1 AND p.about_id < ?1 || '0' AND p.paper = ?2 ORDER BY p.drawn_at, p.at_hlc LIMIT ?3""",
        (day.isoformat(), DAILY, MOST),
    )
    return tuple(
        DailyPrint(
            paper_id=paper,
            revision=read_about(about)[1],
            copy=copy,
            at=clock(desk, instant_ms(at)),
            sha256=sha256,
            kept=bool(kept),
            failed=state == PrintState.FAILED,
        )
        for paper, about, copy, at, sha256, kept, state in rows.fetchall()
    )


def reporting(desk: Desk, day: date) -> Reporting:
    """Return how the report of a day stands.

    Raises:
        NotAllowed: the role does not reach.
    """
    printed = [one.revision for one in daily_prints(desk, day) if one.revision is not None and not one.failed]
    return Reporting(closed_revision(desk, day), max(printed, default=None))


def kept_report(desk: Desk, day: date, revision: int) -> DailyReport:
    """Return what the first print of a day's revision was drawn from: drawn again it is the same bytes.

    Raises:
        NotAllowed: the role does not reach.
        Refused: that revision was never printed, or what it was drawn from was erased.
    """
    found = [one for one in daily_prints(desk, day) if one.revision == revision]
    if not found:
        raise Refused("report.never_printed", day=day, revision=revision)
    paper = next((one.paper_id for one in found if one.kept and one.copy == 0), None)
    if paper is None:
        raise Refused("paper.erased")
    (stored,) = desk.store.execute_sql("SELECT input FROM print_input WHERE paper = ?", (paper,)).fetchone()
    return thaw(DailyReport, json.loads(stored))
