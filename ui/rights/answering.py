"""Citizens' cases at the window: a key opens the list, and what it asks for is done."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.desk import Desk, Outcome
from desktop.queries.breaches import BreachRow, breach_list
from desktop.queries.cases import CaseRow, case_list, code_of
from desktop.services.cases import NewCase, answer_case, open_case, reopen_case
from resources.undrawn import noting
from ui.dialogs.host import DialogHost
from ui.front import Front
from ui.page import Surroundings
from ui.rights.cases import Answered, Asked, CaseBook
from ui.widgets.messages import Level

TITLE = "Jawaban permintaan warga"


@dataclass(frozen=True, slots=True)
class _Found:
    """What the list shows, and the code of whom the page in front shows."""

    cases: list[CaseRow]
    breaches: list[BreachRow]
    about: str


def _look(desk: Desk, front: Front) -> _Found:
    """Return the list as it stands at one moment. Thread: READ."""
    with desk.reading():
        return _Found(
            case_list(desk, only_open=False), breach_list(desk), code_of(desk, front.person, front.visit)
        )


def _letter(desk: Desk, case: str) -> Outcome[tuple[bytes, set[str]]]:
    """Draw the letter that answers a case, and name the characters that it has only as codes. Thread: WRITE."""
    from desktop.services.rights_papers import print_case  # noqa: PLC0415 - reportlab, 400 ms

    with noting() as undrawn:
        drawn = print_case(desk, case)
    return Outcome((drawn.value, undrawn), drawn.changed)


class Answering(DialogHost):
    """Opens the list of cases and does what it asks for.

    Args:
        around: the window.
        host: over which dialogs stand.
        front: what the page in front shows.
    """

    def __init__(self, around: Surroundings, host: QWidget, front: Callable[[], Front]) -> None:
        super().__init__(around, host)
        self._front = front
        around.actions.does("rights.cases", self.open_book)

    def open_book(self) -> None:
        """Show what citizens ask about their data."""
        self._ask(partial(_look, self._around.desk, self._front()), self._show)

    def _show(self, found: _Found) -> None:
        dialog = CaseBook(self._host)
        dialog.asked.connect(partial(self._ask_for, dialog))
        dialog.answered.connect(partial(self._answer, dialog))
        dialog.printed.connect(partial(self._print, dialog))
        dialog.undone.connect(partial(self._take_back, dialog))
        dialog.begin_about(found.about)
        dialog.show_cases(found.cases, found.breaches)
        self._open(dialog)

    def _renewed(self, dialog: CaseBook, said: str, _: object = None) -> None:
        def show(found: _Found) -> None:
            if self._dialog is dialog:
                dialog.hide_forms()
                dialog.show_cases(found.cases, found.breaches)
                dialog.say(Level.INFO, said)

        self._ask(partial(_look, self._around.desk, self._front()), show)

    def _refused(self, dialog: CaseBook, sentence: str) -> None:
        if self._dialog is dialog:
            dialog.say(Level.ERROR, sentence)

    def _ask_for(self, dialog: CaseBook, asked: Asked) -> None:
        work = partial(open_case, self._around.desk, NewCase(asked.right, asked.about, words=asked.words))
        said = "Permintaan dicatat. Waktu 3x24 jam berjalan."
        self._act(work, partial(self._renewed, dialog, said), partial(self._refused, dialog))

    def _answer(self, dialog: CaseBook, given: Answered) -> None:
        work = partial(answer_case, self._around.desk, given.case, given.outcome, given.ground, given.words)
        said = "Jawaban dicatat. C mencetak suratnya, U mengurungkan."
        self._act(work, partial(self._renewed, dialog, said), partial(self._refused, dialog))

    def _take_back(self, dialog: CaseBook, case: str) -> None:
        work = partial(reopen_case, self._around.desk, case)
        self._act(work, partial(self._renewed, dialog, "Jawaban diurungkan."), partial(self._refused, dialog))

    def _print(self, dialog: CaseBook, case: str) -> None:
        def done(letter: tuple[bytes, set[str]]) -> None:
            pdf, undrawn = letter
            self._around.printing.send(TITLE, pdf, undrawn=undrawn)

        self._act(partial(_letter, self._around.desk, case), done, partial(self._refused, dialog))
