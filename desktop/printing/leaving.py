"""What the sheet of a visit that ended without a result says: what to do next, where, from when, whom to ask."""

from desktop.desk import Desk
from desktop.queries.next_steps import legs_of
from desktop.queries.places import counter_place, service_place
from desktop.queries.sentences import word
from models.fields import instant_text
from models.folding import read
from models.rules.bodies.promises import AskWhom
from models.rules.catalogue import Site
from models.rules.events import Subject
from models.rules.folds.places import Counter, Service
from models.rules.folds.promises import NextStep
from models.rules.folds.tickets import Ticket
from models.rules.no_result import ended_without_result
from reports.visit_sheet import Onward


def onward(desk: Desk, visit: str, contact: str) -> Onward | None:
    """Return the next step of a visit, None where it goes on, had a result, or nobody said one.

    Args:
        desk: where to read.
        visit: its id.
        contact: where the mall takes complaints, may be empty.
    """
    ticket_id = ended_without_result(legs_of(desk.store, visit))
    step: NextStep | None = read(desk.store, Subject.NEXT_STEP, ticket_id) if ticket_id else None
    if ticket_id is None or step is None or step.action is None:
        return None
    ticket: Ticket = read(desk.store, Subject.TICKET, ticket_id)
    return Onward(
        what=_first_capital(str(word(step.action))),
        where=_where(desk, step.service or ticket.service),
        on=step.on,
        whom=_whom(desk, step, contact),
        why=str(word(step.reason)),
        words=_words(desk, ticket_id, step),
    )


def _first_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _where(desk: Desk, code: str) -> str:
    service: Service = read(desk.store, Subject.SERVICE, code)
    place = service.note if service.site is Site.ELSEWHERE else service_place(desk, code)
    return " · ".join(filter(None, (service.name, place)))


def _whom(desk: Desk, step: NextStep, contact: str) -> str:
    """Return whom to ask: the counter by its name and place where one said it."""
    counter: Counter | None = read(desk.store, Subject.COUNTER, step.counter) if step.counter else None
    if step.ask is AskWhom.COUNTER and counter is not None:
        return counter_place(counter)
    if step.ask is AskWhom.COMPLAINTS and contact:
        return contact
    return str(word(step.ask or AskWhom.DESK))


def _words(desk: Desk, ticket_id: str, step: NextStep) -> str:
    """Return what the officer added to this step; not what stood with one that was taken back."""
    row = desk.store.execute_sql(
        """SELECT text FROM note WHERE about_id = ? AND purpose = 'next_step' AND written_at >= ?
        ORDER BY written_at DESC, id DESC LIMIT 1""",
        (ticket_id, instant_text(step.said_at)),
    ).fetchone()
    return row[0] if row else ""
