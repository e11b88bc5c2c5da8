"""States for the gallery's samples: each function brings a shown window into one, by keys, clicks and use cases."""

import json
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.bug_report import describe
from desktop.desk import Desk
from desktop.paths import Paths
from desktop.queries.counter import counter_view
from desktop.queries.day_close import closing
from desktop.queries.enums import Outcome, PauseReason, TicketState
from desktop.queries.people import find_people
from desktop.services.counters import open_counter, pause_counter
from desktop.services.day_closing import close_with_report
from desktop.services.print_jobs import mark_sent
from desktop.services.tickets import call_next, finish_ticket, start_ticket
from desktop.services.visits import NewVisit, add_visit
from ui.alarm import MANY
from ui.day.reports import ReportsDialog
from ui.dialogs.crash import CrashDialog
from ui.display import DisplayWindow
from ui.page import Page
from ui.pages.counter import CounterPage
from ui.pages.day import DayPage
from ui.pages.intake import IntakePage
from ui.pages.queue import QueuePage
from ui.rooms.key import KeyRoom
from ui.rooms.start import StartRoom
from ui.runner import InlineRunner
from ui.shell import Shell

COUNTER, SERVICE = "DUK-L1", "DUK-06"
"""A busy counter of the sample catalogue, and a service that it gives."""
PERSON, LIFE_EVENT = "ra", "pindah domisili"
LONG_EVENT = "meninggal"
ANYWAY = "contoh untuk gambar"
"""The reason for which a sample takes in a visitor after hours."""
TYPING_MS = 160
"""Longer than a list waits for the next key."""
MOST_PAGES = 30

P = TypeVar("P", bound=Page)


def page_of(shell: Shell, kind: type[P]) -> P:
    """Return the page in front, which must be of that kind."""
    page = None if shell.workbench is None else shell.workbench.page
    if not isinstance(page, kind):
        raise TypeError("another page is in front")
    return page


def _type(field: QLineEdit, words: str, key: Qt.Key | None = None) -> None:
    """Type like a person: with a rest after it, in which lists open."""
    field.setFocus()
    QTest.keyClicks(field, words)
    QTest.qWait(TYPING_MS)
    if key is not None:
        QTest.keyClick(field, key)


# Tamu


def find(shell: Shell) -> None:
    """Look for people by a name."""
    _type(page_of(shell, IntakePage).person.identity, PERSON)


def match(shell: Shell) -> None:
    """Take the first person that was found."""
    _type(page_of(shell, IntakePage).person.identity, PERSON, Qt.Key.Key_Return)


def come_again(shell: Shell) -> None:
    """Take the first person who came today already."""
    page = page_of(shell, IntakePage)
    found = (row for letter in "asrdnm" for row in find_people(page.around.desk, letter) if row.visit_today)
    _type(page.person.identity, next(found).name)
    QTest.qWait(TYPING_MS)
    QTest.keyClick(page.person.identity, Qt.Key.Key_Return)


def list_needs(shell: Shell) -> None:
    """Open the list of needs for somebody known."""
    match(shell)
    _type(page_of(shell, IntakePage).need.need, "ktp")


def plan(shell: Shell) -> None:
    """Plan a life event for somebody who has shown some of the papers."""
    match(shell)
    page = page_of(shell, IntakePage)
    _type(page.need.need, LIFE_EVENT, Qt.Key.Key_Return)
    for tick in page.plan.documents.ticks[::2]:
        if tick.isEnabled() and not tick.isChecked():
            tick.click()


def list_events(shell: Shell) -> None:
    """Open the list of all life events."""
    page_of(shell, IntakePage).need.events.click()


def plan_seven(shell: Shell) -> None:
    """Plan a life event of seven services, with nothing ticked yet."""
    page = page_of(shell, IntakePage)
    _type(page.need.need, LONG_EVENT, Qt.Key.Key_Return)


