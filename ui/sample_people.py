"""States for the gallery about people: who may be one, promises to them, and who leaves without a result."""

from PySide6.QtTest import QTest

from desktop.desk import Desk, instant
from desktop.queries.counted import Counted
from desktop.queries.enums import Outcome
from desktop.services.promises import NewPromise, keep_promise, make_promise
from desktop.services.tickets import cancel_ticket, start_ticket
from desktop.services.visits import NewVisit, add_visit
from ui.pages.counter import CounterPage
from ui.pages.day import DayPage
from ui.sample_states import ANYWAY, SERVICE, call_somebody, page_of
from ui.shell import Shell

HOUR_MS = 3_600_000


def _twice(desk: Desk) -> None:
    """Let two people come twice each, under names that differ a little."""
    for name, phone, birth in (
        ("Muhammad Rizki Hidayat", "081200000001", ""),
        ("M. Rizky Hidayat", "081200000001", ""),
        ("Siti Soebandi", "081200000002", ""),
        ("Hj. Siti Subandi", "081200000002", ""),
    ):
        add_visit(desk, NewVisit((SERVICE,), name=name, phone=phone, note=birth, anyway=ANYWAY))


def _promised(desk: Desk) -> None:
    now = desk.clock()
    for words, later in (
        ("Kami telepon bila KTP sudah tercetak", 1),
        ("Surat pindah siap diambil di Loket 2", 2),
        ("Kepala seksi menghubungi tentang pengaduan", 3),
    ):
        made = make_promise(desk, NewPromise(words, instant(now + later * HOUR_MS))).value
    keep_promise(desk, made)


def look_after(shell: Shell) -> None:
    """Have promises, duplicates and somebody who left without a word."""
    page = page_of(shell, DayPage)
    desk = page.around.desk
    _twice(desk)
    _promised(desk)
    left = add_visit(desk, NewVisit((SERVICE,), anyway=ANYWAY)).value.tickets[0]
    cancel_ticket(desk, left.number)
    page.reload()


def compare(shell: Shell) -> None:
    """Compare two entries."""
    page = page_of(shell, DayPage)
    _twice(page.around.desk)
    page.around.actions.trigger("person.duplicates")


def open_book(shell: Shell) -> None:
    """Open the promise book."""
    page = page_of(shell, DayPage)
    _promised(page.around.desk)
    page.around.actions.trigger("promise.book")


def open_figure(shell: Shell) -> None:
    """Open the list behind a figure of the day."""
    page = page_of(shell, DayPage)
    _promised(page.around.desk)
    page.reload()
    page.figures.lists[Counted.VISITS_ENDED].setFocus()
    page.figures.opened.emit(Counted.SERVED)


def leave(shell: Shell) -> None:
    """Reject somebody, who has to be told what to do next."""
    number, page = call_somebody(shell), page_of(shell, CounterPage)
    start_ticket(page.desk, number)
    page.reload()
    page.console.keys.show_result(Outcome.REJECTED)
    page.around.actions.trigger("counter.finish")


def promise(shell: Shell) -> None:
    """Promise something to whom is served."""
    number, page = call_somebody(shell), page_of(shell, CounterPage)
    start_ticket(page.desk, number)
    page.reload()
    page.around.actions.trigger("promise.add")
    QTest.qWait(1)
