"""What this counter did today: three figures, none of them a ranking."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.queries.counter import CounterToday
from ui.widgets.cards import Card
from ui.widgets.words import label


class _Figure(QWidget):
    """A figure over what it counts."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self._caption = caption
        self.value = label("", "page", tabular=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.value)
        column.addWidget(label(caption, "small", "ink2"))

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
        row = QHBoxLayout()
        for figure in (self.finished, self.median, self.absent):
            row.addWidget(figure, 1)
        self.body.addLayout(row)

    def show_today(self, today: CounterToday) -> None:
        """Show the figures of another moment."""
        median = (
            "-" if today.service_p50_min is None else f"{today.service_p50_min:.1f} mnt".replace(".", ",")
        )
        self.finished.show_value(str(today.finished))
        self.median.show_value(median)
        self.absent.show_value(str(today.absent))
