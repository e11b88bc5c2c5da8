"""Where files lie, and which places nothing that is written out may take."""

from pathlib import Path

import pytest

from desktop.errors import CannotCreate, Misconfigured
from desktop.paths import Paths, find, safe_name, write_new, write_whole


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


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("../../x", "x.pdf"),
        ("a/b:c", "a-b-c.pdf"),
        ("C:\\Windows\\x", "C-Windows-x.pdf"),
        ("CON", "cetak-CON.pdf"),
        ("nul.txt", "cetak-nul.txt.pdf"),
        ("LPT1", "cetak-LPT1.pdf"),
        ("Contoh", "Contoh.pdf"),
        ("..", "cetak.pdf"),
        ("", "cetak.pdf"),
        ("\u202egpj.exe\x00\n", "gpj.exe.pdf"),
        ("Bea & Cukai", "Bea-Cukai.pdf"),
        ("n" * 300, "n" * 80 + ".pdf"),
    ],
)
def test_exp_15_name_of_a_file_made_of_data_stays_in_its_folder(tmp_path: Path, words: str, name: str):
    assert safe_name(words, ".pdf") == name
    assert write_new(tmp_path / name, b"x").parent == tmp_path


def test_exp_16_file_that_is_there_stays_and_the_new_one_gets_another_name(tmp_path: Path):
    (tmp_path / "a.csv").write_bytes(b"mine")
    (tmp_path / "a.csv").chmod(0o400)
    assert write_new(tmp_path / "a.csv", b"new") == tmp_path / "a-2.csv"
    assert write_new(tmp_path / "a.csv", b"newer") == tmp_path / "a-3.csv"
    assert [file.read_bytes() for file in sorted(tmp_path.iterdir())] == [b"new", b"newer", b"mine"]


def test_same_bytes_again_are_no_second_file(tmp_path: Path):
    write_new(tmp_path / "a.csv", b"mine")
    assert write_new(tmp_path / "a.csv", b"mine") == tmp_path / "a.csv"
    assert len(list(tmp_path.iterdir())) == 1


def test_link_to_nowhere_is_not_followed(tmp_path: Path):
    (tmp_path / "a.csv").symlink_to(tmp_path / "elsewhere")
    assert write_new(tmp_path / "a.csv", b"new") == tmp_path / "a-2.csv"
    assert not (tmp_path / "elsewhere").exists()


def test_folder_of_that_name_is_a_place_that_cannot_be_written(tmp_path: Path):
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(CannotCreate, match=r"paths.cannot_create"):
        write_new(tmp_path / "a.csv", b"x")
