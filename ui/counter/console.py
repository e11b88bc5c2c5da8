"""The counter's page while a counter is in use: how its parts stand together, and what each shows."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.queries.counter import CurrentTicket
from desktop.queries.enums import Outcome, PauseReason, ShiftState, TicketState, words
from ui.actions import Actions
from ui.counter.head import Head, first_capital
from ui.counter.keys import Keys
from ui.counter.lacking import LackingPanel
from ui.counter.refer import ReferPanel
from ui.counter.rest import Rest
from ui.counter.send import TransferPanel
from ui.counter.send_back import SendBackPanel
from ui.counter.sheet import Sheet
from ui.counter.today import TodayCard
from ui.counter.visit import LEAST_HEIGHT, VisitPart
from ui.counter.waiting import Row, RowKind, WaitingList, rows_of
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.cards import Card
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.painting import tip
from ui.widgets.words import label, panel, set_shown

CRAMPED, NARROW, BROAD, LOW = 800, 1150, 1680, 740
LISTS = (300, 400, 480)
"""Width of the list: narrow, usual, broad."""
CHOSEN = {
    RowKind.WAITING: ("Panggil", "horn"),
    RowKind.HELD: ("Lanjutkan", "play-circle"),
    RowKind.ABSENT: ("Antrekan lagi", "arrow-return"),
}


class Ask(QWidget):
    """The question of the main key while somebody is called and not yet served."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("counter.ask")
        self.line = InlineMessage(Level.WARNING)
        self.recall = KeyButton("Panggil ulang", key="Shift+F8", icon="horn")
        self.recall.setObjectName("counter.ask.recall")
        self.absent = KeyButton("Tidak hadir & panggil berikutnya", icon="person-cross")
        self.absent.setObjectName("counter.ask.absent")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.recall)
        row.addWidget(self.absent)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addLayout(row)
        self.hide()

    def about(self, shown: str) -> None:
        """Ask about a number; an empty one takes the question back."""
        said = f"{shown} sudah dipanggil dan belum dilayani. Panggil ulang, atau catat tidak hadir?"
        self.line.say(Level.WARNING, said if shown else "")
        set_shown(self, shown=bool(shown))


class Middle(QStackedWidget):
    """The room between number and keys: what is in it scrolls, so that it asks for little itself."""

    def sizeHint(self) -> QSize:
        """Return the least: what is left of the card comes on top."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return room for a line of the path."""
        return QSize(0, theme_of(self).px(LEAST_HEIGHT))

    def hasHeightForWidth(self) -> bool:
        """Return that its height does not follow from its width."""
        return False


