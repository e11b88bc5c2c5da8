"""The room in which a backup is put back: chosen, looked through, shown, and confirmed by a typed word."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop import swapping
from desktop.desk import Session
from desktop.paths import Paths
from desktop.security.backup_keys import paper_of
from desktop.services.restoring import (
    FoundBackup,
    RestoredMall,
    RestoreOrder,
    look_into,
    restore,
    undo_restore,
)
from ui.errors import explain
from ui.rooms.frame import Room
from ui.runner import Lane, Runner
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import Level
from ui.widgets.words import label

WORD = "PULIHKAN"
WIDTH = 560
WORDS = "Pilih cadangan dan ketik kunci pemulihan. Tidak ada yang berubah sebelum Anda menyetujuinya."
REPLACES = "Data yang ada sekarang disimpan utuh dan dapat dikembalikan."
WAITS = (
    "Data siap. Tutup Pandu dan layar publiknya, lalu buka lagi untuk melanjutkan dengan data itu. "
    "Sebelum ditutup tidak ada yang berubah."
)
NO_LIST = (
    "Daftar data yang dihapus tidak ada di sebelah cadangan ini: periksa penghapusan sesudah tanggal itu."
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a backup holds, as the room shows it."""

    office: str
    moment: str
    counts: str
    listed: bool


def facts_of(found: FoundBackup) -> Facts:
    """Return what is shown of a backup."""
    said = found.said
    names = (("visit", "kunjungan"), ("ticket", "tiket"), ("person", "orang"), ("request", "permohonan"))
    counts = ", ".join(f"{said.counts.get(table, 0)} {name}" for table, name in names)
    return Facts(said.office, f"{found.moment:%d/%m/%Y %H.%M} {said.zone}", counts, found.listed)


