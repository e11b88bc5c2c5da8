"""A life event of seven services at six agencies: planned, taken in and served by keys alone, on real lanes and files."""

import json
from pathlib import Path

from PySide6.QtCore import Qt

from tests.reports.reading import squeezed, words
from tests.ui.journeys.keys_only import Day, serve_at, set_up
from ui.pages.intake import IntakePage
from ui.pages.intake_form import Form

EVENT = "MENINGGAL"
NAME = "Contoh Warga"
STEPS, AGENCIES = 7, 6


def usual_papers(day: Day) -> list[str]:
    """Return what somebody in this life event usually holds."""
    ((papers,),) = day.rows(f"SELECT starts_with FROM life_event WHERE id = '{EVENT}'")
    return list(json.loads(papers))


def plan_it(day: Day) -> IntakePage:
    """Type the event, take it with Enter, and tick what the visitor has along."""
    page = day.page(Qt.Key.Key_1)
    assert isinstance(page, IntakePage)
    day.fill("intake.identity", NAME)
    day.fill("intake.need", "meninggal")
    day.until(page.need.popup.isVisible)
    day.key(Qt.Key.Key_Return)
    day.until(lambda: len(page.plan.table.lines_.lines) == STEPS)
    assert page.form().documents is None
    asked = {tick.objectName().removeprefix("intake.document.") for tick in page.plan.documents.ticks}
    for code in usual_papers(day):
        if code in asked:
            day.press(f"intake.document.{code}")
            day.until(lambda code=code: code in (page.form().documents or ()))
    return page


def print_it(day: Day, page: IntakePage, folder: Path) -> str:
    """Save and print, and return the sheet's words."""
    assert day.shell.workbench is not None
    day.shell.workbench.printing.use_folder(folder)
    day.shell.workbench.printing.printer = ""
    day.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    day.until(lambda: day.rows("SELECT state FROM print_job") == [("sent",)])
    day.until(lambda: page.form() == Form())
    (sheet,) = folder.iterdir()
    return words(sheet.read_bytes())


def next_counter(day: Day) -> str:
    """Return a counter at which a step of the visit can be called now."""
    return str(
        day.rows(
            """SELECT c.id FROM ticket t JOIN counter c, json_each(c.services) s
            WHERE t.state = 'waiting' AND s.value = t.service ORDER BY t.leg, c.id LIMIT 1"""
        )[0][0]
    )


def in_order_of_their_ends(day: Day) -> list[tuple[str, list[str], list[str]]]:
    """Return each service with what it asks for and what it makes, as they were finished."""
    found = day.rows(
        """SELECT s.id, s.requires, s.produces FROM ticket t JOIN service s ON s.id = t.service
        WHERE t.state = 'done' ORDER BY t.finished_at"""
    )
    return [(code, json.loads(asks), json.loads(makes)) for code, asks, makes in found]


def test_death_in_the_family_is_done_in_one_visit_by_keys_alone(day: Day, tmp_path: Path) -> None:
    set_up(day)
    page = plan_it(day)
    planned = page.form().services
    sheet = squeezed(print_it(day, page, tmp_path / "papers"))

    tickets = day.rows(
        """SELECT t.service, t.number, t.state, s.name, s.agency FROM ticket t
        JOIN service s ON s.id = t.service ORDER BY t.leg"""
    )
    assert tuple(code for code, *_ in tickets) == planned
    assert (len(tickets), len({agency for *_, agency in tickets})) == (STEPS, AGENCIES)
    for _, number, _, name, _ in tickets:
        assert squeezed(number) in sheet
        assert squeezed(name) in sheet
    assert {state for _, _, state, *_ in tickets} == {"waiting", "blocked"}

    for done in range(1, STEPS + 1):
        serve_at(day, next_counter(day))
        assert sum(state == "done" for state in day.states().values()) == done

    held = set(usual_papers(day))
    for code, asks, makes in in_order_of_their_ends(day):
        lacking = [group for group in asks if held.isdisjoint(group.split("|"))]
        assert lacking == [], code
        held.update(makes)
    assert day.rows("SELECT DISTINCT visit FROM ticket WHERE state = 'done'") == day.rows(
        "SELECT id FROM visit"
    )
