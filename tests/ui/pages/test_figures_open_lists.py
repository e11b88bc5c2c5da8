"""Every figure opens the list that it counts, and the list is as long as the figure says."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.queries.counted import Counted
from desktop.queries.day_page import day_overview
from desktop.services import tickets
from desktop.services.opening import NewRequest, Someone, open_request
from desktop.services.outages import NewOutage, start_outage
from desktop.services.promises import NewPromise, make_promise
from desktop.services.requests import answer_request, reject_request
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.requests import ReceivedPaper, RejectReason
from models.rules.bodies.tickets import Outcome
from models.rules.bodies.visits import Priority
from tests.conftest import Mall
from tests.printing.arrivals import served
from ui.day.counted import CountedDialog
from ui.pages.day import DayPage
from ui.pages.requests import RequestsPage
from ui.requests.following import Heading
from ui.requests.head import FOLLOW
from ui.runner import InlineRunner
from ui.workbench import Workbench

FULL = (ReceivedPaper("KK"), ReceivedPaper("LAMA"))
DAYS = 24 * 60


@pytest.fixture
def busy(mall: Mall) -> Mall:
    """A mall with requests of an earlier day, and a day on which something of everything happened."""
    desk = mall.desk
    for place in range(55):  # more than a page of the list
        open_request(
            desk, NewRequest(service="DUK-06", applicant=Someone(name=f"Tamu {place}"), received=FULL)
        )
    mall.clock.forward(minutes=3 * DAYS)
    codes = [
        open_request(
            desk, NewRequest(service="DUK-06", applicant=Someone(name=name), received=received)
        ).value.code
        for name, received in (("Ani", FULL), ("Budi", FULL), ("Cici", None), ("Dedi", FULL))
    ]
    answer_request(desk, codes[0])
    reject_request(desk, codes[1], RejectReason.PAPERS_INVALID, "KK milik orang lain")
    for hours in (1, 2):
        make_promise(desk, NewPromise("kami telepon", desk.now() + timedelta(hours=hours)))
    numbers = [add_visit(desk, NewVisit(("DUK-06",))).value.tickets[0].number for _ in range(7)]
    for number, outcome in zip(
        numbers, (Outcome.DONE, Outcome.DONE, Outcome.RETURNED_INCOMPLETE), strict=False
    ):
        served(desk, number, "DUK-06")
        mall.clock.forward(minutes=5)
        tickets.finish_ticket(desk, number, outcome)
    tickets.cancel_ticket(desk, numbers[6])
    add_visit(desk, NewVisit(("DUK-06", "BJK-02")))
    return mall


@pytest.fixture
def bench(busy: Mall, holder: Any, qtbot: Any) -> Workbench:
    made = Workbench(busy.desk, InlineRunner(), holder)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


def day_of(bench: Workbench) -> DayPage:
    bench.go("page.day")
    page = bench.page
    assert isinstance(page, DayPage)
    return page


def listed(page: DayPage) -> CountedDialog:
    dialog = page._dialog
    assert isinstance(dialog, CountedDialog)
    return dialog


def number_in(words: str) -> int:
    return int(words.split(maxsplit=1)[0])


def test_each_figure_of_ringkasan_about_requests_and_promises_opens_as_many_rows(bench: Workbench) -> None:
    page = day_of(bench)
    seen = {}
    for which, figure in page.owed.figures.items():
        figure.click()
        dialog = listed(page)
        assert dialog.which is which
        assert dialog.table.model().rowCount() == number_in(figure.text())
        seen[which] = number_in(figure.text())
        dialog.reject()
    assert seen == {
        Counted.OPENED: 4, Counted.FINISHED: 2, Counted.OVERDUE: 55, Counted.READY: 1, Counted.PROMISES: 2,
    }  # fmt: skip


def test_each_figure_of_ringkasan_about_visits_and_tickets_opens_as_many_rows_by_key(
    bench: Workbench,
) -> None:
    page = day_of(bench)
    figures = day_overview(bench.desk, bench.desk.today()).figures
    told = {
        Counted.VISITS: figures.visits,
        Counted.VISITS_ENDED: figures.visits_ended,
        Counted.WAITING: figures.waiting,
        Counted.SERVED: figures.served,
        Counted.RETURNED: figures.returned,
    }
    of_minutes = {Counted.WAITED, Counted.PRIORITY, Counted.FORECAST, Counted.OUTAGES}
    assert told.keys() == page.figures.lists.keys() - of_minutes
    for which, count in told.items():
        figure = page.figures.lists[which]
        figure.setFocus()
        QTest.keyClick(figure, Qt.Key.Key_Return)
        dialog = listed(page)
        assert dialog.which is which
        assert dialog.table.model().rowCount() == count > 0
        assert str(count) in figure.accessibleName()
        dialog.reject()


def test_each_figure_of_minutes_opens_what_it_is_made_from(bench: Workbench, busy: Mall) -> None:
    desk = busy.desk
    for basis in ((), (Priority.ELDERLY,)):
        number = add_visit(desk, NewVisit(("POL-03",), priority=basis)).value.tickets[0].number
        busy.clock.forward(minutes=4)
        served(desk, number, "POL-03")
        tickets.finish_ticket(desk, number, Outcome.DONE)
    start_outage(desk, NewOutage("SIAK", agency="DUK"))
    page = day_of(bench)
    told = {}
    for which in (Counted.WAITED, Counted.PRIORITY, Counted.FORECAST, Counted.OUTAGES):
        page.figures.lists[which].opened.emit()
        told[which] = [(row.number, row.what) for row in listed(page).rows]
        listed(page).reject()
    today = desk.today()
    assert len(told[Counted.WAITED]) == day_overview(desk, today).figures.served
    assert [number for number, _ in told[Counted.PRIORITY]] == [number]
    assert told[Counted.PRIORITY][0][1].endswith("tunggu 4 mnt")
    assert len(told[Counted.FORECAST]) == day_overview(desk, today).forecasts.count > 0
    assert all("perkiraan" in what and "tunggu" in what for _, what in told[Counted.FORECAST])
    assert [number for number, _ in told[Counted.OUTAGES]] == ["SIAK"]


def test_row_of_an_agency_opens_as_many_tickets_as_it_had(bench: Workbench) -> None:
    page = day_of(bench)
    agencies = day_overview(bench.desk, bench.desk.today()).agencies
    assert {row.agency: row.tickets for row in agencies} == {"DUK": 8, "BJK": 1}
    for place, row in enumerate(agencies):
        assert page.right.table.model().index(place, 0).data() == row.short
        page.right.table.activated.emit(page.right.table.model().index(place, 0))
        assert len(listed(page).rows) == row.tickets
        assert {one.agency for one in listed(page).rows} == {row.short}


def test_each_figure_of_permohonan_opens_as_many_rows_over_all_its_pages(bench: Workbench) -> None:
    bench.go("page.requests")
    page = bench.page
    assert isinstance(page, RequestsPage)
    seen = []
    for name, figure in page.head.figures.items():
        figure.click()
        if name == FOLLOW:
            entries = page.following.rows.entries
            seen.append(sum(entry.count for entry in entries if isinstance(entry, Heading)))
            assert seen[-1] == number_in(figure.text())
            continue
        rows = {row.code for row in page.table.rows.rows}
        while page._pages.more:
            page.head.turned.emit(1)
            rows.update(row.code for row in page.table.rows.rows)
        assert len(rows) == number_in(figure.text()), name
        seen.append(len(rows))
    assert seen == [57, 58, 55, 55, 1]  # followed up: 55 overdue, two promises


def test_row_of_a_list_is_shown_on_its_page(bench: Workbench) -> None:
    page = day_of(bench)
    page.owed.figures[Counted.READY].click()
    dialog = listed(page)
    code = dialog.rows[0].number
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    shown = bench.page
    assert isinstance(shown, RequestsPage)
    assert [row.code for row in shown.table.rows.rows] == [code]


def test_figures_of_a_past_day_leave_out_what_is_of_now_alone(bench: Workbench, busy: Mall) -> None:
    page = day_of(bench)
    page._on_picked(busy.desk.today() - timedelta(days=3))
    assert page.owed.figures[Counted.OPENED].text() == "55 dibuka"
    assert not page.owed.figures[Counted.READY].isVisible()
    page.owed.figures[Counted.OPENED].click()
    assert len(listed(page).rows) == 55
