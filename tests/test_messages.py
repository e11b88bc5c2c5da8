"""Every code that can be said has its sentence in both languages, and no sentence is left over.

Codes are found in the source itself: in calls that raise or say one, and, for what hands codes on, as any
string of the same form. A code that is put together, `f"ticket.{name}"`, counts for all that begin so.
"""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.rules.calendar import OpeningState
from models.rules.folds.requests import Move
from models.rules.folds.tickets import MOVES
from resources import read_bytes, text, window_text

ROOT = Path(__file__).parent.parent
SOURCES = sorted(
    [*(ROOT / "desktop").rglob("*.py"), *(ROOT / "models").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
)
SENTENCES: dict[str, dict[str, str]] = tomllib.loads(read_bytes("messages.toml").decode())
SAY = {
    "RuleBroken", "StoreProblem", "DeskError", "Refused", "NotAllowed", "NoInput", "CannotCreate", "Misconfigured",
    "Unavailable", "Busy", "NotVerified", "BadRows", "Fault", "say", "text",
    "sentence", "Sentence",
}  # fmt: skip
CODE = re.compile(r"[a-z_]+(\.[a-z_]+)*")
DOTTED = re.compile(r"[a-z_]+(\.[a-z_]+)+")
NOT_SAID_BY_CODE = {"usage"}
"""Said by argparse's own words under this code."""


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def strings_in(node: ast.AST) -> Iterator[str]:
    """Yield the strings that an argument may be, and `prefix*` of those that are put together."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from strings_in(node.body)
        yield from strings_in(node.orelse)
    elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        yield f"{node.values[0].value}*"


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for file in SOURCES:
        yield file.relative_to(ROOT), ast.parse(file.read_text(encoding="utf-8"))


def said() -> Iterator[tuple[Path, str]]:
    """Yield file and code of every call that raises or says a sentence."""
    for file, tree in trees():
        for node in ast.walk(tree):
            by_text = isinstance(node, ast.Call) and name_of(node) == "text" and file.parts[0] == "models"
            if isinstance(node, ast.Call) and name_of(node) in SAY and node.args and not by_text:
                for code in strings_in(node.args[0]):
                    yield file, code


def written() -> set[str]:
    """Return every string of a code's form in the source, and the prefixes of those put together."""
    found: set[str] = set()
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant | ast.JoinedStr):
                found.update(strings_in(node))
    return found


COMMANDS = re.compile(r"\bpandu [a-z-]|--[a-z]|PANDU_|[⟦⟧]")
"""A command, an option, a variable of the command line; marks that were not taken out."""


def only_at_the_command_line() -> set[str]:
    """Return the codes that stand in the commands and nowhere else."""
    where: dict[str, set[bool]] = {}
    for file, tree in trees():
        in_commands = file.parts[:2] in {("desktop", "commands"), ("desktop", "demo")}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                where.setdefault(node.value, set()).add(in_commands)
    return {code for code in SENTENCES if where.get(code) == {True}}


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_every_code_that_is_said_has_its_sentence() -> None:
    codes = list(said())
    assert len(codes) > 100
    missing = [
        (str(file), code)
        for file, code in codes
        if (code.endswith("*") and not any(known.startswith(code[:-1]) for known in SENTENCES))
        or (CODE.fullmatch(code) and code not in SENTENCES)
    ]
    assert missing == []


def test_every_code_that_is_handed_on_has_its_sentence() -> None:
    families = {code.split(".")[0] for code in SENTENCES if "." in code} - {
        "word",
        "file",
        "person",
        "officer",
    }
    handed_on = {
        code
        for file, tree in trees()
        if file.parts[:2] != ("models", "migrations")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and name_of(node) in {"RowProblem", "Problem", "ask_secret", "append", "Warning"}
        for argument in node.args
        for code in strings_in(argument)
        if DOTTED.fullmatch(code) and code.split(".")[0] in families
    }
    assert handed_on
    assert handed_on - SENTENCES.keys() == set()


@pytest.mark.parametrize("name", sorted(MOVES))
def test_every_move_of_a_ticket_has_a_sentence_for_its_refusal(name: str) -> None:
    assert f"ticket.{name}" in SENTENCES


@pytest.mark.parametrize("name", list(Move))
def test_every_move_of_a_request_has_a_sentence_for_its_refusal(name: Move) -> None:
    assert f"request.{name}" in SENTENCES


@pytest.mark.parametrize("state", list(OpeningState))
def test_every_reason_to_be_closed_has_its_sentence(state: OpeningState) -> None:
    assert f"visit.{state}" in SENTENCES


def test_no_sentence_is_left_over() -> None:
    known = written()
    prefixes = tuple(code[:-1] for code in known if code.endswith("*") and "." in code)
    left_over = {
        code
        for code in SENTENCES
        if code not in known and not code.startswith(prefixes) and not code.startswith("word.")
    }
    assert left_over - NOT_SAID_BY_CODE == set()


def test_every_sentence_is_there_in_both_languages_with_the_same_facts() -> None:
    for code, sentence in SENTENCES.items():
        assert sentence.keys() == {"id", "en"}, code
        assert all(words.strip() for words in sentence.values()), code
        assert fields(sentence["id"]) == fields(sentence["en"]), code


def test_every_sentence_can_be_said_on_one_line() -> None:
    for code in SENTENCES:
        for lang in ("id", "en"):
            assert "\n" not in text(code, lang), code
            assert "{" not in text(code, lang), code


def test_no_sentence_that_a_window_may_show_names_a_command() -> None:
    elsewhere = only_at_the_command_line()
    naming = [
        code
        for code in SENTENCES.keys() - elsewhere
        for lang in ("id", "en")
        if COMMANDS.search(window_text(code, lang))
    ]
    assert naming == []


def test_a_sentence_without_its_command_is_still_a_sentence() -> None:
    assert window_text("counter.not_open", counter="DUK-L1") == "Loket DUK-L1 belum buka. Buka dahulu."
    assert text("counter.not_open", counter="DUK-L1").endswith("Buka dahulu: pandu counter open DUK-L1")
    assert window_text("ticket.call") == text("ticket.call")


def test_what_the_command_line_says_has_no_marks() -> None:
    assert [code for code in SENTENCES for lang in ("id", "en") if re.search("[⟦⟧]", text(code, lang))] == []
