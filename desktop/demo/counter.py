"""A counter through the day: opened, paused for breaks and outages, calling whoever is next, closed."""

import simpy

from desktop.demo.arrivals import MINUTE
from desktop.demo.at_work import AtWork
from desktop.demo.floor import Floor, Steps
from desktop.demo.room import Leg, Where
from desktop.demo.serving import attend, finish_held, go_on
from desktop.demo.staffing import Post
from desktop.demo.taking_in import Dossiers
from desktop.services.counters import close_counter, open_counter, pause_counter
from desktop.services.tickets import call_chosen, call_next
from models.rules.bodies.places import PauseReason

MANY = 4
"""So many who wait for a counter that stands by let it open."""
ERRAND, CHOSEN = 0.12, 0.02
ERRANDS = ("Mengambil blangko", "Berkonsultasi dengan atasan", "Mengantar berkas ke kantor pusat")
LATE_BREAK = 15 * MINUTE
"""A break that service has shortened may end this much later."""


def work(floor: Floor, post: Post, dossiers: Dossiers) -> Steps:
    """Work a counter from the morning until nobody waits after closing time."""
    at_work = AtWork(floor, post, dossiers)
    at_work.pauses = _pauses(floor, post)
    yield floor.until(post.opens + floor.rng.randrange(8 * MINUTE))
    if not post.standby:
        _open(at_work)
    while not _done(at_work):
        yield from _next_step(at_work)
    yield from _go_home(at_work)


def _next_step(at_work: AtWork) -> Steps:
    floor, post = at_work.floor, at_work.post
    if not at_work.is_open:
        yield from _stand_by(at_work)
    elif post.agency in floor.down:
        yield from _pause(at_work, floor.down[post.agency], PauseReason.OUTAGE)
    elif at_work.pauses and at_work.pauses[0][0] <= floor.now:
        yield from _take_break(at_work)
    elif (leg := _due(at_work)) is not None:
        yield from go_on(at_work, leg)
    elif floor.room.callable(post):
        yield from _call(at_work)
    elif post.standby:
        _close(at_work)
    else:
        yield _somebody(at_work)


def _done(at_work: AtWork) -> bool:
    floor = at_work.floor
    if not at_work.closing:
        return False
    nobody = not at_work.held and not floor.room.expects(at_work.post)
    return nobody or not at_work.is_open or floor.now >= at_work.last_call


def _somebody(at_work: AtWork) -> simpy.Event:
    """Return what ends an idle wait: the bell, or the next thing that is due by the clock."""
    floor = at_work.floor
    times = [at_work.post.closes, at_work.last_call, *at_work.held.values()]
    times += [start for start, *_ in at_work.pauses]
    ahead = min((at for at in times if at > floor.now), default=floor.now + MINUTE)
    return floor.env.any_of([floor.room.bell(at_work.post), floor.until(ahead)])


def _stand_by(at_work: AtWork) -> Steps:
    floor = at_work.floor
    on_break = any(start <= floor.now < end for start, end in at_work.post.breaks)
    if (
        len(floor.room.callable(at_work.post)) >= MANY
        and not on_break
        and at_work.post.agency not in floor.down
    ):
        _open(at_work)
    else:
        yield _somebody(at_work)


def _open(at_work: AtWork) -> None:
    open_counter(at_work.desk, at_work.code)
    at_work.is_open = True


def _close(at_work: AtWork) -> None:
    if at_work.is_open:
        close_counter(at_work.desk, at_work.code)
        at_work.is_open = False


def _pause(at_work: AtWork, end: simpy.Event, reason: PauseReason, words: str = "") -> Steps:
    pause_counter(at_work.desk, at_work.code, reason, words)
    yield end
    open_counter(at_work.desk, at_work.code)


def _take_break(at_work: AtWork) -> Steps:
    """Take the next break; service may have shortened it, or eaten it up when the counter stood by."""
    floor = at_work.floor
    start, end, reason, words = at_work.pauses.pop(0)
    until = min(floor.now + end - start, end + LATE_BREAK)
    if until > floor.now:
        yield from _pause(at_work, floor.until(until), reason, words)


def _pauses(floor: Floor, post: Post) -> list[tuple[int, int, PauseReason, str]]:
    reason = PauseReason.PRAYER if floor.window.friday else PauseReason.BREAK
    found = [(start, end, reason, "") for start, end in post.breaks]
    if floor.chance(ERRAND):
        start = floor.rng.randrange(post.opens, post.closes)
        end = start + floor.rng.randrange(4, 12) * MINUTE
        found.append((start, end, PauseReason.ERRAND, floor.rng.choice(ERRANDS)))
    return sorted(found)


def _call(at_work: AtWork) -> Steps:
    """Call whom the queue's rule chooses; once in a while somebody out of turn."""
    floor, waiting = at_work.floor, at_work.floor.room.callable(at_work.post)
    if len(waiting) > 1 and floor.chance(CHOSEN):
        called = call_chosen(at_work.desk, at_work.code, waiting[-1].number).value
    else:
        called = call_next(at_work.desk, at_work.code).value
    if called.number is None:
        raise AssertionError(f"{at_work.code}: {waiting[0].number} waits, the store calls nobody")
    leg = floor.room.leg(called.number)
    floor.room.put(leg, Where.AT_COUNTER, at_work.code)
    yield from attend(at_work, leg)


def _due(at_work: AtWork) -> Leg | None:
    """Return a leg on hold that is due, with its visitor free."""
    floor = at_work.floor
    for number, at in at_work.held.items():
        leg = floor.room.leg(number)
        if at <= floor.now and not leg.guest.busy:
            return leg
    return None


def _go_home(at_work: AtWork) -> Steps:
    for number in list(at_work.held):
        yield at_work.floor.wait(0.2, 1)
        finish_held(at_work, at_work.floor.room.leg(number))
    yield at_work.floor.wait(0.2, 3)
    _close(at_work)
