"""The page Permohonan: dossiers that outlive the day, overdue first, and what a desk does with the chosen one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.desk import Topic
from desktop.queries.agencies import AgencyName
from desktop.queries.enums import RequestState, Role, words
from desktop.queries.requests_page import Chosen, Move, RequestsLook, requests_look
from desktop.services.papers import PaperKind, PrintedPaper, print_paper
from desktop.services.requests import RequestNow
from desktop.services.taking_in import WithPaper
from ui.errors import Shown, explain
from ui.front import Front
from ui.icons import as_icon
from ui.page import Page, Surroundings
from ui.requests import moves, offers
from ui.requests.ask import Answer, Ask
from ui.requests.detail import DetailCard
from ui.requests.head import OVERDUE, Head
from ui.requests.moves import STEPS, Act, next_step
from ui.requests.rows import RequestTable
from ui.runner import Lane
from ui.searches import KeptSearches
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.cards import EmptyState
from ui.widgets.messages import InlineMessage, Level

NARROW, TIGHT, LOW = 1150, 700, 560
"""Widths of the page, and the height, under which it leaves things out, pixels at 100 %."""
WIDE_DETAIL, NARROW_DETAIL, TIGHT_DETAIL = 420, 384, 296
DEBOUNCE_MS = 600
MINUTE_MS = 60_000
MOST_LINES = 3
"""Steps of a visit that the answer to its code names."""


class RequestsPage(Page):
    """The list with its head, and the chosen request beside it; it stays chosen whatever happens around it."""

    name, title = "page.requests", "Permohonan"
    topics = frozenset({Topic.REQUESTS, Topic.CATALOGUE, Topic.SETTINGS})

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._searches = KeptSearches(self)
        self._chosen_id = ""
        self._chosen: Chosen | None = None
        self._agencies: tuple[AgencyName, ...] = ()
        self._cursors: list[str | None] = [None]
        self._firsts: list[int] = [1]
        self._after: str | None = None
        self._reading = self._again = self._to_list = self._compact = False
        self._minute = 0
        self._ask: Ask | None = None
        self._rest = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self.head = Head(self.title)
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName("requests.message")
        self.table = RequestTable()
        self.nobody = EmptyState(
            "Belum ada permohonan yang terbuka.", "Berkas diterima di loket, lewat Tanda terima."
        )
        self.no_match = EmptyState("Tidak ada permohonan yang cocok.", "Ubah kata pencarian atau saringan.")
        self.next = self._button("requests.next", "arrow-right", Kind.PRIMARY, 48)
        self.receive = self._button("requests.receive")
        self.pause = self._button("requests.pause")
        self.print = self._button("requests.print", "printer")
        self.more = KeyButton("Lainnya", icon="chevron-down")
        self.more.setObjectName("requests.more")
        self.detail = DetailCard(self.next, (self.receive, self.pause, self.print, self.more))
        self._lay_out()
        self._bind()

    def _button(
        self, command: str, icon: str = "", kind: Kind = Kind.SECONDARY, height: int = 36
    ) -> KeyButton:
        """Return a button that does a command; the page says when it is alive."""
        action = self.around.actions[command]
        made = KeyButton(action.text(), key=action.shortcut().toString(), icon=icon, kind=kind, height=height)
        made.setObjectName(command)
        made.clicked.connect(action.trigger)
        return made

    def _lay_out(self) -> None:
        self.middle = QStackedWidget()
        for part in (self.table, self.nobody, self.no_match):
            self.middle.addWidget(part)
        self.menu = QMenu(self)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.middle, 1)
        below.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.message)
        column.addLayout(below, 1)

    def _bind(self) -> None:
        does = self.around.actions.does
        does("requests.search", self._on_search)
        self.detail.reveal.clicked.connect(self.around.actions["person.reveal"].trigger)
        does("requests.overdue", lambda: self.head.show_only(OVERDUE))
        does("requests.next", self._on_next)
        does("requests.print", self._on_receipt)
        does("requests.shortfall", lambda: self._on_print(PaperKind.SHORTFALL))
        does("requests.receive", lambda: self._on_move(Move.RECEIVE, moves.receive))
        does("requests.pause", self._on_pause)
        does("requests.resume", lambda: self._on_move(Move.RESUME, moves.resume))
        does("requests.note", lambda: self._on_act("note", moves.note))
        does("requests.reject", lambda: self._on_move(Move.REJECT, moves.reject))
        does("requests.withdraw", lambda: self._on_move(Move.WITHDRAW, moves.withdraw))
        does(
            "requests.refer", lambda: self._on_move(Move.REFER, lambda one: moves.refer(one, self._agencies))
        )
        self.more.clicked.connect(self._open_menu)
        self.head.changed.connect(self._on_filter)
        self.head.turned.connect(self._on_turn)
        self.head.left.connect(self._on_left)
        self.table.chosen.connect(self._on_chosen)
        self.table.entered.connect(self._on_entered)
        self.around.hub.ticked.connect(self._on_tick)
        session = self.around.desk.session
        if session is not None and session.role is Role.COUNTER:
            self.head.hide_agencies()

    # reading

    def reload(self) -> None:
        """Read the list anew; one reading at a time, and once more where something changed meanwhile."""
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        self._minute = self.around.desk.clock() // MINUTE_MS
        asked = (self.head.wish, self._cursors[-1], self._chosen_id)
        work = partial(requests_look, self.around.desk, *asked)
        self.around.runner.run(Lane.READ, work, partial(self._show, asked), self._on_unread)

    def _show(self, asked: tuple[object, ...], seen: RequestsLook) -> None:
        self._reading = False
        if self._again or asked != (self.head.wish, self._cursors[-1], self._chosen_id):
            self.reload()
            return
        self._after, self._agencies = seen.page.after, seen.agencies
        if seen.chosen is not None:
            self._chosen_id = seen.chosen.detail.id
        self.head.show_counts(seen.counts)
        self.head.show_agencies(seen.agencies)
        rows = seen.page.rows
        self.head.show_place(self._firsts[-1], len(rows), more=self._after is not None, cut=seen.page.cut)
        self.table.show_rows(rows, self._chosen_id)
        self._searches.shown(self.head.wish.text, seen.page.people)
        self.middle.setCurrentWidget(self.table if rows else self._empty())
        self._answer(seen)
        self._take(seen.chosen)
        if self._to_list:
            self._go_to_list(seen)

    def _empty(self) -> QWidget:
        wish = self.head.wish
        filtered = wish.text.strip() or wish.agency or wish.state or wish.overdue or wish.due_today
        return self.no_match if filtered else self.nobody

    def _answer(self, seen: RequestsLook) -> None:
        """Say what a code stands for, in the words that the citizen is told; or that it is none of ours."""
        if seen.refused is not None:
            self.message.say(Level.ERROR, explain(seen.refused).sentence)
        elif seen.answer is not None:
            lines = [f"{line.number}: {line.said}. {line.next}" for line in seen.answer.lines[:MOST_LINES]]
            late = any(line.overdue for line in seen.answer.lines)
            self.message.say(
                Level.WARNING if late else Level.INFO, "\n".join(lines) or "Kunjungan ini hanya bertanya."
            )
        else:
            self.message.clear()

    def _take(self, chosen: Chosen | None) -> None:
        """Show the chosen request, and what may be done with it as it stands now."""
        self._chosen = chosen
        self.detail.show_chosen(chosen)
        detail = chosen.detail if chosen is not None else None
        step = next_step(detail) if detail is not None else None
        if step is not None:
            self.next.set_text(step.verb)
            self.next.set_icon(step.icon)
        paper = offers.paper_of(detail) if detail is not None else None
        if detail is not None and paper is not None:
            self.print.set_text(offers.print_words(detail))
        beside = offers.beside(detail) if detail is not None and not self._compact else ()
        for button, alive in (
            (self.next, step is not None),
            (self.print, paper is not None),
            (self.receive, "requests.receive" in beside),
            (self.pause, "requests.pause" in beside),
        ):
            button.setVisible(alive)
            button.setEnabled(alive)

    def _on_unread(self, error: BaseException) -> None:
        self._reading = False
        self.show_problem(explain(error))

    def show_problem(self, problem: Shown) -> None:
        """Show what went wrong in the dialog that asked, else above the list."""
        if self._ask is not None:
            self._ask.refuse(problem.sentence)
        else:
            self.message.say(Level.ERROR, problem.sentence)

    def _on_tick(self) -> None:
        """Let what is overdue become so."""
        if self.isVisible() and self.around.desk.clock() // MINUTE_MS != self._minute:
            self.reload()

    # choosing

    def _on_filter(self) -> None:
        self._cursors, self._firsts = [None], [1]
        self.reload()

    def _on_turn(self, step: int) -> None:
        if step > 0 and self._after is not None:
            self._firsts.append(self._firsts[-1] + len(self.table.rows.rows))
            self._cursors.append(self._after)
        elif step < 0 and len(self._cursors) > 1:
            self._cursors.pop()
            self._firsts.pop()
        self.reload()

    def _on_search(self) -> None:
        self.head.search.setFocus()
        self.head.search.selectAll()

    def _on_left(self) -> None:
        """Go from the search to the list, once it shows what was typed."""
        self._to_list = True
        self.reload()

    def _go_to_list(self, seen: RequestsLook) -> None:
        """Take the keys to the first row; after a code they stay, so that the next one is scanned over it."""
        self._to_list = False
        if seen.answer is not None or seen.refused is not None:
            self.head.search.selectAll()
        elif seen.page.rows:
            self.table.take_focus()

    def seek(self, words: str) -> None:
        """Show the request with a code, and choose it."""
        self.head.search.setText(words)
        self.head.search.returnPressed.emit()

    def front(self) -> Front:
        """Return the chosen request."""
        chosen = self._chosen
        return Front() if chosen is None else Front(shown=chosen.detail.code, request=chosen.detail.id)

    def _on_chosen(self, request: str) -> None:
        self._chosen_id = request
        self.reload()

    def _on_entered(self) -> None:
        """Take the keys to the next step."""
        seen = next((one for one in (self.next, self.print, self.more) if one.isVisible()), None)
        if seen is not None:
            seen.setFocus()

    # acting

    def _on_next(self) -> None:
        step = next_step(self._chosen.detail) if self._chosen is not None else None
        if step is not None:
            self._on_move(step.move, STEPS[step.move])

    def _on_pause(self) -> None:
        move = offers.pause_of(self._chosen.detail) if self._chosen is not None else None
        if move is not None:
            self._on_move(move, moves.pause)

    def _on_move(self, move: Move, make: Callable[[Chosen], Act]) -> None:
        """Begin a move, where the state allows it."""
        if self._chosen is not None and move in self._chosen.detail.moves:
            self._on_act(move, make)

    def _on_act(self, move: str, make: Callable[[Chosen], Act]) -> None:
        chosen = self._chosen
        if chosen is None or self._rest.isActive():
            return
        act = make(chosen)
        if act.form is None:
            self._do(chosen, move, act, Answer())
            return
        ask = Ask(act.form, self)
        ask.given.connect(partial(self._do, chosen, move, act))
        ask.finished.connect(lambda _: self._forget_ask(ask))
        self._ask = ask
        self.open_dialog(ask)

    def _forget_ask(self, ask: Ask) -> None:
        if self._ask is ask:
            self._ask = None

    def _do(self, chosen: Chosen, move: str, act: Act, answer: Answer) -> None:
        """Run a move; the toast offers to take it back."""
        if self._ask is None:
            self.message.clear()
        self._rest.start()
        button = self._ask.do if self._ask is not None else self.next
        self.act(
            partial(act.work, self.around.desk, answer),
            partial(self._done, chosen, move, act),
            button=button,
        )

    def _done(self, chosen: Chosen, move: str, act: Act, value: object) -> None:
        if self._ask is not None:
            self._ask.accept()
        now = value
        if isinstance(value, WithPaper):
            self.around.papers.send(value.paper)
            now = value.request
        if not isinstance(now, RequestNow):
            return
        steps = moves.steps_between(chosen.detail.state, now.state, move)
        undo = partial(self._undo, now.id, now.state, steps, now.code) if act.undo else None
        said = f"{now.code}: {words(now.state)}." if act.undo else f"{now.code}: catatan disimpan."
        self.around.say(said, undo)

    def _undo(self, request: str, state: RequestState, steps: int, code: str) -> None:
        self.act(
            partial(moves.take_back, self.around.desk, request, state, steps),
            lambda _: self.around.say(f"{code}: langkah terakhir diurungkan.", None),
        )

    def _on_receipt(self) -> None:
        kind = offers.paper_of(self._chosen.detail) if self._chosen is not None else None
        if kind is not None:
            self._on_print(kind)

    def _on_print(self, kind: PaperKind) -> None:
        """Print a paper of the chosen request; a second one says which copy it is."""
        chosen = self._chosen
        if chosen is None or self._rest.isActive():
            return
        self._rest.start()
        self.act(
            partial(print_paper, self.around.desk, kind, chosen.detail.id), self._sent, button=self.print
        )

    def _sent(self, printed: PrintedPaper) -> None:
        self.around.papers.send(printed)
        self.reload()

    def _open_menu(self) -> None:
        """Show what else can be done now, each with its key."""
        self.menu.clear()
        for command in self.others():
            action = self.around.actions[command]
            entry = QAction(as_icon(offers.ICONS[command], theme_of(self)), action.text(), self.menu)
            entry.setShortcut(action.shortcut())  # for the eye: a closed menu's keys are the window's
            entry.setShortcutVisibleInContextMenu(True)
            entry.triggered.connect(action.trigger)
            self.menu.addAction(entry)
        above = self.more.rect().topLeft() - QPoint(0, self.menu.sizeHint().height())
        self.menu.popup(self.more.mapToGlobal(above))

    def others(self) -> tuple[str, ...]:
        """Return the commands of the menu that the chosen request allows."""
        chosen = self._chosen
        return () if chosen is None else offers.others(chosen.detail, compact=self._compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns, figures and buttons where the room is small."""
        super().resizeEvent(event)
        theme = theme_of(self)
        width = event.size().width() / theme.scale
        narrow, tight = width < NARROW, width < TIGHT
        self._compact = narrow or event.size().height() / theme.scale < LOW
        self.next.set_height(40 if self._compact else 48)
        self.head.fold(narrow=narrow, tight=tight)
        self.table.fold(narrow=narrow, tight=tight)
        room = TIGHT_DETAIL if tight else NARROW_DETAIL if narrow else WIDE_DETAIL
        self.detail.setFixedWidth(theme.px(room))
        self._take(self._chosen)
