"""Several requests at once: one move for all of them, their receipts again, and the whole lot taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from desktop.desk import Desk, Outcome, Write
from desktop.errors import LotRefused, Refused
from desktop.services import requests
from desktop.services.papers import PaperKind, PrintedPaper, print_paper
from desktop.services.requests import CHANGED, RequestNow, known_request
from models.journal import events_of
from models.rules.bodies.requests import Decision, PauseReason
from models.rules.events import Subject, Undone, in_order
from models.rules.folds.requests import Move, RequestState

MOST_AT_ONCE = 200
"""Requests of one lot."""
MOST_PAPERS = 20
"""Papers of one lot: each is drawn while the others wait, and two pages a second come out of a printer at best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LotOrder:
    """What shall be done with several requests.

    Attributes:
        requests: ids, each once.
        move: one of `MOVES_OF_LOTS`.
        words: for each of them: what is waited for, or why it is passed on.
        agency: code of whom they are passed on to.
        complete_by: until when the applicants shall bring what is missing.
    """

    requests: tuple[str, ...]
    move: Move
    words: str = ""
    agency: str = ""
    complete_by: date | None = None


T = TypeVar("T")
Step = Callable[[Desk, LotOrder, str], Outcome[RequestNow]]


def _pause(reason: PauseReason) -> Step:
    return lambda desk, order, of: requests.pause_request(
        desk, of, reason, order.words, complete_by=order.complete_by
    )


def _answer(desk: Desk, _order: LotOrder, of: str) -> Outcome[RequestNow]:
    """Say that one is granted; where its service makes several products somebody has to say which."""
    with desk.writing() as write:
        _, request = known_request(write, of, "request.ready")
        if len(write.read(Subject.SERVICE, request.service).produces) > 1:
            raise Refused("request.lot_product", number=request.code)
        return requests.answer_request(desk, of, decision=Decision.GRANTED)


def _refer(desk: Desk, order: LotOrder, of: str) -> Outcome[RequestNow]:
    with desk.writing() as write:
        _, request = known_request(write, of, "request.refer")
        if request.agency == order.agency:
            raise Refused("request.lot_agency", number=request.code)
        return requests.refer_request(desk, of, order.agency, order.words)


MOVES_OF_LOTS: dict[Move, Step] = {
    Move.COMPLETE: lambda desk, _, of: requests.complete_request(desk, of),
    Move.WAIT_APPLICANT: _pause(PauseReason.APPLICANT),
    Move.WAIT_PAYMENT: _pause(PauseReason.PAYMENT),
    Move.RESUME: lambda desk, _, of: requests.resume_request(desk, of),
    Move.READY: _answer,
    Move.REFER: _refer,
}
"""What can be done with several at once; what is said to one person, or handed to one, is done one by one."""


def move_lot(desk: Desk, order: LotOrder) -> Outcome[tuple[RequestNow, ...]]:
    """Do one move with several requests, each with an event of its own: all of them, or none.

    Raises:
        Refused: none or too many are chosen, or the move is none of a lot.
        LotRefused: some may not; it names each of them with its reason.
        NotAllowed: the role does not reach one of them.
    """
    step = MOVES_OF_LOTS.get(order.move)
    if step is None:
        raise Refused("request.lot_move")
    return Outcome(_each(desk, order.requests, MOST_AT_ONCE, partial(step, desk, order)), CHANGED)


def print_lot(desk: Desk, lot: Sequence[str]) -> Outcome[tuple[PrintedPaper, ...]]:
    """Draw the receipt of each request, where there was one before as the next copy: all of them, or none.

    Raises:
        Refused: none or too many are chosen.
        LotRefused: some have no receipt in their state; it names each of them with its reason.
        NotAllowed: the role does not reach one of them.
    """

    def drawn(of: str) -> Outcome[PrintedPaper]:
        with desk.writing() as write:
            _, request = known_request(write, of, "request.show")
        over = request.state is RequestState.PICKED_UP
        return print_paper(desk, PaperKind.HANDOVER if over else PaperKind.RECEIPT, of)

    return Outcome(_each(desk, lot, MOST_PAPERS, drawn), CHANGED)


def _each(desk: Desk, lot: Sequence[str], most: int, work: Callable[[str], Outcome[T]]) -> tuple[T, ...]:
    """Return what a use case answers for each request; nothing is done where one of them is refused."""
    if not 0 < len(lot) <= most:
        raise Refused("request.lot_size", most=most, count=len(lot))
    done, refused = [], []
    with desk.writing():
        for of in dict.fromkeys(lot):
            try:
                done.append(work(of).value)
            except Refused as reason:
                refused.append(reason)
        if refused:
            raise LotRefused("request.lot", refused, count=len(refused), all=len(lot))
    return tuple(done)


def take_back(desk: Desk, acts: Sequence[RequestNow]) -> Outcome[tuple[str, ...]]:
    """Take back acts on requests as they were answered, all of them or none; return the codes of their requests.

    Raises:
        Refused: `request.moved_on`: of one alone, something stands on it that came after the act.
        LotRefused: of several, that is so for some; it names each of them.
        NotAllowed: the role does not reach one of them.
    """
    with desk.writing() as write:
        found = [(act, known_request(write, act.id, "request.undo")[1]) for act in acts]
        went_on = [
            Refused("request.moved_on", number=request.code, state=request.state)
            for act, request in found
            if not _stands_last(write, act)
        ]
        if went_on and len(found) == 1:
            raise went_on[0]
        if went_on:
            raise LotRefused("request.lot_undo", went_on, count=len(went_on), all=len(found))
        for act, _ in found:
            for origin, seq in reversed(act.made):
                write.append(Undone(origin, seq), act.id, subject=Subject.REQUEST)
    return Outcome(tuple(request.code for _, request in found), CHANGED)


def _stands_last(write: Write, act: RequestNow) -> bool:
    """Return whether what an act appended is still the end of what stands on its request."""
    standing = in_order(events_of(write.db, Subject.REQUEST, act.id))
    last = [(event.origin, event.seq) for event in standing[-len(act.made) :]]
    return bool(act.made) and last == list(act.made)
