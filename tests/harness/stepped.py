"""One command line of the program, killed at its n-th change of a folder or file.

`python -m tests.harness.stepped N ARG...`; the program's own exit code where it has fewer changes than N.
Exit 137 stands for the kill: nothing is closed, nothing is written any more.
"""

import os
import sys
from itertools import count

from main import main

CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "shutil.rmtree")
KILLED = 137


def kill_at(step: int) -> None:
    """Kill this process just before its n-th change."""
    seen = count(1)

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event == "os.mkdir" and os.path.isdir(str(args[0])):  # noqa: PTH112 - in a hook of the interpreter
            return  # asked for, and there already
        writes = event == "open" and isinstance(args[2], int) and bool(args[2] & (os.O_WRONLY | os.O_RDWR))
        if (event in CHANGES or writes) and next(seen) >= step:
            os._exit(KILLED)

    sys.addaudithook(watch)


if __name__ == "__main__":
    kill_at(int(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
