"""Visitors of the test mall whose papers are printed; no person in them exists."""

import json
from collections.abc import Sequence

from desktop.desk import Desk
from desktop.services import tickets
from desktop.services.visits import AddedVisit, NewVisit, add_visit
from models.folding import read
from models.rules.events import Subject
from models.rules.folds.places import LifeEvent

NIK = "3578014107857391"
PHONE = "081299887766"
NAME = "Siti Nur'aini binti Ma'ruf & <b>Anak</b>"


def came(desk: Desk, *services: str, name: str = NAME, nik: str = NIK, **more) -> AddedVisit:
    """Take in a visitor with name, NIK and phone."""
    order = NewVisit(services=services, name=name, id_number=nik, phone=PHONE, **more)
    return add_visit(desk, order).value


def guest(desk: Desk, *services: str, documents: Sequence[str] | None = None) -> AddedVisit:
    """Take in somebody who gives no data."""
    return add_visit(
        desk, NewVisit(services=services, documents=None if documents is None else tuple(documents))
    ).value


def heir(desk: Desk) -> AddedVisit:
    """Take in the family of somebody who died, with all papers that the life event starts with: 7 legs."""
    event: LifeEvent = read(desk.store, Subject.LIFE_EVENT, "MENINGGAL")
    return came(desk, *event.legs, documents=event.starts_with)


def counter_of(desk: Desk, service: str) -> str:
    rows = desk.store.execute_sql("SELECT id, services FROM counter ORDER BY id")
    return next(code for code, services in rows if service in json.loads(services))


def served(desk: Desk, number: str, service: str) -> str:
    """Begin to serve a ticket at the first counter of its service and return the counter."""
    counter = counter_of(desk, service)
    tickets.call_chosen(desk, counter, number)
    tickets.start_ticket(desk, number)
    return counter
