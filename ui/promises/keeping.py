"""The promise book at the window: a key writes a promise down, another opens what is owed today."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.queries.agencies import AgencyName, agency_names
from desktop.queries.promises import KeptRate, PromiseRow, kept_rate, promise_list
from desktop.services import promises
from desktop.services.promises import NewPromise
from ui.dialogs.host import DialogHost
from ui.front import Front
from ui.page import Surroundings
from ui.promises.add import PromiseDialog
from ui.promises.book import Broken, PromiseBook
from ui.widgets.messages import Level


@dataclass(frozen=True, slots=True)
class _Form:
    now: datetime
    agencies: tuple[AgencyName, ...]


def _form(desk: Desk) -> _Form:
    """Return what the form needs. Thread: READ."""
    own = desk.session.agency if desk.session else None
    listed = [one for one in agency_names(desk) if own in (None, one.code)]
    return _Form(desk.calendar().local(desk.now()), tuple(listed))


def _book(desk: Desk) -> tuple[list[PromiseRow], KeptRate]:
    """Return today's book and rate, at one moment. Thread: READ."""
    with desk.reading():
        today = desk.today()
        return promise_list(desk, only_open=False), kept_rate(desk, today, today)


class Keeping(DialogHost):
    """Opens the form and the book, and does what they ask for.

    Args:
        around: the window.
        host: over which dialogs stand.
        front: what the page in front shows.
    """

    def __init__(self, around: Surroundings, host: QWidget, front: Callable[[], Front]) -> None:
        super().__init__(around, host)
        self._front = front
        around.actions.does("promise.add", self.open_form)
        around.actions.does("promise.book", self.open_book)

    def open_form(self) -> None:
        """Ask what was promised, about what the page in front shows."""
        self._ask(partial(_form, self._around.desk), partial(self._show_form, self._front()))

    def _show_form(self, about: Front, form: _Form) -> None:
        dialog = PromiseDialog(form.now, form.agencies, about.shown, self._host)
        dialog.wanted.connect(partial(self._make, dialog, about))
        self._open(dialog)

    def _make(self, dialog: PromiseDialog, about: Front, order: NewPromise) -> None:
        def done(promise: str) -> None:
            dialog.accept()
            self._around.say("Janji dicatat.", partial(self._undo, promise))

        whole = replace(order, visit=about.visit or None, ticket=about.ticket or None)
        self._act(partial(promises.make_promise, self._around.desk, whole), done, dialog.refuse)

    def open_book(self) -> None:
        """Show what is owed until today."""
        self._ask(partial(_book, self._around.desk), self._show_book)

    def _show_book(self, found: tuple[list[PromiseRow], KeptRate]) -> None:
        dialog = PromiseBook(self._host)
        dialog.kept.connect(partial(self._keep, dialog))
        dialog.broken.connect(partial(self._break, dialog))
        dialog.undone.connect(partial(self._take_back, dialog))
        dialog.wants_new.connect(self.open_form)
        dialog.show_promises(*found)
        self._open(dialog)

    def _renew(self, dialog: PromiseBook, said: str) -> None:
        def show(found: tuple[list[PromiseRow], KeptRate]) -> None:
            if self._dialog is dialog:
                dialog.show_promises(*found)
                dialog.say(Level.INFO, said)

        self._ask(partial(_book, self._around.desk), show)

    def _refused(self, dialog: PromiseBook, sentence: str) -> None:
        if self._dialog is dialog:
            dialog.say(Level.ERROR, sentence)

    def _keep(self, dialog: PromiseBook, promise: str) -> None:
        work = partial(promises.keep_promise, self._around.desk, promise)
        done = partial(self._renewed, dialog, "Dicatat ditepati. U mengurungkan.")
        self._act(work, done, partial(self._refused, dialog))

    def _break(self, dialog: PromiseBook, broken: Broken) -> None:
        work = partial(
            promises.break_promise, self._around.desk, broken.promise, broken.reason, broken.apology
        )
        done = partial(self._renewed, dialog, "Dicatat tidak ditepati. U mengurungkan.")
        self._act(work, done, partial(self._refused, dialog))

    def _take_back(self, dialog: PromiseBook, promise: str) -> None:
        work = partial(promises.undo_promise, self._around.desk, promise)
        done = partial(self._renewed, dialog, "Diurungkan.")
        self._act(work, done, partial(self._refused, dialog))

    def _renewed(self, dialog: PromiseBook, said: str, _: str) -> None:
        self._renew(dialog, said)

    def _undo(self, promise: str) -> None:
        work = partial(promises.undo_promise, self._around.desk, promise, making=True)
        self._act(work, lambda _: self._say("Janji dihapus dari buku."), self._say)
