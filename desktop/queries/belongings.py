"""What hangs on one person: their entries, visits, tickets, requests, complaints, cases, the notes about all these."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from peewee import Database

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.printing.rows import find_complaint, find_request, find_visit
from desktop.queries.same_people import kept_id, same_ids
from models.errors import RuleBroken
from models.fields import instant_ms
from models.journal import events_of
from models.rules.bodies.outside import OutreachPlanned
from models.rules.events import Subject
from models.rules.folds.tickets import OPEN
from models.rules.retention import last_use


@dataclass(frozen=True, slots=True)
class Belongings:
    """Ids of all that is about a person, each tuple sorted.

    Attributes:
        people: the one who is found first, then all who were merged into that one.
        requests: those that the person applied for.
        represented: requests of others, in which the person is proxy, company or collector.
        notes: words about any of these, but for the requests of others.
        papers: drawn of any of these.
    """

    people: tuple[str, ...]
    visits: tuple[str, ...]
    tickets: tuple[str, ...]
    requests: tuple[str, ...]
    represented: tuple[str, ...]
    promises: tuple[str, ...]
    referrals: tuple[str, ...]
    bookings: tuple[str, ...]
    cases: tuple[str, ...]
    complaints: tuple[str, ...]
    outreach: tuple[str, ...]
    notes: tuple[str, ...]
    papers: tuple[str, ...]


def named_person(desk: Desk, named: str) -> str:
    """Return the id under which somebody is found, named by their id or by the code of a visit, request or complaint.

    A code also reaches a person whose data are restricted, whom no search finds.

    Raises:
        Refused: nobody is meant by it.
    """
    typed = named.strip()
    person: str | None = typed.lower()
    if typed[:1].upper() in {"V", "R", "P"} or ":" in typed:
        try:
            person = _of_code(desk, typed)
        except (Refused, RuleBroken):
            person = None
    row = desk.store.execute_sql("SELECT id FROM person WHERE id = ?", (person,)).fetchone()
    if row is None:
        raise Refused("person.unknown")
    return kept_id(desk.store, str(row[0]))


def _of_code(desk: Desk, typed: str) -> str | None:
    try:
        return find_visit(desk, typed)[1].person
    except (Refused, RuleBroken):
        pass
    try:
        return find_request(desk, typed)[1].person
    except (Refused, RuleBroken):
        return find_complaint(desk, typed)[1].person


def belongings(db: Database, person: str) -> Belongings:
    """Return what hangs on the person who is found under this id, and on all who were merged into them."""
    people = same_ids(db, person)
    visits = _ids(db, "SELECT id FROM visit WHERE person IN {0}", people)
    tickets = _ids(db, "SELECT id FROM ticket WHERE visit IN {0}", visits)
    requests = _ids(db, "SELECT id FROM request WHERE person IN {0}", people)
    others = "SELECT id FROM request WHERE proxy IN {0} OR company IN {0} OR collector IN {0}"
    represented = tuple(sorted({*_ids(db, others, people)} - {*requests}))
    promises = _ids(db, "SELECT id FROM promise WHERE visit IN {0}", visits)
    promises += _ids(db, "SELECT id FROM promise WHERE visit IS NULL AND request IN {0}", requests)
    referrals = _ids(db, "SELECT id FROM referral WHERE visit IN {0}", visits)
    bookings = _ids(db, "SELECT id FROM booking WHERE person IN {0}", people)
    cases = _ids(db, "SELECT id FROM rights_case WHERE person IN {0}", people)
    complaints = _ids(db, "SELECT id FROM complaint WHERE person IN {0}", people)
    outreach = _ids(db, "SELECT id FROM outreach WHERE person IN {0}", people)
    about = (
        *people,
        *visits,
        *tickets,
        *requests,
        *promises,
        *referrals,
        *bookings,
        *cases,
        *complaints,
        *outreach,
    )
    papers = _ids(db, "SELECT id FROM paper WHERE about_id IN {0}", (*about, *represented))
    papers += _route_sheets(db, outreach)
    notes = _ids(db, "SELECT id FROM note WHERE about_id IN {0}", (*about, *papers))
    return Belongings(
        people=people,
        visits=visits,
        tickets=tickets,
        requests=requests,
        represented=represented,
        promises=promises,
        referrals=referrals,
        bookings=bookings,
        cases=cases,
        complaints=complaints,
        outreach=outreach,
        notes=notes,
        papers=papers,
    )


def _route_sheets(db: Database, outreach: Iterable[str]) -> tuple[str, ...]:
    """Return the sheets of the days for which visits at home were ever planned."""
    days = {
        event.body.day
        for case in outreach
        for event in events_of(db, Subject.OUTREACH, case)
        if isinstance(event.body, OutreachPlanned)
    }
    return _ids(db, "SELECT id FROM paper WHERE paper = 'route_sheet' AND about_id IN {0}", days)


def _ids(db: Database, sql: str, of: Iterable[str]) -> tuple[str, ...]:
    """Return sorted ids; `{0}` in the statement stands for the given ones, however many they are."""
    listed = "(SELECT value FROM json_each(?1))"
    rows = db.execute_sql(sql.replace("{0}", listed), (json.dumps(list(of)),)).fetchall()
    return tuple(sorted(row[0] for row in rows))


def still_open(db: Database, has: Belongings) -> str | None:
    """Return the code of why this person's data are still needed, None where nothing is.

    `erase.visit_open`, `erase.request_open`, `erase.promise_open`, `erase.case_open`, `erase.booking_open`,
    `erase.complaint_open`, `erase.outreach_open`.
    """
    states = ", ".join(f"'{state}'" for state in sorted(OPEN))
    for code, sql, of in (
        ("erase.visit_open", f"SELECT id FROM ticket WHERE id IN {{0}} AND state IN ({states})", has.tickets),
        (
            "erase.request_open",
            "SELECT id FROM request WHERE id IN {0} AND closed_at IS NULL",
            (*has.requests, *has.represented),
        ),
        ("erase.promise_open", "SELECT id FROM promise WHERE id IN {0} AND state = 'promised'", has.promises),
        (
            "erase.case_open",
            "SELECT id FROM rights_case WHERE id IN {0} AND state = 'case_open' AND \"right\" <> 'erasure'",
            has.cases,
        ),
        ("erase.booking_open", "SELECT id FROM booking WHERE id IN {0} AND state = 'booked'", has.bookings),
        (
            "erase.complaint_open",
            "SELECT id FROM complaint WHERE id IN {0} AND closed_at IS NULL",
            has.complaints,
        ),
        ("erase.outreach_open", "SELECT id FROM outreach WHERE id IN {0} AND ended_at IS NULL", has.outreach),
    ):
        if _ids(db, sql, of):
            return code
    return None


def last_used(db: Database, has: Belongings) -> int:
    """Return when something was last done for this person, UTC milliseconds; 0 where it cannot be told."""
    moments: list[int | None] = []
    for sql, of in (
        ("SELECT max(arrived_at) FROM visit WHERE id IN {0}", has.visits),
        ("SELECT max(coalesce(finished_at, issued_at)) FROM ticket WHERE id IN {0}", has.tickets),
        (
            "SELECT max(coalesce(closed_at, opened_at)) FROM request WHERE id IN {0}",
            (*has.requests, *has.represented),
        ),
        ("SELECT max(coalesce(ended_at, due_at)) FROM promise WHERE id IN {0}", has.promises),
        ("SELECT max(booked_at) FROM booking WHERE id IN {0}", has.bookings),
        ("SELECT max(coalesce(answered_at, received_at)) FROM rights_case WHERE id IN {0}", has.cases),
        ("SELECT max(coalesce(closed_at, taken_at)) FROM complaint WHERE id IN {0}", has.complaints),
        ("SELECT max(coalesce(ended_at, asked_at)) FROM outreach WHERE id IN {0}", has.outreach),
    ):
        for (moment,) in db.execute_sql(
            sql.replace("{0}", "(SELECT value FROM json_each(?1))"), (json.dumps(list(of)),)
        ).fetchall():
            moments.append(None if moment is None else instant_ms(moment))
    first_said = db.execute_sql(
        "SELECT min(occurred_at) FROM journal WHERE subject_id = ? AND subject = ?",
        (bytes.fromhex(has.people[0]), int(Subject.PERSON)),
    ).fetchone()[0]
    return last_use([*moments, first_said]) or 0
