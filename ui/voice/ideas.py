"""The sections Usulan and Apresiasi: what the public proposes and what it is glad of, without anybody's name."""

from collections.abc import Sequence
from typing import Any

from desktop.desk import Desk, Outcome
from desktop.queries.agencies import AgencyName, agency_names
from desktop.queries.enums import (
    Conduct,
    IdeaStep,
    SuggestionSource,
    SuggestionState,
    Theme,
    VoiceChannel,
    words,
)
from desktop.queries.ideas import ComplimentRow, SuggestionRow, compliment_list, suggestion_list
from desktop.queries.session import may
from desktop.services import ideas as services
from desktop.services.ideas import NewCompliment, NewSuggestion
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
    capital,
)

HOUSE = "Pengelola MPP"
NAMELESS = "Tanpa nama siapa pun: usulan tidak mencatat orangnya."


def _agency_field(agencies: Sequence[AgencyName]) -> FieldSpec:
    options = (("", HOUSE), *((one.code, one.short) for one in agencies))
    return FieldSpec("agency", "Untuk", FieldKind.CHOICE, options)


def look_at_suggestions(desk: Desk, wish: Wish) -> Look:
    """Return the suggestions and the chosen one. Thread: READ."""
    with desk.reading():
        page = suggestion_list(desk, text=wish.text, state=wish.shown, start=wish.start)
        chosen = suggestion_list(desk, only=wish.chosen).rows if wish.chosen else ()
        decides = may(desk, "suggestion.decide")
        return Look(
            items=tuple(_suggestion_item(row) for row in page.rows),
            more=page.more,
            summary=f"{page.new} belum diputuskan",
            card=_suggestion_card(chosen[0], decides=decides) if chosen else None,
            new=_new_suggestion(agency_names(desk)),
            also=_posters(desk),
        )


def _suggestion_item(row: SuggestionRow) -> Item:
    return Item(
        id=row.id,
        title=row.words or "(isi sudah dihapus)",
        below=f"{capital(words(row.theme))} · {row.agency or HOUSE}",
        side=capital(words(row.source)),
        state=str(row.state),
        when=row.made,
        when_below="di poster" if row.published else "",
    )


def _suggestion_card(row: SuggestionRow, *, decides: bool) -> Card:
    makes = {IdeaStep.DECIDE: _decide, IdeaStep.FULFIL: _fulfil, IdeaStep.PUBLISH: _publish}
    order = (
        (IdeaStep.DECIDE,)
        if row.state in (SuggestionState.NEW, SuggestionState.DECLINED)
        else (
            (IdeaStep.FULFIL, IdeaStep.PUBLISH, IdeaStep.DECIDE)
            if row.published
            else (IdeaStep.PUBLISH, IdeaStep.FULFIL, IdeaStep.DECIDE)
        )
    )
    return Card(
        id=row.id,
        title=capital(words(row.theme)),
        state=str(row.state),
        facts=(
            ("Untuk", row.agency or HOUSE),
            ("Dari", capital(words(row.source))),
            ("Dicatat", row.made),
            ("Diterbitkan", row.published),
        ),
        texts=(
            ("Usulan", row.words),
            ("Keputusan dan alasannya", row.reason),
            ("Di poster: kami dengar", row.heard),
            ("Di poster: kami lakukan", row.done),
        ),
        acts=tuple(makes[step](row) for step in order if step in row.steps) if decides else (),
    )


def _new_suggestion(agencies: Sequence[AgencyName]) -> Act:
    form = FormSpec(
        "Usulan baru",
        "Simpan usulan",
        (
            FieldSpec("words", "Apa yang diusulkan", FieldKind.TEXT, needed=True),
            FieldSpec(
                "theme",
                "Tentang",
                FieldKind.CHOICE,
                tuple((str(one), capital(words(one))) for one in Theme),
            ),
            FieldSpec(
                "source",
                "Dari",
                FieldKind.CHOICE,
                tuple((str(one), capital(words(one))) for one in SuggestionSource),
            ),
            _agency_field(agencies),
        ),
        told=NAMELESS,
    )

    def work(desk: Desk, given: Given) -> Outcome[str]:
        order = NewSuggestion(
            given["words"],
            SuggestionSource(given["source"]),
            Theme(given["theme"]),
            given["agency"] or None,
        )
        return services.suggest(desk, order)

    return Act("Usulan baru", "plus", work, form, said=lambda _: "Usulan dicatat.")


def _undo(desk: Desk, suggestion: Any) -> Outcome[str]:
    return services.undo_suggestion(desk, suggestion)


def _decide(row: SuggestionRow) -> Act:
    form = FormSpec(
        "Putuskan usulan",
        "Simpan keputusan",
        (
            FieldSpec(
                "accepted",
                "Keputusan",
                FieldKind.CHOICE,
                (("yes", "Diterima"), ("no", "Tidak diterima")),
                wide=True,
            ),
            FieldSpec("reason", "Alasannya", FieldKind.TEXT, needed=True),
        ),
        told=row.words,
    )

    def work(desk: Desk, given: Given) -> Outcome[str]:
        return services.decide_suggestion(
            desk, row.id, accepted=given["accepted"] == "yes", reason=given["reason"]
        )

    again = row.state is not SuggestionState.NEW
    return Act("Ubah keputusan" if again else "Putuskan", "tick-circle", work, form,
               said=lambda _: "Keputusan dicatat.", undo=_undo)  # fmt: skip


