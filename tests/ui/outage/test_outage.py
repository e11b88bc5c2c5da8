"""Outage mode in the window by keyboard: declare, ask those who wait, and note that it works again."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.desk import Desk
from desktop.queries.enums import OutageChoice, OutageMode, Role
from desktop.queries.outage_form import outage_form
from desktop.queries.outages import affected, running_outages
from desktop.services.outages import NewOutage, choose, start_outage
from desktop.services.visits import NewVisit, add_visit
from tests.conftest import PASSWORD, Mall
from ui.outage.declare import DeclareDialog
from ui.outage.manage import Act, ManageDialog
from ui.runner import InlineRunner
from ui.shell import Access, Shell
from ui.workbench import Workbench


@pytest.fixture
def shell(mall: Mall, qtbot: Any) -> Shell:
    """The window of a made mall, its administrator signed in, its clock standing."""
    made = Shell(mall.paths, runner=InlineRunner(), access=Access("admin", PASSWORD, mall.recovery_key))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.begin()
    assert made.desk is not None
    made.desk.clock = mall.clock
    return made


@pytest.fixture
def bench(shell: Shell) -> Workbench:
    assert shell.workbench is not None
    return shell.workbench


def came(desk: Desk, **more: object) -> str:
    return add_visit(desk, NewVisit(("DUK-06",), **more)).value.tickets[0].number


def state(desk: Desk, number: str) -> str:
    return desk.store.execute_sql("SELECT state FROM ticket WHERE number = ?", (number,)).fetchone()[0]


def form(bench: Workbench) -> DeclareDialog:
    bench.actions_.trigger("outage.declare")
    dialog = bench.outages._dialog
    assert isinstance(dialog, DeclareDialog)
    return dialog


def listed(bench: Workbench) -> ManageDialog:
    bench.actions_.trigger("outage.manage")
    dialog = bench.outages._dialog
    assert isinstance(dialog, ManageDialog)
    return dialog


def press(dialog: ManageDialog, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(dialog.table, key, *modifiers)


def test_outage_is_declared_by_typing_a_part_of_the_agencys_name(bench: Workbench) -> None:
    came(bench.desk)
    dialog = form(bench)
    dialog.agency.setEditText("dukc")
    dialog.system.setEditText("SIAK")
    dialog.modes[OutageMode.STOP].click()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (outage,) = running_outages(bench.desk)
    assert (outage.agency, outage.system, outage.mode) == ("DUK", "SIAK", OutageMode.STOP)
    assert isinstance(bench.outages._dialog, ManageDialog)
    assert "Gangguan SIAK sejak" in bench.outages.band.line.text()
    assert "1 menunggu · nomor dihentikan" in bench.outages.band.line.text()
    assert bench.outages.band.isVisible()


def test_what_is_missing_is_said_at_its_field_and_nothing_is_declared(bench: Workbench) -> None:
    dialog = form(bench)
    dialog.agency.setEditText("dinas")  # many
    dialog.declare.click()
    assert dialog.agency_field.error
    assert dialog.system_field.error
    assert running_outages(bench.desk) == []


def test_refusal_stands_in_the_form_and_what_was_typed_stays(bench: Workbench) -> None:
    start_outage(bench.desk, NewOutage("SIAK", agency="DUK"))
    dialog = form(bench)
    dialog.agency.setEditText("Disdukcapil")
    dialog.system.setEditText("SIAK")
    dialog.declare.click()
    assert "sudah dicatat" in dialog.message.sentence
    assert dialog.system.currentText() == "SIAK"
    assert dialog.declare.isEnabled()


def test_power_asks_for_nothing_more(bench: Workbench) -> None:
    dialog = form(bench)
    dialog.scopes["power"].click()
    assert not dialog.system_field.isVisible()
    dialog.declare.click()
    assert [one.system for one in running_outages(bench.desk)] == ["Listrik"]
    assert "Seluruh MPP" in bench.outages.band.line.text()


def test_form_of_a_counter_offers_its_own_agency_alone(mall: Mall, qtbot: Any) -> None:
    found = outage_form(mall.as_role(Role.COUNTER, "DUK"))
    dialog = DeclareDialog(found)
    qtbot.addWidget(dialog)
    assert list(dialog.scopes) == ["agency", "service"]
    assert dialog.agency.currentText() == "Disdukcapil"
    assert {one.code.split("-")[0] for one in found.services} == {"DUK"}


def test_single_keys_choose_and_the_next_undecided_visitor_follows(bench: Workbench) -> None:
    first, second, third, fourth = (came(bench.desk) for _ in range(4))
    outage = start_outage(bench.desk, NewOutage("SIAK", agency="DUK")).value
    dialog = listed(bench)
    assert dialog.chosen.number == first
    press(dialog, Qt.Key.Key_T)
    assert dialog.chosen.number == second
    press(dialog, Qt.Key.Key_B)
    assert dialog.chosen.number == third
    press(dialog, Qt.Key.Key_H)  # nobody knows a number: it is asked for
    assert dialog.contact_field.isVisible()
    assert state(bench.desk, third) == "waiting"
    QTest.keyClicks(dialog.contact, "0812 tbh")  # whose letters are no keys of the list
    QTest.keyClick(dialog.contact, Qt.Key.Key_Return)
    assert dialog.chosen.number == fourth
    choices = {row.number: row.choice for row in affected(bench.desk, outage).rows}
    assert choices == {
        first: OutageChoice.WAIT,
        second: OutageChoice.LEAVE_FILE,
        third: OutageChoice.CALL_BACK,
        fourth: None,
    }
    assert "1 belum memilih" in dialog.counts.text()


def test_known_phone_is_not_asked_for(bench: Workbench) -> None:
    number = came(bench.desk, name="Siti Contoh", phone="081200000001")
    start_outage(bench.desk, NewOutage("SIAK", agency="DUK"))
    dialog = listed(bench)
    press(dialog, Qt.Key.Key_H)
    assert state(bench.desk, number) == "system_down"
    press(dialog, Qt.Key.Key_K)
    assert "81200000001" in dialog.message.sentence


def test_choice_is_taken_back_by_a_key(bench: Workbench) -> None:
    number = came(bench.desk)
    start_outage(bench.desk, NewOutage("SIAK", agency="DUK"))
    dialog = listed(bench)
    press(dialog, Qt.Key.Key_B)
    assert state(bench.desk, number) == "system_down"
    press(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state(bench.desk, number) == "waiting"
    assert dialog.chosen.choice is None


def test_all_others_wait_by_one_key(bench: Workbench) -> None:
    for _ in range(3):
        came(bench.desk)
    start_outage(bench.desk, NewOutage("SIAK", agency="DUK"))
    dialog = listed(bench)
    press(dialog, Qt.Key.Key_A)
    assert dialog.found.choices[OutageChoice.WAIT] == 3
    assert not dialog.buttons[Act.ALL_WAIT].isEnabled()


def test_end_takes_the_band_away_and_its_toast_takes_the_end_back(bench: Workbench, mall: Mall) -> None:
    start_outage(bench.desk, NewOutage("SIAK", agency="DUK"))
    dialog = listed(bench)
    mall.clock.forward(minutes=3)
    press(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert running_outages(bench.desk) == []
    assert not bench.outages.band.isVisible()
    assert bench.toasts.undo_latest()
    assert [one.system for one in running_outages(bench.desk)] == ["SIAK"]
    assert bench.outages.band.isVisible()


def test_list_stays_to_call_back_after_the_end(bench: Workbench) -> None:
    number = came(bench.desk)
    outage = start_outage(bench.desk, NewOutage("SIAK", agency="DUK")).value
    choose(bench.desk, number, OutageChoice.CALL_BACK, contact="0812")
    dialog = listed(bench)
    dialog.end.click()
    again = listed(bench)
    assert again.found.outage.id == outage
    assert not again.end.isVisible()
    press(again, Qt.Key.Key_K)
    assert again.message.sentence.endswith("0812")


def test_without_an_outage_the_list_says_so(bench: Workbench) -> None:
    bench.actions_.trigger("outage.manage")
    assert bench.outages._dialog is None
    assert any("Tidak ada gangguan" in toast.accessibleName() for toast in bench.toasts.toasts())


def test_notice_and_receipt_go_to_the_printer(bench: Workbench, tmp_path: Any) -> None:
    bench.printing.use_folder(tmp_path / "Pandu")
    came(bench.desk)
    start_outage(bench.desk, NewOutage("SIAK", agency="DUK"))
    dialog = listed(bench)
    press(dialog, Qt.Key.Key_P)
    press(dialog, Qt.Key.Key_B)
    press(dialog, Qt.Key.Key_R)
    rows = bench.desk.store.execute_sql("SELECT paper FROM paper ORDER BY at_hlc").fetchall()
    assert rows == [("outage_notice",), ("receipt",)]


def test_every_part_of_both_dialogs_has_a_name(bench: Workbench) -> None:
    from tests.ui.test_shell import silent

    came(bench.desk)
    start_outage(bench.desk, NewOutage("SIAK", agency="DUK"))
    assert silent(form(bench)) == []
    assert silent(listed(bench)) == []
