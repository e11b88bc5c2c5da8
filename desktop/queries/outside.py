"""Forums, partners and visits at home as lists, and what their papers say."""

import json
from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk, instant
from desktop.queries.ideas import NEWEST
from desktop.queries.marks import MARK
from desktop.queries.places import short_name
from desktop.security.permissions import require
from models.fields import instant_ms
from models.rules.bodies.outside import HelpOutcome, OutreachNeed, OutreachResult, Sees, Skill
from models.rules.catalogue import short_agency

MOST = 50
MIDNIGHT = 24 * 60


@dataclass(frozen=True, slots=True)
class ActionRow:
    """What a forum agreed; `due` is a local day, `24/11/2026`, `late` where it is past and not done."""

    id: str
    words: str
    agency: str
    due: str
    done: bool
    late: bool


@dataclass(frozen=True, slots=True)
class ForumRow:
    """A forum; `counts` of users, experts, agencies, civil society, media; `issues` a line each."""

    id: str
    mark: str
    day: str
    topic: str
    counts: tuple[int, ...]
    issues: tuple[str, ...]
    actions: tuple[ActionRow, ...]


def forum_list(desk: Desk, *, text: str = "", start: int = 0, only: str = "") -> list[ForumRow]:
    """Return forums, newest first, at most 51 of them: one more than is shown says that others follow.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "forum.keep")
    rows = desk.store.execute_sql(
        f"""SELECT f.id, f.day, f.users, f.experts, f.agencies, f.society, f.media, {NEWEST.format("f", "forum")},
        {NEWEST.format("f", "issue")} FROM forum f WHERE (?1 = '' OR f.id = ?1) AND (?2 = '' OR EXISTS
        (SELECT 1 FROM note n WHERE n.about_id = f.id AND n.text LIKE '%' || ?2 || '%'))
        ORDER BY f.day DESC, f.id DESC LIMIT ?3 OFFSET ?4""",
        (only, text.strip(), MOST + 1, start),
    ).fetchall()
    return [
        ForumRow(
            forum, forum[-MARK:], _shown(day), topic or "", tuple(counts),
            tuple(line.strip() for line in (issues or "").splitlines() if line.strip()), _actions(desk, forum),
        )
        for forum, day, *counts, topic, issues in rows
    ]  # fmt: skip


def _actions(desk: Desk, forum: str) -> tuple[ActionRow, ...]:
    rows = desk.store.execute_sql(
        f"""SELECT c.id, {NEWEST.format("c", "action")}, a.name, c.due, c.done_at
        FROM forum_action c LEFT JOIN agency a ON a.id = c.agency WHERE c.forum = ? ORDER BY c.due, c.id LIMIT ?""",
        (forum, MOST),
    ).fetchall()
    today = desk.today().isoformat()
    return tuple(
        ActionRow(
            one, words or "", short_agency(agency) if agency else "", _shown(due), done is not None,
            done is None and due < today,
        )
        for one, words, agency, due, done in rows
    )  # fmt: skip


def _shown(day: str | None) -> str:
    return "/".join(reversed(day.split("-"))) if day else ""


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner; `hours` as `08.00-15.00`, `on_call` whether now is among them, `helping` how many right now."""

    id: str
    mark: str
    organisation: str
    contact: str
    skills: tuple[Skill, ...]
    days: tuple[int, ...]
    hours: str
    sees: Sees
    on_call: bool
    helping: int
    ended: bool


