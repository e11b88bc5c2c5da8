"""Where files lie, and which places nothing that is written out may take."""

from pathlib import Path

import pytest

from desktop.errors import CannotCreate, Misconfigured
from desktop.paths import Paths, find, write_whole


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    (tmp_path / "data" / "backups").mkdir(parents=True)
    (tmp_path / "state" / "nonce").mkdir(parents=True)
    return Paths(tmp_path / "data", tmp_path / "state")


def test_home_of_an_unknown_user_is_no_bug():
    with pytest.raises(Misconfigured, match=r"paths.no_home"):
        find("~nobody-of-this-name/mall")


@pytest.mark.parametrize(
    "name",
    [
        "data/key.json",
        "data/pandu.db",
        "data/pandu.db-wal",
        "data/config.toml",
        "data/backups/a/x.csv",
        "state/nonce/x",
    ],
)
def test_programs_own_files_are_known_as_its_own(paths: Paths, tmp_path: Path, name: str):
    assert paths.owns(tmp_path / name)
    (tmp_path / "door").symlink_to(tmp_path / "data", target_is_directory=True)
    assert paths.owns(tmp_path / "door" / ".." / name) or name.startswith("state")


def test_files_beside_the_programs_own_are_free(paths: Paths, tmp_path: Path):
    assert not paths.owns(tmp_path / "key.json")
    assert not paths.owns(tmp_path / "data" / "laporan.json")


def test_name_as_long_as_the_file_system_allows_is_written(tmp_path: Path):
    target = tmp_path / f"{'n' * 251}.pdf"
    write_whole(target, b"x")
    assert target.read_bytes() == b"x"
    assert list(tmp_path.iterdir()) == [target]


def test_name_longer_than_the_file_system_allows_is_a_place_that_cannot_be_written(tmp_path: Path):
    with pytest.raises(CannotCreate, match=r"paths.cannot_create"):
        write_whole(tmp_path / f"{'n' * 300}.pdf", b"x")
    assert not list(tmp_path.iterdir())
