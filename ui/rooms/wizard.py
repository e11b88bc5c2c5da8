"""First run in its simplest form: office and desk, catalogue, first account, recovery key shown and retyped."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import Refused
from desktop.paths import Paths
from resources import read_bytes
from ui.errors import explain
from ui.rooms.frame import Room
from ui.runner import Lane, Runner
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import Level
from ui.widgets.words import label

if TYPE_CHECKING:  # the first step is shown before anything of the store is loaded
    from desktop.services.mall import MadeMall

SAMPLE = "catalogue/sample.json"
STEPS = ("Kantor", "Katalog", "Akun", "Kunci pemulihan")
ZONES = ("WIB", "WITA", "WIT")
CATALOGUES = (
    ("sample", "Katalog contoh: 29 instansi, 99 layanan"),
    ("file", "Dari berkas katalog (JSON)…"),
    ("none", "Belum ada"),
)
LOGIN_HINT = "Huruf, angka, titik, tanda hubung"
LENGTH_HINT = "Sedikitnya {} huruf; empat kata yang tidak berhubungan mudah diingat"


class WizardRoom(Room):
    """Four steps, back and forth; the mall is made at the end of the last one.

    A step is built when it is first shown: the first one is on the screen 20 ms sooner than all four.

    Signals:
        made: the desk of the new mall, with its administrator signed in.
        restoring: a backup shall be put back instead.
    """

    made = Signal(object)
    restoring = Signal()

    def __init__(self, paths: Paths, runner: Runner) -> None:
        super().__init__(
            "Selamat datang di Pandu", "Empat langkah singkat, lalu meja depan siap dipakai.", width=560
        )
        self._paths, self._runner = paths, runner
        self._steps = QStackedWidget()
        self._where = label("", "title")
        self.body.addWidget(self._where)
        self.body.addWidget(self._steps)
        self._build_office()
        self._build_buttons()
        self.setFocusProxy(_editor(self.office))
        self._show(0)

    def _build(self, step: int) -> None:
        """Build the steps up to one, as far as they are not there yet; each builder returns its last control."""
        builders = (self._build_catalogue, self._build_account, self._build_key)
        for build in builders[self._steps.count() - 1 : step]:
            # the buttons are older than this step, and yet Tab comes to them after all its fields
            QWidget.setTabOrder(build(), self.back)
            QWidget.setTabOrder(self.back, self.next)

    def _step(self) -> QVBoxLayout:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._steps.addWidget(page)
        return column

    def _line(
        self, name: str, column: QVBoxLayout, object_name: str, text: str = "", help_text: str = ""
    ) -> Field:
        editor = QLineEdit(text)
        editor.setObjectName(object_name)
        editor.returnPressed.connect(self.focusNextChild)
        field = Field(name, editor, help_text=help_text)
        column.addWidget(field)
        return field

    def _build_office(self) -> None:
        column = self._step()
        self.office = self._line(
            "Nama kantor pengelola", column, "wizard.office", help_text="Seperti di kop surat"
        )
        self.zone = QComboBox()
        self.zone.setObjectName("wizard.zone")
        self.zone.addItems(ZONES)
        column.addWidget(Field("Zona waktu", self.zone))
        self.desk = self._line("Nama meja ini", column, "wizard.desk", "Meja 1")
        self.lane = self._line(
            "Lajur nomor", column, "wizard.lane", "1", "Tiap meja punya lajur sendiri, 1 sampai 99"
        )
        column.addStretch(1)

    def _build_catalogue(self) -> QWidget:
        column = self._step()
        words = "Katalog berisi instansi, loket, layanan, dan syaratnya. Dapat diganti kapan saja."
        column.addWidget(label(words, "label", "ink2", weight=400, wrap=True))
        self._choices = QButtonGroup(self)
        self._file = ""
        for place, (name, text) in enumerate(CATALOGUES):
            radio = QRadioButton(text)
            radio.setObjectName(f"wizard.catalogue.{name}")
            radio.setAccessibleName(text)
            self._choices.addButton(radio, place)
            column.addWidget(radio)
        first = self._choices.button(0)
        first.setChecked(True)
        self._choices.button(1).clicked.connect(self._on_choose_file)
        self._chosen = label("", "small", "ink2", wrap=True)
        column.addWidget(self._chosen)
        column.addStretch(1)
        return self._choices.buttons()[-1]

    def _build_account(self) -> QWidget:
        from desktop.security.passwords import SHORTEST  # noqa: PLC0415

        column = self._step()
        self.user = self._line("Nama masuk administrator", column, "wizard.user", help_text=LOGIN_HINT)
        self.password = self._line("Sandi", column, "wizard.password", help_text=LENGTH_HINT.format(SHORTEST))
        self.again = self._line("Sandi sekali lagi", column, "wizard.password_again")
        for field in (self.password, self.again):
            _editor(field).setEchoMode(QLineEdit.EchoMode.Password)
        column.addStretch(1)
        return _editor(self.again)

    def _build_key(self) -> QWidget:
        from desktop.ids import Ids  # noqa: PLC0415
        from desktop.security.recovery import new_recovery_key  # noqa: PLC0415

        self._recovery_key = new_recovery_key(Ids())
        column = self._step()
        words = (
            "Tulis kunci ini di kertas dan simpan di tempat terkunci. Tanpa kunci ini, data tidak dapat dibuka lagi "
            "bila komputer rusak. Kunci tidak akan ditampilkan lagi."
        )
        column.addWidget(label(words, "label", "ink2", weight=400, wrap=True))
        self.shown_key = QLineEdit(self._recovery_key)
        self.shown_key.setObjectName("wizard.recovery")
        self.shown_key.setReadOnly(True)
        column.addWidget(Field("Kunci pemulihan", self.shown_key))
        self.typed_key = self._line("Ketik ulang kuncinya", column, "wizard.recovery_again")
        column.addStretch(1)
        return _editor(self.typed_key)

    def _build_buttons(self) -> None:
        row = QHBoxLayout()
        self.back = KeyButton("Kembali", icon="chevron-left", height=40)
        self.back.setObjectName("wizard.back")
        self.next = KeyButton("Lanjut", icon="arrow-right", kind=Kind.PRIMARY, height=40)
        self.next.setObjectName("wizard.next")
        self.back.clicked.connect(lambda: self._show(self._steps.currentIndex() - 1))
        self.next.clicked.connect(self._on_next)
        self.restore = KeyButton("Pulihkan dari cadangan", icon="database", kind=Kind.QUIET, height=40)
        self.restore.setObjectName("wizard.restore")
        self.restore.clicked.connect(self.restoring)
        row.addWidget(self.back)
        row.addWidget(self.restore)
        row.addStretch(1)
        row.addWidget(self.next)
        self.body.addLayout(row)

    def _show(self, step: int) -> None:
        self.message.clear()
        self._build(step)
        self._steps.setCurrentIndex(step)
        self._where.setText(f"{step + 1} dari {len(STEPS)} · {STEPS[step]}")
        self.back.setVisible(step > 0)
        self.restore.setVisible(step == 0)
        self.next.set_text("Buat MPP" if step == len(STEPS) - 1 else "Lanjut")
        first = self._steps.currentWidget()
        if first is not None:
            first.setFocus()
            first.focusNextChild()

    def _on_choose_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - its type takes 1 ms, few need it

        name, _ = QFileDialog.getOpenFileName(self, "Pilih katalog", str(Path.home()), "Katalog (*.json)")
        self._file = name
        self._chosen.setText(name)
        if not name:
            self._choices.button(0).setChecked(True)

    def _on_next(self) -> None:
        step = self._steps.currentIndex()
        checks: tuple[Callable[[], bool], ...] = (
            self._office_right,
            lambda: True,
            self._account_right,
            self._key_right,
        )
        if not checks[step]():
            return
        if step < len(STEPS) - 1:
            self._show(step + 1)
        else:
            self._make()

    def _office_right(self) -> bool:
        self.office.set_error("" if _text(self.office) else "Isi nama kantor.")
        lane = _text(self.lane)
        right = lane.isascii() and lane.isdigit() and 1 <= int(lane) <= 99  # noqa: PLR2004 - lanes
        self.lane.set_error("" if right else "Lajur adalah angka 1 sampai 99.")
        return not (self.office.error or self.lane.error)

    def _account_right(self) -> bool:
        self.user.set_error("" if _text(self.user) else "Isi nama masuk.")
        self.password.set_error(self._advice())
        same = _editor(self.password).text() == _editor(self.again).text()
        self.again.set_error("" if same else "Kedua sandi tidak sama.")
        return not (self.user.error or self.password.error or self.again.error)

    def _advice(self) -> str:
        """Return what is wrong with the password, where something is."""
        from desktop.security.advice import check_new  # noqa: PLC0415

        about = (_text(self.office), _text(self.user), _text(self.desk))
        try:
            check_new(_editor(self.password).text(), about)
        except Refused as weak:
            return explain(weak).sentence
        return ""

    def _key_right(self) -> bool:
        from desktop.security.recovery import read_recovery_key  # noqa: PLC0415

        right = read_recovery_key(_text(self.typed_key)) == self._recovery_key
        self.typed_key.set_error(
            "" if right else "Belum sama dengan kunci di atas. Periksa huruf demi huruf."
        )
        return right

    def _catalogue(self) -> Any:  # thread: WRITE
        import json  # noqa: PLC0415

        chosen = self._choices.checkedId()
        if chosen == 0:
            return json.loads(read_bytes(SAMPLE))
        return json.loads(Path(self._file).read_text("utf-8-sig")) if chosen == 1 and self._file else None

    def _make(self) -> None:
        office, zone, login = _text(self.office), self.zone.currentText(), _text(self.user)
        password, desk, lane = _editor(self.password).text(), _text(self.desk), int(_text(self.lane))
        self.next.setEnabled(False)

        def work() -> "MadeMall":  # thread: WRITE
            from desktop.services.mall import NewMall, make_mall  # noqa: PLC0415

            order = NewMall(
                office, zone, login, password, desk, lane, self._catalogue(), recovery_key=self._recovery_key
            )
            return make_mall(self._paths, order)

        self._runner.run(Lane.WRITE, work, self._done, self._failed)

    def _done(self, made: "MadeMall") -> None:
        QGuiApplication.clipboard().clear()
        self.made.emit(made.desk)

    def _failed(self, error: BaseException) -> None:
        self.next.setEnabled(True)
        self.message.say(Level.ERROR, explain(error).sentence)


def _editor(field: Field) -> QLineEdit:
    if not isinstance(field.control, QLineEdit):
        raise TypeError(field.name)
    return field.control


def _text(field: Field) -> str:
    return _editor(field).text().strip()
