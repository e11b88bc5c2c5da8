"""One step for several requests: what the keys of the page do while some are chosen together."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from desktop.desk import Desk, Outcome
from desktop.queries.agencies import AgencyName
from desktop.queries.enums import StandReason, words
from desktop.queries.requests import MOST, RequestFilter, RequestPage, RequestRow, request_list
from desktop.queries.requests_page import Move, moves_of_all
from desktop.services.papers import PrintedPaper
from desktop.services.request_lots import LotOrder, move_lot, print_lot, take_back
from desktop.services.requests import RequestNow
from ui.page import Page
from ui.requests.ask import Answer, Form, Question
from ui.requests.lot_bar import LotBar
from ui.requests.moves import NEXT, NO_DAY
from ui.requests.offers import has_receipt
from ui.requests.rows import RequestTable
from ui.requests.words import first_capital
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.painting import tip
from ui.widgets.tags import state_word

ONE_BY_ONE = "Langkah ini dilakukan satu per satu. Esc melepas pilihan."
FORWARD = (Move.READY, Move.COMPLETE, Move.RESUME)
PAUSES = {StandReason.APPLICANT: Move.WAIT_APPLICANT, StandReason.PAYMENT: Move.WAIT_PAYMENT}
NAMED = 4
"""Requests that a sentence names; the others are counted."""

AskFirst = Callable[[Form, Callable[[Answer], None]], None]


class Lots(QObject):
    """The chosen lot and its keys.

    Args:
        page: on which it stands.
        table: whose marks say what is chosen.
        message: where it says why something cannot be done.
        ask_first: opens the dialog of a form.
    """

    def __init__(self, page: Page, table: RequestTable, message: InlineMessage, ask_first: AskFirst) -> None:
        super().__init__(page)
        self._page, self._around, self._table, self._message = page, page.around, table, message
        self._ask_first = ask_first
        self.agencies: tuple[AgencyName, ...] = ()
        self.days: tuple[date, ...] = ()
        self._does: dict[str, Callable[[], None]] = {
            "requests.next": self._on_next,
            "requests.pause": self._on_pause,
            "requests.resume": partial(self._on_move, Move.RESUME),
            "requests.refer": self._on_refer,
            "requests.print": self._on_print,
        }
        self.next = self._button("requests.next", "", Kind.PRIMARY)
        self.pause = self._button("requests.pause", "Hentikan")
        self.print = self._button("requests.print", "Tanda terima")
        self.refer = self._button("requests.refer", "Teruskan")
        self.bar = LotBar((self.next, self.pause, self.print, self.refer), self.release)
        table.marked.connect(self.show_lot)

    def _button(self, command: str, words: str, kind: Kind = Kind.SECONDARY) -> KeyButton:
        """Return a button of the bar; its name for screen readers is the command's, whatever words it has room for."""
        action = self._around.actions[command]
        made = KeyButton(words, key=action.shortcut().toString(), kind=kind)
        made.setAccessibleName(action.text())
        made.setObjectName(command.replace("requests.", "requests.lot."))
        made.clicked.connect(action.trigger)
        return made

    def fold(self, *, narrow: bool, tight: bool) -> None:
        """Leave out words where there is little room, with very little the keys too: tooltips have them."""
        self.bar.fold(narrow=narrow)
        for button in (self.next, self.pause, self.print, self.refer):
            action = self._around.actions[button.objectName().replace("requests.lot.", "requests.")]
            button.setToolTip(tip(f"{action.text()} ({action.shortcut().toString()})" if tight else ""))
            button.set_key("" if tight else action.shortcut())

    @property
    def rows(self) -> tuple[RequestRow, ...]:
        """The chosen requests."""
        return tuple(self._table.marks.rows.values())

    def instead(self, command: str, alone: Callable[[], None]) -> Callable[[], None]:
        """Return what a command does: with the lot while there is one, else with the one request."""

        def done() -> None:
            if not self.rows:
                alone()
            elif command in self._does:
                self._does[command]()
            else:
                self._message.say(Level.INFO, ONE_BY_ONE)

        return done

    def release(self) -> None:
        """Let all go; the keys go back to the list."""
        self._table.mark_all(())
        self._table.setFocus()

    def show_lot(self) -> None:
        """Offer what all of the chosen ones allow."""
        rows = self.rows
        moves = moves_of_all(row.state for row in rows)
        forward = next((move for move in FORWARD if move in moves), None)
        step = NEXT[rows[0].state] if rows and forward is not None else None
        if step is not None:
            self.next.set_text(step.verb)
            self.next.set_icon(step.icon)
        alive = {
            self.next: step is not None,
            self.pause: any(move in moves for move in PAUSES.values()),
            self.print: bool(rows) and all(has_receipt(row.state) for row in rows),
            self.refer: Move.REFER in moves,
        }
        for button, can in alive.items():
            button.setVisible(can)
        together = any(can for button, can in alive.items() if button is not self.print)
        self.bar.show_rows(rows, together=together)

    # choosing all

    def choose_all(self, wanted: RequestFilter) -> None:
        """Choose all that is filtered, up to what one lot takes."""
        self._page.ask(partial(request_list, self._around.desk, wanted, limit=MOST), self._chosen)

    def _chosen(self, found: RequestPage) -> None:
        self._table.mark_all(found.rows)
        if found.after is not None or found.cut:
            self._message.say(Level.INFO, f"{MOST} pertama dipilih; lebih dari itu tidak sekaligus.")

    # acting

    def _on_next(self) -> None:
        moves = moves_of_all(row.state for row in self.rows)
        forward = next((move for move in FORWARD if move in moves), None)
        if forward is None:
            states = {row.state for row in self.rows}
            self._message.say(Level.WARNING, self._differs(len(states)))
            return
        self._on_move(forward)

    def _differs(self, states: int) -> str:
        if states > 1:
            return "Langkah berikutnya tidak sama untuk semua yang dipilih. Pilih yang keadaannya sama."
        return ONE_BY_ONE

    def _on_move(self, move: Move) -> None:
        if self._all_allow(move):
            self._run(LotOrder(requests=self._ids(), move=move))

    def _on_pause(self) -> None:
        moves = moves_of_all(row.state for row in self.rows)
        able = [reason for reason, move in PAUSES.items() if move in moves]
        if not able:
            self._all_allow(*PAUSES.values())
            return
        reasons = tuple((one.value, first_capital(words(one))) for one in able)
        days = tuple((day.isoformat(), f"{day:%d/%m/%Y}") for day in self.days)
        form = Form(
            f"Hentikan waktu {len(self.rows)} permohonan",
            "Hentikan waktu",
            "pause",
            (Question("Karena", reasons), Question("Paling lambat", (("", NO_DAY), *days))),
            words="Yang ditunggu",
        )
        self._ask_first(form, self._pause)

    def _pause(self, answer: Answer) -> None:
        reason, day = answer.chosen
        order = LotOrder(
            requests=self._ids(),
            move=PAUSES[StandReason(reason)],
            words=answer.words,
            complete_by=date.fromisoformat(day) if day else None,
        )
        self._run(order)

    def _on_refer(self) -> None:
        if not self._all_allow(Move.REFER):
            return
        own = {row.agency for row in self.rows}
        others = tuple((one.code, one.name) for one in self.agencies if one.code not in own)
        form = Form(f"Teruskan {len(self.rows)} permohonan", "Teruskan", "arrow-right",
                    (Question("Instansi tujuan", others),), words="Alasan")  # fmt: skip
        self._ask_first(form, self._refer)

    def _refer(self, answer: Answer) -> None:
        self._run(
            LotOrder(requests=self._ids(), move=Move.REFER, agency=answer.chosen[0], words=answer.words)
        )

    def _on_print(self) -> None:
        self._message.clear()
        self._page.act(partial(print_lot, self._around.desk, self._ids()), self._printed, button=self.print)

    def _printed(self, papers: tuple[PrintedPaper, ...]) -> None:
        for paper in papers:
            self._around.papers.send(paper)
        self._around.say(f"{len(papers)} tanda terima dikirim ke pencetak.", None)

    def _ids(self) -> tuple[str, ...]:
        return tuple(self._table.marks.rows)

    def _all_allow(self, *moves: Move) -> bool:
        """Return whether all of the chosen allow one of these; else say which do not, and how they stand."""
        unable = [row for row in self.rows if not set(moves) & set(moves_of_all([row.state]))]
        if not unable and any(move in moves_of_all(row.state for row in self.rows) for move in moves):
            return True
        named = ", ".join(f"{row.code} ({state_word(row.state)})" for row in unable[:NAMED])
        rest = f", dan {len(unable) - NAMED} lagi" if len(unable) > NAMED else ""
        self._message.say(
            Level.WARNING, f"{len(unable)} dari {len(self.rows)} tidak dapat ikut: {named}{rest}."
        )
        return False

    def _run(self, order: LotOrder) -> None:
        self._message.clear()
        self._page.act(partial(move_lot, self._around.desk, order), self._done, button=self.next)

    def _done(self, lot: tuple[RequestNow, ...]) -> None:
        self._table.mark_all(())
        undo = partial(self._undo, lot)
        self._around.say(f"{len(lot)} permohonan: {words(lot[0].state)}.", undo)

    def _undo(self, lot: tuple[RequestNow, ...]) -> None:
        self._page.act(_taking_back(self._around.desk, lot), self._taken_back)

    def _taken_back(self, codes: tuple[str, ...]) -> None:
        self._around.say(f"{len(codes)} permohonan: langkah terakhir diurungkan.", None)


def _taking_back(desk: Desk, lot: tuple[RequestNow, ...]) -> Callable[[], Outcome[tuple[str, ...]]]:
    return partial(take_back, desk, lot)
