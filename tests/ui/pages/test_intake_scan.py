"""Codes scanned at intake: our own open what they are of, others are said to be none and leave nothing behind."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from desktop.services.opening import NewRequest, Someone, open_request
from tests.conftest import Mall
from tests.printing.arrivals import came, guest
from tests.ui.pages.intake_bench import bench_of
from ui.pages.intake import IntakePage
from ui.theme import ThemeHolder
from ui.workbench import Workbench


@pytest.fixture
def bench(mall: Mall, qtbot: Any, holder: ThemeHolder, tmp_path: Path) -> Workbench:
    return bench_of(mall, qtbot, holder, tmp_path)


def scan(bench: Workbench, code: str) -> IntakePage:
    """Send a code and Enter in one go, as a scanner does."""
    bench.go("page.intake")
    page = bench.page
    assert isinstance(page, IntakePage)
    page.person.identity.setFocus()
    page.person.identity.setText(code)
    page.person.identity.textEdited.emit(code)
    QTest.keyClick(page.person.identity, Qt.Key.Key_Return)
    return page


def events(mall: Mall) -> int:
    return int(mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()[0])


@pytest.mark.parametrize("wrapped", ["PANDU1:{}", "{}", "pandu1:{}"])
def test_inp_24_code_of_a_ticket_scanned_at_an_empty_intake_opens_its_ticket(
    bench: Workbench, mall: Mall, wrapped: str
) -> None:
    guest(mall.desk, "BJK-02")
    visit = came(mall.desk, "DUK-06")
    page = scan(bench, wrapped.format(visit.code))
    assert bench.page.name == "page.queue"
    assert bench.page.front().visit == visit.id
    assert page.form().empty


def test_inp_24_code_of_a_request_opens_the_request(bench: Workbench, mall: Mall) -> None:
    opened = open_request(mall.desk, NewRequest(service="DUK-06", applicant=Someone(name="Siti")))
    scan(bench, f"PANDU1:{opened.value.code}")
    assert bench.page.name == "page.requests"
    assert bench.page.front().shown == opened.value.code


@pytest.mark.parametrize(
    "code",
    [
        "https://contoh.go.id/kk/123",
        "www.contoh.id",
        "PANDU1:V1-261124-0001XXXX",
        "PANDU9:zzz",
        "%PDF417" + "A1b" * 1300,
        "\x02\x00\x1dABC\x03",
        "javascript://alert",
    ],
)
def test_inp_26_unknown_code_is_said_to_be_none_and_neither_opened_nor_kept(
    bench: Workbench, mall: Mall, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    before = events(mall)
    page = scan(bench, code)
    assert "tidak dikenal" in page.person.identity_field.error
    page.person.name.setFocus()
    assert (page.person.identity.text(), page.person.name.text(), opened) == ("", "", [])
    assert (page.form().empty, events(mall)) == (True, before)


def test_inp_26_short_nik_that_no_barcode_can_be_stays_in_its_field(bench: Workbench, mall: Mall) -> None:
    before = events(mall)
    page = scan(bench, "9571234567890")
    page.person.name.setFocus()
    assert "13 angka; harus 16" in page.person.identity_field.error
    assert (page.person.identity.text(), events(mall)) == ("9571234567890", before)


@dataclass(frozen=True)
class Quiet:
    """What was opened in the world outside, and what was logged at any level."""

    opened: list[object]
    log: pytest.LogCaptureFixture


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Quiet:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    caplog.set_level("DEBUG")
    return Quiet(opened, caplog)


CARD = "".join(f"DAQ{place:07d}KTP/SIM " for place in range(230))[:4096]


@pytest.mark.parametrize(
    ("code", "piece"),
    [
        ("8991234567891", "8991234567891"),
        ("https://kk.contoh.go.id/verifikasi?id=3578080102039991", "3578080102039991"),
        (CARD, "DAQ0000007"),
        ("\x00\x07\x1b[2J\xff\x9c\x1d", "[2J"),
    ],
)
def test_inp_26_scanned_code_is_unknown_at_the_field_and_leaves_nothing_anywhere(
    bench: Workbench, mall: Mall, quiet: Quiet, code: str, piece: str
) -> None:
    before = events(mall)
    page = scan(bench, code)
    assert page.person.identity_field.error.startswith("Kode tidak dikenal")
    page.drafts.save()
    stored = mall.desk.store.execute_sql("SELECT count(*) FROM draft").fetchone()
    assert (quiet.opened, events(mall), stored) == ([], before, (0,))
    assert piece not in quiet.log.text
    written = [file for folder in (mall.paths.log.parent, mall.paths.crashes) for file in folder.rglob("*")]
    assert not any(piece.encode() in file.read_bytes() for file in written if file.is_file())


@pytest.mark.parametrize("code", ["8991234567891", "https://kk.contoh.go.id/1", CARD, "\x00\x1b[2J\x1d"])
def test_inp_26_field_is_usable_at_once_after_an_unknown_code(
    bench: Workbench, mall: Mall, code: str
) -> None:
    came(mall.desk, "DUK-06", nik="9971011708450001")
    page = scan(bench, code)
    assert page.person.identity.hasFocus()
    assert page.person.identity.text() == ""
    QTest.keyClicks(page.person.identity, "9971011708450001")
    QTest.keyClick(page.person.identity, Qt.Key.Key_Return)
    assert page.person.chosen
    assert page.person.identity_field.error == ""


def test_inp_27_same_code_scanned_twice_changes_nothing(bench: Workbench, mall: Mall) -> None:
    visit = came(mall.desk, "DUK-06")
    before = events(mall)
    for _ in range(2):
        scan(bench, f"PANDU1:{visit.code}")
        assert bench.page.front().visit == visit.id
    assert events(mall) == before
