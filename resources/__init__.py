"""Files that ship with the program: fonts, sample catalogue, messages."""

import re
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
_COMMAND = re.compile("⟦(.*?)⟧")
"""Words of a sentence that name a command or an option."""


def path(name: str) -> Path:
    """Return where a shipped file lies, such as `fonts/Inter-Regular.ttf`.

    The program is always installed unpacked (a folder, never a zip), so that the path stays valid.

    Raises:
        FileNotFoundError: there is no such file.
    """
    found = _FOLDER / name
    if not found.exists():
        raise FileNotFoundError(name)
    return found


def read_bytes(name: str) -> bytes:
    """Return the content of a shipped file.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return (_FOLDER / name).read_bytes()


@lru_cache(maxsize=1)
def _messages() -> dict[str, dict[str, str]]:
    return _read_table("messages.toml")


@lru_cache(maxsize=1)
def _help() -> dict[str, str]:
    return _read_table("help.toml")


def _read_table(name: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - the first room has no sentence from a table

    return tomllib.loads(read_bytes(name).decode())


def help_words(words: str, lang: str) -> str:
    """Return words of a help text, which the commands have in Indonesian; unknown ones as they are."""
    return _help().get(words, words) if lang == "en" else words


def text(code: str, lang: str = "id", /, **facts: object) -> str:
    """Return the sentence of a code in Indonesian or English, with its facts filled in.

    A fact that is an enum is said in words, where `messages.toml` has them; a day as `24/11/2026`, an instant
    (in the zone that it has) as `24/11/2026 08.05`. An unknown code gives
    itself: better a strange word than no answer.
    """
    return _filled(_COMMAND.sub(r"\1", _sentence(code, lang)), lang, facts)


def window_text(code: str, lang: str = "id", /, **facts: object) -> str:
    """Return the sentence of a code as `text` does, without what only the command line says.

    A sentence that ends with a command ends with a full stop in its place.
    """
    sentence = _sentence(code, lang)
    shown = _COMMAND.sub("", sentence)
    if sentence.endswith("⟧") and not shown.endswith("."):
        shown += "."
    return _filled(shown, lang, facts)


def _sentence(code: str, lang: str) -> str:
    sentences = _messages().get(code)
    return code if sentences is None else sentences.get(lang) or sentences["id"]


def _filled(sentence: str, lang: str, facts: dict[str, object]) -> str:
    return sentence.format_map(_Facts({name: _said(value, lang) for name, value in facts.items()}))


def _said(value: object, lang: str) -> object:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H.%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    words = _messages().get(f"word.{value}") if isinstance(value, Enum) else None
    return value if words is None else words.get(lang) or words["id"]


class _Facts(dict[str, object]):
    """Facts of a sentence; one that is missing shows as a dash."""

    def __missing__(self, key: str) -> str:
        return "-"
