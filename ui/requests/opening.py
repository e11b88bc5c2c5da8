"""Opening a request at the window: about the ticket in front, or about whom the officer finds."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.queries.drafts import Draft
from desktop.queries.people import PersonRow, find_people
from desktop.queries.request_form import FoundPlace, RequestForm, RequestPlace, find_places, request_form
from desktop.services.opening import NewRequest
from desktop.services.taking_in import WithPaper, take_in_papers
from ui.dialogs.host import DialogHost
from ui.front import Front
from ui.page import Surroundings
from ui.requests.find import FindPlaceDialog
from ui.requests.kept import KeptForm, read_form, typed_of
from ui.requests.new import NewRequestDialog
from ui.searches import KeptSearches
from ui.widgets.messages import Level

CONTINUED = "Isian tadi dilanjutkan."


class Opening(DialogHost):
    """Opens the form of a new request, takes up what was typed in one that was left, and does what it asks for.

    Args:
        around: the window.
        host: over which dialogs stand.
        front: what the page in front shows.
    """

    def __init__(self, around: Surroundings, host: QWidget, front: Callable[[], Front]) -> None:
        super().__init__(around, host)
        self._front, self._searches = front, KeptSearches(around)
        around.actions.does("request.open", self.begin)

    def begin(self) -> None:
        """Ask for the papers of the ticket in front; where none is, first for whom."""
        front = self._front()
        if front.ticket or front.visit:
            self._at(RequestPlace(front.ticket, front.visit, front.person))
            return
        dialog = FindPlaceDialog(self._host)
        dialog.sought.connect(partial(self._look, dialog))
        dialog.chosen.connect(self._at)
        self._open(dialog)

    def _look(self, dialog: FindPlaceDialog, text: str) -> None:
        def show(found: tuple[FoundPlace, ...]) -> None:
            if self._dialog is dialog:
                dialog.show_found(text, found)
                self._searches.shown(text, sum(one.sought for one in found))

        self._ask(partial(find_places, self._around.desk, text), show)

    def _at(self, place: RequestPlace) -> None:
        self._ask(partial(read_form, self._around.desk, place), partial(self._show, place))

    def _show(self, asked: RequestPlace, found: tuple[RequestForm, Draft | None]) -> None:
        form, draft = found
        dialog = NewRequestDialog(form, self._host)
        if draft is not None:
            dialog.take(typed_of(draft))
            dialog.message.say(Level.INFO, CONTINUED)
        kept = KeptForm(dialog, asked, self._desk_now, self._act, draft.id if draft else None)
        dialog.people.sought.connect(partial(self._seek, dialog))
        dialog.chose_service.connect(partial(self._other_service, dialog, asked))
        dialog.wanted.connect(partial(self._take_in, dialog, kept, asked))
        self._open(dialog)

    def _desk_now(self) -> Desk:
        """Return the desk with the officer of this moment, who may have left when the lane gets to it."""
        return self._around.desk.signed_in(self._around.desk.session)

    def _seek(self, dialog: NewRequestDialog, text: str) -> None:
        if not text:
            dialog.people.show_people(text, ())
            return
        show = partial(self._show_people, dialog, text)
        self._ask(partial(find_people, self._around.desk, text), show)

    def _show_people(self, dialog: NewRequestDialog, text: str, found: list[PersonRow]) -> None:
        if self._dialog is dialog:
            dialog.people.show_people(text, found)
            self._searches.shown(text, len(found))

    def _other_service(self, dialog: NewRequestDialog, asked: RequestPlace, service: str) -> None:
        def show(form: RequestForm) -> None:
            if self._dialog is dialog:
                dialog.show_form(form)

        self._ask(partial(request_form, self._around.desk, asked, service), show)

    def _take_in(
        self,
        dialog: NewRequestDialog,
        kept: KeptForm,
        asked: RequestPlace,
        order: NewRequest,
        another: bool,  # noqa: FBT001 - as the signal has it
    ) -> None:
        def done(taken: WithPaper) -> None:
            self._around.papers.send(taken.paper)
            kept.drop()
            if self._dialog is not dialog:  # Esc may have taken it away meanwhile
                self._say(f"{taken.request.code} dibuka.")
            elif another:
                self._go_on(dialog, kept, asked, taken.request.code)
            else:
                dialog.accept()
                self._say(f"{taken.request.code} dibuka, tanda terima dicetak.")

        self._act(partial(take_in_papers, self._around.desk, order), done, partial(self._refused, dialog))

    def _go_on(self, dialog: NewRequestDialog, kept: KeptForm, asked: RequestPlace, code: str) -> None:
        def show(form: RequestForm) -> None:
            if self._dialog is dialog:
                dialog.next_applicant(form, code)
                kept.begin_again()

        work = partial(request_form, self._around.desk, asked, dialog.form.service)
        self._ask(work, show)

    def _refused(self, dialog: NewRequestDialog, sentence: str) -> None:
        if self._dialog is dialog:
            dialog.refuse(sentence)
        else:
            self._say(sentence)
