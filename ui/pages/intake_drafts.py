"""Keeping an unfinished intake: by itself every few seconds, and put aside by hand."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.desk import Desk, Outcome
from desktop.queries.drafts import Draft
from desktop.queries.enums import DraftKind
from desktop.queries.intake_now import KeptDraft
from desktop.services.drafts import save_draft, take_draft
from ui.pages.intake_form import Form, body_of, form_of

IDLE_MS = 2000
Write = Callable[[Callable[[], Outcome[Any]], Callable[[Any], None]], None]


class DraftKeeper(QObject):
    """Saves the form when nobody has typed for two seconds, and forgets it when it is done.

    Args:
        write: runs a use case in the WRITE lane and hands its value back.
        desk: returns the desk with the officer of this moment; asked on the UI thread.
        form: returns the form as it stands.

    Signals:
        parked: a form was put aside.
        taken: a form was taken up again.
    """

    parked = Signal(object)
    taken = Signal(object)

    def __init__(
        self, write: Write, desk: Callable[[], Desk], form: Callable[[], Form], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._write, self._desk, self._form = write, desk, form
        self._kept: str | None = None
        self._body: Form = Form()
        self._wanted = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(IDLE_MS)
        self._timer.timeout.connect(self.save)

    def touch(self) -> None:
        """Take note that something was typed."""
        self._timer.start()

    def know(self, draft: Draft) -> Form:
        """Take up a draft of this form that was found when the page opened."""
        self._kept, self._body = draft.id, form_of(draft.body)
        return self._body

    def save(self) -> None:
        """Keep the form now, when it is another one than what is kept."""
        self._timer.stop()
        form = self._form()
        if form == self._body:
            return
        if form.empty:
            self.drop()
            return
        self._body, self._wanted = form, True
        desk, body = self._desk(), body_of(form)

        def kept(draft: str) -> None:
            self._kept = draft
            if not self._wanted:
                self.drop()

        self._write(lambda: save_draft(desk, DraftKind.INTAKE, body), kept)

    def drop(self) -> None:
        """Forget the form: it was saved, put aside or emptied."""
        self._timer.stop()
        self._wanted, self._body = False, Form()
        if self._kept is None:
            return
        desk, draft = self._desk(), self._kept
        self._kept = None
        self._write(lambda: take_draft(desk, draft), lambda _: None)

    def park(self, form: Form) -> None:
        """Put a form aside."""
        desk, body = self._desk(), body_of(form)
        self._write(lambda: save_draft(desk, DraftKind.PARKED, body), lambda _: self.parked.emit(form))

    def take(self, draft: str) -> None:
        """Take a form up that was put aside."""
        desk = self._desk()
        self._write(lambda: take_draft(desk, draft), lambda found: self.taken.emit(form_of(found.body)))


def parked_words(kept: KeptDraft) -> str:
    """Return one line for a form that was put aside: its time, who it is about, how many services."""
    form = form_of(kept.draft.body)
    name = form.person.name if form.person else form.name
    count = f"{len(form.services)} layanan" if form.services else "belum ada layanan"
    return " · ".join((kept.at, name or "Tamu tanpa nama", count))
