"""Rows of a plain list: painted as those of tables are, of which a list has but one column."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

from ui.widgets.tables import RowDelegate


class ListDelegate(RowDelegate):
    """A row is its only cell."""

    def _has_ring(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        current = self._view.currentIndex()
        return self._view.hasFocus() and current.isValid() and current.row() == index.row()
