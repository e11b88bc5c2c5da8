"""The section Jemput bola: who asks to be visited, on which day, and what came of it."""

from datetime import date, timedelta

from desktop.desk import Desk, Outcome
from desktop.queries.enums import OutreachNeed, OutreachResult, words
from desktop.queries.outside import (
    MOST,
    OutreachRow,
    outreach_list,
)
from desktop.services import outside as services
from desktop.services.opening import Someone
from desktop.services.outside import NewOutreach
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
    named,
)

OPEN, ALL = "open", "all"


def look_at_outreach(desk: Desk, wish: Wish) -> Look:
    """Return the visits at home and the chosen one. Thread: READ."""
    with desk.reading():
        rows = outreach_list(desk, text=wish.text, start=wish.start, over=wish.shown == ALL)
        chosen = outreach_list(desk, only=wish.chosen) if wish.chosen else []
        today = desk.today()
        planned = sum(row.day == f"{today:%d/%m/%Y}" for row in rows)
        return Look(
            items=tuple(_outreach_item(row) for row in rows[:MOST]),
            more=len(rows) > MOST,
            summary=f"{planned} hari ini",
            card=_outreach_card(chosen[0], today) if chosen else None,
            new=_new_outreach(),
            also=(_route(today),),
        )


def _outreach_item(row: OutreachRow) -> Item:
    return Item(
        id=row.id,
        title=row.wish or "(isi sudah dihapus)",
        below=f"{capital(words(row.need))} · {row.area}",
        side=row.who or "Tanpa nama",
        state=str(row.result or ""),
        when=row.day or "belum dijadwalkan",
        when_below="lewat" if row.late else "",
        late=row.late,
    )


def _outreach_card(row: OutreachRow, today: date) -> Card:
    return Card(
        id=row.id,
        title=capital(words(row.need)),
        state=str(row.result or ""),
        facts=(
            ("Wilayah", row.area),
            ("Layanan", row.service),
            ("Yang dihubungi", row.who),
            ("Diminta", row.asked),
            ("Rencana", row.day),
        ),
        texts=(("Keinginannya", row.wish),),
        alert=f"Direncanakan {row.day}, hasilnya belum dicatat." if row.late else "",
        acts=() if row.result else _outreach_acts(row, today),
    )


def _outreach_acts(row: OutreachRow, today: date) -> tuple[Act, ...]:
    day = FormSpec(
        "Rencanakan kunjungan",
        "Simpan",
        (FieldSpec("day", "Hari", FieldKind.DAY, preset=(today + timedelta(1)).isoformat(), wide=True),),
        "calendar",
    )
    result = FormSpec(
        "Hasil kunjungan",
        "Simpan hasil",
        (
            FieldSpec("result", "Hasilnya", FieldKind.CHOICE, named(list(OutreachResult)), wide=True),
            FieldSpec("words", "Catatan", FieldKind.TEXT),
        ),
    )

    def plan(desk: Desk, given: Given) -> Outcome[str]:
        return services.plan_outreach(desk, row.id, date.fromisoformat(given["day"]))

    def end(desk: Desk, given: Given) -> Outcome[str]:
        return services.end_outreach(desk, row.id, OutreachResult(given["result"]), given["words"])

    plans = Act(
        "Ubah hari" if row.day else "Rencanakan", "calendar", plan, day, said=lambda _: "Hari dicatat."
    )
    ends = Act("Catat hasil", "tick", end, result, said=lambda _: "Hasil dicatat.")
    return (ends, plans) if row.day else (plans, ends)


def _new_outreach() -> Act:
    form = FormSpec(
        "Jemput bola baru",
        "Simpan",
        (
            FieldSpec("wish", "Apa yang diinginkan", FieldKind.TEXT, needed=True),
            FieldSpec("need", "Mengapa tidak dapat datang", FieldKind.CHOICE, named(list(OutreachNeed))),
            FieldSpec("area", "Kelurahan atau desa", needed=True, hint="Bukan alamat lengkap"),
            FieldSpec("name", "Yang dihubungi"),
            FieldSpec("phone", "Telepon"),
        ),
    )

    def work(desk: Desk, given: Given) -> Outcome[str]:
        known = given["name"].strip() or given["phone"].strip()
        who = Someone(name=given["name"], phone=given["phone"]) if known else None
        order = NewOutreach(OutreachNeed(given["need"]), given["wish"], given["area"], who)
        return services.ask_outreach(desk, order)

    return Act("Jemput bola baru", "plus", work, form, said=lambda _: "Permintaan jemput bola dicatat.")


def _route(today: date) -> Act:
    form = FormSpec(
        "Lembar rute",
        "Cetak rute",
        (FieldSpec("day", "Hari", FieldKind.DAY, preset=today.isoformat(), wide=True),),
        "printer",
    )

    def work(desk: Desk, given: Given) -> Outcome[PrintedPaper]:
        return print_paper(desk, PaperKind.ROUTE_SHEET, given["day"])

    return Act("Lembar rute", "printer", work, form, paper=lambda printed: printed)


OUTREACH = Section(
    key="outreach",
    title="Jemput bola",
    icon="door",
    look=look_at_outreach,
    heads=("Keinginan", "Yang dihubungi", "Hasil", "Rencana"),
    shown=((OPEN, "Belum selesai"), (ALL, "Semua")),
    hint="Kata dalam keinginan atau wilayah",
    empty=("Belum ada permintaan.", "Warga yang tidak dapat datang dicatat di sini, lalu dijadwalkan."),
)
