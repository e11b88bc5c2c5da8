"""The shape of the code: small files, small functions, every module says what it is for."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_FILE, LONGEST_FUNCTION = 400, 60
FOLDERS = ("desktop", "models", "reports", "resources", "ui", "tests", "bench")
FILES = sorted([ROOT / "main.py", *(file for folder in FOLDERS for file in (ROOT / folder).rglob("*.py"))])
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
UNFINISHED = ("TO" + "DO", "FIX" + "ME", "raise Not" + "ImplementedError")


def named(files: list[Path]) -> list[str]:
    return [str(file.relative_to(ROOT)) for file in files]


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("file", FILES, ids=named(FILES))
def test_file_is_short_and_says_what_it_is_for(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= LONGEST_FILE
    assert ast.get_docstring(ast.parse(source))
    assert file.stem not in VAGUE
    assert [word for word in UNFINISHED if word in source] == []


@pytest.mark.parametrize("file", FILES, ids=named(FILES))
def test_functions_are_short(file: Path) -> None:
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in functions(file)
        if node.end_lineno is not None and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_every_folder_of_code_is_looked_at() -> None:
    assert len(FILES) > 100
    assert {file.relative_to(ROOT).parts[0] for file in FILES} >= {
        "desktop",
        "models",
        "reports",
        "tests",
        "main.py",
    }
