"""Erasing one person's data: what was said of them is emptied, what was done for the house stays without a name."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import Refused
from desktop.queries.belongings import Belongings, belongings, named_person, still_open
from desktop.queries.copies import copies_of
from desktop.queries.day_figures import DUTY
from desktop.queries.prints import DAILY
from desktop.security.permissions import require
from models import folding, journal
from models.rules.bodies.people import PersonDescribed, PersonErased
from models.rules.bodies.rights import DataDestroyed, DestructionBasis
from models.rules.events import Event, Subject
from models.rules.folds.visits import Person
from models.rules.kinds import ERASABLE
from models.store import Store

CHANGED = frozenset({Topic.PEOPLE, Topic.QUEUE, Topic.REQUESTS, Topic.PROMISES})
SHORTEST_TRACE = 3
"""Characters of a name or number that a draft is searched for; shorter ones would stand in any form."""


@dataclass(frozen=True, slots=True)
class Emptied:
    """What a destruction empties, or would: counts, and the digests that stay in the chain as proof."""

    bodies: int = 0
    notes: int = 0
    prints: int = 0
    drafts: int = 0
    proofs: tuple[str, ...] = ()

    def __add__(self, other: "Emptied") -> "Emptied":
        return Emptied(
            self.bodies + other.bodies,
            self.notes + other.notes,
            self.prints + other.prints,
            self.drafts + other.drafts,
            self.proofs + other.proofs,
        )


@dataclass(frozen=True, slots=True)
class ErasedPerson:
    """The run of destruction (empty after a dry run), whose data, and what was emptied."""

    destruction: str
    people: tuple[str, ...]
    emptied: Emptied


def erase_person(desk: Desk, named: str, *, dry_run: bool = False) -> Outcome[ErasedPerson]:
    """Empty all that was said of a person and of everybody merged into them; the chain stays whole.

    Visits, tickets and requests stay, without a name: the figures do not change. Once the transaction is
    durable the file is written anew, so that no page of it keeps a trace. Backups, and copies of damaged files,
    keep theirs until they are destroyed themselves; the minutes say how many such copies there are.

    Args:
        desk: with an administrator signed in.
        named: id of the person, or the code of a visit or request of theirs.
        dry_run: only count.

    Raises:
        Refused: there is no such person, a visit, request, promise or case is open, or a legal hold stands.
        NotAllowed: the role does not reach.
    """
    require(desk, "person.erase")
    with desk.writing() as write:
        has = belongings(write.db, named_person(desk, named))
        _check(write, has)
        if dry_run:
            return Outcome(ErasedPerson("", has.people, _counted(write, has)))
        emptied = empty_person(write, has)
        run = record(write, DestructionBasis.REQUEST, emptied, people=1)
    leave_no_trace(desk.store)
    return Outcome(ErasedPerson(run, has.people, emptied), CHANGED)


def _check(write: Write, has: Belongings) -> None:
    states: list[Person] = [write.read(Subject.PERSON, person) for person in has.people]
    if all(state.erased for state in states):
        raise Refused("erase.nothing")
    if any(state.held for state in states):
        raise Refused("erase.held")
    needed = still_open(write.db, has)
    if needed is not None:
        raise Refused(needed)


def empty_person(write: Write, has: Belongings) -> Emptied:
    """Empty everything that is about a person, inside the caller's transaction."""
    drafts, duty = _drop_drafts(write, has), _on_duty(write, has)  # found by the words that are emptied next
    emptied = empty_bodies(write, has) + empty_notes(write, (*has.notes, *duty.notes))
    emptied += empty_prints(write, (*has.papers, *duty.papers))
    for person in has.people:
        write.append(PersonErased(), person)
    return emptied + Emptied(drafts=drafts)


def empty_bodies(write: Write, has: Belongings, *, but: Iterable[tuple[str, int]] = ()) -> Emptied:
    """Empty what was said of a person, but for the events named by origin and number."""
    spared = set(but)
    events = [event for event in _said_of(write, has) if (event.origin, event.seq) not in spared]
    return Emptied(bodies=len(events), proofs=tuple(_blank(write, event) for event in events))


def _said_of(write: Write, has: Belongings) -> list[Event]:
    return [
        event
        for person in has.people
        for event in journal.events_of(write.db, Subject.PERSON, person)
        if event.kind in ERASABLE and event.body is not None
    ]