class RestoreRoom(Room):
    """Two steps: which backup, and whether it is meant.

    Args:
        paths: the data dir that is filled.
        runner: lanes.
        session: who has signed in at the mall that is there; it is then put in when the mall is next opened.

    Signals:
        restored: the mall is there; with the recovery key that opens it.
        prepared: the window shall close, and then call this: it decides, and the next start carries it out.
        left: nothing is restored.
    """

    restored = Signal(str)
    prepared = Signal(object)
    left = Signal()

    def __init__(self, paths: Paths, runner: Runner, session: Session | None = None) -> None:
        super().__init__("Pulihkan dari cadangan", WORDS, width=WIDTH)
        self.setObjectName("restore.room")
        self._paths, self._runner, self._session = paths, runner, session
        self._found: FoundBackup | None = None
        self._there = paths.database.exists() or paths.key_file.exists()
        self._choice, self._question = QWidget(), QWidget()
        self._build_choice()
        self._build_question()
        for step in (self._choice, self._question):
            self.body.addWidget(step)
        self._question.hide()
        self._build_buttons()
        self.setFocusProxy(self.file)

    def _line(self, column: QVBoxLayout, name: str, object_name: str, help_text: str = "") -> QLineEdit:
        editor = QLineEdit()
        editor.setObjectName(object_name)
        editor.returnPressed.connect(self.focusNextChild)
        column.addWidget(Field(name, editor, help_text=help_text))
        return editor

    def _build_choice(self) -> None:
        column = QVBoxLayout(self._choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.file = self._line(
            column, "Berkas cadangan atau foldernya", "restore.file", "Folder: cadangan terbaru di dalamnya"
        )
        row = QHBoxLayout()
        for words, icon, slot in (
            ("Pilih folder…", "folder", self._on_folder),
            ("Pilih berkas…", "document", self._on_file),
        ):
            button = KeyButton(words, icon=icon)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.key = self._line(
            column, "Kunci pemulihan", "restore.key", "32 huruf dan angka; tanda hubung boleh ditulis"
        )

    def _build_question(self) -> None:
        column = QVBoxLayout(self._question)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.office = label("", "title", wrap=True)
        self.moment = label("", "body", weight=600)
        self.counts = label("", "body", "ink2", wrap=True)
        self.note = label(REPLACES if self._there else "", "label", "ink2", weight=400, wrap=True)
        for line in (self.office, self.moment, self.counts, self.note):
            column.addWidget(line)
        asks = self._there and self._session is None
        self.login = self._line(column, "Nama masuk administrator", "restore.login") if asks else QLineEdit()
        self.password = self._line(column, "Sandi", "restore.password") if asks else QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.other = QLineEdit()
        self.other.setObjectName("restore.office")
        self._other = Field("Cadangan kantor lain: ketik nama kantornya", self.other)
        self._other.hide()
        column.addWidget(self._other)
        self.word = self._line(column, f"Ketik {WORD} untuk melanjutkan", "restore.word")
        self.word.textChanged.connect(self._settle)

    def _build_buttons(self) -> None:
        row = QHBoxLayout()
        self.back = KeyButton("Batal", icon="chevron-left", height=40)
        self.back.setObjectName("restore.back")
        self.undo = KeyButton("Batalkan pemulihan terakhir", icon="undo", kind=Kind.QUIET, height=40)
        self.undo.setObjectName("restore.undo")
        self.undo.setVisible(self._session is not None and swapping.parked(self._paths) is not None)
        self.check = KeyButton("Periksa cadangan", icon="arrow-right", kind=Kind.PRIMARY, height=40)
        self.check.setObjectName("restore.check")
        self.go = KeyButton("Pulihkan", icon="database", kind=Kind.DANGER, height=40)
        self.go.setObjectName("restore.go")
        self.go.hide()
        self.back.clicked.connect(self._on_back)
        self.undo.clicked.connect(self._on_undo)
        self.check.clicked.connect(self._on_check)
        self.go.clicked.connect(self._on_go)
        row.addWidget(self.back)
        row.addStretch(1)
        for button in (self.undo, self.check, self.go):
            row.addWidget(button)
        self.body.addLayout(row)

    def _on_folder(self) -> None:
        self._take(QFileDialog.getExistingDirectory(self, "Pilih folder cadangan", str(Path.home())))

    def _on_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Pilih cadangan", str(Path.home()), "Cadangan Pandu (*.pandu)"
        )
        self._take(name)

    def _take(self, name: str) -> None:
        if name:
            self.file.setText(name)
            self.key.setFocus()

    def _on_back(self) -> None:
        if self._found is None:
            self.left.emit()
            return
        self._found = None
        self.message.clear()
        self._step()

    def _step(self) -> None:
        """Show the step at which one is."""
        asked = self._found is not None
        self._choice.setVisible(not asked)
        self._question.setVisible(asked)
        self.check.setVisible(not asked)
        self.go.setVisible(asked)
        self.back.set_text("Kembali" if asked else "Batal")
        self._settle()
        (self.word if asked else self.file).setFocus()

    def _settle(self) -> None:
        self.go.setEnabled(self.word.text().strip() == WORD)

    def _on_check(self) -> None:
        """Look through the backup; it may take a minute for a large one."""
        file, key = self.file.text().strip(), self.key.text()
        if not file or not key.strip():
            self.message.say(Level.ERROR, "Pilih cadangan dan ketik kunci pemulihan.")
            return
        self._wait(self.check, "Memeriksa cadangan…")
        self._runner.run(Lane.LONG, partial(look_into, Path(file), key), self._show, self._failed)

    def _show(self, found: FoundBackup) -> None:
        self.check.setEnabled(True)
        self._found, facts = found, facts_of(found)
        self.office.setText(facts.office)
        self.moment.setText(f"Keadaan {facts.moment}")
        self.counts.setText(facts.counts)
        self.message.clear()
        if not facts.listed:
            self.message.say(Level.WARNING, NO_LIST)
        self._step()

    def _order(self) -> RestoreOrder:
        return RestoreOrder(
            Path(self.file.text().strip()),
            self.key.text(),
            self._paths,
            self.login.text(),
            self.password.text(),
            self._session,
            self.other.text(),
            put_in=self._session is None,
        )

    def _on_go(self) -> None:
        if not self.go.isEnabled():
            return
        self._wait(self.go, "Memulihkan… jangan matikan komputer.")
        self._runner.run(Lane.LONG, partial(restore, self._order()), self._done, self._failed)

    def _done(self, done: RestoredMall) -> None:
        if done.stage is None:
            found = self._found
            typed = self.key.text()
            self.restored.emit(typed if found is None else paper_of(found.tail or found.base, typed))
        else:
            self._say_waits(partial(swapping.decide, self._paths, done.stage))

    def _on_undo(self) -> None:
        self._wait(self.undo, "Menyiapkan…")
        work = partial(undo_restore, self._order())
        decide = partial(swapping.undo, self._paths)
        self._runner.run(Lane.LONG, work, lambda _: self._say_waits(decide), self._failed)

    def _say_waits(self, decide: Callable[[], None]) -> None:
        """Say that the next start carries it out: this window has the file open."""
        self.message.say(Level.OK, WAITS)
        for part in (self._choice, self._question, self.check, self.go, self.undo):
            part.hide()
        self.back.clicked.disconnect()
        self.back.set_text("Tutup Pandu")
        self.back.clicked.connect(lambda: self.prepared.emit(decide))
        self.back.setFocus()

    def _wait(self, button: KeyButton, sentence: str) -> None:
        button.setEnabled(False)
        self.message.say(Level.INFO, sentence)

    def _failed(self, error: BaseException) -> None:
        problem = explain(error)
        self.message.say(Level.ERROR, problem.sentence)
        for button in (self.check, self.undo):
            button.setEnabled(True)
        self._other.setVisible(problem.code == "restore.other_office" or self._other.isVisible())
        self._settle()
