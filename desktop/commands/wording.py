"""What argparse says, in the language that was asked for: help in Indonesian or English, complaints as sentences."""

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

from resources import help_words, text

ITS_OWN = {
    "positional arguments": "help.positional",
    "options": "help.options",
    "show this help message and exit": "help.help",
}
"""argparse's own English words that a help text shows."""

COMPLAINTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        (r"the following arguments are required: (?P<what>.*)", "usage.required"),
        (r"unrecognized arguments: (?P<what>.*)", "usage.unrecognized"),
        (
            r"(?:argument )?(?P<what>.*): invalid choice: (?P<given>.*) \(choose from (?P<known>.*)\)",
            "usage.choice",
        ),
        (r"argument (?P<what>.*): expected (?:at least )?one argument", "usage.no_value"),
        (r"argument (?P<what>.*): not allowed with argument (?P<given>.*)", "usage.not_with"),
        (r"argument (?P<what>.*): invalid \S+ value: (?P<given>.*)", "usage.value"),
        (r"argument (?P<what>.*): '(?P<given>.*)': DD/MM/YYYY, YYYY-MM-DD", "usage.day"),
    )
)


def asked_language() -> str:
    """Return the language of the command line that is not parsed yet: `en` where it asks for it, else `id`."""
    line = sys.argv[1:]
    return "en" if "--lang=en" in line or ("--lang", "en") in pairwise(line) else "id"


def complaint(message: str, lang: str) -> str:
    """Return a complaint of argparse as a sentence of ours; one that is not known stands as it is."""
    for pattern, code in COMPLAINTS:
        found = pattern.fullmatch(message)
        if found:
            facts = {name: _shown(words, lang) for name, words in found.groupdict().items()}
            return text(code, lang, **facts)
    return message


def _shown(words: str, lang: str) -> str:
    return ", ".join(_say(word, lang) for word in words.replace("'", "").split(", "))


def _say(words: str, lang: str) -> str:
    return text(ITS_OWN[words], lang) if words in ITS_OWN else help_words(words, lang)


class Wording(argparse.HelpFormatter):
    """A help text in the language that was asked for."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28)
        self._lang = asked_language()

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin with the word for usage."""
        super().add_usage(
            usage, actions, groups, f"{text('help.usage', self._lang)} " if prefix is None else prefix
        )

    def start_section(self, heading: str | None) -> None:
        """Head a section."""
        super().start_section(heading and _say(heading, self._lang))

    def add_text(self, text: str | None) -> None:
        """Add a paragraph."""
        super().add_text(text and _say(text, self._lang))

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return action.help and _say(action.help, self._lang)

    def _metavar_formatter(
        self, action: argparse.Action, default_metavar: str
    ) -> Callable[[int], tuple[str, ...]]:
        shown = super()._metavar_formatter(action, default_metavar)
        return lambda size: tuple(_say(word, self._lang) for word in shown(size))
