"""A mall for any bytes: the sample's agencies, two people who came today, and a matter that one of them left."""

from pathlib import Path

from desktop.desk import Desk
from desktop.services.bookings import import_bookings
from desktop.services.opening import NewRequest, Someone, open_request
from desktop.services.visits import NewVisit, add_visit
from models.rules.sheets import Line
from tests.fuzz.targets import Stage

BOOKED = (
    ("code", "service", "date", "time", "name"),
    ("MP-1", "IMI-01", "2026-11-24", "10:00", "Siti Aminah"),
)


def stage_of(desk: Desk, folder: Path) -> Stage:
    """Return a stage in a made mall whose administrator is signed in."""
    add_visit(
        desk, NewVisit(("DUK-06",), name="Soekarno Djojo", id_number="3578080102039991", phone="081234567890")
    )
    add_visit(desk, NewVisit(("IMI-01", "DUK-06"), name="I Gusti Ayu Nĭ Luh"))
    open_request(desk, NewRequest(service="DUK-06", applicant=Someone(name="Siti Aminah"), reference="NO/7"))
    import_bookings(desk, [Line(number, cells) for number, cells in enumerate(BOOKED, 1)])
    return Stage(desk, folder)
