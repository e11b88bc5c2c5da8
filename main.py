"""The program's entry: the command line now, the window once there is one."""

import sys
from collections.abc import Sequence

from desktop.commands.parser import build
from desktop.commands.run import run


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code."""
    return run(build(), sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
