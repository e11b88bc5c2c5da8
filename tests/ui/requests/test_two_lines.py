"""What the lists of requests share: rows known by their key, said in one sentence, and kept while nothing else comes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ui.requests.two_lines import ENTRY, TwoLines


@pytest.fixture
def model(qtbot) -> TwoLines:
    made = TwoLines(("Kode", "Waktu"), 1, lambda entry, column: (entry[column], ""), lambda entry: entry[0])
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show_entries([("R1", "09.00"), ("R2", "<b>10.00")])
    return made


def test_same_entries_keep_their_rows_and_others_begin_anew(model: TwoLines, qtbot) -> None:
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        assert not model.show_entries([("R1", "09.30"), ("R2", "10.00")])
    assert model.index(0, 1).data() == "09.30"
    with qtbot.waitSignal(model.modelReset):
        assert model.show_entries([("R2", "10.00")])
    assert (model.place_of("R2"), model.place_of("R1"), model.rowCount()) == (0, -1, 1)


def test_empty_second_line_is_not_said_and_tooltips_read_no_markup(model: TwoLines) -> None:
    cell = model.index(1, 1)
    assert cell.data() == cell.data(Qt.ItemDataRole.AccessibleTextRole) == "<b>10.00"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) != cell.data()
    assert cell.data(ENTRY) == ("R2", "<b>10.00")


def test_head_of_the_right_column_stands_at_the_right(model: TwoLines) -> None:
    role = Qt.ItemDataRole.TextAlignmentRole
    horizontal = Qt.Orientation.Horizontal
    assert model.headerData(0, horizontal, role) is None
    assert Qt.AlignmentFlag(model.headerData(1, horizontal, role)) & Qt.AlignmentFlag.AlignRight
