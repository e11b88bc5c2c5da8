"""The page Ringkasan: a day in figures, charts and what needs attention; its report, and its close."""

from datetime import date
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.desk import Desk, Topic
from desktop.queries.counted import Counted
from desktop.queries.day_close import Closing, closing
from desktop.queries.day_page import AttentionKind, AttentionRow
from desktop.queries.enums import Outcome
from desktop.queries.fairness import fairness
from desktop.services.day_closing import ReportedDay, close_with_report
from desktop.services.tickets import finish_ticket
from ui.day.attention import Attention
from ui.day.charts import Arrivals, Waits, scrolled
from ui.day.closing import CloseDialog
from ui.day.export import export_day
from ui.day.figures import Figures
from ui.day.head import DayHead
from ui.day.jumps import JumpsDialog
from ui.day.lists import Lists
from ui.day.look import Look, look
from ui.day.owed import Owed
from ui.day.paper import DayPaper
from ui.day.reports import Reports
from ui.day.twins import TwinCard
from ui.day.words import long_day, usual_days
from ui.dialogs.export import Export, ExportDialog, Exported, Wanted, ask_export
from ui.errors import Shown, explain
from ui.leaving.leaving import Leaving
from ui.page import Page, Surroundings
from ui.runner import Lane
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton
from ui.widgets.charts import Bar
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.waits import Wait, WaitLegend

NARROW = 1150
"""Width of the page under which charts stand one above the other, pixels at 100 %."""
MINUTE_MS = 60_000
_COMMANDS = {
    AttentionKind.OUTAGE: "outage.manage",
    AttentionKind.CALL_BACK: "outage.manage",
    AttentionKind.UNPRINTED: "app.unprinted",
    AttentionKind.PROMISES: "promise.book",
    AttentionKind.DUPLICATES: "person.duplicates",
    AttentionKind.BACKUP: "app.backup",
    AttentionKind.CASES: "rights.cases",
    AttentionKind.BREACHES: "rights.cases",
}
"""What a way of the attention list does, and which page others lead to."""
_PLACES = {
    AttentionKind.LONG_WAIT: "page.queue",
    AttentionKind.COMPLAINTS: "page.voice",
    AttentionKind.PAUSED: "page.counter",
}


def _closing(desk: Desk, day: date | None) -> Closing:
    """Return what closing a day would do, None for today. Thread: READ."""
    return closing(desk, day or desk.today())


