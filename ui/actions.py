"""Every command of the window in one table: its name, key, menu, icon and who may; for menu, keys and palette alike.

Two actions on one key would both silently stop working, so a key stands here once. Page keys are only bound
while their page is shown.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

MENUS = ("Berkas", "Antrean", "Laporan", "Lihat", "Bantuan")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done.

    Attributes:
        id: stable name, `counter.next`; also the objectName of its action.
        text: the words in menu and palette.
        key: key sequence, empty for none.
        menu: one of `MENUS`, empty: palette only.
        icon: name of an icon.
        use_case: asked in the role table before it is shown; the use case asks again.
        page: the page on which the key is alive; empty: everywhere.
        repeats: whether a key held down repeats it; never for calling and finishing.
    """

    id: str
    text: str
    key: str = ""
    menu: str = ""
    icon: str = ""
    use_case: str = ""
    page: str = ""
    repeats: bool = False


COMMANDS = (
    Command("page.intake", "Tamu", "Alt+1", "Lihat", "person"),
    Command("page.queue", "Antrean", "Alt+2", "Lihat", "board"),
    Command("page.counter", "Loket", "Alt+3", "Lihat", "counter"),
    Command("page.requests", "Permohonan", "Alt+4", "Lihat", "folder"),
    Command("page.voice", "Suara publik", "Alt+5", "Lihat", "voice"),
    Command("page.day", "Ringkasan", "Alt+6", "Lihat", "day"),
    Command("page.goals", "Sasaran", "Alt+7", "Lihat", "goal"),
    Command("page.settings", "Pengaturan", "Alt+8", "Lihat", "gear"),
    Command("intake.new", "Tamu baru", "F2", "Antrean", "person", "visit.add"),
    Command(
        "intake.save_print", "Simpan & cetak", "Ctrl+Return", "Antrean", "printer", "visit.add", "page.intake"
    ),
    Command("intake.save", "Simpan", "Ctrl+S", "Antrean", "tick", "visit.add", "page.intake"),
    Command("intake.park", "Tunda", "F7", "Antrean", "bookmark", "visit.add", "page.intake"),
    Command("intake.events", "Daftar peristiwa hidup", "F3", "Antrean", "door", "need.find", "page.intake"),
    Command(
        "intake.bring",
        "Cetak yang harus dibawa",
        "Ctrl+P",
        "Antrean",
        "printer",
        "paper.print",
        "page.intake",
    ),
    Command("intake.best", "Urutan terbaik", "Ctrl+B", "Antrean", "sync", "visit.add", "page.intake"),
    Command("intake.clear", "Bersihkan isian", "", "Antrean", "", "visit.add", "page.intake"),
    Command(
        "intake.reprint",
        "Cetak ulang lembar terakhir",
        "Ctrl+Shift+P",
        "Antrean",
        "printer",
        "paper.print",
        "page.intake",
    ),
    Command(
        "counter.next", "Selesai & panggil berikutnya", "F8", "Antrean", "horn", "ticket.call", "page.counter"
    ),
    Command(
        "counter.recall", "Panggil ulang", "Shift+F8", "Antrean", "horn", "ticket.recall", "page.counter"
    ),
    Command(
        "counter.absent", "Tidak hadir", "F9", "Antrean", "person-cross", "ticket.absent", "page.counter"
    ),
    Command("counter.finish", "Selesai saja", "F12", "Antrean", "tick", "ticket.finish", "page.counter"),
    Command("counter.transfer", "Alihkan", "F4", "Antrean", "arrow-right", "ticket.transfer", "page.counter"),
    Command("counter.serve", "Mulai layani", "F7", "Antrean", "play-circle", "ticket.start", "page.counter"),
    Command("counter.hold", "Tahan", "", "Antrean", "pause", "ticket.hold", "page.counter"),
    Command("counter.refer", "Rujuk", "", "Antrean", "people", "ticket.refer", "page.counter"),
    Command(
        "counter.returned", "Berkas kembali", "", "Antrean", "arrow-return", "ticket.finish", "page.counter"
    ),
    Command(
        "counter.accept", "Terima rujukan", "Shift+F7", "Antrean", "tick", "referral.accept", "page.counter"
    ),
    Command(
        "counter.send_back",
        "Kembalikan rujukan",
        "Shift+F4",
        "Antrean",
        "arrow-return",
        "referral.return",
        "page.counter",
    ),
    Command("counter.receipt", "Tanda terima", "", "Antrean", "printer", "paper.print", "page.counter"),
    Command("queue.route", "Arahkan", "F4", "Antrean", "arrow-right", "ticket.transfer", "page.queue"),
    Command("queue.recall", "Panggil ulang", "Shift+F8", "Antrean", "horn", "ticket.recall", "page.queue"),
    Command("queue.return", "Kembalikan", "F9", "Antrean", "arrow-return", "ticket.return", "page.queue"),
    Command(
        "queue.cancel", "Batalkan", "Shift+Del", "Antrean", "struck-circle", "ticket.cancel", "page.queue"
    ),
    Command("queue.replan", "Rencanakan ulang", "Ctrl+R", "Antrean", "sync", "ticket.show", "page.queue"),
    Command("queue.search", "Cari di antrean", "Ctrl+F", "Antrean", "search", "ticket.show", "page.queue"),
    Command(
        "queue.reprint",
        "Cetak ulang",
        "Ctrl+Shift+P",
        "Antrean",
        "printer",
        "paper.print",
        "page.queue",
    ),
    Command("promise.add", "Catat janji", "Ctrl+J", "Antrean", "bookmark", "promise.make"),
    Command("promise.book", "Buku janji hari ini", "Ctrl+Shift+J", "Antrean", "bookmark", "promise.list"),
    Command("complaint.add", "Catat pengaduan", "Ctrl+Shift+N", "Antrean", "voice", "complaint.add"),
    Command("partner.call", "Panggil mitra", "Ctrl+M", "Antrean", "people", "partner.call"),
    Command("voice.complaints", "Pengaduan", "Ctrl+2", "Lihat", "voice", "complaint.list", "page.voice"),
    Command("voice.suggestions", "Usulan", "Ctrl+3", "Lihat", "note", "suggestion.list", "page.voice"),
    Command(
        "voice.compliments", "Apresiasi", "Ctrl+4", "Lihat", "tick-circle", "compliment.list", "page.voice"
    ),
    Command("voice.forums", "Forum", "Ctrl+5", "Lihat", "people", "forum.keep", "page.voice"),
    Command("voice.partners", "Mitra", "Ctrl+6", "Lihat", "person", "partner.keep", "page.voice"),
    Command("voice.outreach", "Jemput bola", "Ctrl+7", "Lihat", "door", "outreach.plan", "page.voice"),
    Command("voice.new", "Catat yang baru", "Ctrl+N", "Antrean", "plus", "complaint.add", "page.voice"),
    Command(
        "voice.next", "Langkah berikut", "F8", "Antrean", "arrow-right", "complaint.handle", "page.voice"
    ),
    Command("voice.print", "Cetak", "Ctrl+P", "Antrean", "printer", "paper.print", "page.voice"),
    Command(
        "voice.search", "Cari di suara publik", "Ctrl+F", "Antrean", "search", "complaint.list", "page.voice"
    ),
    Command("survey.paper", "Ketik lembar survei", "Ctrl+Shift+K", "Antrean", "voice", "survey.answer"),
    Command("survey.plan", "Rencana perbaikan layanan", "", "Laporan", "voice", "survey.plan"),
    Command(
        "rights.cases", "Permintaan warga tentang data", "Ctrl+Shift+W", "Antrean", "lock", "rights.list"
    ),
    Command("person.reveal", "Data lengkap", "F6", "Antrean", "eye", "visit.reveal"),
    Command("person.duplicates", "Bandingkan duplikat", "Ctrl+D", "Antrean", "people", "person.compare"),
    Command("request.open", "Permohonan baru", "Ctrl+O", "Antrean", "folder", "request.open"),
    Command(
        "requests.search", "Cari permohonan", "Ctrl+F", "Antrean", "search", "request.list", "page.requests"
    ),
    Command(
        "requests.overdue",
        "Permohonan lewat waktu",
        "Ctrl+T",
        "Lihat",
        "warning",
        "request.list",
        "page.requests",
    ),
    Command(
        "requests.today",
        "Tindak lanjut hari ini",
        "Ctrl+Shift+T",
        "Lihat",
        "person",
        "request.list",
        "page.requests",
    ),
    Command(
        "requests.contact",
        "Hubungi pemohon",
        "Ctrl+H",
        "Antrean",
        "person",
        "request.contact",
        "page.requests",
    ),
    Command(
        "requests.next",
        "Langkah berikut permohonan",
        "F8",
        "Antrean",
        "arrow-right",
        "request.show",
        "page.requests",
    ),
    Command(
        "requests.receive", "Terima berkas", "F7", "Antrean", "document", "request.receive", "page.requests"
    ),
    Command("requests.pause", "Hentikan waktu", "F9", "Antrean", "pause", "request.pause", "page.requests"),
    Command(
        "requests.resume",
        "Jalankan lagi waktunya",
        "Shift+F7",
        "Antrean",
        "play-circle",
        "request.resume",
        "page.requests",
    ),
    Command(
        "requests.print", "Cetak tanda terima", "Ctrl+P", "Antrean", "printer", "paper.print", "page.requests"
    ),
    Command(
        "requests.shortfall",
        "Cetak lembar kekurangan",
        "Ctrl+Shift+P",
        "Antrean",
        "printer",
        "paper.print",
        "page.requests",
    ),
    Command("requests.note", "Catat", "Ctrl+N", "Antrean", "note", "request.receive", "page.requests"),
    Command("requests.refer", "Teruskan", "F4", "Antrean", "arrow-right", "request.refer", "page.requests"),
    Command(
        "requests.reject", "Tolak", "Shift+F9", "Antrean", "cross-circle", "request.reject", "page.requests"
    ),
    Command(
        "requests.withdraw",
        "Cabut",
        "Shift+Del",
        "Antrean",
        "struck-circle",
        "request.withdraw",
        "page.requests",
    ),
    Command(
        "requests.all",
        "Pilih semua dalam saringan",
        "Ctrl+A",
        "Antrean",
        "tick-circle",
        "request.list",
        "page.requests",
    ),
    Command(
        "requests.by_service",
        "Lewat waktu menurut layanan",
        "Ctrl+Shift+L",
        "Laporan",
        "table",
        "request.overdue",
        "page.requests",
    ),
    Command(
        "requests.export",
        "Ekspor daftar permohonan, XLSX",
        "Ctrl+E",
        "Laporan",
        "table",
        "records.export",
        "page.requests",
    ),
    Command(
        "requests.export_csv",
        "Ekspor daftar permohonan, CSV",
        "",
        "Laporan",
        "table",
        "records.export",
        "page.requests",
    ),
    Command(
        "requests.export_clear",
        "Ekspor daftar permohonan tanpa samaran",
        "",
        "Laporan",
        "eye",
        "records.reveal",
        "page.requests",
    ),
    Command("outage.declare", "Nyatakan gangguan", "Ctrl+G", "Antrean", "plug-off", "outage.note"),
    Command("outage.manage", "Kelola gangguan", "Ctrl+Shift+G", "Antrean", "plug-off", "outage.choose"),
    Command("day.table", "Tabel sebagai ganti grafik", "Alt+T", "Lihat", "table", "report.make", "page.day"),
    Command("day.print", "Cetak laporan harian", "Ctrl+P", "Laporan", "printer", "report.make", "page.day"),
    Command(
        "day.export", "Ekspor rekap tiket, XLSX", "Ctrl+E", "Laporan", "table", "records.export", "page.day"
    ),
    Command(
        "day.export_csv", "Ekspor rekap tiket, CSV", "", "Laporan", "table", "records.export", "page.day"
    ),
    Command(
        "day.reports",
        "Laporan bulanan dan rentang hari",
        "Ctrl+Shift+R",
        "Laporan",
        "document",
        "report.make",
        "page.day",
    ),
    Command("day.close", "Tutup hari", "", "Laporan", "lock", "day.close", "page.day"),
    Command("goals.briefing", "Briefing pagi", "F8", "Laporan", "printer", "report.make", "page.goals"),
    Command("goals.new", "Tetapkan tujuan", "Ctrl+N", "Laporan", "goal", "goal.set", "page.goals"),
    Command("goals.end", "Akhiri tujuan", "Shift+Del", "Laporan", "struck-circle", "goal.set", "page.goals"),
    Command("goals.parts", "Bagian tiap instansi", "Ctrl+B", "Laporan", "table", "goal.list", "page.goals"),
    Command("goals.blocker", "Catat hambatan", "Ctrl+H", "Laporan", "warning", "blocker.raise", "page.goals"),
    Command(
        "goals.commit",
        "Catat komitmen",
        "Ctrl+Shift+M",
        "Laporan",
        "tick-circle",
        "commitment.note",
        "page.goals",
    ),
    Command("goals.settle", "Catat hasil", "F9", "Laporan", "tick", "commitment.note", "page.goals"),
    Command("goals.huddle", "Hadir briefing", "Ctrl+I", "Laporan", "people", "commitment.note", "page.goals"),
    Command(
        "app.unprinted", "Kertas yang belum tercetak", "Ctrl+Shift+B", "Berkas", "printer", "paper.print"
    ),
    Command("app.backup", "Cadangan", "", "Berkas", "database"),
    Command("app.restore", "Pulihkan dari cadangan", "", "Berkas", "database", "mall.restore"),
    Command("app.undo", "Urungkan", "Ctrl+Z", "Berkas", "undo"),
    Command("app.palette", "Cari perintah, tiket, layanan", "Ctrl+K", "Lihat", "search"),
    Command("app.refresh", "Segarkan", "F5", "Lihat", "sync"),
    Command("app.display", "Layar publik", "F11", "Lihat", "display"),
    Command("survey.kiosk", "Layar isian survei", "Shift+F11", "Lihat", "voice", "survey.answer"),
    Command("app.theme", "Ganti tema", "", "Lihat", "eye"),
    Command("app.bigger", "Huruf lebih besar", "Ctrl+=", "Lihat", repeats=True),
    Command("app.smaller", "Huruf lebih kecil", "Ctrl+-", "Lihat", repeats=True),
    Command("app.lock", "Kunci", "Ctrl+L", "Berkas", "lock"),
    Command("app.pin", "Pasang PIN untuk membuka kunci", "", "Berkas", "lock"),
    Command("app.quit", "Keluar", "Ctrl+Q", "Berkas"),
    Command("app.keys", "Daftar tombol", "F1", "Bantuan", "info"),
    Command("app.about", "Tentang Pandu", "", "Bantuan", "info"),
)


