"""What a password's hash costs in this mall on this computer: measured once, when the mall was made."""

from contextlib import suppress

from desktop.desk import Desk
from desktop.security.nonce import get_local, set_local
from desktop.security.passwords import DEMO, FLOOR, MOST_PASSES, Cost
from models.rules.events import Source
from models.store import Store

NAME = "argon2_passes"


def keep_cost(store: Store, cost: Cost) -> None:
    """Keep what was measured, inside the caller's transaction."""
    set_local(store, NAME, str(cost.passes))


def cost_of(desk: Desk) -> Cost:
    """Return what a new hash costs; a number in the file that is lower than the floor's does not count."""
    if is_made_up(desk):
        return DEMO
    passes = FLOOR.passes
    with suppress(ValueError):
        passes = int(get_local(desk.store, NAME) or passes)
    return Cost(FLOOR.memory_kib, min(max(passes, FLOOR.passes), MOST_PASSES), FLOOR.lanes)


def least_of(desk: Desk) -> Cost:
    """Return below what no hash counts."""
    return DEMO if is_made_up(desk) else FLOOR


def is_made_up(desk: Desk) -> bool:
    """Return whether this is a made-up mall."""
    return desk.source is Source.DEMO
