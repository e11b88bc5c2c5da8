"""Retention: what has outlived its purpose is emptied, class by class; figures stay, open matters are left alone."""

from dataclasses import dataclass, field, replace

from desktop.desk import Desk, Outcome, Write
from desktop.queries.belongings import Belongings, belongings, last_used, still_open
from desktop.queries.settings import retention
from desktop.security.permissions import require
from desktop.services.erasing import (
    CHANGED,
    Emptied,
    empty_bodies,
    empty_person,
    leave_no_trace,
    record,
)
from desktop.services.visits import check_clock
from models.fields import instant_text
from models.rules.bodies.people import IdType, PersonDescribed
from models.rules.bodies.rights import DataClass, DestructionBasis, PersonReduced
from models.rules.events import Subject
from models.rules.folds.visits import Person
from models.rules.retention import DAY_MS, outlived

AT_ONCE = 500
"""People of one transaction: others may write in between, and an interruption leaves whole people."""


@dataclass(frozen=True, slots=True)
class Purged:
    """What retention emptied, or would: people in whole and in part, and what is still needed.

    Attributes:
        destruction: id of the run, empty where nothing was emptied or after a dry run.
        spared: people whose time has come and who are left alone: something is open, or a legal hold stands.
    """

    destruction: str = ""
    erased: int = 0
    reduced: int = 0
    spared: int = 0
    emptied: Emptied = field(default_factory=Emptied)


def purge(desk: Desk, *, dry_run: bool = False) -> Outcome[Purged]:
    """Empty what the retention periods say has outlived its purpose.

    Contact data go first, then the identity number, then the name with everything else. Nothing is emptied for
    whom something is open, who is restricted, or whom a legal hold protects.

    Raises:
        Refused: the clock is doubtful: with a wrong year everybody would be forgotten.
        NotAllowed: the role does not reach.
    """
    require(desk, "data.purge")
    done, after = Purged(), ""
    with desk.writing() as write:
        check_clock(desk, write)
    while True:
        with desk.writing() as write:
            people = _candidates(write, after)
            for person in people:
                done = _purge_one(write, person, done, dry_run=dry_run)
        if not people:
            break
        after = people[-1]
    changed = done.erased + done.reduced
    if dry_run or not changed:
        return Outcome(done)
    with desk.writing() as write:
        run = record(write, DestructionBasis.RETENTION, done.emptied, people=changed, reduced=done.reduced)
    leave_no_trace(desk.store)
    return Outcome(replace(done, destruction=run), CHANGED)


def _candidates(write: Write, after: str) -> list[str]:
    """Return the next people who stand alone and may have something to be emptied, by id."""
    periods = retention(write.db)
    youngest, oldest = (
        instant_text(max(0, write.now_ms - days * DAY_MS))
        for days in (periods.contact_days, periods.name_days)
    )
    rows = write.db.execute_sql(
        """SELECT p.id FROM person p WHERE p.id > ?1 AND p.merged_into IS NULL AND NOT p.erased
        AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.person = p.id AND v.arrived_at > ?2)
        AND (p.phone <> '' OR p.id_number <> '' OR EXISTS (SELECT 1 FROM person m WHERE m.merged_into = p.id)
            OR NOT EXISTS (SELECT 1 FROM visit v WHERE v.person = p.id AND v.arrived_at > ?3))
        ORDER BY p.id LIMIT ?4""",
        (after, youngest, oldest, AT_ONCE),
    ).fetchall()
    return [row[0] for row in rows]


def _purge_one(write: Write, person: str, done: Purged, *, dry_run: bool) -> Purged:
    has = belongings(write.db, person)
    classes = outlived(last_used(write.db, has), write.now_ms, retention(write.db))
    states: list[Person] = [write.read(Subject.PERSON, one) for one in has.people]
    if DataClass.NAME not in classes and not any(_left(state, classes) for state in states):
        return done
    if any(state.held or state.restricted for state in states) or still_open(write.db, has) is not None:
        return replace(done, spared=done.spared + 1)
    if DataClass.NAME in classes:
        emptied = Emptied() if dry_run else empty_person(write, has)
        return replace(done, erased=done.erased + 1, emptied=done.emptied + emptied)
    emptied = Emptied() if dry_run else _reduce(write, has, classes)
    return replace(done, reduced=done.reduced + 1, emptied=done.emptied + emptied)


def _left(state: Person, classes: tuple[DataClass, ...]) -> bool:
    """Return whether a person still has something of these classes."""
    return (DataClass.CONTACT in classes and bool(state.phone)) or (
        DataClass.NUMBER in classes and bool(state.id_number)
    )


def _reduce(write: Write, has: Belongings, classes: tuple[DataClass, ...]) -> Emptied:
    """Describe each entry anew without these classes, and empty what was said before."""
    spared = []
    for person in has.people:
        state: Person = write.read(Subject.PERSON, person)
        without: dict[str, str] = {"phone": ""}
        if DataClass.NUMBER in classes:
            without |= {"id_number": "", "id_type": IdType.NONE, "birth": ""}
        whole = PersonDescribed(
            name=state.name,
            call_name=state.call_name,
            id_type=state.id_type,
            id_number=state.id_number,
            no_id_reason=state.no_id_reason,
            phone=state.phone,
            birth=state.birth,
            sex=state.sex,
            village=state.village,
        )
        write.append(replace(whole, **without), person)  # type: ignore[arg-type] # texts, and the id's type
        told = write.appended[-1]
        spared.append((told.origin, told.seq))
        write.append(PersonReduced(classes), person)
    return empty_bodies(write, has, but=spared)
