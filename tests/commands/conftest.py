"""One command line on the test mall, run in this process."""

import json

import pytest

from desktop.commands.parser import read
from desktop.commands.run import run
from tests.conftest import PASSWORD, Mall


@pytest.fixture
def pandu(mall: Mall, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs one command line as the administrator and returns exit code and JSON answer."""
    monkeypatch.setenv("PANDU_PASSWORD", PASSWORD)
    monkeypatch.setattr("desktop.services.mall.open_mall", lambda *_: mall.reopened())

    def call(*argv: object) -> tuple[int, dict]:
        common = ["--data-dir", str(mall.paths.data), "--user", "admin", "--json"]
        code = run(read, [*common, *map(str, argv)])
        return code, json.loads(capsys.readouterr().out)

    return call
