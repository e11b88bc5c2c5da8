"""Suggestions and compliments: folds of their events."""

from dataclasses import dataclass, replace
from enum import StrEnum

from models.errors import RuleBroken
from models.rules.bodies import ideas as said
from models.rules.bodies.ideas import SuggestionSource, Theme
from models.rules.bodies.voice import Conduct, VoiceChannel
from models.rules.events import Event


class SuggestionState(StrEnum):
    """What has become of a suggestion."""

    NEW = "suggestion_new"
    ACCEPTED = "suggestion_accepted"
    DECLINED = "suggestion_declined"
    DONE = "suggestion_done"


class IdeaStep(StrEnum):
    """What can be done with a suggestion."""

    DECIDE = "decide"
    FULFIL = "fulfil"
    PUBLISH = "publish"


S = SuggestionState
STEPS = {
    IdeaStep.DECIDE: frozenset({S.NEW, S.ACCEPTED, S.DECLINED}),
    IdeaStep.FULFIL: frozenset({S.ACCEPTED}),
    IdeaStep.PUBLISH: frozenset({S.ACCEPTED, S.DONE}),
}
"""In which states each step makes sense."""


def allow(step: IdeaStep, state: SuggestionState) -> None:
    """Let a step pass that makes sense.

    Raises:
        RuleBroken: `suggestion.not_so`.
    """
    if state not in STEPS[step]:
        raise RuleBroken("suggestion.not_so", state=state)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggestion as its events leave it; instants are UTC milliseconds. The newest decision counts."""

    source: SuggestionSource
    theme: Theme
    agency: str | None
    made_at: int
    made_by: str | None
    state: SuggestionState = SuggestionState.NEW
    decided_at: int | None = None
    decided_by: str | None = None
    published_at: int | None = None
    done_at: int | None = None


def step_suggestion(state: Suggestion | None, event: Event) -> Suggestion | None:
    """Return the suggestion after one more event."""
    body = event.body
    if state is None:
        if not isinstance(body, said.SuggestionMade):
            return None
        return Suggestion(body.source, body.theme, body.agency, event.occurred_at, event.officer)
    if isinstance(body, said.SuggestionDecided) and state.state is not S.DONE:
        after = S.ACCEPTED if body.accepted else S.DECLINED
        return replace(state, state=after, decided_at=event.occurred_at, decided_by=event.officer)
    if isinstance(body, said.SuggestionFulfilled) and state.state in STEPS[IdeaStep.FULFIL]:
        return replace(state, state=S.DONE, done_at=event.occurred_at)
    if isinstance(body, said.SuggestionPublished):
        return replace(state, published_at=event.occurred_at)
    return state


@dataclass(frozen=True, slots=True)
class Compliment:
    """A compliment; there is nothing to be done with it but to be glad."""

    conduct: Conduct
    channel: VoiceChannel
    agency: str | None
    given_at: int
    taken_by: str | None


def step_compliment(state: Compliment | None, event: Event) -> Compliment | None:
    """Return the compliment after one more event: the first that is said of it counts."""
    body = event.body
    if state is not None or not isinstance(body, said.ComplimentGiven):
        return state
    return Compliment(body.conduct, body.channel, body.agency, event.occurred_at, event.officer)
