"""Files that ship with the program: fonts, sample catalogue, messages."""

from importlib.resources import as_file, files
from pathlib import Path


def path(name: str) -> Path:
    """Return where a shipped file lies, such as `fonts/Inter-Regular.ttf`.

    The program is always installed unpacked (a folder, never a zip), so that the path stays valid.

    Raises:
        FileNotFoundError: there is no such file.
    """
    with as_file(files(__name__).joinpath(name)) as found:
        if not found.exists():
            raise FileNotFoundError(name)
        return found


def read_bytes(name: str) -> bytes:
    """Return the content of a shipped file.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return files(__name__).joinpath(name).read_bytes()
