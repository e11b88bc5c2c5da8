"""`breach`: the register of data breaches, whom they concern, and the letters about them."""

import argparse
from dataclasses import asdict
from datetime import datetime
from typing import Any

from desktop.commands.arguments import catalogue_code
from desktop.commands.grammar import Grammar
from desktop.commands.papers import out_option, pdf_target
from desktop.commands.rights import PERSON_HELP, written, zoned
from desktop.commands.run import Command
from desktop.desk import Desk
from desktop.queries.breaches import BreachRow, affected, breach_list, breach_row, named_breach
from desktop.security.permissions import require
from desktop.services.breaches import NewBreach, close_breach, note_notified, open_breach
from models.rules.bodies.rights import BreachKind, DataClass, Notified

KINDS = (
    "breach_confidentiality (kerahasiaan), breach_integrity (keutuhan), breach_availability (ketersediaan)"
)
DATA = (
    "data_contact (kontak), data_number (nomor identitas), data_name (nama), data_visits (kunjungan), "
    "data_needs (kebutuhan), data_notes (catatan)"
)
WHOM = "notified_authority (lembaga), notified_subjects (orang terdampak), notified_public (masyarakat)"


def add(grammar: Grammar) -> None:
    """Add the commands."""
    group = grammar.group("breach", "kegagalan pelindungan data, pemberitahuan dalam 3x24 jam")
    parser = group.command("open", "mencatat kegagalan pelindungan data", _open)
    parser.add_argument("what", choices=[str(one) for one in BreachKind], metavar="JENIS", help=KINDS)
    for option, words, needed in (
        ("--from", "awal kejadian, 2026-11-24T08:00", True),
        ("--to", "akhir kejadian", True),
        ("--known", "waktu diketahui; bawaan sekarang", False),
    ):
        parser.add_argument(
            option,
            dest=f"{option[2:]}_at",
            type=datetime.fromisoformat,
            required=needed,
            metavar="WAKTU",
            help=words,
        )
    choices = [str(one) for one in DataClass]
    parser.add_argument("--data", nargs="+", required=True, choices=choices, metavar="DATA", help=DATA)
    parser.add_argument(
        "--desk", nargs="*", default=[], metavar="MEJA", help="nama atau tanda meja; bawaan semua"
    )
    parser.add_argument(
        "--agency", nargs="*", default=[], type=catalogue_code, metavar="KODE", help="instansi; bawaan semua"
    )
    parser.add_argument("--note", required=True, metavar="CATATAN", help="apa yang terjadi dan bagaimana")
    parser = group.command("list", "kegagalan yang belum selesai", _list)
    parser.add_argument("--all", action="store_true", help="juga yang sudah selesai")
    _named(group.command("show", "satu kegagalan dan orang terdampak, tersamar", _show))
    parser = group.command("letter", "surat pemberitahuan, PDF; tercatat sebagai diberitahukan", _letter)
    _named(parser)
    whom = [str(Notified.AUTHORITY), str(Notified.SUBJECTS)]
    parser.add_argument("--whom", required=True, choices=whom, metavar="KEPADA", help=WHOM)
    parser.add_argument("--person", default="", metavar="ORANG", help=PERSON_HELP)
    out_option(parser)
    parser = group.command("told", "mencatat bahwa sudah diberitahukan dengan cara lain", _told)
    _named(parser)
    listed = [str(one) for one in Notified]
    parser.add_argument("--whom", required=True, choices=listed, metavar="KEPADA", help=WHOM)
    parser = group.command("close", "menyelesaikan, dengan yang sudah dilakukan", _close)
    _named(parser)
    parser.add_argument("--note", required=True, metavar="CATATAN", help="penanganan dan pemulihan")


def _named(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("breach", metavar="NOMOR", help="nomor insiden, dari breach list")


def _open(command: Command) -> None:
    args, desk = command.args, command.signed_in()
    order = NewBreach(
        what=BreachKind(args.what),
        first=zoned(desk, args.from_at),
        last=zoned(desk, args.to_at),
        data=tuple(map(DataClass, args.data)),
        words=args.note,
        known=zoned(desk, args.known_at) if args.known_at else None,
        desks=tuple(args.desk),
        agencies=tuple(args.agency),
    )
    _tell(command, desk, "breach.opened", open_breach(desk, order).value)


def _tell(command: Command, desk: Desk, code: str, breach: str) -> None:
    row = breach_row(desk, breach)
    command.answer = _plain(row)
    command.say(code, number=row.number, due=row.due)


def _plain(row: BreachRow) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(row).items()}


def _list(command: Command) -> None:
    rows = breach_list(command.signed_in(), only_open=not command.args.all)
    command.answer = {"breaches": [_plain(row) for row in rows]}
    for row in rows:
        kind = command.word(f"word.{row.what}")
        state = command.word(f"word.{row.pressure}" if row.pressure else "breach.over")
        command.say("breach.line", number=row.number, kind=kind, due=row.due, left=row.left, state=state)
    if not rows:
        command.say("breach.none")


def _show(command: Command) -> None:
    desk = command.signed_in()
    require(desk, "breach.handle")
    breach = named_breach(desk, command.args.breach)
    people = affected(desk, breach)
    _tell(command, desk, "breach.shown", breach)
    command.answer["affected"] = [asdict(one) for one in people]
    command.say("breach.affected", count=len(people))
    for one in people:
        why = " ".join(
            command.word(code)
            for code, so in (("breach.came", one.came), ("breach.looked_at", one.looked_at))
            if so
        )
        command.say("breach.person", person=one.person, why=why)


def _letter(command: Command) -> None:
    from desktop.services.rights_papers import print_breach  # noqa: PLC0415 - reportlab, 400 ms

    args, target = command.args, pdf_target(command, command.args.out)
    data = print_breach(command.signed_in(), args.breach, Notified(args.whom), args.person).value
    written(command, data, target)


def _told(command: Command) -> None:
    desk = command.signed_in()
    done = note_notified(desk, command.args.breach, Notified(command.args.whom)).value
    _tell(command, desk, "breach.told", done)


def _close(command: Command) -> None:
    desk = command.signed_in()
    done = close_breach(desk, command.args.breach, command.args.note).value
    _tell(command, desk, "breach.closed", done)
