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
    if row.actual is None:
        return "belum ada angka"
    if row.reached:
        return "tercapai"
    if row.actual == row.baseline:
        return "belum bergerak"
    closer = row.baseline is None or (row.actual > row.baseline) is row.rising
    return "menuju target" if closer else "belum membaik"


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


def due_words(row: BlockerRow | CommitmentRow, today: date) -> tuple[str, str]:
    """Return until when something is owed, and what that means today."""
    if isinstance(row, CommitmentRow) and row.state is not CommitmentState.OPEN:
        return f"{row.due:%d/%m}", ""
    if row.due == today:
        return "hari ini", ""
    return f"{row.due:%d/%m}", "lewat" if row.late else ""


def blocker_words(row: BlockerRow) -> tuple[str, str]:
    """Return what stands in the way; and why, who looks after it, and how many visits it hit."""
    cause = words(row.cause)
    affected = "" if row.affected is None else f"{row.affected} tamu terdampak"
    owner = " ".join(filter(None, (row.owner_agency, row.owner)))
    return row.words or capital(cause), " · ".join(
        filter(None, (cause if row.words else "", affected, owner))
    )


def commitment_words(row: CommitmentRow) -> tuple[str, str]:
    """Return what was taken on; and by whom, and how it ended."""
    ended = "" if row.state is CommitmentState.OPEN else words(row.state)
    reason = "" if row.reason is None else words(row.reason)
    who = " ".join(filter(None, (row.agency, row.who)))
    return row.words, " · ".join(filter(None, (who, ended, reason)))
