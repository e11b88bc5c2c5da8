"""Outage mode at the window: keeps the band, opens the form and the list, and does what they ask for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.desk import Desk, Topic
from desktop.queries.enums import OutageChoice
from desktop.queries.outage_form import OutageForm, outage_form
from desktop.queries.outages import (
    Affected,
    AffectedRow,
    OutageNow,
    affected,
    called_back,
    outage_list,
    running_outages,
)
from desktop.services import outages
from desktop.services.outages import NewOutage
from desktop.services.papers import PaperKind, PrintedPaper, print_paper
from desktop.services.print_jobs import mark_failed, mark_sent
from desktop.services.taking_in import receipt_of_ticket
from desktop.services.undo import undo_ticket
from ui.dialogs.host import DialogHost
from ui.outage.band import OutageBand
from ui.outage.declare import DeclareDialog
from ui.outage.manage import Act, ManageDialog
from ui.page import Surroundings
from ui.runner import Lane
from ui.widgets.messages import Level

MINUTE_MS = 60_000
NOTHING = "Tidak ada gangguan yang berlangsung."
_SHOWN = frozenset({Topic.QUEUE, Topic.DAY})
_CHOICES = {act: OutageChoice(act.value) for act in (Act.WAIT, Act.LEAVE_FILE, Act.CALL_BACK)}
Listed = tuple[tuple[OutageNow, ...], Affected | None]


def listed(desk: Desk, wanted: str) -> Listed:
    """Return the outages to choose from, and who waits because of the wanted one, the oldest by default.

    Those that are over stand behind, as long as visitors of today want a call because of them.
    """
    with desk.reading():
        found = (*outage_list(desk), *(outage for outage, _ in called_back(desk)))
        chosen = next((one.id for one in found if one.id == wanted), found[0].id if found else wanted)
        return found, affected(desk, chosen) if chosen else None


class OutageWatch(DialogHost):
    """What the window knows of outages, and does about them; dialogs ask it, it asks the lanes."""

    def __init__(self, around: Surroundings, host: QWidget) -> None:
        super().__init__(around, host)
        self._reading = self._again = False
        self._minute = 0
        actions = around.actions
        self.band = OutageBand(actions["outage.manage"].shortcut().toString())
        self.band.opened.connect(self.open_list)
        actions.does("outage.declare", self.open_form)
        actions.does("outage.manage", self.open_list)
        around.hub.changed.connect(self._on_changed)
        around.hub.ticked.connect(self._on_tick)

    # the band

    def reload(self) -> None:
        """Read what is down; one reading at a time, and once more where something changed meanwhile."""
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        self._minute = self._around.desk.clock() // MINUTE_MS
        work = partial(running_outages, self._around.desk)
        self._around.runner.run(Lane.READ, work, self._show, self._on_unread)

    def _show(self, found: list[OutageNow]) -> None:
        self._reading = False
        self.band.show_outages(found)
        if self._again:
            self.reload()

    def _on_unread(self, _: BaseException) -> None:
        self._reading = False  # the page in front says what is wrong with the file

    def _on_changed(self, topics: frozenset[Topic]) -> None:
        if topics & _SHOWN:
            self.reload()
            dialog = self._dialog
            if isinstance(dialog, ManageDialog) and dialog.found is not None:
                self._list(dialog, dialog.found.outage.id)

    def _on_tick(self) -> None:
        """Let the minutes go on in the list."""
        dialog = self._dialog
        if self._around.desk.clock() // MINUTE_MS != self._minute and isinstance(dialog, ManageDialog):
            self._on_changed(_SHOWN)

    # the form

    def open_form(self) -> None:
        """Ask what is down."""
        self._ask(partial(outage_form, self._around.desk), self._show_form)

    def _show_form(self, form: OutageForm) -> None:
        dialog = DeclareDialog(form, self._host)
        dialog.wanted.connect(partial(self._declare, dialog))
        self._open(dialog)

    def _declare(self, dialog: DeclareDialog, order: NewOutage) -> None:
        def done(outage: str) -> None:
            dialog.accept()
            undo = partial(self._take_back, outage)
            self._around.say("Gangguan dicatat.", undo)
            self._ask(partial(listed, self._around.desk, outage), self._show_list_where_somebody_waits)

        self._act(partial(outages.start_outage, self._around.desk, order), done, dialog.refuse)

    def _show_list_where_somebody_waits(self, found: Listed) -> None:
        if found[1] is not None and found[1].rows:
            self._show_list(found)

    # the list

    def open_list(self) -> None:
        """Show who waits because of what is down."""
        self._ask(partial(listed, self._around.desk, ""), self._show_list)

    def _show_list(self, found: Listed) -> None:
        if found[1] is None:
            self._around.say(NOTHING, None)
            return
        dialog = ManageDialog(self._host)
        dialog.acted.connect(partial(self._do, dialog))
        dialog.turned.connect(partial(self._list, dialog))
        dialog.show_outages(found[0], found[1])
        self._open(dialog)

    def _list(self, dialog: ManageDialog, outage: str) -> None:
        self._ask(partial(listed, self._around.desk, outage), partial(self._renew, dialog))

    def _renew(self, dialog: ManageDialog, found: Listed) -> None:
        if self._dialog is dialog and found[1] is not None:
            dialog.show_outages(found[0], found[1])

    def _do(self, dialog: ManageDialog, act: Act, row: AffectedRow | None, contact: str) -> None:
        if dialog.found is None:
            return
        desk, outage = self._around.desk, dialog.found.outage
        told = partial(dialog.say, Level.INFO)
        refused = partial(dialog.say, Level.ERROR)
        if act in _CHOICES and row is not None:
            work = partial(outages.choose, desk, row.number, _CHOICES[act], outage.id, contact)
            self._act(work, lambda _: None, refused)
        elif act is Act.UNDO and row is not None:
            work = partial(undo_ticket, desk, row.number, choice_only=True)
            self._act(work, lambda _: told(f"Pilihan {row.shown} diurungkan."), refused)
        elif act is Act.CONTACT and row is not None:
            self._act(
                partial(outages.contact_of, desk, row.id), lambda said: told(f"{row.shown}: {said}"), refused
            )
        elif act is Act.ALL_WAIT:
            done: Callable[[int], None] = lambda count: told(f"{count} tamu dicatat menunggu.")  # noqa: E731
            self._act(partial(outages.all_wait, desk, outage.id), done, refused)
        elif act is Act.END:
            self._act(partial(outages.end_outage, desk, outage.id), partial(self._ended, dialog), refused)
        else:
            self._print(dialog, act, row.id if row is not None else outage.id)

    def _ended(self, dialog: ManageDialog, outage: OutageNow) -> None:
        dialog.accept()
        said = f"Gangguan {outage.system} selesai sesudah {outage.minutes} menit."
        self._around.say(said, partial(self._take_back, outage.id))

    def _take_back(self, outage: str) -> None:
        def done(goes_on: bool) -> None:  # noqa: FBT001 - the use case's answer
            self._around.say("Gangguan masih berlangsung." if goes_on else "Catatan gangguan dihapus.", None)

        say = self._around.say
        self._act(partial(outages.undo_outage, self._around.desk, outage), done, lambda said: say(said, None))

    def _print(self, dialog: ManageDialog, act: Act, about: str) -> None:
        """Draw and remember the paper, then send it; the journal has it before the printer."""
        desk, printing = self._around.desk, self._around.printing
        notice = partial(print_paper, desk, PaperKind.OUTAGE_NOTICE, about)
        draw = notice if act is Act.NOTICE else partial(receipt_of_ticket, desk, about)

        def done(paper: PrintedPaper) -> None:
            sent, failed = (partial(mark, desk, paper.paper_id) for mark in (mark_sent, mark_failed))
            printing.send(
                paper.title,
                paper.bytes,
                lambda: self._act(sent, lambda _: dialog.say(Level.OK, f"Tercetak: {paper.title}"), _nothing),
                lambda: self._act(failed, lambda _: None, _nothing),
                undrawn=paper.undrawn,
            )

        self._act(draw, done, partial(dialog.say, Level.ERROR))


def _nothing(_: str) -> None:
    """Say nothing: the printing itself has said what became of the paper."""