def clashes(commands: Iterable[Command] = COMMANDS) -> list[tuple[str, str]]:
    """Return the pairs of commands that would be alive on one key at the same time."""
    found = []
    listed = [command for command in commands if command.key]
    for place, one in enumerate(listed):
        for other in listed[place + 1 :]:
            together = not one.page or not other.page or one.page == other.page
            if together and QKeySequence(one.key) == QKeySequence(other.key):
                found.append((one.id, other.id))
    return found


class Actions:
    """The window's actions, made from the table; pages say what they do."""

    def __init__(self, window: QWidget, may: Callable[[str], bool]) -> None:
        self._may = may
        self._page = ""
        self._slots: dict[str, Callable[[], None]] = {}
        self._actions: dict[str, tuple[Command, QAction]] = {}
        for command in COMMANDS:
            action = QAction(command.text.replace("&", "&&"), window)
            action.setObjectName(command.id)
            action.setAutoRepeat(command.repeats)
            if command.key:
                action.setShortcut(QKeySequence(command.key))
            action.triggered.connect(lambda _=False, name=command.id: self.trigger(name))
            window.addAction(action)
            self._actions[command.id] = (command, action)
        self._settle()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name][1]

    def listed(self) -> list[tuple[Command, QAction]]:
        """Return every command that may be done now, in the order of the table."""
        return [(command, action) for command, action in self._actions.values() if action.isEnabled()]

    def does(self, name: str, slot: Callable[[], None]) -> None:
        """Say what a command does."""
        self._slots[name] = slot
        self._settle()

    def trigger(self, name: str) -> None:
        """Do a command, when it is alive."""
        slot = self._slots.get(name)
        if slot is not None and self._actions[name][1].isEnabled():
            slot()

    def show_page(self, page: str) -> None:
        """Make the keys of a page alive, and those of the others not."""
        self._page = page
        self._settle()

    def _settle(self) -> None:
        for name, (command, action) in self._actions.items():
            here = not command.page or command.page == self._page
            allowed = not command.use_case or self._may(command.use_case)
            action.setEnabled(here and allowed and name in self._slots)
            action.setVisible(allowed)
