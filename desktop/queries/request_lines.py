"""The timeline of a service request: what the journal says of it, who did it, and the words that go with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desktop.desk import Desk
from desktop.queries import places
from desktop.queries.sentences import Sentence, clock, our_day, sentence, word
from models.fields import instant_ms
from models.journal import events_of
from models.rules.bodies import requests as said
from models.rules.events import Event, Subject, in_order


@dataclass(frozen=True, slots=True)
class Line:
    """One line: UTC milliseconds, the same on the mall's clock, what, by whom (a name, empty for the program)."""

    at: int
    time: str
    what: Sentence
    officer: str
    words: str = ""


def timeline(desk: Desk, request_id: str) -> tuple[Line, ...]:
    """Return what happened to a request, its notes and its papers, oldest first; what was undone is left out."""
    officers = dict(desk.store.execute_sql("SELECT id, name FROM officer").fetchall())
    names = places.document_names(desk)
    found = [*_events(desk, request_id, names), *_notes(desk, request_id), *_papers(desk, request_id)]
    return tuple(
        Line(at, clock(desk, at), what, officers.get(officer, "") if officer else "", words)
        for at, _, what, officer, words in sorted(found, key=lambda line: line[:2])
    )


_Found = tuple[int, int, Sentence, str | None, str]
"""When it happened, when it was written (hlc), what, by whom, the words."""


def _events(desk: Desk, request_id: str, names: dict[str, str]) -> Iterator[_Found]:
    for event in in_order(events_of(desk.store, Subject.REQUEST, request_id)):
        what = _said(desk, event, names)
        if what is not None:
            words = _words(desk, event.body.note) if isinstance(event.body, said.ContactTried) else ""
            yield event.occurred_at, event.hlc, what, event.officer, words


def _words(desk: Desk, note: str | None) -> str:
    """Return what was written of an attempt to reach the applicant; empty where it was erased."""
    row = desk.store.execute_sql("SELECT text FROM note WHERE id = ?", (note,)).fetchone()
    return row[0] if row else ""


def _notes(desk: Desk, request_id: str) -> Iterator[_Found]:
    rows = desk.store.execute_sql(
        "SELECT written_at, at_hlc, officer, text FROM note WHERE about_id = ? AND about = ? AND purpose <> 'contact' "
        "ORDER BY at_hlc LIMIT 500",
        (request_id, int(Subject.REQUEST)),
    )
    for at, hlc, officer, text in rows.fetchall():
        yield instant_ms(at), hlc, Sentence("request.line_note"), officer, text


def _papers(desk: Desk, request_id: str) -> Iterator[_Found]:
    rows = desk.store.execute_sql(
        "SELECT drawn_at, at_hlc, officer, paper, copy FROM paper WHERE about_id = ? ORDER BY at_hlc LIMIT 500",
        (request_id,),
    )
    for at, hlc, officer, paper, copy in rows.fetchall():
        code = "request.line_copy" if copy else "request.line_paper"
        yield instant_ms(at), hlc, sentence(code, paper=Sentence(f"word.{paper}"), copy=copy), officer, ""


def _said(desk: Desk, event: Event, names: dict[str, str]) -> Sentence | None:
    """Return an event in words; None for one that a newer program wrote, or whose body is gone."""
    body: Any = event.body
    if isinstance(body, said.ContactTried):
        return _contact(body)
    code = _LINES.get(type(body))
    if code is None:
        return _received(body, names) if isinstance(body, said.PapersReceived) else None
    due_at = getattr(body, "due_at", None)
    chosen = {key: word(getattr(body, key)) for key in ("reason", "proof", "decision") if hasattr(body, key)}
    return sentence(
        code,
        due="-" if due_at is None else clock(desk, due_at),
        reference=getattr(body, "reference", ""),
        product=names.get(getattr(body, "product", None) or "", "-"),
        agency=getattr(body, "agency", ""),
        **chosen,
    )


_LINES: dict[type, str] = {
    said.RequestOpened: "request.line_opened",
    said.RequestCompleted: "request.line_completed",
    said.RequestPaused: "request.line_paused",
    said.RequestResumed: "request.line_resumed",
    said.DueRecounted: "request.line_recounted",
    said.ReferenceGiven: "request.line_reference",
    said.ProductMade: "request.line_ready",
    said.ProductCollected: "request.line_collected",
    said.RequestRejected: "request.line_rejected",
    said.RequestWithdrawn: "request.line_withdrawn",
    said.RequestReferred: "request.line_referred",
}


def _contact(body: said.ContactTried) -> Sentence:
    facts = {"way": word(body.by), "result": word(body.result)}
    if body.again_on is None:
        return sentence("request.line_contact", **facts)
    return sentence("request.line_contact_again", day=our_day(body.again_on), **facts)


def _received(body: said.PapersReceived, names: dict[str, str]) -> Sentence:
    came = ", ".join(names.get(one.document, one.document) for one in body.received) or "-"
    if not body.missing:
        return sentence("request.line_received", papers=came)
    groups = (group.split("|") for group in body.missing)
    missing = ", ".join(places.either(names.get(code, code) for code in codes) for codes in groups)
    return sentence("request.line_incomplete", papers=came, missing=missing)
