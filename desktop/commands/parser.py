"""The parser of the whole command line, put together from the command modules."""

import argparse

from desktop.commands import (
    accounts,
    catalogue,
    counters,
    days,
    demo,
    init,
    intake,
    keeping,
    records,
    reports,
    showing,
    tickets,
)
from desktop.commands.grammar import Grammar, Parser, common
from desktop.commands.run import Command
from desktop.version import VERSION

MODULES = (
    init,
    catalogue,
    intake,
    tickets,
    showing,
    counters,
    days,
    records,
    reports,
    accounts,
    keeping,
    demo,
)


def build() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = common(Parser(prog="pandu", description="Pandu, meja depan Mal Pelayanan Publik."))
    parser.add_argument("--version", action="store_true", help="versi program")
    parser.add_argument("--verbose", action="store_true", help="dengan versi bagian-bagiannya")
    parser.set_defaults(action=_nothing)
    grammar = Grammar(parser.add_subparsers(metavar="PERINTAH", parser_class=Parser))
    for module in MODULES:
        module.add(grammar)
    return parser


def _nothing(command: Command) -> None:
    """Answer a command line without a command: the version, or where to find help."""
    if not command.args.version:
        command.say("help.hint")
        return
    command.answer["version"] = VERSION
    command.lines.append(f"Pandu {VERSION}")
    if command.args.verbose:
        parts = keeping.parts(command)
        command.answer.update(parts)
        command.lines += [f"{name}: {value}" for name, value in parts.items()]
