"""Where to go, in words."""

import pytest

from desktop.queries.places import either, floor, together


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Loket 1 Samsat"], "Loket 1 Samsat"),
        (["Loket 1 Samsat", "Loket 2 Samsat"], "Loket 1 atau 2 Samsat"),
        (["Loket 1 Pos", "Loket 2 Pos", "Loket 3 Pos"], "Loket 1–3 Pos"),
        (["Loket 9 Pos", "Loket 10 Pos", "Loket 12 Pos"], "Loket 9, 10 atau 12 Pos"),
        (["Loket 1", "Loket 5", "Loket 6", "Loket 7"], "Loket 1 atau 5–7"),
        (["Loket 2 Pos", "Loket 4 Bank"], "Loket 2 Pos atau Loket 4 Bank"),
        (["Gerai Pajak", "Loket 1"], "Gerai Pajak atau Loket 1"),
        (["Loket Ibu & Anak"], "Loket Ibu & Anak"),
    ],
)
def test_counters_are_named_as_short_as_can_be(names, said):
    assert together(names) == said


def test_floors_below_the_ground_are_basements():
    assert [floor(number) for number in (2, 1, 0, -1)] == ["Lantai 2", "Lantai 1", "Basemen 1", "Basemen 2"]


def test_choice_of_one_two_and_three():
    assert [either("A"), either("AB"), either("ABC")] == ["A", "A atau B", "A, B atau C"]
