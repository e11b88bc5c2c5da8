"""How values of goals, days and states are said on the page."""

from datetime import date

from desktop.queries.enums import CommitmentState, words
from desktop.queries.goals import GoalRow
from desktop.queries.sentences import tenths
from desktop.queries.together import BlockerRow, CommitmentRow

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def capital(said: str) -> str:
    """Return words that begin a line."""
    return said[:1].upper() + said[1:]


def valued(row: GoalRow, value: int | None) -> str:
    """Return a value with its unit: `81,5%`, `37,3 menit`."""
    if value is None:
        return "–"
    unit = words(row.unit)
    return f"{tenths(value)}{unit}" if unit == "%" else f"{tenths(value)} {unit}"


def standing(row: GoalRow) -> str:
    """Return how a goal stands, in words that blame nobody."""
    if row.reached is None:
        return "belum ada angka"
    return "tercapai" if row.reached else "menuju target"


def month_words(month: str) -> str:
    """Return a month `YYYY-MM` as people say it."""
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def spoken_goal(row: GoalRow) -> str:
    """Return a goal in words, for screen readers."""
    months = ", ".join(f"{month_words(one.month)} {tenths(one.value)}" for one in row.months)
    return (
        f"{capital(words(row.measure))}: awal {valued(row, row.baseline)}, sekarang {valued(row, row.actual)}, "
        f"target {valued(row, row.target)}, {standing(row)}. Dijaga {' dan '.join(row.owners)}. Bulan: {months}"
    )


def due_words(day: date, today: date, *, late: bool) -> str:
    """Return until when something is owed, as a list has room for it."""
    if day == today:
        return "hari ini"
    return f"{day:%d/%m}, lewat" if late else f"{day:%d/%m}"


def blocker_words(row: BlockerRow) -> str:
    """Return what stands in the way."""
    return ": ".join(filter(None, (capital(words(row.cause)), row.words)))


def affected_words(row: BlockerRow) -> str:
    """Return how many visits a blocker hit, where that is counted."""
    return "–" if row.affected is None else str(row.affected)


def commitment_state(row: CommitmentRow) -> str:
    """Return what became of a commitment."""
    if row.state is CommitmentState.OPEN:
        return "terbuka"
    reason = "" if row.reason is None else words(row.reason)
    return ": ".join(filter(None, (words(row.state), reason)))
