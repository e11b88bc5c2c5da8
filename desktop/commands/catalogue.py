"""`import catalogue`, `setting`, `holiday`: what the mall is made of."""

import json
from datetime import date
from typing import Any

from desktop.commands.arguments import catalogue_code, day
from desktop.commands.grammar import Grammar
from desktop.commands.init import read_json
from desktop.commands.run import Command
from desktop.errors import Refused
from desktop.queries.sentences import our_day
from desktop.queries.settings import BOOKINGS, LOCK, NUMBERS, RETENTION, WORKING_TIME, holidays
from desktop.services.catalogue import NAMED, archive_entry, confirm_services, import_catalogue
from desktop.services.settings import change_setting, clear_holiday, set_holiday, show_setting
from models.rules.calendar import HolidayKind

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

SETTINGS = (
    "office, signatures, reports, contacts, privacy, retention, numbers, lock, follow_up, complaints, "
    "bookings, survey atau working_time"
)


def add(grammar: Grammar) -> None:
    """Add the commands."""
    imports = grammar.group("import", "mengambil data dari berkas")
    parser = imports.command("catalogue", "instansi, loket, layanan, dokumen, peristiwa hidup", _catalogue)
    parser.add_argument("file", metavar="BERKAS", help="JSON")
    parser.add_argument("--dry-run", action="store_true", help="hanya periksa, tidak menyimpan")
    entries = grammar.group("catalogue", "isi katalog")
    parser = entries.command("archive", "tidak dipakai lagi; riwayatnya tetap", _archive)
    parser.add_argument("kind", choices=sorted(NAMED))
    parser.add_argument("code", type=catalogue_code, metavar="KODE")
    parser = entries.command("confirm", "layanan contoh sudah benar untuk MPP ini", _confirm)
    parser.add_argument(
        "codes", nargs="*", type=catalogue_code, metavar="KODE", help="layanan; kosong: semua"
    )
    setting = grammar.group("setting", "pengaturan MPP")
    parser = setting.command("show", "menampilkan satu pengaturan", _show)
    parser.add_argument(
        "key",
        metavar="PENGATURAN",
        help=SETTINGS,
    )
    parser = setting.command("set", "mengubah bagian dari satu pengaturan", _set)
    parser.add_argument(
        "key",
        metavar="PENGATURAN",
        help=SETTINGS,
    )
    parser.add_argument("parts", nargs="+", metavar="BAGIAN=NILAI", help="misalnya place=Semarang")
    holiday = grammar.group("holiday", "hari libur")
    parser = holiday.command("list", "hari libur satu tahun", _holidays)
    parser.add_argument("--year", type=int, metavar="TAHUN", help="bawaan tahun ini")
    parser = holiday.command("set", "menutup MPP pada satu hari", _set_holiday)
    parser.add_argument("day", type=day, metavar="TANGGAL")
    parser.add_argument("name", metavar="NAMA", help="nama hari libur")
    parser.add_argument(
        "--kind",
        choices=[str(kind) for kind in HolidayKind],
        default="local",
        metavar="JENIS",
        help="national (nasional), collective_leave (cuti bersama), local (setempat, bawaan)",
    )
    parser = holiday.command("clear", "membuka MPP pada satu hari libur", _clear_holiday)
    parser.add_argument("day", type=day, metavar="TANGGAL")


def _catalogue(command: Command) -> None:
    data = read_json(command.args.file)
    done = import_catalogue(command.signed_in(), data, dry_run=command.args.dry_run).value
    command.answer = {"added": done.added, "changed": done.changed, "same": done.same}
    command.say("catalogue.would_import" if command.args.dry_run else "catalogue.imported", **command.answer)


def _archive(command: Command) -> None:
    command.answer["code"] = archive_entry(command.signed_in(), command.args.kind, command.args.code).value
    command.say("catalogue.archived", code=command.answer["code"])


def _confirm(command: Command) -> None:
    command.answer["confirmed"] = confirm_services(command.signed_in(), tuple(command.args.codes)).value
    command.say("catalogue.confirmed", count=command.answer["confirmed"])


def _show(command: Command) -> None:
    desk = command.signed_in()
    command.answer = show_setting(desk.store, command.args.key)
    _tell_setting(command)


def _set(command: Command) -> None:
    parts: dict[str, Any] = {}
    for part in command.args.parts:
        name, equals, value = part.partition("=")
        if not equals:
            raise Refused("settings.no_value", part=part)
        parts[name] = _value(command.args.key, value)
    command.answer = change_setting(command.signed_in(), command.args.key, parts).value
    _tell_setting(command)


def _tell_setting(command: Command) -> None:
    """Say each part with what it is for; the working time as people read it."""
    key = command.args.key
    if key == WORKING_TIME:
        _tell_working_time(command)
        return
    for name, value in command.answer.items():
        shown = value if isinstance(value, str) else json.dumps(value) if value is not None else "-"
        command.say("settings.part", name=name, value=shown, meaning=command.word(f"part.{key}.{name}"))


def _tell_working_time(command: Command) -> None:
    told = command.answer
    command.say("settings.zone", zone=told["zone"], minutes=told["last_ticket_minutes"])
    _tell_week(command, told["week"])
    for profile in told["profiles"]:
        command.say(
            "settings.profile",
            name=profile["name"],
            first=date.fromisoformat(profile["first"]),
            last=date.fromisoformat(profile["last"]),
        )
        _tell_week(command, profile["week"])


def _tell_week(command: Command, week: list[dict[str, Any] | None]) -> None:
    for place, hours in enumerate(week):
        name = command.word(f"weekday.{DAYS[place]}")
        if hours is None:
            command.say("settings.closed", day=name)
            continue
        breaks = "; ".join(
            command.word(
                "settings.break", name=one["name"], start=_clock(one["start"]), end=_clock(one["end"])
            )
            for one in hours["breaks"]
        )
        command.say(
            "settings.hours",
            day=name,
            opens=_clock(hours["opens"]),
            closes=_clock(hours["closes"]),
            breaks=breaks and f" ({breaks})",
        )


def _clock(time: str) -> str:
    return time.replace(":", ".")


def _value(key: str, text: str) -> Any:
    """Return what a part of a setting is: words, but truth for `numbers`, and JSON or a number for others."""
    if key == NUMBERS:
        return {"true": True, "false": False}.get(text, text)
    if key not in (WORKING_TIME, LOCK, BOOKINGS, RETENTION):
        return text
    if text in ("true", "false") or text[:1] in ("[", "{"):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return text
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else text  # noqa: PLR2004


def _holidays(command: Command) -> None:
    desk = command.signed_in()
    year = command.args.year or desk.today().year
    rows = holidays(desk, year)
    command.answer = {"holidays": [{"day": one.day, "name": one.name, "kind": one.kind} for one in rows]}
    for one in rows:
        command.say("holiday.row", day=our_day(one.day), name=one.name, kind=HolidayKind(one.kind))
    if not rows:
        command.say("holiday.none_in_year", year=year)


def _set_holiday(command: Command) -> None:
    args = command.args
    command.answer["day"] = set_holiday(
        command.signed_in(), args.day, args.name, HolidayKind(args.kind)
    ).value
    command.say("holiday.is_set", day=our_day(command.answer["day"]))


def _clear_holiday(command: Command) -> None:
    command.answer["day"] = clear_holiday(command.signed_in(), command.args.day).value
    command.say("holiday.is_clear", day=our_day(command.answer["day"]))
