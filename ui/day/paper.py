"""The report of a day on paper: looked at, printed, and the revisions that were printed before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.desk import Desk
from desktop.printing.daily import DailyPaper, daily_paper
from desktop.queries.daily_prints import DailyPrint, daily_prints
from desktop.services.papers import PaperKind, print_paper
from ui.dialogs.preview import Preview, pictures
from ui.page import Page
from ui.runner import Lane
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.painting import tip
from ui.widgets.words import label

MOST_NAMED = 4
"""Revisions that stand in the list; older ones are drawn by `report daily --revision`."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a print of this moment would be drawn from, and what was printed of that day before."""

    paper: DailyPaper
    printed: tuple[DailyPrint, ...]


def revision_words(revision: int) -> str:
    """Return how a revision is called: the first one is no change yet."""
    return f"Revisi ke-{revision}" if revision else "Revisi 0"


class DailyPreview(Preview):
    """The report before it is printed, with the revisions that are on paper already.

    Signals:
        wanted: the number of a revision that was printed before.
    """

    wanted = Signal(int)

    def __init__(
        self, sheet: Sheet, shown: Sequence[QImage], send: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(sheet.paper.title, shown, send, parent)
        first = {
            one.revision: one for one in reversed(sheet.printed) if one.revision is not None and one.kept
        }
        self.revisions: dict[int, KeyButton] = {}
        row = QHBoxLayout()
        row.addWidget(label("Sudah dicetak:", "label", "ink2", weight=400))
        for revision in sorted(first)[-MOST_NAMED:]:
            self.revisions[revision] = button = KeyButton(
                revision_words(revision), kind=Kind.QUIET, height=32
            )
            at = first[revision].at
            button.setObjectName(f"day.revision.{revision}")
            button.setToolTip(tip(f"Dicetak {at}, sidik {first[revision].sha256[:16]}"))
            button.setAccessibleName(f"Lihat {revision_words(revision)}, dicetak {at}")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.wanted.emit, revision))
            row.addWidget(button)
        row.addStretch(1)
        if self.revisions:
            self.outer.insertLayout(0, row)


class DayPaper:
    """Prints the report of a day over its page: read, drawn where it holds up nobody, shown, then printed.

    Args:
        page: over which it is shown.
        failed: told why a report cannot be shown.
        rest: told whether the report is being drawn.
    """

    def __init__(
        self, page: Page, failed: Callable[[BaseException], None], rest: Callable[[bool], None]
    ) -> None:
        self._page, self._failed, self._rest = page, failed, rest
        self._drawing = False

    def show(self, day: date | None, revision: int | None = None) -> None:
        """Show the report of a day, None for today; of a revision that was printed before its copy."""
        if self._drawing:
            return
        self._set_drawing(drawing=True)
        work = partial(_sheet, self._page.around.desk, day, revision)
        self._page.around.runner.run(Lane.READ, work, self._draw, self._not_drawn)

    def _set_drawing(self, *, drawing: bool) -> None:
        self._drawing = drawing
        self._rest(drawing)

    def _draw(self, sheet: Sheet) -> None:
        show = partial(self._preview, sheet)
        self._page.around.runner.run(Lane.LONG, partial(_drawn, sheet.paper), show, self._not_drawn)

    def _not_drawn(self, error: BaseException) -> None:
        self._set_drawing(drawing=False)
        self._failed(error)

    def _preview(self, sheet: Sheet, shown: list[QImage]) -> None:
        self._set_drawing(drawing=False)
        dialog = DailyPreview(sheet, shown, partial(self._print, sheet.paper), self._page)
        day = sheet.paper.report.figures.date
        dialog.wanted.connect(lambda revision: self.show(day, revision))
        self._page.open_dialog(dialog)

    def _print(self, paper: DailyPaper) -> None:
        desk = self._page.around.desk
        work = partial(print_paper, desk.signed_in(desk.session), PaperKind.DAILY_REPORT, paper.about)
        self._page.act(work, self._page.around.papers.send)


def _sheet(desk: Desk, day: date | None, revision: int | None) -> Sheet:
    """Return the report of a day, None for today, and its prints. Thread: READ."""
    wanted = day or desk.today()
    with desk.reading():
        return Sheet(daily_paper(desk, wanted, revision), daily_prints(desk, wanted))


def _drawn(paper: DailyPaper) -> list[QImage]:
    """Return the pages of a report as pictures. Thread: LONG."""
    return pictures(paper.drawn())
