"""A chart in its card, and the same figures as a table in its place."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QWidget

from ui.theme import theme_of
from ui.widgets.cards import Card, EmptyState
from ui.widgets.charts import Twin
from ui.widgets.tables import Table

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEAST_HEIGHT = 220


class TwinCard(Card):
    """Holds a chart and its table; one of them is seen, or a sentence where there is nothing to show."""

    def __init__(self, title: str, chart: QWidget, twin: Callable[[], Twin], nothing: str) -> None:
        super().__init__(title)
        self.chart, self._twin, self._as_table, self._empty = chart, twin, False, False
        self.table = Table(title)
        self.rows = QStandardItemModel(self)
        self.table.setModel(self.rows)
        heads = self.table.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setMinimumSectionSize(40)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.nothing = EmptyState(nothing)
        self.stack = QStackedWidget()
        for part in (chart, self.table, self.nothing):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack, 1)

    def minimumSizeHint(self) -> QSize:
        """Return what a chart needs to be read, which grows with the letters."""
        return QSize(super().minimumSizeHint().width(), theme_of(self).px(LEAST_HEIGHT))

    def refresh(self, *, empty: bool) -> None:
        """Take over what the chart shows now."""
        self._empty = empty
        twin = self._twin()
        if self._said() != twin.rows:
            self._fill(twin)
        self.show_table(as_table=self._as_table)

    def show_table(self, *, as_table: bool) -> None:
        """Show the table, or the chart."""
        self._as_table = as_table
        shown = self.table if as_table else self.chart
        self.stack.setCurrentWidget(self.nothing if self._empty else shown)

    def _said(self) -> tuple[tuple[str, ...], ...]:
        columns = range(self.rows.columnCount())
        return tuple(
            tuple(self.rows.item(row, column).text() for column in columns)
            for row in range(self.rows.rowCount())
        )

    def _fill(self, twin: Twin) -> None:
        self.rows.clear()
        self.rows.setHorizontalHeaderLabels(list(twin.heads))
        for row in twin.rows:
            items = [QStandardItem(words) for words in row]
            for item in items[1:]:
                item.setTextAlignment(RIGHT)
            self.rows.appendRow(items)
        for column in range(1, len(twin.heads)):
            self.table.horizontalHeader().setSectionResizeMode(
                column, QHeaderView.ResizeMode.ResizeToContents
            )
            self.rows.setHeaderData(
                column, Qt.Orientation.Horizontal, RIGHT, Qt.ItemDataRole.TextAlignmentRole
            )
