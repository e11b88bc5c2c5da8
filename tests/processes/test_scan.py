"""After a day with exports, papers, a kill and a bug, nobody stands in clear in what the program left behind."""

import gzip
import io
import zipfile
from collections.abc import Callable

import pytest

from reports.style import style
from reports.text import paragraph
from tests.harness.program import ADMIN, Program
from tests.harness.scan import KILLED, LATE, LOOSE, contents, leaks, left_behind, needles, use

pytestmark = pytest.mark.process


def in_zip(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", data)
    return out.getvalue()


def in_pdf(data: bytes) -> bytes:
    from reportlab.platypus import SimpleDocTemplate

    out = io.BytesIO()
    SimpleDocTemplate(out).build([paragraph(data.decode(), style())])
    return out.getvalue()


def test_nobody_is_in_clear_after_a_day_with_exports_papers_a_kill_and_a_bug(program: Program) -> None:
    visitors = use(program, ADMIN)
    assert {LATE, KILLED} <= set(visitors)
    names = {file.name for file in left_behind(program)}
    assert {"pandu.db", "pandu.db-wal", "key.json"} <= names
    assert any(file.parent == program.paths.crashes for file in left_behind(program))
    assert leaks(program, visitors) == []
    assert program.as_admin("visit", "find", KILLED.number).answer["people"]
    assert leaks(program, visitors) == []


@pytest.mark.parametrize(
    "pack",
    [
        bytes,
        lambda data: data.decode().encode("utf-16-le"),
        lambda data: b"x" + data.decode().encode("utf-16-be"),
        in_zip,
        gzip.compress,
        lambda data: gzip.compress(in_zip(data)),
        in_pdf,
    ],
)
@pytest.mark.parametrize("word", [LATE.name, LATE.number, LATE.phone.removeprefix("+62")])
def test_scan_finds_a_person_however_packed(pack: Callable[[bytes], bytes], word: str) -> None:
    wanted = needles(LOOSE)
    packed = pack(f"satu {word} dua".encode())
    assert any(needle in data for _, data in contents(packed) for needle in wanted)
    assert not any(needle in data for _, data in contents(pack(b"tidak ada")) for needle in wanted)


def test_scan_looks_in_every_folder_but_that_of_what_was_asked_for(program: Program) -> None:
    for name in ("xdg-state/pandu/state/log/pandu.log", "tmp/x.pdf", ".cache/y", "asked/v.csv"):
        file = program.home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(LATE.number)
    found = {leak.file for leak in leaks(program, LOOSE)}
    assert found == {"xdg-state/pandu/state/log/pandu.log", "tmp/x.pdf", ".cache/y"}
