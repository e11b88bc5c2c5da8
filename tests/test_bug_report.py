"""Reports about bugs: places and versions, never a value; a bounded number of them."""

import sys
from pathlib import Path

from desktop.bug_report import KEPT, describe, keep
from desktop.traces import FRAMES

NAME = "Siti Aminah 3273010101900001"


def raised(act) -> BaseException:
    try:
        act()
    except BaseException as error:  # noqa: BLE001 - any
        return error
    raise AssertionError("nothing was raised")


def failing() -> None:
    try:
        int(NAME)
    except ValueError as error:
        raise KeyError(NAME) from error


def endless() -> None:
    endless()


def test_report_has_types_and_places_of_an_error_and_its_cause_and_no_value():
    bug = describe(raised(failing), "uji")
    assert bug.kind == "KeyError"
    assert "builtins.KeyError" in bug.text
    assert "from builtins.ValueError" in bug.text
    assert "tests/test_bug_report.py" in bug.text
    assert "failing" in bug.text
    assert "Siti" not in bug.text
    assert "3273" not in bug.text


def test_report_names_the_versions_and_where_it_came_out_of():
    text = describe(raised(failing), "write_0").text
    assert "write_0" in text
    assert f"Python {sys.version_info.major}." in text
    assert "PySide6-Essentials 6." in text


def test_report_does_not_tell_the_name_of_a_home_folder():
    names: dict = {}
    exec(compile("def broken():\n    raise ValueError\n", "/home/siti.aminah/pandu/rusak.py", "exec"), names)  # noqa: S102
    text = describe(raised(names["broken"]), "uji").text
    assert "rusak.py:2 broken" in text
    assert "siti" not in text
    assert str(Path.home()) not in text


def test_same_bug_has_the_same_place_and_another_one_another():
    assert describe(raised(failing), "a").place == describe(raised(failing), "b").place
    assert describe(raised(failing), "a").place != describe(raised(lambda: int("x")), "a").place


def test_error_without_end_is_cut():
    assert len(describe(raised(endless), "uji").text.splitlines()) < FRAMES + 10


def test_reports_are_their_owners_alone_and_old_ones_go(tmp_path: Path):
    bug = describe(raised(failing), "uji")
    folder = tmp_path / "crash"
    kept = [keep(folder, bug) for _ in range(KEPT + 3)]
    left = sorted(str(file) for file in folder.iterdir())
    assert left == sorted(kept)[3:]
    assert folder.stat().st_mode & 0o077 == 0
    assert Path(kept[-1]).stat().st_mode & 0o077 == 0


def test_report_that_cannot_be_written_is_no_bug_of_its_own(tmp_path: Path):
    (tmp_path / "crash").write_text("a file where the folder should be")
    assert keep(tmp_path / "crash", describe(raised(failing), "uji")) == "-"
