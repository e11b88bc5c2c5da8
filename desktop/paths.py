"""Where things lie: the data dir, and the state folder that must never be inside it."""

import hashlib
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path, user_state_path

from desktop.errors import CannotCreate, Misconfigured, NoInput

APP = "pandu"
OWN = {"key.json", "config.toml", "config.toml.bad", "window.lock"}
"""Files of the program beside its database."""
MOST_NAMES = 99
"""So many files of one name may lie in a folder before a new one is refused."""
LONGEST_NAME = 80
"""Characters of a file name that is made of data."""
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
"""Names that Windows keeps for devices, whatever ending they have."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The files of one mall on this computer."""

    data: Path
    state: Path

    @property
    def database(self) -> Path:
        """Return the encrypted file."""
        return self.data / "pandu.db"

    @property
    def key_file(self) -> Path:
        """Return the file with the wrapped keys."""
        return self.data / "key.json"

    @property
    def config(self) -> Path:
        """Return the file of the computer's own settings."""
        return self.data / "config.toml"

    @property
    def backups(self) -> Path:
        """Return the folder of backups."""
        return self.data / "backups"

    @property
    def nonce(self) -> Path:
        """Return the file of the boot nonce, named by the data dir's real path."""
        name = hashlib.sha256(str(self.data.resolve()).encode()).hexdigest()[:32]
        return self.state / "nonce" / name

    @property
    def damaged(self) -> Path:
        """Return the folder where damaged files are set aside."""
        return self.data / "damaged"

    @property
    def window_lock(self) -> Path:
        """Return the file that an open window holds, for windows of other users of this computer."""
        return self.data / "window.lock"

    def owns(self, file: Path) -> bool:
        """Return whether a file is the program's own, which no report may take the place of."""
        place = file.absolute().parent.resolve() / file.name
        data = self.data.resolve()
        kept = (data / "backups", data / "damaged")
        own = place.parent == data and (place.name.startswith("pandu.db") or place.name in OWN)
        return own or any(place.is_relative_to(it) for it in (*kept, self.state.resolve()))

    @property
    def log(self) -> Path:
        """Return the log file."""
        return self.state / "log" / "pandu.log"

    @property
    def crashes(self) -> Path:
        """Return the folder of reports about bugs."""
        return self.state / "crash"


def find(data: str | None = None) -> Paths:
    """Return the paths for a data dir: the one named, `PANDU_DATA_DIR`, or the platform's default.

    Raises:
        Misconfigured: there is no such home folder; or the state folder lies inside the data dir, and a copy
            of the data would take it along.
    """
    named = data or os.environ.get("PANDU_DATA_DIR")
    try:
        folder = Path(named).expanduser() if named else user_data_path(APP, appauthor=False) / "data"
        state = user_state_path(APP, appauthor=False) / "state"
    except RuntimeError as error:  # `~somebody` whom this computer does not know
        raise Misconfigured("paths.no_home", path=named or "~") from error
    paths = Paths(folder.absolute(), state.absolute())
    if paths.state.resolve().is_relative_to(paths.data.resolve()):
        raise Misconfigured("paths.state_in_data", state=str(paths.state), data=str(paths.data))
    return paths


def private_folder(folder: Path) -> Path:
    """Make a folder that only its owner can enter, with those above it, and return it.

    Raises:
        CannotCreate: the place cannot be used.
    """
    try:
        for missing in (*reversed(folder.parents), folder):  # `parents=True` would not give them this mode
            missing.mkdir(mode=0o700, exist_ok=True)
        if folder.stat().st_mode & 0o077 and os.name == "posix":
            folder.chmod(0o700)
    except OSError as error:
        raise CannotCreate("paths.cannot_create", path=str(folder)) from error
    return folder


def safe_name(words: str, ending: str) -> str:
    """Return a file name of words from anywhere that every system takes, and that leads into no other folder."""
    bare = re.sub(r"[^A-Za-z0-9._-]+", "-", words).strip(".-")[:LONGEST_NAME].rstrip(".-") or "cetak"
    return f"{'cetak-' if _DEVICES.match(bare) else ''}{bare}{ending}"


def write_new(target: Path, data: bytes, *, private: bool = False) -> Path:
    """Write a file that takes no other's place, and return where it lies: `a.pdf`, else `a-2.pdf` and so on.

    One that holds the very same bytes is left as it is, and counts as written.

    Raises:
        CannotCreate: the place cannot be written, or is no file, or too many files have this name.
    """
    names = (target, *(target.with_stem(f"{target.stem}-{count}") for count in range(2, MOST_NAMES + 1)))
    for place in names:
        if not os.path.lexists(place):
            write_whole(place, data, private=private)
            return place
        if not place.is_file() and not place.is_symlink():
            break
        if _holds(place, data):
            return place
    raise CannotCreate("paths.cannot_create", path=str(target))


def _holds(file: Path, data: bytes) -> bool:
    try:
        return file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:  # locked by a spreadsheet, or a link to nowhere: whatever it is, it stays
        return False


def write_whole(target: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file so that it is there whole or not at all, and durable when this returns.

    Args:
        target: replaced when it is there.
        data: everything in it.
        private: only the owner may read it.

    Raises:
        CannotCreate: the place cannot be written.
    """
    short = hashlib.sha256(target.name.encode(errors="surrogateescape")).hexdigest()[
        :16
    ]  # a long name fits too
    temporary = target.with_name(f".{short}.{os.getpid()}.tmp")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600 if private else 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise CannotCreate("paths.cannot_create", path=str(target)) from error


def sync_folder(folder: Path) -> None:
    """Make durable which files a folder names; nothing to do where the system forces that itself."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_input(path: str) -> bytes:
    """Return the bytes of a file that somebody named.

    Raises:
        NoInput: it is not there or cannot be read.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise NoInput("paths.no_input", path=path) from error
