"""The export of the page Ringkasan: what it is for, the password, the file, and who may not."""

import json
from pathlib import Path

import pytest

from desktop.errors import NotAllowed
from desktop.reading.tabular import read_lines
from models.rules.bodies.notes import ExportPurpose
from models.rules.bodies.officers import Role
from tests.conftest import PASSWORD
from tests.ui.pages.day_stage import TODAY, Stage, come, made_stage
from ui.day.export import export_day
from ui.dialogs.export import Wanted


@pytest.fixture
def stage(mall, qtbot, tmp_path) -> Stage:
    return made_stage(mall, qtbot, tmp_path)


@pytest.mark.parametrize(("command", "ending"), [("day.export", "xlsx"), ("day.export_csv", "csv")])
def test_register_of_the_shown_day_is_kept_as_a_file_and_named(
    stage: Stage, tmp_path: Path, command: str, ending: str
) -> None:
    number = come(stage)
    stage.actions.trigger(command)
    stage.dialog.do.click()
    (file,) = (tmp_path / "papers").iterdir()
    assert file.name == f"rekap-tiket-2026-11-24.{ending}"
    assert stage.said == [f"{file.name} disimpan di {tmp_path.name}/papers"]
    assert any(number in line.cells for line in read_lines(file.read_bytes(), file.name))
    assert not stage.dialog


def test_register_of_another_day_is_that_days(stage: Stage, tmp_path: Path) -> None:
    stage.page.head.before.click()
    stage.page.export_button.click()
    stage.dialog.do.click()
    assert [file.name for file in (tmp_path / "papers").iterdir()] == ["rekap-tiket-2026-11-23.xlsx"]


def test_register_that_cannot_be_written_is_said_in_the_dialog(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "papers").write_text("in the way")
    stage.page.export_button.click()
    stage.dialog.do.click()
    assert stage.dialog.message.sentence
    assert stage.said == []
    assert stage.dialog.do.isEnabled()


def test_exp_17_export_says_what_it_is_for_and_asks_a_password_that_is_older_than_five_minutes(
    mall, stage: Stage, tmp_path: Path
) -> None:
    stage.page.export_button.click()
    assert not stage.dialog.password_field.isVisible()
    stage.dialog.reject()
    mall.clock.forward(minutes=6)
    stage.page.export_button.click()
    dialog = stage.dialog
    assert dialog.password_field.isVisible()
    dialog.do.click()
    assert dialog.password_field.error
    dialog.password.setText("bukan sandi ini")
    dialog.do.click()
    assert dialog.message.sentence
    assert not (tmp_path / "papers").exists()
    dialog.purpose.setCurrentIndex(dialog.purpose.findData("audit"))
    dialog.password.setText(PASSWORD)
    dialog.do.click()
    assert len(list((tmp_path / "papers").iterdir())) == 1
    rows = mall.desk.store.execute_sql("SELECT body FROM journal WHERE kind = 93").fetchall()
    assert [json.loads(body)["purpose"] for (body,) in rows] == ["audit"]
    stage.page.export_button.click()
    assert not stage.dialog.password_field.isVisible()


def test_who_may_not_export_gets_no_file(mall, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        export_day(
            mall.as_role(Role.OFFICER), TODAY, ".csv", tmp_path / "papers", Wanted(ExportPurpose.FIGURES)
        )
    assert not (tmp_path / "papers").exists()
