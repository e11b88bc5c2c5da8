"""The status bar: desk, clock, printer, unsent, backup, lock."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.desk import Desk
from ui.hub import Hub
from ui.widgets.words import Icon, label, panel

HEIGHT, PAD, GAP = 30, 8, 6
BETWEEN = 12
"""Room beside each part at most, its rule included, pixels."""
DAYS = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")


class _Part(QWidget):
    """One entry: icon and words."""

    def __init__(self, name: str, icon: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.icon = Icon(icon, "ink2", 16)
        self.words = label("", "small", "ink2", tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD, 0, PAD, 0)
        row.setSpacing(GAP)
        row.addWidget(self.icon)
        row.addWidget(self.words)
        self.show_words(words)

    def needs(self, *, words: bool) -> int:
        """Return how wide it is, with its words or without."""
        return 2 * PAD + self.icon.sizeHint().width() + (GAP + self.words.sizeHint().width() if words else 0)

    def show_words(self, words: str) -> None:
        """Say something else."""
        if self.words.text() != words:
            self.words.setText(words)
            self.setAccessibleName(words)
            self.setToolTip(words)


class StatusBar(QWidget):
    """What the desk's officer should know without asking."""

    def __init__(self, desk: Desk, hub: Hub, printer: str = "") -> None:
        super().__init__()
        self._desk, self._zone = desk, ""
        frame = panel("status", self)
        frame.setMinimumHeight(HEIGHT)
        row = QHBoxLayout(frame)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        self.desk = _Part("status.desk", "counter", f"Lajur {desk.lane}")
        self.clock = _Part("status.clock", "clock", "")
        self.printer = _Part("status.printer", "printer", printer or "Cetak ke berkas")
        self.sync = _Part("status.sync", "sync", "Satu meja")
        self.backup = _Part("status.backup", "database", "Cadangan belum diatur")
        self.lock = _Part("status.lock", "lock", "Ctrl+L mengunci")
        for part in (self.desk, self.clock, self.printer, self.sync, self.backup):
            if part is not self.desk:
                row.addWidget(panel("status_rule"), 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.lock)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        hub.ticked.connect(self.tell_time)

    def set_zone(self, zone: str) -> None:
        """Take the mall's zone label, which stands behind the clock."""
        self._zone = zone
        self.tell_time()

    def tell_time(self) -> None:
        """Show the mall's time, whatever the computer's zone."""
        if self._zone:
            now = self._desk.local_now(self._zone)
            self.clock.show_words(f"{DAYS[now.weekday()]} {now:%d/%m/%Y  %H.%M} {self._zone}")
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the words of as many parts as there is room for; who and when are said longest."""
        parts = (self.clock, self.desk, self.printer, self.lock, self.sync, self.backup)
        room = self.width() - BETWEEN * len(parts) - sum(part.needs(words=False) for part in parts)
        for part in parts:
            room -= part.needs(words=True) - part.needs(words=False)
            part.words.setVisible(room >= 0)
