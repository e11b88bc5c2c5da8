"""The path of a visit: heard as words, whole where there is room, else from where one is."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from ui.widgets.paths import Mark, PathColumn, PathStrip, Stop, paint_column_stop, shown_stops, stop_here

STOPS = (
    Stop("Polres", "Selesai 08.52", Mark.DONE, "done"),
    Stop("Dukcapil", "Dilayani", Mark.HERE, "serving"),
    Stop("Samsat", "Sesudah langkah 2", Mark.BLOCKED, "blocked"),
)


def test_path_is_heard_as_words(qtbot) -> None:
    for piece in (PathStrip(STOPS), PathColumn(STOPS)):
        qtbot.addWidget(piece)
        assert piece.accessibleName() == (
            "1 Polres: Selesai 08.52. 2 Dukcapil: Dilayani. 3 Samsat: Sesudah langkah 2"
        )


def test_all_stops_are_shown_where_they_fit() -> None:
    assert shown_stops([100, 100, 100], 300, here=1) == range(3)


def test_little_room_shows_the_present_and_the_next_stops() -> None:
    assert shown_stops([100, 100, 100, 100], 250, here=1) == range(1, 3)


def test_room_that_is_left_shows_what_was_before() -> None:
    assert shown_stops([100, 100, 100, 100], 250, here=3) == range(2, 4)


def test_a_strip_is_about_where_one_is_else_about_what_comes_first() -> None:
    assert stop_here([Mark.OPEN, Mark.BLOCKED, Mark.HERE]) == 2
    assert stop_here([Mark.DONE, Mark.OPEN, Mark.OPEN]) == 1
    assert stop_here([Mark.DONE, Mark.DONE]) == 1


@given(st.lists(st.floats(1, 500), min_size=1, max_size=8), st.floats(0, 2000), st.data())
def test_present_stop_is_always_shown(widths: list[float], room: float, data: st.DataObject) -> None:
    here = data.draw(st.integers(0, len(widths) - 1))
    shown = shown_stops(widths, room, here)
    assert here in shown
    assert sum(widths[place] for place in shown) <= room or len(shown) == 1


def drawn(mark: Mark, theme) -> QImage:
    image = QImage(40, 80, QImage.Format.Format_Grayscale8)
    image.fill(255)
    with QPainter(image) as painter:
        paint_column_stop(painter, QRectF(0, 0, 40, 80), 2, mark, theme, after=Mark.OPEN)
    return image


def test_ui_13_marks_differ_without_their_colour(theme) -> None:
    images = [drawn(mark, theme) for mark in Mark]
    assert all(one != other for place, one in enumerate(images) for other in images[:place])


def test_blocked_stop_stands_on_a_dashed_line(theme) -> None:
    whole = {drawn(Mark.OPEN, theme).pixelColor(20, y).value() < 200 for y in range(4, 22)}
    broken = {drawn(Mark.BLOCKED, theme).pixelColor(20, y).value() < 200 for y in range(4, 22)}
    assert whole == {True}
    assert broken == {True, False}


def test_column_has_a_row_for_every_stop(qtbot) -> None:
    column = PathColumn(STOPS, pitch=78)
    qtbot.addWidget(column)
    assert column.sizeHint().height() == 3 * 78


def test_empty_path_paints_nothing(qtbot) -> None:
    strip = PathStrip()
    qtbot.addWidget(strip)
    strip.resize(200, 48)
    assert not strip.grab().isNull()
    assert strip.accessibleName() == ""
