"""R9: the satisfaction survey: index and band, nine elements, the lowest with what is planned, who answered."""

from collections.abc import Mapping

from reports import definitions
from reports.arrangement import (
    Arrangement,
    Bar,
    Bars,
    KeyFigure,
    KeyFigures,
    Level,
    Line,
    Listing,
    Remark,
    hidden,
)
from reports.columns import Cell, Column, Kind
from reports.numbers import decimals, whole
from reports.skm_figures import SkmFigures, SkmPlan

TITLE = "Survei Kepuasan Masyarakat"
NOBODY = "Pada masa ini tidak ada lembar survei yang diisi."
BANDS = {"A": "sangat baik", "B": "baik", "C": "kurang baik", "D": "tidak baik"}
METHODS = {"krejcie_morgan": "Krejcie-Morgan", "slovin": "Slovin"}
WEIGHTS = {"exact": "bobot 1/9", "old_rounded": "bobot 0,11 dari formulir lama, paling tinggi 99"}
NUMBERINGS = {
    "form": "Urutan unsur menurut formulir yang lazim: U8 sarana dan prasarana, U9 penanganan pengaduan.",
    "regulation": "Urutan unsur menurut peraturan: U8 penanganan pengaduan, U9 sarana dan prasarana.",
}
LOWEST = "▼"
NOT_SAID = "tidak diisi"
ABOUT = {"sex": "Jenis kelamin", "age": "Umur", "education": "Pendidikan", "occupation": "Pekerjaan"}
VALUES = {
    "sex_male": "Laki-laki",
    "sex_female": "Perempuan",
    "age_to_19": "sampai 19 tahun",
    "age_20_29": "20–29 tahun",
    "age_30_39": "30–39 tahun",
    "age_40_49": "40–49 tahun",
    "age_50_59": "50–59 tahun",
    "age_from_60": "60 tahun ke atas",
    "edu_sd": "SD",
    "edu_smp": "SMP",
    "edu_sma": "SMA",
    "edu_diploma": "Diploma",
    "edu_s1": "S1",
    "edu_s2": "S2",
    "edu_s3": "S3",
    "job_civil": "PNS",
    "job_army": "TNI",
    "job_police": "Polri",
    "job_employee": "Pegawai swasta",
    "job_own": "Wirausaha",
    "job_other": "Lainnya",
}


def skm(figures: SkmFigures) -> Arrangement:
    """Return the report of a time."""
    return Arrangement(
        name="skm",
        title=TITLE,
        first=figures.first,
        last=figures.last,
        figures=figures,
        blocks=(
            KeyFigures(
                (
                    KeyFigure("Nilai SKM", figures.index, _band(figures.band), Kind.HUNDREDTHS),
                    KeyFigure("Sebelumnya", figures.previous, "masa yang sama panjang", Kind.HUNDREDTHS),
                    KeyFigure("Responden", figures.sheets, f"{whole(figures.kiosk)} di kios"),
                    KeyFigure("Populasi", figures.population, "kunjungan dilayani"),
                )
            ),
            _elements(figures),
            _bars(figures),
            _plans(figures),
            _samples(figures),
            _profile(figures.profile),
        ),
        definitions=(
            definitions.SKM,
            definitions.SKM_INDEX.format(weight=WEIGHTS[figures.weight]),
            definitions.SKM_SAMPLE,
            definitions.SKM_LOWEST,
            definitions.SKM_PROFILE,
        ),
        lines=(NUMBERINGS[figures.numbering],),
        empty="" if figures.sheets else NOBODY,
        main="Unsur",
    )


def _band(band: str | None) -> str:
    return "belum dapat dihitung" if band is None else f"mutu {band}, {BANDS[band]}"


