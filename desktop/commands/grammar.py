"""How commands are declared: groups, commands, and the options that mean the same before and after them."""

import argparse
import sys
from typing import Any, NoReturn

from desktop.commands import output
from desktop.commands.wording import Wording, asked_language, complaint
from desktop.errors import Exit
from resources import text


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line, or one JSON object, and whose help is in two languages."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **{"formatter_class": Wording, **named})

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and end with exit code 2."""
        lang = asked_language()
        words = complaint(message, lang)
        if "--json" in sys.argv:
            output.answer_json({"error": {"code": "usage", "message": output.one_line(words)}})
        else:
            output.complain(f"{self.prog}: {words} {text('usage.see', lang, program=self.prog)}")
        raise SystemExit(int(Exit.USAGE))


def common(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Give a parser the options that mean the same before and after the command's name.

    Their default is SUPPRESS: a sub-parser's own default would wipe out what stood before the command.
    """
    quiet: dict[str, Any] = {"default": argparse.SUPPRESS}
    parser.add_argument("--data-dir", metavar="D", help="folder data MPP", **quiet)
    parser.add_argument("--lang", choices=("id", "en"), help="bahasa kalimat", **quiet)
    parser.add_argument("--json", action="store_true", help="jawaban sebagai satu objek JSON", **quiet)
    parser.add_argument(
        "--user", metavar="NAMA", help="petugas yang masuk; sandi dari PANDU_PASSWORD", **quiet
    )
    return parser


class Grammar:
    """Where command modules put their commands."""

    def __init__(self, sub: Any) -> None:
        self._sub = sub
        self._groups: dict[str, Grammar] = {}

    def command(self, name: str, words: str, action: Any = None) -> argparse.ArgumentParser:
        """Add a command, or a group of them when it has no action of its own, and return its parser."""
        parser: argparse.ArgumentParser = self._sub.add_parser(name, help=words, description=words)
        common(parser)
        if action is not None:
            parser.set_defaults(action=action)
        return parser

    def group(self, name: str, words: str) -> "Grammar":
        """Return a group of commands, such as `ticket`; several modules may put commands into one."""
        if name not in self._groups:
            below = self.command(name, words).add_subparsers(
                required=True, metavar="PERINTAH", parser_class=Parser
            )
            self._groups[name] = Grammar(below)
        return self._groups[name]
