"""Codes scanned at intake: our own open what they are of, others are said to be none and leave nothing behind."""

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


def test_inp_26_barcode_of_goods_is_no_nik(bench: Workbench, mall: Mall) -> None:
    before = events(mall)
    page = scan(bench, "8991234567890")
    page.person.name.setFocus()
    assert "13 angka; harus 16" in page.person.identity_field.error
    assert events(mall) == before


def test_inp_27_same_code_scanned_twice_changes_nothing(bench: Workbench, mall: Mall) -> None:
    visit = came(mall.desk, "DUK-06")
    before = events(mall)
    for _ in range(2):
        scan(bench, f"PANDU1:{visit.code}")
        assert bench.page.front().visit == visit.id
    assert events(mall) == before
