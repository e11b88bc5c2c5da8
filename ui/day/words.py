"""Days and minutes in the words of the page Ringkasan."""

from datetime import date

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def long_day(day: date) -> str:
    """Return a day as `Senin, 9 Maret 2026`."""
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def minutes(value: float | None) -> str:
    """Return whole minutes as `14 mnt`, a dash where there is no value."""
    return "-" if value is None else f"{value:.0f} mnt"


def compared(difference: int) -> str:
    """Return how a count differs from what is usual on that weekday: `+9 dari biasanya`."""
    return "seperti biasanya" if difference == 0 else f"{difference:+d} dari biasanya"


def usual_days(count: int, day: date) -> str:
    """Return what a day is compared with: `Median 4 Senin`; empty where there is nothing."""
    weekday = DAYS[day.weekday()]
    return {0: "", 1: f"{weekday} lalu"}.get(count, f"Median {count} {weekday}")
