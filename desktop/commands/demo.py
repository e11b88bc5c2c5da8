"""`demo`: simulated days of a made-up mall, to look at and to try every other command on."""

import sys
from pathlib import Path

from desktop.commands import output
from desktop.commands.arguments import count, day
from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from desktop.desk import instant, system_clock
from desktop.queries.sentences import our_day

MOST_DAYS = 200
"""A working year, for which one list of holidays is enough."""
MOST_VISITS = 3000


def add(grammar: Grammar) -> None:
    """Add the command."""
    parser = grammar.command("demo", "hari-hari peragaan di MPP contoh, tanpa menyentuh data sendiri", _demo)
    parser.add_argument("--out", required=True, metavar="FOLDER", help="folder baru, atau peragaan lama")
    parser.add_argument(
        "--date", type=day, metavar="YYYY-MM-DD", help="hari terakhir; bawaan hari kerja lalu"
    )
    parser.add_argument("--days", type=count(MOST_DAYS), default=1, metavar="N", help="hari kerja, bawaan 1")
    parser.add_argument(
        "--visits", type=count(MOST_VISITS), default=240, metavar="N", help="kunjungan per hari, bawaan 240"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="benih acak, bawaan 1")


def _demo(command: Command) -> None:
    from tqdm import tqdm  # noqa: PLC0415 - and simpy, reportlab: only this command pays for them

    from desktop.demo.play import DemoOrder, last_working_day, make_demo  # noqa: PLC0415
    from desktop.demo.screenshots import Screenshots, draw_screenshots  # noqa: PLC0415

    args, out = command.args, Path(command.args.out).absolute()
    last = args.date or last_working_day(instant(system_clock()))
    order = DemoOrder(last, args.days, args.visits, args.seed)
    shots = Screenshots(0)
    with tqdm(
        total=order.days * order.visits, unit="kunjungan", file=sys.stderr, disable=not sys.stderr.isatty()
    ) as bar:

        def finish(demo: Path) -> None:
            nonlocal shots
            bar.set_description(command.word("demo.drawing"))
            shots = draw_screenshots(demo)

        made = make_demo(order, out, bar.update, finish)
    command.answer = {
        "out": str(out),
        "date": made.day.isoformat(),
        "visits": made.visits,
        "tickets": made.tickets,
        "screenshots": shots.count,
    }
    if shots.why:
        code = "demo.no_qt" if shots.no_qt else "demo.no_screenshots"
        output.complain(command.word(code, why=shots.why))
    command.say("demo.made", **{**command.answer, "date": our_day(command.answer["date"])})
    command.say("demo.access", out=out)
