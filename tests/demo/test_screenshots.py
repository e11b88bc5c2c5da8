"""Screenshots of a demo: drawn whole by another process, or not at all and with the reason."""

import sys

import pytest

from desktop.demo.screenshots import FOLDER, draw_screenshots
from tests.demo.conftest import broken_qt, made
from ui.sample_pages import SAMPLES


@pytest.mark.long
def test_pages_are_drawn_and_everything_else_stays(tmp_path):
    demo = tmp_path / "out"
    made(demo, visits=4)
    before = {file: file.read_bytes() for file in demo.rglob("*") if file.is_file()}
    shots = draw_screenshots(demo)
    drawn = set((demo / FOLDER).iterdir())
    assert shots.count == len(drawn) == len([one for one in SAMPLES if one.page])
    assert {file.read_bytes()[:8] for file in drawn} == {b"\x89PNG\r\n\x1a\n"}
    after = {file: file.read_bytes() for file in demo.rglob("*") if file.is_file() and file not in drawn}
    assert after == before


def test_missing_qt_is_named_and_leaves_no_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(broken_qt(tmp_path)))
    shots = draw_screenshots(tmp_path)
    assert (shots.count, shots.no_qt) == (0, True)
    assert "libEGL.so.1" in shots.why
    assert not (tmp_path / FOLDER).exists()


def test_other_failure_is_not_taken_for_a_missing_qt(tmp_path):
    shots = draw_screenshots(tmp_path / "no demo")
    assert (shots.count, shots.no_qt) == (0, False)
    assert "FileNotFoundError" in shots.why


def test_without_an_interpreter_to_call_nothing_is_drawn(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    shots = draw_screenshots(tmp_path)
    assert (shots.count, shots.no_qt) == (0, False)
    assert shots.why
