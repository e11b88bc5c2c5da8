"""The program's entry: the window, or one command on the command line."""

import gc
import os
import sys
from collections.abc import Sequence

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code."""
    try:  # around the imports too: they take a third of a second, in which Ctrl+C may come
        from desktop.commands.run import run  # noqa: PLC0415

        return run(_read, sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return INTERRUPTED


def _read(argv: Sequence[str]) -> object:
    """Return what a command line means; the window's own lines do not wait for the parser."""
    from desktop.commands.opening import read_plainly  # noqa: PLC0415

    plain = read_plainly(argv, _window)
    if plain is not None:
        return plain
    from desktop.commands.parser import read  # noqa: PLC0415

    return read(argv, _window)


def _window(kind: str, data_dir: str | None, safe: bool) -> int:  # noqa: FBT001 - as `Window` has it
    """Open the window of a kind (`desk`, `demo`, `display`), in safe mode or not; Qt is loaded only here."""
    from desktop.paths import find  # noqa: PLC0415

    if kind == "demo":
        from ui.demo import run_demo  # noqa: PLC0415

        return run_demo(safe=safe)
    gc.disable()  # a start keeps what it makes, and looking for rubbish in it takes time; `application` ends this
    from ui.application import Options, run_display, run_window  # noqa: PLC0415

    options = Options(find(data_dir), os.environ.get("PANDU_RECOVERY_KEY") or None, safe)
    return run_display(options) if kind == "display" else run_window(options)


if __name__ == "__main__":
    sys.exit(main())