def partner_list(
    desk: Desk, *, text: str = "", start: int = 0, only: str = "", on_call: bool = False, ended: bool = False
) -> list[PartnerRow]:
    """Return partners by name, at most 51; those on call now alone where that is asked.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "partner.call")
    rows = desk.store.execute_sql(
        f"""SELECT p.id, {NEWEST.format("p", "partner")} AS name, {NEWEST.format("p", "partner_contact")},
        p.skills, p.days, p.opens, p.closes, p.sees, p.ended_at,
        (SELECT count(*) FROM assignment s WHERE s.partner = p.id AND s.ended_at IS NULL)
        FROM partner p WHERE (?1 = '' OR p.id = ?1) AND (?2 = '' OR name LIKE '%' || ?2 || '%')
        AND (?3 OR p.ended_at IS NULL) ORDER BY name, p.id LIMIT ?4 OFFSET ?5""",
        (only, text.strip(), ended or bool(only), MOST + 1, start),
    ).fetchall()
    now = desk.calendar().local(desk.now())
    minute, weekday = now.hour * 60 + now.minute, now.isoweekday()
    found = []
    for one, name, contact, skills, days, opens, closes, sees, gone, helping in rows:
        listed = tuple(json.loads(days))
        calls = gone is None and weekday in listed and opens <= minute < closes
        hours = "–".join(f"{at // 60 % 24:02d}.{at % 60:02d}" for at in (opens, closes))
        row = PartnerRow(
            one, one[-MARK:], name or "", contact or "", tuple(map(Skill, json.loads(skills))), listed, hours,
            Sees(sees), calls, helping, gone is not None,
        )  # fmt: skip
        found += [row] if calls or not on_call else []
    return found


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A partner's help: for which visit (code, may be empty), since when (local), and how it ended."""

    id: str
    skill: Skill
    visit: str
    since: str
    outcome: HelpOutcome | None


def helps_of(desk: Desk, partner: str) -> list[HelpRow]:
    """Return what a partner helped with, newest first, at most 20.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "partner.call")
    rows = desk.store.execute_sql(
        """SELECT s.id, s.skill, v.code, s.started_at, s.outcome FROM assignment s
        LEFT JOIN visit v ON v.id = s.visit WHERE s.partner = ? ORDER BY s.started_at DESC, s.id LIMIT 20""",
        (partner,),
    ).fetchall()
    local = desk.calendar().local
    return [
        HelpRow(
            one, Skill(skill), visit or "", f"{local(instant(instant_ms(at))):%d/%m %H.%M}",
            HelpOutcome(outcome) if outcome else None,
        )
        for one, skill, visit, at, outcome in rows
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class OutreachRow:
    """A visit at home; `who` shortened, `day` and `asked` as `24/11/2026`."""

    id: str
    mark: str
    need: OutreachNeed
    wish: str
    area: str
    who: str
    service: str
    asked: str
    day: str
    late: bool
    result: OutreachResult | None


def outreach_list(
    desk: Desk, *, text: str = "", start: int = 0, only: str = "", day: date | None = None, over: bool = False
) -> list[OutreachRow]:
    """Return visits at home, at most 51: those with a day first, earliest first; of one day alone where it is named.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "outreach.ask")
    wanted = day.isoformat() if day else ""
    rows = desk.store.execute_sql(
        f"""SELECT o.id, o.need, {NEWEST.format("o", "outreach")}, {NEWEST.format("o", "area")}, p.name, s.name,
        o.asked_at, o.day, o.result FROM outreach o LEFT JOIN person p ON p.id = o.person
        LEFT JOIN service s ON s.id = o.service
        WHERE (?1 = '' OR o.id = ?1) AND (?2 = '' OR o.day = ?2) AND (?3 OR o.ended_at IS NULL)
        AND (?4 = '' OR EXISTS (SELECT 1 FROM note n WHERE n.about_id = o.id AND n.text LIKE '%' || ?4 || '%'))
        ORDER BY o.ended_at IS NOT NULL, o.day IS NULL, o.day, o.asked_at, o.id LIMIT ?5 OFFSET ?6""",
        (only, wanted, over or bool(only), text.strip(), MOST + 1, start),
    ).fetchall()
    today, local = desk.today().isoformat(), desk.calendar().local
    return [
        OutreachRow(
            one, one[-MARK:], OutreachNeed(need), wish or "", area or "", short_name(name) if name else "",
            service or "", f"{local(instant(instant_ms(asked))):%d/%m/%Y}", _shown(on),
            result is None and on is not None and on < today, OutreachResult(result) if result else None,
        )
        for one, need, wish, area, name, service, asked, on, result in rows
    ]  # fmt: skip
