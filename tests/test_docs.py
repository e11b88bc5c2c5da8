"""What is written about the code is true of it: files, targets, commands, terms, decisions."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from desktop.commands.parser import build
from models.rules.events import Subject
from models.rules.folds.tickets import TicketState

ROOT = Path(__file__).parent.parent
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "docs" / "formats.md", *DECISIONS]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def glossary() -> list[tuple[list[str], list[str]]]:
    """Return the Indonesian terms and the code's words of each row."""
    rows = re.findall(r"^\| (.+?) \| (.+?) \|", text(ROOT / "GLOSSARY.md"), flags=re.MULTILINE)
    return [(terms.split(", "), code.strip("`").split(", ")) for terms, code in rows]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_files_that_a_page_names_are_there(page: Path) -> None:
    words = text(page)
    named = re.findall(r"`((?:[a-z_.]+/)+(?:[a-z0-9_]+\.[a-z]+)?)[^`]*`", words)
    named += [link for link in re.findall(r"\]\(([^)#:]+)\)", words) if link]
    made = {"demo-output/"}
    missing = [
        name
        for name in named
        if name not in made and not (ROOT / name).exists() and not (page.parent / name).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_make_targets_that_a_page_names_are_there(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), flags=re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)\b", text(page), flags=re.MULTILINE)) <= targets


def test_commands_of_the_readme_are_commands_of_the_program() -> None:
    blocks = "\n".join(re.findall(r"```\n(.*?)```", text(ROOT / "README.md"), flags=re.DOTALL))
    lines = re.findall(r"^(?:pandu|\S*python main\.py) (.+)$", blocks, flags=re.MULTILINE)
    for line in lines:
        build().parse_args(shlex.split(line, comments=True))
    assert len(lines) >= 6


def test_each_decision_has_its_number_and_says_why_what_then_and_what_else() -> None:
    for number, page in enumerate(DECISIONS, 1):
        assert page.name.startswith(f"{number:04d}-")
        assert text(page).startswith(f"# {number}. ")
        assert re.findall(r"^## (.+)$", text(page), flags=re.MULTILINE) == [
            "Context",
            "Decision",
            "Consequences",
            "Alternatives",
        ]


def test_every_state_of_a_ticket_is_said_as_the_glossary_says_it() -> None:
    said = tomllib.loads(text(ROOT / "resources" / "messages.toml"))
    words = {code: terms for terms, codes in glossary() for code in codes}
    for state in TicketState:
        assert said[f"word.{state}"]["id"] in words[state.replace("_", " ")]


def test_every_subject_of_the_journal_is_a_term_of_the_glossary() -> None:
    codes = {code for _, listed in glossary() for code in listed}
    assert {subject.name.lower().replace("_", " ") for subject in Subject} <= codes
