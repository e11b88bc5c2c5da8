"""From an outage to its notice for the door, and to the line that papers of files taken in carry."""

from desktop.desk import Desk, instant
from desktop.printing.rows import local_time
from desktop.queries.day_figures import letterhead
from desktop.queries.outages import OutageNow, outage_now, taking_files
from desktop.queries.sentences import clock
from desktop.queries.settings import CONTACTS, OFFICE, get_setting
from models.rules.bodies.places import OutageMode
from models.rules.folds.tickets import OPEN, Ticket
from reports.notice import Notice, NoticeOption
from reports.words import moment

WAIT = NoticeOption("Menunggu", "Nomor antrean Anda tetap berlaku dan giliran Anda tidak hilang.")
LEAVE_FILE = NoticeOption(
    "Menitipkan berkas",
    "Serahkan berkas lengkap di loket dan minta tanda terima. Berkas diproses sesudah pulih.",
)
CALL_BACK = NoticeOption(
    "Minta dihubungi", "Tinggalkan nomor telepon di meja depan. Petugas mengabari Anda sesudah pulih."
)
NUMBERS = {
    OutageMode.STOP: "Nomor antrean baru belum diberikan sampai layanan ini pulih.",
    OutageMode.TAKE_FILES: "Nomor antrean tetap diberikan. Untuk sementara berkas hanya diterima, belum diproses.",
    OutageMode.NOTED: "Layanan ini dapat lebih lama daripada biasanya.",
}
OTHERS = "Layanan lain di gedung ini tetap berjalan seperti biasa."
DESK = "Tanyakan kepada petugas di meja depan."


def notice(desk: Desk, outage: str) -> Notice:
    """Return what the notice of an outage shows now; nothing in it is about a visitor.

    Args:
        desk: where to read.
        outage: its id.

    Raises:
        Refused: there is no such outage.
    """
    now = outage_now(desk, outage)
    calendar = desk.calendar()
    contact = str(get_setting(desk.store, CONTACTS).get("complaints", ""))
    today, zone = desk.today().isoformat(), calendar.zone
    return Notice(
        letterhead=letterhead(get_setting(desk.store, OFFICE)),
        system=now.system,
        where=str(now.where),
        day=calendar.service_day(instant(now.started_at)).isoformat(),
        time=local_time(desk, now.started_at),
        zone=zone,
        numbers=NUMBERS[now.mode],
        options=(WAIT, LEAVE_FILE, CALL_BACK),
        others=_others(now),
        contact="\n".join(filter(None, (DESK, contact and f"Pengaduan: {contact}"))),
        printed=f"Dicetak {moment(today, local_time(desk, desk.clock()), zone)}",
    )


def _others(now: OutageNow) -> str:
    return "" if now.agency is None else OTHERS


def files_only(desk: Desk, ticket: Ticket, agency: str) -> str:
    """Return the line of a paper whose service only takes files in now; empty where it does more, or is over."""
    found = taking_files(desk.store, agency, ticket.service) if ticket.state in OPEN else None
    return "" if found is None else files_words(found[0], clock(desk, found[1]))


def files_words(system: str, since: str) -> str:
    """Return that files are only taken in, because of which system and since when."""
    return f"Gangguan {system} sejak {since}: berkas hanya diterima, diproses sesudah pulih."
