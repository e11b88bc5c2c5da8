"""People who are two, or one: entries are merged, separated and told apart; nothing of them is ever deleted."""

from dataclasses import dataclass

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import Refused
from desktop.queries.duplicates import Comparison, compared
from desktop.queries.same_people import kept_id
from desktop.security.permissions import require
from desktop.services.notes import write_note, write_reason
from models.rules.bodies.notes import AccessViewed, LookReason
from models.rules.bodies.people import (
    MergeReason,
    PersonDistinguished,
    PersonMerged,
    PersonSeparated,
    SeparateReason,
)
from models.rules.events import Subject
from models.rules.folds.visits import Person

CHANGED = frozenset({Topic.PEOPLE, Topic.QUEUE})


@dataclass(frozen=True, slots=True)
class MergedPeople:
    """Who is found from now on, and who is found under them; or, separated, stands alone again."""

    kept: str
    other: str


def merge_people(
    desk: Desk, keep: str, other: str, reason: MergeReason, words: str = ""
) -> Outcome[MergedPeople]:
    """Say that two entries are one person, who is found as the one to keep from now on.

    Both stay as they are: the visits of the other one are shown under the kept one, and can be given back.

    Args:
        desk: with the officer signed in.
        keep: id of the entry to keep, or of one that is found under it; `other` likewise.
        other: id of the entry that is found under the kept one from now on.
        reason: why; the words are needed where it is another one.
        words: kept as a note.

    Raises:
        Refused: there is no such person, both are found as one already, the data of one are restricted, or another
            reason without words.
        NotAllowed: the role does not reach.
    """
    require(desk, "person.merge")
    with desk.writing() as write:
        kept, merged = (_standing(write, person) for person in (keep, other))
        if kept == merged:
            raise Refused("person.one_already")
        if any(write.read(Subject.PERSON, one).restricted for one in (kept, merged)):
            raise Refused("person.restricted")  # what one shows the other would hide
        write.append(PersonMerged(kept, reason), merged)
        if reason is MergeReason.OTHER:
            write_reason(write, Subject.PERSON, merged, words)
        else:
            write_note(write, Subject.PERSON, merged, "reason", words)
    return Outcome(MergedPeople(kept, merged), CHANGED)


def separate_person(
    desk: Desk, person: str, reason: SeparateReason, words: str = ""
) -> Outcome[MergedPeople]:
    """Take a merge back: the entry stands alone again, with its own visits.

    `two_people` also keeps that the two were compared, so that they are not suggested again.

    Raises:
        Refused: there is no such person, or they were not merged.
        NotAllowed: the role does not reach.
    """
    require(desk, "person.merge")
    with desk.writing() as write:
        state: Person | None = write.read(Subject.PERSON, person)
        if state is None:
            raise Refused("person.unknown")
        if state.merged_into is None:
            raise Refused("person.not_merged")
        write.append(PersonSeparated(reason), person)
        if reason is SeparateReason.TWO_PEOPLE:
            write.append(PersonDistinguished(state.merged_into), person)
        write_note(write, Subject.PERSON, person, "reason", words)
    return Outcome(MergedPeople(state.merged_into, person), CHANGED)


def tell_apart(desk: Desk, one: str, other: str, *, different: bool = True) -> Outcome[MergedPeople]:
    """Say that two entries are two people, so that they are no longer suggested; or take that back.

    Raises:
        Refused: there is no such person, or both are found as one.
        NotAllowed: the role does not reach.
    """
    require(desk, "person.merge")
    with desk.writing() as write:
        first, second = sorted(_standing(write, person) for person in (one, other))
        if first == second:
            raise Refused("person.one_already")
        if different:
            write.append(PersonDistinguished(second), first)
        for person, than in () if different else ((first, second), (second, first)):
            if than in write.read(Subject.PERSON, person).apart:
                write.append(PersonDistinguished(than, different=False), person)
    return Outcome(MergedPeople(first, second), CHANGED)


def compare_in_clear(desk: Desk, one: str, other: str) -> Outcome[Comparison]:
    """Return two entries side by side with nothing hidden, and keep that they were looked at.

    Raises:
        Refused: there is no such person, or both are found as one already.
        NotAllowed: the role does not reach.
    """
    require(desk, "person.compare")
    with desk.writing() as write:
        found = compared(desk, one, other, clear=True)
        for side in (found.one, found.other):
            write.append(AccessViewed(LookReason.COMPARING), side.id)
    return Outcome(found)


def _standing(write: Write, person: str) -> str:
    """Return the id under which somebody is found.

    Raises:
        Refused: there is no such person, or their data were erased.
    """
    kept = kept_id(write.db, person)
    state: Person | None = write.read(Subject.PERSON, kept)
    if state is None or state.erased:
        raise Refused("person.unknown")
    return kept
