"""`ticket`: the queue by command."""

from collections.abc import Callable

from desktop.commands.arguments import catalogue_code, day
from desktop.commands.grammar import Grammar
from desktop.commands.papers import out_option, print_receipt, print_ticket
from desktop.commands.run import Command
from desktop.commands.showing import tell_others, tell_visitor
from desktop.desk import Desk, Outcome
from desktop.printing.rows import shown_number
from desktop.queries.visit_card import ticket_card
from desktop.services import tickets
from desktop.services.tickets import TicketNow
from desktop.services.undo import undo_ticket
from models.rules.bodies.tickets import Outcome as Result
from models.rules.folds.tickets import OPEN, TicketState

OVER = frozenset(TicketState) - OPEN
"""States after which the visitor asks: and now, where to?"""
Move = Callable[[Desk, Command], Outcome[TicketNow]]


def _finish(desk: Desk, command: Command) -> Outcome[TicketNow]:
    args = command.args
    return tickets.finish_ticket(desk, args.number, Result(args.outcome), lacking=args.missing, day=args.date)


MOVES: tuple[tuple[str, str, Move], ...] = (
    ("recall", "memanggil ulang nomor yang sama", lambda d, c: tickets.recall_ticket(d, c.args.number)),
    ("start", "tamu sudah di loket: mulai melayani", lambda d, c: tickets.start_ticket(d, c.args.number)),
    ("hold", "menahan layanan; tamu boleh ke loket lain", lambda d, c: tickets.hold_ticket(d, c.args.number)),
    ("resume", "melanjutkan layanan yang ditahan", lambda d, c: tickets.resume_ticket(d, c.args.number)),
    (
        "finish",
        "mengakhiri layanan dengan hasilnya",
        _finish,
    ),
    (
        "absent",
        "dipanggil tetapi tidak hadir",
        lambda d, c: tickets.miss_ticket(d, c.args.number, day=c.args.date),
    ),
    ("return", "yang tidak hadir kembali mengantre", lambda d, c: tickets.return_ticket(d, c.args.number)),
    (
        "transfer",
        "mengalihkan ke loket lain instansi yang sama",
        lambda d, c: tickets.transfer_ticket(d, c.args.number, c.args.counter),
    ),
    (
        "cancel",
        "membatalkan nomor",
        lambda d, c: tickets.cancel_ticket(d, c.args.number, words=c.args.reason),
    ),
    ("undo", "mengurungkan langkah terakhir", lambda d, c: undo_ticket(d, c.args.number, c.args.reason)),
)


def add(grammar: Grammar) -> None:
    """Add the commands."""
    ticket = grammar.group("ticket", "tiket antrean")
    parser = ticket.command("call", "memanggil yang berikutnya, atau nomor tertentu", _call)
    parser.add_argument(
        "--counter", required=True, type=catalogue_code, metavar="KODE", help="loket yang memanggil"
    )
    parser.add_argument("--number", metavar="NOMOR", help="panggil nomor ini")
    for name, words, move in MOVES:
        parser = ticket.command(name, words, _moving(move))
        parser.add_argument("number", metavar="NOMOR")
        if name == "finish":
            parser.add_argument(
                "--outcome",
                choices=[str(result) for result in Result],
                default="done",
                metavar="HASIL",
                help="done (selesai, bawaan), returned_incomplete (berkas dikembalikan), rejected (ditolak), "
                "referred (dirujuk), system_down (sistem mati)",
            )
            parser.add_argument(
                "--missing",
                action="append",
                default=[],
                type=catalogue_code,
                metavar="KODE",
                help="dokumen yang kurang, dengan hasil returned_incomplete; dapat diulang",
            )
        if name in ("finish", "absent"):
            parser.add_argument(
                "--date",
                type=day,
                metavar="YYYY-MM-DD",
                help="tiket hari lalu yang belum selesai; bawaan hari ini",
            )
        if name == "transfer":
            parser.add_argument(
                "--counter", required=True, type=catalogue_code, metavar="KODE", help="loket tujuan"
            )
        if name in ("cancel", "undo"):
            parser.add_argument("--reason", default="", metavar="ALASAN")
    for name, words, action in (
        ("print", "mencetak tiket", print_ticket),
        ("receipt", "mencetak tanda terima berkas", print_receipt),
    ):
        parser = ticket.command(name, words, action)
        parser.add_argument("number", metavar="NOMOR")
        out_option(parser)


def _call(command: Command) -> None:
    args = command.args
    desk = command.signed_in()
    done = tickets.call_chosen(desk, args.counter, args.number) if args.number else None
    called = (done or tickets.call_next(desk, args.counter)).value
    waits = called.number is not None
    command.answer = {"number": called.number, "counter": called.counter if waits else None}
    if not called.ticket:
        command.say("ticket.nobody", counter=called.counter)
        return
    card = ticket_card(desk, called.ticket)
    number = card.step.number
    command.say("ticket.called", number=number, counter=called.counter, service=card.step.service_name)
    if card.step.missing:
        command.say("step.missing", papers="; ".join(card.step.missing))
    if card.words:
        command.say("ticket.words", words=card.words)
    tell_visitor(command, card.visit)
    command.say("ticket.then", number=number)


def _moving(move: Move) -> Callable[[Command], None]:
    def action(command: Command) -> None:
        desk = command.signed_in()
        now = move(desk, command).value
        command.answer = {"number": now.number, "state": str(now.state), "counter": now.counter}
        if now.unblocked:
            command.answer["unblocked"] = list(now.unblocked)
        if now.next:
            command.answer["next"] = now.next
        card = ticket_card(desk, now.number)
        command.say("ticket.now", number=card.step.number, state=now.state)
        if now.state is TicketState.RETURNED_INCOMPLETE:
            command.say("ticket.sheet_again", code=card.visit.code)
        if now.next:
            command.say("ticket.next", number=shown_number(desk, now.next))
        if now.state in OVER:
            tell_others(command, card)

    return action
