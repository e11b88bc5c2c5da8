"""Pandu's own start until a field takes what is typed: `python -m bench.windows.pandu login.user --data-dir D`."""

import sys

import main


def watched(kind: str, data_dir: str | None, safe: bool) -> int:  # noqa: FBT001 - as `main` has it
    """Open the window as the program does, Qt loaded no sooner than there, with one look more at each millisecond."""
    from bench.windows.painted import EndWhenUsable  # noqa: PLC0415
    from ui.application import application  # noqa: PLC0415

    app = application()
    app.end = EndWhenUsable(sys.argv[1])  # lives as long as the application
    return opened(kind, data_dir, safe)


opened, main._window = main._window, watched  # noqa: SLF001
sys.exit(main.main(sys.argv[2:]))
