"""A referral at the counter's page: sent with what was checked, read, taken on, sent back; all by keys too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.services import tickets
from desktop.services.referrals import refer_ticket
from tests.ui.pages.counter_room import Room, came, number, room_at
from ui.runner import InlineRunner

THERE, OTHER = "POL-L4", "POL-03"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def room(mall, holder, qtbot) -> Room:
    return room_at(mall.desk, holder, InlineRunner(), qtbot)


@pytest.fixture
def there(mall, holder, qtbot) -> Room:
    """The other agency's counter, with a referred visitor called to it."""
    desk = mall.desk
    first = came(desk, name="Siti Contoh").tickets[0].number
    tickets.call_next(desk, "DUK-L1")
    tickets.start_ticket(desk, first)
    refer_ticket(desk, first, OTHER, "mohon ditulis", documents=("KK", "FOTO"), come_back=True)
    tickets.call_next(desk, THERE)
    return room_at(desk, holder, InlineRunner(), qtbot, THERE)


def referral(room: Room, *columns: str) -> tuple:
    return room.desk.store.execute_sql(f"SELECT {', '.join(columns)} FROM referral").fetchone()


def said(room: Room) -> str:
    part = room.page.console.visit
    return " ".join(one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part))


def test_sending_carries_what_was_checked_why_and_the_way_back(room: Room):
    first = came(room.desk, documents=("KK",)).tickets[0].number
    room.click("counter.next")
    room.click("counter.serve")
    room.click("counter.refer")
    panel = room.page.console.refer
    assert panel.ticks.ticked == ("KK",)
    panel.ticks.boxes["KTP"].setChecked(True)
    panel.search.setText("laporan kehilangan")
    panel.reason.setCurrentIndex(panel.reason.findData("verification"))
    panel.come_back.setChecked(True)
    room.click("counter.referral.do")
    assert room.state(first) == "referred"
    assert referral(room, "documents", "reason", "come_back") == ('["KK","KTP"]', "verification", 1)
    assert room.toasts()[-1] == f"{first} dirujuk, nomor baru POL-C1-001."


def test_ticks_of_the_ticket_before_are_not_those_of_the_next(room: Room):
    came(room.desk, documents=("KK",))
    number(room.desk)
    room.click("counter.next")
    room.click("counter.refer")
    room.page.console.refer.search.setText("laporan kehilangan")
    room.click("counter.referral.do")
    room.click("counter.next")
    room.click("counter.refer")
    assert room.page.console.refer.ticks.ticked == ()


def test_counter_reads_who_sent_the_visitor_with_what(there: Room):
    words = said(there)
    assert "Dirujuk Disdukcapil (Loket 1 Dukcapil, admin) 08.00: langkah berikutnya di sana" in words
    assert "Kembali ke sana sesudahnya" in words
    assert "Pesan Disdukcapil 08.00: mohon ditulis" in words
    assert "Kartu Keluarga, diperiksa" in words
    assert "Juga diperiksa Pas foto" in words


def test_visitor_whom_nobody_sent_has_nothing_to_answer(room: Room):
    number(room.desk)
    room.click("counter.next")
    assert not room.page.console.visit.referral.isVisible()
    room.key(Qt.Key.Key_F7, SHIFT)
    assert room.message == "DUK-F1-001 tidak datang dari rujukan."


def test_referral_is_taken_on_by_its_key_and_that_is_undone(there: Room):
    there.key(Qt.Key.Key_F7, SHIFT)
    assert referral(there, "state") == ("accepted",)
    assert not there.button("counter.accept").isVisible()
    assert "Rujukan diterima." in said(there)
    assert there.bench.toasts.undo_latest()
    assert referral(there, "state") == ("made",)
    assert there.button("counter.accept").isVisible()


def test_start_of_service_takes_it_on(there: Room):
    there.key(Qt.Key.Key_F7)
    assert referral(there, "state", "accepted_counter") == ("accepted", THERE)
    there.key(Qt.Key.Key_F7, SHIFT)
    assert there.message == "Rujukan POL-C1-001 sudah diterima."


def test_visitor_is_sent_back_by_keys_alone(there: Room):
    there.key(Qt.Key.Key_F4, SHIFT)
    panel = there.page.console.back
    assert panel.list.hasFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert panel.do.hasFocus()
    there.time.s += 1
    QTest.keyClick(panel.do, Qt.Key.Key_Space)
    assert referral(there, "state", "return_reason") == ("sent_back", "not_ours")
    assert there.toasts()[-1] == "POL-C1-001 dikembalikan, nomor baru DUK-F1-002."
    assert there.state("DUK-F1-002") == "waiting"
    assert there.bench.toasts.undo_latest()
    assert (there.state("POL-C1-001"), there.state("DUK-F1-002")) == ("called", "cancelled")


def test_visitor_is_sent_back_with_nothing_to_do_there(there: Room):
    there.click("counter.send_back")
    there.page.console.back.place.setChecked(False)
    there.click("counter.back.do")
    assert referral(there, "state", "back") == ("sent_back", None)
    assert there.toasts()[-1] == "POL-C1-001 dikembalikan, tanpa nomor baru."


def test_escape_leaves_the_return_and_nothing_is_done(there: Room):
    before = there.events()
    there.click("counter.send_back")
    QTest.keyClick(there.bench.focusWidget(), Qt.Key.Key_Escape)
    assert there.page.console.visit.isVisible()
    assert there.events() == before


def test_sender_reads_why_the_visitor_is_back(there: Room):
    there.click("counter.send_back")
    there.page.console.back.note.setText("surat RT belum ada")
    there.click("counter.back.do")
    tickets.call_next(there.desk, "DUK-L1")
    there.page.use("DUK-L1")
    words = said(there)
    assert "Dikembalikan Polres (Loket 4 Polri, admin) 08.00: berkas belum lengkap" in words
    assert "Pesan Polres 08.00: surat RT belum ada" in words
    assert not there.button("counter.send_back").isVisible()


def test_end_of_the_other_leg_names_the_number_that_waits_again(there: Room):
    there.key(Qt.Key.Key_F7)
    there.key(Qt.Key.Key_F12)
    assert there.toasts()[-1] == "POL-C1-001 selesai. DUK-F1-002 sekarang menunggu."
    tickets.call_next(there.desk, "DUK-L1")
    there.page.use("DUK-L1")
    assert "Kembali ke sini: rujukan ke Polres sudah selesai." in said(there)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 600)])
def test_panel_leaves_no_key_out_of_sight(there: Room, width: int, height: int):
    there.bench.go("page.day")  # whose width counts until it has been laid out
    there.bench.resize(width, height)
    there.bench.go("page.counter")
    there.click("counter.send_back")
    for _ in range(5):
        QApplication.processEvents()
    for name in ("back.do", "back.close", "serve", "next"):
        button = there.button(f"counter.{name}")
        assert button.visibleRegion().boundingRect().size() == button.size(), name
