"""`day close`: ending a service day."""

from desktop.commands.arguments import day
from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from desktop.queries.sentences import our_day
from desktop.services.days import close_day


def add(grammar: Grammar) -> None:
    """Add the command."""
    group = grammar.group("day", "hari layanan")
    parser = group.command("close", "menutup hari: yang masih menunggu menjadi kedaluwarsa", _close)
    parser.add_argument("--date", type=day, metavar="TANGGAL", help="bawaan hari ini")


def _close(command: Command) -> None:
    closed = close_day(command.signed_in(), command.args.date).value
    command.answer = {"day": closed.day, "expired": closed.expired}
    command.say("day.is_closed", day=our_day(closed.day), expired=closed.expired)
