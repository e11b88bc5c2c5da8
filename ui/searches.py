"""Searches by a person's name, number or phone: each that showed somebody is journalled once, not with every key."""

from collections.abc import Callable
from functools import partial
from typing import Any

from desktop.queries.people import PersonRow
from desktop.services.searching import keep_search
from ui.page import Surroundings
from ui.runner import Lane

LASTING_MS = 120_000
"""For so long the same words, longer or shorter, are the same search."""
Ask = Callable[[Callable[[], Any], Callable[[Any], None]], None]


class KeptSearches:
    """What one page or dialog looked for last, so that the next key of the same word is no new search."""

    def __init__(self, around: Surroundings) -> None:
        self._around, self._typed, self._at = around, "", 0

    def shown(self, typed: str, people: int) -> None:
        """Have a search journalled that showed people, where it is a new one."""
        words, desk = typed.strip().casefold(), self._around.desk
        if not words or not people or self._goes_on(words, desk.clock()):
            return
        self._typed, self._at = words, desk.clock()
        work = partial(keep_search, desk.signed_in(desk.session), typed, people)
        self._around.runner.run(Lane.WRITE, work, _nothing, _nothing)

    def _goes_on(self, words: str, now: int) -> bool:
        same = words.startswith(self._typed) or self._typed.startswith(words)
        return bool(self._typed) and same and 0 <= now - self._at <= LASTING_MS

    def asking(self, page_asks: Ask, typed: Callable[[], str]) -> Ask:
        """Return a page's way to ask that also journals what people a list showed."""

        def ask(work: Callable[[], Any], done: Callable[[Any], None]) -> None:
            def answered(found: Any) -> None:
                done(found)
                self.shown(typed(), sum(isinstance(one, PersonRow) for one in found))

            page_asks(work, answered)

        return ask


def _nothing(_: object) -> None:
    """Ask for no answer: who types goes on."""
