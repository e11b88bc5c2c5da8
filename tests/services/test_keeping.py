"""What `doctor` says about this desk's surroundings."""

from pathlib import Path

import pytest

from desktop.services.examining import examine
from tests.conftest import Mall

OF_A_TEST = {"keyring", "keyring_choice", "log", "config"}
"""No test has a keyring, nor a state folder in which the program has begun."""


def bad(mall: Mall) -> dict[str, str]:
    """Return what `doctor` finds wrong, but for the keyring that no test has."""
    found = examine(mall.desk, mall.paths)
    return {one.code: one.value for one in found if not one.ok and one.code not in OF_A_TEST}


def test_sto_12_doctor_names_a_network_disk(
    mall: Mall, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert bad(mall) == {}
    mounts = tmp_path / "mounts"
    mounts.write_text(f"//server/mpp {mall.paths.data.resolve()} cifs rw 0 0\n")
    monkeypatch.setattr("desktop.disks.MOUNTS", mounts)
    assert bad(mall) == {"place": "cifs"}


def test_sto_20_files_that_others_may_read_are_closed_again_at_the_next_opening(mall: Mall) -> None:
    open_to_all = (mall.paths.database, mall.paths.key_file)
    for file in open_to_all:
        file.chmod(0o666)
    mall.paths.data.chmod(0o777)
    assert list(bad(mall)) == ["private"]
    mall.reopened().store.close()
    assert [file.stat().st_mode & 0o777 for file in open_to_all] == [0o600, 0o600]
    assert mall.paths.data.stat().st_mode & 0o777 == 0o700
    assert bad(mall) == {}
