"""What the keys of sending do: to another counter, to another agency, and the answer to a referral."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from desktop.desk import Desk, Outcome
from desktop.queries.counter import CounterView, CurrentTicket
from desktop.queries.needs import find_needs
from desktop.services.referrals import accept_referral, refer_ticket, return_referral
from desktop.services.tickets import TicketNow, transfer_ticket
from ui.counter.acts import who_waits
from ui.counter.console import Console
from ui.counter.refer import Sending as Sent
from ui.counter.send_back import SendingBack
from ui.counter.sitting import Do

MOST_FOUND = 8
NOT_REFERRED = "{} tidak datang dari rujukan."
ACCEPTED_ALREADY = "Rujukan {} sudah diterima."


class Told(Protocol):
    """Says what was done, with the way back: a sentence, and the numbers whose last act it takes back."""

    def __call__(self, sentence: str, *numbers: str) -> None: ...  # noqa: D102 - the class says it


@dataclass(frozen=True, slots=True)
class Acting:
    """How the page acts.

    Attributes:
        do: runs a use case, one at a time.
        ask: reads, and hands on what was found.
        ready: the ticket that a key is about; None when it may not be pressed now, which it says.
        view: how the counter stands, None before it was read.
        told: says what was done.
        warn: shows a sentence beside the keys.
    """

    do: Do
    ask: Callable[[Callable[[], Any], Callable[[Any], None]], None]
    ready: Callable[[str], CurrentTicket | None]
    view: Callable[[], CounterView | None]
    told: Told
    warn: Callable[[str], None]


class Sending:
    """The panels that send on, and what they do.

    Args:
        desk: with the officer signed in.
        console: where the panels stand.
        acting: how the page acts.
    """

    def __init__(self, desk: Desk, console: Console, acting: Acting) -> None:
        self._desk, self._console, self._acting = desk, console, acting
        console.transfer.chose.connect(self._on_transfer_to)
        console.refer.chose.connect(self._on_refer_to)
        console.refer.asked.connect(self._on_refer_typed)
        console.back.chose.connect(self._on_send_back_as)

    def _open(self, panel: QWidget) -> None:
        self._console.open_panel(panel)

    def transfer(self) -> None:
        """Ask to which counter of its service the ticket goes."""
        current, view = self._acting.ready("counter.transfer"), self._acting.view()
        if current is not None and view is not None:
            self._console.transfer.show_counters(current.shown, view.transfers)
            self._open(self._console.transfer)
            self._console.transfer.list.setFocus()

    def _on_transfer_to(self, counter: str) -> None:
        current = self._acting.ready("counter.transfer")
        if current is not None:
            said = f"{current.shown} dialihkan ke loket {counter}."
            work = partial(transfer_ticket, self._desk, current.number, counter)
            self._acting.do(work, lambda now: self._acting.told(said, now.number))

    def refer(self) -> None:
        """Ask to which agency's service the visitor goes, and what goes with them."""
        current = self._acting.ready("counter.refer")
        if current is not None:
            self._open(self._console.refer)
            self._console.refer.open_for(current)

    def _on_refer_typed(self, typed: str) -> None:
        view = self._acting.view()
        if view is not None:
            work = partial(find_needs, self._desk, typed, MOST_FOUND, other_than=view.counter.agency)
            self._acting.ask(work, partial(self._console.refer.show_needs, typed))

    def _on_refer_to(self, sent: Sent) -> None:
        current = self._acting.ready("counter.refer")
        if current is None:
            return

        def work() -> Outcome[tuple[str, ...]]:  # thread: WRITE
            return self._shown(
                refer_ticket(
                    self._desk,
                    current.number,
                    sent.service,
                    sent.note,
                    documents=sent.documents,
                    reason=sent.reason,
                    come_back=sent.come_back,
                )
            )

        def referred(shown: tuple[str, ...]) -> None:
            self._console.refer.clear()
            self._acting.told(f"{current.shown} dirujuk, nomor baru {shown[0]}.", current.number)

        self._acting.do(work, referred)

    def _shown(self, outcome: Outcome[TicketNow]) -> Outcome[tuple[str, ...]]:
        """Return the new numbers as this mall shows them. Thread: WRITE."""
        return Outcome(who_waits(self._desk, outcome.value), outcome.changed)

    def accept(self) -> None:
        """Take the referral on."""
        current = self._brought("counter.accept")
        if current is None or current.referral is None:
            return
        if not current.referral.may_accept:
            self._acting.warn(ACCEPTED_ALREADY.format(current.shown))
            return
        said = f"Rujukan {current.shown} diterima."
        work = partial(accept_referral, self._desk, current.number)
        self._acting.do(work, lambda now: self._acting.told(said, now.number))

    def send_back(self) -> None:
        """Ask why the visitor goes back where they came from."""
        current = self._brought("counter.send_back")
        if current is not None and current.referral is not None:
            self._open(self._console.back)
            self._console.back.open_for(current.shown, current.referral.agency_short)

    def _on_send_back_as(self, wish: SendingBack) -> None:
        current = self._brought("counter.send_back")
        if current is None:
            return

        def work() -> Outcome[tuple[str, ...]]:  # thread: WRITE
            return self._shown(
                return_referral(self._desk, current.number, wish.reason, wish.note, place=wish.place)
            )

        def sent_back(shown: tuple[str, ...]) -> None:
            number = f"nomor baru {shown[0]}" if shown else "tanpa nomor baru"
            self._acting.told(f"{current.shown} dikembalikan, {number}.", current.number)

        self._acting.do(work, sent_back)

    def _brought(self, name: str) -> CurrentTicket | None:
        """Return the ticket here when a referral brought it; else say that none did."""
        current = self._acting.ready(name)
        if current is not None and (current.referral is None or not current.referral.may_return):
            self._acting.warn(NOT_REFERRED.format(current.shown))
            return None
        return current
