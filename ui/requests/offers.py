"""What the page offers beside the next step of a request: as buttons, in the menu, and which receipt."""

from desktop.queries.enums import RequestState
from desktop.queries.request_detail import RequestDetail
from desktop.queries.requests_page import Move
from desktop.services.papers import PaperKind
from ui.requests.moves import next_step

MENU = {
    Move.RESUME: "requests.resume",
    Move.REFER: "requests.refer",
    Move.REJECT: "requests.reject",
    Move.WITHDRAW: "requests.withdraw",
}
ICONS = {
    "requests.receive": "document",
    "requests.pause": "pause",
    "requests.contact": "person",
    "requests.note": "note",
    "requests.shortfall": "printer",
    "requests.resume": "play-circle",
    "requests.refer": "arrow-right",
    "requests.reject": "cross-circle",
    "requests.withdraw": "struck-circle",
}
"""Command -> icon, of all that the menu can hold."""
_NO_RECEIPT = frozenset({RequestState.REJECTED, RequestState.WITHDRAWN, RequestState.REFERRED})


def beside(detail: RequestDetail) -> tuple[str, ...]:
    """Return the commands that stand beside the next step, or in the menu where the room is small."""
    step, found = next_step(detail), []
    if Move.RECEIVE in detail.moves and (step is None or step.move is not Move.RECEIVE):
        found.append("requests.receive")
    if pause_of(detail) is not None:
        found.append("requests.pause")
    return tuple(found)


def others(detail: RequestDetail, *, compact: bool) -> tuple[str, ...]:
    """Return the commands of the menu; `compact`: with those that have no button of their own."""
    step = next_step(detail)
    contact = ("requests.contact",) if detail.moves else ()
    found = [*((*beside(detail), *contact) if compact else ()), "requests.note"]
    if detail.missing and detail.moves:
        found.append("requests.shortfall")
    for move, command in MENU.items():
        if move in detail.moves and (step is None or step.move is not move):
            found.append(command)
    return tuple(found)


def pause_of(detail: RequestDetail) -> Move | None:
    """Return a move by which the clock can stand, or stand for something else; None where none is open."""
    wanted = (Move.WAIT_APPLICANT, Move.WAIT_PAYMENT)
    return next((move for move in wanted if move in detail.moves), None)


def paper_of(detail: RequestDetail) -> PaperKind | None:
    """Return which receipt a request has now: that of its papers, after the pickup that of its product."""
    if not has_receipt(detail.state):
        return None
    return PaperKind.HANDOVER if detail.state is RequestState.PICKED_UP else PaperKind.RECEIPT


def has_receipt(state: RequestState) -> bool:
    """Return whether a request in this state has a receipt to be printed."""
    return state not in _NO_RECEIPT


def print_words(detail: RequestDetail) -> str:
    """Return what printing the receipt gives: the first, or which copy."""
    drawn = sum(paper.kind == paper_of(detail) for paper in detail.papers)
    return f"Cetak salinan ke-{drawn}" if drawn else "Cetak tanda terima"
