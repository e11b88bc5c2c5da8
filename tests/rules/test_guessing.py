"""How long somebody waits who guesses: never less than the rule says, whatever happens to the computer."""

from hypothesis import given
from hypothesis import strategies as st

from models.rules.guessing import FREE, LONGEST_S, Guesses, Uptime, guessed_wrong, wait_after, wait_left

seconds = st.floats(0, 1e7)
guesses = st.builds(Guesses, st.integers(0, 10**6), st.builds(Uptime, st.just("a"), seconds))


def test_first_four_are_without_a_wait_and_then_it_doubles() -> None:
    assert [wait_after(wrong) for wrong in (0, 4, 5, 6, 7, 10, 10**9)] == [0, 0, 30, 60, 120, 900, 900]


@given(guesses, seconds)
def test_wait_in_one_start_ends_exactly_when_it_is_over(kept: Guesses, later: float) -> None:
    now = Uptime("a", kept.last.seconds + later)
    assert (wait_left(kept, now) == 0) == (later >= wait_after(kept.wrong) or kept.wrong < FREE) or (
        abs(later - wait_after(kept.wrong)) < 1e-3  # floats of a large start
    )


@given(guesses, st.lists(st.tuples(st.sampled_from("abc"), seconds), min_size=1))
def test_no_row_of_starts_opens_before_one_of_them_lasted_the_whole_wait(
    kept: Guesses, times: list[tuple[str, float]]
) -> None:
    for boot, at in times:
        gone = at - kept.last.seconds if boot == "a" and at >= kept.last.seconds else at
        if wait_left(kept, Uptime(boot, at)) == 0:
            assert gone >= wait_after(kept.wrong) - 1e-3


@given(guesses)
def test_no_wait_is_longer_than_the_longest(kept: Guesses) -> None:
    assert 0 <= wait_left(guessed_wrong(kept, kept.last), kept.last) <= LONGEST_S


def test_where_starts_have_no_name_a_smaller_count_tells_a_new_one() -> None:
    kept = Guesses(5, Uptime("", 5000.0))
    assert [wait_left(kept, Uptime("", at)) for at in (5010.0, 10.0)] == [20, 20]


def test_wrong_guess_counts_once_and_its_time_is_kept() -> None:
    assert guessed_wrong(Guesses(3, Uptime("a", 1.0)), Uptime("b", 2.0)) == Guesses(4, Uptime("b", 2.0))
