"""The catalogue: agencies, counters, services, document types, life events, taken in from a file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import BadRows, Refused, RowProblem
from desktop.security.permissions import require
from models.rules import catalogue as said
from models.rules.bodies.places import Archived
from models.rules.catalogue import Catalogue, ServiceDescribed
from models.rules.catalogue_file import BadCatalogue, read_catalogue
from models.rules.events import Subject
from models.rules.folds.places import Service
from models.rules.numbering import next_letters
from models.tables import FOLD_TABLES

PARTS: tuple[tuple[str, Subject, Any], ...] = (
    ("documents", Subject.DOCUMENT_TYPE, said.DocumentTypeDescribed),
    ("agencies", Subject.AGENCY, said.AgencyDescribed),
    ("services", Subject.SERVICE, said.ServiceDescribed),
    ("counters", Subject.COUNTER, said.CounterDescribed),
    ("life_events", Subject.LIFE_EVENT, said.LifeEventDescribed),
)
"""The parts of a catalogue, in the order in which they can be written, with the body of their events."""


@dataclass(frozen=True, slots=True)
class ImportedCatalogue:
    """How many entries were new, changed, or as they stood."""

    added: int
    changed: int
    same: int


def import_catalogue(desk: Desk, data: object, *, dry_run: bool = False) -> Outcome[ImportedCatalogue]:
    """Take in a catalogue: adds and changes, never deletes; all or nothing.

    Args:
        desk: where.
        data: the file's JSON.
        dry_run: only say what would happen.

    Raises:
        BadRows: the file is refused whole; every wrong cell is named.
    """
    require(desk, "catalogue.import")
    with desk.writing() as write:
        given = read_rows(data, known_catalogue(write))
        counted = put_catalogue(write, given, dry_run=dry_run)
    return Outcome(counted, frozenset() if dry_run else frozenset({Topic.CATALOGUE}))


def read_rows(data: object, known: Catalogue) -> Catalogue:
    """Return the catalogue of a file, or raise BadRows with every fault in it."""
    try:
        return read_catalogue(data, known)
    except BadCatalogue as bad:
        rows = [RowProblem(e.row, e.column, str(e.code), tuple(e.facts.items())) for e in bad.errors]
        raise BadRows("catalogue.refused", rows, count=len(rows)) from bad


def put_catalogue(write: Write, given: Catalogue, *, dry_run: bool = False) -> ImportedCatalogue:
    """Append what is new or different in a catalogue; services get their letters when first seen."""
    counts = {"added": 0, "changed": 0, "same": 0}
    used = _letters_in_use(write)
    for part, subject, _ in PARTS:
        entries: Mapping[str, Any] = getattr(given, part)
        for code, entry in entries.items():
            state = write.read(subject, code)
            described = entry
            if isinstance(entry, ServiceDescribed):
                described = _with_letters(entry, state, used)
            what = "added" if state is None else "same" if _same(state, described) else "changed"
            counts[what] += 1
            if what != "same" and not dry_run:
                write.append(described, code)
    return ImportedCatalogue(**counts)


def _same(state: Any, described: Any) -> bool:
    fields = [name for name in type(described).__dataclass_fields__ if hasattr(state, name)]
    return not state.archived and all(getattr(state, name) == getattr(described, name) for name in fields)


def _letters_in_use(write: Write) -> dict[str, set[str]]:
    used: dict[str, set[str]] = {}
    for agency, letters in write.db.execute_sql("SELECT agency, letters FROM service"):
        used.setdefault(agency, set()).add(letters)
    return used


def _with_letters(
    entry: ServiceDescribed, state: Service | None, used: dict[str, set[str]]
) -> ServiceDescribed:
    if state is not None:
        return replace(entry, letters=state.letters)
    taken = used.setdefault(entry.agency, set())
    letters = next_letters(taken)
    taken.add(letters)
    return replace(entry, letters=letters)


def known_catalogue(write: Write) -> Catalogue:
    """Return what the mall knows already, in the form of a file: a new file may refer to it."""
    known = Catalogue()
    for part, subject, body in PARTS:
        table = FOLD_TABLES[subject]
        names = list(body.__dataclass_fields__)
        for row in write.db.execute_sql(f"{table.select_sql()} WHERE NOT archived").fetchall():
            code, _, state = table.read_state(row)
            getattr(known, part)[code] = body(**{name: getattr(state, name) for name in names})
    return known


NAMED = {"agency": Subject.AGENCY, "counter": Subject.COUNTER, "service": Subject.SERVICE}


def archive_entry(desk: Desk, kind: str, code: str) -> Outcome[str]:
    """Take an agency, counter or service out of use; its history stays, and reports still name it.

    Raises:
        Refused: there is no such entry, it is archived already, or something in use still needs it.
    """
    require(desk, "catalogue.import")
    with desk.writing() as write:
        state = write.read(NAMED[kind], code)
        if state is None or state.archived:
            raise Refused("catalogue.no_entry", code=code)
        needed = _needed_by(write, kind, code)
        if needed:
            raise Refused("catalogue.still_needed", code=code, by=", ".join(needed))
        write.append(Archived(), code, subject=NAMED[kind])
    return Outcome(code, frozenset({Topic.CATALOGUE}))


def _needed_by(write: Write, kind: str, code: str) -> list[str]:
    """Return what would hang in the air: services and counters of an agency, counters of a service."""
    queries = {
        "agency": "SELECT id FROM service WHERE agency = ?1 AND NOT archived "
        "UNION SELECT id FROM counter WHERE agency = ?1 AND NOT archived LIMIT 5",
        "service": "SELECT c.id FROM counter c, json_each(c.services) s WHERE s.value = ?1 AND NOT c.archived LIMIT 5",
        "counter": "SELECT id FROM shift WHERE counter = ?1 AND state <> 'closed' LIMIT 1",
    }
    return [str(found) for (found,) in write.db.execute_sql(queries[kind], (code,))]


def confirm_services(desk: Desk, codes: tuple[str, ...]) -> Outcome[int]:
    """Say that services of the example catalogue are right for this mall: they no longer print "contoh".

    Args:
        desk: where.
        codes: services; empty for all.

    Raises:
        Refused: one of them is unknown.
    """
    require(desk, "catalogue.import")
    with desk.writing() as write:
        known = known_catalogue(write).services
        for code in codes:
            if code not in known:
                raise Refused("service.unknown", service=code)
        changed = [code for code in (codes or tuple(known)) if known[code].example]
        for code in changed:
            write.append(replace(known[code], example=False), code)
    return Outcome(len(changed), frozenset({Topic.CATALOGUE}))
