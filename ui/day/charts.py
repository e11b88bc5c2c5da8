"""The two charts of a day: arrivals beside those of a week before, and waits without a promise to compare with."""

from PySide6.QtWidgets import QScrollArea, QWidget

from ui.widgets.charts import BarChart, Twin
from ui.widgets.waits import WaitChart


class Arrivals(BarChart):
    """Arrivals by hour; the dashed line is named after the day that it shows."""

    def name_line(self, usual_name: str) -> None:
        """Take another name for the line; empty where there is nothing to compare with."""
        self._heads = (*self._heads[:2], usual_name)


class Waits(WaitChart):
    """Waits by agency, without a promise in the chart, the legend or the table.

    A service's standard promises until when its product is ready (its time and unit, `1 hari`, `30 menit`), not
    how long one waits to be called; a tick from it would judge waits by what nobody promised.
    """

    def table(self) -> Twin:
        """Return the figures as a table."""
        full = super().table()
        return Twin(full.heads[:3], tuple(row[:3] for row in full.rows))


def scrolled(chart: QWidget) -> QScrollArea:
    """Return a chart that keeps its least height where its card is lower, and scrolls there."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(chart)
    area.setAccessibleName(chart.accessibleName())
    area.viewport().setAutoFillBackground(False)
    chart.setAutoFillBackground(False)
    return area