def _fulfil(row: SuggestionRow) -> Act:
    def work(desk: Desk, _: Given) -> Outcome[str]:
        return services.fulfil_suggestion(desk, row.id)

    return Act("Sudah dilakukan", "tick", work, said=lambda _: "Usulan dicatat sudah dilakukan.", undo=_undo)


def _publish(row: SuggestionRow) -> Act:
    form = FormSpec(
        "Terbitkan di poster bulan ini",
        "Terbitkan",
        (
            FieldSpec(
                "heard",
                "Kami dengar (dipersingkat)",
                FieldKind.TEXT,
                preset=row.heard or row.words,
                needed=True,
            ),
            FieldSpec("done", "Kami lakukan", FieldKind.TEXT, preset=row.done or row.reason, needed=True),
        ),
        told="Kedua kalimat ini dibaca semua orang di ruang tunggu. Tanpa nama orang.",
    )

    def work(desk: Desk, given: Given) -> Outcome[str]:
        return services.publish_suggestion(desk, row.id, given["heard"], given["done"])

    return Act("Ubah di poster" if row.published else "Terbitkan", "display", work, form,
               said=lambda _: "Masuk ke poster bulan ini.", undo=_undo)  # fmt: skip


def _posters(desk: Desk) -> tuple[Act, ...]:
    month = f"{desk.today():%Y-%m}"
    form = FormSpec(
        "Poster \u201cKami dengar, kami lakukan\u201d",
        "Cetak poster",
        (
            FieldSpec("month", "Bulan", preset=month, needed=True, hint="2026-11"),
            FieldSpec(
                "paper", "Kertas", FieldKind.CHOICE, (("a3", "A3, untuk dinding"), ("a4", "A4, untuk loket"))
            ),
        ),
        "printer",
        "Memuat usulan yang diterbitkan pada bulan itu.",
    )

    def work(desk: Desk, given: Given) -> Outcome[PrintedPaper]:
        return print_paper(desk, PaperKind.VOICE_POSTER, given["month"].strip(), paper=given["paper"])

    return (Act("Poster", "printer", work, form, paper=lambda printed: printed),)


def look_at_compliments(desk: Desk, wish: Wish) -> Look:
    """Return the compliments and the chosen one. Thread: READ."""
    with desk.reading():
        page = compliment_list(desk, text=wish.text, conduct=wish.shown, start=wish.start)
        chosen = compliment_list(desk, only=wish.chosen).rows if wish.chosen else ()
        return Look(
            items=tuple(_compliment_item(row) for row in page.rows),
            more=page.more,
            summary=f"{sum(count for _, count in page.by_conduct)} apresiasi",
            card=_compliment_card(chosen[0], page.by_conduct) if chosen else None,
            new=_new_compliment(agency_names(desk)),
        )


def _compliment_item(row: ComplimentRow) -> Item:
    return Item(
        id=row.id,
        title=row.words or "(isi sudah dihapus)",
        below=capital(words(row.conduct)),
        side=row.agency or HOUSE,
        side_below=capital(words(row.channel)),
        when=row.given,
    )


def _compliment_card(row: ComplimentRow, by_conduct: Sequence[tuple[Conduct, int]]) -> Card:
    return Card(
        id=row.id,
        title=capital(words(row.conduct)),
        facts=(
            ("Untuk", row.agency or HOUSE),
            ("Lewat", capital(words(row.channel))),
            ("Dicatat", row.given),
        ),
        texts=(
            ("Kata warga", row.words),
            (
                "Semua apresiasi menurut perilaku",
                "\n".join(f"{capital(words(conduct))}: {count}" for conduct, count in by_conduct),
            ),
        ),
    )


def _new_compliment(agencies: Sequence[AgencyName]) -> Act:
    form = FormSpec(
        "Apresiasi baru",
        "Simpan apresiasi",
        (
            FieldSpec("words", "Kata warga", FieldKind.TEXT, needed=True),
            FieldSpec(
                "conduct",
                "Perilaku",
                FieldKind.CHOICE,
                tuple((str(one), capital(words(one))) for one in Conduct),
            ),
            _agency_field(agencies),
            FieldSpec(
                "channel",
                "Lewat",
                FieldKind.CHOICE,
                tuple((str(one), capital(words(one))) for one in VoiceChannel),
            ),
        ),
        told="Untuk instansi, bukan peringkat orang. Nama petugas tidak perlu ditulis.",
    )

    def work(desk: Desk, given: Given) -> Outcome[str]:
        order = NewCompliment(
            given["words"],
            Conduct(given["conduct"]),
            VoiceChannel(given["channel"]),
            given["agency"] or None,
        )
        return services.praise(desk, order)

    return Act("Apresiasi baru", "plus", work, form, said=lambda _: "Apresiasi dicatat.")


SUGGESTIONS = Section(
    key="suggestions",
    title="Usulan",
    icon="note",
    look=look_at_suggestions,
    heads=("Usulan", "Dari", "Keadaan", "Dicatat"),
    shown=(("", "Semua"), *((str(one), capital(words(one))) for one in SuggestionState)),
    hint="Kata dalam usulan",
    empty=("Belum ada usulan.", "Kotak saran, meja, forum, dan komentar survei dicatat di sini, tanpa nama."),
)
COMPLIMENTS = Section(
    key="compliments",
    title="Apresiasi",
    icon="tick-circle",
    look=look_at_compliments,
    heads=("Kata warga", "Untuk", "", "Dicatat"),
    shown=(("", "Semua perilaku"), *((str(one), capital(words(one))) for one in Conduct)),
    hint="Kata dalam apresiasi",
    empty=("Belum ada apresiasi.", "Terima kasih dari warga dicatat di sini, untuk instansinya."),
)
