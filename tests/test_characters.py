"""Which characters can be seen: one place that input, paper, tables and the command line ask."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.commands.output import one_line
from models.rules.identity import clean_text, read_name
from reports.cells import legible
from reports.text import printable
from resources.characters import TURNING, is_half, is_sound, is_unseen, seen

ROOT = Path(__file__).parent.parent
ODD = "\x00\x1b\x07\u202e\u2066\u200b\ufeff\u3164\ufffe\ud800"


@pytest.mark.parametrize("char", ODD)
def test_inp_10_what_cannot_be_seen_is_taken_out_on_the_way_in_and_told(char: str) -> None:
    read = read_name(f"Bu{char}di")
    assert (read.full, read.warnings) == ("Budi", ("name.stripped",))
    assert clean_text(f"Bu{char}di", 100, multiline=True) == "Budi"


@pytest.mark.parametrize("char", [char for char in ODD if char != "\ud800"])
def test_inp_10_what_cannot_be_seen_never_reaches_paper_or_an_error(char: str) -> None:
    assert printable(f"Bu{char}di") == "Budi"
    assert char not in one_line(f"Bu{char}di")


@pytest.mark.parametrize("char", "\x00\x1b\x07\u202e\u2066\ud800")
def test_inp_10_what_no_file_may_hold_never_reaches_a_table(char: str) -> None:
    assert char not in legible(f"Bu{char}di")


@given(st.text(st.characters() | st.sampled_from(ODD + "\r\n\u2028\t \xa0")))
def test_seen_text_is_seen_for_good_and_loses_no_letter(text: str) -> None:
    shown = seen(text)
    assert seen(shown) == shown
    assert not any(is_unseen(char) for char in shown)
    assert unicodedata.is_normalized("NFC", shown)
    letters = [char for char in unicodedata.normalize("NFC", text) if char.isalnum() and not is_unseen(char)]
    assert [char for char in shown if char.isalnum()] == letters


@given(st.text())
def test_what_is_stored_is_sound(text: str) -> None:
    assert is_sound(clean_text(text, 10_000, multiline=True))


def test_halves_and_blanks_are_not_unseen() -> None:
    assert [is_half(char) for char in "a\ud800\udfff\ue000"] == [False, True, True, False]
    assert not [char for char in " \t\n\xa0\u2009" if is_unseen(char)]


def test_no_other_module_has_a_list_of_its_own() -> None:
    own = re.compile(r"u202e|u200f|\"Cf\"|'Cf'|u3164")
    found = {
        str(file.relative_to(ROOT))
        for layer in ("models", "desktop", "reports", "ui", "resources")
        for file in (ROOT / layer).rglob("*.py")
        if own.search(file.read_text())
    }
    # what separates digits is another question: it is taken out of a number, and stays in a text
    assert found == {"resources/characters.py", "models/rules/identity.py", "desktop/log.py"}
    assert TURNING
