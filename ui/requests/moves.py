"""What can be done with a request: what each move asks, and the use case that it runs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk, Outcome
from desktop.queries.agencies import AgencyName
from desktop.queries.enums import (
    Decision,
    Proof,
    RejectReason,
    RequestState,
    StandReason,
    words,
)
from desktop.queries.request_detail import RequestDetail
from desktop.queries.requests_page import Chosen, Move
from desktop.services import requests
from desktop.services.opening import Someone
from desktop.services.requests import RequestNow
from desktop.services.taking_in import WithPaper, hand_over_product
from ui.requests.ask import Answer, Form, Question
from ui.requests.words import first_capital

NO_DAY = "Tanpa batas waktu"

Work = Callable[[Desk, Answer], Outcome[RequestNow] | Outcome[WithPaper]]


@dataclass(frozen=True, slots=True)
class Act:
    """One move of one request.

    Attributes:
        form: what is asked first; None: nothing.
        work: the use case. Thread: WRITE.
        undo: whether the toast offers to take it back; a note is none of the request's acts.
        said: what the toast says of an act that leaves the state as it is; empty: the new state.
    """

    work: Work
    form: Form | None = None
    undo: bool = True
    said: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """The next right step of a state: the move, its words and its icon."""

    move: Move
    verb: str
    icon: str


_TAKE_IN = Step(Move.RECEIVE, "Terima berkas", "document")
_GO_ON = Step(Move.RESUME, "Jalankan lagi waktunya", "play-circle")
NEXT: dict[RequestState, Step] = {
    RequestState.DRAFT: _TAKE_IN,
    RequestState.INCOMPLETE: _TAKE_IN,
    RequestState.RECEIVED: Step(Move.COMPLETE, "Berkas lengkap", "tick"),
    RequestState.IN_PROCESS: Step(Move.READY, "Siap diambil", "tick-circle"),
    RequestState.WAITING_APPLICANT: _GO_ON,
    RequestState.WAITING_PAYMENT: _GO_ON,
    RequestState.READY: Step(Move.PICK_UP, "Serahkan hasil", "tick"),
}


def next_step(detail: RequestDetail) -> Step | None:
    """Return the next right step of a request; None where it is over. What is waited for is taken in first."""
    if detail.state is RequestState.WAITING_APPLICANT and detail.missing:
        return _TAKE_IN
    return NEXT.get(detail.state)


def receive(chosen: Chosen) -> Act:
    """Take in papers; with all of them there the clock starts or goes on."""
    of = chosen.detail.id
    form = Form(
        f"Terima berkas {chosen.detail.code}",
        "Terima",
        "document",
        (_until("Sisanya paling lambat", chosen),),
        ticks_name="Berkas yang diterima sekarang: bentuk dan jumlahnya",
        papers=tuple((paper.code, paper.name) for paper in chosen.lacking),
        words="Catatan untuk petugas berikutnya",
    )

    def work(desk: Desk, answer: Answer) -> Outcome[RequestNow]:
        by = _day(answer.chosen[0])
        return requests.receive_papers(desk, of, answer.papers, complete_by=by, note=answer.words)

    return Act(work, form)


def complete(chosen: Chosen) -> Act:
    """Say that the dossier is complete."""
    return Act(lambda desk, _: requests.complete_request(desk, chosen.detail.id))


def resume(chosen: Chosen) -> Act:
    """Let the clock go on."""
    return Act(lambda desk, _: requests.resume_request(desk, chosen.detail.id))


def pause(chosen: Chosen) -> Act:
    """Let the clock stand, for whom, for which papers and until when."""
    able = [
        reason
        for reason, move in (
            (StandReason.APPLICANT, Move.WAIT_APPLICANT),
            (StandReason.PAYMENT, Move.WAIT_PAYMENT),
        )
        if move in chosen.detail.moves
    ]
    form = Form(
        f"Hentikan waktu {chosen.detail.code}",
        "Hentikan waktu",
        "pause",
        (
            Question("Karena", tuple((one.value, first_capital(words(one))) for one in able)),
            _until("Paling lambat", chosen),
        ),
        tuple((group, name, False) for group, name in chosen.required),
        "Berkas yang harus dibawa lagi, bila ada",
        words="Yang ditunggu",
    )

    def work(desk: Desk, answer: Answer) -> Outcome[RequestNow]:
        reason, by = StandReason(answer.chosen[0]), _day(answer.chosen[1])
        return requests.pause_request(
            desk, chosen.detail.id, reason, answer.words, missing=answer.ticked, complete_by=by
        )

    return Act(work, form)


def ready(chosen: Chosen) -> Act:
    """Say that the answer can be collected, and what it is."""
    decisions = Question("Keputusan", tuple((one.value, first_capital(words(one))) for one in Decision))
    products = (Question("Hasil", chosen.products),) if len(chosen.products) > 1 else ()
    form = Form(f"{chosen.detail.code} siap diambil", "Siap diambil", "tick-circle", (decisions, *products))

    def work(desk: Desk, answer: Answer) -> Outcome[RequestNow]:
        product = answer.chosen[1] if products else None
        return requests.answer_request(desk, chosen.detail.id, product, Decision(answer.chosen[0]))

    return Act(work, form)


def pick_up(chosen: Chosen) -> Act:
    """Hand the product over, with the paper that is owed for it."""
    form = Form(
        f"Serahkan hasil {chosen.detail.code}",
        "Serahkan & cetak",
        "printer",
        (Question("Bukti yang ditunjukkan", tuple((one.value, first_capital(words(one))) for one in Proof)),),
        words="Nama yang mengambil, bila bukan pemohon",
    )

    def work(desk: Desk, answer: Answer) -> Outcome[WithPaper]:
        collector = Someone(name=answer.words) if answer.words else None
        return hand_over_product(desk, chosen.detail.id, Proof(answer.chosen[0]), collector)

    return Act(work, form)


def reject(chosen: Chosen) -> Act:
    """Say no, with the reason in words that the applicant is owed."""
    reasons = Question("Alasan", tuple((one.value, first_capital(words(one))) for one in RejectReason))
    form = Form(f"Tolak {chosen.detail.code}", "Tolak", "cross-circle", (reasons,),
                words="Penjelasan untuk pemohon", needed=True, danger=True)  # fmt: skip
    return Act(
        lambda desk, answer: requests.reject_request(
            desk, chosen.detail.id, RejectReason(answer.chosen[0]), answer.words
        ),
        form,
    )


def withdraw(chosen: Chosen) -> Act:
    """End what the applicant wants no more."""
    form = Form(f"Cabut {chosen.detail.code} atas permintaan pemohon", "Cabut", "struck-circle",
                words="Alasan pemohon", danger=True)  # fmt: skip
    return Act(lambda desk, answer: requests.withdraw_request(desk, chosen.detail.id, answer.words), form)


def refer(chosen: Chosen, agencies: tuple[AgencyName, ...]) -> Act:
    """Pass it on to another agency."""
    others = tuple((one.code, one.name) for one in agencies if one.code != chosen.detail.agency)
    form = Form(f"Teruskan {chosen.detail.code}", "Teruskan", "arrow-right",
                (Question("Instansi tujuan", others),), words="Alasan")  # fmt: skip
    return Act(
        lambda desk, answer: requests.refer_request(desk, chosen.detail.id, answer.chosen[0], answer.words),
        form,
    )


def note(chosen: Chosen) -> Act:
    """Keep words for whoever works on it next."""
    form = Form(f"Catatan pada {chosen.detail.code}", "Catat", "note", words="Catatan", needed=True)
    work: Work = lambda desk, answer: requests.note_request(desk, chosen.detail.id, answer.words)  # noqa: E731
    return Act(work, form, undo=False, said="catatan disimpan")


STEPS: dict[Move, Callable[[Chosen], Act]] = {
    Move.RECEIVE: receive,
    Move.COMPLETE: complete,
    Move.RESUME: resume,
    Move.READY: ready,
    Move.PICK_UP: pick_up,
}
"""The moves that can be the next right step."""


def _until(name: str, chosen: Chosen) -> Question:
    days = tuple((day.isoformat(), f"{day:%d/%m/%Y}") for day in chosen.days)
    return Question(name, (("", NO_DAY), *days))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
