"""The sections Usulan and Apresiasi: reached by keys, decided and published by one green button."""

import pytest

from desktop.queries.ideas import compliment_list, suggestion_list
from desktop.services.ideas import NewSuggestion, suggest
from tests.conftest import Mall
from tests.ui.voice.stage import VoiceStage, made_voice


@pytest.fixture
def stage(mall: Mall, qtbot, tmp_path) -> VoiceStage:
    return made_voice(qtbot, mall, tmp_path)


def test_suggestion_is_written_down_decided_and_published_by_keys(stage: VoiceStage) -> None:
    stage.press("voice.suggestions")
    stage.press("voice.new")
    stage.fill(words="kursi kurang", theme="theme_facilities", source="voice_box")
    stage.choose()
    assert stage.page.next.text() == "Putuskan"
    stage.press("voice.next")
    stage.fill(accepted="yes", reason="masuk akal")
    assert stage.page.next.text() == "Terbitkan"
    stage.press("voice.next")
    assert stage.form.answers()["heard"] == "kursi kurang"
    stage.fill(heard="Tambah kursi", done="Kursi ditambah")
    (row,) = suggestion_list(stage.mall.desk).rows
    assert (row.heard, row.done, bool(row.published)) == ("Tambah kursi", "Kursi ditambah", True)
    assert stage.page.next.text() == "Sudah dilakukan"
    stage.page._rest.stop()
    stage.page.also.click()
    stage.fill(paper="a4")
    (paper,) = stage.mall.desk.store.execute_sql("SELECT paper, about_id FROM paper").fetchall()
    assert paper == ("voice_poster", "2026-11")


def test_each_section_keeps_what_was_looked_for_and_chosen_in_it(stage: VoiceStage) -> None:
    suggest(stage.mall.desk, NewSuggestion("kursi"))
    stage.press("voice.suggestions")
    stage.choose()
    stage.page.search.setText("kursi")
    stage.page._on_filter()
    stage.press("voice.compliments")
    assert stage.page.search.text() == ""
    assert stage.titles == []
    stage.press("voice.suggestions")
    assert stage.page.search.text() == "kursi"
    assert stage.page.card.number.text() == "Lain-lain"


def test_compliment_is_kept_for_an_agency_by_conduct(stage: VoiceStage) -> None:
    stage.press("voice.compliments")
    stage.press("voice.new")
    stage.fill(words="ramah sekali", conduct="conduct_polite", agency="DUK")
    (row,) = compliment_list(stage.mall.desk).rows
    assert row.words == "ramah sekali"
    stage.choose()
    assert not stage.page.next.isVisible()
