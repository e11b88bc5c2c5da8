"""Putting a restored mall in place (row CRA-05): killed at any change of a file, the old or the new one is whole."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import swapping
from desktop.errors import CannotCreate, NoInput
from desktop.paths import Paths
from tests.harness.stepped import KILLED, kill_at

OLD = {"pandu.db": b"old", "pandu.db-wal": b"old log", "key.json": b"old key"}
NEW = {"pandu.db": b"new", "key.json": b"new key"}
MOST_STEPS = 100


def lay(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).write_bytes(data)


def files(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return place(tmp_path / "first")


def place(folder: Path, there: dict[str, bytes] = OLD) -> Paths:
    made = Paths(folder / "data", folder / "state")
    made.data.mkdir(parents=True, mode=0o700)
    lay(made.data, there)
    return made


def put_in(paths: Paths) -> None:
    stage = swapping.new_stage(paths)
    lay(stage, NEW)
    swapping.decide(paths, stage)
    swapping.finish(paths)


def killed(act: Callable[[Paths], object], paths: Paths, step: int) -> bool:
    """Let a child do it that is killed at its n-th change; return whether it was."""
    child = os.fork()
    if child == 0:
        kill_at(step)
        try:
            act(paths)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


@pytest.mark.parametrize("there", [OLD, {}, {"pandu.db": b"old"}], ids=["mall", "nothing", "no key"])
def test_cra_05_swap_that_is_killed_anywhere_ends_as_the_old_or_the_new(
    tmp_path: Path, there: dict[str, bytes]
):
    found = []
    for step in range(1, MOST_STEPS):
        paths = place(tmp_path / str(step), there)
        if not killed(put_in, paths, step):
            break
        for again in range(1, 6):  # who carries it on may be killed as well
            killed(swapping.finish, paths, again * 2)
        swapping.finish(paths)
        found.append(files(paths.data))
        parked = swapping.parked(paths)
        if found[-1] == NEW and there:
            assert parked is not None
            assert files(parked) == there
        assert not list(paths.data.glob(f"{swapping.READY}*"))
    assert len(found) > 8
    assert all(one in (there, NEW) for one in found)
    assert {len(one) for one in found} == {len(there), len(NEW)}


def test_res_07_what_was_replaced_comes_back_with_its_log_and_the_other_is_parked(paths: Paths):
    put_in(paths)
    assert files(paths.data) == NEW
    swapping.undo(paths)
    parked = swapping.finish(paths)
    assert files(paths.data) == OLD
    assert parked is not None
    assert files(parked) == NEW


def test_undo_without_a_restore_is_refused(paths: Paths):
    with pytest.raises(NoInput):
        swapping.undo(paths)
    assert files(paths.data) == OLD


def test_nothing_is_ever_parked_over_what_is_parked(paths: Paths):
    stage = swapping.new_stage(paths)
    lay(stage, NEW)
    swapping.decide(paths, stage)
    (ready,) = paths.data.glob(f"{swapping.READY}*")
    safety = paths.backups / f"{swapping.SAFETY}{ready.name.removeprefix(swapping.READY)}"
    safety.mkdir(parents=True)
    lay(safety, {"pandu.db": b"older"})
    with pytest.raises(CannotCreate):
        swapping.finish(paths)
    assert files(safety) == {"pandu.db": b"older"}
    assert files(paths.data) == OLD
