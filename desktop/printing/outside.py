"""From stored forums and visits at home to the minutes of a forum and the route sheet of a day."""

from datetime import date

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.printing.rights_papers import head_signs, office_head, place_day
from desktop.queries.enums import words
from desktop.queries.outside import forum_list, outreach_list
from reports.letter import Letter, Listing, Part
from reports.words import long_date

CLASSES = (
    "Pengguna layanan",
    "Ahli, akademisi, praktisi",
    "Instansi terkait",
    "Organisasi masyarakat",
    "Media massa",
)
HOUSE = "Pengelola MPP"


def forum_minutes(desk: Desk, about: str) -> Letter:
    """Return the minutes (berita acara) of a forum; who came stands in numbers by class, nobody by name.

    Raises:
        Refused: there is no such forum.
    """
    found = forum_list(desk, only=about)
    if not found:
        raise Refused("mark.unknown", named=about)
    row = found[0]
    held = long_date(date.fromisoformat("-".join(reversed(row.day.split("/")))))
    counts = tuple((name, str(count)) for name, count in zip(CLASSES, row.counts, strict=True))
    issues = tuple((str(number), issue) for number, issue in enumerate(row.issues, 1))
    actions = tuple(
        (str(number), one.words, one.agency or HOUSE, one.due, "selesai" if one.done else "")
        for number, one in enumerate(row.actions, 1)
    )
    opening = (
        f"Pada {held} telah diselenggarakan Forum Konsultasi Publik tentang {row.topic}, sebagaimana diatur dalam "
        "PermenPANRB 16/2017, dengan peserta dan hasil sebagai berikut."
    )
    parts = (
        Part(words=(opening,)),
        Part("Peserta", facts=(*counts, ("Jumlah", str(sum(row.counts))))),
        Part(
            "Pokok bahasan",
            listing=Listing(("No.", "Pokok bahasan"), issues, (1, 14)),
            nothing="Tidak dicatat.",
        ),
        Part(
            "Kesepakatan",
            listing=Listing(
                ("No.", "Yang disepakati", "Penanggung jawab", "Paling lambat", "Keadaan"),
                actions,
                (1, 7, 3, 3, 2),
            ),
            nothing="Tidak ada.",
        ),
    )
    return Letter(
        office_head(desk),
        "Berita Acara Forum Konsultasi Publik",
        f"FKP-{row.mark.upper()}",
        parts,
        place_day=place_day(desk),
        signs=(("Wakil peserta,", "", ""), head_signs(desk)),
    )


def route_sheet(desk: Desk, about: str) -> Letter:
    """Return the route sheet of a local day (ISO): where to, what for, whom to call; names are shortened.

    Raises:
        Refused: it is no day, or nothing is planned on it.
    """
    try:
        day = date.fromisoformat(about)
    except ValueError as error:
        raise Refused("paper.no_route") from error
    rows = outreach_list(desk, day=day)
    if not rows:
        raise Refused("paper.no_route")
    lines = tuple(
        (str(number), row.area, f"{words(row.need)}: {row.wish}", row.service or "-", row.who or "-", "")
        for number, row in enumerate(rows, 1)
    )
    heads = ("No.", "Wilayah", "Untuk", "Layanan", "Yang dihubungi", "Hasil")
    note = "Nomor telepon ada di Pandu; jangan ditulis di sini. Sesudah pulang catat hasilnya, lalu hancurkan lembar."
    return Letter(
        office_head(desk),
        "Lembar Rute Jemput Bola",
        f"{day:%Y%m%d}",
        (Part(listing=Listing(heads, lines, (1, 3, 6, 3, 3, 3))), Part(words=(note,))),
        lines=(long_date(day),),
        signs=(("Petugas,", "", ""),),
        place_day=place_day(desk),
    )
