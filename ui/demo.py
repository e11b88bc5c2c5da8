"""The window on a made-up mall, which is gone when the window closes."""

import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.demo.play import make_living_demo
from desktop.paths import Paths
from ui.application import application, be_safe, live
from ui.shell import Access, Shell


def run_demo(*, safe: bool = False) -> int:
    """Open the window on a made-up mall in a folder that is gone afterwards; its administrator is signed in."""
    if safe:
        be_safe()
    with TemporaryDirectory(prefix="pandu-demo-") as folder:
        made = Path(folder)
        make_living_demo(made, datetime.now(UTC))
        access = json.loads((made / "access.json").read_text())
        app = application()
        shell = Shell(Paths(made / "data", made / "state"), demo=True, access=Access(**access), safe=safe)
        return live(app, shell)
