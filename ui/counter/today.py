"""What this counter did today: three figures, none of them a ranking."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.queries.counter import CounterToday
from ui.theme import theme_of
from ui.widgets.cards import Card
from ui.widgets.words import label

LEAST_WIDTH = 260
"""Of the card for three figures in a row, pixels at 100 %."""


class _Figure(QWidget):
    """A figure over what it counts."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self._caption = caption
        self.value = label("", "page", tabular=True)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(self.value)
        self._line.addWidget(label(caption, "small", "ink2"))

    def lie(self, *, flat: bool) -> None:
        """Put the words behind the figure, or under it."""
        self._line.setDirection(
            QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom
        )
        self._line.setSpacing(8 if flat else 0)

    def show_value(self, value: str) -> None:
        """Show another figure."""
        self.value.setText(value)
        self.setAccessibleName(f"{self._caption}: {value}")


class TodayCard(Card):
    """The card under the waiting list."""

    def __init__(self) -> None:
        super().__init__("Hari ini di loket ini", pad=16)
        self.finished, self.median, self.absent = (
            _Figure("selesai"),
            _Figure("median"),
            _Figure("tidak hadir"),
        )
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for figure in (self.finished, self.median, self.absent):
            self._row.addWidget(figure, 1)
        self.body.addLayout(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figures under each other where letters are too large for a row."""
        super().resizeEvent(event)
        stacked = event.size().width() < theme_of(self).px(LEAST_WIDTH)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        for figure in (self.finished, self.median, self.absent):
            figure.lie(flat=stacked)

    def show_today(self, today: CounterToday) -> None:
        """Show the figures of another moment."""
        median = (
            "-" if today.service_p50_min is None else f"{today.service_p50_min:.1f} mnt".replace(".", ",")
        )
        self.finished.show_value(str(today.finished))
        self.median.show_value(median)
        self.absent.show_value(str(today.absent))
