"""The page Antrean: who waits where, over all agencies, and what a desk does with a ticket."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.desk import Outcome, Topic
from desktop.queries.board import Board, TicketCard, VisitPath, visit_path
from desktop.queries.enums import TicketState
from desktop.queries.routes import Route, RouteKind, Routes, routes
from desktop.queries.visit_path import PathStop
from desktop.services import tickets
from desktop.services.papers import PaperKind, print_paper
from desktop.services.referrals import refer_ticket
from desktop.services.undo import undo_ticket
from ui.board.details import Details
from ui.board.foot import Foot
from ui.board.head import Head
from ui.board.look import Look, look, to_come
from ui.board.view import BoardView
from ui.dialogs.replan import ReplanDialog, read_replan
from ui.dialogs.route import RouteDialog
from ui.errors import Shown, explain
from ui.front import Front
from ui.leaving.leaving import Leaving
from ui.page import Page, Surroundings
from ui.runner import Lane
from ui.searches import KeptSearches
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.cards import EmptyState
from ui.widgets.messages import InlineMessage, Level

NARROW, TIGHT = 1150, 700
"""Widths of the page under which it leaves things out, pixels at 100 %."""
LONG_VISIT = 3
"""Steps from which the path of a visit needs all the room of the foot."""
DEBOUNCE_MS = 600
MINUTE_MS = 60_000
_MOVABLE = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.HELD})
_CANCELLABLE = frozenset({TicketState.BLOCKED, TicketState.WAITING, TicketState.CALLED, TicketState.NO_SHOW})


class QueuePage(Page):
    """The board with its head and foot; the chosen ticket stays chosen whatever happens around it."""

    name, title = "page.queue", "Antrean"
    toast_lift = 84
    topics = frozenset({Topic.QUEUE, Topic.COUNTERS, Topic.CATALOGUE, Topic.SETTINGS})

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._searches = KeptSearches(around)
        self._page = 0
        self._card: TicketCard | None = None
        self._stop: Front | None = None
        self._state: TicketState | None = None
        self._visit, self._stops = "", 0
        self._reading = self._again = False
        self._sought = ""
        self._minute = 0
        self._rest = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self.route = self._button("queue.route")
        self.recall = self._button("queue.recall")
        self.details = KeyButton("Detail", key="Enter", icon="")
        self.details.setObjectName("queue.detail")
        self.return_ = self._button("queue.return")
        self.reprint = self._button("queue.reprint")
        self.cancel = self._button("queue.cancel", Kind.DANGER)
        self.outage = KeyButton("", icon="plug-off", kind=Kind.QUIET, height=32)
        self.outage.setObjectName("queue.outage")
        self.head = Head(self.title, (self.route, self.recall), self.outage)
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName("queue.message")
        self.board = BoardView()
        self.nobody = EmptyState("Belum ada antrean hari ini.", "Tamu baru dicatat dengan", key="F2")
        self.no_match = EmptyState("Tidak ada tiket yang cocok.", "Ubah kata pencarian atau saringan.")
        self.replan = self._button("queue.replan")
        self.foot = Foot((self.replan, self.details, self.reprint, self.return_, self.cancel))
        self.leaving = Leaving(around, self)
        self._lay_out()
        self._bind()
        self._settle()

    def _button(self, command: str, kind: Kind = Kind.SECONDARY) -> KeyButton:
        """Return a button that does a command; the page says when it is alive."""
        action = self.around.actions[command]
        made = KeyButton(action.text(), kind=kind, key=action.shortcut().toString())
        made.setObjectName(command)
        made.setVisible(False)
        made.clicked.connect(action.trigger)
        return made

    def _lay_out(self) -> None:
        for button, icon in (
            (self.route, "arrow-right"),
            (self.recall, "horn"),
            (self.return_, "arrow-return"),
            (self.reprint, "printer"),
            (self.replan, "sync"),
            (self.cancel, "struck-circle"),
        ):
            button.set_icon(icon)
        self.recall.set_key("")
        self.cancel.set_key("")
        self.reprint.set_key("")
        self.middle = QStackedWidget()
        for part in (self.board, self.nobody, self.no_match):
            self.middle.addWidget(part)
        upper = QVBoxLayout()
        upper.setContentsMargins(16, 10, 16, 12)
        upper.setSpacing(10)
        upper.addWidget(self.head)
        upper.addWidget(self.message)
        upper.addWidget(self.middle, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(self.foot)

    def _bind(self) -> None:
        does = self.around.actions.does
        does("queue.route", self._on_route)
        does("queue.recall", self._on_recall)
        does("queue.return", self._on_return)
        does("queue.cancel", self._on_cancel)
        does("queue.replan", self._on_replan)
        does("queue.search", self._on_search)
        does("queue.reprint", self._on_reprint)
        action = self.around.actions["outage.declare"]
        self.outage.set_text(action.text())
        self.outage.follow(action)
        self.details.clicked.connect(self._on_details)
        self.head.filters.changed.connect(self._on_filter)
        self.head.filters.turned.connect(self._on_turn)
        self.board.chosen.connect(self._on_chosen)
        self.board.opened.connect(lambda _: self._on_details())
        self.board.turned.connect(self._on_turn)
        self.board.fitted.connect(self.reload)
        self.around.hub.ticked.connect(self._on_tick)

    # reading

    def reload(self) -> None:
        """Read the board anew; one reading at a time, and once more where something changed meanwhile."""
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        self._minute = self.around.desk.clock() // MINUTE_MS
        work = partial(
            look,
            self.around.desk,
            self.head.filters.wish,
            self._page,
            self.board.room,
            self.board.chosen_id,
        )
        self.around.runner.run(Lane.READ, work, partial(self._show, self.board.chosen_id), self._on_unread)

    def _show(self, asked: str, seen: Look) -> None:
        self._reading = False
        self._page = seen.board.page
        self.head.totals.show_totals(seen.board.totals)
        self.head.filters.show_place(seen.board)
        self.head.filters.show_agencies(seen.agencies)
        self.board.show_board(seen.board)
        self._searches.shown(self.head.filters.wish.text, seen.board.people)
        self.middle.setCurrentWidget(self._middle(seen.board))
        if asked == self.board.chosen_id:
            self._take_path(seen.path)
        if self._again or asked != self.board.chosen_id:
            self.reload()
        if self._sought:
            self._take_sought()

    def _take_sought(self) -> None:
        """Choose the ticket that was sought elsewhere; a board that was asked for before does not have it yet."""
        number, self._sought = self._sought, ""
        if number == self.head.filters.wish.text and not self.board.take_focus(number) and self._reading:
            self._sought = number

    def _middle(self, seen: Board) -> QWidget:
        if seen.columns:
            return self.board
        wish = self.head.filters.wish
        return self.no_match if wish.text.strip() or wish.agency else self.nobody

    def _take_path(self, path: VisitPath | None) -> None:
        """Show the visit of the chosen ticket, and what may be done with it as it stands now."""
        self._card = self.board.card_of(self.board.chosen_id) or self._card
        card = self._card
        stop = next((stop for stop in path.stops if stop.this), None) if path else None
        self._state = stop.state if stop else card.state if card else None
        if path is not None and path.this is None:
            self._state = TicketState.CANCELLED
        self._visit = path.visit if path is not None and to_come(path) else ""
        self._stops = len(path.stops) if path is not None else 0
        self._fold_replan()
        self.foot.show_path(path, card.shown if card else "")
        self._settle()

    def _on_unread(self, error: BaseException) -> None:
        self._reading = False
        self.show_problem(explain(error))

    def show_problem(self, problem: Shown) -> None:
        """Show what went wrong above the board."""
        self.message.say(Level.ERROR, problem.sentence)
        self._settle()

    def _on_tick(self) -> None:
        """Let the minutes go on."""
        if self.isVisible() and self.around.desk.clock() // MINUTE_MS != self._minute:
            self.reload()

    # choosing

    def seek(self, words: str) -> None:
        """Show the ticket with a number, and choose it once the board has it."""
        self._sought = words
        self.head.filters.seek(words)

    def _on_filter(self) -> None:
        self._page = 0
        self.reload()

    def _on_turn(self, step: int) -> None:
        if self._page + step >= 0:
            self._page += step
            self.reload()

    def _on_search(self) -> None:
        self.head.filters.search.setFocus()
        self.head.filters.search.selectAll()

    def _on_chosen(self, card: TicketCard) -> None:
        self.message.clear()
        self._card, self._state, self._visit = card, card.state, ""
        self._settle()
        self.reload()

    def _settle(self) -> None:
        """Let only that be done which the chosen ticket's state allows."""
        state, actions = self._state, self.around.actions
        for button, alive in (
            (self.route, state in _MOVABLE),
            (self.recall, state is TicketState.CALLED),
            (self.return_, state is TicketState.NO_SHOW),
            (self.reprint, self._card is not None),
            (self.cancel, state in _CANCELLABLE),
        ):
            button.setEnabled(alive)
            seen = actions[button.objectName()].isVisible()
            button.setVisible(seen and (button is not self.return_ or alive))
        self.details.setEnabled(self._card is not None)
        self.replan.setEnabled(bool(self._visit))
        self.replan.setVisible(bool(self._visit))

    def _chosen(self, button: KeyButton) -> TicketCard | None:
        """Return the ticket to act on; None where the act is not open to it, or was begun a moment ago."""
        return self._card if button.isEnabled() and not self._rest.isActive() else None

    # acting

    def _do(
        self,
        button: KeyButton,
        sentence: str,
        work: Callable[[], Outcome[Any]],
        number: str = "",
        then: Callable[[], None] | None = None,
    ) -> None:
        """Run an act on a ticket; with a number the toast offers to take it back. `then` follows what was done."""
        self.message.clear()
        self._rest.start()

        def done(_: object) -> None:
            self._settle()
            self.around.say(sentence, partial(self._undo, number) if number else None)
            if then is not None:
                then()

        self.act(work, done, button=button)

    def _undo(self, number: str) -> None:
        self.act(
            partial(undo_ticket, self.around.desk, number),
            lambda _: self.around.say(f"{number}: langkah terakhir diurungkan.", None),
        )

    def _on_recall(self) -> None:
        card = self._chosen(self.recall)
        if card is not None:
            work = partial(tickets.recall_ticket, self.around.desk, card.number)
            self._do(self.recall, f"{card.shown} dipanggil ulang.", work)

    def _on_return(self) -> None:
        card = self._chosen(self.return_)
        if card is not None:
            work = partial(tickets.return_ticket, self.around.desk, card.number)
            self._do(self.return_, f"{card.shown} kembali ke akhir antrean.", work, card.number)

    def _on_cancel(self) -> None:
        card = self._chosen(self.cancel)
        if card is not None:
            work = partial(tickets.cancel_ticket, self.around.desk, card.number)
            asks = partial(self.leaving.ask_about, card.id)
            self._do(self.cancel, f"{card.shown} dibatalkan.", work, card.number, asks)

    def _on_reprint(self) -> None:
        """Print the sheet of the chosen ticket's visit once more, for a visitor who lost it; it says SALINAN."""
        card = self._chosen(self.reprint)
        if card is not None:
            work = partial(print_paper, self.around.desk, PaperKind.VISIT_SHEET, card.visit)
            self.act(work, self.around.papers.send, button=self.reprint)

    def front(self) -> Front:
        """Return the step that is chosen in the details, else the chosen ticket."""
        card = self._card
        if self._stop is not None:
            return self._stop
        return Front() if card is None else Front("", card.visit, card.id, card.shown)

    def _on_route(self) -> None:
        card = self._chosen(self.route)
        if card is not None:
            self.ask(partial(routes, self.around.desk, card.id), partial(self._choose_route, card))

    def _choose_route(self, card: TicketCard, found: Routes) -> None:
        dialog = RouteDialog(found, card.shown, self)
        dialog.sent.connect(partial(self._send, card))
        self.open_dialog(dialog)

    def _send(self, card: TicketCard, route: Route) -> None:
        counter = route.kind is RouteKind.COUNTER
        use_case = tickets.transfer_ticket if counter else refer_ticket
        work = partial(use_case, self.around.desk, card.number, route.code)
        said = f"dialihkan ke {route.name}" if counter else f"dirujuk ke {route.agency_short}"
        self._do(self.route, f"{card.shown} {said}.", work, card.number)

    def _on_details(self) -> None:
        card = self._card
        if card is not None:
            self.ask(partial(visit_path, self.around.desk, card.id), partial(self._show_details, card.shown))

    def _show_details(self, shown: str, path: VisitPath) -> None:
        dialog = Details(path, shown, self.around.actions["person.reveal"], self)
        dialog.wants_request.connect(partial(self._open_request, path.visit))
        self.open_dialog(dialog)

    def _open_request(self, visit: str, stop: PathStop) -> None:
        """Open a request at a step of a visit, whichever card is chosen."""
        self._stop = Front("", visit, stop.ticket, stop.shown)
        self.around.actions.trigger("request.open")
        self._stop = None

    def _on_replan(self) -> None:
        """Show the new plan of what is left of the chosen ticket's visit."""
        card, visit = self._card, self._visit
        if card is not None and visit:
            self.ask(
                partial(read_replan, self.around.desk, visit),
                lambda plan: self.open_dialog(
                    ReplanDialog(plan, card.shown, partial(self._print_sheet, visit), self)
                ),
            )

    def _fold_replan(self) -> None:
        """Leave out the words of the button where the path of the visit needs their room."""
        narrow = self.width() / theme_of(self).scale < NARROW
        self.replan.set_bare(bare=narrow or self._stops >= LONG_VISIT)

    def _print_sheet(self, visit: str) -> None:
        work = partial(print_paper, self.around.desk, PaperKind.VISIT_SHEET, visit)
        self.act(work, self.around.papers.send, button=self.replan)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out a filter where the page is narrow."""
        super().resizeEvent(event)
        room = event.size().width() / theme_of(self).scale
        self.head.filters.fold(narrow=room < NARROW, tight=room < TIGHT)
        self.head.totals.fold(tight=room < TIGHT)
        self.foot.fold(narrow=room < NARROW)
        self._fold_replan()
