"""Pages for the gallery: the whole window at work on a made-up mall in mid-morning."""

import atexit
import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from desktop.demo.play import make_living_demo
from desktop.paths import Paths
from ui.pages.catalogue import ALL
from ui.pages.counter import CounterPage
from ui.runner import InlineRunner
from ui.shell import Access, Shell

COUNTER = "DUK-L1"
"""A busy counter of the sample catalogue."""


@cache
def _made_mall() -> Path:
    """Return the folder of the mall that all pages show; it is gone when the program ends."""
    folder = Path(mkdtemp(prefix="pandu-gallery-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    make_living_demo(folder, datetime.now(UTC))
    return folder


def page_sheet(name: str) -> QWidget:
    """Return the window with one page in front, its administrator signed in."""
    folder = _made_mall()
    access = Access(**json.loads((folder / "access.json").read_text(encoding="utf-8")))
    paths = Paths(folder / "data", folder / "state")
    shell = Shell(paths, runner=InlineRunner(), demo=True, access=access)
    shell.begin()
    if shell.workbench is None:
        raise RuntimeError("the made-up mall does not open")
    shell.workbench.go(name)
    page = shell.workbench.page
    if isinstance(page, CounterPage):
        page.use(COUNTER)
    return shell


PAGES: list[tuple[str, Callable[[], QWidget]]] = [
    (page.name.replace(".", "-"), partial(page_sheet, page.name)) for page in ALL
]
"""Name of the picture, and what makes the window."""
