"""What a start must not load: heavy libraries come in late, where they are needed."""

import subprocess
import sys
from pathlib import Path

HEAVY = "PySide6 reportlab xlsxwriter openpyxl keyring holidays hijridate babel simpy segno tqdm"


def test_a_start_loads_no_heavy_library():
    code = f"import main, desktop.commands.parser, sys; print([name for name in {HEAVY.split()!r} if name in sys.modules])"
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
