"""Whose matter a new request is, and who acts for them: the visitor, somebody known, or somebody new."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.queries.people import PersonRow
from desktop.queries.typed import whole_number
from desktop.services.opening import Someone
from ui.widgets.asking import choices
from ui.widgets.fields import Field

SEARCH_MS = 200
"""Of rest after a key before people are looked for."""
LEAST_LETTERS = 3
VISITOR, OTHER, ALONE = "visitor", "other", "alone"
NEW = "Orang baru"


@dataclass(frozen=True, slots=True)
class TypedPeople:
    """What was typed and chosen about people; `person` is the id of somebody found, empty for a new one."""

    whose: str = VISITOR
    name: str = ""
    nik: str = ""
    phone: str = ""
    person: str = ""
    acts: str = ""
    proxy: str = ""
    mandate: str = ""
    company: str = ""


class PeoplePart(QWidget):
    """The left half of the form.

    Signals:
        sought: a text by which people are to be looked for.
    """

    sought = Signal(str)

    def __init__(self, visitor: str, mandates: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._visitor = visitor
        mine = [(f"Tamu: {visitor}", VISITOR)] if visitor else []
        self.whose = choices("request.whose", [*mine, ("Orang lain", OTHER)])
        self.name = _line("request.name")
        self.nik = _line("request.nik")
        self.phone = _line("request.phone")
        self.found = choices("request.found", [(NEW, "")])
        acts = [(f"Tamu: {visitor}", VISITOR)] if visitor else []
        self.acts = choices("request.acts", [("Pemohon sendiri", ALONE), *acts, ("Orang lain", OTHER)])
        self.proxy = _line("request.proxy")
        self.mandate = choices(
            "request.mandate", [("Tanpa surat", ""), *((name, code) for code, name in mandates)]
        )
        self.company = _line("request.company")
        self._rest = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._lay_out()
        self._bind()
        self._settle()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Field("Pemohon", self.whose))
        self._other = QWidget()
        inner = QVBoxLayout(self._other)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        self.name_field = Field("Nama pemohon", self.name)
        inner.addWidget(self.name_field)
        inner.addLayout(
            _beside(Field("NIK", self.nik, optional=True), Field("Telepon", self.phone, optional=True))
        )
        inner.addWidget(Field("Sudah dikenal", self.found))
        column.addWidget(self._other)
        self.proxy_field = Field("Nama kuasa", self.proxy)
        column.addLayout(_beside(Field("Diurus oleh", self.acts), self.proxy_field))
        self.mandate_field = Field("Surat kuasa", self.mandate)
        column.addLayout(_beside(self.mandate_field, Field("Perusahaan", self.company, optional=True)))
        column.addStretch(1)

    def _bind(self) -> None:
        self.whose.currentIndexChanged.connect(lambda _: self._on_whose())
        self.acts.currentIndexChanged.connect(lambda _: self._settle())
        for line in (self.name, self.nik, self.phone):
            line.textEdited.connect(lambda _: self._rest.start())
        self._rest.timeout.connect(lambda: self.sought.emit(self.wanted))

    @property
    def wanted(self) -> str:
        """The text by which the applicant is looked for: a whole number before the name; empty for too little."""
        for line in (self.nik, self.phone):
            if whole_number(line.text()):
                return line.text().strip()
        name = self.name.text().strip()
        return name if len(name) >= LEAST_LETTERS else ""

    def show_people(self, asked: str, people: Sequence[PersonRow]) -> None:
        """Offer who was found; one who was found by a whole number is chosen."""
        if asked != self.wanted:
            return
        chosen = self.found.currentData()
        with QSignalBlocker(self.found):
            self.found.clear()
            self.found.addItem(NEW, "")
            for one in people:
                beside = " · ".join(filter(None, (one.masked_number, one.birth_year)))
                self.found.addItem(f"{one.name} · {beside}" if beside else one.name, one.id)
            place = self.found.findData(chosen) if chosen else 0
            if len(people) == 1 and whole_number(asked):
                place = 1
            self.found.setCurrentIndex(max(0, place))

    def _on_whose(self) -> None:
        other = self.whose.currentData() == OTHER
        self.acts.setCurrentIndex(self.acts.findData(VISITOR if other and self._visitor else ALONE))
        self._settle()

    def _settle(self) -> None:
        """Ask only what the choices above leave open."""
        self._other.setEnabled(self.whose.currentData() == OTHER)
        self.proxy_field.setEnabled(self.acts.currentData() == OTHER)
        self.mandate_field.setEnabled(self.acts.currentData() != ALONE)

    @property
    def typed(self) -> TypedPeople:
        """What is typed and chosen now."""
        return TypedPeople(
            self.whose.currentData(), self.name.text(), self.nik.text(), self.phone.text(),
            self.found.currentData(), self.acts.currentData(), self.proxy.text(), self.mandate.currentData(),
            self.company.text(),
        )  # fmt: skip

    def take(self, typed: TypedPeople) -> None:
        """Show what was typed before."""
        self.whose.setCurrentIndex(max(0, self.whose.findData(typed.whose)))
        for line, words in (
            (self.name, typed.name), (self.nik, typed.nik), (self.phone, typed.phone),
            (self.proxy, typed.proxy), (self.company, typed.company),
        ):  # fmt: skip
            line.setText(words)
        self.acts.setCurrentIndex(max(0, self.acts.findData(typed.acts or ALONE)))
        self.mandate.setCurrentIndex(max(0, self.mandate.findData(typed.mandate)))
        if typed.person:
            self.found.addItem(typed.name, typed.person)
            self.found.setCurrentIndex(self.found.count() - 1)
        self._settle()

    def for_another(self) -> None:
        """Ask for another applicant, of whom nothing is known; who acts stays."""
        for line in (self.name, self.nik, self.phone):
            line.clear()
        with QSignalBlocker(self.found):
            self.found.clear()
            self.found.addItem(NEW, "")
        acts = self.acts.currentData()
        if self.whose.currentData() != OTHER:
            self.whose.setCurrentIndex(self.whose.findData(OTHER))
        elif acts != VISITOR:
            self.acts.setCurrentIndex(self.acts.findData(acts))
        self.name_field.set_error("")
        self.name.setFocus()

    def complaint(self) -> str:
        """Return what is missing, and mark it; empty where nothing is."""
        typed = self.typed
        nobody = typed.whose == OTHER and not (typed.person or typed.name.strip() or typed.company.strip())
        self.name_field.set_error("Isi nama pemohon, atau perusahaannya." if nobody else "")
        unnamed = typed.acts == OTHER and not typed.proxy.strip()
        self.proxy_field.set_error("Isi nama kuasa." if unnamed else "")
        if nobody:
            self.name.setFocus()
        elif unnamed:
            self.proxy.setFocus()
        return self.name_field.error or self.proxy_field.error


def applicant_of(typed: TypedPeople) -> Someone | None:
    """Return the applicant as the use case takes them; None for the visitor."""
    if typed.whose != OTHER:
        return None
    if typed.person:
        return Someone(person=typed.person)
    return Someone(name=typed.name, id_number=typed.nik, phone=typed.phone)


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made


def _beside(*fields: Field) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for field in fields:
        row.addWidget(field, 1)
    return row
