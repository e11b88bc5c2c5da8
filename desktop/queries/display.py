"""The public display: numbers, counters and agencies, and what is down; never a person or why somebody came.

It asks for no role, and works on a desk that only reads (`desktop.services.display_reader`).
"""

from dataclasses import dataclass

from desktop.desk import Desk
from desktop.printing.rows import shown_number
from desktop.queries.agency_now import AgencyState
from desktop.queries.day_figures import letterhead
from desktop.queries.hall import Hall, hall
from desktop.queries.outages import OutageNow, running_outages
from desktop.queries.sentences import Sentence, sentence, word
from desktop.queries.settings import OFFICE, get_setting
from models.fields import instant_ms
from models.rules.bodies.places import OutageMode
from models.rules.forecast import Minutes

MOST_RECENT = 20
MOST_AGENCIES = 60
MOST_OUTAGES = 5


@dataclass(frozen=True, slots=True)
class DisplayCall:
    """A call.

    Attributes:
        key: changes with every new call and recall: a display announces what it has not announced yet.
        number: as this mall shows it.
        floor: 1 is the ground floor, 0 the first basement.
        called_at: UTC milliseconds; a recall leaves it.
        count: 1 for the first call, 2 for the first recall.
    """

    key: str
    number: str
    counter: str
    counter_name: str
    floor: int
    agency_short: str
    called_at: int
    count: int


@dataclass(frozen=True, slots=True)
class DisplayAgency:
    """An agency that serves today: how it stands, in words, how many wait and how long.

    Attributes:
        minutes: expected wait of a newcomer, None where nobody can tell.
    """

    code: str
    name: str
    short: str
    state: AgencyState
    words: Sentence
    waiting: int
    minutes: Minutes | None


@dataclass(frozen=True, slots=True)
class Display:
    """What the display shows at one moment.

    Attributes:
        office: as on the letterhead.
        zone: WIB, WITA or WIT.
        called: everybody who is called and not yet at the counter, newest announcement first, at most 20.
        recent: other calls of today, newest first.
        agencies: those with somebody waiting or a counter that is not closed, by name.
        outages: what is down and what that means, one sentence each, the oldest first.
    """

    now_ms: int
    mall: str
    office: str
    zone: str
    called: tuple[DisplayCall, ...]
    recent: tuple[DisplayCall, ...]
    agencies: tuple[DisplayAgency, ...]
    outages: tuple[Sentence, ...] = ()

    @property
    def current(self) -> DisplayCall | None:
        """Return the newest announcement of who is called now; None while nobody is."""
        return self.called[0] if self.called else None


def display_rows(desk: Desk, recent: int = 5) -> Display:
    """Return what the public display shows now.

    Args:
        desk: with anybody or nobody signed in, may be one that only reads.
        recent: most calls beside the current one, up to 20; they do not repeat it.
    """
    with desk.reading():
        now = hall(desk)
        office = letterhead(get_setting(desk.store, OFFICE))
        called = _calls(desk, now, "t.state = 'called'", "t.at_hlc DESC", MOST_RECENT)
        limit = max(0, min(recent, MOST_RECENT))
        down = running_outages(desk)
        lately = _calls(desk, now, "t.state <> 'cancelled'", "t.called_at DESC, t.at_hlc DESC", limit + 1)
    shown = called[0].key if called else ""
    return Display(
        now_ms=now.now_ms,
        mall=office.mall,
        office=office.office,
        zone=desk.calendar().zone,
        called=tuple(called),
        recent=tuple(call for call in lately if call.key != shown)[:limit],
        agencies=tuple(_agencies(desk, now))[:MOST_AGENCIES],
        outages=_outages(down),
    )


def _outages(down: list[OutageNow]) -> tuple[Sentence, ...]:
    """Return what is down, a sentence each; where some agencies serve, each says so too: it is seen alone."""
    lines = [_down(outage) for outage in down[:MOST_OUTAGES]]
    if any(outage.agency is None for outage in down):
        return tuple(lines)
    return tuple(sentence("display.others_go_on", outage=line) for line in lines)


def _down(outage: OutageNow) -> Sentence:
    facts = {"system": outage.system, "where": outage.where, "since": outage.since}
    if outage.mode is OutageMode.NOTED:
        return sentence("display.outage_noted", **facts)
    return sentence("display.outage", **facts, mode=word(outage.mode))


def _calls(desk: Desk, now: Hall, where: str, order: str, limit: int) -> list[DisplayCall]:
    rows = desk.store.execute_sql(
        f"""SELECT t.number, t.counter, t.called_at, t.call, coalesce((
            SELECT json_extract(c.value, '$.recalls') FROM json_each(t.calls) c
            WHERE json_extract(c.value, '$.id') = t.call), 0)
        FROM ticket t WHERE t.day = ? AND t.called_at IS NOT NULL AND t.counter IS NOT NULL AND {where}
        ORDER BY {order} LIMIT ?""",
        (now.day, limit),
    )
    found = []
    for number, code, called_at, call, recalls in rows.fetchall():
        counter = now.counters.get(code)
        agency = now.agencies.get(counter.agency) if counter else None
        found.append(
            DisplayCall(
                key=f"{number}/{call}/{recalls}",
                number=shown_number(desk, number),
                counter=code,
                counter_name=counter.name if counter else code,
                floor=counter.floor if counter else 1,
                agency_short=agency.short if agency else "",
                called_at=instant_ms(called_at),
                count=1 + recalls,
            )
        )
    return found


def _agencies(desk: Desk, now: Hall) -> list[DisplayAgency]:
    return [
        DisplayAgency(
            code=agency.code,
            name=agency.name,
            short=agency.short,
            state=agency.state,
            words=agency.words(desk),
            waiting=agency.waiting,
            minutes=now.agency_range(agency.code),
        )
        for agency in now.agencies.values()
        if agency.waiting or any(counter.since is not None for counter in agency.counters)
    ]