def refuse_move(shell: Shell) -> None:
    """Move a step before the one that makes its paper; in the plan of somebody who holds the usual papers."""
    plan_seven(shell)
    page = page_of(shell, IntakePage)
    for tick in page.plan.documents.ticks:
        if tick.property("usual"):
            tick.click()
    codes = list(page.order.services)
    page.plan.ordered.emit("BPN-03", -codes.index("BPN-03"))


def offer_better(shell: Shell) -> None:
    """Move a step by hand to where it takes longer, so that a better order is offered."""
    match(shell)
    page = page_of(shell, IntakePage)
    _type(page.need.need, LIFE_EVENT, Qt.Key.Key_Return)
    page.plan.ordered.emit(page.order.services[0], 3)
    page.plan.ordered.emit(page.order.services[0], 2)


def save(shell: Shell) -> None:
    """Save two visitors: a toast for each, and the number that can be printed again."""
    page = page_of(shell, IntakePage)
    for _ in range(2):
        _type(page.need.need, SERVICE, Qt.Key.Key_Return)
        page.frame.save.click()
        if page.frame.anyway.isVisible():
            page.frame.anyway.setText(ANYWAY)
            page.frame.save.click()


def restore(shell: Shell) -> None:
    """Sign in once more over a form that was not saved."""
    plan(shell)
    page_of(shell, IntakePage).park()
    shell.begin()


def fail(shell: Shell) -> None:
    """Save a form with faults."""
    page = page_of(shell, IntakePage)
    _type(page.person.identity, "99710117084500")
    page.person.birth.setText("31 2 99")
    page.frame.save_print.click()


# Antrean


def choose(shell: Shell) -> None:
    """Choose the first ticket that waits, of those that are done where nobody does."""
    page = page_of(shell, QueuePage)
    for state in range(page.head.filters.state.count()):
        page.head.filters.state.setCurrentIndex(state)
        for _ in range(MOST_PAGES):
            full = [column.list for column in page.board.columns if column.list.rows.cards]
            if full:
                full[0].take_focus(0)
                return
            page.head.filters.turned.emit(1)


def route(shell: Shell) -> None:
    """Ask where to send the chosen ticket."""
    choose(shell)
    page = page_of(shell, QueuePage)
    page.route.click()


def change_plans(shell: Shell) -> None:
    """Have a visit whose first step failed, and one who is served elsewhere, on the board."""
    page = page_of(shell, QueuePage)
    desk, counter = page.around.desk, "POL-L4"
    current = counter_view(desk, counter).current
    if current is not None:
        finish_ticket(desk, current.number)
    for outcome in (Outcome.RETURNED_INCOMPLETE, None):
        order = NewVisit(("POL-03", "DUK-06", "BPD-01"), documents=("KK",), anyway=ANYWAY)
        number = add_visit(desk, order).value.tickets[0].number
        while (called := call_next(desk, counter).value.number) != number:
            finish_ticket(desk, called or "")
        if outcome is not None:
            finish_ticket(desk, number, outcome)
    page.head.filters.search.setText("SPPT")
    page.head.filters.changed.emit()


def replan(shell: Shell) -> None:
    """Plan anew what is left of a visit of several steps, whose counters have closed."""
    page = page_of(shell, QueuePage)
    order = NewVisit(("POL-03", "DUK-06", "DKS-02", "SAM-04"), documents=("KK",), anyway=ANYWAY)
    number = add_visit(page.around.desk, order).value.tickets[1].number
    page.head.filters.search.setText(number)
    page.head.filters.changed.emit()
    for column in page.board.columns:
        if column.list.rows.cards:
            column.list.take_focus(0)
    page.replan.click()


# Loket


def _sit(shell: Shell) -> CounterPage:
    """Sit down at the counter, with nobody at it."""
    page = page_of(shell, CounterPage)
    current = counter_view(page.desk, COUNTER).current
    if current is not None and current.state is TicketState.CALLED:
        start_ticket(page.desk, current.number)
    if current is not None:
        finish_ticket(page.desk, current.number)
    page.use(COUNTER)
    return page


