"""A complaint taken in from any page of the window, with its receipt; beside it, a partner called from any page."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.queries.agencies import agency_names
from ui.dialogs.host import DialogHost
from ui.front import Front
from ui.page import Surroundings
from ui.voice.calling import Calling
from ui.voice.complaints import new_complaint
from ui.voice.form import VoiceForm
from ui.voice.items import Act, Given


class Taking(DialogHost):
    """Opens the form over whichever page is in front.

    Args:
        around: the window.
        host: over which the dialog stands.
        front: what the page in front shows.
    """

    def __init__(self, around: Surroundings, host: QWidget, front: Callable[[], Front]) -> None:
        super().__init__(around, host)
        self.calling = Calling(around, host, front)
        around.actions.does("complaint.add", self.open_form)

    def open_form(self) -> None:
        """Ask what is complained about."""
        self._ask(partial(_act, self._around.desk), self._show)

    def _show(self, act: Act) -> None:
        if act.form is not None:
            form = VoiceForm(act.form, self._host)
            form.given.connect(partial(self._do, form, act))
            self._open(form)

    def _do(self, form: VoiceForm, act: Act, given: Given) -> None:
        def done(value: object) -> None:
            form.accept()
            if act.paper is not None:
                self._around.papers.send(act.paper(value))
            if act.said is not None:
                self._around.say(act.said(value), None)

        self._act(partial(act.work, self._around.desk, given), done, form.refuse)


def _act(desk: Desk) -> Act:
    """Return what takes a complaint in. Thread: READ."""
    return new_complaint(desk, agency_names(desk))