def empty_notes(write: Write, notes: Iterable[str]) -> Emptied:
    """Empty notes; their rows go."""
    proofs: list[str] = []
    found = 0
    for note in notes:
        events = [one for one in journal.events_of(write.db, Subject.NOTE, note) if one.body is not None]
        proofs += [_blank(write, event) for event in events if event.kind in ERASABLE]
        folding.refold(write.db, Subject.NOTE, note)
        found += bool(events)
    return Emptied(notes=found, proofs=tuple(proofs))


def _blank(write: Write, event: Event) -> str:
    return f"{event.origin}:{event.seq}:{journal.blank(write.db, event).hex()}"


def empty_prints(write: Write, papers: Iterable[str]) -> Emptied:
    """Empty what papers were drawn from, and wait for none of them any longer."""
    listed = json.dumps(list(papers))
    among = "paper IN (SELECT value FROM json_each(?))"
    write.db.execute_sql(f"DELETE FROM print_job WHERE {among}", (listed,))
    done = write.db.execute_sql(f"UPDATE print_input SET input = '' WHERE input <> '' AND {among}", (listed,))
    return Emptied(prints=int(done.rowcount))


def _traces(write: Write, has: Belongings) -> tuple[str, ...]:
    """Return the words by which a form may be known to be about this person, as JSON writes them."""
    said = [event.body for event in _said_of(write, has) if isinstance(event.body, PersonDescribed)]
    words = {
        word for body in said for word in (body.name, body.id_number, body.phone, body.phone.lstrip("+"))
    }
    words |= {body.phone.replace("+62", "0", 1) for body in said}
    spoken = (json.dumps(word, ensure_ascii=False)[1:-1] for word in words if len(word) >= SHORTEST_TRACE)
    return (*has.people, *has.visits, *spoken)


def _drafts(write: Write, has: Belongings) -> list[str]:
    traces = [trace.casefold() for trace in _traces(write, has)]
    rows = write.db.execute_sql("SELECT id, body FROM draft").fetchall()
    return [draft for draft, body in rows if any(trace in body.casefold() for trace in traces)]


@dataclass(frozen=True, slots=True)
class _OnDuty:
    """Notes of officers on duty that name somebody, and the daily reports that show those notes; their ids."""

    notes: tuple[str, ...]
    papers: tuple[str, ...]


def _on_duty(write: Write, has: Belongings) -> _OnDuty:
    """Return where a person is named who should not have been: nothing but the words ties such a note to them."""
    traces = [trace.casefold() for trace in _traces(write, has)]
    rows = write.db.execute_sql("SELECT id, about_id, text FROM note WHERE purpose = ?", (DUTY,)).fetchall()
    found = {
        note: day
        for note, day, text in rows
        if any(trace in json.dumps(text, ensure_ascii=False).casefold() for trace in traces)
    }
    of_days = "SELECT id FROM paper WHERE about_id >= ?1 AND about_id < ?1 || '0' AND paper = ?2"
    papers = [
        paper
        for day in sorted(set(found.values()))
        for (paper,) in write.db.execute_sql(of_days, (day, DAILY)).fetchall()
    ]
    return _OnDuty(tuple(found), tuple(papers))


def _drop_drafts(write: Write, has: Belongings) -> int:
    found = _drafts(write, has)
    write.db.execute_sql(
        "DELETE FROM draft WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(found),)
    )
    return len(found)


def _counted(write: Write, has: Belongings) -> Emptied:
    duty = _on_duty(write, has)
    prints = write.db.execute_sql(
        "SELECT count(*) FROM print_input WHERE input <> '' AND paper IN (SELECT value FROM json_each(?))",
        (json.dumps([*has.papers, *duty.papers]),),
    ).fetchone()[0]
    return Emptied(
        len(_said_of(write, has)), len(has.notes) + len(duty.notes), int(prints), len(_drafts(write, has))
    )


def record(write: Write, basis: DestructionBasis, emptied: Emptied, *, people: int, reduced: int = 0) -> str:
    """Journal a run of destruction and return its id."""
    run = write.new_id()
    proof = hashlib.sha256("\n".join(sorted(emptied.proofs)).encode()).hexdigest()
    write.append(
        DataDestroyed(
            basis,
            people,
            reduced,
            emptied.bodies,
            emptied.notes,
            emptied.prints,
            emptied.drafts,
            proof,
            copies=len(copies_of(write.desk)),
        ),
        run,
    )
    return run


def leave_no_trace(store: Store) -> None:
    """Write the file anew after a destruction: no free page, no word of the search, no log keeps what is gone.

    Where another process reads meanwhile, its copy of the log goes with its next checkpoint.
    """
    store.execute_sql("INSERT INTO person_name (person_name) VALUES ('rebuild')")
    store.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.execute_sql("VACUUM")
    store.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
