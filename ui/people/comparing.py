"""Deciding about duplicates at the window: which pair is next, and what the keys of the comparison do."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.queries.duplicates import Comparison, Pair, comparison, duplicates, duplicates_of
from desktop.queries.enums import MergeReason, SeparateReason
from desktop.services.people import (
    MergedPeople,
    compare_in_clear,
    merge_people,
    separate_person,
    tell_apart,
)
from ui.dialogs.host import DialogHost
from ui.page import Surroundings
from ui.people.compare import CompareDialog

NONE_LEFT = "Tidak ada duplikat yang menunggu keputusan."
NONE_OF_THEM = "Tidak ada data lain yang mirip dengan tamu ini."
Next = tuple[list[Pair], Comparison | None]


def next_pair(desk: Desk, person: str, passed: frozenset[tuple[str, str]]) -> Next:
    """Return the pairs that are left, of one person or of all, and the first of them side by side. Thread: READ."""
    with desk.reading():
        found = duplicates_of(desk, person) if person else duplicates(desk)
        left = [pair for pair in found if (pair.one, pair.other) not in passed]
        return left, comparison(desk, left[0].one, left[0].other) if left else None


class Comparing(DialogHost):
    """Shows pair after pair, and does what is decided about each."""

    def __init__(self, around: Surroundings, host: QWidget) -> None:
        super().__init__(around, host)
        self._person = ""
        self._passed: set[tuple[str, str]] = set()
        self._left: list[Pair] = []

    def begin(self, person: str = "") -> None:
        """Show the pairs of one person, of everybody by default."""
        self._person, self._passed = person, set()
        self._look()

    def _look(self) -> None:
        work = partial(next_pair, self._around.desk, self._person, frozenset(self._passed))
        self._ask(work, self._show)

    def _show(self, found: Next) -> None:
        self._left, pair = found
        if pair is None:
            if self._dialog is not None:
                self._dialog.accept()
            elif not self._passed:
                self._say(NONE_OF_THEM if self._person else NONE_LEFT)
            return
        dialog = self._dialog
        if not isinstance(dialog, CompareDialog):
            dialog = CompareDialog(self._host)
            dialog.merged.connect(self._merge)
            dialog.told_apart.connect(self._tell_apart)
            dialog.wants_all.connect(self._show_all)
            dialog.passed.connect(self._pass)
            dialog.show_pair(pair, self._place(), more=len(self._left) > 1)
            self._open(dialog)
            return
        dialog.show_pair(pair, self._place(), more=len(self._left) > 1)

    def _place(self) -> str:
        return f"{len(self._left)} pasangan menunggu keputusan. Data tersamar; melihat lengkap tercatat."

    def _refused(self, sentence: str) -> None:
        if isinstance(self._dialog, CompareDialog):
            self._dialog.refuse(sentence)

    def _merge(self, kept: str, other: str, reason: MergeReason, words: str) -> None:
        def done(merged: MergedPeople) -> None:
            self._around.say("Dua data tamu digabung.", partial(self._separate, merged.other))
            self._look()

        self._act(partial(merge_people, self._around.desk, kept, other, reason, words), done, self._refused)

    def _separate(self, person: str) -> None:
        work = partial(separate_person, self._around.desk, person, SeparateReason.MISTAKE)
        self._act(work, lambda _: self._say("Data tamu dipisahkan lagi."), self._say)

    def _tell_apart(self, one: str, other: str) -> None:
        def done(_: MergedPeople) -> None:
            self._around.say("Dicatat: dua orang yang berbeda.", partial(self._together, one, other))
            self._look()

        self._act(partial(tell_apart, self._around.desk, one, other), done, self._refused)

    def _together(self, one: str, other: str) -> None:
        work = partial(tell_apart, self._around.desk, one, other, different=False)
        self._act(work, lambda _: self._say("Pasangan itu menunggu keputusan lagi."), self._say)

    def _show_all(self, one: str, other: str) -> None:
        def done(found: Comparison) -> None:
            if isinstance(self._dialog, CompareDialog):
                self._dialog.show_pair(found, self._place(), more=len(self._left) > 1)

        self._act(partial(compare_in_clear, self._around.desk, one, other), done, self._refused)

    def _pass(self) -> None:
        """Leave this pair for later, and show the next."""
        self._passed.add((self._left[0].one, self._left[0].other))
        self._look()
