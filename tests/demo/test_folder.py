"""The folder of a demo: there whole or not at all, and never in the place of anything else."""

import json
import shutil

import pytest

from desktop.demo.folder import check, is_demo, made_beside
from desktop.errors import CannotCreate


def a_demo(folder, mark="old"):
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "key.json").write_text(json.dumps({"demo": True}))
    (folder / "access.json").write_text(json.dumps({"user": "demo", "password": mark, "recovery_key": "K"}))
    return folder


def stopped_in(folder, stop):
    (folder / "half").write_text("half")
    raise stop


def mark_of(folder):
    return json.loads((folder / "access.json").read_text())["password"]


def test_new_folder_is_there_once_the_block_ends(tmp_path):
    with made_beside(tmp_path / "deep" / "out") as beside:
        a_demo(beside, "new")
        assert not (tmp_path / "deep" / "out").exists()
    assert mark_of(tmp_path / "deep" / "out") == "new"
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]


def test_older_demo_is_replaced_whole(tmp_path):
    out = a_demo(tmp_path / "out")
    (out / "papers").mkdir()
    with made_beside(out) as beside:
        a_demo(beside, "new")
    assert mark_of(out) == "new"
    assert not (out / "papers").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, RuntimeError])
def test_stopped_block_leaves_the_older_demo_and_nothing_else(tmp_path, stop):
    out = a_demo(tmp_path / "out")
    with pytest.raises(stop), made_beside(out) as beside:
        stopped_in(beside, stop)
    assert mark_of(out) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_failed_swap_puts_the_older_demo_back(tmp_path):
    out = a_demo(tmp_path / "out")
    with pytest.raises(CannotCreate, match=r"paths\.cannot_create"), made_beside(out) as beside:
        beside.rmdir()
    assert mark_of(out) == "old"


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"demo": false}', '{"demo": 1}', "{"])
def test_folder_with_a_real_malls_keys_is_no_demo(tmp_path, content):
    out = a_demo(tmp_path / "out")
    (out / "data" / "key.json").write_text(content)
    assert not is_demo(out)
    with pytest.raises(CannotCreate, match=r"demo\.taken"):
        check(out)


def test_folder_without_the_way_in_is_no_demo(tmp_path):
    out = a_demo(tmp_path / "out")
    (out / "access.json").unlink()
    with pytest.raises(CannotCreate, match=r"demo\.taken"):
        check(out)


def test_foreign_folder_is_refused_and_kept(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(CannotCreate, match=r"demo\.taken"), made_beside(tmp_path):
        pass
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_what_was_put_there_meanwhile_is_kept(tmp_path):
    out, thesis = tmp_path / "out", tmp_path / "thesis"
    thesis.mkdir()
    (thesis / "thesis.txt").write_text("years of work")
    with pytest.raises(CannotCreate, match=r"demo\.taken"), made_beside(out):
        shutil.copytree(thesis, out)
    assert (out / "thesis.txt").exists()


def test_file_in_the_place_is_refused(tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(CannotCreate, match=r"demo\.taken"):
        check(tmp_path / "out")


def test_empty_folder_may_be_used(tmp_path):
    (tmp_path / "out").mkdir()
    with made_beside(tmp_path / "out") as beside:
        a_demo(beside, "new")
    assert mark_of(tmp_path / "out") == "new"
