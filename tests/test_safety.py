"""The table of safety rules: each row names tests that are there, and each rule has its row."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "docs" / "safety-tests.md"
ROWS = re.compile(r"^\| ([A-Z]+-\d\d) \| (.+?) \| (.+?) \|$", re.MULTILINE)
RULES = {
    "INP": (1, 2, 4, *range(6, 20), 21, 22, 23, 24, 26, 27),
    "EXP": (1, 3, 4, 5, 6, 7, 9, 10, *range(12, 21)),
    "UI": (*range(1, 8), 9, 10, 11, 13, 14, 15, 16),
}


def rows() -> dict[str, list[str]]:
    """Return the tests that each rule names."""
    return {rule: re.findall(r"`(test_\w+)`", tests) for rule, _, tests in ROWS.findall(TABLE.read_text())}


def names() -> set[str]:
    return {
        node.name
        for file in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.FunctionDef)
    }


def test_every_rule_has_one_row() -> None:
    listed = [rule for rule, _, _ in ROWS.findall(TABLE.read_text())]
    assert len(listed) == len(set(listed))
    assert set(listed) == {f"{kind}-{number:02d}" for kind, numbers in RULES.items() for number in numbers}


@pytest.mark.parametrize("rule", sorted(rows()))
def test_tests_of_a_rule_are_there_and_carry_its_name(rule: str) -> None:
    named = rows()[rule]
    assert named
    prefix = f"test_{rule.lower().replace('-', '_')}_"
    assert [name for name in named if not name.startswith(prefix)] == []
    assert set(named) <= names()


def test_test_that_carries_the_name_of_a_rule_stands_in_its_row() -> None:
    listed = {name for named in rows().values() for name in named}
    carrying = {name for name in names() if re.match(r"test_(inp|exp|ui)_\d\d_", name)}
    assert carrying - listed == set()
