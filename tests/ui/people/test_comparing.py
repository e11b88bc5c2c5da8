"""Deciding about duplicates by keys: merged, told apart, passed over, and taken back."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.queries.duplicates import duplicates
from desktop.queries.people import find_people
from desktop.security.permissions import allowed
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from tests.conftest import Mall
from ui.people.compare import CompareDialog
from ui.runner import InlineRunner
from ui.theme import ThemeHolder
from ui.workbench import Workbench

CONTROL = Qt.KeyboardModifier.ControlModifier
NIK = "3578080102039991"


def came(mall: Mall, name: str, phone: str, **more: object) -> None:
    mall.clock.forward(minutes=1)  # ids of one millisecond stand in any order
    add_visit(mall.desk, NewVisit(("DUK-06",), name=name, phone=phone, **more))


@pytest.fixture
def bench(mall: Mall, qtbot: Any, holder: ThemeHolder) -> Workbench:
    came(mall, "Muhammad Rizki", "081200000001", id_number=NIK)
    came(mall, "M. Rizky", "081200000001")
    came(mall, "Siti Soebandi", "081200000002")
    came(mall, "Hj. Siti Subandi", "081200000002")
    made = Workbench(mall.desk, InlineRunner(), holder)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.begin()
    return made


def opened(bench: Workbench) -> CompareDialog:
    bench.actions_.trigger("person.duplicates")
    dialog = bench.comparing._dialog
    assert isinstance(dialog, CompareDialog)
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    return dialog


def texts(dialog: CompareDialog) -> str:
    rows = dialog.rows
    return " | ".join(
        rows.item(row, column).text()
        for row in range(rows.rowCount())
        for column in range(rows.columnCount())
    )


def press(
    dialog: CompareDialog, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, key, how)


def test_inp_15_pair_is_masked_and_a_key_shows_it_whole_and_keeps_that_on_record(bench: Workbench) -> None:
    dialog = opened(bench)
    assert NIK not in texts(dialog)
    assert "•••• 9991" in texts(dialog)
    press(dialog, Qt.Key.Key_F6)
    assert NIK in texts(dialog)
    looks = bench.desk.store.execute_sql("SELECT count(*) FROM journal WHERE kind = 95").fetchone()
    assert looks == (2,)


def test_right_arrow_chooses_the_newer_entry_and_control_enter_merges_into_it(bench: Workbench) -> None:
    dialog = opened(bench)
    kept = dialog.found.other.id
    press(dialog, Qt.Key.Key_Right)
    assert dialog.keep["other"].isChecked()
    press(dialog, Qt.Key.Key_Return, CONTROL)
    found = [
        row.id for row in find_people(bench.desk, "081200000001") + find_people(bench.desk, "081200000002")
    ]
    assert kept in found
    assert len(found) == 3
    assert bench.comparing._dialog is dialog  # the next pair
    assert dialog.skip.isHidden()


def test_last_decision_closes_the_comparison_and_the_toast_takes_it_back(bench: Workbench) -> None:
    dialog = opened(bench)
    press(dialog, Qt.Key.Key_F9)
    press(dialog, Qt.Key.Key_Return, CONTROL)
    assert bench.comparing._dialog is None
    assert duplicates(bench.desk) == []
    bench.actions_.trigger("app.undo")
    assert len(duplicates(bench.desk)) == 1
    bench.actions_.trigger("app.undo")
    assert "Rizki" not in " ".join(toast.sentence for toast in bench.toasts.toasts())


def test_pair_that_is_passed_over_waits_for_another_time(bench: Workbench) -> None:
    dialog = opened(bench)
    first = (dialog.found.one.id, dialog.found.other.id)
    press(dialog, Qt.Key.Key_PageDown)
    assert (dialog.found.one.id, dialog.found.other.id) != first
    assert len(duplicates(bench.desk)) == 2


def test_another_reason_needs_words_and_says_so_in_the_dialog(bench: Workbench) -> None:
    dialog = opened(bench)
    list(dialog.reasons.values())[-1].click()
    press(dialog, Qt.Key.Key_Return, CONTROL)
    assert "alasan" in dialog.message.sentence.casefold()
    assert len(duplicates(bench.desk)) == 2


def test_person_who_is_chosen_at_intake_is_compared_with_their_own_likeness(bench: Workbench) -> None:
    page = bench.page
    page.person.identity.setFocus()
    QTest.keyClicks(page.person.identity, "subandi")
    page.person._search.now()
    QTest.keyClick(page.person.identity, Qt.Key.Key_Return)
    dialog = opened(bench)
    assert "Subandi" in texts(dialog)
    assert dialog.skip.isHidden()


def test_who_does_not_lead_has_no_such_key(mall: Mall) -> None:
    assert not allowed(mall.as_role(Role.OFFICER).session, "person.compare")
