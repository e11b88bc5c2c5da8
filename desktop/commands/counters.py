"""`counter` and `outage`: who sits where, and what does not work."""

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
        parser.add_argument("code", metavar="KODE")
        parser.add_argument(
            "--reason", default="", help="alasan: " + ", ".join(PauseReason) + ", atau kata-kata"
        )
    outage = grammar.group("outage", "gangguan layanan")
    parser = outage.command("start", "mencatat gangguan", _start)
    parser.add_argument("system", metavar="SISTEM")
    parser.add_argument("--agency", metavar="KODE")
    parser.add_argument("--scope", choices=("agency", "building", "power", "network"), default="agency")
    parser = outage.command("end", "gangguan selesai", _end)
    parser.add_argument("id")


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


def _start(command: Command) -> None:
    args = command.args
    command.answer["id"] = counters.start_outage(
        command.signed_in(), args.system, args.agency, scope=args.scope
    ).value
    command.say("outage.started", system=args.system, id=command.answer["id"])


def _end(command: Command) -> None:
    command.answer["id"] = counters.end_outage(command.signed_in(), command.args.id).value
    command.say("outage.ended")
