"""Suggestions and compliments as lists; what the month's poster says."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.desk import Desk, instant
from desktop.queries.marks import MARK
from desktop.queries.names import day_start_ms
from desktop.security.permissions import require
from models.fields import instant_ms, instant_text
from models.rules.bodies.ideas import SuggestionSource, Theme
from models.rules.bodies.officers import Role
from models.rules.bodies.voice import Conduct, VoiceChannel
from models.rules.catalogue import short_agency
from models.rules.folds.ideas import STEPS, IdeaStep, SuggestionState

MOST = 50
NEWEST = "(SELECT text FROM note n WHERE n.about_id = {0}.id AND n.purpose = '{1}' ORDER BY written_at DESC LIMIT 1)"


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """One suggestion.

    Attributes:
        words: what was proposed; empty where that was erased.
        agency: how people call whom it concerns, empty for the house.
        made: local day, `24/11/2026`; `published` likewise, empty where it is not on a poster.
        reason: why it was decided so; `heard` and `done`: as published.
        steps: what may be done with it.
    """

    id: str
    mark: str
    state: SuggestionState
    source: SuggestionSource
    theme: Theme
    words: str
    agency: str
    made: str
    reason: str
    published: str
    heard: str
    done: str
    steps: tuple[IdeaStep, ...]


@dataclass(frozen=True, slots=True)
class SuggestionPage:
    """Some suggestions, undecided ones first; `new` are undecided in all."""

    rows: tuple[SuggestionRow, ...]
    more: bool
    new: int


def suggestion_list(
    desk: Desk, *, text: str = "", state: str = "", start: int = 0, only: str = ""
) -> SuggestionPage:
    """Return suggestions, undecided ones first, each lot newest first; at most 50 at once.

    Args:
        desk: with the officer signed in.
        text: words of it.
        state: one state alone; empty for all.
        start: how many are left out at the beginning.
        only: id of one.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "suggestion.list")
    rows = desk.store.execute_sql(
        f"""SELECT s.id, s.state, s.source, s.theme, a.name, s.made_at, s.published_at,
        {NEWEST.format("s", "suggestion")}, {NEWEST.format("s", "reason")}, {NEWEST.format("s", "heard")},
        {NEWEST.format("s", "done")}
        FROM suggestion s LEFT JOIN agency a ON a.id = s.agency
        WHERE (?1 = '' OR s.state = ?1) AND (?2 = '' OR s.id = ?2) AND (?3 = '' OR EXISTS (SELECT 1 FROM note n
            WHERE n.about_id = s.id AND n.purpose IN ('suggestion', 'heard') AND n.text LIKE '%' || ?3 || '%'))
        ORDER BY s.state <> 'suggestion_new', s.made_at DESC, s.id LIMIT ?4 OFFSET ?5""",
        (state, only, text.strip(), MOST + 1, start),
    ).fetchall()
    (new,) = desk.store.execute_sql(
        "SELECT count(*) FROM suggestion WHERE state = 'suggestion_new'"
    ).fetchone()
    return SuggestionPage(tuple(_suggestion(desk, row) for row in rows[:MOST]), len(rows) > MOST, int(new))


def _suggestion(desk: Desk, row: tuple[str, ...]) -> SuggestionRow:
    suggestion, state, source, theme, agency, made, published, words, reason, heard, done = row
    now = SuggestionState(state)
    return SuggestionRow(
        id=suggestion,
        mark=suggestion[-MARK:],
        state=now,
        source=SuggestionSource(source),
        theme=Theme(theme),
        words=words or "",
        agency=short_agency(agency) if agency else "",
        made=_day(desk, made),
        reason=reason or "",
        published=_day(desk, published) if published else "",
        heard=heard or "",
        done=done or "",
        steps=tuple(step for step, states in STEPS.items() if now in states),
    )


def _day(desk: Desk, text: str) -> str:
    return f"{desk.calendar().local(instant(instant_ms(text))):%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class Heard:
    """One line of the poster: what was proposed, what the mall does, and whether that is done."""

    heard: str
    done: str
    is_done: bool


def heard_in(desk: Desk, first: date, last: date) -> tuple[Heard, ...]:
    """Return what was published on local days, both included: what is done first; at most 50.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "suggestion.list")
    start, end = (instant_text(day_start_ms(desk, day)) for day in (first, last + timedelta(1)))
    rows = desk.store.execute_sql(
        f"""SELECT {NEWEST.format("s", "heard")}, {NEWEST.format("s", "done")}, s.state = 'suggestion_done'
        FROM suggestion s WHERE s.published_at >= ? AND s.published_at < ?
        AND s.state IN ('suggestion_accepted', 'suggestion_done')
        ORDER BY s.state <> 'suggestion_done', s.published_at, s.id LIMIT ?""",
        (start, end, MOST),
    ).fetchall()
    return tuple(Heard(heard, done, bool(is_done)) for heard, done, is_done in rows if heard and done)


@dataclass(frozen=True, slots=True)
class ComplimentRow:
    """One compliment; `agency` is how people call whom it is for, empty for the house, `given` its local day."""

    id: str
    mark: str
    conduct: Conduct
    channel: VoiceChannel
    words: str
    agency: str
    given: str


@dataclass(frozen=True, slots=True)
class ComplimentPage:
    """Some compliments, newest first, and how many there are of each conduct; never of a person."""

    rows: tuple[ComplimentRow, ...]
    more: bool
    by_conduct: tuple[tuple[Conduct, int], ...]


def compliment_list(
    desk: Desk, *, text: str = "", conduct: str = "", start: int = 0, only: str = ""
) -> ComplimentPage:
    """Return compliments, newest first, at most 50 at once; the role `counter` sees those of its own agency.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "compliment.list")
    own = desk.session.agency if desk.session and desk.session.role is Role.COUNTER else None
    rows = desk.store.execute_sql(
        f"""SELECT c.id, c.conduct, c.channel, {NEWEST.format("c", "compliment")}, a.name, c.given_at
        FROM compliment c LEFT JOIN agency a ON a.id = c.agency
        WHERE (?1 IS NULL OR c.agency = ?1) AND (?2 = '' OR c.conduct = ?2) AND (?3 = '' OR c.id = ?3)
        AND (?4 = '' OR EXISTS (SELECT 1 FROM note n WHERE n.about_id = c.id AND n.purpose = 'compliment'
            AND n.text LIKE '%' || ?4 || '%'))
        ORDER BY c.given_at DESC, c.id LIMIT ?5 OFFSET ?6""",
        (own, conduct, only, text.strip(), MOST + 1, start),
    ).fetchall()
    counted = desk.store.execute_sql(
        "SELECT conduct, count(*) FROM compliment WHERE ?1 IS NULL OR agency = ?1 GROUP BY conduct", (own,)
    ).fetchall()
    by = {Conduct(name): count for name, count in counted}
    return ComplimentPage(
        tuple(
            ComplimentRow(
                one, one[-MARK:], Conduct(kind), VoiceChannel(way), words or "",
                short_agency(agency) if agency else "", _day(desk, given),
            )
            for one, kind, way, words, agency, given in rows[:MOST]
        ),
        len(rows) > MOST,
        tuple((one, by[one]) for one in Conduct if one in by),
    )  # fmt: skip
