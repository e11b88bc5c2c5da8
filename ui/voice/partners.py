"""The section Mitra: who helps visitors, when they are on call, whom they helped."""

from datetime import time

from desktop.desk import Desk, Outcome
from desktop.queries.enums import HelpOutcome, Sees, Skill, words
from desktop.queries.outside import (
    MOST,
    PartnerRow,
    helps_of,
    partner_list,
)
from desktop.services import outside as services
from desktop.services.outside import WEEKDAYS, NewPartner
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
    named,
)

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
EVERY, WORKDAYS = "every", "workdays"
ON_CALL, ALL = "on_call", "all"


def look_at_partners(desk: Desk, wish: Wish) -> Look:
    """Return the partners and the chosen one. Thread: READ."""
    with desk.reading():
        on_call = wish.shown == ON_CALL
        rows = partner_list(desk, text=wish.text, start=wish.start, on_call=on_call)
        chosen = partner_list(desk, only=wish.chosen) if wish.chosen else []
        now = sum(row.on_call for row in rows)
        return Look(
            items=tuple(_partner_item(row) for row in rows[:MOST]),
            more=len(rows) > MOST,
            summary=f"{now} siaga sekarang",
            card=_partner_card(desk, chosen[0]) if chosen else None,
            new=_new_partner(),
        )


def _partner_item(row: PartnerRow) -> Item:
    return Item(
        id=row.id,
        title=row.organisation,
        below=", ".join(words(one) for one in row.skills),
        side=row.hours,
        side_below=_days(row.days),
        state="on_call" if row.on_call else "off_call",
        when=f"{row.helping} membantu" if row.helping else "",
    )


def _days(days: tuple[int, ...]) -> str:
    if days == WEEKDAYS:
        return "Senin–Jumat"
    return "Setiap hari" if len(days) == len(DAYS) else ", ".join(DAYS[day - 1] for day in days)


def _partner_card(desk: Desk, row: PartnerRow) -> Card:
    helped = helps_of(desk, row.id)
    told = "\n".join(
        f"{one.since} · {words(one.skill)}{f' · {one.visit}' if one.visit else ''} · "
        f"{words(one.outcome) if one.outcome else 'sedang membantu'}"
        for one in helped
    )
    running = tuple(_end_help(one.id, one.since) for one in helped if one.outcome is None)
    return Card(
        id=row.id,
        title=row.organisation,
        state="on_call" if row.on_call else "off_call",
        facts=(
            ("Keahlian", capital(", ".join(words(one) for one in row.skills))),
            ("Hubungi", row.contact),
            ("Jam siaga", f"{_days(row.days)}, {row.hours}"),
            ("Boleh melihat", capital(words(row.sees))),
        ),
        texts=(("Bantuan terakhir", told),),
        acts=() if row.ended else (*running, call_act(row), _end_partner(row)),
    )


def call_act(row: PartnerRow) -> Act:
    """Return what calls a partner: whom to call stands in the form."""
    form = FormSpec(
        f"Panggil {row.organisation}",
        "Sudah dihubungi",
        (
            FieldSpec("skill", "Untuk", FieldKind.CHOICE, named(row.skills)),
            FieldSpec("visit", "Kode kunjungan", hint="Boleh kosong"),
        ),
        "person",
        f"Hubungi {row.contact}. Mitra {words(row.sees)}.",
    )

    def work(desk: Desk, given: Given) -> Outcome[str]:
        return services.call_partner(desk, row.id, Skill(given["skill"]), given["visit"].strip())

    return Act("Panggil mitra", "person", work, form, said=lambda _: f"{row.organisation} dipanggil.")


def _end_help(help_: str, since: str) -> Act:
    form = FormSpec(
        "Bantuan selesai",
        "Simpan",
        (
            FieldSpec("outcome", "Hasilnya", FieldKind.CHOICE, named(list(HelpOutcome)), wide=True),
            FieldSpec("words", "Catatan", FieldKind.TEXT),
        ),
    )

    def work(desk: Desk, given: Given) -> Outcome[str]:
        return services.end_help(desk, help_, HelpOutcome(given["outcome"]), given["words"])

    return Act(f"Selesai: sejak {since}", "tick", work, form, said=lambda _: "Bantuan dicatat selesai.")


def _end_partner(row: PartnerRow) -> Act:
    def work(desk: Desk, _: Given) -> Outcome[str]:
        return services.end_partner(desk, row.id)

    return Act(
        "Hapus dari daftar", "struck-circle", work, said=lambda _: f"{row.organisation} tidak dipanggil lagi."
    )


def _new_partner() -> Act:
    none = (("", "Tidak ada lagi"), *named(list(Skill)))
    form = FormSpec(
        "Mitra baru",
        "Simpan mitra",
        (
            FieldSpec("organisation", "Organisasi", needed=True),
            FieldSpec("contact", "Hubungi siapa, nomor berapa", needed=True),
            FieldSpec("skill", "Keahlian", FieldKind.CHOICE, named(list(Skill))),
            FieldSpec("second", "Keahlian kedua", FieldKind.CHOICE, none),
            FieldSpec(
                "days", "Hari siaga", FieldKind.CHOICE, ((WORKDAYS, "Senin–Jumat"), (EVERY, "Setiap hari"))
            ),
            FieldSpec("sees", "Boleh melihat", FieldKind.CHOICE, named(list(Sees))),
            FieldSpec("opens", "Siaga sejak", FieldKind.LINE, preset="08.00", needed=True),
            FieldSpec("closes", "Siaga sampai", FieldKind.LINE, preset="15.00", needed=True),
        ),
    )

    def work(desk: Desk, given: Given) -> Outcome[str]:
        skills = tuple(dict.fromkeys(Skill(one) for one in (given["skill"], given["second"]) if one))
        days = WEEKDAYS if given["days"] == WORKDAYS else tuple(range(1, len(DAYS) + 1))
        opens, closes = _time(given["opens"]), _time(given["closes"])
        order = NewPartner(
            given["organisation"], given["contact"], skills, days, opens, closes, Sees(given["sees"])
        )
        return services.list_partner(desk, order)

    return Act("Mitra baru", "plus", work, form, said=lambda _: "Mitra masuk daftar.")


def _time(typed: str) -> time:
    """Return a time of the day as typed; midnight for what is none, which the use case refuses as an hour."""
    try:
        return time.fromisoformat(typed.strip().replace(".", ":"))
    except ValueError:
        return time()


PARTNERS = Section(
    key="partners",
    title="Mitra",
    icon="person",
    look=look_at_partners,
    heads=("Mitra", "Jam siaga", "Keadaan", "Membantu"),
    shown=((ALL, "Semua mitra"), (ON_CALL, "Siaga sekarang")),
    hint="Nama organisasi",
    empty=(
        "Tidak ada mitra di sini.",
        "Juru bahasa isyarat, bantuan hukum, dan pendamping didaftarkan di sini.",
    ),
)
