"""`erase`, `purge`, `destruction`, and what limits a person's data: `person correct|restrict|release|hold|unhold`."""

import argparse
from pathlib import Path

from desktop.commands.arguments import count
from desktop.commands.grammar import Grammar
from desktop.commands.papers import out_option, pdf_target
from desktop.commands.rights import PERSON_HELP, written
from desktop.commands.run import Command
from desktop.desk import Desk, instant
from desktop.queries.copies import CopyAside, copies_aside
from desktop.queries.destructions import destructions
from desktop.queries.sentences import our_day
from desktop.services.clearing import destroy_copies
from desktop.services.erasing import erase_person
from desktop.services.limiting import (
    Correction,
    correct_person,
    hold_person,
    lift_hold,
    release_person,
    restrict_person,
)
from desktop.services.purging import purge
from models.rules.bodies.people import IdType

LIMITS = {
    "restrict": restrict_person,
    "release": release_person,
    "hold": hold_person,
    "unhold": lift_hold,
}


def add(grammar: Grammar) -> None:
    """Add the commands."""
    parser = grammar.command("erase", "menghapus data seseorang; rantai jurnal dan angka tetap", _erase)
    parser.add_argument("person", metavar="ORANG", help=PERSON_HELP)
    _destroying(parser)
    parser = grammar.command("purge", "memusnahkan data yang lewat masa retensi", _purge)
    _destroying(parser)
    group = grammar.group("destruction", "pemusnahan data")
    group.command("list", "pemusnahan yang sudah dilakukan", _list)
    parser = group.command("print", "berita acara pemusnahan, PDF", _print)
    parser.add_argument("run", metavar="NOMOR", help="nomor berita acara, dari destruction list")
    out_option(parser)
    parser = group.command("copies", "salinan berkas rusak: daftar, atau pemusnahan yang sudah lama", _copies)
    parser.add_argument(
        "--older-than",
        type=count(36_500),
        metavar="HARI",
        help="musnahkan yang lebih lama, paling sedikit 7 hari",
    )
    parser.add_argument("--reason", default="", metavar="ALASAN", help="mengapa; wajib bila memusnahkan")
    parser.add_argument("--dry-run", action="store_true", help="hanya menyebut yang akan dimusnahkan")
    person = grammar.group("person", "orang di buku tamu: satu, atau dua")
    parser = person.command("correct", "memperbaiki data seseorang; yang lama tetap dalam jejak", _correct)
    parser.add_argument("person", metavar="ORANG", help=PERSON_HELP)
    for option, words in (
        ("--name", "nama menurut dokumen"),
        ("--call-name", "nama panggilan"),
        ("--id-number", "nomor identitas"),
        ("--phone", "telepon"),
        ("--birth", "tanggal lahir, 1990-01-31"),
        ("--sex", "L atau P"),
        ("--village", "desa atau kelurahan"),
    ):
        parser.add_argument(option, metavar="ISI", help=words)
    parser.add_argument(
        "--id-type",
        choices=[str(one) for one in IdType if one is not IdType.NONE],
        metavar="JENIS",
        help="nik, passport, itas, itap",
    )
    _reason(parser)
    for name, words in (
        ("restrict", "membatasi: data disimpan, tidak dipakai, tidak ditemukan"),
        ("release", "mencabut pembatasan"),
        ("hold", "menahan dari pemusnahan karena perkara hukum"),
        ("unhold", "mencabut penahanan"),
    ):
        parser = person.command(name, words, _limit)
        parser.set_defaults(limit=name)
        parser.add_argument("person", metavar="ORANG", help=PERSON_HELP)
        _reason(parser)


def _destroying(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="hanya menghitung, tidak memusnahkan")
    parser.add_argument("--out", default="", metavar="BERKAS", help="berita acara, .pdf")


