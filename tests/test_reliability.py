"""The table of rows about faults: each names tests that are there, and each test that carries a row's name stands in it."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SECTION = "## Each row and its tests\n"
ROWS = re.compile(r"^\| ([A-Z]+-\d\d) \| (.+?) \| (.+?) \|$", re.MULTILINE)
KNOWN = {
    "STO": (1, 2, 3, 4, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 22),
    "CRA": (1, 2, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14),
    "TIM": (1, 3, 4, 5, 6, 8),
    "RES": (1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14),
}
CARRIES = re.compile(r"test_((?:(?:sto|cra|tim|res)_\d\d_)+)")
"""A test may be about two rows, and carries both then."""


def rows() -> dict[str, list[str]]:
    """Return the tests that each row names."""
    _, table = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8").split(SECTION)
    found = ROWS.findall(table)
    assert len(found) == len({row for row, _, _ in found})
    return {row: re.findall(r"`(test_\w+)`", tests) for row, _, tests in found}


def rows_of(name: str) -> set[str]:
    """Return the rows whose names a test carries."""
    match = CARRIES.match(name)
    return (
        {f"{kind.upper()}-{number}" for kind, number in re.findall(r"([a-z]+)_(\d\d)_", match[1])}
        if match
        else set()
    )


def names() -> set[str]:
    return {
        node.name
        for file in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }


def test_every_row_about_faults_stands_in_the_table() -> None:
    assert set(rows()) == {f"{kind}-{number:02d}" for kind, numbers in KNOWN.items() for number in numbers}


@pytest.mark.parametrize("row", sorted(rows()))
def test_tests_of_a_row_are_there_and_carry_its_name(row: str) -> None:
    named = rows()[row]
    assert named
    assert [name for name in named if row not in rows_of(name)] == []
    assert set(named) <= names()


def test_test_that_carries_the_name_of_a_row_stands_in_it() -> None:
    listed = {(row, name) for row, named in rows().items() for name in named}
    carried = {(row, name) for name in names() for row in rows_of(name)}
    assert carried - listed == set()
