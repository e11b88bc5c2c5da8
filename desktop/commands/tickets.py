"""`ticket`: the queue by command."""

from collections.abc import Callable

from desktop.commands.arguments import day
from desktop.commands.grammar import Grammar
from desktop.commands.papers import out_option, print_receipt, print_ticket
from desktop.commands.run import Command
from desktop.desk import Desk, Outcome
from desktop.services import tickets
from desktop.services.tickets import TicketNow
from desktop.services.undo import undo_ticket
from models.rules.bodies.tickets import Outcome as Result

Move = Callable[[Desk, Command], Outcome[TicketNow]]


def _finish(desk: Desk, command: Command) -> Outcome[TicketNow]:
    args = command.args
    return tickets.finish_ticket(desk, args.number, Result(args.outcome), day=args.date)


MOVES: tuple[tuple[str, str, Move], ...] = (
    ("recall", "memanggil ulang", lambda d, c: tickets.recall_ticket(d, c.args.number)),
    ("start", "mulai melayani", lambda d, c: tickets.start_ticket(d, c.args.number)),
    ("hold", "menahan layanan", lambda d, c: tickets.hold_ticket(d, c.args.number)),
    ("resume", "melanjutkan layanan", lambda d, c: tickets.resume_ticket(d, c.args.number)),
    ("finish", "menyelesaikan", _finish),
    ("absent", "tidak hadir", lambda d, c: tickets.miss_ticket(d, c.args.number, day=c.args.date)),
    ("return", "kembali mengantre", lambda d, c: tickets.return_ticket(d, c.args.number)),
    ("transfer", "ke loket lain", lambda d, c: tickets.transfer_ticket(d, c.args.number, c.args.counter)),
    (
        "refer",
        "ke instansi lain",
        lambda d, c: tickets.refer_ticket(d, c.args.number, c.args.to, c.args.note),
    ),
    ("cancel", "membatalkan", lambda d, c: tickets.cancel_ticket(d, c.args.number, words=c.args.reason)),
    ("undo", "mengurungkan langkah terakhir", lambda d, c: undo_ticket(d, c.args.number, c.args.reason)),
)


def add(grammar: Grammar) -> None:
    """Add the commands."""
    ticket = grammar.group("ticket", "tiket antrean")
    parser = ticket.command("call", "memanggil yang berikutnya, atau nomor tertentu", _call)
    parser.add_argument("--counter", required=True, metavar="KODE")
    parser.add_argument("--number", metavar="NOMOR", help="panggil nomor ini")
    for name, words, move in MOVES:
        parser = ticket.command(name, words, _moving(move))
        parser.add_argument("number", metavar="NOMOR")
        if name == "finish":
            parser.add_argument("--outcome", choices=[str(result) for result in Result], default="done")
        if name in ("finish", "absent"):
            parser.add_argument(
                "--date", type=day, metavar="YYYY-MM-DD", help="hari tiket yang tertinggal; bawaan hari ini"
            )
        if name == "transfer":
            parser.add_argument("--counter", required=True, metavar="KODE")
        if name == "refer":
            parser.add_argument("--to", required=True, metavar="LAYANAN")
            parser.add_argument("--note", default="")
        if name in ("cancel", "undo"):
            parser.add_argument("--reason", default="")
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
    command.say("ticket.called" if waits else "ticket.nobody", number=called.number, counter=called.counter)


def _moving(move: Move) -> Callable[[Command], None]:
    def action(command: Command) -> None:
        now = move(command.signed_in(), command).value
        command.answer = {"number": now.number, "state": str(now.state), "counter": now.counter}
        if now.unblocked:
            command.answer["unblocked"] = list(now.unblocked)
        if now.next:
            command.answer["next"] = now.next
        command.say("ticket.now", number=now.number, state=now.state)
        if now.next:
            command.say("ticket.next", number=now.next)

    return action
