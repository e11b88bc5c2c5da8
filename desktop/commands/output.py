"""What a command says: its answer on stdout, one line of an error on stderr; neither ever ends in a traceback."""

import os
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from desktop.errors import Unavailable
from resources.characters import is_unseen


def prepare() -> None:
    """Let no character and no closed stream stop an answer: what cannot be shown is escaped or dropped."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - a stream for the process's life


def is_text(given: str) -> bool:
    """Return whether something from outside is text; bytes that are none come as lone surrogates."""
    try:
        given.encode()
    except UnicodeEncodeError:
        return False
    return True


def one_line(words: str) -> str:
    """Return words without line breaks and control characters, which a fact from outside may bring."""
    shown = "".join(" " if is_unseen(char) else char for char in words)
    return " ".join(shown.split())


def answer_json(content: dict[str, Any]) -> None:
    """Print one JSON object.

    Raises:
        Unavailable: stdout cannot be written.
    """
    import json  # noqa: PLC0415 - the window answers nobody

    shows_all = (getattr(sys.stdout, "encoding", "") or "").replace("-", "").lower() == "utf8"
    answer([json.dumps(content, ensure_ascii=not shows_all)])


def answer(lines: Iterable[str]) -> None:
    """Print lines; a reader that has gone away, as `head` does, is no error.

    Raises:
        Unavailable: stdout cannot be written.
    """
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        _give_up_stdout()
    except OSError as error:
        _give_up_stdout()
        raise Unavailable("output.failed") from error


def _give_up_stdout() -> None:
    """Send what is still buffered nowhere, else the interpreter complains about it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(words: str) -> None:
    """Print one line on stderr, where it can be printed."""
    try:
        print(one_line(words), file=sys.stderr, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