def _reason(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reason", required=True, metavar="ALASAN", help="mengapa")


def _target(command: Command) -> Path | None:
    """Return where the minutes go, checked before anything is destroyed; None where they are not wanted."""
    return pdf_target(command, command.args.out) if command.args.out else None


def _minutes(command: Command, desk: Desk, run: str, target: Path | None) -> None:
    from desktop.services.rights_papers import print_minutes  # noqa: PLC0415 - reportlab, 400 ms

    if target is not None and run:
        written(command, print_minutes(desk, run).value, target)


def _erase(command: Command) -> None:
    target, desk = _target(command), command.signed_in()
    done = erase_person(desk, command.args.person, dry_run=command.args.dry_run).value
    emptied = done.emptied
    counts = {
        "bodies": emptied.bodies,
        "notes": emptied.notes,
        "prints": emptied.prints,
        "drafts": emptied.drafts,
    }
    command.answer = {"destruction": done.destruction or None, "people": len(done.people), **counts}
    command.say("erase.would" if command.args.dry_run else "erase.done", people=len(done.people), **counts)
    if done.destruction:
        command.say("erase.backups", number=f"BAP-{done.destruction[-8:].upper()}")
    _name_copies(command, desk)
    _minutes(command, desk, done.destruction, target)


def _purge(command: Command) -> None:
    target, desk = _target(command), command.signed_in()
    done = purge(desk, dry_run=command.args.dry_run).value
    counts = {"erased": done.erased, "reduced": done.reduced, "spared": done.spared}
    command.answer = {"destruction": done.destruction or None, **counts}
    command.say("purge.would" if command.args.dry_run else "purge.done", **counts)
    if done.destruction:
        command.say("erase.backups", number=f"BAP-{done.destruction[-8:].upper()}")
    _name_copies(command, desk)
    _minutes(command, desk, done.destruction, target)


def _list(command: Command) -> None:
    desk = command.signed_in()
    rows = destructions(desk)
    command.answer = {
        "destructions": [
            {
                "id": row.id,
                "number": row.number,
                "basis": row.basis,
                "people": row.people,
                "reduced": row.reduced,
            }
            for row in rows
        ]
    }
    for row in rows:
        day = our_day(desk.calendar().local(instant(row.done_at)).date().isoformat())
        basis = command.word(f"word.{row.basis}")
        command.say("destruction.line", number=row.number, day=day, basis=basis, people=row.people)
    if not rows:
        command.say("destruction.none")


def _print(command: Command) -> None:
    target, desk = pdf_target(command, command.args.out), command.signed_in()
    _minutes(command, desk, command.args.run, target)


def _copies(command: Command) -> None:
    desk, days = command.signed_in(), command.args.older_than
    if days is None:
        _say_copies(command, desk, copies_aside(desk))
        return
    done = destroy_copies(
        desk, older_than_days=days, reason=command.args.reason, trial=command.args.dry_run
    ).value
    if command.args.dry_run:
        _say_copies(command, desk, done.copies)
        return
    command.answer = {"destroyed": len(done.copies), "left": done.left}
    command.say("copies.destroyed", count=len(done.copies), mb=f"{done.size / 1e6:.1f}", left=done.left)


def _say_copies(command: Command, desk: Desk, copies: tuple[CopyAside, ...]) -> None:
    command.answer = {
        "copies": [
            {"folder": str(one.folder), "changed_at": instant(one.changed_at).isoformat(), "bytes": one.size}
            for one in copies
        ]
    }
    for one in copies:
        command.say("copies.line", day=_day(desk, one), mb=f"{one.size / 1e6:.1f}", folder=one.folder)
    if not copies:
        command.say("copies.nothing")


def _day(desk: Desk, copy: CopyAside) -> str:
    return our_day(desk.calendar().local(instant(copy.changed_at)).date().isoformat())


def _name_copies(command: Command, desk: Desk) -> None:
    """Say that copies of damaged files keep what was destroyed in the file."""
    copies = copies_aside(desk)
    command.answer["copies"] = len(copies)
    if copies:
        command.say("erase.copies", count=len(copies), day=_day(desk, copies[0]))


def _correct(command: Command) -> None:
    args = command.args
    right = Correction(
        name=args.name,
        call_name=args.call_name,
        id_type=IdType(args.id_type) if args.id_type else None,
        id_number=args.id_number,
        phone=args.phone,
        birth=args.birth,
        sex=args.sex,
        village=args.village,
    )
    command.answer = {"person": correct_person(command.signed_in(), args.person, right, args.reason).value}
    command.say("correct.done")


def _limit(command: Command) -> None:
    args = command.args
    command.answer = {"person": LIMITS[args.limit](command.signed_in(), args.person, args.reason).value}
    command.say(f"limit.{args.limit}")
