"""The made-up mall's visitors answer plausibly, from the seed, at the kiosk and on paper."""

from random import Random

from desktop.demo.survey import sheet
from models.rules.skm import Element, satisfaction, tally

SERVICES = [("DUK-06", "DUK"), ("POL-03", "POL")]


def test_same_seed_gives_the_same_sheets():
    one, other = ([sheet(rng, SERVICES) for _ in range(20)] for rng in (Random(3), Random(3)))
    assert one == other


def test_sheets_come_to_an_index_that_a_real_mall_has_and_leave_something_out():
    rng = Random(1)
    sheets = [sheet(rng, SERVICES) for _ in range(600)]
    found = satisfaction(tally(one.scores for one in sheets))
    assert found is not None
    assert found.index is not None
    assert 80 < found.index < 92
    assert set(found.lowest) <= {Element.TIME, Element.REQUIREMENTS, Element.COMPLAINTS}
    assert {one.service for one in sheets} == {"DUK-06", "POL-03", None}
    assert any(len(one.scores) < 9 for one in sheets)
    assert any(one.respondent.sex is None for one in sheets)
