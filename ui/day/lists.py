"""Opening the lists behind the figures of a day, over its page."""

from datetime import date
from functools import partial

from desktop.queries.counted import Counted, CountedRow, counted
from ui.day.counted import CountedDialog
from ui.day.words import long_day
from ui.page import Page


class Lists:
    """Reads what a figure counts and shows it over a page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def show(self, day: date, which: Counted, agency: str = "") -> None:
        """Show what a figure of a local day counts, of tickets those of one agency where its code is given."""
        read = partial(counted, self._page.around.desk, day, which, agency)
        self._page.ask(read, partial(self._open, which, day))

    def _open(self, which: Counted, day: date, rows: tuple[CountedRow, ...]) -> None:
        dialog = CountedDialog(which, long_day(day), rows, self._page)
        dialog.sought.connect(self._page.around.seek)
        self._page.open_dialog(dialog)
