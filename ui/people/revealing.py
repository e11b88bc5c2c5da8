"""Who is in front in clear: which page shows whom, the reason where it is asked, and the clipboard."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.desk import Outcome
from desktop.services.revealing import (
    Look,
    PersonInClear,
    reveal_complaint,
    reveal_person,
    reveal_request,
    reveal_visit,
)
from ui.clipboard import BriefClipboard
from ui.dialogs.host import DialogHost
from ui.errors import explain
from ui.front import Front
from ui.page import Surroundings
from ui.people.reveal import RevealDialog
from ui.runner import Lane

NOBODY_CHOSEN = "Pilih dulu tamu, tiket, permohonan, atau pengaduan."
NOBODY_KNOWN = "Tidak ada orang yang tercatat di sini."
COPIED = "Nomor disalin; papan klip dikosongkan dalam 30 detik."
NO_REASON = "reveal.no_reason"
Shown = Outcome[tuple[PersonInClear, ...]]


class Revealing(DialogHost):
    """Shows whoever the page in front is about.

    Args:
        around: the window.
        host: over which the dialog stands.
        front: what the page in front shows.
    """

    def __init__(self, around: Surroundings, host: QWidget, front: Callable[[], Front]) -> None:
        super().__init__(around, host)
        self._front = front
        self.clipboard = BriefClipboard(self)
        around.actions.does("person.reveal", self.begin)

    def begin(self) -> None:
        """Show them at once where they are the officer's own of today, else ask why first."""
        about = self._front()
        if not (about.complaint or about.request or about.person or about.visit):
            self._say(NOBODY_CHOSEN)
            return
        self._look(about, None)

    def _look(self, about: Front, look: Look | None) -> None:
        work = partial(self._reveal, about, look)
        self._around.runner.run(
            Lane.WRITE, work, partial(self._answered, about), partial(self._failed, about)
        )

    def _reveal(self, about: Front, look: Look | None) -> Shown:
        """Have them shown by what is known of them. Thread: WRITE."""
        desk = self._around.desk
        if about.complaint:
            return reveal_complaint(desk, about.complaint, look)
        if about.request:
            return reveal_request(desk, about.request, look)
        if about.person:
            return reveal_person(desk, about.person, look)
        return reveal_visit(desk, about.visit, look)

    def _answered(self, about: Front, outcome: Shown) -> None:
        self._around.hub.publish(outcome.changed)
        if not outcome.value:
            self._say(NOBODY_KNOWN)
        elif self._host.isVisible():  # the lock may have come meanwhile
            self._dialog_about(about).show_people(outcome.value)

    def _failed(self, about: Front, error: BaseException) -> None:
        problem = explain(error)
        asking = isinstance(self._dialog, RevealDialog)
        if problem.code == NO_REASON and not asking:
            if self._host.isVisible():
                self._dialog_about(about)
        elif asking:
            self._refused(problem.sentence)
        else:
            self._say(problem.sentence)

    def _refused(self, sentence: str) -> None:
        if isinstance(self._dialog, RevealDialog):
            self._dialog.refuse(sentence)

    def _dialog_about(self, about: Front) -> RevealDialog:
        """Return the dialog that is open, or one that opens now."""
        if isinstance(self._dialog, RevealDialog):
            return self._dialog
        dialog = RevealDialog(about.shown, self._host)
        dialog.wanted.connect(partial(self._look, about))
        dialog.copied.connect(self._copy)
        self._open(dialog)
        return dialog

    def _copy(self, number: str) -> None:
        self.clipboard.copy(number)
        self._say(COPIED)
