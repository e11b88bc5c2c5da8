"""The list of backups: where they go, how old they are, what is in the way; one is made at a key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.queries.backups import BackupNow, PlaceState, age_words
from resources import window_text
from ui.widgets.asking import AskingDialog
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.words import Icon, label

WIDTH = 620
ONLY_HERE = (
    "Semua cadangan ada di disk komputer ini. Tambahkan USB atau folder jaringan: "
    "bila disk rusak, cadangannya ikut hilang."
)
MADE_UP = "MPP rekaan tidak dicadangkan menurut jadwal."
NOT_DRILLED = "Pemulihan belum pernah dicoba. Jalankan sebulan sekali: pandu backup --drill"


class PlaceRow(QWidget):
    """One place: folder, age of its newest backup or what is in the way.

    Signals:
        dropped: the folder.
    """

    dropped = Signal(str)

    def __init__(self, state: PlaceState, now: int, *, own: bool, may_place: bool) -> None:
        super().__init__()
        words = _age(state, now)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(label("Komputer ini" if own else state.place, "body", weight=600, wrap=True))
        if own:
            lines.addWidget(label(state.place, "small", "ink2", wrap=True))
        tone = "bad" if state.problem else "ink2"
        lines.addWidget(label(words, "label", tone, weight=400, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        icon = Icon("warning" if state.problem else "tick-circle" if state.good_at else "database",
                    "bad" if state.problem else "ok" if state.good_at else "ink2")  # fmt: skip
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        if may_place and not own:
            drop = KeyButton("Lepas", icon="close", kind=Kind.QUIET)
            drop.setObjectName("backup.drop")
            drop.setAccessibleName(f"Lepas tempat cadangan {state.place}")
            drop.clicked.connect(lambda: self.dropped.emit(state.place))
            row.addWidget(drop)


def _age(state: PlaceState, now: int) -> str:
    good = "belum ada cadangan" if state.good_at is None else f"terakhir {age_words(now, state.good_at)}"
    if not state.problem:
        return good[0].upper() + good[1:]
    facts = dict.fromkeys(("place", "path", "folder", "file"), state.place)
    return f"{window_text(state.problem, **facts)} Cadangan baik di sana: {good}."


class BackupDialog(AskingDialog):
    """Where backups go.

    Signals:
        wanted: back up now.
        added: choose another place.
        dropped: no more backups there.
    """

    wanted = Signal()
    added = Signal()
    dropped = Signal(str)

    def __init__(self, *, may_place: bool, parent: QWidget | None = None) -> None:
        super().__init__("backup.list", "Cadangan", WIDTH, parent)
        self._may_place = may_place
        self.message = InlineMessage()
        self.column.addWidget(self.message)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.column.addLayout(self._rows)
        self.rows: list[PlaceRow] = []
        self.drilled = label("", "label", "ink2", weight=400, wrap=True)
        self.column.addWidget(self.drilled)
        self.back = KeyButton("Tutup", key="Esc", icon="close")
        self.add = KeyButton("Tambah tempat…", icon="plus")
        self.add.setObjectName("backup.add")
        self.add.setVisible(may_place)
        self.now = KeyButton("Cadangkan sekarang", icon="database", kind=Kind.PRIMARY, height=40)
        self.now.setObjectName("backup.now")
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.add)
        foot.addWidget(self.now)
        self.column.addLayout(foot)
        self.back.clicked.connect(self.reject)
        self.add.clicked.connect(self.added)
        self.now.clicked.connect(self.wanted)

    def show_now(self, now: BackupNow, at: int, *, running: bool) -> None:
        """Show how the backups stand."""
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for place, state in enumerate(now.places):
            row = PlaceRow(state, at, own=place == 0, may_place=self._may_place)
            row.dropped.connect(self.dropped)
            self._rows.addWidget(row)
            self.rows.append(row)
        drilled = f"Pemulihan terakhir dicoba {age_words(at, now.drilled_at)}." if now.drilled_at else ""
        self.drilled.setText(drilled or NOT_DRILLED)
        self.now.setEnabled(not running)
        self.now.set_text("Mencadangkan…" if running else "Cadangkan sekarang")
        if now.made_up:
            self.message.say(Level.INFO, MADE_UP)
        elif not now.elsewhere:
            self.message.say(Level.WARNING, ONLY_HERE)
        elif self.message.sentence == ONLY_HERE:
            self.message.clear()

    def say_done(self) -> None:
        """Say that all places have everything."""
        self.message.say(Level.OK, "Cadangan selesai dan sudah diuji buka.")

    def refuse(self, sentence: str) -> None:
        """Say what is in the way."""
        self.message.say(Level.ERROR, sentence)

    def go(self) -> None:
        """Back up now."""
        if self.now.isEnabled():
            self.wanted.emit()
