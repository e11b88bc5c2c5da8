"""The form of a new request: whose it is, which papers came, and the receipt; for one applicant after the other."""

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.queries.enums import External, PaperForm, ReceivedPaper, words
from desktop.queries.request_form import RequestForm
from desktop.services.opening import NewRequest, Someone
from ui.counter.ticks import ROW_HEIGHT, Tick, Ticks
from ui.requests.moves import NO_DAY
from ui.requests.new_person import ALONE, OTHER, VISITOR, PeoplePart, TypedPeople, applicant_of
from ui.requests.paper_rows import FORMS
from ui.requests.words import first_capital
from ui.theme import theme_of
from ui.widgets.asking import AskingDialog, choices
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.words import label

WIDTH, SHOWN_TICKS = 860, 4
LEAST, BESIDE, RIM = 120, 176, 28
"""Heights in pixels: of the fields at least, of head and foot, and above a field that is brought into sight."""
NOTHING_ASKED = "Layanan ini tidak meminta berkas."


@dataclass(frozen=True, slots=True)
class Typed:
    """All that is typed and ticked, to be shown again."""

    people: TypedPeople = field(default_factory=TypedPeople)
    ticked: tuple[str, ...] = ()
    form: str = PaperForm.ORIGINAL.value
    until: str = ""
    system: str = ""
    reference: str = ""
    note: str = ""
    checked: bool = True


class Room(QScrollArea):
    """Asks for all the height of what is in it, and scrolls where large letters take more than the window has."""

    def __init__(self, inner: QWidget, beside: int) -> None:
        super().__init__()
        self._inner, self._beside = inner, beside
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """Return what all of it needs, at most what the window has beside head and foot."""
        inner, host = self._inner.sizeHint(), self.window().parentWidget()
        room = inner.height() if host is None else host.window().height() - theme_of(self).px(self._beside)
        return QSize(inner.width(), max(theme_of(self).px(LEAST), min(inner.height(), room)))

    def minimumSizeHint(self) -> QSize:
        """Return room for a field or two."""
        return QSize(0, theme_of(self).px(LEAST))


