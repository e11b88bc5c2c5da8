"""The log: one line a record, no citizen in it, and never in the way (5.13, STO-14)."""

import logging
import os
import stat
from pathlib import Path

import peewee
import pytest

from desktop import log
from desktop.errors import NotVerified, Refused, Unavailable
from desktop.traces import trace_of

NIK = "3273014507810003"
HIDDEN = [
    NIK,
    "3273 0145 0781 0003",
    "3273-0145-0781-0003",
    "32.73.01.450781.0003",
    "3 2 7 3 0 1 4 5 0 7 8 1 0 0 0 3",
    "3273\u00a00145\u00a00781\u00a00003",
    "3273\u200b0145\u200b0781\u200b0003",
    "3273_0145_0781_0003",
    "3273/0145/0781/0003",
    "3273\n0145\n0781\n0003",
    f"nik{NIK}x",
    "\uff13\uff12\uff17\uff13\uff10\uff11\uff14\uff15\uff10\uff17\uff18\uff11\uff10\uff10\uff10\uff13",
    "198507122010011005",
    "081298765432",
    "+62 812-9876-5432",
    "62 812 9876 5432",
    "0812 9876 543",
    "(021) 555 0123",
    "(+62) 812 9876 5432",
]
LEFT = ["DUK-A1-014", "store.busy 75", "2026-11-24 08:00", "V1-261124-12ABCD", "019ab3c4d5e6f70812345678abcdef01", "1732410000123", "127.0.0.1:8080", "seq 123456"]  # fmt: skip


@pytest.fixture
def file(tmp_path: Path):
    file = tmp_path / "state" / "log" / "pandu.log"
    yield file
    log.let_go()


def nobody() -> None:
    raise AssertionError("the log was in trouble")


def write(words: str, *more: object) -> None:
    """Give a record to our handler alone: pytest's own cannot bear every one."""
    (handler,) = (one for one in logging.getLogger().handlers if isinstance(one, log._Rotating))
    handler.handle(logging.LogRecord("x", logging.WARNING, __file__, 1, words, more, None))


@pytest.mark.parametrize("words", HIDDEN)
def test_number_of_a_person_is_blackened_however_it_is_written(file, words):
    log.keep(file, "warning", nobody)
    log.PANDU.warning("sebelum %s sesudah", words)
    logging.getLogger("a.library").warning("sebelum " + words + " sesudah")  # noqa: G003 - as others do
    written = file.read_text(encoding="utf-8")
    assert written.count(log.BLACK) == 2
    assert written.count("sebelum") == written.count("sesudah") == 2
    body = [line.split("sebelum")[1] for line in written.splitlines()]
    assert not any(char.isdigit() for line in body for char in line)


@pytest.mark.parametrize("words", LEFT)
def test_numbers_of_the_program_stay(words):
    assert log.redacted(words) == words


def test_record_is_one_line_whatever_is_in_it(file):
    log.keep(file, "warning", nobody)
    write("a\r\nERROR palsu\x1b[2J\u2028b\udcff\x00")
    (line,) = file.read_bytes().splitlines()
    assert b"\\r\\n" in line
    assert not {b"\x1b", b"\x00", "\u2028".encode()} & {
        line[at : at + n] for at in range(len(line)) for n in (1, 3)
    }


def test_record_is_not_longer_than_somebody_reads(file):
    log.keep(file, "warning", nobody)
    log.PANDU.warning("x" * 10 * log.LONGEST)
    assert file.stat().st_size < 2 * log.LONGEST


def test_error_is_written_by_its_places_without_what_it_says(file):
    log.keep(file, "warning", nobody)
    try:
        try:
            raise KeyError("Siti Aminah")
        except KeyError as error:
            raise ValueError("Siti Aminah lagi") from error
    except ValueError as error:
        log.note(error, None, "uji")
        places = trace_of(error)
    written = file.read_text(encoding="utf-8")
    assert "Siti" not in written + str(places)
    assert written.count("\n") == 1
    assert "ERROR" in written
    assert all(word in written for word in ("ValueError", "from builtins.KeyError", "test_log.py"))


def test_trouble_is_a_warning_and_a_refusal_is_not_written(file):
    log.keep(file, "warning", nobody)
    for known in (
        Unavailable("store.full"),
        NotVerified("store.damaged"),
        Refused("visit.empty", name="Siti"),
    ):
        log.note(known, known, "uji")
    assert [line.split()[1] for line in file.read_text().splitlines()] == ["WARNING", "WARNING"]
    log.keep(file, "info", nobody)
    refused = Refused("visit.empty", name="Siti")
    log.note(refused, refused, "uji")
    assert file.read_text().splitlines()[-1].split()[1] == "INFO"
    assert "Siti" not in file.read_text()


def test_statements_with_their_values_are_never_written(file):
    log.keep(file, "debug", nobody)
    store = peewee.SqliteDatabase(":memory:")
    store.execute_sql("SELECT ?", ("Siti Aminah",))
    store.close()
    log.PANDU.debug("ada")
    assert "Siti" not in file.read_text()
    assert "ada" in file.read_text()


def test_log_is_its_owners_and_five_files_of_two_megabytes(file, monkeypatch):
    assert (log.FILES, log.FILE_BYTES) == (5, 2_000_000)
    monkeypatch.setattr(log, "FILE_BYTES", 1000)
    log.keep(file, "warning", nobody)
    for number in range(100):
        log.PANDU.warning("catatan %03d %s", number, "x" * 100)
    files = sorted(file.parent.iterdir(), key=lambda it: it.name)
    assert [it.name for it in files] == ["pandu.log", *(f"pandu.log.{n}" for n in range(1, 5))]
    assert all(it.stat().st_size <= 1000 for it in files)
    kept = "".join(it.read_text() for it in reversed(files))
    assert [line.split("catatan ")[1][:3] for line in kept.splitlines()] == [f"{n:03d}" for n in range(100)][-kept.count("\n") :]  # fmt: skip
    if os.name == "posix":
        assert {stat.S_IMODE(it.stat().st_mode) for it in files} == {0o600}
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_sto_14_log_that_cannot_be_written_warns_once_and_comes_back(file):
    told: list[int] = []
    log.keep(file, "warning", lambda: told.append(1))
    file.parent.parent.mkdir()
    file.parent.write_text("a file where the folder should be")
    for _ in range(3):
        log.PANDU.warning("x")
    assert told == [1]
    file.parent.unlink()
    log.PANDU.warning("lagi")
    assert "lagi" in file.read_text()
    assert told == [1]


def test_record_that_does_not_fit_its_words_is_no_error(file):
    log.keep(file, "warning", nobody)
    (handler,) = (one for one in logging.getLogger().handlers if isinstance(one, log._Rotating))
    handler.handle(
        logging.LogRecord("x", logging.WARNING, __file__, 1, "%d", ("Siti",), None)
    )  # not pytest's own
    assert "unreadable record" in file.read_text()
    assert "Siti" not in file.read_text()


def test_nothing_is_written_once_it_is_let_go(file):
    log.keep(file, "warning", nobody)
    log.let_go()
    log.PANDU.warning("x")
    assert not file.exists()
