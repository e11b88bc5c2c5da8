"""The middle of the page Permohonan: the list, the follow-up of today, or one line that says why there is none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.queries.follow_up import FollowUp
from desktop.queries.requests_page import RequestsLook
from ui.requests.following import FollowTable
from ui.requests.rows import RequestTable
from ui.widgets.cards import EmptyState


class Lists(QStackedWidget):
    """One of them at a time; what is chosen in one is chosen in the other too.

    Signals:
        chosen: id of the request that was chosen by key or pointer.
        entered: Enter or a double click on a request.
        promised: the same on a promise.
    """

    chosen = Signal(str)
    entered = Signal()
    promised = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.table = RequestTable()
        self.following = FollowTable()
        self.nothing_today = EmptyState(
            "Tidak ada yang perlu ditindaklanjuti hari ini.", "Yang lain ada di Semua yang terbuka."
        )
        self.nobody = EmptyState(
            "Belum ada permohonan yang terbuka.",
            "Permohonan dibuka di loket, atau di sini dengan",
            key="Ctrl+O",
        )
        self.no_match = EmptyState("Tidak ada permohonan yang cocok.", "Ubah kata pencarian atau saringan.")
        for part in (self.table, self.following, self.nothing_today, self.nobody, self.no_match):
            self.addWidget(part)
        for table in (self.table, self.following):
            table.chosen.connect(self.chosen)
            table.entered.connect(self.entered)
        self.following.promised.connect(self.promised)

    def show_seen(self, seen: RequestsLook, chosen: str, *, filtered: bool) -> None:
        """Show what was read, with one request chosen by its id; `filtered`: not all that is open was asked for."""
        self.table.show_rows(seen.page.rows, chosen)
        if seen.follow is not None:
            self.following.show_found(seen.follow, chosen)
            self.setCurrentWidget(self.following if seen.follow.groups else self.nothing_today)
        elif seen.page.rows:
            self.setCurrentWidget(self.table)
        else:
            self.setCurrentWidget(self.no_match if filtered else self.nobody)

    def conceal(self, chosen: str) -> None:
        """Drop all rows; the request that was chosen stays so by its id."""
        self.table.show_rows((), chosen)
        self.following.show_found(FollowUp(()), chosen)

    def take_focus(self) -> None:
        """Take the keys to the rows that are shown."""
        shown = self.currentWidget()
        if isinstance(shown, RequestTable | FollowTable):
            shown.take_focus()

    def fold(self, *, narrow: bool, tight: bool) -> None:
        """Leave out columns where there is little room."""
        for table in (self.table, self.following):
            table.fold(narrow=narrow, tight=tight)
