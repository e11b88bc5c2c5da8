"""The section Forum: who came to public forums, what was spoken about, what was agreed and by whom."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.desk import Desk, Outcome
from desktop.queries.agencies import AgencyName, agency_names
from desktop.queries.outside import (
    MOST,
    ForumRow,
    forum_list,
)
from desktop.services import outside as services
from desktop.services.outside import NewForum
from desktop.services.papers import PaperKind, PrintedPaper, print_paper
from ui.voice.items import (
    Act,
    Card,
    FieldKind,
    FieldSpec,
    FormSpec,
    Given,
    Item,
    Look,
    Section,
    Wish,
)

HOUSE = "Pengelola MPP"
CLASSES = (
    ("users", "Pengguna layanan"),
    ("experts", "Ahli, akademisi, praktisi"),
    ("agencies", "Instansi terkait"),
    ("society", "Organisasi masyarakat"),
    ("media", "Media massa"),
)
"""Of participants, in the order of the ministry's form."""
AGREED_DAYS = 30


def look_at_forums(desk: Desk, wish: Wish) -> Look:
    """Return the forums and the chosen one. Thread: READ."""
    with desk.reading():
        rows = forum_list(desk, text=wish.text, start=wish.start)
        chosen = forum_list(desk, only=wish.chosen) if wish.chosen else []
        today = desk.today()
        return Look(
            items=tuple(_forum_item(row) for row in rows[:MOST]),
            more=len(rows) > MOST,
            summary="",
            card=_forum_card(chosen[0], agency_names(desk), today) if chosen else None,
            new=_new_forum(today),
        )


def _forum_item(row: ForumRow) -> Item:
    left = sum(not one.done for one in row.actions)
    late = any(one.late for one in row.actions)
    return Item(
        id=row.id,
        title=row.topic or "(isi sudah dihapus)",
        below=f"{len(row.issues)} pokok bahasan, {len(row.actions)} kesepakatan",
        side=f"{sum(row.counts)} peserta",
        when=row.day,
        when_below="lewat waktu" if late else f"{left} belum selesai" if left else "",
        late=late,
    )


def _forum_card(row: ForumRow, agencies: Sequence[AgencyName], today: date) -> Card:
    agreed = "\n".join(
        f"{'Selesai' if one.done else 'LEWAT' if one.late else 'Belum'} · {one.due} · "
        f"{one.agency or HOUSE}: {one.words}"
        for one in row.actions
    )
    fulfil = tuple(_fulfil(one.id, one.words) for one in row.actions if not one.done)
    return Card(
        id=row.id,
        title=f"Forum {row.day}",
        facts=tuple(
            (name, str(count)) for (_, name), count in zip(CLASSES, row.counts, strict=True) if count
        ),
        texts=(
            ("Topik", row.topic),
            ("Pokok bahasan", "\n".join(row.issues)),
            ("Kesepakatan", agreed),
        ),
        acts=(_agree(row, agencies, today), *fulfil),
        papers=(_paper(PaperKind.FORUM_MINUTES, row.id, "Cetak berita acara"),),
    )


def _paper(kind: PaperKind, about: str, verb: str) -> Act:
    def work(desk: Desk, _: Given) -> Outcome[PrintedPaper]:
        return print_paper(desk, kind, about)

    return Act(verb, "printer", work, paper=lambda printed: printed)


def _agree(row: ForumRow, agencies: Sequence[AgencyName], today: date) -> Act:
    options = (("", HOUSE), *((one.code, one.short) for one in agencies))
    form = FormSpec(
        "Kesepakatan baru",
        "Simpan",
        (
            FieldSpec("words", "Apa yang disepakati", FieldKind.TEXT, needed=True),
            FieldSpec("agency", "Penanggung jawab", FieldKind.CHOICE, options),
            FieldSpec(
                "due", "Paling lambat", FieldKind.DAY, preset=(today + timedelta(AGREED_DAYS)).isoformat()
            ),
        ),
    )

    def work(desk: Desk, given: Given) -> Outcome[str]:
        due = date.fromisoformat(given["due"])
        return services.agree_action(desk, row.id, given["words"], due, given["agency"] or None)

    return Act("Tambah kesepakatan", "plus", work, form, said=lambda _: "Kesepakatan dicatat.")


def _fulfil(action: str, told: str) -> Act:
    def work(desk: Desk, _: Given) -> Outcome[str]:
        return services.fulfil_action(desk, action)

    return Act(f"Selesai: {told[:40]}", "tick", work, said=lambda _: "Kesepakatan dicatat selesai.")


def _new_forum(today: date) -> Act:
    form = FormSpec(
        "Forum konsultasi publik",
        "Simpan forum",
        (
            FieldSpec("topic", "Topik", needed=True, wide=True),
            FieldSpec("issues", "Pokok bahasan, satu baris satu", FieldKind.TEXT),
            FieldSpec("day", "Hari", FieldKind.DAY, preset=today.isoformat()),
            *(FieldSpec(key, name, FieldKind.COUNT) for key, name in CLASSES),
        ),
    )

    def work(desk: Desk, given: Given) -> Outcome[str]:
        counts = {key: int(given[key]) for key, _ in CLASSES}
        order = NewForum(date.fromisoformat(given["day"]), given["topic"], given["issues"], **counts)
        return services.note_forum(desk, order)

    return Act("Forum baru", "plus", work, form, said=lambda _: "Forum dicatat.")


FORUMS = Section(
    key="forums",
    title="Forum",
    icon="people",
    look=look_at_forums,
    heads=("Forum konsultasi publik", "Peserta", "", "Hari"),
    hint="Kata dalam topik atau pokok bahasan",
    empty=("Belum ada forum.", "Peserta menurut unsur, pokok bahasan, dan kesepakatan dicatat di sini."),
)