class NewRequestDialog(AskingDialog):
    """Ctrl+Enter takes the papers in and prints; Ctrl+Shift+Enter then asks for the next applicant.

    Signals:
        wanted: a NewRequest, and whether another applicant follows.
        chose_service: code of a service, of which the papers are to be shown.
    """

    wanted = Signal(object, bool)
    chose_service = Signal(str)

    def __init__(self, form: RequestForm, parent: QWidget | None = None) -> None:
        super().__init__("request.new", _title(form), WIDTH, parent)
        self.form = form
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName("request.message")
        self.people = PeoplePart(form.visitor, form.mandates)
        self.service = choices("request.service", [(said, code) for code, said in form.services])
        self.ticks = Ticks("request.papers", "Berkas yang diterima")
        self.nothing = label(NOTHING_ASKED, "label", "ink2", weight=400, wrap=True)
        self.paper_form = choices("request.form", [(first_capital(words(one)), one.value) for one in FORMS])
        days = [(f"{day:%d/%m/%Y}", day.isoformat()) for day in form.days]
        self.until = choices("request.until", [(NO_DAY, ""), *days])
        self.system = choices("request.system", [(said, value) for value, said in form.systems])
        self.reference, self.note = QLineEdit(), QLineEdit()
        self.reference.setObjectName("request.reference")
        self.note.setObjectName("request.note")
        self.checked = Tick("Sudah diperiksa: bila lengkap, waktunya mulai")
        self.checked.setObjectName("request.checked")
        self.checked.setChecked(True)
        self.back = KeyButton("Batal", key="Esc", icon="close")
        self.another = KeyButton(
            "Terima, lalu pemohon lain", key="Ctrl+Shift+Enter", icon="people", height=40
        )
        self.another.setObjectName("request.another")
        self.do = KeyButton("Terima & cetak", key="Ctrl+Enter", icon="printer", kind=Kind.PRIMARY, height=40)
        self.do.setObjectName("request.do")
        self._lay_out()
        self._bind()
        self.show_form(form)
        self.take(Typed(TypedPeople() if form.visitor else TypedPeople(whose=OTHER, acts=ALONE), self._held))
        (self.people.whose if form.service else self.service).setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        self.under = label("", "label", "ink2", weight=400, wrap=True)
        self.column.setSpacing(8)
        self.column.addWidget(self.under)
        self.column.addWidget(self.message)
        self.service_field = Field("Layanan", self.service)
        self.service_field.setVisible(bool(self.form.services))
        self.column.addWidget(self.service_field)
        inner = QWidget()
        halves = QHBoxLayout(inner)
        halves.setContentsMargins(3, 3, 3, 3)
        halves.setSpacing(24)
        halves.addWidget(self.people, 1)
        halves.addLayout(self._papers(), 1)
        self.room = Room(inner, BESIDE)
        self.column.addWidget(self.room, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.another)
        foot.addWidget(self.do)
        self.column.addLayout(foot)

    def _papers(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(label("Berkas yang diterima; sisanya dicatat kurang", "label", "ink2"))
        column.addWidget(self.ticks)
        column.addWidget(self.nothing)
        for parts in (
            (Field("Bentuk", self.paper_form), Field("Sisanya paling lambat", self.until)),
            (Field("Sistem instansi", self.system), Field("Nomor di sistem", self.reference, optional=True)),
        ):
            row = QHBoxLayout()
            row.setSpacing(12)
            for part in parts:
                row.addWidget(part, 1)
            column.addLayout(row)
        column.addWidget(Field("Catatan", self.note, optional=True))
        column.addWidget(self.checked)
        column.addStretch(1)
        return column

    def _bind(self) -> None:
        self.back.clicked.connect(self.reject)
        self.do.clicked.connect(self.go)
        self.another.clicked.connect(lambda: self._send(another=True))
        if self.form.services:
            self.service.setEditable(True)
            self.service.setInsertPolicy(self.service.InsertPolicy.NoInsert)
            known = QCompleter(self.service.model(), self)
            known.setFilterMode(Qt.MatchFlag.MatchContains)
            known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            known.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            self.service.setCompleter(known)
            self.service.setCurrentIndex(self.service.findData(self.form.service))
            self.service.activated.connect(lambda _: self._on_service())

    def _on_service(self) -> None:
        code = self.service.currentData()
        if code and code != self.form.service:
            self.chose_service.emit(code)

    def show_form(self, form: RequestForm) -> None:
        """Show the papers of a service; all else stays as it is typed."""
        self.form = form
        opened = f"Sudah dibuka: {', '.join(form.opened)}." if form.opened else ""
        self.under.setText("  ".join(filter(None, (form.service_name, opened))))
        self.under.setVisible(bool(self.under.text()))
        self.ticks.show_papers(form.papers)
        self.ticks.setVisible(bool(form.papers))
        rows = min(max(len(form.papers), 1), SHOWN_TICKS)
        self.ticks.setFixedHeight(theme_of(self).px(rows * ROW_HEIGHT + 10))
        self.nothing.setVisible(bool(form.service) and not form.papers)
        self.service_field.set_error("")

    @property
    def _held(self) -> tuple[str, ...]:
        return tuple(code for code, _, held in self.form.papers if held)

    @property
    def typed(self) -> Typed:
        """What is typed and chosen now."""
        return Typed(
            self.people.typed, self.ticks.ticked, self.paper_form.currentData(), self.until.currentData(),
            self.system.currentData(), self.reference.text(), self.note.text(), self.checked.isChecked(),
        )  # fmt: skip

    def take(self, typed: Typed) -> None:
        """Show what was typed before."""
        self.people.take(typed.people)
        for code, box in self.ticks.boxes.items():
            box.setChecked(code in typed.ticked)
        for combo, value in (
            (self.paper_form, typed.form), (self.until, typed.until), (self.system, typed.system)
        ):  # fmt: skip
            combo.setCurrentIndex(max(0, combo.findData(value)))
        self.reference.setText(typed.reference)
        self.note.setText(typed.note)
        self.checked.setChecked(typed.checked)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was opened; what was typed stays."""
        self.message.say(Level.ERROR, sentence)
        self._rest(resting=False)

    def next_applicant(self, form: RequestForm, code: str) -> None:
        """Go on with another applicant of the same place, after one was taken in."""
        self._rest(resting=False)
        self.show_form(form)
        self.reference.setText("")
        self.note.setText("")
        self.people.for_another()
        self.message.say(Level.OK, f"{code} dibuka, tanda terimanya dicetak. Pemohon berikutnya?")

    def _rest(self, *, resting: bool) -> None:
        for button in (self.do, self.another):
            button.setEnabled(not resting)

    def go(self) -> None:
        """Take the papers in."""
        self._send(another=False)

    def _send(self, *, another: bool) -> None:
        if not self.do.isEnabled():
            return
        if not self.form.service:
            self.service_field.set_error("Pilih layanannya.")
            self.service.setFocus()
            return
        if not self.people.complaint():
            self._rest(resting=True)
            self.wanted.emit(self.order(), another)

    def order(self) -> NewRequest:
        """Return what is typed, as the use case takes it."""
        typed, place = self.typed, self.form.place
        people = typed.people
        applicant = applicant_of(people)
        if applicant is None and place.person:
            applicant = Someone(person=place.person)
        acts = Someone(name=people.proxy) if people.acts == OTHER else None
        if people.acts == VISITOR and place.person:
            acts = Someone(person=place.person)
        return NewRequest(
            ticket=place.ticket or None,
            visit=place.visit or None,
            service=self.form.service,
            applicant=applicant,
            proxy=acts,
            mandate=(people.mandate or None) if people.acts != ALONE else None,
            by_visitor=people.acts == VISITOR,
            company=people.company,
            received=tuple(ReceivedPaper(code, PaperForm(typed.form)) for code in typed.ticked),
            complete_by=date.fromisoformat(typed.until) if typed.until else None,
            verified=typed.checked,
            system=External(typed.system) if typed.reference.strip() else None,
            reference=typed.reference,
            note=typed.note,
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the fields need: Qt stops at two thirds of the screen, and large letters do not."""
        if not event.spontaneous() and not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(max(self.sizeHint().width(), self.minimumWidth()), self.sizeHint().height())
        super().showEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Bring the field that the keys go to into sight."""
        went = super().focusNextPrevChild(following)
        field_ = self.focusWidget()
        if field_ is not None and self.room.isAncestorOf(field_):
            self.room.ensureWidgetVisible(field_, 0, theme_of(self).px(RIM))
        return went

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Ctrl+Shift+Enter go on with another applicant."""
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & both == both and not event.isAutoRepeat():
            self._send(another=True)
            return
        super().keyPressEvent(event)


def _title(form: RequestForm) -> str:
    return f"Permohonan baru · {form.title}" if form.title else "Permohonan baru"
