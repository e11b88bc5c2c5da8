"""All that is kept about one person, for that person: their data, what was done for them, who looked and why."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from desktop.desk import Desk, instant
from desktop.queries.belongings import Belongings, belongings
from desktop.queries.cases import case_row
from desktop.queries.consents import visit_consents
from desktop.queries.enums import words
from desktop.queries.names import names_on
from desktop.queries.sentences import sentence
from models import folding
from models.journal import events_of
from models.rules.bodies import rights
from models.rules.bodies.notes import AccessExported, AccessPrinted, AccessViewed
from models.rules.bodies.people import (
    IdType,
    PersonDescribed,
    PersonErased,
    PersonMerged,
    PersonSeparated,
)
from models.rules.events import Event, Subject, in_order
from models.rules.folds.promises import Promise
from models.rules.folds.requests import Request
from models.rules.folds.tickets import Ticket
from models.rules.folds.visits import Visit
from models.rules.folds.voice import Complaint

FIELDS = {
    "name": "Nama",
    "call_name": "Nama panggilan",
    "id_type": "Jenis identitas",
    "id_number": "Nomor identitas",
    "no_id_reason": "Alasan tanpa nomor",
    "phone": "Telepon",
    "birth": "Tanggal lahir",
    "sex": "Jenis kelamin",
    "village": "Desa/kelurahan",
}
FACTS: dict[type, str] = {
    AccessViewed: "trail.viewed",
    AccessPrinted: "trail.printed",
    AccessExported: "trail.exported",
    PersonErased: "trail.erased",
    PersonMerged: "trail.merged",
    PersonSeparated: "trail.separated",
    rights.PersonRestricted: "trail.restricted",
    rights.PersonReleased: "trail.released",
    rights.PersonHeld: "trail.held",
    rights.HoldLifted: "trail.hold_lifted",
    rights.PersonReduced: "trail.reduced",
}
LOOKS = (AccessViewed, AccessPrinted, AccessExported)


@dataclass(frozen=True, slots=True)
class Section:
    """One part: `key` for machines, a title and heads for people, rows of texts; may have none."""

    key: str
    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]

    def objects(self) -> list[dict[str, str]]:
        """Return the rows as objects under the columns' keys."""
        keys = [key for key, _ in self.columns]
        return [dict(zip(keys, row, strict=True)) for row in self.rows]


def subject_data(desk: Desk, person: str) -> tuple[Section, ...]:
    """Return everything about the person who is found under this id, section by section, in whole.

    Data that are restricted stand here too: the person has a right to them.
    """
    has = belongings(desk.store, person)
    changes = list(_changes(desk, has))
    now = _now(desk, has)
    about_them = tuple((FIELDS[key], value) for key, value in now.items() if value)
    two = (("what", "Data"), ("value", "Isi"))
    return (
        Section("person", "Data diri", two, about_them),
        Section(
            "changes", "Perubahan data diri", _heads("at", "what", "before", "after", "by"), tuple(changes)
        ),
        Section(
            "visits",
            "Kunjungan",
            _heads("at", "code", "channel", "priority", "needs"),
            tuple(_visits(desk, has)),
        ),
        Section(
            "tickets",
            "Tiket antrean",
            _heads("day", "number", "service", "state", "called", "finished"),
            tuple(_tickets(desk, has)),
        ),
        Section(
            "requests",
            "Permohonan",
            _heads("at", "code", "service", "role", "state"),
            tuple(_requests(desk, has)),
        ),
        Section(
            "consents",
            "Persetujuan",
            _heads("at", "what", "version", "method", "withdrawn"),
            tuple(_consents(desk, has)),
        ),
        Section("promises", "Janji kepada Anda", _heads("due", "what", "state"), tuple(_promises(desk, has))),
        Section(
            "complaints",
            "Pengaduan Anda",
            _heads("at", "code", "state", "answer"),
            tuple(_complaints(desk, has)),
        ),
        Section("notes", "Catatan tentang Anda", _heads("at", "what", "by"), tuple(_notes(desk, has))),
        Section(
            "cases",
            "Permintaan Anda tentang data",
            _heads("at", "number", "what", "state", "answer"),
            tuple(_cases(desk, has)),
        ),
        Section(
            "trail",
            "Jejak pemrosesan",
            _heads("at", "what", "by", "desk", "why"),
            tuple(dict.fromkeys(_trail(desk, has))),  # an export names each entry of one person
        ),
    )


