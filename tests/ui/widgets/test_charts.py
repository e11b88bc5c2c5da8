"""Charts: zero is always shown, the figures stand in a table and in words, agencies are never ranked."""

from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.charts import MOST_TICKS, Bar, BarChart, number, ticks
from ui.widgets.waits import MINUTES, Wait, WaitChart


@given(st.floats(0, 100_000), st.sampled_from([(), MINUTES]))
def test_axis_starts_at_zero_and_reaches_the_greatest_figure(most: float, steps: tuple[float, ...]) -> None:
    marks = ticks(most, steps)
    assert marks[0] == 0
    assert marks[-1] >= most
    assert 2 <= len(marks) <= MOST_TICKS
    assert all(mark == int(mark) for mark in marks)


def test_axis_of_minutes_has_steps_of_a_clock() -> None:
    assert ticks(41, MINUTES) == [0, 15, 30, 45]
    assert ticks(24) == [0, 10, 20, 30]


def test_figures_have_a_decimal_comma() -> None:
    assert (number(7.74), number(12.0)) == ("7,7", "12")


def hours(qtbot) -> BarChart:
    chart = BarChart("Tamu per jam", "Jam", "Hari ini", "Rata-rata 4 Senin")
    qtbot.addWidget(chart)
    chart.show_bars([Bar("08", 18, 15), Bar("09", 24, None, marked=True)])
    return chart


def test_bars_have_their_figures_in_a_table_and_in_words(qtbot) -> None:
    chart = hours(qtbot)
    assert chart.table().heads == ("Jam", "Hari ini", "Rata-rata 4 Senin")
    assert chart.table().rows == (("08", "18", "15"), ("09", "24", "-"))
    assert chart.accessibleName() == "Tamu per jam"
    assert chart.accessibleDescription() == (
        "08: Hari ini 18, Rata-rata 4 Senin 15. 09: Hari ini 24, Rata-rata 4 Senin -"
    )


def test_bars_without_a_comparison_have_two_columns(qtbot) -> None:
    chart = BarChart("Tamu per hari", "Hari", "Tamu")
    qtbot.addWidget(chart)
    chart.show_bars([Bar("Sen", 3)])
    assert chart.table().rows == (("Sen", "3"),)


def waits(qtbot) -> WaitChart:
    chart = WaitChart("Waktu tunggu")
    qtbot.addWidget(chart)
    chart.show_waits([Wait("Samsat", 7, 12, 15), Wait("BPJS", None), Wait("Dukcapil", 26, 41, 20)])
    return chart


def test_agencies_stand_in_alphabetical_order_whatever_their_waits(qtbot) -> None:
    assert [row[0] for row in waits(qtbot).table().rows] == ["BPJS", "Dukcapil", "Samsat"]


def test_broken_promise_is_said_in_words(qtbot) -> None:
    chart = waits(qtbot)
    assert chart.table().rows[1] == ("Dukcapil", "26", "41", "20", "melewati janji")
    assert chart.table().rows[0] == ("BPJS", "-", "-", "-", "-")
    assert "Dukcapil: Median, mnt 26" in chart.accessibleDescription()


def test_promise_is_broken_only_beyond_it() -> None:
    assert Wait("a", 21, promise=20).over
    assert not Wait("a", 20, promise=20).over
    assert not Wait("a", None, promise=20).over
    assert not Wait("a", 99).over


def test_charts_paint_without_figures_and_in_little_room(qtbot) -> None:
    for chart in (BarChart("a", "b", "c"), WaitChart("d"), hours(qtbot), waits(qtbot)):
        qtbot.addWidget(chart)
        for width, height in ((60, 40), (500, 300)):
            chart.resize(width, height)
            assert not chart.grab().isNull()
