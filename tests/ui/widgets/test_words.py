"""Labels, numbers, figures and empty places: plain text, named, in their own digits."""

from PySide6.QtGui import QAccessible

from ui.widgets.cards import Card, EmptyState, Figure
from ui.widgets.painting import plain, text_width
from ui.widgets.words import Icon, KeyCap, NumberLabel, label, set_tone


def test_ampersands_are_doubled_for_menus_and_tabs() -> None:
    assert plain("KB & KR && lain") == "KB && KR &&&& lain"


def test_label_shows_markup_and_ampersands_as_letters(qtbot) -> None:
    shown = label("<b>Bea</b> & Cukai")
    qtbot.addWidget(shown)
    shown.show()
    bold_only = label("Bea & Cukai")
    qtbot.addWidget(bold_only)
    assert shown.sizeHint().width() > bold_only.sizeHint().width()
    assert QAccessible.queryAccessibleInterface(shown).text(QAccessible.Text.Name) == "<b>Bea</b> & Cukai"


def test_label_takes_the_colour_of_its_tone(theme, qtbot) -> None:
    shown = label("Kurang: BPKB asli", "small", "ret")
    qtbot.addWidget(shown)
    shown.ensurePolished()
    assert shown.palette().color(shown.foregroundRole()).name() == theme.colours["ret"].lower()
    set_tone(shown, "ok")
    assert shown.palette().color(shown.foregroundRole()).name() == theme.colours["ok"].lower()


def test_tabular_label_keeps_its_width_while_a_clock_runs(qtbot) -> None:
    clock = label("11.11", "timer", tabular=True)
    qtbot.addWidget(clock)
    clock.show()
    width = clock.sizeHint().width()
    clock.setText("00.00")
    assert clock.sizeHint().width() == width


def test_ticket_number_is_named_and_has_proportional_digits(theme, qtbot) -> None:
    shown = NumberLabel("DUK-A1-111", "number")
    qtbot.addWidget(shown)
    shown.ensurePolished()
    assert shown.accessibleName() == "Nomor antrean DUK-A1-111"
    assert text_width("111", shown.font()) < text_width("000", shown.font())
    assert (shown.fontInfo().pixelSize(), shown.fontInfo().weight()) == (68, 700)


def test_icon_without_a_name_is_decoration(qtbot) -> None:
    for icon, name in ((Icon("lock"), ""), (Icon("wheelchair", spoken="Disabilitas"), "Disabilitas")):
        qtbot.addWidget(icon)
        assert icon.accessibleName() == icon.toolTip() == name


def test_figure_is_heard_whole(qtbot) -> None:
    figure = Figure("Menunggu", "19")
    qtbot.addWidget(figure)
    figure.show()
    assert not figure._icon.isVisible()
    figure.show_figure("19", "terlama 31 mnt", tone="ret", icon="warning")
    assert figure.accessibleName() == "Menunggu: 19, terlama 31 mnt"
    assert figure._icon.isVisible()


def test_empty_place_says_what_is_so_and_what_to_do(qtbot) -> None:
    empty = EmptyState("Belum ada antrean hari ini", "Mulai dari tamu pertama", key="F2")
    qtbot.addWidget(empty)
    assert empty.accessibleName() == "Belum ada antrean hari ini. Mulai dari tamu pertama. F2"
    assert [cap.accessibleName() for cap in empty.findChildren(KeyCap)] == ["F2"]


def test_card_has_a_head_only_with_a_title(qtbot) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.show()
    assert not card.title.isVisible()
    card.set_title("Menunggu")
    assert card.title.isVisible()
    assert card.accessibleName() == "Menunggu"
