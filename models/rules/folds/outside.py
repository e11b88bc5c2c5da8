"""Forums, what they agree, partners, whom they help, visits at home: folds of their events."""

from dataclasses import dataclass, replace

from models.rules.bodies import outside as said
from models.rules.bodies.outside import HelpOutcome, OutreachNeed, OutreachResult, Sees, Skill
from models.rules.events import Event


@dataclass(frozen=True, slots=True)
class Forum:
    """A forum; attributes as in `ForumHeld`. The newest word counts whole."""

    day: str
    users: int
    experts: int
    agencies: int
    society: int
    media: int
    noted_by: str | None


def step_forum(state: Forum | None, event: Event) -> Forum | None:
    """Return the forum after one more event."""
    b = event.body
    if isinstance(b, said.ForumHeld):
        return Forum(b.day, b.users, b.experts, b.agencies, b.society, b.media, event.officer)
    return state


@dataclass(frozen=True, slots=True)
class ForumAction:
    """What a forum agreed; attributes as in `ActionAgreed`."""

    forum: str
    due: str
    agency: str | None
    done_at: int | None = None


def step_action(state: ForumAction | None, event: Event) -> ForumAction | None:
    """Return what was agreed after one more event."""
    body = event.body
    if state is None:
        return ForumAction(body.forum, body.due, body.agency) if isinstance(body, said.ActionAgreed) else None
    if isinstance(body, said.ActionFulfilled) and state.done_at is None:
        return replace(state, done_at=event.occurred_at)
    return state


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner; attributes as in `PartnerListed`. The newest list counts whole."""

    skills: tuple[Skill, ...]
    days: tuple[int, ...]
    opens: int
    closes: int
    sees: Sees
    ended_at: int | None = None


def step_partner(state: Partner | None, event: Event) -> Partner | None:
    """Return the partner after one more event."""
    body = event.body
    if isinstance(body, said.PartnerListed):
        return Partner(body.skills, body.days, body.opens, body.closes, body.sees)
    if isinstance(body, said.PartnerEnded) and state is not None and state.ended_at is None:
        return replace(state, ended_at=event.occurred_at)
    return state


@dataclass(frozen=True, slots=True)
class Assignment:
    """A partner's help; the first word on its end counts."""

    partner: str
    skill: Skill
    visit: str | None
    started_at: int
    called_by: str | None
    ended_at: int | None = None
    outcome: HelpOutcome | None = None


def step_assignment(state: Assignment | None, event: Event) -> Assignment | None:
    """Return the help after one more event."""
    body = event.body
    if state is None:
        if not isinstance(body, said.AssignmentStarted):
            return None
        return Assignment(body.partner, body.skill, body.visit, event.occurred_at, event.officer)
    if isinstance(body, said.AssignmentEnded) and state.ended_at is None:
        return replace(state, ended_at=event.occurred_at, outcome=body.outcome)
    return state


@dataclass(frozen=True, slots=True)
class Outreach:
    """A visit at home; the first result counts, of the days the newest."""

    need: OutreachNeed
    person: str | None
    service: str | None
    asked_at: int
    asked_by: str | None
    day: str | None = None
    result: OutreachResult | None = None
    ended_at: int | None = None


def step_outreach(state: Outreach | None, event: Event) -> Outreach | None:
    """Return the visit at home after one more event."""
    body = event.body
    if state is None:
        if not isinstance(body, said.OutreachAsked):
            return None
        return Outreach(body.need, body.person, body.service, event.occurred_at, event.officer)
    if isinstance(body, said.OutreachPlanned) and state.ended_at is None:
        return replace(state, day=body.day)
    if isinstance(body, said.OutreachEnded) and state.ended_at is None:
        return replace(state, result=body.result, ended_at=event.occurred_at)
    return state
