"""The page Suara publik: one calm page, its sections reached by keys; a list, what is chosen, the next right step."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QSignalBlocker, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from desktop.desk import Desk, Topic
from ui.errors import Shown, explain
from ui.front import Front
from ui.icons import as_icon
from ui.page import Page, Surroundings
from ui.runner import Lane
from ui.theme import theme_of
from ui.voice import complaints, forums, ideas, outreach, partners
from ui.voice.card import VoiceCard
from ui.voice.form import VoiceForm
from ui.voice.items import Act, Given, Look, Section, Wish
from ui.voice.rows import ROW_HEIGHT, ItemTable
from ui.widgets.asking import choices
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.cards import EmptyState
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.searching import SearchEdit
from ui.widgets.words import label

SECTIONS: tuple[Section, ...] = (
    complaints.SECTION,
    ideas.SUGGESTIONS,
    ideas.COMPLIMENTS,
    forums.FORUMS,
    partners.PARTNERS,
    outreach.OUTREACH,
)
NARROW, TIGHT, LOW = 1150, 700, 560
"""Widths of the page, and the height, under which it leaves things out, pixels at 100 %."""
WIDE_CARD, NARROW_CARD, TIGHT_CARD = 420, 360, 296
SEARCH_MS, DEBOUNCE_MS = 150, 600
PAGE = 50


class VoicePage(Page):
    """The list of one section with what is chosen beside it; each section keeps what was chosen in it."""

    name, title = "page.voice", "Suara publik"
    topics = frozenset({Topic.VOICE, Topic.CATALOGUE, Topic.SETTINGS})

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.section = SECTIONS[0]
        self._wishes = {one.key: Wish(shown=one.shown[0][0] if one.shown else "") for one in SECTIONS}
        self._seen: Look | None = None
        self._form: VoiceForm | None = None
        self._reading = self._again = self._narrow = False
        self._rest = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._typing = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._make_parts()
        self._lay_out()
        self._bind()
        self._dress()

    def _make_parts(self) -> None:
        self.chips = {one.key: self._chip(one) for one in SECTIONS}
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName("voice.message")
        self.search = SearchEdit()
        self.search.setObjectName("voice.search")
        self.search.setClearButtonEnabled(True)
        self.filter = choices("voice.shown", ())
        self.filter.setAccessibleName("Yang ditampilkan")
        self.summary = label("", "label", "ink2", weight=400, tabular=True)
        self.before = KeyButton("Halaman sebelumnya", icon="chevron-left", bare=True)
        self.after = KeyButton("Halaman berikutnya", icon="chevron-right", bare=True)
        self.table = ItemTable()
        self.empty = EmptyState("", "")
        self.middle = QStackedWidget()
        self.new = self._button("voice.new", "plus")
        self.next = self._button("voice.next", "arrow-right", Kind.PRIMARY, 48)
        self.print = self._button("voice.print", "printer")
        self.more = KeyButton("Lainnya", icon="chevron-down")
        self.more.setObjectName("voice.more")
        self.also = KeyButton("", icon="printer")
        self.also.setObjectName("voice.also")
        reveal = KeyButton("Data lengkap", key="F6", icon="eye", height=32, bare=True)
        reveal.setObjectName("voice.reveal")
        self.card = VoiceCard(self.next, (self.print, self.more), reveal)
        self.menu = QMenu(self)

    def _chip(self, section: Section) -> KeyButton:
        action = self.around.actions[f"voice.{section.key}"]
        key = action.shortcut().toString()
        made = KeyButton(section.title, key=key, icon=section.icon, height=32)
        made.setObjectName(f"voice.section.{section.key}")
        made.setCheckable(True)
        made.clicked.connect(partial(self.show_section, section.key))
        return made

    def _button(self, command: str, icon: str, kind: Kind = Kind.SECONDARY, height: int = 36) -> KeyButton:
        action = self.around.actions[command]
        made = KeyButton(action.text(), key=action.shortcut().toString(), icon=icon, kind=kind, height=height)
        made.setObjectName(command)
        made.clicked.connect(action.trigger)
        return made

    def _lay_out(self) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row in (upper, lower):
            row.setSpacing(8)
        upper.addWidget(label(self.title, "page"))
        upper.addStretch(1)
        for chip in self.chips.values():
            upper.addWidget(chip)
        lower.addWidget(self.search, 5)
        lower.addWidget(self.filter, 2)
        lower.addWidget(self.new)
        lower.addWidget(self.also)
        lower.addSpacing(6)
        for part in (self.before, self.summary, self.after):
            lower.addWidget(part)
        self.middle.addWidget(self.table)
        self.middle.addWidget(self.empty)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.middle, 1)
        below.addWidget(self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(10)
        column.addLayout(upper)
        column.addLayout(lower)
        column.addWidget(self.message)
        column.addLayout(below, 1)

    def _bind(self) -> None:
        does = self.around.actions.does
        for section in SECTIONS:
            does(f"voice.{section.key}", partial(self.show_section, section.key))
        does("voice.new", self._on_new)
        does("voice.next", self._on_next)
        does("voice.print", self._on_print)
        does("voice.search", self._on_search)
        self.also.clicked.connect(self._on_also)
        self.more.clicked.connect(self._open_menu)
        self.card.reveal.clicked.connect(self.around.actions["person.reveal"].trigger)
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.search.returnPressed.connect(self.table.take_focus)
        self._typing.timeout.connect(self._on_filter)
        self.filter.currentIndexChanged.connect(lambda _: self._on_filter())
        self.before.clicked.connect(partial(self._turn, -PAGE))
        self.after.clicked.connect(partial(self._turn, PAGE))
        self.table.chosen.connect(self._on_chosen)
        self.table.entered.connect(self._on_entered)

    # reading

    @property
    def wish(self) -> Wish:
        """What is looked for in the section that is shown."""
        return self._wishes[self.section.key]

    def _wishing(self, **changed: Any) -> None:
        asked = {name: getattr(self.wish, name) for name in ("text", "shown", "start", "chosen")}
        self._wishes[self.section.key] = Wish(**{**asked, **changed})

    def reload(self) -> None:
        """Read the section anew; one reading at a time, and once more where something changed meanwhile."""
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        asked = (self.section, self.wish)
        work = partial(_look, self.around.desk, *asked)
        self.around.runner.run(Lane.READ, work, partial(self._show, asked), self._on_unread)

    def _show(self, asked: tuple[Section, Wish], seen: Look) -> None:
        self._reading = False
        if self._again or asked != (self.section, self.wish):
            self.reload()
            return
        self._seen = seen
        self.table.show_items(seen.items, self.wish.chosen, self.section.heads)
        self.middle.setCurrentWidget(self.table if seen.items else self.empty)
        first = self.wish.start
        place = f"{first + 1}–{first + len(seen.items)} · " if first or seen.more else ""
        self.summary.setText(f"{place}{seen.summary}")
        self.before.setVisible(first > 0 or seen.more)
        self.after.setVisible(first > 0 or seen.more)
        self.before.setEnabled(first > 0)
        self.after.setEnabled(seen.more)
        self._show_acts(seen)

    def _show_acts(self, seen: Look) -> None:
        self.new.setVisible(seen.new is not None)
        self.also.setVisible(bool(seen.also))
        if seen.new is not None:
            self.new.set_text(seen.new.verb)
        if seen.also:
            self.also.set_text(seen.also[0].verb)
            self.also.set_icon(seen.also[0].icon)
        card = seen.card
        self.card.show_card(card)
        acts, papers = (card.acts, card.papers) if card is not None else ((), ())
        self.next.setVisible(bool(acts))
        if acts:
            self.next.set_text(acts[0].verb)
            self.next.set_icon(acts[0].icon)
        self.print.setVisible(bool(papers))
        if papers:
            self.print.set_text(papers[0].verb)
        self.more.setVisible(len(acts) > 1 or len(papers) > 1)

    def _on_unread(self, error: BaseException) -> None:
        self._reading = False
        self.show_problem(explain(error))

    def conceal(self) -> None:
        """Drop the rows and the card; what is chosen is read anew by its id."""
        super().conceal()
        self.message.clear()
        self.table.show_items((), "", self.section.heads)
        self.card.show_card(None)

    # choosing

    def show_section(self, key: str) -> None:
        """Show a section as it was left."""
        self.section = next(one for one in SECTIONS if one.key == key)
        self.message.clear()
        self._dress()
        self.reload()
        self.table.take_focus()

    def _dress(self) -> None:
        section, wish = self.section, self.wish
        for key, chip in self.chips.items():
            chip.setChecked(key == section.key)
        self._fold_chips()
        with QSignalBlocker(self.search), QSignalBlocker(self.filter):
            self.search.setText(wish.text)
            self.search.setPlaceholderText(section.hint)
            self.search.setAccessibleName(section.hint)
            self.filter.clear()
            for value, said in section.shown:
                self.filter.addItem(said, value)
            self.filter.setCurrentIndex(max(0, self.filter.findData(wish.shown)))
        self.filter.setVisible(bool(section.shown))
        self.table.setAccessibleName(section.title)
        fresh = EmptyState(*section.empty)
        self.middle.addWidget(fresh)
        self.middle.removeWidget(self.empty)
        self.empty.deleteLater()
        self.empty = fresh

    def _fold_chips(self) -> None:
        """Show words and keys of all sections; where there is little room icons alone, but for the one in front."""
        for section in SECTIONS:
            chip = self.chips[section.key]
            chip.set_icon(section.icon if self._narrow else "")
            chip.set_bare(bare=self._narrow and section.key != self.section.key)

    def _on_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _on_filter(self) -> None:
        self._typing.stop()
        self._wishing(text=self.search.text(), shown=self.filter.currentData() or "", start=0)
        self.reload()

    def seek(self, words: str) -> None:
        """Look in the first section for words that were found elsewhere."""
        self.show_section(SECTIONS[0].key)
        self.search.setText(words)
        self._on_filter()

    def _turn(self, step: int) -> None:
        self._wishing(start=max(0, self.wish.start + step))
        self.reload()

    def _on_chosen(self, named: str) -> None:
        self._wishing(chosen=named)
        self.reload()

    def _on_entered(self) -> None:
        """Take the keys to the next step."""
        seen = next((one for one in (self.next, self.print) if one.isVisible()), None)
        if seen is not None:
            seen.setFocus()

    def front(self) -> Front:
        """Return the chosen complaint where it has somebody to show."""
        card = self._seen.card if self._seen is not None else None
        return Front() if card is None or not card.person else Front(shown=card.title, complaint=card.id)

    # acting

    def _on_new(self) -> None:
        if self._seen is not None and self._seen.new is not None:
            self.begin(self._seen.new)

    def _on_also(self) -> None:
        if self._seen is not None and self._seen.also:
            self.begin(self._seen.also[0])

    def _on_next(self) -> None:
        card = self._seen.card if self._seen is not None else None
        if card is not None and card.acts:
            self.begin(card.acts[0])

    def _on_print(self) -> None:
        card = self._seen.card if self._seen is not None else None
        if card is not None and card.papers:
            self.begin(card.papers[0])

    def begin(self, act: Act) -> None:
        """Ask what an act needs, or do it at once."""
        if self._rest.isActive():
            return
        if act.form is None:
            self._do(act, {})
            return
        form = VoiceForm(act.form, self)
        form.given.connect(partial(self._do, act))
        form.finished.connect(lambda _: self._forget_form(form))
        self._form = form
        self.open_dialog(form)

    def _forget_form(self, form: VoiceForm) -> None:
        if self._form is form:
            self._form = None

    def _do(self, act: Act, given: Given) -> None:
        form = self._form
        if form is None:
            self.message.clear()
        self._rest.start()
        button = self.next if form is None else form.do
        self.act(partial(act.work, self.around.desk, given), partial(self._done, act, form), button=button)

    def _done(self, act: Act, form: VoiceForm | None, value: object) -> None:
        if form is not None and form is self._form:
            form.accept()
        if act.paper is not None:
            self.around.papers.send(act.paper(value))
        if act.said is not None:
            undo = act.undo
            self.around.say(act.said(value), None if undo is None else lambda: self._undo(undo, value))
        self.reload()

    def _undo(self, undo: Any, value: object) -> None:
        self.act(partial(undo, self.around.desk, value), lambda _: self.around.say("Diurungkan.", None))

    def show_problem(self, problem: Shown) -> None:
        """Show what went wrong in the dialog that asked, else in the page."""
        if self._form is not None:
            self._form.refuse(problem.sentence)
        else:
            self.message.say(Level.ERROR, problem.sentence)

    def _open_menu(self) -> None:
        card = self._seen.card if self._seen is not None else None
        if card is None:
            return
        self.menu.clear()
        for act in (*card.acts[1:], *card.papers[1:]):
            entry = QAction(as_icon(act.icon, theme_of(self)), act.verb, self.menu)
            entry.triggered.connect(partial(self.begin, act))
            self.menu.addAction(entry)
        above = self.more.rect().topLeft() - QPoint(0, self.menu.sizeHint().height())
        self.menu.popup(self.more.mapToGlobal(above))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns, words and room where there is little."""
        super().resizeEvent(event)
        theme = theme_of(self)
        width = event.size().width() / theme.scale
        narrow, tight = width < NARROW, width < TIGHT
        low = event.size().height() / theme.scale < LOW
        self.next.set_height(40 if narrow or low else 48)
        self.table.fold(narrow=narrow)
        self.table.setMinimumHeight(theme.px(2 * ROW_HEIGHT))
        self._narrow = narrow
        self._fold_chips()
        room = TIGHT_CARD if tight else NARROW_CARD if narrow else WIDE_CARD
        self.card.setFixedWidth(theme.px(room))


def _look(desk: Desk, section: Section, wish: Wish) -> Look:
    """Return what a section shows. Thread: READ."""
    return section.look(desk, wish)
