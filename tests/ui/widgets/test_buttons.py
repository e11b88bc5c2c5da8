"""Buttons and chips: an ampersand is a letter, the key is seen and heard, actions are followed."""

import pytest
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.theme import ThemeName, load_theme
from ui.widgets.buttons import Chip, KeyButton, Kind, key_text


def heard(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("make", [KeyButton, Chip])
def test_ui_07_ampersand_in_a_name_is_a_letter_and_no_access_key(make, qtbot) -> None:
    button = make("Bea & Cukai")
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert button.text() == "Bea && Cukai"
    assert heard(button) == "Bea & Cukai"


@pytest.mark.parametrize(
    ("key", "shown"),
    [("Ctrl+Return", "Ctrl+Enter"), ("Space", "Spasi"), (QKeySequence("Shift+F8"), "Shift+F8")],
)
def test_keys_are_named_as_on_the_keyboard(key, shown: str) -> None:
    assert key_text(key) == shown


def test_key_is_heard_and_takes_room(qtbot) -> None:
    plain, keyed = KeyButton("Simpan"), KeyButton("Simpan", key="Ctrl+S")
    qtbot.addWidget(plain)
    qtbot.addWidget(keyed)
    assert keyed.accessibleDescription() == "Ctrl+S"
    assert keyed.sizeHint().width() > plain.sizeHint().width()
    assert keyed.minimumSizeHint().width() < keyed.sizeHint().width()


def test_button_without_words_has_name_and_tooltip(qtbot) -> None:
    button = KeyButton("Sebelumnya", icon="chevron-left", key="Alt+Left", bare=True)
    qtbot.addWidget(button)
    assert heard(button) == "Sebelumnya"
    assert button.toolTip() == "Sebelumnya (Alt+Left)"
    assert button.sizeHint().width() == button.sizeHint().height() == 36


def test_button_fires_its_action_and_lives_with_it(qtbot) -> None:
    page, action, fired = QWidget(), QAction(), []
    qtbot.addWidget(page)
    action.setShortcut("F8")
    action.triggered.connect(lambda: fired.append(1))
    button = KeyButton("Panggil", parent=page)
    button.follow(action)
    page.show()
    button.click()
    assert fired == [1]
    assert button.accessibleDescription() == "F8"
    action.setEnabled(False)
    button.click()
    assert fired == [1]
    action.setVisible(False)
    assert not button.isVisible()
    action.setVisible(True)
    assert button.isVisible()


def test_following_an_action_opens_no_window(qtbot) -> None:
    button = KeyButton("Panggil")
    qtbot.addWidget(button)
    button.follow(QAction(button))
    assert not button.isVisible()


def test_buttons_grow_with_the_font_scale(holder, qtbot) -> None:
    button = KeyButton("Simpan", height=40)
    qtbot.addWidget(button)
    assert button.sizeHint().height() == 40
    holder.use(load_theme(ThemeName.LIGHT, 2.0))
    assert button.sizeHint().height() == 80


@pytest.mark.parametrize("kind", [Kind.SECONDARY, Kind.PRIMARY, Kind.DANGER])
def test_dead_button_has_an_edge_of_dashes(kind: Kind, qtbot) -> None:
    button = KeyButton("Simpan", kind=kind)
    qtbot.addWidget(button)
    button.setEnabled(False)
    assert button._coat().dashed
    assert button._coat().edge == "disabled"


def test_danger_is_never_filled_with_red(qtbot) -> None:
    button = KeyButton("Hapus", kind=Kind.DANGER)
    qtbot.addWidget(button)
    assert (button._coat().ink, button._coat().fill) == ("bad", "surface")


def test_chosen_chip_differs_by_more_than_colour_and_keeps_its_width(qtbot) -> None:
    chip = Chip("Lansia", icon="elder")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    width, before = chip.sizeHint().width(), chip.grab().toImage()
    chip.click()
    after = chip.grab().toImage()
    assert chip.isChecked()
    assert chip.sizeHint().width() == width
    grey = [image.convertToFormat(image.Format.Format_Grayscale8) for image in (before, after)]
    changed = sum(
        abs(grey[0].pixelColor(x, y).value() - grey[1].pixelColor(x, y).value()) > 60
        for x in range(14, 32)
        for y in range(8, 26)
    )
    assert changed > 20
