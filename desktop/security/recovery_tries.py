"""Wrong recovery keys on this computer: how often in a row for a mall, and how long it has to wait now.

The key itself opens the file in which all else is kept, so this stands in the state folder. It is for the people
at the desk: a key of 160 random bits cannot be guessed, by whatever goes round this.
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from desktop.errors import CannotCreate, Misconfigured
from desktop.paths import Paths, private_folder, write_whole
from desktop.security.uptime import uptime
from models.rules.guessing import Guesses, Uptime, guessed_wrong, wait_left


class RecoveryTries:
    """The tries at one mall's recovery key, whoever makes them: window, display and commands alike.

    Args:
        paths: of the mall on this computer.
        mall: its id in `key.json`.
    """

    def __init__(self, paths: Paths, mall: str) -> None:
        name = hashlib.sha256(b"pandu recovery" + mall.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._file = paths.state / "recovery" / name

    def let_try(self) -> None:
        """Let a try pass, unless there were too many wrong ones.

        Raises:
            Misconfigured: `key.wait`, with the seconds that are left; nothing was tried.
        """
        left = wait_left(_read(self._file), uptime())
        if left:
            raise Misconfigured("key.wait", seconds=left)

    def note_wrong(self) -> None:
        """Keep one more wrong try; where the state folder cannot be written nothing is kept."""
        kept = guessed_wrong(_read(self._file), uptime())
        content = {"wrong": kept.wrong, "boot": kept.last.boot, "seconds": kept.last.seconds}
        with suppress(CannotCreate, OSError):
            private_folder(self._file.parent)
            write_whole(self._file, json.dumps(content).encode(), private=True)

    def forget(self) -> None:
        """Begin to count anew: the right key came."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


def _read(file: Path) -> Guesses:
    """Return what is kept; a damaged file counts as none."""
    try:
        content = json.loads(file.read_text())
        return Guesses(int(content["wrong"]), Uptime(str(content["boot"]), float(content["seconds"])))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Guesses()
