"""`outage`: what does not work, who waits because of it, and the notice for the door."""

from dataclasses import asdict
from typing import Any

from desktop.commands.arguments import catalogue_code
from desktop.commands.grammar import Grammar
from desktop.commands.papers import out_option, pdf_target, print_to
from desktop.commands.run import Command
from desktop.errors import Refused
from desktop.queries.outages import Affected, OutageNow, affected, named_outage, outage_list
from desktop.services import outages
from models.rules.bodies.places import OutageMode
from models.rules.bodies.tickets import OutageChoice

ALL = "all"
_SCOPES = ("service", "agency", "building", "power", "network")
_OFFERED = (OutageMode.STOP, OutageMode.TAKE_FILES)


def add(grammar: Grammar) -> None:
    """Add the commands."""
    group = grammar.group("outage", "gangguan layanan")
    parser = group.command("start", "mencatat gangguan yang mulai", _start)
    parser.add_argument("system", nargs="?", default="", metavar="SISTEM",
                        help="yang tidak jalan, misalnya SIAK; listrik dan jaringan tanpa nama")  # fmt: skip
    parser.add_argument("--agency", type=catalogue_code, metavar="KODE", help="instansi yang terganggu")
    parser.add_argument("--service", type=catalogue_code, metavar="KODE", help="layanan yang terganggu")
    parser.add_argument(
        "--scope",
        choices=_SCOPES,
        default="",
        metavar="LINGKUP",
        help="service (layanan), agency (instansi), building (gedung), power (listrik), network (jaringan)",
    )
    parser.add_argument(
        "--mode",
        choices=_OFFERED,
        type=OutageMode,
        default=OutageMode.TAKE_FILES,
        metavar="CARA",
        help="stop (tanpa nomor baru) atau take_files (terima berkas saja, bawaan)",
    )
    parser = group.command("end", "mencatat gangguan yang sudah pulih", _end)
    parser.add_argument("id", metavar="GANGGUAN", help="nama sistem, atau tanda dari outage list")
    group.command("list", "gangguan yang masih berlangsung", _list)
    parser = group.command("show", "siapa yang menunggu karena gangguan, dan pilihannya", _show)
    _named(parser)
    parser = group.command("choose", "mencatat pilihan tamu yang menunggu", _choose)
    parser.add_argument(
        "number", metavar="NOMOR", help="nomor antrean hari ini, atau all: semua yang belum memilih"
    )
    parser.add_argument("choice", choices=tuple(OutageChoice), type=OutageChoice, metavar="PILIHAN",
                        help="wait (menunggu), leave_file (titip berkas), call_back (dihubungi)")  # fmt: skip
    parser.add_argument("--contact", default="", metavar="KONTAK", help="nomor yang dihubungi")
    parser.add_argument(
        "--outage", default="", metavar="GANGGUAN", help="nama sistem, atau tanda dari outage list"
    )
    parser = group.command("notice", "pemberitahuan gangguan untuk pintu, A4", _notice)
    _named(parser)
    out_option(parser)


def _named(parser: Any) -> None:
    parser.add_argument(
        "id", nargs="?", default="", metavar="GANGGUAN", help="nama sistem, atau tanda dari outage list"
    )


def _start(command: Command) -> None:
    args = command.args
    order = outages.NewOutage(args.system, args.scope, args.agency, args.service, args.mode)
    outage = outages.start_outage(command.signed_in(), order).value
    now = affected(command.signed_in(), outage)
    command.answer = {"id": outage, "mode": args.mode, "affected": len(now.rows)}
    command.say(f"outage.started_{args.mode}", system=now.outage.system, where=now.outage.where)
    command.say("outage.what_next", affected=len(now.rows), id=outage)


def _end(command: Command) -> None:
    now = outages.end_outage(command.signed_in(), command.args.id).value
    command.answer = {"id": now.id, "minutes": now.minutes}
    command.say("outage.ended", system=now.system, minutes=now.minutes)


def _list(command: Command) -> None:
    rows = outage_list(command.signed_in())
    command.answer = {"outages": [_plain(row) for row in rows]}
    for row in rows:
        command.say("outage.row", **_said(row))
    if not rows:
        command.say("outage.none")


def _plain(row: OutageNow) -> dict[str, Any]:
    return asdict(row) | {"agency": row.agency or ""}


def _said(row: OutageNow) -> dict[str, Any]:
    return _plain(row) | {"where": row.where}


def _show(command: Command) -> None:
    desk = command.signed_in()
    found = affected(desk, named_outage(desk, command.args.id))
    command.answer = {
        "outage": _plain(found.outage),
        "choices": found.choices | {"none": found.undecided},
        "tickets": [asdict(row) for row in found.rows],
    }
    _tell(command, found)


def _tell(command: Command, found: Affected) -> None:
    now = found.outage
    command.say("outage.row" if now.ended_at is None else "outage.over", **_said(now))
    for row in found.rows:
        choice = command.word(f"word.{row.choice}" if row.choice else "choice.none")
        command.say(
            "outage.visitor", number=row.shown, service=row.service_name, minutes=row.minutes, choice=choice
        )
    command.say("outage.counts", **found.choices, none=found.undecided)


def _choose(command: Command) -> None:
    args, desk = command.args, command.signed_in()
    about = named_outage(desk, args.outage) if args.outage or args.number.casefold() == ALL else None
    if about is not None and args.number.casefold() == ALL:
        if args.choice is not OutageChoice.WAIT:
            raise Refused("outage.all_wait_only")
        count = outages.all_wait(desk, about).value
        command.answer = {"outage": about, "count": count}
        command.say("outage.all_wait", count=count)
        return
    now = outages.choose(desk, args.number, args.choice, about, args.contact).value
    command.answer = {"number": now.number, "state": now.state, "choice": args.choice}
    command.say("outage.chose", number=now.number, choice=args.choice)


def _notice(command: Command) -> None:
    target = pdf_target(command, command.args.out)
    desk = command.signed_in()
    print_to(command, "outage_notice", named_outage(desk, command.args.id), target)
