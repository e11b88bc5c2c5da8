"""Ctrl+K: every command that may be done now, found by its words, with its key."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.actions import Actions
from ui.widgets.words import panel

WIDTH, HEIGHT = 560, 380


class Palette(QWidget):
    """A list over the window, filtered while one types; Enter does, Esc goes."""

    def __init__(self, host: QWidget, actions: Actions) -> None:
        super().__init__(host)
        self.setObjectName("palette")
        self._host, self._actions = host, actions
        frame = panel("float", self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 12, 12, 12)
        self.typed = QLineEdit()
        self.typed.setObjectName("palette.typed")
        self.typed.setAccessibleName("Cari perintah")
        self.typed.setPlaceholderText("Ketik perintah")
        self.found = QListWidget()
        self.found.setAccessibleName("Perintah yang cocok")
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
        self.typed.clear()
        self._filter("")
        self.show()
        self.raise_()
        self.typed.setFocus()

    def _filter(self, typed: str) -> None:
        words = typed.casefold().split()
        self.found.clear()
        for command, action in self._actions.listed():
            if command.id == "app.palette":
                continue
            if all(word in command.text.casefold() for word in words):
                key = action.shortcut().toString()
                item = QListWidgetItem(f"{command.text}    {key}" if key else command.text)
                item.setData(Qt.ItemDataRole.UserRole, action)
                self.found.addItem(item)
        self.found.setCurrentRow(0)

    def _do(self, item: QListWidgetItem | None) -> None:
        self.hide()
        action = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(action, QAction):
            action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows move in the list, Enter do, and Esc go, while the field has the focus."""
        if watched is self.typed and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                self._host.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self.found.currentItem())
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self.found.currentRow() + step
                self.found.setCurrentRow(max(0, min(self.found.count() - 1, row)))
                return True
        return super().eventFilter(watched, event)
