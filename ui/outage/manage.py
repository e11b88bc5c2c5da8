"""Those who wait because of an outage, and what each of them chooses; the outage's notice and its end."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from desktop.queries.enums import OutageChoice, TicketState
from desktop.queries.outages import Affected, AffectedRow, OutageNow
from ui.outage.words import CHOICES, UNDECIDED, counted, lasting
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.flow import flow
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.painting import tip
from ui.widgets.ring import FocusRing
from ui.widgets.tables import Table
from ui.widgets.words import label

HEADS = ("Tiket", "Tamu", "Layanan", "Menunggu", "Pilihan")
WIDTHS = (140, 130, 0, 170, 150)
"""Pixels at 100 %; 0 takes what the others leave."""
SIZE = (900, 540)
ROW = Qt.ItemDataRole.UserRole


class Act(StrEnum):
    """What a key of the list does with the chosen visitor, or with the outage."""

    WAIT = "wait"
    LEAVE_FILE = "leave_file"
    CALL_BACK = "call_back"
    ALL_WAIT = "all_wait"
    RECEIPT = "receipt"
    CONTACT = "contact"
    UNDO = "undo"
    NOTICE = "notice"
    END = "end"


@dataclass(frozen=True, slots=True)
class _Key:
    act: Act
    text: str
    key: str
    icon: str


KEYS = (
    _Key(Act.WAIT, "Menunggu", "T", "clock"),
    _Key(Act.LEAVE_FILE, "Titip berkas", "B", "folder"),
    _Key(Act.CALL_BACK, "Minta dihubungi", "H", "person"),
    _Key(Act.UNDO, "Urungkan", "U", "undo"),
    _Key(Act.RECEIPT, "Tanda terima", "R", "printer"),
    _Key(Act.CONTACT, "Lihat kontak", "K", "eye"),
    _Key(Act.ALL_WAIT, "Semua menunggu", "A", ""),
)
_BY_KEY = {getattr(Qt.Key, f"Key_{one.key}"): one.act for one in KEYS} | {Qt.Key.Key_P: Act.NOTICE}


class ManageDialog(QDialog):
    """The list; single keys choose for the chosen visitor, and the next undecided one follows.

    Signals:
        acted: an Act, with the AffectedRow that it is about (None for the outage itself) and a contact.
        turned: id of another outage to show.
    """

    acted = Signal(object, object, str)
    turned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outage.manage")
        self.setWindowTitle("Kelola gangguan")
        theme, window = theme_of(self), parent.window() if parent is not None else None
        width, height = theme.px(SIZE[0]), theme.px(SIZE[1])
        if window is not None:
            width, height = min(width, window.width() - 40), min(height, window.height() - 40)
        self.resize(width, height)
        self.found: Affected | None = None
        self.title = label("", "page")
        self.which = QComboBox()
        self.which.setObjectName("outage.which")
        self.which.setAccessibleName("Gangguan yang mana")
        self.note = label("", "label", "ink2", weight=400, wrap=True)
        self.counts = label("", "body", "ink", weight=600, wrap=True)
        self.message = InlineMessage(Level.INFO)
        self.message.setObjectName("outage.manage.message")
        self.table = Table("Tamu yang menunggu karena gangguan")
        self.table.setObjectName("outage.list")
        self.rows = QStandardItemModel(0, len(HEADS), self)
        self.table.setModel(self.rows)
        self.contact = QLineEdit()
        self.contact.setObjectName("outage.contact")
        self.contact_field = Field(
            "Nomor yang dihubungi", self.contact, help_text="Enter menyimpan, Esc batal."
        )
        self.contact_field.setVisible(False)
        self.buttons = {one.act: _button(one) for one in KEYS}
        self.close_button = KeyButton("Tutup", key="Esc", icon="close")
        self.notice = KeyButton("Cetak pemberitahuan", key="P", icon="printer")
        self.notice.setObjectName("outage.notice")
        self.end = KeyButton("Sudah pulih", key="Ctrl+Enter", icon="tick", kind=Kind.PRIMARY, height=40)
        self.end.setObjectName("outage.end")
        self._lay_out()
        self._bind()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.which)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self.counts)
        column.addWidget(self.message)
        column.addWidget(self.table, 1)
        column.addWidget(self.contact_field)
        column.addWidget(flow(*self.buttons.values(), gap=8))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        foot.addWidget(self.notice)
        foot.addWidget(self.end)
        column.addLayout(foot)

    def _bind(self) -> None:
        for act, button in self.buttons.items():
            button.clicked.connect(lambda _=False, act=act: self._do(act))
        self.notice.clicked.connect(lambda: self._do(Act.NOTICE))
        self.end.clicked.connect(lambda: self._do(Act.END))
        self.close_button.clicked.connect(self.reject)
        self.table.installEventFilter(self)
        self.contact.returnPressed.connect(self._on_contact)
        self.which.activated.connect(lambda place: self.turned.emit(self.which.itemData(place)))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._settle())
        self.ring = FocusRing(self)

    @property
    def chosen(self) -> AffectedRow | None:
        """The visitor that the keys are about, None where the list is empty."""
        row = self.table.currentIndex().siblingAtColumn(0).data(ROW)
        return row if isinstance(row, AffectedRow) else None

    def show_outages(self, outages: tuple[OutageNow, ...], found: Affected) -> None:
        """Show an outage with those who wait; the others that go on can be turned to.

        The chosen visitor stays chosen; who has just chosen gives way to the next who has not.
        """
        chosen, place = self.chosen, max(0, self.table.currentIndex().row())
        first = self.found is None or self.found.outage.id != found.outage.id
        self.found = found
        self.title.setText(f"Gangguan {found.outage.system} · {found.outage.where}")
        self.note.setText(lasting(found.outage))
        self.counts.setText(counted(found))
        self._show_which(outages, found.outage.id)
        self._fill(found.rows)
        if found.rows:
            self.table.selectRow(0 if first else _next(found.rows, chosen, place))
        self._settle()
        if first:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_which(self, outages: tuple[OutageNow, ...], shown: str) -> None:
        self.which.clear()
        for outage in outages:
            self.which.addItem(f"{outage.system} · {outage.where}", outage.id)
        self.which.setCurrentIndex(self.which.findData(shown))
        self.which.setVisible(len(outages) > 1)

    def _fill(self, rows: tuple[AffectedRow, ...]) -> None:
        self.rows.clear()
        self.rows.setHorizontalHeaderLabels(HEADS)
        one = self.found is not None and self.found.outage.agency is not None
        for row in rows:
            cells = _cells(row, of_one_agency=one)
            items = [QStandardItem(text) for text in cells]
            items[0].setData(row, ROW)
            items[0].setData(", ".join(cells), Qt.ItemDataRole.AccessibleTextRole)
            for item, text in zip(items, cells, strict=True):
                item.setToolTip(tip(text))
            self.rows.appendRow(items)
        heads = self.table.horizontalHeader()
        heads.setStretchLastSection(False)
        for column, width in enumerate(WIDTHS):
            if width:
                heads.resizeSection(column, theme_of(self).px(width))
            else:
                heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def say(self, level: Level, sentence: str) -> None:
        """Say something above the list."""
        self.message.say(level, sentence)

    def ask_contact(self) -> None:
        """Ask for the number to call, since none is known."""
        self.contact_field.setVisible(True)
        self.contact.setFocus(Qt.FocusReason.TabFocusReason)

    def _hide_contact(self) -> None:
        self.contact.setText("")
        self.contact_field.setVisible(False)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_contact(self) -> None:
        words, row = self.contact.text().strip(), self.chosen
        if words and row is not None:
            self._hide_contact()
            self.acted.emit(Act.CALL_BACK, row, words)

    def _alive(self, act: Act) -> bool:
        """Return whether an act is open to the chosen visitor, or to the outage."""
        row, found = self.chosen, self.found
        goes_on = found is not None and found.outage.ended_at is None
        if act is Act.NOTICE:
            return found is not None
        if act is Act.END:
            return goes_on
        if act is Act.ALL_WAIT:
            return goes_on and found is not None and found.undecided > 0
        if row is None:
            return False
        if act is Act.UNDO:
            return row.choice is not None
        if act in (Act.RECEIPT, Act.CONTACT):
            wanted = OutageChoice.LEAVE_FILE if act is Act.RECEIPT else OutageChoice.CALL_BACK
            return row.choice is wanted
        return goes_on and row.choice in (None, OutageChoice.WAIT) and row.choice != act.value

    def _settle(self) -> None:
        for act, button in self.buttons.items():
            button.setEnabled(self._alive(act))
        self.notice.setEnabled(self._alive(Act.NOTICE))
        self.end.setVisible(self._alive(Act.END))

    def _do(self, act: Act) -> None:
        row = self.chosen
        if not self._alive(act):
            return
        self.message.clear()
        if act is Act.CALL_BACK and row is not None and not row.has_phone:
            self.ask_contact()
            return
        whole = act in (Act.ALL_WAIT, Act.NOTICE, Act.END)
        self.acted.emit(act, None if whole else row, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a single key says; while a number is typed Esc leaves the number first."""
        if not self._take_key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the single keys before the table, which would search its rows for letters."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() != Qt.Key.Key_Escape and self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Return whether a key was for this list, and do what it says."""
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self.contact_field.isVisible():
            if key == Qt.Key.Key_Escape:
                self._hide_contact()
            return key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            act = Act.END if control else None
        elif control:
            act = Act.UNDO if key == Qt.Key.Key_Z else None
        else:
            act = _BY_KEY.get(Qt.Key(key))
        if act is not None and not event.isAutoRepeat():
            self._do(act)
        return act is not None or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _button(one: _Key) -> KeyButton:
    made = KeyButton(one.text, key=one.key, icon=one.icon)
    made.setObjectName(f"outage.act.{one.act}")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def _cells(row: AffectedRow, *, of_one_agency: bool) -> tuple[str, ...]:
    """Return the words of a row; the agency is told where the outage hits several."""
    choice = CHOICES[row.choice] if row.choice is not None else UNDECIDED
    service = row.service_name if of_one_agency else f"{row.service_name} · {row.agency_short}"
    waited = f"{row.minutes} mnt"
    if row.state is TicketState.BLOCKED:
        waited += ", langkah lain"
    who = f"{row.who or 'Tamu'}, prioritas" if row.priority else row.who or "Tamu"
    return (row.shown, who, service, waited, choice)


def _next(rows: tuple[AffectedRow, ...], chosen: AffectedRow | None, place: int) -> int:
    """Return the row to choose: the same visitor, or the next undecided one where this one has chosen now."""
    now = next((at for at, row in enumerate(rows) if chosen is not None and row.id == chosen.id), None)
    if now is not None and chosen is not None and rows[now].choice == chosen.choice:
        return now
    undecided = [at for at, row in enumerate(rows) if row.choice is None]
    later = [at for at in undecided if at >= place]
    return (later or undecided or [now if now is not None else 0])[0]
