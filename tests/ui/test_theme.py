"""The themes: whole token tables, one style sheet, the bundled letters."""

import re

import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from resources import read_bytes
from ui.theme import FAMILY, ThemeHolder, ThemeName, load_theme, style_sheet, theme_of
from ui.widgets.words import label

SHEET = read_bytes("theme/style.qss").decode()


def test_all_themes_have_the_same_tokens() -> None:
    light, dark, contrast = (set(load_theme(name).colours) for name in ThemeName)
    assert light == dark == contrast


@pytest.mark.parametrize("name", ThemeName)
def test_style_sheet_is_filled_wholly(name: ThemeName) -> None:
    sheet = style_sheet(load_theme(name, 1.5))
    assert "$" not in sheet
    assert load_theme(name).colours["accent"] in sheet


def test_no_text_stands_on_the_colour_of_decoration() -> None:
    rules = re.findall(r"\{([^}]*)\}", SHEET)
    assert rules
    assert [rule for rule in rules if "background: $line" in rule and re.search(r"(?<!-)color: ", rule)] == []


def test_letters_are_the_bundled_ones(qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == FAMILY
    assert qapp.font().pixelSize() == 15


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_every_weight_is_bundled(theme, weight: int) -> None:
    assert QFontInfo(theme.font(weight=weight)).weight() == weight


def test_letters_grow_with_the_font_scale(holder: ThemeHolder, qtbot) -> None:
    title = label("Tamu baru", "page")
    qtbot.addWidget(title)
    title.show()
    assert title.fontInfo().pixelSize() == 20
    holder.use(load_theme(ThemeName.LIGHT, 2.0))
    assert title.fontInfo().pixelSize() == 40


@pytest.mark.parametrize(("asked", "given"), [(0.5, 1.0), (1.25, 1.25), (9.0, 2.0)])
def test_font_scale_stays_between_100_and_200_percent(asked: float, given: float) -> None:
    assert load_theme("dark", asked).scale == given


def test_change_of_theme_reaches_palette_widgets_and_listeners(qapp, holder: ThemeHolder, qtbot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    dark = load_theme(ThemeName.DARK)
    with qtbot.waitSignal(holder.changed) as heard:
        holder.use(dark)
    assert heard.args == [dark]
    assert theme_of(widget) is dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == dark.colour("canvas")


def test_same_theme_again_changes_nothing(holder: ThemeHolder, qtbot) -> None:
    with qtbot.assertNotEmitted(holder.changed):
        holder.use(load_theme(ThemeName.LIGHT))


def test_tabular_digits_are_of_one_width_and_others_are_not(theme) -> None:
    from ui.widgets.painting import text_width

    assert text_width("1111", theme.font(tabular=True)) == text_width("0000", theme.font(tabular=True))
    assert text_width("1111", theme.font()) < text_width("0000", theme.font())


def test_placeholder_is_as_dark_as_its_token(theme, qtbot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.ensurePolished()
    assert field.palette().color(QPalette.ColorRole.PlaceholderText).name() == theme.colours["ink3"].lower()


@pytest.mark.parametrize("name", ThemeName)
@pytest.mark.parametrize(
    ("mark", "token"),
    [
        ("tick", "on_accent"),
        ("dot", "on_accent"),
        ("tick-disabled", "disabled"),
        ("chevron-down", "ink2"),
        ("chevron-up", "ink2"),
    ],
)
def test_marks_of_the_style_sheet_have_the_colours_of_the_tokens(
    name: ThemeName, mark: str, token: str
) -> None:
    drawing = read_bytes(f"theme/{name}/{mark}.svg").decode()
    assert set(re.findall(r"#[0-9A-Fa-f]{3,6}", drawing)) == {load_theme(name).colours[token]}
