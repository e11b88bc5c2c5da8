"""What the counter's page says: how a service ended, and why a key does nothing now."""

from desktop.queries.counter import CurrentTicket
from desktop.queries.enums import Outcome as Result

ENDED = {
    Result.DONE: "selesai",
    Result.RETURNED_INCOMPLETE: "berkas kembali",
    Result.REJECTED: "ditolak",
    Result.SYSTEM_DOWN: "ditutup, sistem mati",
}
REFUSED = {
    "counter.serve": "Belum ada yang dipanggil. Panggil dahulu (F8).",
    "counter.recall": "Tidak ada panggilan yang dapat diulang.",
    "counter.absent": "Tidak ada yang dipanggil dan belum dilayani.",
}
NOBODY_HERE = "Tidak ada tiket di loket ini. Panggil dahulu (F8)."


def not_now(command: str, current: CurrentTicket | None) -> str:
    """Return why a command cannot be done now, and what to do first."""
    if current is None:
        return REFUSED.get(command, NOBODY_HERE)
    if command == "counter.hold":
        return f"{current.shown} belum dilayani. Mulai layani dahulu, baru dapat ditahan."
    return f"{current.shown} sudah dilayani. {REFUSED.get(command, '')}".strip()
