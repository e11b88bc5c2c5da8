"""The morning briefing: one page to stand around for ten minutes."""

from dataclasses import replace
from typing import TypeVar

from reports.arrangement import Arrangement, KeyFigure, KeyFigures, Line, Listing, Remark
from reports.columns import Column, Kind
from reports.goal_figures import BlockerLine, BriefingFigures, CommitmentLine, Compared
from reports.goals import blocker_list, commitment_list
from reports.numbers import tenth, whole

TITLE = "Briefing Pagi"
L = TypeVar("L", BlockerLine, CommitmentLine)
SHOWN, OUTAGES, WORDS, SAID = 3, 2, 60, 180
"""Lines of a list, and letters of its words, so that the page stays one."""
BY_HAND = "." * 190
NOTE = "Lembar ini tidak memuat data tamu. Catat hasil briefing di halaman Sasaran."


def briefing(figures: BriefingFigures) -> Arrangement:
    """Return the page of a day."""
    before = "" if figures.last_day is None else f"Angka hari layanan terakhir: {figures.last_day:%d/%m/%Y}."
    return Arrangement(
        name="briefing",
        title=TITLE,
        first=figures.date,
        last=figures.date,
        figures=figures,
        blocks=(
            KeyFigures(
                (
                    KeyFigure("Kunjungan", figures.visits.value, _than(figures.visits), Kind.INTEGER),
                    KeyFigure(
                        "Tunggu P90, menit",
                        figures.wait_p90_min.value,
                        _than(figures.wait_p90_min),
                        Kind.DECIMAL,
                    ),
                    KeyFigure(
                        "Selesai satu kunjungan, %",
                        figures.done_at_once_pct.value,
                        _than(figures.done_at_once_pct),
                        Kind.DECIMAL,
                    ),
                )
            ),
            Remark("Hari ini", _today(figures)),
            _outages(figures),
            commitment_list(tuple(map(_shorter, figures.commitments)), "Komitmen yang jatuh tempo", SHOWN),
            Remark("Komitmen baru: apa, siapa, kapan", (BY_HAND, BY_HAND, NOTE)),
            blocker_list(tuple(map(_shorter, figures.blockers)), "Hambatan yang jatuh tempo", SHOWN),
        ),
        lines=(before,) if before else (),
        official=False,
        main="Komitmen",
    )


def _than(number: Compared) -> str:
    if number.before is None:
        return "pekan lalu belum ada angka"
    return f"pekan lalu, hari yang sama: {tenth(number.before).removesuffix(',0')}"


def _today(figures: BriefingFigures) -> tuple[str, ...]:
    expected = figures.expected
    if expected.visits is None:
        load = "Perkiraan kunjungan: belum ada hari yang sama untuk dibandingkan."
    else:
        load = (
            f"Perkiraan kunjungan: sekitar {whole(expected.visits)}, rata-rata {expected.weekdays} hari yang sama "
            "dalam empat pekan terakhir."
        )
    promise = f"Satu di antaranya: {figures.promise}" if figures.promise else ""
    owed = f"Booking hari ini: {whole(expected.bookings)}. Janji jatuh tempo: {whole(figures.promises)}. {promise}"
    voice = f"Suara publik: {_short(figures.voice, SAID)}" if figures.voice else ""
    return tuple(filter(None, (load, owed.rstrip(), voice)))


def _shorter(line: L) -> L:
    """Return a line with as much of its words as a page for ten minutes has room for."""
    return replace(line, words=_short(line.words, WORDS))


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _outages(figures: BriefingFigures) -> Listing:
    columns = (
        Column("system", "Sistem"),
        Column("agency", "Instansi", width_mm=50),
        Column("since", "Mulai", width_mm=34),
        Column("state", "Keadaan", width_mm=34),
    )
    rows = tuple(
        Line((one.system, one.agency, one.since, "masih berlangsung" if one.open else "sudah pulih"))
        for one in figures.outages
    )
    return Listing("Gangguan", "Gangguan", columns, rows, nothing="Tidak ada gangguan.", shown=OUTAGES)
