"""`day close`: ending a service day."""

from desktop.commands.arguments import day, out_file
from desktop.commands.grammar import Grammar
from desktop.commands.papers import keep_paper, pdf_target
from desktop.commands.run import Command
from desktop.queries.sentences import our_day
from desktop.services.days import ClosedDay, close_day


def add(grammar: Grammar) -> None:
    """Add the command."""
    group = grammar.group("day", "hari layanan")
    parser = group.command("close", "menutup hari: yang masih menunggu menjadi kedaluwarsa", _close)
    parser.add_argument("--date", type=day, metavar="TANGGAL", help="bawaan hari ini")
    parser.add_argument(
        "--note",
        default="",
        metavar="TEKS",
        help="catatan petugas piket untuk laporan harian, tanpa nama tamu",
    )
    out_file(parser, "cetak juga laporan harian (.pdf), dan catat sidiknya", required=False)


def _close(command: Command) -> None:
    args = command.args
    if args.out is None:
        _tell(command, close_day(command.signed_in(), args.date, args.note).value)
        return
    from desktop.services.day_closing import close_with_report  # noqa: PLC0415 - reportlab, 400 ms

    target, desk = pdf_target(command, args.out), command.signed_in()
    made = close_with_report(desk, args.date, args.note).value
    _tell(command, made.closed)
    keep_paper(command, desk, made.report, target)


def _tell(command: Command, closed: ClosedDay) -> None:
    command.answer = {"day": closed.day, "expired": closed.expired}
    command.say("day.is_closed", day=our_day(closed.day), expired=closed.expired)
