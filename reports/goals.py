"""R13: goals that the building shares, what stands in their way, and what was taken on in the mornings."""

from reports import definitions
from reports.arrangement import Arrangement, KeyFigure, KeyFigures, Line, Listing
from reports.columns import HIDDEN, Column, Kind
from reports.goal_figures import BlockerLine, CommitmentLine, GoalFigures, GoalLine
from reports.numbers import whole

TITLE = "Tujuan Bersama"
NOTHING = "Pada masa ini belum ada tujuan bersama, hambatan, maupun komitmen yang dicatat."
BY_NAME = "Menurut abjad instansi, bukan peringkat: setiap angka adalah bagian dari hasil seluruh gedung."
REACHED = {True: "tercapai", False: "belum", None: "–"}


def goals(figures: GoalFigures) -> Arrangement:
    """Return the report of a span of days; goals stand as in its last month."""
    there = bool(figures.goals or figures.blockers or figures.commitments or figures.huddles)
    return Arrangement(
        name="goals",
        title=TITLE,
        first=figures.first,
        last=figures.last,
        figures=figures,
        blocks=(
            _key(figures),
            _goals(figures.goals),
            *((_months(figures.goals),) if any(len(one.months) > 1 for one in figures.goals) else ()),
            _shares(figures.goals),
            blocker_list(figures.blockers, "Hambatan lintas instansi"),
            commitment_list(figures.commitments, "Komitmen dari briefing pagi"),
            _attendance(figures),
        ),
        definitions=(
            definitions.GOAL,
            definitions.GOAL_MEASURES,
            definitions.GOAL_SHARE,
            definitions.BLOCKER,
        ),
        empty="" if there else NOTHING,
        main="Tujuan",
    )


def _key(figures: GoalFigures) -> KeyFigures:
    reached = sum(one.reached is True for one in figures.goals)
    open_ = sum(not one.resolution for one in figures.blockers)
    kept = figures.kept
    return KeyFigures(
        (
            KeyFigure("Tujuan tercapai", reached, f"dari {len(figures.goals)}"),
            KeyFigure("Hambatan terbuka", open_, f"{len(figures.blockers) - open_} selesai"),
            KeyFigure(
                "Komitmen ditepati, %",
                kept.percent,
                f"{kept.kept} dari {kept.kept + kept.unkept + kept.open}",
                Kind.DECIMAL,
            ),
            KeyFigure("Briefing pagi", figures.huddles, "hari"),
        )
    )


def _goals(lines: tuple[GoalLine, ...]) -> Listing:
    columns = (
        Column("measure", "Kode ukuran", on_paper=False),
        Column("name", "Tujuan"),
        Column("unit", "Satuan", width_mm=16),
        Column("baseline", "Awal", Kind.DECIMAL, width_mm=15),
        Column("actual", "Sekarang", Kind.DECIMAL, width_mm=18),
        Column("target", "Target", Kind.DECIMAL, width_mm=15),
        Column("direction", "Arah", width_mm=15),
        Column("reached", "Tercapai", width_mm=18),
        Column("counted", "Dihitung", Kind.INTEGER, width_mm=17),
        Column("owners", "Dijaga bersama", width_mm=36),
    )
    return Listing(
        "Tujuan, awal, sekarang, target",
        "Tujuan",
        columns,
        tuple(
            Line(
                (
                    *(one.measure, _capital(one.name), one.unit, one.baseline, one.actual, one.target),
                    *("naik" if one.rising else "turun", REACHED[one.reached], one.counted),
                    ", ".join(one.owner_names),
                )
            )
            for one in lines
        ),
        nothing="Belum ada tujuan bersama.",
    )


