"""Letters of twice the size: the frame of the window and its rooms give way, and nothing lies over anything."""

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QVBoxLayout

from desktop.paths import Paths
from tests.conftest import Mall
from ui.rail import RailItem
from ui.rooms.wizard import WizardRoom
from ui.runner import InlineRunner
from ui.theme import ThemeHolder, ThemeName, load_theme
from ui.widgets.fields import Field
from ui.widgets.words import label
from ui.workbench import Workbench


@pytest.fixture
def bench(mall: Mall, qtbot: Any, holder: ThemeHolder) -> Workbench:
    made = Workbench(mall.desk, InlineRunner(), holder)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.begin()
    return made


def test_rail_folds_and_its_entries_stay_apart(bench: Workbench, holder: ThemeHolder, qtbot: Any) -> None:
    items = bench.findChildren(RailItem)
    assert not any(item.narrow for item in items)
    holder.use(load_theme(ThemeName.LIGHT, 2.0))
    assert all(item.narrow for item in items)

    def apart() -> bool:
        rows = sorted((item.geometry() for item in items), key=lambda row: row.top())
        return all(one.bottom() < other.top() for one, other in pairwise(rows))

    qtbot.waitUntil(apart)
    assert bench.rail.rect().contains(bench.rail.childrenRect())


def test_status_bar_leaves_out_the_words_of_what_is_well_before_those_of_the_clock(
    bench: Workbench, holder: ThemeHolder
) -> None:
    status = bench.status
    parts = (status.desk, status.clock, status.printer, status.sync, status.backup, status.lock)
    assert all(part.words.isVisible() for part in parts)
    holder.use(load_theme(ThemeName.LIGHT, 2.0))
    status.resize(1000, 60)
    assert status.clock.words.isVisible()
    assert not status.backup.words.isVisible()
    assert status.backup.toolTip() == status.backup.accessibleName() != ""


def needed(field: Field) -> int:
    """Return the height that a field asks for where it is as wide as it is."""
    return field.heightForWidth(field.width()) if field.hasHeightForWidth() else field.sizeHint().height()


def test_ui_04_room_scrolls_in_place_of_squeezing_its_fields(
    tmp_path: Any, qtbot: Any, holder: ThemeHolder
) -> None:
    holder.use(load_theme(ThemeName.LIGHT, 2.0))
    room = WizardRoom(Paths(tmp_path / "data", tmp_path / "state"), InlineRunner())
    qtbot.addWidget(room)
    room.resize(1024, 500)
    with qtbot.waitExposed(room):
        room.show()
    fields = [field for field in room.findChildren(Field) if field.isVisible()]
    assert fields
    qtbot.waitUntil(lambda: all(field.height() >= needed(field) for field in fields))


def test_ui_04_dialog_is_as_high_as_its_words(bench: Workbench) -> None:
    dialog = QDialog(bench)
    column = QVBoxLayout(dialog)
    for _ in range(10):
        column.addWidget(
            label("Angka hari ini tersimpan; perubahan sesudahnya dicatat sebagai revisi.", wrap=True)
        )
    dialog.setFixedWidth(240)
    bench.page.open_dialog(dialog)
    assert (
        dialog.height() == column.totalHeightForWidth(240) > dialog.screen().availableSize().height() * 2 // 3
    )
