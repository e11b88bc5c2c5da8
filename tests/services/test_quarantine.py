"""A damaged file is copied once, whole, for its owner alone, and only where there is room."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import NotVerified, Refused
from desktop.services.quarantine import MOST, set_aside, set_aside_when_damaged
from tests.conftest import Mall


def test_sto_04_copy_holds_all_that_lies_there_and_is_made_once(mall: Mall) -> None:
    kept = set_aside(mall.paths)
    assert kept is not None
    assert {file.name for file in kept.iterdir()} == {"pandu.db", "pandu.db-wal", "key.json"}
    for file in kept.iterdir():
        assert file.read_bytes() == (mall.paths.data / file.name).read_bytes()
        assert file.stat().st_mode & 0o077 == 0
    assert kept.stat().st_mode & 0o077 == 0
    assert set_aside(mall.paths) == kept
    assert list(mall.paths.damaged.iterdir()) == [kept]


def test_sto_01_no_copy_is_made_that_would_fill_the_disk(mall: Mall, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(mall.paths.data)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    assert set_aside(mall.paths) is None
    assert not mall.paths.damaged.exists()


def test_copy_that_cannot_be_finished_leaves_nothing(mall: Mall, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(source: Path, target: Path) -> Any:
        target.write_bytes(source.read_bytes()[:100])
        raise OSError(5, "I/O error")

    monkeypatch.setattr(shutil, "copyfile", fails)
    assert set_aside(mall.paths) is None
    assert list(mall.paths.damaged.iterdir()) == []


def test_damage_that_goes_on_is_copied_so_often_and_no_more(mall: Mall) -> None:
    copies = []
    for number in range(MOST + 2):
        mall.paths.key_file.write_text(str(number))
        copies.append(set_aside(mall.paths))
    assert copies[MOST:] == [None, None]
    assert len(set(copies[:MOST])) == MOST


def test_only_damage_is_set_aside(mall: Mall) -> None:
    with pytest.raises(Refused, match="x"), set_aside_when_damaged(mall.paths):
        raise Refused("x")
    assert not mall.paths.damaged.exists()
    with pytest.raises(NotVerified) as found, set_aside_when_damaged(mall.paths):
        raise NotVerified("store.damaged")
    assert (found.value.code, found.value.facts["why"]) == ("store.set_aside", "store.damaged")
