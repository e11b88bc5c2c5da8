"""What a step of a visit asks for, in words."""

from collections.abc import Collection, Mapping, Sequence

from desktop.printing.rows import Step
from desktop.queries.places import either
from models.rules.folds.tickets import OPEN, TicketState
from reports.visit_sheet import NeededDocument

PRIORITY = "didahulukan"
"""Said instead of the reason: disability, pregnancy and illness are nobody's business who sees the paper."""
_STILL_COMES = OPEN | {TicketState.DONE, TicketState.NO_SHOW}


def needed_documents(
    step: Step, steps: Sequence[Step], held: Collection[str] | None, names: Mapping[str, str]
) -> tuple[NeededDocument, ...]:
    """Return what a step asks for, one entry a requirement.

    Of papers that stand for each other only those are named that the visitor holds or gets on the way,
    all of them where none is. A step that renews a paper asks for the old one: as long as nobody has asked
    the visitor, that one is taken to be brought from home.

    Args:
        step: whose requirements.
        steps: all steps of the visit.
        held: document types that the visitor holds, None where nobody has asked yet.
        names: of the document types.
    """
    made = {
        code: earlier.place
        for earlier in steps[: step.place - 1]
        if earlier.ticket.state in _STILL_COMES
        for code in earlier.service.produces
        if held is not None or not _asks_for(earlier, code)
    }
    found = []
    for group in step.service.requires:
        codes = group.split("|")
        has, comes = [c for c in codes if c in (held or ())], [c for c in codes if c in made]
        from_step = None if has or not comes else max(made[code] for code in comes)
        known = bool(has) if held is not None and from_step is None else None
        words = either(names.get(code, code) for code in has or comes or codes)
        found.append(NeededDocument(words, held=known, from_step=from_step))
    return tuple(found)


def _asks_for(step: Step, code: str) -> bool:
    return any(code in group.split("|") for group in step.service.requires)
