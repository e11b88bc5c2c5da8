"""The page Permohonan: dossiers that outlive the day, overdue first, and what a desk does with the chosen one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from desktop.desk import Topic
from desktop.queries.agencies import AgencyName
from desktop.queries.enums import LookReason, Role, words
from desktop.queries.requests import RequestFilter
from desktop.queries.requests_page import Chosen, Move, RequestsLook, requests_look
from desktop.services.papers import PaperKind, PrintedPaper, print_paper
from desktop.services.request_lots import take_back
from desktop.services.requests import RequestNow
from desktop.services.revealing import Look, reveal_request
from desktop.services.taking_in import WithPaper
from ui.errors import explain
from ui.front import Front
from ui.page import Surroundings
from ui.requests import moves, offers
from ui.requests.answering import answer_code
from ui.requests.ask import Answer
from ui.requests.asking import AskingPage
from ui.requests.contacting import contact
from ui.requests.detail import DetailCard
from ui.requests.head import FOLLOW, OPEN, OVERDUE, Head
from ui.requests.leading import Leading, lead_buttons
from ui.requests.lists import Lists
from ui.requests.lots import Lots
from ui.requests.more import open_menu
from ui.requests.moves import STEPS, Act, next_step
from ui.requests.paging import Pages
from ui.requests.two_lines import ROW_HEIGHT
from ui.runner import Lane
from ui.searches import KeptSearches
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind

NARROW, TIGHT, LOW = 1150, 700, 560
"""Widths of the page, and the height, under which it leaves things out, pixels at 100 %."""
WIDE_DETAIL, NARROW_DETAIL, TIGHT_DETAIL = 420, 384, 296
DEBOUNCE_MS = 600
MINUTE_MS = 60_000


class RequestsPage(AskingPage):
    """The list with its head, and the chosen request beside it; it stays chosen whatever happens around it."""

    name, title = "page.requests", "Permohonan"
    topics = frozenset({Topic.REQUESTS, Topic.PROMISES, Topic.CATALOGUE, Topic.SETTINGS})

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._searches = KeptSearches(around)
        self._chosen_id = ""
        self._chosen: Chosen | None = None
        self._agencies: tuple[AgencyName, ...] = ()
        self._pages = Pages()
        self._reading = self._again = self._to_list = self._compact = False
        self._minute = 0
        self._rest = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self.new = self._button("request.open", "folder", height=32)
        self.head = Head(self.title, self.new, lead_buttons(around.actions))
        self.message.setObjectName("requests.message")
        self.middle = Lists()
        self.table, self.following = self.middle.table, self.middle.following
        self.lots = Lots(self, self.table, self.message, self.ask_first)
        self.leading = Leading(self, self.head, self.message)
        self.middle.addWidget(self.leading.view)
        self.next = self._button("requests.next", "arrow-right", Kind.PRIMARY, 48)
        self.receive = self._button("requests.receive")
        self.pause = self._button("requests.pause")
        self.contact = self._button("requests.contact", "person")
        self.print = self._button("requests.print", "printer")
        self.more = KeyButton("Lainnya", icon="chevron-down")
        self.more.setObjectName("requests.more")
        beside = ((self.receive, self.pause), (self.contact,), (self.print, self.more))
        self.detail = DetailCard(self.next, beside)
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
        self.menu = QMenu(self)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.middle, 1)
        left.addWidget(self.lots.bar)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addLayout(left, 1)
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
        does("requests.today", lambda: self.head.show_only(FOLLOW))
        does("requests.all", self._on_all)
        does("requests.by_service", lambda: self._lead(on=not self.leading.shown))
        alone: dict[str, Callable[[], None]] = {
            "requests.next": self._on_next,
            "requests.print": self._on_receipt,
            "requests.shortfall": lambda: self._on_print(PaperKind.SHORTFALL),
            "requests.receive": lambda: self._on_move(Move.RECEIVE, moves.receive),
            "requests.pause": self._on_pause,
            "requests.contact": self._on_contact,
            "requests.resume": lambda: self._on_move(Move.RESUME, moves.resume),
            "requests.note": lambda: self._on_act(moves.note),
            "requests.reject": lambda: self._on_move(Move.REJECT, moves.reject),
            "requests.withdraw": lambda: self._on_move(Move.WITHDRAW, moves.withdraw),
            "requests.refer": self._on_refer,
        }
        for command, slot in alone.items():
            does(command, self.lots.instead(command, slot))
        self.more.clicked.connect(self._open_menu)
        self.head.changed.connect(self._on_filter)
        self.head.turned.connect(self._on_turn)
        self.head.left.connect(self._on_left)
        self.middle.chosen.connect(self._on_chosen)
        self.middle.entered.connect(self._on_entered)
        self.middle.promised.connect(self.around.actions["promise.book"].trigger)
        self.table.marked.connect(lambda: self.detail.rest(resting=bool(self.lots.rows)))
        self.leading.opened.connect(self._on_chosen)
        self.leading.left.connect(lambda: self._lead(on=False))
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
        if self.leading.shown:
            self.leading.reload()
        self._minute = self.around.desk.clock() // MINUTE_MS
        asked = self._asked()
        work = partial(requests_look, self.around.desk, *asked)
        self.around.runner.run(Lane.READ, work, partial(self._show, asked), self._on_unread)

    def _asked(self) -> tuple[RequestFilter, str | None, str, bool]:
        return self.head.wish, self._pages.cursor, self._chosen_id, self.head.follows

    def _show(self, asked: tuple[object, ...], seen: RequestsLook) -> None:
        self._reading = False
        if self._again or asked != self._asked():
            self.reload()
            return
        self._pages.seen(seen.page.after)
        self._agencies = seen.agencies
        self.lots.agencies, self.lots.days = seen.agencies, seen.days
        if seen.chosen is not None:
            self._chosen_id = seen.chosen.detail.id
        self.head.show_counts(seen.counts, seen.follow_count)
        self.head.show_agencies(seen.agencies)
        count, more = len(seen.page.rows), self._pages.more
        self.head.show_place(self._pages.first, count, more=more, cut=seen.page.cut)
        self.middle.show_seen(seen, self._chosen_id, filtered=self._filtered())
        self._searches.shown(self.head.wish.text, seen.page.people)
        if self.leading.shown:
            self.middle.setCurrentWidget(self.leading.view)
        self.lots.show_lot()
        answer_code(self.message, seen)
        self._take(None if self.leading.shown else seen.chosen)
        if self._to_list:
            self._go_to_list(seen)

    def _filtered(self) -> bool:
        wish = self.head.wish
        return bool(wish.text.strip() or wish.agency or wish.state or wish.overdue or wish.due_today)

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
            (self.contact, detail is not None and bool(detail.moves) and not self._compact),
            (self.receive, "requests.receive" in beside),
            (self.pause, "requests.pause" in beside),
        ):
            button.setVisible(alive)
            button.setEnabled(alive)

    def conceal(self) -> None:
        """Drop the rows and the request that are shown; the chosen one is read anew by its id."""
        super().conceal()
        self.message.clear()
        self.middle.conceal(self._chosen_id)
        self._take(None)

    def _on_unread(self, error: BaseException) -> None:
        self._reading = False
        self.show_problem(explain(error))

    def _on_tick(self) -> None:
        """Let what is overdue become so."""
        if self.isVisible() and self.around.desk.clock() // MINUTE_MS != self._minute:
            self.reload()

    # choosing

    def _on_filter(self) -> None:
        self._pages.begin()
        self.table.mark_all(())
        self._lead(on=False)

    def _lead(self, *, on: bool) -> None:
        """Show what is overdue by service in place of the list, or the list again."""
        self.leading.shown = on
        self.head.lead(on=on)
        self.detail.setVisible(not on)
        if on:
            self.table.mark_all(())
            self._take(None)  # no key moves what is not seen
            self.middle.setCurrentWidget(self.leading.view)
            self.leading.view.take_focus()
        self.reload()

    def _on_turn(self, step: int) -> None:
        self._pages.turn(step, len(self.table.rows.rows))
        self.reload()

    def _on_search(self) -> None:
        self.head.search.setFocus()
        self.head.search.selectAll()

    def seek(self, words: str) -> None:
        """Look for a code that was found elsewhere."""
        self.head.show_only(OPEN)
        self.head.search.setText(words)
        self._on_left()

    def _on_all(self) -> None:
        if not (self.leading.shown or self.head.follows):
            self.lots.choose_all(self.head.wish)

    def _on_left(self) -> None:
        """Go from the search to the list, once it shows what was typed."""
        self._to_list = True
        self.reload()

    def _go_to_list(self, seen: RequestsLook) -> None:
        """Take the keys to the first row; after a code they stay, so that the next one is scanned over it."""
        self._to_list = False
        if seen.answer is not None or seen.refused is not None:
            self.head.search.selectAll()
        else:
            self.middle.take_focus()

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

    def _on_refer(self) -> None:
        self._on_move(Move.REFER, lambda one: moves.refer(one, self._agencies))

    def _on_move(self, move: Move, make: Callable[[Chosen], Act]) -> None:
        """Begin a move, where the state allows it."""
        if self._chosen is not None and move in self._chosen.detail.moves:
            self._on_act(make)

    def _on_contact(self) -> None:
        """Show whom to call, which is a look at personal data, and ask how it went."""
        chosen = self._chosen
        if chosen is not None and not self._rest.isActive():
            calling = Look(LookReason.CALLING_BACK)
            look = partial(reveal_request, self.around.desk, chosen.detail.id, calling)
            self.act(look, lambda people: self._begin(contact(chosen, people)), button=self.contact)

    def _on_act(self, make: Callable[[Chosen], Act]) -> None:
        if self._chosen is not None and not self._rest.isActive():
            self._begin(make(self._chosen))

    def _begin(self, act: Act) -> None:
        if act.form is None:
            self._do(act, Answer())
        else:
            self.ask_first(act.form, partial(self._do, act))

    def _do(self, act: Act, answer: Answer) -> None:
        """Run a move; the toast offers to take it back."""
        if self._ask is None:
            self.message.clear()
        self._rest.start()
        self.act(partial(act.work, self.around.desk, answer), partial(self._done, act), button=self.next)

    def _done(self, act: Act, value: object) -> None:
        now = value
        if isinstance(value, WithPaper):
            self.around.papers.send(value.paper)
            now = value.request
        if not isinstance(now, RequestNow):
            return
        undo = partial(self._undo, now) if act.undo else None
        self.around.say(f"{now.code}: {act.said or words(now.state)}.", undo)

    def _undo(self, now: RequestNow) -> None:
        said = f"{now.code}: langkah terakhir diurungkan."
        self.act(partial(take_back, self.around.desk, (now,)), lambda _: self.around.say(said, None))

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
        work = partial(print_paper, self.around.desk, kind, chosen.detail.id)
        self.act(work, self._sent, button=self.print)

    def _sent(self, printed: PrintedPaper) -> None:
        self.around.papers.send(printed)
        self.reload()

    def _open_menu(self) -> None:
        open_menu(self.menu, self.around.actions, self.others(), self.more)

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
        self.middle.fold(narrow=narrow, tight=tight)
        self.leading.view.table.fold(narrow=narrow)
        self.lots.fold(narrow=narrow, tight=tight)
        self.middle.setMinimumHeight(theme.px(2 * ROW_HEIGHT))  # else that of the longest empty state
        room = TIGHT_DETAIL if tight else NARROW_DETAIL if narrow else WIDE_DETAIL
        self.detail.setFixedWidth(theme.px(room))
        self._take(self._chosen)
