"""Seeing somebody in clear at the window: why first, ten seconds, then hidden; the clipboard forgets too."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.desk import Desk
from models.rules.bodies.officers import Role
from tests.conftest import Mall
from tests.printing.arrivals import NAME, NIK, came, guest
from ui.board.details import Details
from ui.clipboard import CLEAR_MS, BriefClipboard
from ui.people.reveal import SHOWN_S, RevealDialog
from ui.runner import InlineRunner
from ui.theme import ThemeHolder
from ui.workbench import Workbench

CONTROL = Qt.KeyboardModifier.ControlModifier
READ_OUT = "3578 0141 0785 7391"


def bench_of(desk: Desk, qtbot: Any, holder: ThemeHolder) -> Workbench:
    made = Workbench(desk, InlineRunner(), holder)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.begin()
    return made


def looks(desk: Desk) -> list[str]:
    rows = desk.store.execute_sql("SELECT json_extract(body, '$.reason') FROM journal WHERE kind = 95")
    return [row[0] for row in rows.fetchall()]


def opened(bench: Workbench) -> RevealDialog:
    bench.actions_.trigger("person.reveal")
    dialog = bench.revealing._dialog
    assert isinstance(dialog, RevealDialog)
    dialog._timer.timeout.disconnect()  # seconds pass by the tests' word
    return dialog


def values(dialog: RevealDialog) -> list[str]:
    return [part.text() for part in dialog.findChildren(QLabel, "reveal.value") if part.isVisible()]


def choose_first(bench: Workbench) -> None:
    bench.go("page.queue")
    bench.page.board.columns[0].list.take_focus(0)


@pytest.fixture
def officer(mall: Mall) -> Desk:
    return mall.as_role(Role.OFFICER)


def test_ui_11_own_visitor_is_shown_by_a_key_for_ten_seconds_and_then_hidden(
    officer: Desk, qtbot: Any, holder: ThemeHolder
) -> None:
    came(officer, "DUK-06")
    bench = bench_of(officer, qtbot, holder)
    choose_first(bench)
    dialog = opened(bench)
    assert values(dialog)[:2] == [NAME, READ_OUT]
    assert looks(officer) == ["own_today"]
    for _ in range(SHOWN_S - 1):
        dialog.pass_second()
    assert values(dialog)
    dialog.pass_second()
    assert not dialog.isVisible()
    assert values(dialog) == []
    assert not [part for part in dialog.findChildren(QLabel) if NAME in part.text() and not part.isHidden()]


def test_ui_11_visitor_of_another_is_shown_once_it_is_said_why(
    mall: Mall, officer: Desk, qtbot: Any, holder: ThemeHolder
) -> None:
    came(mall.desk, "DUK-06")
    bench = bench_of(officer, qtbot, holder)
    choose_first(bench)
    dialog = opened(bench)
    assert (dialog.shows, values(dialog), looks(mall.desk)) == (False, [], [])
    dialog.reasons["complaint"].setChecked(True)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert values(dialog)[0] == NAME
    assert looks(mall.desk) == ["complaint"]


def test_other_reason_without_words_is_refused_in_the_dialog(
    mall: Mall, officer: Desk, qtbot: Any, holder: ThemeHolder
) -> None:
    came(mall.desk, "DUK-06")
    bench = bench_of(officer, qtbot, holder)
    choose_first(bench)
    dialog = opened(bench)
    dialog.reasons["other"].setChecked(True)
    dialog.go()
    assert (dialog.shows, looks(mall.desk)) == (False, [])
    assert dialog.message.isVisible()
    dialog.note.setText("diminta kepala MPP")
    dialog.go()
    assert values(dialog)[0] == NAME


def test_ui_11_copied_number_is_out_of_the_clipboard_after_half_a_minute(
    officer: Desk, qtbot: Any, holder: ThemeHolder
) -> None:
    came(officer, "DUK-06")
    bench = bench_of(officer, qtbot, holder)
    choose_first(bench)
    dialog = opened(bench)
    QTest.keyClick(dialog, Qt.Key.Key_C, CONTROL)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == NIK
    brief = bench.revealing.clipboard
    assert (brief._timer.isActive(), brief._timer.interval()) == (True, CLEAR_MS)
    brief._timer.timeout.emit()
    assert clipboard.text() == ""


def test_ui_11_what_was_copied_meanwhile_stays_in_the_clipboard(qtbot: Any, holder: ThemeHolder) -> None:
    brief = BriefClipboard(holder)
    brief.copy(NIK)
    QGuiApplication.clipboard().setText("surat")
    brief.clear()
    assert QGuiApplication.clipboard().text() == "surat"


def test_ui_11_copied_number_is_kept_out_of_the_history_of_clipboards(holder: ThemeHolder) -> None:
    BriefClipboard(holder).copy(NIK)
    mime = QGuiApplication.clipboard().mimeData()
    assert bytes(mime.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert any("ExcludeClipboardContent" in kind for kind in mime.formats())


def test_person_who_is_chosen_at_intake_is_shown_by_the_button_under_the_card(
    officer: Desk, qtbot: Any, holder: ThemeHolder
) -> None:
    came(officer, "DUK-06")
    bench = bench_of(officer, qtbot, holder)
    bench.go("page.intake")
    section = bench.page.person
    assert not section.reveal.isVisible()
    QTest.keyClicks(section.identity, NIK)
    QTest.keyClick(section.identity, Qt.Key.Key_Return)
    assert section.reveal.isVisible()
    section.reveal.click()
    dialog = bench.revealing._dialog
    assert isinstance(dialog, RevealDialog)
    assert values(dialog)[:2] == [NAME, READ_OUT]


def test_card_of_a_ticket_shows_its_visitor_by_key_and_button(
    officer: Desk, qtbot: Any, holder: ThemeHolder
) -> None:
    came(officer, "DUK-06")
    bench = bench_of(officer, qtbot, holder)
    choose_first(bench)
    bench.page.details.click()
    details = bench.page._dialog
    assert isinstance(details, Details)
    details.reveal.click()
    assert values(bench.revealing._dialog)[0] == NAME
    bench.revealing._dialog.reject()
    assert details.isVisible()


def test_lock_hides_who_is_shown_and_unlocking_brings_nobody_back(
    officer: Desk, qtbot: Any, holder: ThemeHolder
) -> None:
    came(officer, "DUK-06")
    bench = bench_of(officer, qtbot, holder)
    choose_first(bench)
    dialog = opened(bench)
    dialog.close()  # as the lock does with every window
    assert (dialog.isVisible(), dialog.shows, values(dialog)) == (False, False, [])


def test_guest_without_a_name_and_nobody_chosen_are_said(
    officer: Desk, qtbot: Any, holder: ThemeHolder
) -> None:
    guest(officer, "DUK-06")
    bench = bench_of(officer, qtbot, holder)
    said: list[str] = []
    bench.revealing._say = said.append
    bench.go("page.queue")
    bench.actions_.trigger("person.reveal")
    choose_first(bench)
    bench.actions_.trigger("person.reveal")
    assert said == [
        "Pilih dulu tamu, tiket, permohonan, atau pengaduan.",
        "Tidak ada orang yang tercatat di sini.",
    ]
