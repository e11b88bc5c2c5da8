"""The program's entry: the command line now, the window once there is one."""

import sys
from collections.abc import Sequence

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code."""
    try:  # around the imports too: they take a third of a second, in which Ctrl+C may come
        from desktop.commands.parser import build  # noqa: PLC0415
        from desktop.commands.run import run  # noqa: PLC0415

        return run(build(), sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
