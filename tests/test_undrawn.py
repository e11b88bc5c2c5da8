"""Characters without a letter: noted while something is drawn, and told by their codes."""

from resources.undrawn import escape, facts, noting


def test_what_is_drawn_inside_tells_whoever_notes_around_it_too():
    with noting() as outer:
        escape("王")
        with noting() as inner:
            escape("ꦗ")
    assert (outer, inner) == ({"王", "ꦗ"}, {"ꦗ"})


def test_what_is_drawn_while_nobody_notes_is_told_to_nobody_later():
    assert escape("王") == "[U+738B]"
    with noting() as found:
        pass
    assert found == set()


def test_notice_names_three_codes_at_most_and_never_in_the_order_of_a_name():
    assert facts({"王", "小", "明", "ꦗ"}) == {"count": 4, "codes": "[U+5C0F] [U+660E] [U+738B] …"}
    assert facts(("文",)) == {"count": 1, "codes": "[U+6587]"}
