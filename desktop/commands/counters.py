"""`counter`: who sits where."""

from desktop.commands.arguments import catalogue_code
from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from desktop.services import counters
from models.rules.bodies.places import PauseReason


def add(grammar: Grammar) -> None:
    """Add the commands."""
    counter = grammar.group("counter", "loket")
    for name, words in (("open", "membuka"), ("pause", "menjeda"), ("close", "menutup")):
        parser = counter.command(name, f"{words} loket", _counter)
        parser.set_defaults(name=name)
        parser.add_argument("code", type=catalogue_code, metavar="KODE", help="kode loket")
        parser.add_argument(
            "--reason",
            default="",
            metavar="ALASAN",
            help="break, prayer, outage, errand, end, other, atau kata-kata sendiri",
        )


def _counter(command: Command) -> None:
    args, desk = command.args, command.signed_in()
    if args.name == "open":
        now = counters.open_counter(desk, args.code).value
    else:
        act = counters.pause_counter if args.name == "pause" else counters.close_counter
        now = act(desk, args.code, *_reason(args.reason, args.name)).value
    command.answer = {"counter": now.counter, "state": str(now.state)}
    command.say("counter.now", counter=now.counter, state=now.state)


def _reason(words: str, name: str) -> tuple[PauseReason, str]:
    """Return the reason's code, and the words where it is none of the codes."""
    if words in list(PauseReason):
        return PauseReason(words), ""
    usual = PauseReason.BREAK if name == "pause" else PauseReason.END
    return (PauseReason.OTHER, words) if words else (usual, "")
