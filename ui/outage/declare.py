"""Declaring an outage: what is down, which system, and what becomes of new numbers."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.queries.enums import OutageMode
from desktop.queries.outage_form import Choosable, OutageForm
from desktop.services.outages import NewOutage
from ui.outage.words import MODES
from ui.theme import theme_of
from ui.widgets.asking import chip_group, chips
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.ring import FocusRing
from ui.widgets.words import label

WIDTH = 640
SCOPES = {
    "agency": "Instansi",
    "service": "Layanan",
    "building": "Gedung",
    "power": "Listrik",
    "network": "Jaringan",
}
OWN_NAME = frozenset({"power", "network"})
NEW_NUMBERS = {OutageMode.TAKE_FILES: "Terima berkas saja", OutageMode.STOP: "Hentikan nomor"}
_NOT_CHOSEN = "Pilih dari daftar; ketik sebagian namanya."


class DeclareDialog(QDialog):
    """The form; a refusal stands in it, and what was typed stays. Enter goes on, Ctrl+Enter declares.

    Signals:
        wanted: a NewOutage.
    """

    wanted = Signal(object)

    def __init__(self, form: OutageForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outage.declare")
        self.setWindowTitle("Nyatakan gangguan")
        room = parent.window().width() - 40 if parent is not None else theme_of(self).px(WIDTH)
        self.setMinimumWidth(min(theme_of(self).px(WIDTH), room))
        self._form = form
        offered = [scope for scope in SCOPES if form.everywhere or scope in ("agency", "service")]
        self.scopes = chips(self, {scope: SCOPES[scope] for scope in offered}, "outage.scope")
        self.modes = chips(self, NEW_NUMBERS, "outage.mode")
        self.agency = _combo("outage.agency", [(one.name, one.code) for one in form.agencies])
        self.service = _combo("outage.service", [(one.name, one.code) for one in form.services])
        self.system = _combo("outage.system", [(name, name) for name in form.systems])
        self.agency_field = Field("Instansi", self.agency)
        self.service_field = Field("Layanan", self.service)
        self.system_field = Field(
            "Sistem yang terganggu", self.system, help_text="Misalnya SIAK atau Coretax."
        )
        for field in (self.agency_field, self.service_field, self.system_field):
            _name_inner(field)
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName("outage.declare.message")
        self.hint = label("", "label", "ink2", weight=400, wrap=True)
        self.back = KeyButton("Batal", key="Esc", icon="close")
        self.declare = KeyButton(
            "Nyatakan gangguan", key="Ctrl+Enter", icon="plug-off", kind=Kind.PRIMARY, height=40
        )
        self.declare.setObjectName("outage.declare.do")
        self._lay_out()
        self._bind()
        if len(form.agencies) == 1:
            self.agency.setCurrentIndex(0)
        self._settle()
        self.scopes["agency"].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label("Nyatakan gangguan", "page"))
        column.addWidget(self.message)
        column.addLayout(chip_group("Yang terganggu", self.scopes))
        for field in (self.agency_field, self.service_field, self.system_field):
            column.addWidget(field)
        column.addLayout(chip_group("Nomor antrean baru", self.modes))
        column.addWidget(self.hint)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.declare)
        column.addLayout(row)

    def _bind(self) -> None:
        for chip in (*self.scopes.values(), *self.modes.values()):
            chip.toggled.connect(lambda _: self._settle())
        for combo in (self.agency, self.service, self.system):
            combo.installEventFilter(self)
            combo.editTextChanged.connect(lambda _: self._clear_errors())
        self.back.clicked.connect(self.reject)
        self.declare.clicked.connect(self._on_declare)
        self.ring = FocusRing(self)

    @property
    def scope(self) -> str:
        """The scope that is chosen."""
        return next(scope for scope, chip in self.scopes.items() if chip.isChecked())

    @property
    def mode(self) -> OutageMode:
        """What becomes of new numbers."""
        return next(mode for mode, chip in self.modes.items() if chip.isChecked())

    def refuse(self, sentence: str) -> None:
        """Say why nothing was declared."""
        self.message.say(Level.ERROR, sentence)
        self.declare.setEnabled(True)

    def _settle(self) -> None:
        self.agency_field.setVisible(self.scope == "agency")
        self.service_field.setVisible(self.scope == "service")
        self.system_field.setVisible(self.scope not in OWN_NAME)
        self.hint.setText(f"{MODES[self.mode]} Sesudah ini daftar tamu yang menunggu terbuka.")
        self._clear_errors()

        self._make_room()

    def _make_room(self) -> None:
        """Be as high as the chips' lines ask for at this width, which a dialog does not see to by itself."""
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another height where another width puts the chips in other lines."""
        super().resizeEvent(event)
        self._make_room()

    def _clear_errors(self) -> None:
        self.message.clear()
        for field in (self.agency_field, self.service_field, self.system_field):
            field.set_error("")

    def _on_declare(self) -> None:
        """Emit the order, or say at the fields what is missing; the first of them takes the focus."""
        agency = _code(self.agency, self._form.agencies) if self.scope == "agency" else None
        service = _code(self.service, self._form.services) if self.scope == "service" else None
        system = "" if self.scope in OWN_NAME else self.system.currentText().strip()
        missing = []
        if self.scope == "agency" and agency is None:
            self.agency_field.set_error(_NOT_CHOSEN)
            missing.append(self.agency)
        if self.scope == "service" and service is None:
            self.service_field.set_error(_NOT_CHOSEN)
            missing.append(self.service)
        if self.scope not in OWN_NAME and not system:
            self.system_field.set_error("Isi nama sistemnya; bila tidak tahu, tulis gejalanya singkat.")
            missing.append(self.system)
        if missing:
            missing[0].setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.declare.setEnabled(False)
        self.wanted.emit(NewOutage(system, self.scope, agency, service, self.mode))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter, declare by Ctrl+Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and not event.isAutoRepeat() and self.declare.isEnabled():
                self._on_declare()
            elif not control:
                self.focusNextChild()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter in a combo take what is typed and go on, as in any other field."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if isinstance(event, QKeyEvent) and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)


def _combo(name: str, entries: list[tuple[str, str]]) -> QComboBox:
    """Return a list that is narrowed by typing any part of a name; nothing is chosen at the start."""
    made = QComboBox()
    made.setObjectName(name)
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMaxVisibleItems(10)
    for text, code in entries:
        made.addItem(text, code)
    made.setCurrentIndex(-1)
    completer = QCompleter(made.model(), made)
    made.setCompleter(completer)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made


def _name_inner(field: Field) -> None:
    """Name the line inside a combo, which a screen reader meets instead of the combo."""
    inner = field.control.findChild(QLineEdit)
    if inner is not None:
        inner.setAccessibleName(field.name)


def _code(combo: QComboBox, entries: tuple[Choosable, ...]) -> str | None:
    """Return the code that is meant by what stands in the combo: its name, its code, or the only match."""
    typed = combo.currentText().strip().casefold()
    if not typed:
        return None
    exact = [one.code for one in entries if typed in (one.name.casefold(), one.code.casefold())]
    found = exact or [one.code for one in entries if typed in one.name.casefold()]
    return found[0] if len(found) == 1 else None