HEADS = {
    "at": "Waktu", "what": "Apa", "before": "Sebelumnya", "after": "Menjadi", "by": "Oleh", "code": "Kode",
    "channel": "Cara datang", "priority": "Didahulukan karena", "needs": "Kebutuhan", "day": "Hari",
    "number": "Nomor", "service": "Layanan", "state": "Keadaan", "called": "Dipanggil", "finished": "Selesai",
    "role": "Sebagai", "version": "Pemberitahuan", "method": "Cara", "withdrawn": "Dicabut",
    "due": "Jatuh tempo", "answer": "Jawaban", "desk": "Meja", "why": "Alasan",
}  # fmt: skip


def _heads(*keys: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, HEADS[key]) for key in keys)


def moment(desk: Desk, ms: int | None) -> str:
    """Return UTC milliseconds as `24/11/2026 08.00` on the mall's clock; a dash for None."""
    return "–" if ms is None else f"{desk.calendar().local(instant(ms)):%d/%m/%Y %H.%M}"


def officer_name(desk: Desk, officer: str | None) -> str:
    """Return who did something, as people know them; the program itself for None."""
    row = desk.store.execute_sql("SELECT name, login FROM officer WHERE id = ?", (officer,)).fetchone()
    return "Program" if row is None else row[0] or row[1]


def _events(desk: Desk, has: Belongings) -> list[Event]:
    """Return all events about the person and those merged into them, oldest first, undone ones left out."""
    return [one for person in has.people for one in in_order(events_of(desk.store, Subject.PERSON, person))]


def _now(desk: Desk, has: Belongings) -> dict[str, str]:
    """Return the data as they stand: the newest of the entry that is found; what it lacks, of the others."""
    found = dict.fromkeys(FIELDS, "")
    for person in has.people:
        told = [
            event.body
            for event in in_order(events_of(desk.store, Subject.PERSON, person))
            if isinstance(event.body, PersonDescribed)
        ]
        for key in FIELDS if told else ():
            found[key] = found[key] or _shown(key, getattr(told[-1], key))
    return found


def _shown(key: str, value: str) -> str:
    if key == "id_type":
        return "" if value == IdType.NONE else words(IdType(value))
    return str(value)


def _changes(desk: Desk, has: Belongings) -> Iterator[tuple[str, ...]]:
    """Yield each correction and addition, field by field; the first description is no change."""
    for person in has.people:
        before: PersonDescribed | None = None
        for event in in_order(events_of(desk.store, Subject.PERSON, person)):
            after = event.body
            if not isinstance(after, PersonDescribed):
                continue
            for one in fields(PersonDescribed) if before is not None else ():
                old, new = (_shown(one.name, getattr(body, one.name)) for body in (before, after))
                if old != new:
                    who = officer_name(desk, event.officer)
                    yield (moment(desk, event.occurred_at), FIELDS[one.name], old or "–", new or "–", who)
            before = after


def _visits(desk: Desk, has: Belongings) -> Iterator[tuple[str, ...]]:
    for visit_id in has.visits:
        visit: Visit = folding.read(desk.store, Subject.VISIT, visit_id)
        yield (
            moment(desk, visit.arrived_at),
            visit.code,
            words(visit.channel),
            ", ".join(map(words, visit.priority)) or "–",
            ", ".join(map(words, visit.needs)) or "–",
        )


def _tickets(desk: Desk, has: Belongings) -> Iterator[tuple[str, ...]]:
    names = names_on(desk, "service", desk.today())
    for ticket_id in has.tickets:
        ticket: Ticket = folding.read(desk.store, Subject.TICKET, ticket_id)
        yield (
            "/".join(reversed(ticket.day.split("-"))),
            ticket.number,
            names.get(ticket.service, ticket.service),
            words(ticket.state),
            moment(desk, ticket.first_called_at),
            moment(desk, ticket.finished_at),
        )


