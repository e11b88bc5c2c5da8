"""What the public proposes and what it is glad of: suggestions, decided and published; compliments.

No one's identity goes with either. The words are notes: what was proposed, why it was decided so, and how the mall
publishes it.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.rules.bodies.voice import Conduct, VoiceChannel


class SuggestionSource(StrEnum):
    """Where a suggestion came from."""

    DESK = "voice_desk"
    BOX = "voice_box"
    FORUM = "source_forum"
    SURVEY = "source_survey"


class Theme(StrEnum):
    """What a suggestion is about."""

    WAITING = "theme_waiting"
    INFORMATION = "theme_information"
    PAPERS = "theme_papers"
    PROCEDURE = "theme_procedure"
    FACILITIES = "theme_facilities"
    STAFF = "theme_staff"
    INCLUSION = "theme_inclusion"
    DIGITAL = "theme_digital"
    OTHER = "theme_other"


@dataclass(frozen=True, slots=True)
class SuggestionMade:
    """Somebody proposed something; `agency` is the code of whom it concerns, None for the house."""

    source: SuggestionSource
    theme: Theme
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class SuggestionDecided:
    """It was decided; why, is a note on `reason`."""

    accepted: bool


@dataclass(frozen=True, slots=True)
class SuggestionPublished:
    """It goes on the poster, in words of the mall: notes on `heard` and `done`."""


@dataclass(frozen=True, slots=True)
class SuggestionFulfilled:
    """What was proposed is done."""


@dataclass(frozen=True, slots=True)
class ComplimentGiven:
    """Somebody was glad of how they were served; by which agency, None for the house. The words are a note."""

    conduct: Conduct
    channel: VoiceChannel = VoiceChannel.DESK
    agency: str | None = None
