"""Demos for the tests: a busy day made once for all, and a way to make small ones."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.demo.play import DemoOrder, make_demo
from desktop.desk import Desk
from desktop.paths import Paths
from desktop.services.mall import open_mall

MONDAY = date(2026, 11, 23)


def made(folder: Path, day: date = MONDAY, days: int = 1, visits: int = 30, seed: int = 1) -> dict[str, Any]:
    """Make a demo and return its summary."""
    make_demo(DemoOrder(day, days, visits, seed), folder, lambda: None)
    return json.loads((folder / "summary.json").read_bytes())


def broken_qt(folder: Path) -> Path:
    """Put into a folder a PySide6 that lacks a library of the system; it goes before the real one on PYTHONPATH."""
    package = folder / "PySide6"
    package.mkdir()
    (package / "__init__.py").write_text(
        'raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")'
    )
    return folder


def opened(folder: Path) -> Desk:
    """Open what a demo left, with the recovery key that it wrote down."""
    access = json.loads((folder / "access.json").read_bytes())
    return open_mall(Paths(folder / "data", folder.parent / "state"), lambda: access["recovery_key"])


def way_in(folder: Path) -> tuple[str, str]:
    """Return login and password that a demo wrote down."""
    access = json.loads((folder / "access.json").read_bytes())
    return access["user"], access["password"]


@dataclass(frozen=True)
class Demo:
    """A demo that was made, opened for reading."""

    folder: Path
    summary: dict[str, Any]
    desk: Desk

    def column(self, sql: str) -> list[Any]:
        """Return the first column of a query."""
        return [row[0] for row in self.desk.store.execute_sql(sql).fetchall()]


@pytest.fixture(scope="session")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A day of 200 visits; tests only read it."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    summary = made(folder, visits=200, seed=1)
    desk = opened(folder)
    yield Demo(folder, summary, desk)
    desk.store.close()
