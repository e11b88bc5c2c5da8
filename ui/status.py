"""The status bar: desk, clock, printer, unsent, backup, lock."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop.desk import Desk
from ui.hub import Hub
from ui.theme import theme_of
from ui.widgets.painting import begin, rounded, tip
from ui.widgets.words import Icon, label, panel, restyle, set_tone

HEIGHT, PAD, GAP = 30, 8, 6
BETWEEN = 12
"""Room beside each part at most, its rule included, pixels."""
LEAST_TARGET = 28
LAST_SECONDS = 60
"""The lock's countdown is shown from here on."""
SLOW_S = 1.0
"""From here on a write that has not answered is told."""
ALONE = "Satu meja"
DAYS = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")


class Part(QAbstractButton):
    """One entry: icon and words; tinted and within reach of the keys only while something must be done."""

    def __init__(self, name: str, icon: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._icon, self._tone = icon, ""
        self.icon_ = Icon(icon, "ink2", 16)
        self.words = label("", "small", "ink2", tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD, 0, PAD, 0)
        row.setSpacing(GAP)
        for piece in (self.icon_, self.words):
            piece.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(piece)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(LEAST_TARGET)
        self.show_words(words)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return QSize() if layout is None else layout.sizeHint()

    @property
    def calls(self) -> bool:
        """Whether it says that something must be done."""
        return bool(self._tone)

    def needs(self, *, words: bool) -> int:
        """Return how wide it is, with its words or without."""
        return 2 * PAD + self.icon_.sizeHint().width() + (GAP + self.words.sizeHint().width() if words else 0)

    def show_words(self, words: str, tone: str = "") -> None:
        """Say something else; with a tone, that something must be done."""
        if (self.accessibleName(), self._tone) == (words, tone):
            return
        self._tone = tone
        self.words.setText(words)
        self.words.setProperty("weight", "600" if tone else "")
        set_tone(self.words, tone or "ink2")
        restyle(self.words)
        self.icon_.show_icon(self._icon, tone or "ink2")
        self.setAccessibleName(words)
        self.setToolTip(tip(words))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if tone else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._tone:
            return
        theme = theme_of(self)
        edge = theme.colour(self._tone) if theme.high_contrast else None
        field = QRectF(self.rect()).adjusted(1, 3, -1, -3)
        with QPainter(self) as painter:
            rounded(begin(painter), field, field.height() / 2, theme.colour(f"{self._tone}_tint"), edge)


class StatusBar(QWidget):
    """What the desk's officer should know without asking."""

    def __init__(self, desk: Desk, hub: Hub, printer: str = "") -> None:
        super().__init__()
        self._desk, self._zone = desk, ""
        self._printer = printer or "Cetak ke berkas"
        frame = panel("status", self)
        frame.setMinimumHeight(HEIGHT)
        row = QHBoxLayout(frame)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        self.desk = Part("status.desk", "counter", f"Lajur {desk.lane}")
        self.clock = Part("status.clock", "clock", "")
        self.printer = Part("status.printer", "printer", self._printer)
        self.sync = Part("status.sync", "sync", ALONE)
        self.backup = Part("status.backup", "database", "Cadangan")
        self.lock = Part("status.lock", "lock", "Ctrl+L mengunci")
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
        """Show the words of as many parts as there is room for: first where something must be done, then the clock."""
        usual = (self.clock, self.desk, self.printer, self.lock, self.sync, self.backup)
        parts = sorted(usual, key=lambda part: not part.calls)
        room = self.width() - BETWEEN * len(parts) - sum(part.needs(words=False) for part in parts)
        for part in parts:
            room -= part.needs(words=True) - part.needs(words=False)
            part.words.setVisible(room >= 0)

    def tell_unprinted(self, count: int) -> None:
        """Show how many papers did not come out, or where papers go when all did."""
        if count:
            self.printer.show_words(f"{count} belum tercetak", "call")
        else:
            self.printer.show_words(self._printer)
        self._fit()

    def tell_backup(self, words: str, *, call: bool) -> None:
        """Show how old the newest backup is, and whether something must be done about it."""
        self.backup.show_words(words, "call" if call else "")
        self._fit()

    def tell_saving(self, seconds: float) -> None:
        """Say that what was asked to be saved is not on the disk yet, once that takes longer than one notices."""
        if seconds >= SLOW_S:
            self.sync.show_words(f"Masih menyimpan, menunggu disk: {seconds:.0f} detik", "call")
        elif self.sync.calls:
            self.sync.show_words(ALONE)
        else:
            return
        self._fit()

    def tell_lock(self, seconds: int | None) -> None:
        """Count the last minute before the window locks itself; None where it does not."""
        if seconds is not None and seconds <= LAST_SECONDS:
            self.lock.show_words(f"Terkunci dalam {max(0, seconds)} detik", "call")
        else:
            self.lock.show_words("Ctrl+L mengunci")
        self._fit()
