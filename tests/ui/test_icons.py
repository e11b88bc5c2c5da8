"""The icons: all load, in the one colour that was asked for."""

import re

import pytest
from PySide6.QtGui import QColor, QIcon
from PySide6.QtSvg import QSvgRenderer

from resources import path, read_bytes
from ui.icons import as_icon, icon
from ui.theme import ThemeName, load_theme
from ui.widgets.tags import STATES


def near(rgb: int, wanted: QColor) -> bool:
    """Return whether a drawn colour is the wanted one but for the rounding of its edges."""
    got = QColor.fromRgb(rgb)
    parts = zip(got.getRgb(), wanted.getRgb(), strict=True)
    return all(abs(one - other) <= 1 for one, other in parts)


NAMES = sorted(file.stem for file in path("icons").glob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_icon_is_drawn_in_one_colour_on_one_grid(name: str) -> None:
    drawing = read_bytes(f"icons/{name}.svg").decode()
    assert 'viewBox="0 0 20 20"' in drawing
    assert 'stroke-width="1.6"' in drawing
    assert set(re.findall(r'"#[^"]*"', drawing)) == {'"#000"'}
    assert QSvgRenderer(str(path(f"icons/{name}.svg"))).isValid()


@pytest.mark.parametrize("name", NAMES)
def test_icon_takes_the_colour_of_its_token(name: str, theme) -> None:
    image, wanted = icon(name, "bad", 20, theme, 2.0).toImage(), theme.colour("bad")
    seen = {
        image.pixelColor(x, y).rgb()
        for x in range(40)
        for y in range(40)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert seen
    assert all(near(colour, wanted) for colour in seen)


def test_icon_of_a_sharper_screen_has_more_pixels(theme) -> None:
    assert icon("lock", "ink", 16, theme, 2.0).width() == 32
    assert icon("lock", "ink", 16, load_theme(ThemeName.LIGHT, 1.5)).width() == 24


def test_icon_is_drawn_once_for_a_name_colour_size_and_ratio(theme) -> None:
    assert icon("lock", "ink", 16, theme) is icon("lock", "ink", 16, theme)
    assert icon("lock", "ink", 16, theme) is not icon("lock", "ink", 16, load_theme(ThemeName.DARK))


def test_disabled_icon_has_the_colour_of_what_is_disabled(theme) -> None:
    image = as_icon("minus", theme).pixmap(18, QIcon.Mode.Disabled).toImage()
    assert near(image.pixelColor(9, 9).rgb(), theme.colour("disabled"))


def test_unknown_icon_is_said_at_once(theme) -> None:
    with pytest.raises(FileNotFoundError):
        icon("unicorn", "ink", 16, theme)


def test_every_state_has_its_icon() -> None:
    assert {look.icon for look in STATES.values()} <= set(NAMES)
