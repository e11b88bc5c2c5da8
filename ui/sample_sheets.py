"""Sheets of all pieces with invented data: what the gallery draws and the tests walk over."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QDate, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QMenuBar,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from resources import path
from ui.theme import theme_of
from ui.widgets.buttons import Chip, KeyButton, Kind
from ui.widgets.cards import Card, EmptyState, Figure
from ui.widgets.charts import Bar, BarChart
from ui.widgets.fields import Field
from ui.widgets.messages import Banner, InlineMessage, Level
from ui.widgets.painting import plain
from ui.widgets.paths import Mark, PathStrip, Stop
from ui.widgets.ring import FocusRing
from ui.widgets.tables import RowDelegate, Table
from ui.widgets.tags import STATES, Tag
from ui.widgets.toasts import ToastStack
from ui.widgets.waits import Wait, WaitChart, WaitLegend
from ui.widgets.words import Icon, label, panel

STOPS = (
    Stop("Polres", "Selesai 08.52", Mark.DONE, "done"),
    Stop("Dukcapil", "Dilayani", Mark.HERE, "serving"),
    Stop("Samsat", "2 antre", Mark.OPEN, "waiting"),
    Stop("BPJS", "Sesudah 2", Mark.BLOCKED, "blocked"),
)
TICKETS = (
    ("DUK-A1-013", "Cetak ulang KTP-el", "Dukcapil", "24"),
    ("PAJ-D1-005", "Lapor SPT tahunan", "Pajak", "9"),
    ("IMI-E1-004", "Ganti paspor", "Imigrasi", "15"),
)
_Index = QModelIndex | QPersistentModelIndex


class _Tickets(QAbstractTableModel):
    """Invented tickets."""

    HEADS = ("Tiket", "Layanan", "Instansi", "Tunggu, mnt")

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(TICKETS)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.HEADS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            return TICKETS[index.row()][index.column()]
        return self._side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(
        self, section: int, _orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a head."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.HEADS[section]
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        right = column == len(self.HEADS) - 1
        return (
            Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        ) | Qt.AlignmentFlag.AlignVCenter


def _row(*widgets: QWidget, spacing: int = 8) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _buttons() -> Sequence[QHBoxLayout]:
    focused = KeyButton("Terfokus", key="F7", icon="bookmark", height=40)
    focused.setObjectName("focused")
    dead = KeyButton("Tidak tersedia")
    dead.setEnabled(False)
    return (
        _row(
            KeyButton("Simpan & cetak", key="Ctrl+Return", icon="printer", kind=Kind.PRIMARY, height=40),
            KeyButton("Simpan", key="Ctrl+S", height=40),
            focused,
            spacing=12,
        ),
        _row(
            KeyButton("Bersihkan", kind=Kind.QUIET),
            KeyButton("Batalkan", icon="struck-circle", kind=Kind.DANGER),
            dead,
            KeyButton("Sebelumnya", icon="chevron-left", bare=True),
            spacing=12,
        ),
    )


def _fields() -> QHBoxLayout:
    name, nik, outcome = QLineEdit("Sulastri"), QLineEdit("997101 170845 999"), QComboBox()
    outcome.addItems(["Selesai, produk diserahkan", "Berkas kembali"])
    wrong = Field("NIK", nik)
    wrong.set_error("NIK harus 16 angka, sekarang 15.")
    row = QHBoxLayout()
    row.setSpacing(16)
    for field in (
        Field("Nama lengkap", name, help_text="Seperti pada dokumen"),
        wrong,
        Field("Hasil", outcome, optional=True),
    ):
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row


def _chips() -> QHBoxLayout:
    chosen = Chip("Lansia", icon="elder")
    chosen.setChecked(True)
    return _row(
        chosen,
        Chip("Disabilitas", icon="wheelchair"),
        Chip("Hamil", icon="pregnant"),
        Chip("Anak", icon="child"),
    )


def _tags() -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(8)
    for place, state in enumerate(list(STATES)[:13]):
        words = "Sesudah langkah 1" if state == "blocked" else ""
        grid.addWidget(Tag(state, words), place // 5, place % 5, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnStretch(5, 1)
    return grid


def _table() -> Table:
    table = Table("Tiket menunggu")
    model = _Tickets(table)
    table.setModel(model)
    for column, width in enumerate((120, 280, 105)):
        table.setColumnWidth(column, theme_of(table).px(width))
    table.selectRow(1)
    table.setFixedHeight(table.horizontalHeader().sizeHint().height() + 3 * table.rowHeight(0) + 4)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return table


def _left() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(label("Tombol", "title"))
    for row in _buttons():
        column.addLayout(row)
    column.addWidget(label("Isian", "title"))
    column.addLayout(_fields())
    column.addWidget(label("Prioritas dan kebutuhan", "label", "ink2"))
    column.addLayout(_chips())
    column.addWidget(label("Keadaan tiket: ikon, kata, warna", "title"))
    column.addLayout(_tags())
    column.addWidget(label("Tabel", "title"))
    column.addWidget(_table())
    card = Card(pad=16)
    card.body.addWidget(PathStrip(STOPS))
    column.addWidget(card)
    column.addStretch(1)
    return column


def _dialog() -> QWidget:
    made = panel("dialog")
    column = QVBoxLayout(made)
    column.setContentsMargins(20, 14, 20, 14)
    column.setSpacing(8)
    column.addWidget(label("Tutup hari Senin, 9 Maret 2026?", "title"))
    column.addWidget(
        label("19 tiket masih menunggu akan kedaluwarsa. Tindakan ini tidak dapat diurungkan.", wrap=True)
    )
    typed = QLineEdit()
    typed.setPlaceholderText("Ketik TUTUP")
    column.addWidget(Field("Ketik TUTUP untuk melanjutkan", typed))
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    row.addWidget(KeyButton("Kembali", key="Esc"))
    row.addWidget(KeyButton("Tutup hari", icon="lock", kind=Kind.DANGER))
    column.addLayout(row)
    return made


def _right() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(label("Pesan dalam halaman", "title"))
    column.addWidget(InlineMessage(Level.INFO, "Draf tadi dipulihkan. Periksa lalu simpan."))
    column.addWidget(InlineMessage(Level.OK, "Cadangan selesai dan sudah diuji buka."))
    column.addWidget(
        InlineMessage(Level.WARNING, "Kode wilayah tidak ada di daftar. Periksa kartu, lalu lanjutkan.")
    )
    column.addWidget(InlineMessage(Level.ERROR, "Ada 2 isian yang perlu diperbaiki: NIK, keperluan."))
    column.addWidget(label("Toast dan urungkan", "title"))
    host = QWidget()
    host.setFixedHeight(theme_of(host).px(48) + 32)
    stack = ToastStack(host)
    toast = stack.say("DUK-A1-012 dilewati", lambda: None, icon="person-cross")
    toast.countdown.left_ms = 6000
    column.addWidget(host)
    column.addWidget(label("Halaman kosong", "title"))
    column.addWidget(EmptyState("Belum ada antrean hari ini", "Mulai dari tamu pertama", key="F2"))
    column.addWidget(label("Dialog untuk hal yang tak dapat diurungkan", "title"))
    column.addWidget(_dialog())
    column.addStretch(1)
    return column


def components_sheet() -> QWidget:
    """Return a window with every piece but the charts."""
    sheet = QWidget()
    whole = QVBoxLayout(sheet)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(Banner("DEMO. Data di layar ini rekaan dan hilang saat ditutup."))
    columns = QHBoxLayout()
    columns.setContentsMargins(24, 12, 24, 16)
    columns.setSpacing(32)
    columns.addLayout(_left(), 1)
    columns.addLayout(_right(), 1)
    whole.addLayout(columns, 1)
    FocusRing(sheet)
    focused = sheet.findChild(KeyButton, "focused")
    if focused is not None:
        focused.setFocus()
    return sheet


def charts_sheet() -> QWidget:
    """Return a window with key figures and charts."""
    figures = [
        Figure("Tamu datang", "123", "+9 dari Senin lalu"),
        Figure("Selesai", "87", "71% sekali datang"),
    ]
    late = Figure("Menunggu", "19")
    late.show_figure("19", "terlama 31 mnt", tone="ret", icon="warning")
    figures += [late, Figure("Median tunggu", "14 mnt", "P90 33 mnt")]
    top = Card()
    row = QHBoxLayout()
    for figure in figures:
        row.addWidget(figure, 1)
    top.body.addLayout(row)
    usual = (5, 15, 21, 22, 16, 7, 13, 13, 8)
    counts = (4, 18, 24, 21, 17, 6, 14, 12, 7)
    hours = BarChart("Tamu per jam", "Jam", "Hari ini", "Rata-rata 4 Senin")
    hours.show_bars(
        [
            Bar(f"{7 + i:02}", n, u, marked=n == max(counts))
            for i, (n, u) in enumerate(zip(counts, usual, strict=True))
        ]
    )
    waits = WaitChart("Waktu tunggu per instansi, menit")
    waits.show_waits(
        [
            Wait("Dukcapil", 26, 41, 20),
            Wait("BPJS Kesehatan", 4, 9, 20),
            Wait("Imigrasi", 16, 28, 30),
            Wait("Pajak (KPP)", 10, 17, 15),
            Wait("Samsat", 7, 12, 15),
            Wait("Taspen", None, None, 15),
        ]
    )
    left, right = Card("Tamu per jam, sampai 15.20"), Card("Waktu tunggu per instansi, menit")
    right.head.addWidget(WaitLegend())
    left.body.addWidget(hours)
    right.body.addWidget(waits)
    sheet = QWidget()
    grid = QGridLayout(sheet)
    grid.setContentsMargins(16, 16, 16, 16)
    grid.setSpacing(12)
    grid.addWidget(top, 0, 0, 1, 2)
    grid.addWidget(left, 1, 0)
    grid.addWidget(right, 1, 1)
    grid.setRowStretch(1, 1)
    grid.setRowMinimumHeight(2, 200)
    return sheet


def icons_sheet() -> QWidget:
    """Return a window with every icon at its three sizes and its name."""
    sheet = QWidget()
    grid = QGridLayout(sheet)
    for place, file in enumerate(sorted(path("icons").glob("*.svg"))):
        cell = _row(
            Icon(file.stem, "ink", 16),
            Icon(file.stem, "ink", 20),
            Icon(file.stem, "accent", 32),
            label(file.stem, "small"),
        )
        grid.addLayout(cell, place // 5, place % 5)
    return sheet


def _ticks() -> QVBoxLayout:
    column = QVBoxLayout()
    for words, kind in (("KTP-el asli", QCheckBox), ("Tanpa NIK", QRadioButton)):
        for checked in (True, False):
            for enabled in (True, False):
                box = kind(words)
                box.setAutoExclusive(False)
                box.setChecked(checked)
                box.setEnabled(enabled)
                column.addWidget(box)
    column.addStretch(1)
    return column


def _more_fields() -> QVBoxLayout:
    column = QVBoxLayout()
    date, count, dead, note = (
        QDateEdit(QDate(1945, 8, 17)),
        QSpinBox(),
        QLineEdit("Sulastri"),
        QPlainTextEdit(),
    )
    date.setDisplayFormat("dd/MM/yyyy")
    dead.setEnabled(False)
    note.setPlaceholderText("Tanpa data pribadi")
    note.setMaximumHeight(90)
    for name, control in (
        ("Tanggal lahir", date),
        ("Orang", count),
        ("Nama lengkap", dead),
        ("Catatan", note),
    ):
        column.addWidget(Field(name, control))
    bar = QProgressBar()
    bar.setValue(40)
    bar.setTextVisible(False)
    column.addWidget(bar)
    column.addStretch(1)
    return column


def _lists() -> QVBoxLayout:
    column, tabs, listed = QVBoxLayout(), QTabWidget(), QListWidget()
    listed.setItemDelegate(RowDelegate(listed))
    listed.setAccessibleName("Layanan")
    listed.addItems([f"Layanan {number}" for number in range(1, 30)])
    listed.setCurrentRow(2)
    tabs.setAccessibleName("Pengaturan")
    for name in ("Umum", "Instansi & layanan", "Loket"):
        tabs.addTab(QWidget(), plain(name))
    column.addWidget(tabs)
    column.addWidget(listed, 1)
    return column


def controls_sheet() -> QWidget:
    """Return a window with Qt's own controls in our style."""
    sheet, menus = QWidget(), QMenuBar()
    for name in ("&Berkas", "&Antrean", "&Laporan"):
        menus.addMenu(name)
    whole = QVBoxLayout(sheet)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(menus)
    row = QHBoxLayout()
    row.setContentsMargins(24, 12, 24, 24)
    row.setSpacing(32)
    for column in (_ticks(), _more_fields(), _lists()):
        row.addLayout(column, 1)
    whole.addLayout(row, 1)
    return sheet
