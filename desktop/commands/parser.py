"""The parser of the command line: the window's options, and all commands where one may be meant."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial

from desktop.commands.grammar import Grammar, Parser, common
from desktop.commands.run import Command
from desktop.errors import Exit, Misconfigured
from desktop.version import VERSION

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

Window = Callable[[str, str | None], int]
"""Opens a window of a kind (`desk`, `demo`, `display`) on a data dir and returns the exit code."""


def build(argv: Sequence[str] | None = None, *, window: Window | None = None) -> argparse.ArgumentParser:
    """Return the parser of a command line.

    Args:
        argv: the line; where it has nothing but options of the window, which shall not wait for the commands,
            the parser does not know them. None: any line.
        window: opens what is seen; None: there is nothing to see.
    """
    parser = common(Parser(prog="pandu", description="Pandu, meja depan Mal Pelayanan Publik."))
    parser.add_argument("--version", action="store_true", help="versi program")
    parser.add_argument("--verbose", action="store_true", help="dengan versi bagian-bagiannya")
    parser.add_argument("--demo", action="store_true", help="jendela dengan MPP rekaan di folder sementara")
    parser.add_argument("--display", action="store_true", help="hanya layar publik")
    parser.set_defaults(action=partial(_no_command, window))
    if argv is None or {"-h", "--help"} & set(argv) or parser.parse_known_args(argv)[1]:
        _add_commands(parser)
    return parser


def _add_commands(parser: argparse.ArgumentParser) -> None:
    from desktop.commands.table import MODULES  # noqa: PLC0415

    grammar = Grammar(parser.add_subparsers(metavar="PERINTAH", parser_class=Parser))
    for module in MODULES:
        module.add(grammar)


def _no_command(window: Window | None, command: Command) -> None:
    """Answer a command line without a command: the version, or the window."""
    if not command.args.version:
        _open(window, command)
        return
    command.answer["version"] = VERSION
    command.lines.append(f"Pandu {VERSION}")
    if command.args.verbose:
        from desktop.commands import keeping  # noqa: PLC0415

        parts = keeping.parts(command)
        command.answer.update(parts)
        command.lines += [f"{name}: {value}" for name, value in parts.items()]


def _open(window: Window | None, command: Command) -> None:
    """Open the window that is asked for; say so in one line where there is no screen."""
    if window is None:
        command.say("help.hint")
        return
    if sys.platform == "linux" and not any(os.environ.get(name) for name in SCREENS):
        raise Misconfigured("window.no_screen")
    kind = "demo" if command.args.demo else "display" if command.args.display else "desk"
    command.exit = Exit(window(kind, getattr(command.args, "data_dir", None)))
