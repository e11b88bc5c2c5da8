"""The menu of what else can be done with the chosen request, each with its key."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.actions import Actions
from ui.icons import as_icon
from ui.requests.offers import ICONS
from ui.theme import theme_of


def open_menu(menu: QMenu, actions: Actions, commands: Sequence[str], below: QWidget) -> None:
    """Fill a menu with these commands and open it above what it hangs on."""
    menu.clear()
    for command in commands:
        action = actions[command]
        entry = QAction(as_icon(ICONS[command], theme_of(menu)), action.text(), menu)
        entry.setShortcut(action.shortcut())  # for the eye: a closed menu's keys are the window's
        entry.setShortcutVisibleInContextMenu(True)
        entry.triggered.connect(action.trigger)
        menu.addAction(entry)
    above = below.rect().topLeft() - QPoint(0, menu.sizeHint().height())
    menu.popup(below.mapToGlobal(above))
