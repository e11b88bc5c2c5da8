"""What a supervisor has on the page Permohonan: what is overdue by service, and the list as a file."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.desk import Desk
from desktop.queries.overdue import OverdueService, overdue_services
from ui.actions import Actions
from ui.dialogs.export import Export, ExportDialog, Exported, Wanted, ask_export
from ui.errors import explain
from ui.requests.asking import AskingPage
from ui.requests.exporting import ListWanted, draw_filtered, keep_filtered
from ui.requests.head import Head
from ui.requests.overdue import OverdueView
from ui.runner import Lane
from ui.widgets.buttons import KeyButton
from ui.widgets.messages import InlineMessage, Level

BY_SERVICE = "requests.by_service"
LEADS = ((BY_SERVICE, "day", "Per layanan"), ("requests.export", "table", "Ekspor"))
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
        button.setCheckable(command == BY_SERVICE)
        button.set_hint(f"{action.text()} ({action.shortcut().toString()})")
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

    Signals:
        opened: id of the request that is overdue longest, of a line whose list is wanted now.
        left: the list is wanted again.
    """

    opened = Signal(str)
    left = Signal()

    def __init__(self, page: AskingPage, head: Head, message: InlineMessage) -> None:
        super().__init__(page)
        self._page, self._around, self._head, self._message = page, page.around, head, message
        self.shown = False
        self.view = OverdueView()
        self.view.table.opened.connect(self._open)
        self.view.left.connect(self.left)
        does = self._around.actions.does
        does("requests.export", partial(self._ask_export, ".xlsx"))
        does("requests.export_csv", partial(self._ask_export, ".csv"))
        does("requests.export_clear", partial(self._ask_export, ".xlsx", clear=True))

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

    def _ask_export(self, ending: str, *, clear: bool = False) -> None:
        """Ask what the list that is filtered now leaves for."""
        what = Export("Ekspor permohonan tanpa samaran" if clear else "Ekspor permohonan", clear)
        requests = self._head.wish

        def said(wanted: Wanted) -> None:
            self._export(dialog, ListWanted(requests, ending, clear, wanted))

        dialog = ask_export(self._around, self._page, what, said)
        self._page.ask_in(dialog)

    def _export(self, dialog: ExportDialog, wanted: ListWanted) -> None:
        """Write what was filtered; masked it is drawn first, so that nobody who saves waits for it."""
        desk = self._around.desk.signed_in(self._around.desk.session)
        keep = partial(self._keep, dialog, desk, wanted)
        if wanted.clear:
            keep()
        else:
            self._around.runner.run(Lane.LONG, partial(draw_filtered, desk, wanted), keep, self._not_drawn)

    def _keep(self, dialog: ExportDialog, desk: Desk, wanted: ListWanted, drawn: Any = None) -> None:
        """Let the file leave; not where the dialog was closed while it was drawn."""
        if self._page.asks_in(dialog):
            folder = self._around.printing.folder
            self._page.act(partial(keep_filtered, desk, wanted, folder, drawn), self._exported)

    def _not_drawn(self, error: BaseException) -> None:
        self._page.show_problem(explain(error))

    def _exported(self, made: Exported) -> None:
        made.keep_session(self._around.desk)
        self._around.say(made.sentence, None)
