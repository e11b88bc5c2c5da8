"""`needs print`: the list of what to bring for services or a life event, without a number."""

from desktop.commands.arguments import catalogue_code
from desktop.commands.grammar import Grammar
from desktop.commands.papers import out_option, pdf_target, print_to
from desktop.commands.run import Command
from desktop.errors import Refused
from desktop.printing.bringing import JOINT
from desktop.queries.life_events import named_event


def add(grammar: Grammar) -> None:
    """Add the command."""
    needs = grammar.group("needs", "keperluan dan berkasnya")
    parser = needs.command("print", "mencetak daftar berkas yang harus dibawa, tanpa nomor antrean", _print)
    parser.add_argument(
        "services", nargs="*", type=catalogue_code, metavar="LAYANAN", help="kode layanan; boleh beberapa"
    )
    parser.add_argument("--event", default="", metavar="PERISTIWA", help="kode atau nama peristiwa hidup")
    parser.add_argument("--paper", choices=("roll", "a5"), default="roll", help="rol 80 mm atau A5")
    out_option(parser)


def _print(command: Command) -> None:
    args = command.args
    if bool(args.services) == bool(args.event):
        raise Refused("needs.either")
    target = pdf_target(command, args.out)
    about = named_event(command.signed_in(), args.event).code if args.event else JOINT.join(args.services)
    print_to(command, "bring_list", about, target, args.paper)
