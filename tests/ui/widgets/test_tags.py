"""States of tickets: every one has an icon, a word and a tone, and no two look alike without colour."""

import pytest

from desktop.queries.day_figures import TicketState
from ui.theme import load_theme
from ui.widgets.tags import STATES, Tag, state_look, state_word


@pytest.mark.parametrize("state", TicketState)
def test_every_state_of_a_ticket_has_icon_word_and_tone(state) -> None:
    look = STATES[state]
    assert look.icon
    assert f"{look.tone}_tint" in load_theme("light").colours
    assert state_word(state) != f"Word.{state}"


def test_ui_13_states_differ_without_their_colour() -> None:
    said = [(STATES[state].icon, state_word(state)) for state in TicketState]
    assert len(set(said)) == len(said)


def test_words_are_indonesian_and_english() -> None:
    assert state_word("returned_incomplete") == "Berkas kembali"
    assert state_word("called", "en")[0].isupper()
    assert state_word("called", "en") != state_word("called")


def test_state_of_a_newer_desk_is_shown_as_it_is_called() -> None:
    assert state_look("teleported").icon == "info"


def test_tag_is_heard_and_as_wide_as_its_words(qtbot) -> None:
    tag = Tag("waiting")
    qtbot.addWidget(tag)
    assert tag.accessibleName() == "Menunggu"
    narrow = tag.sizeHint().width()
    tag.show_state("blocked", "Sesudah langkah 1")
    assert tag.accessibleName() == "Sesudah langkah 1"
    assert tag.sizeHint().width() > narrow
    assert tag.sizeHint().height() == 26
