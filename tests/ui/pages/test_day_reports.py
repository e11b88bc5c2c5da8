"""Reports of a span in the page Ringkasan: by keys alone, on paper or as a file, and why not."""

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.pages.day_stage import Stage, come, made_stage
from ui.day.head import set_day, shown_day
from ui.day.reports import ReportsDialog
from ui.dialogs.preview import Preview


@pytest.fixture
def stage(mall, qtbot, tmp_path) -> Stage:
    return made_stage(mall, qtbot, tmp_path)


def asked(stage: Stage, form: str = "") -> ReportsDialog:
    stage.actions.trigger("day.reports")
    dialog = stage.dialog
    if form:
        dialog.form.setCurrentIndex(dialog.form.findData(form))
    return dialog


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".json"])
def test_report_of_the_shown_month_is_kept_as_a_file_and_named(
    stage: Stage, tmp_path: Path, ending: str
) -> None:
    come(stage)
    asked(stage, ending).do.click()
    (file,) = (tmp_path / "papers").iterdir()
    assert file.name == f"monthly-2026-11-01-2026-11-30{ending}"
    assert stage.said == [f"{file.name} disimpan di {tmp_path.name}/papers"]
    assert not stage.dialog


def test_month_is_that_of_the_day_that_is_shown(stage: Stage) -> None:
    set_day(stage.page.head.date, date(2026, 10, 5))
    dialog = asked(stage)
    assert (shown_day(dialog.first), shown_day(dialog.last)) == (date(2026, 10, 1), date(2026, 10, 31))


def test_paper_is_shown_before_it_is_printed_by_keys_alone(stage: Stage) -> None:
    come(stage)
    dialog = asked(stage)
    QTest.keyClick(dialog.name, Qt.Key.Key_Down)
    for _ in range(4):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClicks(dialog.number, "37")
    QTest.keyClick(dialog.number, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(stage.dialog, Preview)
    assert stage.dialog.windowTitle() == "Waktu Tunggu dan Waktu Layanan"


def test_every_report_of_the_table_is_offered_and_made(stage: Stage, tmp_path: Path) -> None:
    come(stage)
    count = asked(stage).name.count()
    stage.dialog.reject()
    for place in range(count):
        dialog = asked(stage, ".json")
        dialog.name.setCurrentIndex(place)
        dialog.do.click()
    files = list((tmp_path / "papers").iterdir())
    assert len(files) == count > 2
    made = {file.name.partition("-")[0]: json.loads(file.read_text()) for file in files}
    assert made.pop("briefing")["date"] == "2026-11-24"
    assert {figures["first"] for figures in made.values()} == {"2026-11-01"}


def test_days_the_wrong_way_round_are_said_at_their_field(stage: Stage, tmp_path: Path) -> None:
    dialog = asked(stage, ".json")
    set_day(dialog.last, date(2026, 10, 1))
    dialog.do.click()
    assert dialog.last_field.error
    assert not (tmp_path / "papers").exists()


def test_span_that_is_too_long_is_said_in_the_dialog_and_can_be_mended(stage: Stage, tmp_path: Path) -> None:
    dialog = asked(stage, ".json")
    set_day(dialog.first, date(2026, 1, 1))
    dialog.do.click()
    assert "31 hari" in dialog.message.sentence
    set_day(dialog.first, date(2026, 11, 2))
    dialog.do.click()
    assert [file.name for file in (tmp_path / "papers").iterdir()] == ["monthly-2026-11-02-2026-11-30.json"]


def test_paper_across_is_seen_from_side_to_side_in_a_narrow_window(stage: Stage) -> None:
    come(stage)
    stage.window.resize(800, 600)
    asked(stage).do.click()
    preview = stage.dialog
    assert preview.width() <= stage.window.width()
    assert preview.height() <= stage.window.height()
    shown = preview.area.widget().findChildren(QLabel)
    assert shown
    assert all(page.pixmap().width() < preview.area.viewport().width() for page in shown)
