"""Codes scanned into the empty search of intake: our own lead to their ticket, others are said to be none."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from desktop.queries.scanned import Scanned, ScannedKind, scanned
from desktop.queries.typed import IdentityKind, kind_of
from ui.errors import explain
from ui.page import Surroundings
from ui.pages.intake_person import PersonSection
from ui.runner import Lane

PAGES = {
    ScannedKind.TICKET: "page.queue",
    ScannedKind.REQUEST: "page.requests",
    ScannedKind.COMPLAINT: "page.requests",
}

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Scans(QObject):
    """Takes what a scanner sends out of the search field before anybody is made of it.

    The text is not kept, not journalled and never opened: an address on the web stays letters.
    """

    def __init__(self, around: Surroundings, person: PersonSection) -> None:
        super().__init__(person)
        self._around, self._person = around, person
        person.identity.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        field = self._person.identity
        if watched is not field or not isinstance(event, QKeyEvent):
            return False
        if event.type() is not QEvent.Type.KeyPress or event.key() not in ENTER:
            return False
        typed = field.text()
        if kind_of(typed) is not IdentityKind.CODE:
            return False
        self._person.release()
        self._person.identity.clear()
        self._around.runner.run(
            Lane.READ, partial(scanned, self._around.desk, typed), self._go, self._say_unknown
        )
        return True

    def _go(self, found: Scanned) -> None:
        self._around.seek(PAGES[found.kind], found.words)

    def _say_unknown(self, error: BaseException) -> None:
        self._person.identity_field.set_error(explain(error).sentence)
