"""The base of all pages: asks and acts through the lanes, shows what went wrong, reloads when something changed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from desktop.desk import Desk, Outcome, Topic
from ui.actions import Actions
from ui.errors import Shown, explain
from ui.front import Front
from ui.hub import Hub
from ui.papers import Papers
from ui.printing import Printing
from ui.runner import Lane, Runner


def _nowhere(_page: str, _words: str) -> None:
    """Look nowhere: a page that stands alone."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every page is given; nothing is looked up elsewhere.

    Attributes:
        say: shows a toast: sentence, and what undoes it (None: nothing does).
        go: shows another page by its name.
        printing: sends what is printed to the printer, or to a file.
        papers: the papers of visits, which are waited for until they came out.
        seek: shows another page by its name, and looks there for some words.
        known_password: the officer's, where it is no secret: nobody was told that of a made-up mall.
    """

    desk: Desk
    runner: Runner
    hub: Hub
    actions: Actions
    say: Callable[[str, Callable[[], None] | None], None]
    go: Callable[[str], None]
    printing: Printing
    papers: Papers
    known_password: str = field(default="", repr=False)
    seek: Callable[[str, str], None] = _nowhere


class Page(QWidget):
    """One page of the window."""

    name = ""
    """`page.intake` and so on; also its objectName."""
    title = ""
    toast_lift = 0
    """Height of the page's own bar at the lower edge, in pixels at 100 %: toasts stand above it."""
    toast_right = False
    """Whether the right is the better side for toasts, since one works at the left."""
    topics: frozenset[Topic] = frozenset()
    """What it shows: a change of these makes it reload."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName(self.name)
        self.around = around
        self._stale = True
        self._dialog: QDialog | None = None
        around.hub.changed.connect(self._on_changed)

    def reload(self) -> None:
        """Read anew what the page shows."""

    def seek(self, words: str) -> None:
        """Look for something that was found elsewhere, as if its words were typed here."""

    def front(self) -> Front:
        """Return what a command of the whole window is about while this page is in front."""
        return Front()

    def park(self) -> None:
        """Keep what is typed and not yet saved, when the window closes or another officer signs in."""

    def conceal(self) -> None:
        """Drop the rows that were read, behind the lock; what is typed and chosen stays, and the rest is read anew."""
        self._stale = True

    def show_problem(self, problem: Shown) -> None:
        """Show what went wrong; the form keeps what was typed."""
        self.around.say(problem.sentence, None)

    def open_dialog(self, dialog: QDialog) -> None:
        """Open a dialog over the window, in place of one that is open; nothing behind it stops.

        It is seen with its page alone: one that comes late waits behind the lock, or behind another page.
        """
        if self._dialog is not None:
            self._dialog.close()
        self._dialog = dialog
        dialog.addAction(self.around.actions["app.lock"])  # its key is dead behind a dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(partial(self._forget, dialog))
        self._give_room(dialog)
        if self.isVisible():
            dialog.open()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the dialog come back with its page."""
        super().showEvent(event)
        if self._dialog is not None and not event.spontaneous():
            self._dialog.open()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the dialog go with its page; what was typed in it stays."""
        super().hideEvent(event)
        if self._dialog is not None and not event.spontaneous():
            self._dialog.hide()

    def _give_room(self, dialog: QDialog) -> None:
        """Let a dialog be as high as its words need: Qt stops at two thirds of the screen, and large letters do not."""
        layout = dialog.layout()
        if (
            layout is None
            or not layout.hasHeightForWidth()
            or dialog.testAttribute(Qt.WidgetAttribute.WA_Resized)
        ):
            return
        width = min(max(dialog.sizeHint().width(), dialog.minimumWidth()), dialog.maximumWidth())
        dialog.resize(width, min(layout.totalHeightForWidth(width), self.window().height()))

    def _forget(self, dialog: QDialog, _: int = 0) -> None:
        if self._dialog is dialog:
            self._dialog = None

    def act(
        self,
        work: Callable[[], Outcome[Any]],
        done: Callable[[Any], None],
        *,
        button: QAbstractButton | None = None,
    ) -> None:
        """Run a use case in the WRITE lane; the button rests until it has answered."""
        if button is not None:
            button.setEnabled(False)

        def answered(outcome: Outcome[Any]) -> None:
            _wake(button)
            done(outcome.value)
            self.around.hub.publish(outcome.changed)

        def failed(error: BaseException) -> None:
            _wake(button)
            self.show_problem(explain(error))

        self.around.runner.run(Lane.WRITE, work, answered, failed)

    def ask(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Read in the READ lane."""
        self.around.runner.run(Lane.READ, work, done, lambda error: self.show_problem(explain(error)))

    def shown(self) -> None:
        """Be told that the page is in front now."""
        if self._stale:
            self._stale = False
            self.reload()

    def _on_changed(self, topics: frozenset[Topic]) -> None:
        if not topics & self.topics:
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True


def _wake(button: QAbstractButton | None) -> None:
    if button is not None:
        button.setEnabled(True)