def free(shell: Shell) -> None:
    """Have nobody at the counter."""
    _sit(shell)


def call_somebody(shell: Shell) -> str:
    """Call whoever is next, somebody new where nobody waits, and return the number."""
    page = _sit(shell)
    called = call_next(page.desk, COUNTER).value.number
    if called is None:
        order = NewVisit(services=(SERVICE,), name="Contoh Warga", anyway=ANYWAY)
        add_visit(page.desk, order)
        called = call_next(page.desk, COUNTER).value.number
    page.reload()
    return called or ""


def called(shell: Shell) -> None:
    """Have somebody called."""
    call_somebody(shell)


def serve(shell: Shell) -> None:
    """Have somebody served."""
    number, page = call_somebody(shell), page_of(shell, CounterPage)
    start_ticket(page.desk, number)
    page.reload()


def pause(shell: Shell) -> None:
    """Have the counter paused."""
    page = _sit(shell)
    open_counter(page.desk, COUNTER)
    pause_counter(page.desk, COUNTER, PauseReason.BREAK)
    page.reload()


# Ringkasan, rooms, display


def show_tables(shell: Shell) -> None:
    """Show the figures as tables."""
    page_of(shell, DayPage).table_button.click()


def ask_for_reports(shell: Shell) -> None:
    """Ask for a report of a span of days."""
    page_of(shell, DayPage).around.actions.trigger("day.reports")


def show_report(shell: Shell) -> None:
    """Show the first report of the month before it is printed."""
    ask_for_reports(shell)
    for dialog in page_of(shell, DayPage).findChildren(ReportsDialog):
        dialog.go()


def ask_to_close(shell: Shell) -> None:
    """Ask whether to close the day."""
    page_of(shell, DayPage).close_button.click()


def show_day_report(shell: Shell) -> None:
    """Show the report of a day whose first revision is on paper."""
    page_of(shell, DayPage).print_button.click()


def close_late(desk: Desk) -> None:
    """End whoever is at a counter, close the day with its report, and let two more come.

    Somebody comes before, so that a demo's day, which is closed already, has something to close.
    """
    add_visit(desk, NewVisit(services=("DUK-06",), anyway=ANYWAY))
    for number in closing(desk, desk.today()).busy:
        finish_ticket(desk, number, Outcome.SYSTEM_DOWN)
    report = close_with_report(
        desk, note="Genset menyala 12.10 sampai 12.40, antrean berjalan terus."
    ).value.report
    mark_sent(desk, report.paper_id)
    for service in ("DUK-06", "DUK-01"):
        add_visit(desk, NewVisit(services=(service,), anyway=ANYWAY))


def open_again(shell: Shell) -> None:
    """Be opening the mall."""
    shell.rooms.addWidget(StartRoom())
    shell.rooms.setCurrentIndex(shell.rooms.count() - 1)


def enter_key(shell: Shell) -> None:
    """Give the recovery key, after which an officer is asked for."""
    access = json.loads((shell.paths.data.parent / "access.json").read_text(encoding="utf-8"))
    room = shell.rooms.currentWidget()
    if isinstance(room, KeyRoom):
        room.given.emit(access["recovery_key"])


def forget(shell: Shell) -> QWidget:
    """Return the window of a first start, over a folder without a mall."""
    return Shell(Paths(shell.paths.data.parent / "new", shell.paths.state), runner=InlineRunner())


def display(shell: Shell) -> QWidget:
    """Return the public display."""
    if shell.desk is None:
        raise TypeError("nothing to show")
    return DisplayWindow(shell.desk, InlineRunner())


# the window as a whole


def crash(shell: Shell) -> None:
    """Let something fail inside, and fail again."""
    try:
        page_of(shell, DayPage)
    except TypeError as error:  # another page is in front
        bug = describe(error, "MainThread")
    dialog = CrashDialog(bug.text, "-", shell)
    dialog.tell_repeats(MANY, many=True)
    dialog.open()
