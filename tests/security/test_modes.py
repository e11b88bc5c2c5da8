"""Files that others may read are shut, those of a mall alone (STO-20)."""

import os
import stat

import pytest

from desktop.beginning import begin
from desktop.log import let_go
from desktop.security.modes import close_to_others, open_to_others

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")


def mode(place) -> int:
    return stat.S_IMODE(place.stat().st_mode)


def test_sto_20_files_that_others_could_read_are_shut_at_the_next_start(mall):
    paths = mall.paths
    paths.backups.mkdir(exist_ok=True)
    paths.log.parent.mkdir(parents=True, exist_ok=True)
    files = [paths.database, paths.key_file, paths.backups / "lama.db", paths.log]
    for file in files[2:]:
        file.write_text("x")
    for file in files:
        file.chmod(0o666)
    folders = [paths.data, paths.backups, paths.state, paths.log.parent]
    for folder in folders:
        folder.chmod(0o755)
    assert set(open_to_others(paths)) >= {*files, *folders}
    begin(paths, lambda notice: pytest.fail(notice.code))
    let_go()
    assert {mode(file) for file in files} == {0o600}
    assert {mode(folder) for folder in folders} == {0o700}
    assert open_to_others(paths) == []
    assert "modes mended=" in paths.log.read_text()


def test_sto_20_places_that_were_shut_are_counted_once(mall):
    close_to_others(mall.paths)
    mall.paths.database.chmod(0o640)
    mall.paths.data.chmod(0o711)
    assert close_to_others(mall.paths) == (2, [])
    assert close_to_others(mall.paths) == (0, [])


def test_sto_20_folder_that_is_no_malls_keeps_its_modes(mall, tmp_path):
    strange = mall.paths.data / "catatan.txt"
    strange.write_text("x")
    strange.chmod(0o644)
    close_to_others(mall.paths)
    assert mode(strange) == 0o644
    mall.paths.key_file.unlink()
    mall.paths.data.chmod(0o755)
    close_to_others(mall.paths)
    assert mode(mall.paths.data) == 0o755


def test_link_to_a_file_of_somebody_else_is_not_followed(mall, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("x")
    other.chmod(0o644)
    mall.paths.backups.mkdir(exist_ok=True)
    (mall.paths.backups / "link").symlink_to(other)
    close_to_others(mall.paths)
    assert mode(other) == 0o644