def _elements(figures: SkmFigures) -> Listing:
    columns = (
        Column("number", "Nomor", head="No.", width_mm=12),
        Column("element", "Kode unsur", on_paper=False),
        Column("name", "Unsur"),
        Column("answers", "Jawaban", Kind.INTEGER, width_mm=24),
        Column("mean", "NRR", Kind.THOUSANDTHS, width_mm=24),
        Column("weighted", "NRR tertimbang", Kind.THOUSANDTHS, width_mm=30),
        Column("lowest", "Terendah", width_mm=20),
    )
    lines = [
        Line(
            (
                *(one.number, one.element, one.name, one.answers, one.mean, one.weighted),
                LOWEST if one.element in figures.lowest else "",
            )
        )
        for one in figures.elements
    ]
    words = f"Nilai SKM {decimals(figures.index, 2)}, {_band(figures.band)}"
    index: tuple[Cell, ...] = (None, None, words, None, None, None, "")
    lines.append(Line(index, Level.TOTAL))
    return Listing("Sembilan unsur pelayanan", "Unsur", columns, tuple(lines))


def _bars(figures: SkmFigures) -> Bars:
    return Bars(
        "NRR menurut unsur, skala 1 sampai 4",
        tuple(
            Bar(f"{one.number} {one.name}", one.mean or 0, LOWEST if one.element in figures.lowest else "")
            for one in figures.elements
        ),
        Kind.HUNDREDTHS,
    )


def _plans(figures: SkmFigures) -> Listing:
    names = {one.element: f"{one.number} {one.name}" for one in figures.elements}
    planned = {one.element for one in figures.plans}
    columns = (
        Column("element", "Kode unsur", on_paper=False),
        Column("name", "Unsur", width_mm=46),
        Column("words", "Rencana tindak lanjut"),
        Column("owner", "Penanggung jawab", width_mm=40),
        Column("due", "Tenggat", Kind.DATE, width_mm=19),
        Column("state", "Keadaan", width_mm=18),
    )
    lines = [
        Line((one.element, names[one.element], one.words, one.owner_name or "MPP", one.due, _state(one)))
        for one in figures.plans
    ]
    lines += [
        Line((element, names[element], "belum ada rencana", None, None, ""))
        for element in figures.lowest
        if element not in planned
    ]
    lead = "Unsur terendah: " + "; ".join(names[element] for element in figures.lowest) + "."
    return Listing(
        title="Unsur terendah dan rencana tindak lanjut",
        name="Rencana",
        columns=columns,
        lines=tuple(lines),
        lead=lead if figures.lowest else "",
        nothing="Belum ada rencana tindak lanjut.",
    )


def _state(plan: SkmPlan) -> str:
    if plan.done:
        return "selesai"
    return "terlambat" if plan.late else "berjalan"


def _samples(figures: SkmFigures) -> Remark:
    words = [
        f"{METHODS.get(one.method, one.method)}: {whole(one.needed)} responden, "
        f"{'tercapai' if one.reached else 'belum tercapai'} ({whole(figures.sheets)} lembar: {whole(figures.kiosk)} di "
        f"kios, {whole(figures.paper)} dari kertas)."
        for one in figures.samples
    ]
    return Remark("Jumlah sampel menurut populasi", tuple(words))


def _profile(profile: Mapping[str, Mapping[str, int | None]]) -> Listing:
    columns = (
        Column("about", "Perihal", on_paper=False),
        Column("value", "Kode", on_paper=False),
        Column("name", "Responden"),
        Column("count", "Jumlah", Kind.INTEGER, width_mm=30),
    )
    lines: list[Line] = []
    for about, cells in profile.items():
        lines.append(Line((None, None, ABOUT.get(about, about), None), Level.HEAD))
        lines += [
            Line((ABOUT.get(about, about), value, VALUES.get(value, value or NOT_SAID), hidden(count)))
            for value, count in cells.items()
            if count != 0
        ]
    return Listing(
        title="Profil responden",
        name="Profil",
        columns=columns,
        lines=tuple(lines),
        nothing="Responden terlalu sedikit untuk ditampilkan profilnya.",
    )
