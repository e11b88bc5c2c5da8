"""How the intake page lies: head, two columns that scroll each on their own, and the bar at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.actions import Actions
from ui.pages.intake_need import NeedSection
from ui.pages.intake_person import PersonSection
from ui.pages.intake_plan import PlanSection
from ui.pages.intake_priority import PrioritySection
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.cards import Card
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage
from ui.widgets.notice import NoticeButton
from ui.widgets.painting import tip
from ui.widgets.words import NumberLabel, label, panel

NARROW, BROAD, LOW = 1150, 1680, 740
LEFT, LEFT_NARROW, LEFT_BROAD, PLAN_MOST = 452, 354, 520, 1280
MARGIN = 72
"""Room above and below a field that was scrolled to, pixels: for its label, and what stands under it."""
_SHARE, _SHARE_LARGE, _LARGE = 0.45, 0.56, 1.5
"""Most of the page that the left column takes, and where letters are large, from this font scale on."""


class Column(QScrollArea):
    """A column that scrolls to whatever takes the focus; a press of the mouse sees it already."""

    def __init__(self) -> None:
        super().__init__()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not pressed and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, MARGIN)


def scrolling(card: QWidget) -> QScrollArea:
    """Return a card that scrolls when it is higher than the page."""
    area = Column()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(card)
    area.viewport().setAutoFillBackground(False)
    card.setAutoFillBackground(False)
    return area


class IntakeFrame:
    """The pieces around the sections, laid out on the page."""

    def __init__(
        self,
        page: QWidget,
        person: PersonSection,
        priority: PrioritySection,
        need: NeedSection,
        plan: PlanSection,
    ) -> None:
        self._plan, self._need, self._person = plan, need, person
        self._make_pieces()
        self._left = scrolling(self._made_left(person, priority, need))
        self._right = scrolling(self._made_right(plan))
        columns = QHBoxLayout()
        columns.setContentsMargins(16, 0, 16, 12)
        columns.setSpacing(12)
        columns.addWidget(self._left)
        columns.addWidget(self._right, 1)
        above = QVBoxLayout()
        above.setContentsMargins(16, 0, 16, 8)
        above.setSpacing(8)
        above.addWidget(self.message)
        above.addWidget(self.anyway_field)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._made_head())
        column.addLayout(above)
        column.addLayout(columns, 1)
        column.addWidget(self.foot)
        QWidget.setTabOrder(person.no_nik, person.identity)

    def _make_pieces(self) -> None:
        self.parked = NoticeButton("bookmark")
        self.parked.setObjectName("intake.parked")
        self.parked.say("")
        self.count = label("", "small", "ink2", weight=700)
        self.promise = KeyButton("Janji", icon="bookmark", key="Ctrl+J", kind=Kind.QUIET, height=32)
        self.promise.setObjectName("intake.promise")
        self.message = InlineMessage()
        self.message.setObjectName("intake.message")
        self.anyway = QLineEdit()
        self.anyway.setObjectName("intake.anyway")
        self.anyway_field = Field(
            "Alasan menerima walau tutup",
            self.anyway,
            help_text="Alasan dicatat. Isi, lalu simpan sekali lagi.",
        )
        self.anyway_field.hide()
        self.note = QLineEdit()
        self.note.setObjectName("intake.note")
        self.note.setPlaceholderText("Tanpa data pribadi")
        self.note_field = Field("Catatan untuk loket", self.note, optional=True)
        self.add_note = KeyButton("Tambah catatan", icon="note", kind=Kind.QUIET, height=28)
        self.add_note.clicked.connect(self._on_add_note)
        self._note_open = False
        self._low = False
        self._make_foot()

    def _make_foot(self) -> None:
        self.foot = panel("foot")
        self.save_print = KeyButton("Simpan & cetak", icon="printer", kind=Kind.PRIMARY, height=40)
        self.save_print.setObjectName("intake.save_print")
        self.save = KeyButton("Simpan", height=40)
        self.save.setObjectName("intake.save")
        self.put_aside = KeyButton("Tunda", icon="bookmark", height=40)
        self.put_aside.setObjectName("intake.park")
        self.clear = KeyButton("Bersihkan", kind=Kind.QUIET, height=40)
        self.clear.setObjectName("intake.clear")
        self.reprint = KeyButton("Cetak ulang", icon="printer", kind=Kind.QUIET, height=40)
        self.reprint.setObjectName("intake.reprint")
        self._last_words = label("Tiket terakhir", "label", "ink2", weight=400)
        self._last_number = NumberLabel("", "body")
        self._last_number.setObjectName("intake.last")
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(16, 9, 16, 9)
        row.setSpacing(8)
        for button in (self.save_print, self.save, self.put_aside, self.clear):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._last_words)
        row.addWidget(self._last_number)
        row.addWidget(self.reprint)

    def _made_head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 17, 4)
        row.setSpacing(18)
        row.addWidget(label("Tamu baru", "page"))
        row.addWidget(self.parked)
        row.addStretch(1)
        row.addWidget(self.promise)
        today = QHBoxLayout()
        today.setSpacing(4)
        today.addWidget(label("Kunjungan hari ini", "small", "ink2"))
        today.addWidget(self.count)
        row.addLayout(today)
        return head

    def _made_left(self, person: PersonSection, priority: PrioritySection, need: NeedSection) -> Card:
        card = Card("1  Tamu")
        self._wanted = label("Hanya keperluan yang wajib", "label", "ink3", weight=400)
        card.head.addWidget(self._wanted)
        for section in (person, priority):
            card.body.addWidget(section)
        card.body.addSpacing(8)
        card.body.addWidget(need)
        card.body.addWidget(self.note_field)
        card.body.addWidget(self.add_note, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)
        self.add_note.hide()
        return card

    @staticmethod
    def _made_right(plan: PlanSection) -> Card:
        card = Card(pad=0)
        card.body.addWidget(plan, 1)
        card.setAccessibleName("Rencana kunjungan")
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        return card

    def follow(self, actions: Actions) -> None:
        """Let the buttons of the foot fire the commands."""
        pairs = ((self.save_print, "intake.save_print"), (self.save, "intake.save"),
                 (self.put_aside, "intake.park"), (self.clear, "intake.clear"))  # fmt: skip
        for button, command in pairs:
            button.follow(actions[command])
        self.reprint.clicked.connect(actions["intake.reprint"].trigger)
        self.promise.clicked.connect(actions["promise.add"].trigger)
        self._person.reveal.clicked.connect(actions["person.reveal"].trigger)
        self.show_last(())

    def show_last(self, numbers: Sequence[str]) -> None:
        """Show the numbers of the last visit, which can be printed again; none hides them."""
        more = f" +{len(numbers) - 1}" if len(numbers) > 1 else ""
        self._last_number.set_number(f"{numbers[0]}{more}" if numbers else "")
        self._last_number.setToolTip(tip(", ".join(numbers)))
        self.reprint.setVisible(bool(numbers))
        self._show_last_words(shown=bool(numbers) and not self._narrow())

    def offer_reprint(self) -> None:
        """Let the paper of the chosen person's visit of today be printed again, though nothing was saved last."""
        self.reprint.show()

    def _show_last_words(self, *, shown: bool) -> None:
        self._last_words.setVisible(shown)
        self._last_number.setVisible(shown)

    def _narrow(self) -> bool:
        return self.foot.window().width() < NARROW * theme_of(self.foot).scale

    def ask_anyway(self) -> None:
        """Ask a supervisor for the reason to go on."""
        self.anyway_field.show()
        self.anyway.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_nothing(self) -> None:
        """Take back what was said above the form."""
        self.message.clear()
        self.anyway.setText("")
        self.anyway_field.hide()

    def _on_add_note(self) -> None:
        self.open_note(shown=True)
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_note(self, *, shown: bool) -> None:
        """Show the note in a low window too, or fold it again."""
        self._note_open = shown
        self._settle_note()

    def _settle_note(self) -> None:
        self.note_field.setVisible(not self._low or self._note_open)
        self.add_note.setVisible(self._low and not self._note_open)

    def fit(self, width: int, height: int, room: int) -> None:
        """Take the layout of a window of this size, where the page has this much room across."""
        theme = theme_of(self.foot)
        narrow = width < NARROW * theme.scale
        left = LEFT_NARROW if narrow else LEFT_BROAD if width >= BROAD * theme.scale else LEFT
        share = _SHARE_LARGE if theme.scale >= _LARGE else _SHARE
        self._left.setFixedWidth(min(theme.px(left), round(room * share)))
        self._wanted.setVisible(not narrow)
        self._need.fold(narrow=narrow or theme.scale >= _LARGE)
        self._low = height < LOW * theme.scale
        self._settle_note()
        self._plan.show_hints(shown=not self._low)
        self._plan.stack_heads(stacked=theme.scale >= _LARGE)
        self._show_last_words(shown=bool(self._last_number.text()) and not narrow)
