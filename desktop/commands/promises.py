"""`promise`: the promise book."""

import argparse
from dataclasses import asdict
from datetime import date, datetime, time

from desktop.commands.arguments import catalogue_code, day
from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from desktop.desk import Desk
from desktop.printing.rows import find_ticket, find_visit
from desktop.queries.promises import MARK, kept_rate, promise_list
from desktop.services.promises import NewPromise, break_promise, keep_promise, make_promise, undo_promise
from models.rules.bodies.promises import BrokenReason
from models.rules.folds.promises import PromiseState


def add(grammar: Grammar) -> None:
    """Add the commands."""
    promise = grammar.group("promise", "buku janji kepada tamu")
    parser = promise.command("add", "mencatat janji dan waktunya", _add)
    parser.add_argument("words", metavar="JANJI", help="apa yang dijanjikan")
    parser.add_argument("--date", type=day, metavar="TANGGAL", help="hari jatuh tempo; bawaan hari ini")
    parser.add_argument(
        "--at", required=True, type=time.fromisoformat, metavar="HH:MM", help="paling lambat jam ini"
    )
    parser.add_argument("--agency", type=catalogue_code, metavar="KODE", help="instansi yang menepati")
    about = parser.add_mutually_exclusive_group()
    about.add_argument("--ticket", default="", metavar="NOMOR", help="tentang tiket hari ini")
    about.add_argument("--visit", default="", metavar="KODE", help="tentang kunjungan ini")
    parser = promise.command("list", "janji sampai hari ini dan berapa yang ditepati", _list)
    parser.add_argument("--date", type=day, metavar="TANGGAL", help="hari lain; bawaan hari ini")
    parser.add_argument("--all", action="store_true", help="juga yang sudah dicatat hasilnya")
    _named(promise.command("keep", "mencatat janji yang ditepati", _keep))
    parser = promise.command("break", "mencatat janji yang tidak ditepati", _break)
    _named(parser)
    parser.add_argument(
        "--reason",
        required=True,
        choices=[str(one) for one in BrokenReason],
        metavar="ALASAN",
        help="forgotten (terlupa), not_reached (tamu tidak terhubungi), not_ready (belum siap), "
        "system_failed (sistem tidak jalan), other (lainnya)",
    )
    parser.add_argument("--apology", default="", metavar="CATATAN", help="yang disampaikan kepada tamu")
    _named(promise.command("reopen", "menarik kembali hasil yang sudah dicatat", _reopen))


def _named(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("promise", metavar="TANDA", help="tanda janji, dari promise list")


def _add(command: Command) -> None:
    args, desk = command.args, command.signed_in()
    ticket = find_ticket(desk, args.ticket)[0] if args.ticket else None
    visit = find_visit(desk, args.visit)[0] if args.visit else None
    order = NewPromise(args.words, _due(desk, args.date, args.at), args.agency, visit=visit, ticket=ticket)
    made = make_promise(desk, order).value
    command.answer = {"id": made}
    command.say("promise.added", mark=made[-MARK:])


def _due(desk: Desk, on: date | None, at: time) -> datetime:
    return desk.calendar().at(on or desk.today(), at)


def _list(command: Command) -> None:
    args, desk = command.args, command.signed_in()
    shown = args.date or desk.today()
    rows, rate = promise_list(desk, day=shown, only_open=not args.all), kept_rate(desk, shown, shown)
    command.answer = {"promises": [asdict(row) for row in rows], "rate": asdict(rate)}
    for row in rows:
        who = " ".join(filter(None, (row.agency_short, row.owner, row.about)))
        command.say(
            "promise.row", mark=row.mark, due=row.due, state=row.state, who=who or "-", words=row.words or "-"
        )
    if not rows:
        command.say("promise.none")
    command.say("promise.rate", kept=rate.kept, broken=rate.broken, open=rate.open)


def _keep(command: Command) -> None:
    _tell(command, keep_promise(command.signed_in(), command.args.promise).value, PromiseState.KEPT)


def _break(command: Command) -> None:
    args = command.args
    ended = break_promise(command.signed_in(), args.promise, BrokenReason(args.reason), args.apology).value
    _tell(command, ended, PromiseState.BROKEN)


def _reopen(command: Command) -> None:
    _tell(command, undo_promise(command.signed_in(), command.args.promise).value, PromiseState.OPEN)


def _tell(command: Command, promise: str, state: PromiseState) -> None:
    command.answer = {"id": promise, "state": str(state)}
    command.say("promise.ended", mark=promise[-MARK:], state=state)
