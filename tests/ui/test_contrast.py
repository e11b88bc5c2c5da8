"""Every pair of colours that stand on each other can be told apart, in all themes (WCAG 2.2, 1.4.3 and 1.4.11)."""

from itertools import product

import pytest

from ui.theme import ThemeName, load_theme
from ui.widgets import buttons
from ui.widgets.tags import STATES

SURFACES = ("canvas", "surface", "sunken", "zebra", "sel", "soft")
STATE_TONES = ("wait", "call", "serve", "hold", "ok", "ret", "bad", "off")
TEXT, PART = 4.5, 3.0

TEXT_PAIRS = [
    *product(("ink2", "ink3"), SURFACES),
    *product(("accent",), ("surface", "canvas", "sel", "sunken", "zebra")),
    *((tone, f"{tone}_tint") for tone in STATE_TONES),
    *product(STATE_TONES, ("surface", "canvas")),
    *product(("on_accent",), ("accent", "accent_hover", "accent_pressed", "bar")),
    ("on_soft", "soft"),
    *product(("rail_ink", "rail_ink2"), ("rail",)),
    ("on_rail", "rail_sel"),
    ("on_marker", "marker"),
    *product(("on_tip", "tip_act"), ("tip",)),
]
PART_PAIRS = [
    *product(("border",), ("surface", "canvas", "sunken")),
    *product(("focus",), ("surface", "canvas", "sunken", "sel")),
    *product(("disabled",), ("surface", "canvas")),
    *product(("bar", "ret"), ("surface",)),
    ("marker", "rail"),
    ("accent", "sel"),
]


def luminance(colour: str) -> float:
    """Return the relative luminance of `#RRGGBB`."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def weak(theme: ThemeName, pairs: list[tuple[str, str]], least: float) -> list[tuple[str, str, float]]:
    colours = load_theme(theme).colours
    measured = [(ink, on, contrast(colours[ink], colours[on])) for ink, on in pairs]
    return [found for found in measured if found[2] < least]


def test_contrast_is_measured_as_the_guideline_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", ThemeName)
def test_ui_05_ink_is_read_on_every_surface(theme: ThemeName) -> None:
    least = 7.0 if theme is ThemeName.CONTRAST else TEXT
    assert weak(theme, [("ink", surface) for surface in SURFACES], least) == []


@pytest.mark.parametrize("theme", ThemeName)
def test_every_text_is_read_on_what_it_stands_on(theme: ThemeName) -> None:
    assert weak(theme, TEXT_PAIRS, TEXT) == []


@pytest.mark.parametrize("theme", ThemeName)
def test_ui_05_every_edge_and_mark_is_seen_on_what_it_stands_on(theme: ThemeName) -> None:
    assert weak(theme, PART_PAIRS, PART) == []


@pytest.mark.parametrize("theme", ThemeName)
def test_buttons_are_read_at_rest_under_the_pointer_and_pressed(theme: ThemeName) -> None:
    coats = [
        coat for table in (buttons._RESTING, buttons._HOVERED, buttons._PRESSED) for coat in table.values()
    ]
    assert len(coats) > 10
    pairs = [(coat.ink, coat.fill or ("tip" if coat.ink == "tip_act" else "canvas")) for coat in coats]
    assert weak(theme, pairs, TEXT) == []


def test_every_state_has_a_measured_tone() -> None:
    assert {look.tone for look in STATES.values()} <= set(STATE_TONES)
