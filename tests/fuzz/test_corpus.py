"""Every input that a long search began with, or that broke something once, ends in an answer or a sentence."""

from pathlib import Path

import pytest

from tests.conftest import Mall
from tests.fuzz.stage import stage_of
from tests.fuzz.targets import TARGETS, Stage

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture
def stage(mall: Mall, tmp_path: Path) -> Stage:
    return stage_of(mall.desk, tmp_path)


@pytest.mark.parametrize("name", TARGETS)
def test_kept_inputs_end_in_an_answer_or_a_sentence(name: str, stage: Stage):
    files = sorted((CORPUS / name).iterdir())
    assert files
    for file in files:
        TARGETS[name](stage, file.read_bytes())


def test_every_folder_of_the_corpus_has_its_target():
    assert {folder.name for folder in CORPUS.iterdir()} == set(TARGETS)


def test_an_error_that_is_no_refusal_is_not_swallowed(stage: Stage, monkeypatch):
    monkeypatch.setattr("tests.fuzz.targets.import_visits", lambda desk, _, **__: desk.missing)
    with pytest.raises(AttributeError):
        TARGETS["visits"](stage, b"x")


def test_an_input_that_is_taken_in_leaves_the_mall_as_it_was(stage: Stage):
    before = stage.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
    TARGETS["bookings"](stage, b"code;service;date;time\nMP-9;IMI-01;2026-11-25;09:00\n")
    assert stage.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone() == before
