"""Words that Qt itself shows, in Indonesian: the menu of a field, the dialog that chooses a file, standard buttons.

Qt ships no Indonesian translation. Our own pieces have verbs of their own and need none of this.
"""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from PySide6.QtCore import QCoreApplication, QTranslator

WORDS = {
    # standard buttons
    "OK": "OK", "&OK": "&OK", "Yes": "Ya", "&Yes": "&Ya", "Yes to &All": "Ya untuk &semua",
    "No": "Tidak", "&No": "&Tidak", "N&o to All": "Tida&k untuk semua", "Cancel": "Batal", "&Cancel": "&Batal",
    "Save": "Simpan", "&Save": "&Simpan", "Save All": "Simpan semua", "Open": "Buka", "&Open": "&Buka",
    "Close": "Tutup", "&Close": "&Tutup", "Discard": "Buang", "&Discard": "&Buang", "Don't Save": "Jangan simpan",
    "Close without Saving": "Tutup tanpa menyimpan", "Apply": "Terapkan", "Reset": "Setel ulang", "Help": "Bantuan",
    "Abort": "Hentikan", "Retry": "Coba lagi", "Ignore": "Abaikan", "Restore Defaults": "Kembalikan bawaan",
    "Show Details...": "Tampilkan rincian...", "Hide Details...": "Sembunyikan rincian...",
    # the menu of a field
    "&Undo": "&Urungkan", "&Redo": "&Ulangi", "Cu&t": "&Potong", "&Copy": "&Salin", "&Paste": "&Tempel",
    "Delete": "Hapus", "&Delete": "&Hapus", "Select All": "Pilih semua", "Copy &Link Location": "Salin &tautan",
    "&Select All": "Pilih &semua", "&Step up": "&Naikkan", "Step &down": "&Turunkan", "Clear": "Kosongkan",
    # scroll bars, menus and lists
    "Scroll here": "Gulir ke sini", "Left edge": "Tepi kiri", "Top": "Paling atas", "Right edge": "Tepi kanan",
    "Bottom": "Paling bawah", "Page left": "Halaman kiri", "Page up": "Halaman naik",
    "Page right": "Halaman kanan", "Page down": "Halaman turun", "Scroll left": "Gulir kiri",
    "Scroll up": "Gulir naik", "Scroll right": "Gulir kanan", "Scroll down": "Gulir turun",
    "Line up": "Baris naik", "Line down": "Baris turun", "More": "Lainnya",
    "Previous Month": "Bulan sebelumnya", "Next Month": "Bulan berikutnya",
    # what screen readers say that can be done
    "Press": "Tekan", "Toggle": "Ganti", "Increase": "Naikkan", "Decrease": "Turunkan",
    "ShowMenu": "Tampilkan menu", "SetFocus": "Beri fokus", "Activate": "Aktifkan",
    # the dialog that chooses a file
    "&Look in:": "&Cari di:", "File &name:": "&Nama berkas:", "Files of &type:": "&Jenis berkas:",
    "&Choose": "&Pilih", "Directory:": "Folder:", "&Directory:": "&Folder:", "Back": "Kembali", "Forward": "Maju",
    "Go back": "Kembali", "Go forward": "Maju", "Parent Directory": "Folder di atas",
    "Go to the parent directory": "Ke folder di atas", "Create New Folder": "Buat folder baru",
    "Create a New Folder": "Buat folder baru", "&New Folder": "Folder &baru", "New Folder": "Folder baru",
    "List View": "Tampilan daftar", "Change to list view mode": "Tampilkan sebagai daftar",
    "Detail View": "Tampilan rinci", "Change to detail view mode": "Tampilkan rinci",
    "Sidebar": "Bilah samping", "List of places and bookmarks": "Daftar tempat dan penanda", "Files": "Berkas",
    "&Rename": "&Ganti nama", "Show &hidden files": "Tampilkan berkas &tersembunyi", "Show ": "Tampilkan ",
    "Name": "Nama", "Size": "Ukuran", "Type": "Jenis", "Kind": "Jenis", "Date Modified": "Diubah",
    "Computer": "Komputer", "My Computer": "Komputer ini", "Drive": "Cakram", "File": "Berkas", "Folder": "Folder",
    "All Files (*)": "Semua berkas (*)", "Directories": "Folder", "Recent Places": "Tempat terakhir",
    "Remove": "Hapus", "Find Directory": "Cari folder", "Save As": "Simpan sebagai",
    "%1\nFile not found.\nPlease verify the correct file name was given.":
        "%1\nBerkas tidak ditemukan.\nPeriksa nama berkasnya.",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.":
        "%1\nFolder tidak ditemukan.\nPeriksa nama foldernya.",
    "%1 already exists.\nDo you want to replace it?": "%1 sudah ada.\nGantikan?",
    "'%1' is write protected.\nDo you want to delete it anyway?": "'%1' dilindungi dari perubahan.\nTetap hapus?",
    "Are you sure you want to delete '%1'?": "Hapus '%1'?",
    "Could not delete directory.": "Folder tidak dapat dihapus.",
    "%1 bytes": "%1 bita", "%1 KB": "%1 KB", "%1 MB": "%1 MB", "%1 GB": "%1 GB",
}  # fmt: skip
"""Qt's English -> ours. Names of keys stay as they stand on the keyboards here."""


class QtWords(QTranslator):
    """Says Qt's own words in Indonesian; what it does not know stays as Qt has it."""

    def translate(  # None, and only None, lets Qt's own text stand
        self, _context: str, source: str, _about: str | None = None, _n: int = -1
    ) -> str | None:
        return WORDS.get(source)

    def isEmpty(self) -> bool:
        return False


def install(app: QCoreApplication) -> QtWords:
    """Let an application speak Indonesian where Qt speaks, and return what does it."""
    words = QtWords(app)
    app.installTranslator(words)
    return words
