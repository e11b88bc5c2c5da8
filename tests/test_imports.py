"""What imports what: a start loads nothing heavy, late imports stand at listed seams, nothing goes in a circle."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEAVY = "PySide6 reportlab xlsxwriter openpyxl keyring holidays hijridate babel simpy segno tqdm"
FILES = sorted(
    file
    for folder in ("desktop", "models", "reports", "resources", "ui")
    for file in (ROOT / folder).rglob("*.py")
)
MODULES = {
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in FILES
}


def imported(file: Path) -> Iterator[str]:
    """Yield the modules of ours that a file names in its imports, late ones too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module in MODULES:
            parts = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from parts & set(MODULES)
            if parts - set(MODULES):
                yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)


def imports_late(file: Path) -> bool:
    functions = (
        node
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    return any(
        isinstance(node, ast.Import | ast.ImportFrom) for function in functions for node in ast.walk(function)
    )


def test_a_start_loads_no_heavy_library():
    code = f"import main, desktop.commands.parser, sys; print([name for name in {HEAVY.split()!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_first_room_is_shown_before_store_pages_and_commands_are_loaded():
    first = "main, desktop.commands.run, desktop.commands.opening, ui.application, ui.rooms.wizard"
    late = "peewee sqlcipher3 cryptography argon2 ui.workbench desktop.commands.table PySide6.QtNetwork"
    late += " desktop.commands.parser tomllib concurrent.futures"
    code = f"import {first}, sys; print([name for name in {late.split()!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_module_imports_itself_by_way_of_others():
    graph = {name: set(imported(file)) - {name} for name, file in MODULES.items()}
    assert len(list(TopologicalSorter(graph).static_order())) == len(MODULES) > 100


def test_late_imports_stand_where_the_table_of_seams_says():
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = page.split("## Seams for heavy libraries")[1].split("\n## ")[0]
    listed = set(re.findall(r"`([a-z_/]+\.py)`", table))
    late = {
        str(file.relative_to(ROOT).as_posix()) for file in [*FILES, ROOT / "main.py"] if imports_late(file)
    }
    assert late == listed


def test_what_reads_knows_nothing_of_what_writes():
    assert [
        (name, other)
        for name, file in MODULES.items()
        for other in imported(file)
        if name.startswith("desktop.queries.") and other.startswith("desktop.services.")
    ] == []


def test_commands_ask_the_store_nothing_themselves():
    asking = [name for name, file in MODULES.items() if "execute_sql" in file.read_text(encoding="utf-8")]
    assert [name for name in asking if name.startswith(("desktop.commands.", "reports.", "ui."))] == []
    assert any(name.startswith("desktop.queries.") for name in asking)
