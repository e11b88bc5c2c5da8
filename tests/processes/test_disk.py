"""A disk that fills up: nothing is stored by half, the reason is named, and it works again after."""

import resource
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.services.keeping import check_rows, verify
from tests.harness.program import Program

pytestmark = pytest.mark.process

VISIT = ("visit", "add", "--service", "DUK-06", "--service", "DUK-05", "--anyway", "uji")


def limited(size: int) -> Callable[[], None]:
    """Return what forbids a process to write past so many bytes of any file."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MB; skipped where it may not be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "none", place], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"a small disk may not be mounted here: {done.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def events(program: Program) -> int:
    desk = program.opened()
    try:
        checked = verify(desk)
        assert checked.faults == ()
        assert check_rows(desk) == []
        return checked.events
    finally:
        desk.store.close()


@pytest.mark.parametrize("size", [0, 34_000])
def test_sto_01_write_that_the_system_cuts_off_stores_nothing(program: Program, size: int) -> None:
    before = events(program)
    done = program.as_admin(*VISIT, preexec_fn=limited(size))
    assert done.code == 74, done
    assert all("pandu.log" in line for line in done.err.splitlines()), done  # which may grow no more either
    assert done.error["code"] in {"store.full", "store.io"}
    assert events(program) == before
    again = program.as_admin(*VISIT)
    assert [ticket["number"][-3:] for ticket in again.answer["tickets"]] == ["001", "001"]
    assert events(program) > before


def test_sto_01_full_disk_is_named_and_works_again_when_there_is_room(
    made: Program, small_disk: Path
) -> None:
    program = made.copied(small_disk / "home")
    assert program.as_admin(*VISIT).code == 0
    before = events(program)
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            pass
    done, report = (
        program.as_admin(*VISIT),
        program.as_admin("report", "daily", "--out", program.home / "daily.pdf"),
    )
    assert (done.code, done.error["message"][:10]) == (74, "Disk penuh"), done
    assert report.code in {73, 74}, report
    assert not (program.home / "daily.pdf").exists()
    assert not list(program.home.rglob("*.tmp"))
    filler.unlink()
    assert events(program) == before
    again = program.as_admin(*VISIT)
    assert [ticket["number"][-3:] for ticket in again.answer["tickets"]] == ["002", "002"]
    assert program.as_admin("report", "daily", "--out", program.home / "daily.pdf").code == 0


def test_cra_04_file_that_stood_there_stays_when_a_report_cannot_be_written(program: Program) -> None:
    out = program.home / "daily.json"
    out.write_text("kemarin")
    done = program.as_admin("report", "daily", "--out", out, preexec_fn=limited(100))
    assert done.code in {73, 74}
    assert out.read_text() == "kemarin"
    assert not list(program.home.glob(".daily*"))
