"""Who sits at the counter: opening, breaks with their reason, closing."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.desk import Desk, Outcome
from desktop.queries.enums import PauseReason, ShiftState, words
from desktop.services.counters import close_counter, open_counter, pause_counter
from ui.counter.head import first_capital
from ui.counter.sheet import Sheet
from ui.widgets.painting import plain

PAUSES = (PauseReason.BREAK, PauseReason.PRAYER, PauseReason.OUTAGE, PauseReason.ERRAND, PauseReason.OTHER)
Do = Callable[[Callable[[], Outcome[Any]], Callable[[Any], None]], None]


class Sitting:
    """What the key `Jeda` does.

    Args:
        desk: with the officer signed in.
        key: the button that it hangs on.
        do: runs a use case of the page.
        say: shows a toast with what takes it back.
    """

    def __init__(
        self,
        desk: Desk,
        key: QPushButton,
        do: Do,
        say: Callable[[str, Callable[[], None] | None], None],
    ) -> None:
        self._desk, self._key, self._do, self._say = desk, key, do, say
        self.menu = QMenu(key)
        self.menu.setObjectName("counter.pause.menu")

    def ask(self, sheet: Sheet) -> None:
        """Open a counter that is not open; of an open one ask why it rests."""
        counter = sheet.view.counter
        if counter.state is not ShiftState.OPEN:
            self._open(counter.code, counter.name)
            return
        self.menu.clear()
        for reason in PAUSES:
            rest = partial(self._pause, counter.code, counter.name, reason)
            self.menu.addAction(plain(first_capital(words(reason))), rest)
        self.menu.addSeparator()
        self.menu.addAction("Tutup loket", partial(self._close, counter.code, counter.name))
        below = self._key.mapToGlobal(QPoint(self._key.width(), self._key.height() + 4))
        self.menu.popup(below - QPoint(self.menu.sizeHint().width(), 0))

    def _open(self, code: str, name: str) -> None:
        self._do(lambda: open_counter(self._desk, code), lambda _: self._say(f"{name} dibuka.", None))

    def _pause(self, code: str, name: str, reason: PauseReason) -> None:
        said = f"{name} dijeda: {words(reason)}."
        back = partial(self._open, code, name)
        self._do(lambda: pause_counter(self._desk, code, reason), lambda _: self._say(said, back))

    def _close(self, code: str, name: str) -> None:
        back = partial(self._open, code, name)
        self._do(lambda: close_counter(self._desk, code), lambda _: self._say(f"{name} ditutup.", back))
