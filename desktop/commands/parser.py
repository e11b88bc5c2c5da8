"""The parser of the command line: the window's options, and all commands where one may be meant."""

import argparse
from collections.abc import Sequence
from functools import partial

from desktop.commands.grammar import Grammar, Parser, common
from desktop.commands.opening import Window, no_command
from desktop.commands.output import is_text
from resources import text


def read(argv: Sequence[str], window: Window | None = None) -> argparse.Namespace:
    """Return what a command line means; ends the program with one line where it means nothing."""
    if not all(map(is_text, argv)):
        build(()).error(text("usage.not_text"))
    return build(argv, window=window).parse_args(argv)


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
    parser.add_argument(
        "--safe-mode",
        action="store_true",
        help="jendela tanpa kartu grafis, tanpa layar kedua, tampilan bawaan: bila layar bermasalah",
    )
    parser.set_defaults(action=partial(no_command, window))
    if argv is None or {"-h", "--help"} & set(argv) or parser.parse_known_args(argv)[1]:
        _add_commands(parser)
    return parser


def _add_commands(parser: argparse.ArgumentParser) -> None:
    from desktop.commands.table import MODULES  # noqa: PLC0415

    grammar = Grammar(parser.add_subparsers(metavar="PERINTAH", parser_class=Parser))
    for module in MODULES:
        module.add(grammar)
