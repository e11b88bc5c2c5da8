"""The project's own files agree: dependencies with their reasons, the lock with its promise, each term once."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
NAME = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*")


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    return {found[0] for line in lines if (found := NAME.match(line))}


def pinned() -> dict[str, str]:
    """Return each requirement of the lock with the lines that belong to it."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    return {found[0]: entry for entry in entries if (found := NAME.match(entry))}


def first_cells(page: str) -> list[str]:
    """Return the first column of every table of a page, without the heads."""
    rows = re.findall(r"^\| (.+?) \|", (ROOT / page).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [row for row in rows if row not in {"library", "Indonesian"}]


def test_every_dependency_has_its_reason_and_no_reason_is_left_over() -> None:
    reasoned = {
        name for cell in first_cells("docs/decisions/0002-dependencies.md") for name in cell.split(", ")
    }
    assert reasoned == declared()


def test_lock_pins_every_dependency_to_one_version_with_hashes() -> None:
    lock = pinned()
    assert declared() <= set(lock)
    for name, entry in lock.items():
        assert re.match(r"[a-z0-9-]+==[^ ]+ (?:; .* )?\\\n", entry), name
        assert "--hash=sha256:" in entry, name


def test_every_line_of_the_lock_is_a_pin_a_hash_or_a_comment() -> None:
    """So that nothing is installed from a file whose bytes nobody chose."""
    line = re.compile(r"[a-z0-9-]+==[^ ]+ (?:; .* )?\\|    --hash=sha256:[0-9a-f]{64}(?: \\)?| +#.*")
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert [one for one in lines if not line.fullmatch(one)] == []


def test_lock_names_no_address() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_glossary_has_one_row_a_term() -> None:
    terms = [term for cell in first_cells("GLOSSARY.md") for term in cell.split(", ")]
    assert sorted(terms) == sorted(set(terms))


def test_debian_packages_are_listed_once_and_plainly() -> None:
    lists = sorted((ROOT / "packaging" / "apt").glob("*.txt"))
    lines = [line for path in lists for line in path.read_text(encoding="utf-8").splitlines()]
    packages = [line for line in lines if not line.startswith("#")]
    assert packages
    assert len(set(packages)) == len(packages)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9.+-]+", package) for package in packages)
