"""Suggestions (usulan) and compliments (apresiasi): written down without anybody's identity, decided, published."""

from dataclasses import dataclass

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import Refused
from desktop.queries.marks import marked
from desktop.security.permissions import require
from desktop.services.notes import write_note, write_reason
from models.journal import events_of
from models.rules.bodies import ideas as said
from models.rules.bodies.ideas import SuggestionSource, Theme
from models.rules.bodies.voice import Conduct, VoiceChannel
from models.rules.events import Subject, Undone, in_order
from models.rules.folds.ideas import IdeaStep, Suggestion, allow

CHANGED = frozenset({Topic.VOICE})


@dataclass(frozen=True, slots=True)
class NewSuggestion:
    """What somebody proposes; nobody's name belongs into the words."""

    words: str
    source: SuggestionSource = SuggestionSource.DESK
    theme: Theme = Theme.OTHER
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class NewCompliment:
    """What somebody was glad of; `agency` None for the house."""

    words: str
    conduct: Conduct
    channel: VoiceChannel = VoiceChannel.DESK
    agency: str | None = None


def suggest(desk: Desk, order: NewSuggestion) -> Outcome[str]:
    """Write a suggestion down and return its id.

    Raises:
        Refused: it has no words, or there is no such agency.
        NotAllowed: the role does not reach.
    """
    require(desk, "suggestion.add")
    with desk.writing() as write:
        _check_agency(write, order.agency)
        suggestion = write.new_id()
        write.append(said.SuggestionMade(order.source, order.theme, order.agency), suggestion)
        if write_note(write, Subject.SUGGESTION, suggestion, "suggestion", order.words) is None:
            raise Refused("suggestion.no_words")
    return Outcome(suggestion, CHANGED)


def decide_suggestion(desk: Desk, named: str, *, accepted: bool, reason: str) -> Outcome[str]:
    """Decide about a suggestion, with the reason, and return its id; the newest decision counts.

    Raises:
        Refused: there is no such suggestion, it is done already, or the reason is missing.
        NotAllowed: the role does not reach.
    """
    with desk.writing() as write:
        suggestion = _known(write, named, IdeaStep.DECIDE)
        write.append(said.SuggestionDecided(accepted), suggestion)
        write_reason(write, Subject.SUGGESTION, suggestion, reason)
    return Outcome(suggestion, CHANGED)


def fulfil_suggestion(desk: Desk, named: str) -> Outcome[str]:
    """Note that what was proposed is done, and return the suggestion's id.

    Raises:
        Refused: there is no such suggestion, or it is not accepted.
        NotAllowed: the role does not reach.
    """
    with desk.writing() as write:
        suggestion = _known(write, named, IdeaStep.FULFIL)
        write.append(said.SuggestionFulfilled(), suggestion)
    return Outcome(suggestion, CHANGED)


def publish_suggestion(desk: Desk, named: str, heard: str, done: str) -> Outcome[str]:
    """Put a suggestion on the poster of this month, in the mall's own words, and return its id.

    Args:
        desk: with who leads signed in.
        named: the suggestion.
        heard: what was proposed, shortened.
        done: what the mall does about it.

    Raises:
        Refused: there is no such suggestion, it is not accepted, or words are missing.
        NotAllowed: the role does not reach.
    """
    with desk.writing() as write:
        suggestion = _known(write, named, IdeaStep.PUBLISH)
        write.append(said.SuggestionPublished(), suggestion)
        for purpose, words in (("heard", heard), ("done", done)):
            if write_note(write, Subject.SUGGESTION, suggestion, purpose, words) is None:
                raise Refused("suggestion.no_words")
    return Outcome(suggestion, CHANGED)


def undo_suggestion(desk: Desk, named: str) -> Outcome[str]:
    """Take the last step of a suggestion back, and return its id; that it was made stays.

    Raises:
        Refused: there is no such suggestion, or nothing was done with it.
        NotAllowed: the role does not reach.
    """
    require(desk, "suggestion.decide")
    with desk.writing() as write:
        suggestion = marked(desk, "suggestion", named)
        last = in_order(events_of(write.db, Subject.SUGGESTION, suggestion))[-1]
        if isinstance(last.body, said.SuggestionMade):
            raise Refused("suggestion.nothing_done")
        write.append(Undone(last.origin, last.seq), suggestion, subject=Subject.SUGGESTION)
    return Outcome(suggestion, CHANGED)


def praise(desk: Desk, order: NewCompliment) -> Outcome[str]:
    """Write a compliment down and return its id.

    Raises:
        Refused: it has no words, or there is no such agency.
        NotAllowed: the role does not reach.
    """
    require(desk, "suggestion.add")
    with desk.writing() as write:
        _check_agency(write, order.agency)
        compliment = write.new_id()
        write.append(said.ComplimentGiven(order.conduct, order.channel, order.agency), compliment)
        if write_note(write, Subject.COMPLIMENT, compliment, "compliment", order.words) is None:
            raise Refused("suggestion.no_words")
    return Outcome(compliment, CHANGED)


def _known(write: Write, named: str, step: IdeaStep) -> str:
    require(write.desk, "suggestion.decide")
    suggestion = marked(write.desk, "suggestion", named)
    state: Suggestion = write.read(Subject.SUGGESTION, suggestion)
    allow(step, state.state)
    return suggestion


def _check_agency(write: Write, agency: str | None) -> None:
    if agency is not None and write.read(Subject.AGENCY, agency) is None:
        raise Refused("agency.unknown", agency=agency)