class Console(QWidget):
    """Everything of the page but the choice of the counter; it shows, the page acts."""

    narrow = False
    _low = False

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.head, self.visit, self.rest = Head(), VisitPart(actions), Rest()
        self.transfer, self.refer = TransferPanel(), ReferPanel()
        self.back, self.lacking = SendBackPanel(), LackingPanel()
        self.keys, self.ask, self.message = Keys(actions), Ask(), InlineMessage()
        self.message.setObjectName("counter.message")
        self.list, self.today = WaitingList(), TodayCard()
        self._actions = actions
        self._shown_id: str | None = None
        self._sheet: Sheet | None = None
        self._make_header()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 12)
        column.setSpacing(0)
        column.addWidget(self._header)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self._made_card(), 1)
        body.addWidget(self._made_side())
        column.addLayout(body, 1)

    def _make_header(self) -> None:
        self._header = QWidget()
        row = QHBoxLayout(self._header)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(8)
        self.title, self.under = label("", "page"), label("", "label", "ink2", weight=400)
        self.receipt = KeyButton("Tanda terima", icon="printer", kind=Kind.QUIET)
        self.receipt.setObjectName("counter.receipt")
        self.receipt.clicked.connect(lambda: self._actions.trigger("counter.receipt"))
        self.request = KeyButton("Permohonan", icon="folder", key="Ctrl+O", kind=Kind.QUIET)
        self.request.setObjectName("counter.request")
        self.request.clicked.connect(lambda: self._actions.trigger("request.open"))
        self.promise = KeyButton("Janji", icon="bookmark", key="Ctrl+J", kind=Kind.QUIET)
        self.promise.setObjectName("counter.promise")
        self.promise.clicked.connect(lambda: self._actions.trigger("promise.add"))
        self.switch = KeyButton("Ganti loket", icon="counter", kind=Kind.QUIET)
        self.switch.setObjectName("counter.switch")
        self.pause = KeyButton("Jeda", icon="pause")
        self.pause.setObjectName("counter.pause")
        row.addWidget(self.title)
        row.addSpacing(8)
        row.addWidget(self.under, 1)
        for button in (self.request, self.promise, self.receipt, self.switch, self.pause):
            row.addWidget(button)

    def _made_card(self) -> QWidget:
        self.middle = Middle()
        self.middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for part in (self.visit, self.transfer, self.refer, self.back, self.lacking):
            self.middle.addWidget(part)
        for sending in (self.transfer, self.refer, self.back):
            sending.left.connect(self.show_visit)
        self.lacking.left.connect(self.leave_lacking)
        service = QWidget()
        inner = QVBoxLayout(service)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.head)
        inner.addWidget(panel("rule"))
        inner.addWidget(self.middle, 1)
        self.upper = QStackedWidget()
        self.upper.addWidget(self.rest)
        self.upper.addWidget(service)
        content = QFrame()
        content.setProperty("panel", "none")
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.upper, 1)
        column.addWidget(self.message)
        column.addWidget(self.ask)
        column.addWidget(self.keys)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        card = panel("card")
        outer = QVBoxLayout(card)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self._scroll)
        return card

    def _made_side(self) -> QWidget:
        waiting = Card("Menunggu", pad=16)
        self.count = label("", "label", "ink2", weight=400)
        waiting.head.addWidget(self.count)
        inner = waiting.layout()
        if inner is not None:
            inner.setContentsMargins(1, 10, 1, 8)
        waiting.head.setContentsMargins(15, 0, 17, 0)
        self.nobody = label("Tidak ada yang menunggu.", "label", "ink2", weight=400)
        self.nobody.setContentsMargins(15, 4, 15, 4)
        self.chosen = KeyButton("Pilih tiket di daftar", kind=Kind.QUIET)
        self.chosen.setObjectName("counter.chosen")
        waiting.body.setSpacing(4)
        waiting.body.addWidget(self.nobody)
        waiting.body.addWidget(self.list, 1)
        waiting.body.addWidget(self.chosen)
        self.list.chose.connect(self._on_chose)
        self._on_chose(None)
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(waiting, 1)
        column.addWidget(self.today)
        return self._side

    def _on_chose(self, row: Row | None) -> None:
        set_shown(self.chosen, shown=row is not None)
        if row is not None:
            verb, icon = CHOSEN[row.kind]
            self.chosen.set_text(f"{verb} {row.shown}")
            self.chosen.set_icon(icon)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show how the counter stands."""
        view = sheet.view
        current = view.current
        fresh = (None if current is None else current.id) != self._shown_id
        self._shown_id = None if current is None else current.id
        if fresh:
            self.show_visit()
            self.keys.fresh()
        if fresh or current is None or current.state is not TicketState.CALLED:
            self.ask_about("")
        self._show_header(sheet)
        self.rest.show_sheet(sheet)
        if current is not None:
            self.head.show_ticket(current)
            self.head.clock.tick(view.now_ms)
            self.visit.show_ticket(current, sheet)
        self.upper.setCurrentIndex(0 if current is None else 1)
        self.keys.show_view(view)
        rows = rows_of(sheet)
        self.list.show_rows(rows)
        set_shown(self.nobody, shown=not rows)
        self._sheet = sheet
        self._say_count()
        self.today.show_today(view.today)

    def _say_count(self) -> None:
        """Say how many wait; how long only where there is room."""
        if self._sheet is None:
            return
        view = self._sheet.view
        longest = f" · terlama {view.longest_minutes} mnt" if view.longest_minutes is not None else ""
        held = f" · {len(view.held)} ditahan" if view.held else ""
        self.count.setText(f"{view.waiting_count} antre{held}{longest if not (self.narrow or held) else ''}")

    def _show_header(self, sheet: Sheet) -> None:
        counter, current = sheet.view.counter, sheet.view.current
        self.title.setText(counter.name)
        who = counter.officer_name or ("belum dibuka" if counter.state is ShiftState.CLOSED else "")
        parts = (counter.agency_short if counter.agency_short not in counter.name else "", who)
        said = " · ".join(part for part in parts if part)
        self.under.setText("" if self.narrow else said)  # half a name is none
        serves = current is not None and current.state is TicketState.SERVING
        for button in (self.receipt, self.request):
            button.setEnabled(serves)
        paused = counter.state is ShiftState.PAUSED
        verbs = {ShiftState.OPEN: "Jeda", ShiftState.PAUSED: "Buka lagi", ShiftState.CLOSED: "Buka loket"}
        self.pause.set_text(verbs[counter.state])
        self.pause.set_icon("pause" if counter.state is ShiftState.OPEN else "play-circle")
        self.pause.setToolTip(
            tip(
                f"Dijeda: {first_capital(words(PauseReason(counter.reason)))}"
                if paused and counter.reason in set(PauseReason)
                else ""
            )
        )

    def open_panel(self, sending: QWidget) -> None:
        """Show a panel that sends on, in the room of the visit."""
        if self.asks_lacking and sending is not self.lacking:
            self.keys.show_result(Outcome.DONE)  # which leaves the question about missing papers
        self.middle.setCurrentWidget(sending)
        self._make_room()

    def ask_about(self, shown: str) -> None:
        """Ask whether to recall or to give up a number; an empty one takes the question back."""
        self.ask.about(shown)
        self._make_room()

    def _make_room(self) -> None:
        """Leave out what is not needed while something is asked; more of it where the window is low."""
        asks = self.middle.currentWidget() is not self.visit
        sends = asks and not self.asks_lacking
        set_shown(self.middle, shown=not (self._low and self.ask.isVisibleTo(self)))
        set_shown(self.head, shown=not (self._low and asks))
        set_shown(self.keys.fields, shown=not (sends or (self._low and self.ask.isVisibleTo(self))))

    def show_visit(self) -> None:
        """Leave the panel that sends on, and show the visit again."""
        inside = self.middle.currentWidget() is not self.visit
        self.middle.setCurrentWidget(self.visit)
        self._make_room()
        if inside and self.isVisible():
            self.keys.main().setFocus()

    @property
    def asks_lacking(self) -> bool:
        """Whether it is asked which papers are missing."""
        return self.middle.currentWidget() is self.lacking

    @property
    def lacks(self) -> tuple[str, ...]:
        """Requirement groups that are ticked as missing; none while that is not asked."""
        return self.lacking.ticks.ticked if self.asks_lacking else ()

    @property
    def wants_sheet(self) -> bool:
        """Whether the visitor's sheet shall be printed with what is missing."""
        return bool(self.lacks) and self.lacking.sheet.isChecked()

    def settle_lacking(self, ticket: CurrentTicket | None) -> None:
        """Ask which papers are missing while that outcome is shown, and no longer than that."""
        wanted = self.keys.result is Outcome.RETURNED_INCOMPLETE
        if wanted and ticket is not None and ticket.documents and not self.asks_lacking:
            self.lacking.open_for(ticket)
            self.open_panel(self.lacking)
        elif not wanted and self.asks_lacking:
            self.middle.setCurrentWidget(self.visit)
            self._make_room()

    def leave_lacking(self) -> None:
        """Leave the question about missing papers: the dossier is not given back."""
        self.keys.show_result(Outcome.DONE)
        self.keys.main().setFocus()

    def lay_out(self, width: int, height: int) -> None:
        """Fit a window of this size in pixels; the font scale makes it count as smaller."""
        theme = theme_of(self)
        wide, tall = width / theme.scale, height / theme.scale
        self.narrow = wide < NARROW
        self._low = low = tall < LOW
        self._say_count()
        self._make_room()
        self.under.setVisible(wide >= CRAMPED)
        if self._sheet is not None:
            self._show_header(self._sheet)
        self.promise.set_key("" if self.narrow else "Ctrl+J")
        self.request.set_key("" if self.narrow else "Ctrl+O")
        for button in (self.request, self.promise, self.receipt, self.switch, self.pause):
            across = QSizePolicy.Policy.Minimum if wide >= CRAMPED else QSizePolicy.Policy.Preferred
            button.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.head.set_low(low=low)
        self.keys.set_low(low=low, narrow=self.narrow, cramped=wide < CRAMPED)
        size = LISTS[0 if self.narrow else (2 if wide >= BROAD else 1)]
        self._side.setFixedWidth(min(theme.px(size), round(width * (0.28 if wide < CRAMPED else 0.36))))
