"""`import catalogue`, `setting`, `holiday`: what the mall is made of."""

import json
from typing import Any

from desktop.commands.arguments import day
from desktop.commands.grammar import Grammar
from desktop.commands.init import read_json
from desktop.commands.run import Command
from desktop.errors import Refused
from desktop.services.catalogue import NAMED, archive_entry, confirm_services, import_catalogue
from desktop.services.settings import (
    NUMBERS,
    WORKING_TIME,
    change_setting,
    clear_holiday,
    get_setting,
    set_holiday,
)
from models.rules.calendar import HolidayKind


def add(grammar: Grammar) -> None:
    """Add the commands."""
    imports = grammar.group("import", "mengambil data dari berkas")
    parser = imports.command("catalogue", "instansi, loket, layanan, dokumen, peristiwa hidup", _catalogue)
    parser.add_argument("file", metavar="BERKAS", help="JSON")
    parser.add_argument("--dry-run", action="store_true", help="hanya periksa, tidak menyimpan")
    entries = grammar.group("catalogue", "isi katalog")
    parser = entries.command("archive", "tidak dipakai lagi; riwayatnya tetap", _archive)
    parser.add_argument("kind", choices=sorted(NAMED))
    parser.add_argument("code", metavar="KODE")
    parser = entries.command("confirm", "layanan contoh sudah benar untuk MPP ini", _confirm)
    parser.add_argument("codes", nargs="*", metavar="KODE", help="layanan; kosong: semua")
    setting = grammar.group("setting", "pengaturan MPP")
    parser = setting.command("show", "menampilkan satu pengaturan", _show)
    parser.add_argument("key")
    parser = setting.command("set", "mengubah bagian dari satu pengaturan", _set)
    parser.add_argument("key", help="office, signatures, contacts, numbers atau working_time")
    parser.add_argument("parts", nargs="+", metavar="BAGIAN=NILAI")
    holiday = grammar.group("holiday", "hari libur")
    parser = holiday.command("list", "hari libur satu tahun", _holidays)
    parser.add_argument("--year", type=int)
    parser = holiday.command("set", "menutup MPP pada satu hari", _set_holiday)
    parser.add_argument("day", type=day)
    parser.add_argument("name")
    parser.add_argument("--kind", choices=[str(kind) for kind in HolidayKind], default="local")
    parser = holiday.command("clear", "membuka MPP pada satu hari libur", _clear_holiday)
    parser.add_argument("day", type=day)


def _catalogue(command: Command) -> None:
    data = read_json(command.args.file)
    done = import_catalogue(command.signed_in(), data, dry_run=command.args.dry_run).value
    command.answer = {"added": done.added, "changed": done.changed, "same": done.same}
    command.say("catalogue.imported", **command.answer)


def _archive(command: Command) -> None:
    command.answer["code"] = archive_entry(command.signed_in(), command.args.kind, command.args.code).value
    command.say("catalogue.archived", code=command.answer["code"])


def _confirm(command: Command) -> None:
    command.answer["confirmed"] = confirm_services(command.signed_in(), tuple(command.args.codes)).value
    command.say("catalogue.confirmed", count=command.answer["confirmed"])


def _show(command: Command) -> None:
    desk = command.signed_in()
    command.answer = get_setting(desk.store, command.args.key)
    command.lines = [f"{name} = {value}" for name, value in command.answer.items()]


def _set(command: Command) -> None:
    parts: dict[str, Any] = {}
    for part in command.args.parts:
        name, equals, value = part.partition("=")
        if not equals:
            raise Refused("settings.no_value", part=part)
        parts[name] = _value(command.args.key, value)
    command.answer = change_setting(command.signed_in(), command.args.key, parts).value
    command.lines = [f"{name} = {value}" for name, value in command.answer.items()]


def _value(key: str, text: str) -> Any:
    """Return what a part of a setting is: words, but truth for `numbers`, and JSON for the working time."""
    if key == NUMBERS:
        return {"true": True, "false": False}.get(text, text)
    if key != WORKING_TIME:
        return text
    if text in ("true", "false") or text[:1] in ("[", "{"):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return text
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else text  # noqa: PLR2004


def _holidays(command: Command) -> None:
    desk = command.signed_in()
    year = command.args.year or desk.today().year
    rows = desk.store.execute_sql(
        "SELECT id, name, kind FROM holiday WHERE id LIKE ? ORDER BY id", (f"{year:04d}-%",)
    ).fetchall()
    command.answer = {"holidays": [{"day": on, "name": name, "kind": kind} for on, name, kind in rows]}
    command.lines = [f"{on}  {name} ({kind})" for on, name, kind in rows]


def _set_holiday(command: Command) -> None:
    args = command.args
    command.answer["day"] = set_holiday(
        command.signed_in(), args.day, args.name, HolidayKind(args.kind)
    ).value
    command.say("holiday.is_set", day=command.answer["day"])


def _clear_holiday(command: Command) -> None:
    command.answer["day"] = clear_holiday(command.signed_in(), command.args.day).value
    command.say("holiday.is_clear", day=command.answer["day"])
