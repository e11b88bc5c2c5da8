"""Section 1 of intake, the visitor: who they are, as far as they say so."""

from collections.abc import Callable, Collection
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.queries.bookings import BookingRow
from desktop.queries.people import PersonRow
from desktop.queries.typed import (
    IdentityKind,
    Read,
    check_birth,
    check_name,
    check_nik,
    check_phone,
    is_elderly,
    kind_of,
    may_be_code,
    surely_elderly,
    whole_number,
)
from ui.pages.intake_form import NO_ID_REASONS, Booked, Form, Person
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.match_card import MatchCard, MatchPlace
from ui.widgets.searching import Latest, SearchEdit
from ui.widgets.words import label

FOUND_MOST = 3
Found = PersonRow | BookingRow
Ask = Callable[[Callable[[], Any], Callable[[Any], None]], None]


class IdentityField(Field):
    """The search field, with the tick for those without a NIK at its head."""

    def __init__(self, control: QLineEdit, no_nik: QCheckBox) -> None:
        super().__init__("NIK, nama, HP, atau booking", control)
        head = self._head.layout()
        if head is not None:
            head.addWidget(no_nik)


class PersonSection(QWidget):
    """Search field, found people, name, phone and birth.

    Signals:
        changed: something was typed or chosen.
        booked: the BookingRow that was chosen.
        elderly: what was told means that the visitor goes first by age.
    """

    changed = Signal()
    booked = Signal(object)
    elderly = Signal()

    def __init__(self, ask: Ask, find: Callable[[str], list[Found]]) -> None:
        super().__init__()
        self.today = date.min
        self._person: Person | None = None
        self._bookings: tuple[Booked, ...] = ()
        self.visit_today = ""  # id of the chosen person's visit of today, for a lost paper
        self._found: list[Found] = []
        self._wants_first = False
        self._copied = ""
        self._search = Latest(ask, find, self._show_found, self)
        self._make_controls()
        self._lay_out()
        self._bind()
        self._settle()

    def _make_controls(self) -> None:
        self.identity = SearchEdit("Ketik atau pindai")
        self.identity.setObjectName("intake.identity")
        self.no_nik = QCheckBox("Tanpa NIK")
        self.no_nik.setObjectName("intake.no_nik")
        self.reason = QComboBox()
        self.reason.setObjectName("intake.no_nik_reason")
        for stored, words in NO_ID_REASONS.items():
            self.reason.addItem(words, stored)
        self.name, self.phone, self.birth = QLineEdit(), QLineEdit(), QLineEdit()
        self.name.setObjectName("intake.name")
        self.phone.setObjectName("intake.phone")
        self.birth.setObjectName("intake.birth")
        self.birth.setPlaceholderText("hh/bb/tttt")
        self.identity_field = IdentityField(self.identity, self.no_nik)
        self.reason_field = Field("Alasan tanpa NIK", self.reason)
        self.name_field = Field("Nama lengkap", self.name, optional=True)
        self.phone_field = Field("Nomor HP", self.phone, optional=True)
        self.birth_field = Field("Tanggal lahir", self.birth, optional=True)

    def _lay_out(self) -> None:
        self.results = QWidget()
        self.results.setObjectName("intake.results")
        self.results.setAccessibleName("Mungkin orang yang sama")
        self._cards = QVBoxLayout(self.results)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(4)
        self._hint = label("Esc: orang baru", "small", "ink3")
        self.reveal = KeyButton("Data lengkap", key="F6", icon="eye", kind=Kind.QUIET, height=32)
        self.reveal.setObjectName("intake.reveal")
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(self.phone_field, 1, Qt.AlignmentFlag.AlignTop)
        pair.addWidget(self.birth_field, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.identity_field)
        column.addWidget(self.reason_field)
        column.addWidget(self.results)
        column.addWidget(self._hint)
        column.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.name_field)
        column.addLayout(pair)

    def _bind(self) -> None:
        self.identity.textEdited.connect(self._on_identity)
        self.identity.installEventFilter(self)
        self.identity.editingFinished.connect(self._on_identity_left)
        self.name.editingFinished.connect(self._on_name_left)
        self.phone.editingFinished.connect(self._on_phone_left)
        self.birth.editingFinished.connect(self._on_birth_left)
        self.no_nik.toggled.connect(self._on_no_nik)
        for edit in (self.name, self.phone, self.birth):
            edit.textEdited.connect(self.changed)
        self.reason.currentIndexChanged.connect(self.changed)

    # --- finding ---------------------------------------------------------------------------------

    def _on_identity(self, typed: str) -> None:
        self._wants_first = False
        self._person, self.visit_today = None, ""
        self.identity_field.set_error("")
        if typed.strip():
            self._search.change(typed.strip())
        else:
            self._search.stop()
            self._found = []
            self._settle()
        self.changed.emit()

    def _show_found(self, typed: str, found: list[Found]) -> None:
        self._found = found[:FOUND_MOST]
        exact = whole_number(typed) or any(isinstance(row, BookingRow) for row in found)
        if self._wants_first and exact and len(self._found) == 1:
            self._choose(self._found[0])
            return
        self._wants_first = False
        self._settle()

    def _choose(self, row: Found) -> None:
        self._search.stop()
        if isinstance(row, BookingRow):
            self._choose_booking(row)
            return
        self._take_person(row)

    def _choose_booking(self, row: BookingRow) -> None:
        """Take a booking with its person, or say why it cannot be used now."""
        if not row.usable:
            self.identity_field.set_error(f"Booking {row.code}: {row.standing}.")
            return
        one = Booked(row.code, row.time, row.service, row.service_name)
        self._bookings = (*(kept for kept in self._bookings if kept.service != row.service), one)
        if row.person is not None:
            self._take_person(row.person)
        else:
            self._found = []
            self.identity.setText("" if self._person is None else self._person.name)
            self._settle()
        self.booked.emit(row)

    def _take_person(self, row: PersonRow) -> None:
        self._person = Person(row.id, row.name, row.masked_number, row.birth_year, row.visits)
        self.visit_today = row.visit_today
        self._found = []
        self.identity.setText(row.name)
        self.identity_field.set_error("")
        self.no_nik.setChecked(False)
        self._settle()
        self.changed.emit()
        if surely_elderly(row.birth_year, self.today):
            self.elderly.emit()

    def release(self) -> None:
        """Let go of the chosen person and bookings, or of those found: it is a new one."""
        self._search.stop()
        self.visit_today = ""
        if not self._found:
            self._bookings = ()
        if self._person is not None:
            self._person = None
            self.identity.setText("")
        self._found = []
        self._copy_identity()
        self._settle()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter take the first that was found, Esc none of them, and Down go into the list."""
        if watched is self.identity and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key, plain = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain == Qt.KeyboardModifier.NoModifier and self._on_key(key):
                return True
        return super().eventFilter(watched, event)

    def _on_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._search.waiting and (
                whole_number(self.identity.text()) or may_be_code(self.identity.text())
            ):
                self._wants_first = True
                self._search.now()
                return self._person is None and bool(self._found)
            if self._found and not self._search.waiting:
                self._choose(self._found[0])
                return True
        if key == Qt.Key.Key_Escape and (self._found or self._person or self._bookings):
            self.release()
            return True
        if key == Qt.Key.Key_Down and self._found:
            card = self.results.findChild(MatchCard)
            if card is not None:
                card.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _settle(self) -> None:
        """Show what was found or chosen; the name is asked where nobody is chosen."""
        focused = self.results.isAncestorOf(self.focusWidget() or self.identity)
        while (item := self._cards.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if self._person is not None:
            self._add_card(self._person, MatchPlace.CHOSEN, self.release)
        for booked in self._bookings:
            self._add_booking(booked, MatchPlace.CHOSEN, "", partial(self._drop_booking, booked))
        for place, row in enumerate(self._found):
            standing = MatchPlace.MORE if place else MatchPlace.FIRST
            if isinstance(row, BookingRow):
                self._add_booking(row, standing, str(row.standing), partial(self._choose, row))
            else:
                self._add_card(row, standing, partial(self._choose, row))
        before: QWidget = self.identity
        for place in range(self._cards.count()):
            item = self._cards.itemAt(place)
            card = item.widget() if item is not None else None
            if card is not None:
                QWidget.setTabOrder(before, card)
                before = card
        self.results.setVisible(self._person is not None or bool(self._found) or bool(self._bookings))
        self._hint.setVisible(bool(self._found))
        self.reveal.setVisible(self._person is not None)
        self.reason_field.setVisible(self.no_nik.isChecked())
        self.name_field.setVisible(self._person is None)
        known = "Isi bila berubah" if self._person is not None else ""
        self.phone.setPlaceholderText(known)
        self.birth.setPlaceholderText(known or "hh/bb/tttt")
        if focused:
            self.identity.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_card(self, row: PersonRow | Person, place: MatchPlace, act: Callable[[], None]) -> None:
        parts = [
            f"NIK •••• {row.masked_number[-4:]}" if row.masked_number else "tanpa NIK",
            f"lahir {row.birth_year}" if row.birth_year else "",
            f"hari ini {row.came_today}" if isinstance(row, PersonRow) and row.came_today else "",
            f"kunjungan ke-{row.visits + 1}",
        ]
        card = MatchCard(row.name, [part for part in parts if part], place)
        card.setObjectName("intake.match")
        card.clicked.connect(act)
        self._cards.addWidget(card)

    def _add_booking(
        self, row: BookingRow | Booked, place: MatchPlace, standing: str, act: Callable[[], None]
    ) -> None:
        parts = [f"{row.time}, {standing}" if standing else row.time, row.service_name]
        card = MatchCard(f"Booking {row.code}", parts, place, "booking")
        card.setObjectName("intake.booking")
        card.clicked.connect(act)
        self._cards.addWidget(card)

    def _drop_booking(self, booked: Booked) -> None:
        self.keep_bookings([one.service for one in self._bookings if one != booked])
        self.changed.emit()

    def keep_bookings(self, services: Collection[str]) -> None:
        """Let go of the bookings of other services than these."""
        kept = tuple(one for one in self._bookings if one.service in services)
        if kept != self._bookings:
            self._bookings = kept
            self._settle()

    # --- checking on leaving ---------------------------------------------------------------------

    def _on_identity_left(self) -> None:
        if self._person is not None or self._found or self._search.waiting:
            return
        self._copy_identity()
        self.check_identity()

    def _copy_identity(self) -> None:
        """Put a name or phone number that was looked for where it belongs, when nobody is chosen."""
        typed = self.identity.text().strip()
        kind = IdentityKind.EMPTY if self._person else kind_of(typed)
        target = {IdentityKind.NAME: self.name, IdentityKind.PHONE: self.phone}.get(kind)
        passport = self.no_nik.isChecked() and any(char.isdigit() for char in typed)
        code = target is self.name and may_be_code(typed)
        if target is not None and not (passport or code) and target.text() in ("", self._copied):
            target.setText(typed)
            self._copied = typed

    def _on_no_nik(self) -> None:
        self._settle()
        self.check_identity()
        self.changed.emit()

    def check_identity(self) -> None:
        """Say what is wrong with a number that should be a NIK, or what to look at."""
        typed = self.identity.text()
        nik = self._person is None and not self.no_nik.isChecked() and kind_of(typed) is IdentityKind.NIK
        read = check_nik(typed, self.today) if nik else Read()
        _tell(self.identity_field, read)
        if read.birth is not None and not self.birth.text():
            self.birth.setText(f"{read.birth:%d/%m/%Y}")
            self._on_birth_left()

    def _on_name_left(self) -> None:
        _tell(self.name_field, check_name(self.name.text()))

    def _on_phone_left(self) -> None:
        _tell(self.phone_field, check_phone(self.phone.text()))

    def _on_birth_left(self) -> None:
        read = check_birth(self.birth.text(), self.today)
        _tell(self.birth_field, read)
        if read.birth is not None:
            self.birth.setText(f"{read.birth:%d/%m/%Y}")
            if is_elderly(read.birth, self.today):
                self.elderly.emit()

    def check(self) -> list[Field]:
        """Check everything and return the fields with something wrong, from top to bottom."""
        self._search.now()
        self.check_identity()
        self._on_name_left()
        self._on_phone_left()
        self._on_birth_left()
        listed = (self.identity_field, self.name_field, self.phone_field, self.birth_field)
        return [field for field in listed if field.error]

    # --- values ----------------------------------------------------------------------------------

    @property
    def chosen(self) -> str:
        """Id of the chosen person, empty for none."""
        return self._person.id if self._person else ""

    def values(self) -> Form:
        """Return what stands here; the rest of the form is empty."""
        return Form(
            identity=self.identity.text(),
            person=self._person,
            no_nik=self.no_nik.isChecked(),
            reason=str(self.reason.currentData()) if self.no_nik.isChecked() else "",
            name=self.name.text() if self._person is None else "",
            phone=self.phone.text(),
            birth=self.birth.text(),
            bookings=self._bookings,
        )

    def show_values(self, form: Form) -> None:
        """Show another form."""
        self._search.stop()
        self._found, self._wants_first, self._copied = [], False, ""
        self.visit_today = ""
        self.identity.setText(form.identity)
        self.no_nik.setChecked(form.no_nik)
        self.reason.setCurrentIndex(max(0, self.reason.findData(form.reason)))
        self.name.setText(form.name)
        self.phone.setText(form.phone)
        self.birth.setText(form.birth)
        self._person, self._bookings = form.person, form.bookings
        for field in (self.identity_field, self.name_field, self.phone_field, self.birth_field):
            _tell(field, Read())
        self._settle()


def _tell(field: Field, read: Read) -> None:
    """Say at a field what is wrong, or what to look at."""
    field.set_help(" ".join(str(doubt) for doubt in read.doubts))
    field.set_error("" if read.wrong is None else str(read.wrong))
