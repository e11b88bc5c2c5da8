"""The page Antrean before a mall, for its tests."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.queries.board import TicketCard
from desktop.services.visits import NewVisit, add_visit
from ui.actions import Actions
from ui.hub import Hub
from ui.page import Surroundings
from ui.pages.queue import QueuePage
from ui.papers import Papers
from ui.printing import Printing
from ui.runner import InlineRunner


class Slow(InlineRunner):
    """Keeps what is asked until it is let go."""

    def __init__(self) -> None:
        self.kept: list[tuple] = []

    def run(self, *asked) -> None:
        self.kept.append(asked)

    def go_on(self) -> None:
        while self.kept:
            super().run(*self.kept.pop(0))


@dataclass
class Stage:
    """A page before a mall, with what it said."""

    window: QWidget
    page: QueuePage
    desk: Desk
    hub: Hub
    actions: Actions
    said: list[tuple[str, object]] = field(default_factory=list)

    def cards(self) -> dict[str, TicketCard]:
        return {
            card.number: card
            for column in self.page.board.columns
            if column.isVisibleTo(self.page.board)
            for card in column.list.rows.cards
        }

    def choose(self, number: str) -> None:
        for column in self.page.board.columns:
            for row, card in enumerate(column.list.rows.cards):
                if card.number == number:
                    column.list.take_focus(row)
                    return
        raise AssertionError(number)

    def state(self, number: str) -> str:
        sql = "SELECT state FROM ticket WHERE number = ?"
        return str(self.desk.store.execute_sql(sql, (number,)).fetchone()[0])


def made_stage(qtbot, desk: Desk) -> Stage:
    window = QWidget()
    window.resize(1182, 700)
    qtbot.addWidget(window)
    runner, hub = InlineRunner(), Hub(window)
    actions = Actions(window, lambda _: True)
    said: list[tuple[str, object]] = []
    printing = Printing(runner, window)
    around = Surroundings(
        desk,
        runner,
        hub,
        actions,
        lambda *words: said.append(words),
        lambda _: None,
        printing,
        Papers(desk, runner, hub, printing, window),
    )
    page = QueuePage(around)
    page.setParent(window)
    page.resize(1182, 700)
    actions.show_page("page.queue")
    window.show()
    page.shown()
    return Stage(window, page, desk, hub, actions, said)


def services_of(desk: Desk) -> list[tuple[str, str]]:
    """Return (service, counter) of four agencies, two counters at least for the first."""
    rows = desk.store.execute_sql(
        """SELECT s.value, min(c.id), count(*) FROM counter c, json_each(c.services) s
        JOIN service v ON v.id = s.value AND v.site = 'here' GROUP BY s.value ORDER BY count(*) DESC, s.value"""
    ).fetchall()
    found: dict[str, tuple[str, str]] = {}
    for service, counter, _ in rows:
        found.setdefault(service.split("-")[0], (service, counter))
    return list(found.values())


def take(desk: Desk, *services: str) -> list[str]:
    return [ticket.number for ticket in add_visit(desk, NewVisit(services, anyway="uji")).value.tickets]
