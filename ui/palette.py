"""Ctrl+K: every command that may be done now, today's tickets by number, and services, found by their words."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.queries.enums import words
from desktop.queries.search import Hits
from ui.actions import Actions
from ui.widgets.searching import Latest
from ui.widgets.words import panel

WIDTH, HEIGHT = 560, 380
Ask = Callable[[Callable[[], Any], Callable[[Any], None]], None]


class Palette(QWidget):
    """A list over the window, filtered while one types; Enter does, Esc goes.

    Commands are there at once; tickets and services come below them when they are found.

    Args:
        host: the window that it lies over.
        actions: the commands.
        ask: runs work in the READ lane and hands its value on.
        find: returns what a text finds; runs in that lane.

    Signals:
        ticket_chosen: the number of a ticket.
        need_chosen: the name of a service or life event.
    """

    ticket_chosen = Signal(str)
    need_chosen = Signal(str)

    def __init__(self, host: QWidget, actions: Actions, ask: Ask, find: Callable[[str], Hits]) -> None:
        super().__init__(host)
        self.setObjectName("palette")
        self._host, self._actions = host, actions
        self._search = Latest(ask, find, self._show_hits, self)
        frame = panel("float", self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 12, 12, 12)
        self.typed = QLineEdit()
        self.typed.setObjectName("palette.typed")
        self.typed.setAccessibleName("Cari perintah, tiket, layanan")
        self.typed.setPlaceholderText("Perintah, nomor tiket, atau layanan")
        self.found = QListWidget()
        self.found.setAccessibleName("Yang cocok")
        self.found.setUniformItemSizes(True)
        column.addWidget(self.typed)
        column.addWidget(self.found, 1)
        self.typed.textChanged.connect(self._filter)
        self.typed.installEventFilter(self)
        self.found.itemActivated.connect(self._do)
        self.hide()

    def open_here(self) -> None:
        """Show the list in the upper middle of the window."""
        self.resize(WIDTH, HEIGHT)
        self.move(QPoint((self._host.width() - WIDTH) // 2, 56))
        self.typed.setText("")  # `clear()` could be undone
        self._filter("")
        self.show()
        self.raise_()
        self.typed.setFocus()

    def forget(self) -> None:
        """Go, with what was typed and found."""
        self.hide()
        self._search.stop()
        self.typed.setText("")
        self.found.clear()

    def _filter(self, typed: str) -> None:
        parts = typed.casefold().split()
        self.found.clear()
        for command, action in self._actions.listed():
            if command.id == "app.palette":
                continue
            if all(part in command.text.casefold() for part in parts):
                key = action.shortcut().toString()
                self._add(f"{command.text}    {key}" if key else command.text, action.trigger)
        self.found.setCurrentRow(0)
        if parts:
            self._search.change(typed.strip())
        else:
            self._search.stop()

    def _show_hits(self, _: str, hits: Hits) -> None:
        for card in hits.tickets:
            said = f"Tiket {card.shown} · {card.service_name} · {words(card.state)}"
            self._add(said, partial(self.ticket_chosen.emit, card.number))
        for need in hits.needs:
            said = f"Tamu · {need.name}" + (f" · {need.agency_short}" if need.agency_short else "")
            self._add(said, partial(self.need_chosen.emit, need.name))
        if self.found.currentRow() < 0:
            self.found.setCurrentRow(0)

    def _add(self, said: str, does: Callable[[], object]) -> None:
        item = QListWidgetItem(said)
        item.setData(Qt.ItemDataRole.UserRole, does)
        self.found.addItem(item)

    def _on_enter(self) -> None:
        """Do what is chosen; wait for what is being looked for where there is nothing yet."""
        if self.found.currentItem() is not None:
            self._do(self.found.currentItem())
        else:
            self._search.now()

    def _do(self, item: QListWidgetItem | None) -> None:
        self.hide()
        self._search.stop()
        does = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if callable(does):
            does()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows move in the list, Enter do, and Esc go, while the field has the focus."""
        if watched is self.typed and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                self._search.stop()
                self._host.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_enter()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self.found.currentRow() + step
                self.found.setCurrentRow(max(0, min(self.found.count() - 1, row)))
                return True
        return super().eventFilter(watched, event)
