"""Help texts and complaints about the command line, in both languages."""

import argparse
import sys
import tomllib
from collections.abc import Iterator

import pytest

from desktop.commands.parser import build
from desktop.commands.wording import COMPLAINTS, ITS_OWN, complaint
from resources import help_words, read_bytes

ENGLISH: dict[str, str] = tomllib.loads(read_bytes("help.toml").decode())
SAME_IN_BOTH = {"D", "NIK", "N", "S", "JSON", ".pdf", "daily", "NIP", "HH:MM", "YYYY-MM-DD", "DATA"}


def said(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield every word that the help of a parser and of those below it shows."""
    yield parser.description or ""
    for action in parser._actions:
        yield action.help or ""
        yield action.metavar if isinstance(action.metavar, str) else ""
        if isinstance(action, argparse._SubParsersAction):
            yield from (choice.help or "" for choice in action._choices_actions)
            for below in action.choices.values():
                yield from said(below)


@pytest.fixture
def complain(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Parses a command line that will not do, and returns what is said about it."""

    def call(*argv: str) -> str:
        monkeypatch.setattr(sys, "argv", ["pandu", *argv])
        with pytest.raises(SystemExit) as ended:
            build().parse_args(argv)
        shown = capsys.readouterr()
        return f"{ended.value.code} {shown.out}{shown.err}"

    return call


def test_every_word_of_the_help_has_its_english_and_none_is_left_over():
    shown = set(said(build())) - {""} - set(ITS_OWN)
    assert shown - ENGLISH.keys() - SAME_IN_BOTH == set()
    assert ENGLISH.keys() - shown == set()


def test_help_is_in_the_language_that_was_asked_for(complain):
    told = complain("ticket", "hold", "--help")
    assert told.startswith("0 pemakaian: pandu ticket hold")
    assert "menahan layanan" in told
    assert "options" not in told
    told = complain("--lang", "en", "ticket", "hold", "--help")
    assert told.startswith("0 usage: pandu ticket hold")
    assert "put on hold" in told
    assert "NUMBER" in told
    assert "pilihan" not in told


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("ticket", "finish"), "pandu ticket finish: belum diisi: NOMOR. Lihat: pandu ticket finish --help"),
        (("--lang=en", "ticket", "finish"), "pandu ticket finish: not given: NUMBER."),
        (("ticket", "finish", "X", "--outcome", "y"), "--outcome: y tidak dikenal; pilih done, "),
        (("visit", "add", "--service"), "--service perlu sebuah nilai."),
        (("visit", "add", "--party", "x"), "--party: x tidak dapat dipakai."),
        (("visit", "add", "--zzz"), "tidak dikenal: --zzz."),
        (("holiday", "set", "32/12/2026", "x"), "TANGGAL: 32/12/2026 bukan tanggal; tulis seperti 24/11/2026."),
        (
            ("init", "--office", "a", "--timezone", "WIB", "--admin", "b", "--catalogue", "c", "--sample-catalogue"),
            "--sample-catalogue tidak dapat bersama --catalogue.",
        ),
    ],
)  # fmt: skip
def test_complaint_is_a_sentence_that_says_what_to_do(complain, argv: tuple[str, ...], sentence: str):
    told = complain(*argv)
    assert told.startswith("2 ")
    assert sentence in told


def test_complaint_that_is_not_known_stands_as_it_is():
    assert complaint("something new in argparse", "id") == "something new in argparse"
    assert len(COMPLAINTS) == 7
    assert help_words("kata baru", "en") == "kata baru"
