"""Several processes at one mall: numbers, calls, the lock, and readers beside a writer."""

import json
import subprocess
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.harness.program import Program

pytestmark = pytest.mark.process

SERVICE, COUNTERS = "DUK-06", ("DUK-L1", "DUK-L2")
EACH = 200
IMPATIENT = (
    "import sys, main, models.store as store; store.BUSY_TIMEOUT_S = 0.2; sys.exit(main.main(sys.argv[1:]))"
)


def together(program: Program, jobs: Sequence[tuple[object, ...]]) -> list[list[str]]:
    """Let workers begin at once, and return what each was given."""
    with ExitStack() as stack:
        workers = [stack.enter_context(program.worker(*map(str, job))) for job in jobs]
        for worker in workers:
            assert worker.stdout is not None
            assert json.loads(worker.stdout.readline()) == ["ready"]
        for worker in workers:
            assert worker.stdin is not None
            worker.stdin.write("\n")
            worker.stdin.flush()
        ended = [worker.communicate() for worker in workers]
        assert [worker.returncode for worker in workers] == [0] * len(workers), ended
    return [[json.loads(line)[1] for line in out.splitlines()] for out, _ in ended]


def test_two_processes_share_numbers_and_calls_without_a_gap_or_a_repetition(program: Program) -> None:
    first, second = together(program, [("issue", SERVICE, EACH)] * 2)
    assert len(first) == len(second) == EACH
    counts = sorted(int(number.rsplit("-", 1)[1]) for number in first + second)
    assert counts == list(range(1, 2 * EACH + 1))

    called = together(program, [("call", counter) for counter in COUNTERS])
    assert sorted(called[0] + called[1]) == sorted(first + second)
    assert program.pandu("verify").code == 0
    assert program.pandu("rebuild", "--check").code == 0


def test_sto_03_busy_file_is_told_in_one_sentence_and_nothing_is_stored(program: Program) -> None:
    args = ("visit", "add", "--service", SERVICE, "--anyway", "uji", "--user", "admin")
    with program.worker("lock") as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        done = program.python(["-c", IMPATIENT, *args, "--data-dir", str(program.data)])
        answered = program.python(["-c", IMPATIENT, *args, "--json", "--data-dir", str(program.data)])
    assert (done.code, done.out) == (75, "")
    assert done.err == "Berkas data sedang dipakai proses lain. Coba lagi sebentar.\n"
    assert (answered.code, answered.error["code"]) == (75, "store.busy")
    assert program.as_admin(*args[:6]).answer["tickets"][0]["number"].endswith("-001")


def test_reports_and_verification_succeed_while_another_process_writes(program: Program) -> None:
    out = program.home / "daily.json"
    with program.worker("work", 5, "honest", stdout=subprocess.DEVNULL) as writer:
        while (
            program.as_admin("report", "daily", "--out", out).code
            or not json.loads(out.read_text())["tickets"]
        ):
            assert writer.poll() is None
        report = program.as_admin("report", "daily", "--out", out)
        checked = program.pandu("verify", "--json")
        again = program.pandu("verify", "--json")
        rows = program.pandu("rebuild", "--check", "--json")
        assert writer.poll() is None
    assert [done.code for done in (report, checked, again, rows)] == [0, 0, 0, 0], (
        report,
        checked,
        again,
        rows,
    )
    assert checked.answer["events"] < again.answer["events"]
    figures = json.loads(out.read_text())
    assert (
        figures["tickets"]
        == sum(figures["by_state"].values())
        == sum(a["tickets"] for a in figures["by_agency"])
    )


def test_two_processes_at_a_copied_data_dir_agree_on_one_fresh_origin(made: Program, tmp_path: Path) -> None:
    copy = made.copied(tmp_path / "home")
    copy.paths.nonce.unlink()
    first, second = together(copy, [("issue", SERVICE, 20)] * 2)
    assert len({number.rsplit("-", 1)[0] for number in first + second}) == 1
    assert "1a-" in first[0]
    assert sorted(int(number.rsplit("-", 1)[1]) for number in first + second) == list(range(1, 41))
