"""An order's time as a range."""

from models.rules.forecast import LESS, MORE
from models.rules.planning.model import House, Stop, Visitor
from models.rules.planning.ranges import duration, widened

ALL_DAY = ((0, 480),)


def test_leg_is_shorter_and_longer_rounded_outwards():
    stop = Stop(15, 11, 1, ALL_DAY)
    low, high = widened(stop, LESS), widened(stop, MORE)
    assert ((low.wait, low.service), (high.wait, high.service)) == ((10, 7), (27, 20))
    assert widened(stop, MORE, 33).wait == 33


def test_order_has_a_range_around_its_expected_end():
    stops = [Stop(20, 10, 1, ALL_DAY), Stop(0, 10, 2, ALL_DAY)]
    assert duration((0, 1), stops, Visitor(), House(2)) == (14 + 7 + 2 + 7, 36 + 18 + 2 + 18)
    assert duration((0, 1), stops, Visitor(), House(2), waits=[(0, 50), None])[1] == 50 + 18 + 2 + 18


def test_closing_and_leaving_shorten_no_range_but_a_break_is_in_it():
    stops = [Stop(20, 10, 1, ((0, 24), (54, 60)))]
    assert duration((0,), stops, Visitor(leaves_in=10), House()) == (21, 36 + 30 + 18)


def test_visitor_at_a_counter_is_there_until_its_end():
    assert duration((), [Stop(0, 10, 1, ALL_DAY)], Visitor(free_in=7, serving=0), House()) == (7, 7)