def _months(lines: tuple[GoalLine, ...]) -> Listing:
    months = sorted({one.month for line in lines for one in line.months})
    columns = (
        Column("name", "Tujuan"),
        *(Column(month, month, Kind.DECIMAL, width_mm=15) for month in months),
    )
    rows = []
    for line in lines:
        known = {one.month: one.value for one in line.months}
        rows.append(Line((_capital(line.name), *(known.get(month) for month in months))))
    return Listing("Bulan demi bulan", "Bulan", columns, tuple(rows), nothing="Belum ada.")


def _shares(lines: tuple[GoalLine, ...]) -> Listing:
    """Return who carries which part, agencies by name: a row an agency, a column a goal."""
    agencies = list(dict.fromkeys((one.agency, one.name) for line in lines for one in line.shares))
    agencies.sort(key=lambda one: (one[0] == "", one[1].casefold(), one[0]))
    columns = (
        Column("agency", "Kode instansi", on_paper=False),
        Column("name", "Instansi"),
        *(
            Column(line.measure, f"{_capital(line.name)} ({line.unit})", Kind.DECIMAL, width_mm=27)
            for line in lines
            if line.shares
        ),
    )
    held = [{one.agency: one for one in line.shares} for line in lines if line.shares]
    rows = tuple(
        Line(
            (
                code,
                name,
                *(
                    None if code not in one else HIDDEN if one[code].counted is None else one[code].value
                    for one in held
                ),
            )
        )
        for code, name in agencies
    )
    return Listing("Bagian tiap instansi", "Bagian", columns, rows, lead=BY_NAME, nothing="Belum ada.")


def blocker_list(lines: tuple[BlockerLine, ...], title: str, shown: int = 0) -> Listing:
    """Return blockers as a section of a report."""
    columns = (
        Column("due", "Paling lambat", Kind.DATE, width_mm=20),
        Column("what", "Yang menghambat"),
        Column("cause", "Sebab", on_paper=False),
        Column("words", "Keterangan", on_paper=False),
        Column("agency", "Dicatat oleh", width_mm=26),
        Column("owner", "Ditangani", width_mm=38),
        Column("affected", "Kunjungan terdampak", Kind.INTEGER, head="Terdampak", width_mm=19),
        Column("state", "Keadaan", width_mm=21),
        Column("raised", "Dicatat", Kind.DATE, on_paper=False),
    )
    rows = tuple(
        Line(
            (
                *(one.due, ": ".join(filter(None, (_capital(one.cause), one.words))), one.cause, one.words),
                *(one.agency or "Meja depan", ", ".join(filter(None, (one.owner, one.owner_agency)))),
                *(one.affected, one.resolution or ("lewat waktu" if one.late else "terbuka"), one.raised),
            )
        )
        for one in lines
    )
    return Listing(title, "Hambatan", columns, rows, nothing="Tidak ada hambatan.", shown=shown)


def commitment_list(lines: tuple[CommitmentLine, ...], title: str, shown: int = 0) -> Listing:
    """Return commitments as a section of a report."""
    columns = (
        Column("due", "Paling lambat", Kind.DATE, width_mm=20),
        Column("words", "Komitmen"),
        Column("who", "Siapa", width_mm=45),
        Column("state", "Keadaan", width_mm=40),
    )
    rows = tuple(
        Line(
            (
                *(one.due, one.words or "–", ", ".join(filter(None, (one.who, one.agency)))),
                "lewat waktu" if one.late else ": ".join(filter(None, (one.state, one.why))),
            )
        )
        for one in lines
    )
    return Listing(title, "Komitmen", columns, rows, nothing="Tidak ada komitmen.", shown=shown)


def _attendance(figures: GoalFigures) -> Listing:
    columns = (
        Column("agency", "Instansi"),
        Column("huddles", "Briefing dihadiri", Kind.INTEGER, width_mm=36),
    )
    rows = tuple(Line((one.agency, one.huddles)) for one in figures.attendance)
    lead = f"{whole(figures.huddles)} briefing pagi dicatat; menurut abjad." if rows else ""
    return Listing("Hadir di briefing pagi", "Briefing", columns, rows, lead=lead, nothing="Belum dicatat.")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
