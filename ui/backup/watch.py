"""Backups by the clock: asks once a minute whether one is due, makes it, and tells the status bar how they stand."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.desk import Desk, Topic
from desktop.jobs.schedule import due
from desktop.queries.backups import BackupNow, backup_now
from desktop.security.permissions import allowed
from desktop.services.backup_places import add_place, drop_place
from desktop.services.backups import BackedUp, back_up
from ui.backup.list import BackupDialog
from ui.dialogs.host import DialogHost
from ui.errors import explain
from ui.page import Surroundings
from ui.runner import Lane
from ui.status import StatusBar

EVERY_TICKS = 60
"""The hub ticks once a second."""


def look(desk: Desk) -> tuple[BackupNow, bool]:
    """Return how the backups stand and whether one is due; at one moment. Thread: READ."""
    with desk.reading():
        now = backup_now(desk)
        return now, not now.made_up and due(desk.clock(), now.last, desk.calendar().zone)


class BackupWatch(DialogHost):
    """Backs up when it is due or asked for, one at a time; a made-up mall only when asked.

    Args:
        around: the window.
        host: over which the list stands.
        status: where the age is shown.
    """

    def __init__(self, around: Surroundings, host: QWidget, status: StatusBar) -> None:
        super().__init__(around, host)
        self._status = status
        self._ticks = 0
        self.running = False
        around.actions.does("app.backup", self.open_list)
        status.backup.clicked.connect(around.actions["app.backup"].trigger)
        around.hub.ticked.connect(self._on_tick)
        around.hub.changed.connect(self._on_changed)

    def _on_tick(self) -> None:
        self._ticks += 1
        if self._ticks % EVERY_TICKS == 0:
            self.look()

    def _on_changed(self, topics: frozenset[Topic]) -> None:
        if Topic.DAY in topics or Topic.SETTINGS in topics:  # a day was closed, a place was added
            self.look()

    def look(self) -> None:
        """Ask how the backups stand."""
        work = partial(look, self._around.desk)
        self._around.runner.run(Lane.READ, work, self._told, lambda _: None)

    def _told(self, found: tuple[BackupNow, bool]) -> None:
        now, is_due = found
        self._status.tell_backup(str(now.words), call=now.call)
        if isinstance(self._dialog, BackupDialog):
            self._dialog.show_now(now, self._around.desk.clock(), running=self.running)
        if is_due:
            self.back_up()

    def back_up(self) -> None:
        """Back up now, where nothing of it runs already."""
        if self.running:
            return
        self.running = True
        work = partial(back_up, self._around.desk.signed_in(self._around.desk.session))
        self._around.runner.run(Lane.LONG, work, self._made, self._not_made)

    def _made(self, done: BackedUp) -> None:
        self.running = False
        if isinstance(self._dialog, BackupDialog) and not done.failed:
            self._dialog.say_done()
        self.look()

    def _not_made(self, error: BaseException) -> None:
        self.running = False
        sentence = explain(error).sentence
        self._dialog.refuse(sentence) if isinstance(self._dialog, BackupDialog) else self._say(sentence)

    def open_list(self) -> None:
        """Show where backups go and how old they are."""
        self._ask(partial(look, self._around.desk), lambda found: self.show_list(found[0]))

    def show_list(self, now: BackupNow) -> None:
        """Show how backups stand as a list."""
        session = self._around.desk.session
        dialog = BackupDialog(may_place=allowed(session, "backup.places"), parent=self._host)
        dialog.wanted.connect(self._on_wanted)
        dialog.added.connect(partial(self._on_add, dialog))
        dialog.dropped.connect(partial(self._on_drop, dialog))
        dialog.show_now(now, self._around.desk.clock(), running=self.running)
        self._open(dialog)

    def _on_wanted(self) -> None:
        self.back_up()
        self.look()

    def _on_add(self, dialog: BackupDialog) -> None:
        chosen = QFileDialog.getExistingDirectory(dialog, "Pilih tempat cadangan", str(Path.home()))
        if chosen:
            work = partial(add_place, self._around.desk, Path(chosen))
            self._act(work, lambda _: self.back_up(), dialog.refuse)

    def _on_drop(self, dialog: BackupDialog, place: str) -> None:
        work = partial(drop_place, self._around.desk, Path(place))
        self._act(work, lambda _: None, dialog.refuse)
