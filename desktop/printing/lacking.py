"""What counters found missing in a visit, and where in this house it can be had."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from desktop.desk import Desk
from desktop.printing.rows import Step
from desktop.queries.places import either, service_place
from models.rules.catalogue import Site
from models.rules.folds.tickets import OPEN, TicketState
from reports.visit_sheet import LackingDocument

MOST_MAKERS = 2
"""Services that a paper names for one document; more would be no help."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """Documents still missing, in the order of the steps, and when a counter said so last (UTC milliseconds)."""

    documents: tuple[LackingDocument, ...] = ()
    said_at: int | None = None


def lacking_documents(
    desk: Desk, steps: tuple[Step, ...], held: Collection[str], names: Mapping[str, str]
) -> Lacking:
    """Return what the counters of a visit found missing and the visitor has not got since.

    A step that was done after all, under a later number, lacks nothing more.

    Args:
        desk: where to read.
        steps: all steps of the visit.
        held: document types that the visitor holds.
        names: of the document types.
    """
    done = {step.ticket.service for step in steps if step.ticket.state is TicketState.DONE}
    made = {code for step in steps if step.ticket.state is TicketState.DONE for code in step.service.produces}
    found, said_at = [], None
    for step in steps:
        if step.ticket.state is not TicketState.RETURNED_INCOMPLETE or step.ticket.service in done:
            continue
        for group in step.ticket.lacking:
            codes = group.split("|")
            if not made.union(held).intersection(codes):
                words = either(names.get(code, code) for code in codes)
                found.append(LackingDocument(words, step.place, _made_by(desk, codes, steps)))
                said_at = max(said_at or 0, step.ticket.finished_at or 0) or None
    return Lacking(tuple(found), said_at)


def _made_by(desk: Desk, codes: Collection[str], steps: tuple[Step, ...]) -> str:
    """Return in words which step of this visit makes one of these documents, else which services here do."""
    own = next(
        (s.place for s in steps if s.ticket.state in OPEN and set(codes).intersection(s.service.produces)),
        None,
    )
    if own is not None:
        return f"di langkah {own}"
    rows = desk.store.execute_sql(
        f"""SELECT DISTINCT s.id, s.name FROM service s, json_each(s.produces) p
        WHERE p.value IN ({", ".join("?" * len(codes))}) AND NOT s.archived AND s.site = ? ORDER BY s.id LIMIT ?""",
        (*codes, Site.HERE.value, MOST_MAKERS),
    ).fetchall()
    places = [(name, service_place(desk, service)) for service, name in rows]
    words = "; ".join(f"{name}, {place}" if place else name for name, place in places)
    return f"di sini: {words}" if words else ""
