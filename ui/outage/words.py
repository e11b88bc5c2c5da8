"""Outages in the window's words."""

from collections.abc import Sequence

from desktop.queries.enums import OutageChoice, OutageMode
from desktop.queries.outages import Affected, OutageNow

MODES = {
    OutageMode.NOTED: "Nomor tetap diberikan.",
    OutageMode.TAKE_FILES: "Nomor tetap diberikan, berkas hanya diterima.",
    OutageMode.STOP: "Nomor baru dihentikan.",
}
CHOICES = {
    OutageChoice.WAIT: "Menunggu",
    OutageChoice.LEAVE_FILE: "Titip berkas",
    OutageChoice.CALL_BACK: "Minta dihubungi",
}
UNDECIDED = "Belum memilih"


def band(outages: Sequence[OutageNow]) -> str:
    """Return what the band says, as `Gangguan SIAK sejak 09.14 · Dukcapil · 12 menunggu`; empty for none."""
    if not outages:
        return ""
    first, others = outages[0], len(outages) - 1
    parts = [f"Gangguan {first.system} sejak {first.since}", str(first.where), f"{first.waiting} menunggu"]
    if first.mode is OutageMode.STOP:
        parts.append("nomor dihentikan")
    if others:
        parts.append(f"{others} gangguan lain")
    return " · ".join(parts)


def lasting(outage: OutageNow) -> str:
    """Return since when, how long, and what becomes of new numbers."""
    if outage.ended_at is not None:
        return f"{outage.since} sampai {outage.until}, {outage.minutes} menit. Sudah pulih."
    return f"Sejak {outage.since}, {outage.minutes} menit. {MODES[outage.mode]}"


def counted(found: Affected) -> str:
    """Return how many chose what, as `12 tamu · 3 menunggu · 1 titip berkas · 8 belum memilih`."""
    if not found.rows:
        return "Tidak ada tamu yang menunggu karena gangguan ini."
    parts = [f"{len(found.rows)} tamu"]
    parts += [f"{count} {CHOICES[choice].lower()}" for choice, count in found.choices.items() if count]
    parts += [f"{found.undecided} {UNDECIDED.lower()}"] if found.undecided else []
    return " · ".join(parts)
