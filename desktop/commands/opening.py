"""A command line without a command: the window, or the version; the plainest lines are read without the parser."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from types import SimpleNamespace

from desktop.commands.output import is_text
from desktop.commands.run import Command
from desktop.errors import Exit, Misconfigured
from desktop.version import VERSION

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

Window = Callable[[str, str | None, bool], int]
"""Opens a window of a kind (`desk`, `demo`, `display`) on a data dir, in safe mode or not; returns the exit code."""


def read_plainly(argv: Sequence[str], window: Window | None) -> SimpleNamespace | None:
    """Return what `pandu` and `pandu --data-dir D` mean, as the parser would; None for any other line.

    Nearly all windows are opened so, and need not wait for the parser.
    """
    match argv:
        case []:
            named = {}
        case ["--data-dir", str(folder)] if folder and not folder.startswith("-") and is_text(folder):
            named = {"data_dir": folder}
        case _:
            return None
    options = dict.fromkeys(("version", "verbose", "demo", "display", "safe_mode"), False)
    return SimpleNamespace(action=partial(no_command, window), **options, **named)


def no_command(window: Window | None, command: Command) -> None:
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
    command.exit = Exit(window(kind, getattr(command.args, "data_dir", None), command.args.safe_mode))