class DayPage(Page):
    """One service day; the day that is chosen stays, and today becomes the next day at midnight."""

    name, title = "page.day", "Ringkasan"
    topics = frozenset({Topic.DAY, Topic.QUEUE, Topic.PEOPLE, Topic.PROMISES, Topic.REQUESTS})

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.day: date | None = None
        self._shown_day: date | None = None
        self._reading = self._again = False
        self._minute = 0
        self.table_button = self._button("day.table", "Tabel", "table")
        self.export_button = self._button("day.export", "Ekspor", "folder")
        self.export_button.setToolTip("Rekap tiket hari ini sebagai XLSX; CSV ada di menu Laporan")
        self.print_button = self._button("day.print", "Cetak", "printer")
        self.close_button = self._button("day.close", "Tutup hari", "lock")
        self.head = DayHead("Ringkasan hari", self._buttons())
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName("day.message")
        self.figures = Figures()
        self.owed = Owed()
        self.arrivals = Arrivals("Tamu per jam", "Jam", "Tamu")
        self.waits = Waits("Waktu tunggu per instansi, menit")
        self.left = TwinCard("Tamu per jam", self.arrivals, self.arrivals.table, "Belum ada tamu.")
        self.right = TwinCard(
            "Waktu tunggu per instansi, menit",
            scrolled(self.waits),
            self.waits.table,
            "Belum ada yang dilayani.",
        )
        self.right.head.addWidget(WaitLegend(promised=False))
        self.attention = Attention()
        self.leaving, self.lists = Leaving(around, self), Lists(self)
        self.reports = Reports(self)
        self.paper = DayPaper(self, self._not_drawn, self.print_button.setDisabled)
        self._agencies: tuple[str, ...] = ()
        self._columns = 0
        self._lay_out()
        self._bind()

    def _buttons(self) -> tuple[KeyButton, ...]:
        return (self.table_button, self.export_button, self.print_button, self.close_button)

    def _button(self, command: str, words: str, icon: str) -> KeyButton:
        """Return a button that does a command."""
        action = self.around.actions[command]
        made = KeyButton(words, icon=icon, key=action.shortcut().toString())
        made.setObjectName(command)
        made.clicked.connect(action.trigger)
        return made

    def _lay_out(self) -> None:
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(16, 0, 16, 12)
        self._grid.setSpacing(12)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(inner)
        upper = QVBoxLayout()
        upper.setContentsMargins(16, 8, 16, 0)
        upper.setSpacing(8)
        upper.addWidget(self.head)
        upper.addWidget(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(upper)
        column.addWidget(self.area, 1)
        self._arrange(columns=2)

    def _arrange(self, columns: int) -> None:
        """Put the charts side by side, or one above the other."""
        if columns == self._columns:
            return
        self._columns = columns
        parts = (self.figures, self.owed, self.left, self.right, self.attention)
        for part in parts:
            self._grid.removeWidget(part)
        self._grid.addWidget(self.figures, 0, 0, 1, 2)
        self._grid.addWidget(self.owed, 1, 0, 1, 2)
        if columns == 2:  # noqa: PLR2004 - side by side
            self._grid.addWidget(self.left, 2, 0)
            self._grid.addWidget(self.right, 2, 1)
            self._grid.addWidget(self.attention, 3, 0, 1, 2)
        else:  # what needs attention is seen without scrolling
            for row, below in enumerate((self.attention, self.left, self.right), 2):
                self._grid.addWidget(below, row, 0, 1, 2)
        for row, stretch in enumerate((0, 0, 3, 2, 0) if columns == 2 else (0, 0, 2, 3, 3)):  # noqa: PLR2004
            self._grid.setRowStretch(row, stretch)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)

    def _bind(self) -> None:
        does = self.around.actions.does
        does("day.table", self._on_table)
        does("day.print", self._on_print)
        does("day.close", self._on_close)
        does("day.reports", lambda: self.reports.ask(self.head.day))
        does("day.export", partial(self._on_export, ".xlsx"))
        does("day.export_csv", partial(self._on_export, ".csv"))
        for button in self._buttons():
            button.setVisible(self.around.actions[button.objectName()].isVisible())
        self.head.picked.connect(self._on_picked)
        self.attention.opened.connect(self._on_opened)
        self.figures.opened.connect(self._on_counted)
        self.owed.opened.connect(self._on_counted)
        self.right.table.activated.connect(lambda index: self._on_agency(index.row()))
        self.around.hub.ticked.connect(self._on_tick)

    # reading

    def reload(self) -> None:
        """Read the day anew; one reading at a time, and once more where something changed meanwhile."""
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        self._minute = self.around.desk.clock() // MINUTE_MS
        work = partial(look, self.around.desk, self.day)
        self.around.runner.run(Lane.READ, work, partial(self._show, self.day), self._on_unread)

    def _show(self, asked: date | None, found: Look) -> None:
        self._reading = False
        if asked == self.day:
            self._show_day(found)
        if self._again or asked != self.day:
            self.reload()

    def _show_day(self, found: Look) -> None:
        seen = found.seen
        self._shown_day = seen.day
        self.head.show_day(seen.day, found.today, closed_at=found.closed_at, closed_by=seen.closed_by or "")
        self.close_button.setEnabled(not found.closed_at or seen.figures.waiting > 0)
        self.figures.show_day(seen)
        self.owed.show_owed(seen.owed)
        self._agencies = tuple(row.agency for row in seen.agencies)
        is_today = seen.day == found.today
        self.left.set_title(f"Tamu per jam, sampai {found.at}" if is_today else "Tamu per jam")
        usual = usual_days(len(seen.usual.days), seen.day)
        self.arrivals.name_line(usual)
        self.arrivals.show_bars(
            [
                Bar(
                    f"{hour.hour:02}",
                    hour.visits,
                    float(hour.usual) if usual else None,
                    marked=is_today and hour.hour == found.hour,
                )
                for hour in seen.hours
            ]
        )
        self.waits.show_waits(
            [Wait(row.short, _whole(row.wait_p50_min), _whole(row.wait_p90_min)) for row in seen.agencies]
        )
        self.left.refresh(empty=not seen.hours)
        self.right.refresh(empty=not any(row.wait_p50_min is not None for row in seen.agencies))
        self.attention.show_rows(seen.attention, found.at)

    def _on_unread(self, error: BaseException) -> None:
        self._reading = False
        self.message.say(Level.ERROR, explain(error).sentence)

    def show_problem(self, problem: Shown) -> None:
        """Show what went wrong: in the dialog that asked, or above the day."""
        if isinstance(self._dialog, CloseDialog | ExportDialog):
            self._dialog.refuse(problem.sentence)
        else:
            self.message.say(Level.ERROR, problem.sentence)

    def _on_tick(self) -> None:
        """Let the minutes go on."""
        if self.isVisible() and self.around.desk.clock() // MINUTE_MS != self._minute:
            self.reload()

    # choosing

    def _on_picked(self, day: date | None) -> None:
        self.day = day
        self.message.clear()
        self.reload()

    def _on_table(self) -> None:
        as_table = self.left.stack.currentWidget() is not self.left.table
        as_table = as_table and self.right.stack.currentWidget() is not self.right.table
        for card in (self.left, self.right):
            card.show_table(as_table=as_table)
        self.table_button.set_text("Grafik" if as_table else "Tabel")
        self.table_button.set_icon("day" if as_table else "table")

    def _on_opened(self, row: AttentionRow) -> None:
        if row.kind is AttentionKind.NOT_CLOSED:
            self._on_close()
        elif row.kind is AttentionKind.NOT_REPORTED:
            self._on_print()
        elif row.kind is AttentionKind.JUMPS:
            self._open_jumps()
        elif row.kind is AttentionKind.UNTOLD:
            self.leaving.ask_about(row.id)
        elif row.kind is AttentionKind.FOLLOW_UP:
            self.around.go("page.requests")
            self.around.actions.trigger("requests.today")
        elif row.kind in _COMMANDS:
            self.around.actions.trigger(_COMMANDS[row.kind])
        elif row.sought:
            self.around.seek(_PLACES[row.kind], row.sought)
        else:
            self.around.go(_PLACES[row.kind])

    def _open_jumps(self) -> None:
        if self._shown_day is not None:
            read = partial(fairness, self.around.desk, self._shown_day)
            self.ask(read, lambda found: self.open_dialog(JumpsDialog(found, self)))

    def _on_counted(self, which: Counted) -> None:
        """Show what a figure counts."""
        if self._shown_day is not None:
            self.lists.show(self._shown_day, which)

    def _on_agency(self, row: int) -> None:
        """Show the tickets of an agency of the table."""
        if self._shown_day is not None and 0 <= row < len(self._agencies):
            self.lists.show(self._shown_day, Counted.TICKETS, self._agencies[row])

    @property
    def _wished_day(self) -> date | None:
        """The day to act on: the one that is shown; before any is, the one that was asked for, None for today."""
        return self._shown_day or self.day

    # the report

    def _on_print(self) -> None:
        """Show the report of the day that is shown."""
        self.message.clear()
        self.paper.show(self._wished_day)

    def _not_drawn(self, error: BaseException) -> None:
        self.message.say(Level.ERROR, explain(error).sentence)

    # the register

    def _on_export(self, ending: str) -> None:
        """Ask what the register of the day that is shown leaves for."""
        if self.export_button.isEnabled():
            self.message.clear()
            what = Export("Ekspor rekap tiket")
            dialog = ask_export(self.around, self, what, lambda said: self._export(dialog, ending, said))
            self.open_dialog(dialog)

    def _export(self, dialog: ExportDialog, ending: str, said: Wanted) -> None:
        def done(made: Exported) -> None:
            made.keep_session(self.around.desk)
            if self._dialog is dialog:
                dialog.accept()
            self.around.say(made.sentence, None)

        desk = self.around.desk.signed_in(self.around.desk.session)
        self.act(partial(export_day, desk, self._wished_day, ending, self.around.printing.folder, said), done)

    # the close

    def _on_close(self) -> None:
        if self.close_button.isEnabled():
            self.message.clear()
            self.ask(partial(_closing, self.around.desk, self._wished_day), self._ask_to_close)

    def _ask_to_close(self, found: Closing) -> None:
        dialog = CloseDialog(found, self)
        dialog.wanted.connect(partial(self._close, dialog, found.day))
        dialog.sought.connect(partial(self.around.seek, "page.queue"))
        dialog.ended.connect(partial(self._end_ticket, found.day))
        self.open_dialog(dialog)

    def _end_ticket(self, day: date, number: str) -> None:
        """End a ticket that was left at a counter on an earlier day, and ask about the close again."""
        work = partial(finish_ticket, self.around.desk, number, Outcome.SYSTEM_DOWN, day=day)
        self.act(work, lambda _: self._on_close())

    def _close(self, dialog: CloseDialog, day: date, note: str) -> None:
        def done(made: ReportedDay) -> None:
            if self._dialog is dialog:  # Esc may have taken it away meanwhile
                dialog.accept()
            self.around.say(f"{long_day(day)} ditutup, {made.closed.expired} tiket kedaluwarsa.", None)
            self.around.papers.send(made.report)

        dialog.close_day.setEnabled(False)
        desk = self.around.desk.signed_in(self.around.desk.session)
        self.act(partial(close_with_report, desk, day, note), done)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the charts where the page is narrow."""
        super().resizeEvent(event)
        room = event.size().width() / theme_of(self).scale
        narrow = room < NARROW
        self._arrange(columns=1 if narrow else 2)
        self.figures.fold(narrow=narrow)
        self.attention.fold(narrow=narrow)
        self.head.fit(room)


def _whole(value: float | None) -> float | None:
    """Return whole minutes: tenths of a wait say more than one can know."""
    return None if value is None else float(round(value))
