"""The satisfaction index against hand-checked figures, its bands and their holes, the sample against the printed table."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.skm import (
    Band,
    Element,
    Numbering,
    SampleMethod,
    Satisfaction,
    Tally,
    Weight,
    band_of,
    numbered,
    rounded,
    sample_size,
    satisfaction,
    tally,
)

TOTALS = (105, 101, 100, 116, 102, 105, 106, 105, 115)
"""Of 29 sheets without a gap, U1 to U9."""
KREJCIE_MORGAN = """
10:10 15:14 20:19 25:24 30:28 35:32 40:36 45:40 50:44 55:48 60:52 65:56 70:59 75:63 80:66 85:70 90:73 95:76
100:80 110:86 120:92 130:97 140:103 150:108 160:113 170:118 180:123 190:127 200:132 210:136 220:140 230:144
240:148 250:152 260:155 270:159 280:162 290:165 300:169 320:175 340:181 360:186 380:191 400:196 420:201
440:205 460:210 480:214 500:217 550:226 600:234 650:242 700:248 750:254 800:260 850:265 900:269 950:274
1000:278 1100:285 1200:291 1300:297 1400:302 1500:306 1600:310 1700:313 1800:317 1900:320 2000:322 2200:327
2400:331 2600:335 2800:338 3000:341 3500:346 4000:351 4500:354 5000:357 6000:361 7000:364 8000:367 9000:368
10000:370 15000:375 20000:377 30000:379 40000:380 50000:381 75000:382 100000:384
"""
SHEETS = st.lists(st.dictionaries(st.sampled_from(list(Element)), st.integers(1, 4)), max_size=12)


def example() -> dict[Element, Tally]:
    return {element: Tally(29, total) for element, total in zip(numbered().values(), TOTALS, strict=True)}


def all_alike(score: int, weight: Weight = Weight.EXACT) -> Satisfaction:
    found = satisfaction(tally([dict.fromkeys(Element, score)] * 3), weight)
    assert found is not None
    return found


def test_index_of_the_worked_example_is_exact_by_ninths_and_lower_by_the_old_weight():
    exact, old = satisfaction(example()), satisfaction(example(), Weight.OLD)
    assert exact is not None
    assert old is not None
    assert (exact.index, exact.band) == (Decimal("91.48"), Band.A)
    assert (old.index, old.band, old.weight) == (Decimal("90.56"), Band.A, Weight.OLD)


def test_fours_throughout_give_a_hundred_and_ninety_nine_by_the_old_weight():
    assert str(all_alike(4).index) == "100.00"
    assert str(all_alike(4, Weight.OLD).index) == "99.00"


def test_ones_throughout_are_in_the_last_band_also_where_the_old_weight_goes_below_its_bound():
    assert (all_alike(1).index, all_alike(1).band) == (Decimal("25.00"), Band.D)
    assert (all_alike(1, Weight.OLD).index, all_alike(1, Weight.OLD).band) == (Decimal("24.75"), Band.D)


@pytest.mark.parametrize(
    ("index", "band"),
    [
        ("100.00", Band.A), ("88.31", Band.A), ("88.30", Band.B), ("76.61", Band.B), ("76.60", Band.C),
        ("65.00", Band.C), ("64.99", Band.D), ("25.00", Band.D),
        ("64.995", Band.C), ("76.605", Band.B), ("88.305", Band.A),
        ("64.994", Band.D), ("76.604", Band.C), ("88.304", Band.B),
        ("64.99499999999999999999999999999999999", Band.D),
    ],
)  # fmt: skip
def test_band_is_asked_by_lower_bounds_after_rounding_half_up(index: str, band: Band):
    assert band_of(Decimal(index)) is band


def test_index_in_a_hole_between_two_bands_is_rounded_before_it_is_compared():
    # the means of 2,000 sheets add up to 9 * 2.5998: an index of 64.995
    tallies = dict.fromkeys(Element, Tally(10_000, 25_998))
    found = satisfaction(tallies)
    assert found is not None
    assert Fraction(25_998, 10_000) * 25 == Fraction("64.995")
    assert (found.index, found.band) == (Decimal("65.00"), Band.C)


def test_half_is_rounded_up_and_never_to_the_even_neighbour():
    assert rounded(Fraction("0.125")) == Decimal("0.13")
    assert rounded(Fraction("0.135")) == Decimal("0.14")
    assert str(rounded(2)) == "2.00"


def test_mean_of_an_element_is_over_the_answers_given_to_it():
    full = dict.fromkeys(Element, 2)
    gap = {element: 4 for element in Element if element is not Element.COST}
    found = satisfaction(tally([full, gap]))
    assert found is not None
    by = {one.element: one for one in found.elements}
    assert (by[Element.COST].answers, by[Element.COST].mean) == (1, Decimal("2.000"))
    assert (by[Element.TIME].answers, by[Element.TIME].mean) == (2, Decimal("3.000"))
    assert by[Element.TIME].weighted == Decimal("0.333")
    assert found.lowest[0] is Element.COST


def test_nothing_answered_gives_nothing():
    assert satisfaction({}) is None
    assert satisfaction(tally([])) is None
    assert satisfaction(tally([{}])) is None


def test_element_that_nobody_answered_leaves_the_period_without_index_but_not_without_means():
    found = satisfaction(tally([{Element.TIME: 4, Element.COST: 2}]))
    assert found is not None
    assert (found.index, found.band) == (None, None)
    assert found.lowest == (Element.COST, Element.TIME)
    by = {one.element: one for one in found.elements}
    assert (by[Element.PRODUCT].mean, by[Element.PRODUCT].weighted) == (None, None)


def test_three_lowest_stand_lowest_first():
    found = satisfaction(example())
    assert found is not None
    assert found.lowest == (Element.TIME, Element.PROCEDURE, Element.PRODUCT)
    assert not found.tied


def test_what_is_as_low_as_the_third_is_told_too():
    tallies = example() | {Element.CONDUCT: Tally(58, 204)}
    found = satisfaction(tallies)
    assert found is not None
    assert found.lowest == (Element.TIME, Element.PROCEDURE, Element.PRODUCT, Element.CONDUCT)
    assert found.tied


def test_complaints_and_facilities_change_places_between_form_and_regulation():
    form, regulation = numbered(), numbered(Numbering.REGULATION)
    assert (form["U8"], form["U9"]) == (Element.FACILITIES, Element.COMPLAINTS)
    assert (regulation["U8"], regulation["U9"]) == (Element.COMPLAINTS, Element.FACILITIES)
    assert list(form) == list(regulation) == [f"U{place}" for place in range(1, 10)]
    found = satisfaction(example(), numbering=Numbering.REGULATION)
    assert found is not None
    assert [one.element for one in found.elements] == list(regulation.values())


def test_sample_is_the_printed_table_s_in_every_row():
    table = [row.split(":") for row in KREJCIE_MORGAN.split()]
    assert len(table) == 90
    assert {int(n): sample_size(int(n)) for n, _ in table} == {int(n): int(s) for n, s in table}


def test_formula_alone_misses_the_printed_table_in_its_last_row_only():
    assert sample_size(99_999) == sample_size(100_001) == 383


def test_slovin_needs_what_the_office_of_the_example_asked():
    assert sample_size(646, SampleMethod.SLOVIN) == 247
    assert sample_size(646) == 241
    assert sample_size(0) == sample_size(0, SampleMethod.SLOVIN) == 0


@given(st.integers(1, 5_000_000), st.sampled_from(SampleMethod))
def test_sample_is_never_more_than_the_population_nor_nobody(population: int, method: SampleMethod):
    assert 1 <= sample_size(population, method) <= population


@given(SHEETS, st.sampled_from(Weight))
def test_index_stays_on_its_scale(sheets: list[dict[Element, int]], weight: Weight):
    found = satisfaction(tally(sheets), weight)
    if found is not None and found.index is not None:
        low, high = {Weight.EXACT: ("25", "100"), Weight.OLD: ("24.75", "99")}[weight]
        assert Decimal(low) <= found.index <= Decimal(high)
    if found is not None:
        assert all(one.mean is None or 1 <= one.mean <= 4 for one in found.elements)


@given(SHEETS, st.randoms(use_true_random=False))
def test_order_of_the_sheets_does_not_matter(sheets: list[dict[Element, int]], random):
    shuffled = [dict(random.sample(list(sheet.items()), len(sheet))) for sheet in sheets]
    random.shuffle(shuffled)
    assert satisfaction(tally(shuffled)) == satisfaction(tally(sheets))


@given(SHEETS)
def test_one_better_answer_never_lowers_the_index(sheets: list[dict[Element, int]]):
    full = [dict.fromkeys(Element, 2), *sheets]
    better = [{**full[0], Element.COST: 3}, *sheets]
    one, other = satisfaction(tally(full)), satisfaction(tally(better))
    assert one is not None
    assert other is not None
    assert one.index is not None
    assert other.index is not None
    assert one.index <= other.index