def _requests(desk: Desk, has: Belongings) -> Iterator[tuple[str, ...]]:
    names = names_on(desk, "service", desk.today())
    for request_id in (*has.requests, *has.represented):
        request: Request = folding.read(desk.store, Subject.REQUEST, request_id)
        role = next(
            words_
            for words_, who in (
                ("pemohon", request.person),
                ("kuasa", request.proxy),
                ("perusahaan", request.company),
                ("pengambil", request.collector),
            )
            if who in has.people
        )
        service = names.get(request.service, request.service)
        yield (moment(desk, request.opened_at), request.code, service, role, words(request.state))


def _consents(desk: Desk, has: Belongings) -> Iterator[tuple[str, ...]]:
    for visit in has.visits:
        for one in visit_consents(desk, visit):
            purpose = str(sentence(f"consent.{one.purpose}"))
            gone = moment(desk, one.withdrawn_at)
            yield (moment(desk, one.given_at), purpose, one.text_version, words(one.method), gone)


def _promises(desk: Desk, has: Belongings) -> Iterator[tuple[str, ...]]:
    for promise in has.promises:
        state: Promise = folding.read(desk.store, Subject.PROMISE, promise)
        row = desk.store.execute_sql(
            "SELECT text FROM note WHERE about_id = ? AND purpose = 'promise' LIMIT 1", (promise,)
        ).fetchone()
        yield (moment(desk, state.due_at), row[0] if row else "–", words(state.state))


def _complaints(desk: Desk, has: Belongings) -> Iterator[tuple[str, ...]]:
    for complaint in has.complaints:
        state: Complaint = folding.read(desk.store, Subject.COMPLAINT, complaint)
        answer = "–" if state.outcome is None else words(state.outcome)
        yield (moment(desk, state.came_at), state.code, words(state.state), answer)


def _notes(desk: Desk, has: Belongings) -> Iterator[tuple[str, ...]]:
    for note_id in has.notes:
        note = folding.read(desk.store, Subject.NOTE, note_id)
        yield (moment(desk, note.written_at), note.text, officer_name(desk, note.officer))


def _cases(desk: Desk, has: Belongings) -> Iterator[tuple[str, ...]]:
    for case in has.cases:
        row = case_row(desk, case)
        answer = ", ".join(filter(None, (row.outcome and words(row.outcome), row.answer))) or "–"
        received = moment(desk, folding.read(desk.store, Subject.CASE, case).received_at)
        yield (received, row.number, words(row.right), words(row.state), answer)


def _trail(desk: Desk, has: Belongings) -> Iterator[tuple[str, ...]]:
    """Yield what was done with the data and every look at them: when, by whom, at which desk, and why."""
    desks = dict(desk.store.execute_sql("SELECT id, name FROM desk").fetchall())
    for event in sorted(_events(desk, has), key=lambda one: one.key):
        code = FACTS.get(type(event.body))
        if isinstance(event.body, PersonDescribed):
            code = "trail.described"
        if code is None:
            continue
        yield (
            moment(desk, event.occurred_at),
            str(sentence(code)),
            officer_name(desk, event.officer),
            desks.get(event.origin, event.origin[:8]),
            _why(desk, event),
        )


def _why(desk: Desk, event: Event) -> str:
    """Return why something was done: the reason of a look or an export, else which paper; a dash for neither."""
    body = event.body
    if isinstance(body, AccessPrinted):
        return str(sentence(f"trail.paper_{body.paper}"))
    if isinstance(body, AccessExported):
        return _noted(desk, "about_id", body.export) or "–"
    if isinstance(body, AccessViewed):
        reason = "" if body.reason is None else words(body.reason)
        return ": ".join(filter(None, (reason, _noted(desk, "id", body.note)))) or "–"
    return "–"


def _noted(desk: Desk, column: str, wanted: str | None) -> str:
    """Return the words of a look or an export by the note's `id` or its `about_id`, empty for none."""
    row = desk.store.execute_sql(
        f"SELECT text FROM note WHERE {column} = ? AND purpose IN ('reason', 'look') LIMIT 1", (wanted,)
    ).fetchone()
    return row[0] if row else ""
