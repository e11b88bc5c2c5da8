"""What a supervisor has on the page Permohonan: what is overdue by service, and the list as a file."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.queries.overdue import OverdueService, overdue_services
from ui.actions import Actions
from ui.errors import explain
from ui.page import Page
from ui.requests.ask import Answer, Form
from ui.requests.exporting import Wanted, draw_filtered, keep_filtered
from ui.requests.head import Head
from ui.requests.overdue import OverdueView
from ui.runner import Lane
from ui.widgets.buttons import KeyButton
from ui.widgets.messages import InlineMessage, Level

AskFirst = Callable[[Form, Callable[[Answer], None]], None]


LEADS = (("requests.by_service", "day", "Per layanan"), ("requests.export", "table", "Ekspor"))
"""Commands that have a button in the head, with its icon and words."""


def lead_buttons(actions: Actions) -> list[KeyButton]:
    """Return the buttons of who leads, none for others: few words, the whole of them in tooltip and name."""
    made = []
    for command, icon, said in LEADS:
        action = actions[command]
        if not action.isVisible():
            continue
        button = KeyButton(said, icon=icon, height=32)
        button.setObjectName(command)
        button.setToolTip(f"{action.text()} ({action.shortcut().toString()})")
        button.setAccessibleName(action.text())
        button.clicked.connect(action.trigger)
        made.append(button)
    return made


class Leading(QObject):
    """The overview in place of the list, and the exports.

    Args:
        page: on which it stands.
        head: whose filters the list of a line sets, and whose wish is exported.
        message: where it says why something cannot be done.
        ask_first: opens the dialog of a form.

    Signals:
        opened: id of the request that is overdue longest, of a line whose list is wanted now.
        left: the list is wanted again.
    """

    opened = Signal(str)
    left = Signal()

    def __init__(self, page: Page, head: Head, message: InlineMessage, ask_first: AskFirst) -> None:
        super().__init__(page)
        self._page, self._around, self._head, self._message = page, page.around, head, message
        self._ask_first = ask_first
        self.shown = self._drawing = False
        self.view = OverdueView()
        self.view.table.opened.connect(self._open)
        self.view.left.connect(self.left)
        does = self._around.actions.does
        does("requests.export", partial(self._export, ".xlsx"))
        does("requests.export_csv", partial(self._export, ".csv"))
        does("requests.export_clear", self._ask_reason)

    def reload(self) -> None:
        """Read the overview anew."""
        desk = self._around.desk
        self._around.runner.run(
            Lane.READ, partial(overdue_services, desk), self.view.show_overdue, self._unread
        )

    def _unread(self, error: BaseException) -> None:
        self._message.say(Level.ERROR, explain(error).sentence)

    def _open(self, line: OverdueService) -> None:
        self._head.open_service(line.agency, line.service, line.service_name)
        self.opened.emit(line.longest)

    # exports

    def _export(self, ending: str) -> None:
        """Write what is filtered, masked; drawn first, so that nobody who saves waits for it."""
        if self._drawing:
            return
        self._drawing = True
        wanted = Wanted(self._head.wish, ending)
        desk = self._around.desk.signed_in(self._around.desk.session)
        self._around.runner.run(
            Lane.LONG, partial(draw_filtered, desk, wanted), partial(self._keep, wanted), self._not_drawn
        )

    def _keep(self, wanted: Wanted, drawn: Any = None) -> None:
        self._drawing = False
        folder = self._around.printing.folder
        self._page.act(partial(keep_filtered, self._around.desk, wanted, folder, drawn), self._exported)

    def _not_drawn(self, error: BaseException) -> None:
        self._drawing = False
        self._unread(error)

    def _exported(self, sentence: str) -> None:
        self._around.say(sentence, None)

    def _ask_reason(self) -> None:
        form = Form(
            "Ekspor tanpa samaran: nama, nomor, dan telepon terbaca, dan tercatat per orang",
            "Ekspor",
            "eye",
            words="Alasan",
            needed=True,
            danger=True,
        )
        self._ask_first(form, self._reveal)

    def _reveal(self, answer: Answer) -> None:
        self._keep(Wanted(self._head.wish, ".xlsx", answer.words))
