"""The outage of the day: one agency's system stops, its counters pause, those who wait are asked what to do."""

from random import Random

from desktop.demo.arrivals import MINUTE
from desktop.demo.floor import Floor, Steps
from desktop.demo.room import Where
from desktop.demo.taking_in import Dossiers
from desktop.services.outages import NewOutage, all_wait, choose, end_outage, start_outage
from models.rules.bodies.tickets import OutageChoice

SYSTEMS = (
    ("DUK", "SIAK", 6), ("SAM", "ERI Samsat", 1), ("IMI", "M-Paspor", 1), ("BJK", "P-Care", 1), ("DJP", "Coretax", 1),
    ("BPN", "Sentuh Tanahku", 1),
)  # fmt: skip
"""Agency, its system, and how often it is the one that stops."""
SHORTEST, LONGEST = 20, 60
"""Minutes."""
GO_HOME = ((OutageChoice.LEAVE_FILE, ""), (OutageChoice.CALL_BACK, "0812 0000 0001"))
"""What the first of those who wait choose, and how they are called back."""


def outage(floor: Floor, dossiers: Dossiers) -> Steps:
    """Let one system stop in the busy part of the day, and work again 20 to 60 minutes later."""
    system = _system(floor.rng, [post.agency for post in floor.posts])
    if system is None:
        return
    agency, name = system
    span = floor.window.closes - floor.window.opens
    length = floor.rng.randint(SHORTEST, LONGEST) * MINUTE
    yield floor.until(floor.window.opens + round(span * floor.rng.uniform(0.15, 0.4)))
    noted = start_outage(floor.staff.supervisor, NewOutage(name, agency=agency)).value
    floor.down[agency] = floor.env.event()
    yield floor.env.timeout(length // 2)
    _ask(floor, dossiers, agency, noted)
    yield floor.env.timeout(length - length // 2)
    end_outage(floor.staff.supervisor, noted)
    floor.down.pop(agency).succeed()


def _system(rng: Random, agencies: list[str]) -> tuple[str, str] | None:
    known = [(agency, name, often) for agency, name, often in SYSTEMS if agency in agencies]
    if not known:
        return None
    agency, name, _ = rng.choices(known, [often for *_, often in known])[0]
    return agency, name


def _ask(floor: Floor, dossiers: Dossiers, agency: str, outage: str) -> None:
    """Ask those who wait: a few leave their file or want a call, the others wait until the system works again."""
    posts = [post for post in floor.posts if post.agency == agency]
    waiting = dict.fromkeys(leg.number for post in posts for leg in floor.room.callable(post))
    for number, (choice, contact) in zip(waiting, GO_HOME, strict=False):
        choose(floor.staff.supervisor, number, choice, outage, contact)
        leg = floor.room.leg(number)
        floor.room.put(leg, Where.OVER)
        if choice is OutageChoice.LEAVE_FILE:
            dossiers.left_file(floor, floor.office(agency), leg)
        else:
            dossiers.promise_call(floor, floor.staff.supervisor, leg)
    all_wait(floor.staff.supervisor, outage)
