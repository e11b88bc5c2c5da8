"""Where a new request begins when nothing is in front: a visit or a person, found by number, code or name."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QWidget

from desktop.queries.request_form import FoundPlace, RequestPlace
from ui.theme import theme_of
from ui.widgets.asking import AskingDialog
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.painting import tip
from ui.widgets.tables import Table

WIDTH, LIST_HEIGHT, SEARCH_MS = 620, 240, 150
HEADS = ("Di mana", "Siapa, keadaan")
NOBODY = FoundPlace(RequestPlace(), "Tanpa tamu: pilih layanan sendiri", "Berkas lewat pos, orang baru")


class FindPlaceDialog(AskingDialog):
    """Typing looks, down goes to the list, Ctrl+Enter goes on.

    Signals:
        sought: a text to look for.
        chosen: the RequestPlace to open a request at.
    """

    sought = Signal(str)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("request.find", "Permohonan baru", WIDTH, parent)
        self.search = QLineEdit()
        self.search.setObjectName("request.search")
        self.search.setPlaceholderText("Nomor antrean, kode kunjungan, nama, NIK, atau telepon")
        self.message = InlineMessage(Level.INFO)
        self.table = Table("Tempat permohonan dibuka")
        self.rows = QStandardItemModel(0, len(HEADS), self)
        self.table.setModel(self.rows)
        self.table.setMinimumHeight(theme_of(self).px(LIST_HEIGHT))
        self.back = KeyButton("Batal", key="Esc", icon="close")
        self.do = KeyButton("Lanjut", key="Ctrl+Enter", icon="arrow-right", kind=Kind.PRIMARY, height=40)
        self.do.setObjectName("request.find.do")
        self._found: tuple[FoundPlace, ...] = ()
        self._rest = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._lay_out()
        self._rest.timeout.connect(lambda: self.sought.emit(self.search.text()))
        self.search.textEdited.connect(lambda _: self._rest.start())
        self.search.installEventFilter(self)
        self.table.doubleClicked.connect(lambda _: self.go())
        self.back.clicked.connect(self.reject)
        self.do.clicked.connect(self.go)
        self.show_found("", ())
        self.search.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        self.column.addWidget(Field("Tamu atau orang", self.search))
        self.column.addWidget(self.message)
        self.column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.do)
        self.column.addLayout(foot)

    def show_found(self, asked: str, found: Sequence[FoundPlace]) -> None:
        """Show what a text found, and last that nobody came; an answer to an older text is let go."""
        if asked != self.search.text():
            return
        self._found = (*found, NOBODY)
        self.rows.clear()
        self.rows.setHorizontalHeaderLabels(HEADS)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for one in self._found:
            items = [QStandardItem(one.words), QStandardItem(one.beside)]
            for item in items:
                item.setToolTip(tip(one.why_not or item.text()))
                item.setEnabled(not one.why_not)
            self.rows.appendRow(items)
        first = next(place for place, one in enumerate(self._found) if not one.why_not)
        self.table.selectRow(first)
        why = next((one.why_not for one in self._found if one.why_not), "")
        self.message.say(Level.INFO, why if first and why else "")

    def go(self) -> None:
        """Go on with the place that is chosen."""
        row = self.table.currentIndex().row()
        if self._rest.isActive():  # what is chosen is not yet what was typed
            self._rest.stop()
            self.sought.emit(self.search.text())
        elif 0 <= row < len(self._found) and not self._found[row].why_not:
            self.chosen.emit(self._found[row].place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow down go to the list."""
        pressed = watched is self.search and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)
