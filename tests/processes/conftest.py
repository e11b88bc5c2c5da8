"""Malls at homes of their own, for tests that start whole processes."""

from pathlib import Path

import pytest

from tests.harness.program import Program, quiet_zone


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A mall that the program's own `init` made, for tests that change nothing; others take `program`."""
    program = Program(tmp_path_factory.mktemp("made") / "home")
    program.init(quiet_zone())
    return program


@pytest.fixture
def program(made: Program, tmp_path: Path) -> Program:
    """A copy of that mall at a home of its own."""
    return made.copied(tmp_path / "home")


@pytest.fixture
def bare(tmp_path: Path) -> Program:
    """A home without a mall."""
    (tmp_path / "home").mkdir()
    return Program(tmp_path / "home")
