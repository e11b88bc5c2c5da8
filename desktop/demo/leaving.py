"""Those who leave before they were served, and those who come back after they had missed their call."""

from desktop.demo.floor import Floor, Steps
from desktop.demo.onward import tell_next_step
from desktop.demo.room import Guest, Leg, Where
from desktop.services.tickets import cancel_ticket, return_ticket
from desktop.services.undo import undo_ticket

COMES_BACK, LOSES_PATIENCE, GIVES_UP = 0.3, 0.05, 0.6
CHANGES_MIND = 0.06
LEAVING = ("", "", "Ada keperluan mendadak", "Akan kembali besok", "Antrean terlalu lama")


def come_back(floor: Floor, leg: Leg) -> Steps:
    """Come back some time after a missed call, or not at all."""
    if not floor.chance(COMES_BACK):
        return
    yield floor.wait(4, 30)
    if leg.where is Where.ABSENT and not floor.closed:
        return_ticket(floor.front(), leg.number)
        floor.room.put(leg, Where.WAITING)


def lose_patience(floor: Floor, guest: Guest) -> Steps:
    """Leave after a while in the queue; few do."""
    if not floor.chance(LOSES_PATIENCE):
        return
    yield floor.wait(6, 50)
    waiting = guest.some(Where.WAITING)
    if not waiting or guest.busy or floor.closed:
        return
    for leg in (*waiting, *guest.some(Where.BLOCKED)):
        _cancel(floor, leg)
    if floor.chance(CHANGES_MIND):
        yield floor.wait(0.1, 0.5)
        undo_ticket(floor.front(), waiting[0].number, "Tamu memilih tetap menunggu")
        floor.room.put(waiting[0], Where.WAITING)


def give_up_the_rest(floor: Floor, guest: Guest) -> Steps:
    """Give up the steps that waited for one which did not succeed; some people just go, and theirs expire."""
    if not guest.some(Where.BLOCKED) or not floor.chance(GIVES_UP):
        return
    yield floor.wait(0.5, 4)
    for leg in guest.some(Where.BLOCKED):
        _cancel(floor, leg)


def _cancel(floor: Floor, leg: Leg) -> None:
    cancel_ticket(floor.front(), leg.number, floor.rng.choice(LEAVING))
    tell_next_step(floor.front(), leg.number)
    floor.room.put(leg, Where.OVER)
