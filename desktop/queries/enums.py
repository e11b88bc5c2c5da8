"""The stored values that pages choose from, and their words; pages import them from here."""

from enum import StrEnum

from desktop.queries.drafts import DraftKind
from desktop.queries.prints import PrintState
from desktop.queries.sentences import word
from models.rules.bodies.goals import BlockerCause, Measure, Resolution, UnkeptReason
from models.rules.bodies.ideas import SuggestionSource, Theme
from models.rules.bodies.notes import ExportPurpose, LookReason
from models.rules.bodies.officers import Role
from models.rules.bodies.outside import HelpOutcome, OutreachNeed, OutreachResult, Sees, Skill
from models.rules.bodies.people import IdType, MergeReason, SeparateReason
from models.rules.bodies.places import OutageMode, PauseReason
from models.rules.bodies.promises import AskWhom, BrokenReason, NextAction, NoResult, Skipped
from models.rules.bodies.referrals import ReferralReason, ReturnReason
from models.rules.bodies.requests import (
    ContactResult,
    ContactWay,
    Decision,
    External,
    PaperForm,
    Proof,
    ReceivedPaper,
    RejectReason,
)
from models.rules.bodies.requests import PauseReason as StandReason
from models.rules.bodies.rights import BreachKind, CaseGround, CaseOutcome, DataClass, Right
from models.rules.bodies.surveys import AgeBand, Education, Occupation, Sex, SurveyWay, TimeBand
from models.rules.bodies.tickets import OutageChoice, Outcome, Pick
from models.rules.bodies.visits import Accommodation, Channel, Priority
from models.rules.bodies.voice import ComplaintClass, ComplaintOutcome, Conduct, VoiceChannel
from models.rules.calendar import HolidayKind
from models.rules.catalogue import Site
from models.rules.folds.goals import CommitmentState
from models.rules.folds.ideas import IdeaStep, SuggestionState
from models.rules.folds.places import ShiftState
from models.rules.folds.promises import PromiseState
from models.rules.folds.referrals import ReferralState
from models.rules.folds.requests import CLOSED, RequestState
from models.rules.folds.rights import CaseState
from models.rules.folds.tickets import TicketState
from models.rules.folds.voice import ComplaintState
from models.rules.folds.voice import Step as ComplaintStep
from models.rules.itinerary import PaperState
from models.rules.rights import Pressure
from models.rules.same_person import Match
from models.rules.skm import Band, Element, SampleMethod, Weight

__all__ = [
    "CLOSED",
    "Accommodation",
    "AgeBand",
    "AskWhom",
    "Band",
    "BlockerCause",
    "BreachKind",
    "BrokenReason",
    "CaseGround",
    "CaseOutcome",
    "CaseState",
    "Channel",
    "CommitmentState",
    "ComplaintClass",
    "ComplaintOutcome",
    "ComplaintState",
    "ComplaintStep",
    "Conduct",
    "ContactResult",
    "ContactWay",
    "DataClass",
    "Decision",
    "DraftKind",
    "Education",
    "Element",
    "ExportPurpose",
    "External",
    "HelpOutcome",
    "HolidayKind",
    "IdType",
    "IdeaStep",
    "LookReason",
    "Match",
    "Measure",
    "MergeReason",
    "NextAction",
    "NoResult",
    "Occupation",
    "OutageChoice",
    "OutageMode",
    "Outcome",
    "OutreachNeed",
    "OutreachResult",
    "PaperForm",
    "PaperState",
    "PauseReason",
    "Pick",
    "Pressure",
    "PrintState",
    "Priority",
    "PromiseState",
    "Proof",
    "ReceivedPaper",
    "ReferralReason",
    "ReferralState",
    "RejectReason",
    "RequestState",
    "Resolution",
    "ReturnReason",
    "Right",
    "Role",
    "SampleMethod",
    "Sees",
    "SeparateReason",
    "Sex",
    "ShiftState",
    "Site",
    "Skill",
    "Skipped",
    "StandReason",
    "SuggestionSource",
    "SuggestionState",
    "SurveyWay",
    "Theme",
    "TicketState",
    "TimeBand",
    "UnkeptReason",
    "VoiceChannel",
    "Weight",
    "words",
]


def words(value: StrEnum, lang: str = "id") -> str:
    """Return a stored value in words, small letters first, as `petugas loket` for `Role.COUNTER`."""
    return word(value).words(lang)
